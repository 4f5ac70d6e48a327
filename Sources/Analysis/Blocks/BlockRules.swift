import AnalysisModel

/// The rules about blocks: their block.json and their scripts.
package enum BlockRules {
    package static func check(_ files: [SourceFile], options: AnalysisOptions) -> [Finding] { [] }
}
