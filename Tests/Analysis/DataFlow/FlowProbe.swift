import AnalysisModel
import AnalysisProgram
import DataFlow

/// Runs the data flow over sources written in tests.
enum FlowProbe {
    static func findings(
        _ files: [(String, String)], facts: [String: [String]] = [:], types: Set<AnalysisType> = [.security]
    ) -> [Finding] {
        let sources = files.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) }
        return findings(sources, facts: facts, types: types)
    }

    static func findings(
        _ sources: [SourceFile], facts: [String: [String]] = [:], types: Set<AnalysisType> = [.security]
    ) -> [Finding] {
        let options = AnalysisOptions(types: types, customFacts: facts)
        let program = Program(files: sources, options: options, names: DataFlowRules.names)
        return DataFlowRules.check(program, options: options)
    }

    static var tableProblems: [String] { DataFlowRules.tableProblems }

    /// The rules that report a single file, each once, in their order.
    static func rules(_ code: String) -> [String] {
        var seen: [String] = []
        for finding in findings([("plugin.php", "<?php\n" + code)]) where !seen.contains(finding.rule) {
            seen.append(finding.rule)
        }
        return seen
    }
}
