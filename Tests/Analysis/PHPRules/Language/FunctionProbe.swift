import AnalysisModel
import AnalysisProgram
import PHPSyntax

import PHPRules

/// Measures the first function of a file.
enum FunctionProbe {
    static func measure(_ code: String) -> ComplexityMeasure {
        let program = Program(files: [SourceFile(path: "a.php", bytes: Array(code.utf8))], options: .init())
        return ComplexityMeasure(firstFunctionOf: program)
    }
}
