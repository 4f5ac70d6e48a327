import AnalysisModel

/// Whether a proposed change of a file mends a finding and does nothing else that can be seen.
package enum PatchCheck {
    /// What came of a check.
    package enum Verdict: Sendable, Equatable {
        case accepted
        /// A sentence without a full stop that says why not.
        case rejected(String)
    }

    /// The part of the words of the old code that the new one must still have.
    private static let keptWords = 0.6

    /// Parses and analyses the files again, with the new bytes in place of the old ones.
    ///
    /// - Parameters:
    ///   - issue: what is to be mended.
    ///   - before: what rules report in the files as they are.
    ///   - excerpt: the bytes of the old file that were rewritten, and those of the new one in their place.
    package static func verdict(
        _ issue: Issue, before: AnalysisResult, bytes: [UInt8], excerpt: (old: ArraySlice<UInt8>, new: [UInt8]),
        options: AnalysisOptions
    ) -> Verdict {
        let index = issue.finding.span.file
        guard before.files.indices.contains(index) else { return .rejected("The finding is in no file") }
        let old = before.files[index]
        guard bytes != old.bytes else { return .rejected("The proposed patch changes nothing") }
        guard kept(excerpt.old, in: excerpt.new) >= keptWords else {
            return .rejected("The proposed patch replaces the code in place of mending it")
        }
        let new = old.replacingBytes(bytes)
        guard new.syntaxErrorCount <= old.syntaxErrorCount else {
            return .rejected("The proposed patch cannot be parsed")
        }
        var files = before.files
        files[index] = new
        let after = Analyzer.analyze(files, options: options)
        guard after.isComplete else { return .rejected("There was no time to check the proposed patch") }
        let counts = (before: ruleCounts(before), after: ruleCounts(after))
        let rule = Key(rule: issue.finding.rule, file: index)
        guard counts.after[rule, default: 0] < counts.before[rule, default: 0] else {
            return .rejected("The finding is still there with the proposed patch")
        }
        if let worse = counts.after.filter({ $0.value > counts.before[$0.key, default: 0] }).keys.min() {
            return .rejected("The proposed patch brings a new finding: \(worse.rule)")
        }
        return .accepted
    }

    private struct Key: Hashable, Comparable {
        var rule: String
        var file: Int

        static func < (left: Key, right: Key) -> Bool { (left.rule, left.file) < (right.rule, right.file) }
    }

    /// Findings by rule and file, those of a baseline included.
    private static func ruleCounts(_ result: AnalysisResult) -> [Key: Int] {
        var counts: [Key: Int] = [:]
        for issue in result.issues + result.suppressed.map(\.issue) {
            counts[Key(rule: issue.finding.rule, file: issue.finding.span.file), default: 0] += 1
        }
        return counts
    }

    /// The part of the different words of `old` that `new` has, too.
    private static func kept(_ old: ArraySlice<UInt8>, in new: [UInt8]) -> Double {
        let words = (old: words(old), new: words(new[...]))
        guard !words.old.isEmpty else { return 1 }
        return Double(words.old.intersection(words.new).count) / Double(words.old.count)
    }

    /// Names and variables.
    private static func words(_ bytes: ArraySlice<UInt8>) -> Set<ArraySlice<UInt8>> {
        let isWordByte: (UInt8) -> Bool = { byte in
            (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
                || (byte >= 0x30 && byte <= 0x39) || byte >= 0x80
        }
        return Set(bytes.split { !isWordByte($0) })
    }
}
