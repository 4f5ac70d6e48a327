import AnalysisModel

/// Findings of earlier analyses, kept as files in a folder.
package struct ResultCache: Sendable {
    package let folder: String

    package init(folder: String) { self.folder = folder }

    func key(files: [SourceFile], options: AnalysisOptions) -> String { "" }
    func read(_ key: String, fileCount: Int) -> CheckedFiles? { nil }
    func write(_ checked: CheckedFiles, _ key: String) {}
}
