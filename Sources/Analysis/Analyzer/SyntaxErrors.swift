import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// What PHP would not compile, as findings of the rule `syntax.error`.
enum SyntaxErrors {
    /// The most that are reported in a file: one fault often leads to others.
    static let mostPerFile = 10

    static func check(_ program: Program, options: AnalysisOptions) -> [Finding] {
        guard let rule = RuleCatalogue.shared["syntax.error"], options.isEnabled(rule) else { return [] }
        var findings: [Finding] = []
        for (index, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for error in tree.errors.prefix(mostPerFile) {
                let start = Swift.min(Swift.max(error.offset, 0), tree.byteCount)
                let span = SourceSpan(file: index, range: start..<tree.endOfToken(at: start))
                findings.append(Finding(rule, at: span, values: ["error": error.message]))
            }
        }
        return findings
    }

    /// Notes about files with errors, when the rule is not looked for.
    static func notes(_ program: Program, options: AnalysisOptions) -> [AnalysisNote] {
        if let rule = RuleCatalogue.shared["syntax.error"], options.isEnabled(rule) { return [] }
        var notes: [AnalysisNote] = []
        for (index, tree) in program.trees.enumerated() {
            guard let error = tree?.errors.first else { continue }
            notes.append(
                AnalysisNote(file: index, message: "PHP cannot compile the file: line \(error.line): \(error.message)"))
        }
        return notes
    }
}

extension SyntaxTree {
    /// The end of the token with the byte at `offset`, or `offset` at the end of the file.
    fileprivate func endOfToken(at offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if tokens.range(middle).lowerBound <= offset { low = middle } else { high = middle }
        }
        return Swift.max(offset, tokens.count > 0 ? Swift.min(tokens.range(low).upperBound, byteCount) : offset)
    }
}
