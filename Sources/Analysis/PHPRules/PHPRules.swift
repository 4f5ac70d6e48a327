import AnalysisModel
import AnalysisProgram

/// The rules about PHP code that need no data flow.
package enum PHPRules {
    package static func check(_ program: Program, options: AnalysisOptions) -> [Finding] { [] }
}
