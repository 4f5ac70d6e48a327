import AnalysisModel
import BlockRules

/// What is found in files, by name and content.
func analyse(_ files: [(String, String)], options: AnalysisOptions = AnalysisOptions()) -> [Finding] {
    BlockRules.check(files.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }, options: options)
}

/// The rules that report something in a script.
func rules(_ code: String, file: String = "edit.js") -> Set<String> {
    Set(analyse([(file, code)]).map(\.rule))
}

/// A block.json that nothing is wrong with, and what is put into it.
func metadata(_ extra: String) -> String {
    """
    {
        "apiVersion": 3, "name": "my-plugin/notice", "title": "Notice", "category": "text", "icon": "info",
        "description": "A notice.", "textdomain": "my-plugin", "example": {}\(extra.isEmpty ? "" : ", " + extra)
    }
    """
}
