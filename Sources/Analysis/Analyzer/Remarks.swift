import AnalysisModel

/// Remarks about places of which another rule says more.
enum Remarks {
    /// What makes a remark needless: findings of these groups, or of the rules named in full, on the same line.
    private static let better: [String: [String]] = [
        "xss.unescaped": ["xss", "i18n", "disclosure"], "sqli.unprepared": ["sqli"],
        "csrf.unverified-form": ["csrf", "xss", "sqli", "injection", "files", "requests"],
        "input.unsanitised": ["xss", "sqli", "injection", "files", "requests"],
        "requests.unsafe-redirect": ["requests.redirect"],
        "php.extract": ["injection.extract"], "wp.system-call": ["injection.command"],
        "wp.discouraged-function": ["injection", "disclosure", "compat", "crypto", "wp.obfuscated-code"],
        "wp.option-autoload": ["performance.autoload"],
        // No remark, but the search has a rule of its own.
        search: ["xss.search-query"],
    ]
    private static let search = "xss.reflected"

    /// The findings without such remarks; `findings` are sorted.
    static func withoutRepeated(_ findings: [Finding], files: [SourceFile]) -> [Finding] {
        guard findings.contains(where: { better[$0.rule] != nil }) else { return findings }
        var kept: [Finding] = []
        var start = 0
        while start < findings.count {
            let file = findings[start].span.file
            var end = start
            while end < findings.count, findings[end].span.file == file { end += 1 }
            kept += withoutRepeated(findings[start..<end], files.indices.contains(file) ? files[file] : nil)
            start = end
        }
        return kept
    }

    private static func withoutRepeated(_ findings: ArraySlice<Finding>, _ file: SourceFile?) -> [Finding] {
        guard let file else { return Array(findings) }
        // By line: the rules that are reported there.
        var rules: [Int: Set<String>] = [:]
        let lines = findings.map { file.position(of: $0.span.range.lowerBound).line }
        for (finding, line) in zip(findings, lines) { rules[line, default: []].insert(finding.rule) }
        return zip(findings, lines).compactMap { finding, line in
            guard let better = better[finding.rule], let others = rules[line] else { return finding }
            let isRepeated = others.contains { other in
                // Of two remarks on a line, none hides the other.
                other != finding.rule && (Self.better[other] == nil || other == search || finding.rule == search)
                    && better.contains { $0 == other || other.hasPrefix($0 + ".") }
            }
            return isRepeated ? nil : finding
        }
    }
}
