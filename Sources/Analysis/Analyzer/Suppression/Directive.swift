import AnalysisModel

/// What a comment says about what is not to be reported.
package struct Directive {
    package enum Verb: Equatable {
        /// The line of the comment, or the next if nothing else is on that line.
        case ignore
        /// All of the file.
        case ignoreFile
        /// From here on.
        case disable
        /// No longer.
        case enable
    }

    /// What is meant by a word in a comment.
    package enum Target: Hashable {
        case all
        /// A rule's identifier or a group of rules.
        case named(String)
        /// A word that means no rule.
        case unknown(String)
    }

    var verb: Verb
    var targets: [Target]
    var reason: String
    /// Whether it is written for this analysis, not for another tool.
    var isOwn: Bool
    /// The bytes of the line that it stands in, within its comment.
    var range: Range<Int>

    /// The directives in a comment, one a line at most.
    static func directives(in comment: Range<Int>, of bytes: [UInt8], names: RuleNames) -> [Directive] {
        var directives: [Directive] = []
        var start = comment.lowerBound
        while start < comment.upperBound {
            var end = start
            while end < comment.upperBound, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            if let directive = directive(start..<end, of: bytes, names) { directives.append(directive) }
            start = end + 1
        }
        return directives
    }

    /// More bytes of a line than this are not read.
    private static let longestLine = 2000

    private static func directive(_ line: Range<Int>, of bytes: [UInt8], _ names: RuleNames) -> Directive? {
        var start = line.lowerBound
        while start < line.upperBound, " \t/*#!<-@".utf8.contains(bytes[start]) { start += 1 }
        let end = Swift.min(line.upperBound, start + longestLine)
        // Nearly all comments end here.
        guard start < end, "wpcWPC".utf8.contains(bytes[start]) else { return nil }
        let range = start..<endOfText(bytes, start..<end)
        let text = String(decoding: bytes[range], as: UTF8.self)[...]
        return own(text, range, names) ?? codeSniffer(text, range, names) ?? oldStandards(text, range, names)
    }

    /// The end of what a comment says in a part of it, its closing mark and blanks left out.
    private static func endOfText(_ bytes: [UInt8], _ part: Range<Int>) -> Int {
        var end = part.upperBound
        func trim() { while end > part.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 } }
        trim()
        for closing in ["*/", "-->", "?>"]
        where bytes[part.lowerBound..<end].reversed().starts(with: closing.utf8.reversed()) {
            end -= closing.utf8.count
            trim()
        }
        return end
    }

    /// `wpllm-ignore rule, rule: reason`, `wpllm-ignore-file`.
    private static func own(_ text: Substring, _ range: Range<Int>, _ names: RuleNames) -> Directive? {
        guard text.hasPrefix("wpllm-ignore") else { return nil }
        var rest = text.dropFirst("wpllm-ignore".count)
        var verb = Verb.ignore
        if rest.hasPrefix("-file") {
            verb = .ignoreFile
            rest = rest.dropFirst("-file".count)
        }
        guard rest.first.map({ $0 == " " || $0 == "\t" || $0 == ":" }) ?? true else { return nil }
        let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let words = (parts.first ?? "").split { $0 == "," || $0 == " " || $0 == "\t" }
        let targets = words.isEmpty ? [Target.all] : words.map { names.target(String($0)) }
        let reason = parts.count > 1 ? String(parts[1].trimmed) : ""
        return Directive(verb: verb, targets: targets, reason: reason, isOwn: true, range: range)
    }

    /// PHP_CodeSniffer's `phpcs:ignore`, `phpcs:disable`, `phpcs:enable`, `phpcs:ignoreFile`; reasons follow " -- ".
    private static func codeSniffer(_ text: Substring, _ range: Range<Int>, _ names: RuleNames) -> Directive? {
        guard text.prefix(6).lowercased() == "phpcs:" else { return nil }
        let rest = text.dropFirst(6)
        let word = rest.prefix { $0.isLetter }
        let verb: Verb
        switch word.lowercased() {
        case "ignore": verb = .ignore
        case "ignorefile": verb = .ignoreFile
        case "disable": verb = .disable
        case "enable": verb = .enable
        default: return nil
        }
        let arguments = rest.dropFirst(word.count).trimmed
        let (sniffs, reason) = split(arguments)
        let words = sniffs.split(separator: ",").compactMap { $0.trimmed.split(separator: " ").first }
        var targets = words.flatMap { names.targets(sniff: $0) }
        if words.isEmpty || verb == .ignoreFile { targets = [.all] }
        guard !targets.isEmpty else { return nil }
        return Directive(verb: verb, targets: targets, reason: String(reason), isOwn: false, range: range)
    }

    private static func split(_ text: Substring) -> (Substring, Substring) {
        if text.hasPrefix("--") { return ("", text.drop { $0 == "-" }.trimmed) }
        var index = text.startIndex
        while let dash = text[index...].firstIndex(of: "-") {
            if text[dash...].hasPrefix("--"), dash > text.startIndex, text[text.index(before: dash)] == " " {
                return (text[..<dash].trimmed, text[dash...].drop { $0 == "-" }.trimmed)
            }
            index = text.index(after: dash)
        }
        return (text, "")
    }

    /// What was written before PHP_CodeSniffer 3.2: `@codingStandardsIgnoreLine` and its like, `WPCS: XSS ok.`
    private static func oldStandards(_ text: Substring, _ range: Range<Int>, _ names: RuleNames) -> Directive? {
        func directive(_ verb: Verb, _ targets: [Target]) -> Directive {
            Directive(verb: verb, targets: targets, reason: "", isOwn: false, range: range)
        }
        for (word, verb) in [
            ("codingStandardsIgnoreLine", Verb.ignore), ("codingStandardsIgnoreFile", .ignoreFile),
            ("codingStandardsIgnoreStart", .disable), ("codingStandardsIgnoreEnd", .enable),
        ] where text.hasPrefix(word) { return directive(verb, [.all]) }
        guard text.prefix(5).lowercased() == "wpcs:" else { return nil }
        let words = text.dropFirst(5).lowercased().split { $0 == "," || $0 == "." }
        let targets = words.flatMap { names.targets(sniff: "WPCS:" + String($0[...].trimmed)) }
        return targets.isEmpty ? nil : directive(.ignore, targets)
    }
}
