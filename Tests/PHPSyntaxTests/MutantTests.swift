import PHPSyntax
import Testing

/// Valid or not against `php -l`, for snippets with one token deleted, doubled, replaced, …
/// (`tools/goldens/php_mutants.php`).
@Suite struct MutantTests {
    @Test func mutantsAreValidWherePHPSaysSo() {
        let lines = Snippets.text("mutants.txt").split(separator: "\n").map { $0.split(separator: " ") }
        #expect(lines.count >= 5000)
        #expect(lines.contains { $0.last == "1" } && lines.contains { $0.last == "0" })
        let snippets = Snippets.all.map { Array($0.utf8) }
        for (index, fields) in lines.enumerated() {
            guard let number = Int(fields[0]), snippets.indices.contains(number),
                let mutant = mutant(of: snippets[number], fields[1], fields[2..<(fields.count - 1)].compactMap(range))
            else {
                Issue.record("line \(index + 1) cannot be read")
                continue
            }
            let isValid = PHPParser.parse(mutant).isValid(in: PHPVersion(8, 2))
            #expect(
                isValid == (fields.last == "1"), "line \(index + 1): \(String(decoding: mutant, as: UTF8.self))")
        }
    }

    /// The bytes that `offset+length` says.
    private func range(_ text: Substring) -> Range<Int>? {
        let parts = text.split(separator: "+").compactMap { Int($0) }
        return parts.count == 2 ? parts[0]..<(parts[0] + parts[1]) : nil
    }

    private func mutant(of source: [UInt8], _ operation: Substring, _ places: [Range<Int>]) -> [UInt8]? {
        guard let one = places.first, places.allSatisfy({ $0.upperBound <= source.count }) else { return nil }
        let two = places.count > 1 ? places[1] : one
        switch operation {
        case "d": return Array(source[..<one.lowerBound] + source[one.upperBound...])
        case "t": return Array(source[..<one.upperBound] + [0x20] + source[one.lowerBound...])
        case "r": return Array(source[..<one.lowerBound] + source[two] + source[one.upperBound...])
        case "s":
            return Array(
                source[..<one.lowerBound] + source[two] + source[one.upperBound..<two.lowerBound] + source[one]
                    + source[two.upperBound...])
        case "c": return Array(source[..<one.lowerBound])
        case "j":
            let kept = source[..<one.lowerBound].lastIndex { ![0x20, 0x09, 0x0A, 0x0D, 0x0B, 0].contains($0) }
            return Array(source[..<(kept.map { $0 + 1 } ?? 0)] + source[one.lowerBound...])
        default: return nil
        }
    }
}
