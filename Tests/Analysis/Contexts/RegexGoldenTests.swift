import Foundation
import OutputContexts
import Testing

/// What PHP's own expressions did to many texts, see tools/goldens/regex_facts.php.
@Suite struct RegexGoldenTests {
    private func set(_ hex: Substring) -> ByteSet {
        var set = ByteSet.empty
        for (index, digit) in hex.enumerated() {
            let value = digit.hexDigitValue ?? 0
            for bit in 0..<4 where value & 8 >> bit != 0 { set.insert(UInt8(index * 4 + bit)) }
        }
        return set
    }

    @Test func noByteWasSeenThatIsSaidToBeImpossible() throws {
        let lines = try goldenLines("regex-facts.txt")
        #expect(lines.count == 600)
        var (covering, telling) = (0, 0)
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let pattern = fields[0].replacingOccurrences(of: "\\\\", with: "\u{1}")
                .replacingOccurrences(of: "\\n", with: "\n").replacingOccurrences(of: "\\t", with: "\t")
                .replacingOccurrences(of: "\u{1}", with: "\\")
            let facts = RegexFacts(pattern.utf8)
            #expect(facts.problem == nil, "\(pattern)")
            if let allowed = facts.allowedBytes(whole: true) {
                covering += 1
                #expect(set(fields[1]).subtracting(allowed).bytes == [], "subject of \(pattern)")
            }
            if let allowed = facts.allowedBytes(whole: false) {
                #expect(set(fields[2]).subtracting(allowed).bytes == [], "match of \(pattern)")
            }
            if !facts.foundBytes.isEmpty { telling += 1 }
            #expect(set(fields[3]).subtracting(facts.bytesAfterReplacement([])).bytes == [], "rest of \(pattern)")
        }
        // The statements have to be useful, not only true.
        #expect(covering > 100)
        #expect(telling > 100)
    }
}
