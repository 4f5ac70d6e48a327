import AnalysisModel
import AnalysisProgram
import PHPSyntax

@testable import PHPRules

/// Measures the first function of a file.
enum FunctionProbe {
    static func measure(_ code: String) -> ComplexityMeasure {
        let program = Program(files: [SourceFile(path: "a.php", bytes: Array(code.utf8))], options: .init())
        let context = ProgramContext(program: program, options: .init())
        let tree = program.trees[0] ?? PHPParser.parse("")
        let file = FileContext(program: context, index: 0, tree: tree)
        for index in 1..<tree.nodeCount where tree.kind(tree.node(at: index)) == .function {
            let function = tree.node(at: index)
            if let body = tree.child(function, 4) { return ComplexityMeasure(body, of: function, file) }
        }
        return ComplexityMeasure(tree.root, of: tree.root, file)
    }
}
