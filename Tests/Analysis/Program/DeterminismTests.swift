import AnalysisModel
import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Threads")
struct DeterminismTests {
    /// Everything that a program says, as text.
    private func describe(_ program: Program) -> [String] {
        var lines = (0..<program.symbols.count).map { program.symbols.text(Symbol(rawValue: UInt32($0))) }
        lines += program.functions.map { "\($0.displayName) \($0.file) \($0.node.index) \($0.name.rawValue)" }
        lines += program.classes.map { "\($0.displayName) \($0.file) \($0.node.index) \($0.parentName.rawValue)" }
        lines += program.hooks.map { "\($0.kind) \($0.name) \($0.file) \(program.describe($0.callbacks))" }
        lines += program.hookCalls.map { "\($0.name) \($0.file) \($0.node.index)" }
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            lines.append(
                (1..<tree.nodeCount).map { "\(program.symbol(tree.node(at: $0), in: file).rawValue)" }.joined())
        }
        return lines
    }

    @Test func theirNumberDoesNotMatter() {
        let files = (0..<60).map { number in
            let text = """
                namespace N\(number % 7); use A\\B\(number);
                class C\(number) extends C\(number + 1) { function m\(number % 5)() { return new B\(number); } }
                add_action('hook_\(number % 11)', [C\(number % 9)::class, 'm\(number % 5)']); do_action('hook_\(number)');
                function same() {} const K = '\(number)';

                """
            let filler = String(repeating: "// \(number)\n$v\(number) = 'value \(number)';\n", count: 40 + number * 3)
            return SourceFile(path: "f\(number).php", bytes: Array(("<?php " + text + filler).utf8))
        }
        let expected = describe(
            Program(files: files, options: AnalysisOptions(threads: 1), names: NameSet(["x", "hook_3"])))
        for threads in [2, 3, 8, 1000] {
            let options = AnalysisOptions(threads: threads)
            #expect(describe(Program(files: files, options: options, names: NameSet(["x", "hook_3"]))) == expected)
        }
        #expect(Set(expected).count > 100)
    }
}
