import Foundation
import PHPSyntax
import Testing

/// Tokens against those of PHP itself (`tools/goldens/php_tokens.php --golden`).
@Suite struct TokenTests {
    /// What a line of `tokens.txt` names: a file, or one of the sources in a file.
    private func source(_ name: String) -> [UInt8] {
        let parts = name.split(separator: "#")
        guard parts.count == 2, let number = Int(parts[1]) else { return Snippets.bytes(name) }
        var text = Snippets.text(String(parts[0]))
        if text.hasSuffix("\n===") { text.removeLast(4) }
        let sources = text.components(separatedBy: "\n===\n")
        return number < sources.count ? Array(sources[number].utf8) : []
    }

    @Test func tokensAreThoseOfPHP() {
        let lines = Snippets.text("tokens.txt").split(separator: "\n")
        #expect(lines.count > 250)
        var seen: Set<String> = []
        for line in lines {
            let fields = line.split(separator: " ").map(String.init)
            let source = source(fields[0])
            #expect(!source.isEmpty || fields.count == 1, "\(fields[0]) is not there")
            let tokens = PHPParser.parse(source).tokens
            let found = (0..<tokens.count - 1).flatMap {
                ["\(tokens.kinds[$0].phpName)", "\(tokens.range($0).count)"]
            }
            let expected = Array(fields.dropFirst())
            if found != expected {
                let place = zip(found, expected).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
                Issue.record(
                    "\(fields[0]), token \(place / 2): \(found[place...].prefix(4)), PHP \(expected[place...].prefix(4))"
                )
            }
            seen.formUnion(stride(from: 1, to: fields.count, by: 2).map { fields[$0] })
        }
        let missing = TokenKind.allCases.filter { $0 != .endOfFile && !seen.contains("\($0.phpName)") }
        #expect(missing.isEmpty, "no source has them: \(missing)")
    }
}
