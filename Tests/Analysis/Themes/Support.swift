import AnalysisModel
import ThemeRules

/// What the rules report about files.
func findings(_ files: [(path: String, text: String)]) -> [Finding] {
    ThemeRules.check(
        files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }, options: AnalysisOptions())
}

/// The identifiers of the rules that are reported, in the order of files and places.
func rules(_ files: [(path: String, text: String)]) -> [String] { findings(files).map(\.rule) }

/// The bytes that a rule's first finding points at.
func place(_ rule: String, _ files: [(path: String, text: String)]) -> String? {
    guard let finding = findings(files).first(where: { $0.rule == rule }) else { return nil }
    let bytes = Array(files[finding.span.file].text.utf8)
    return String(decoding: bytes[finding.span.range], as: UTF8.self)
}
