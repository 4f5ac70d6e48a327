import AnalysisModel
import AnalysisProgram

/// The rules that follow data through a program.
package enum DataFlowRules {
    package static func check(_ program: Program, options: AnalysisOptions) -> [Finding] { [] }
}
