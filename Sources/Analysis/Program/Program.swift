import AnalysisModel
import PHPSyntax

/// Files that are analysed together, parsed and indexed.
package final class Program: Sendable {
    /// What was given, in that order; `SourceSpan.file` counts in it.
    package let files: [SourceFile]
    /// The tree of each PHP file; nil for other files.
    package let trees: [SyntaxTree?]

    package init(files: [SourceFile], options: AnalysisOptions) {
        self.files = files
        trees = files.map { $0.language == .php ? Self.tree(of: $0) : nil }
    }

    private static func tree(of file: SourceFile) -> SyntaxTree {
        PHPParser.parse(file.bytes, options: ParserOptions(startsInPHP: file.isPHPFragment))
    }
}
