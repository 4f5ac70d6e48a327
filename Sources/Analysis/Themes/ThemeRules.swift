import AnalysisModel

/// The rules about themes, and about headers and readmes of themes and plugins.
package enum ThemeRules {
    package static func check(_ files: [SourceFile], options: AnalysisOptions) -> [Finding] { [] }
}
