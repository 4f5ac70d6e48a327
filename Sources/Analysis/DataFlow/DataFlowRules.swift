import AnalysisModel
import AnalysisProgram

/// The rules that follow data through a program.
package enum DataFlowRules {
    /// Names that a program should know as symbols, so that the tables can be found by them.
    package static var names: NameSet { BoundFacts.names }

    /// Lines of the tables that could not be read; empty in a library that passed its tests.
    package static var tableProblems: [String] { FlowTables.shared.problems }

    /// Whether a line can be read as one of a table in `Data/facts`, named without its ending.
    package static func canRead(_ line: String, ofTable table: String) -> Bool {
        var tables = FlowTables(files: [])
        return tables.read(line, ofTable: table)
    }

    package static func check(_ program: Program, options: AnalysisOptions) -> [Finding] {
        var findings: [Finding] = []
        // Without a thread of its own the analysis would risk the stack of its host.
        _ = DeepStack.run { findings = find(program, options) }
        return findings
    }

    private static func find(_ program: Program, _ options: AnalysisOptions) -> [Finding] {
        guard options.types.contains(.security), !program.functions.isEmpty else { return [] }
        let facts = BoundFacts.bound(to: program, adding: options.customFacts)
        var interpreter = Interpreter(program: program, facts: facts, options: options)
        interpreter.findEntries()
        let order = FunctionOrder(program)
        interpreter.runAll(order)
        interpreter.findGuardsOfCallers()
        let builder = FindingBuilder(interpreter: interpreter, catalogue: .shared, options: options)
        var best: [Candidate.Key: Candidate] = [:]
        for list in interpreter.candidates.values {
            for candidate in list {
                if let old = best[candidate.key], !isBetter(candidate, old, interpreter.provenance) { continue }
                best[candidate.key] = candidate
            }
        }
        var findings = best.values.compactMap { builder.finding($0) }
        var access = AccessRules(interpreter: interpreter, builder: builder, callers: order.callers)
        access.check()
        findings += access.findings
        findings.sort {
            ($0.span.file, $0.span.range.lowerBound, $0.rule) < ($1.span.file, $1.span.range.lowerBound, $1.rule)
        }
        return findings
    }

    /// Whether one of two ways to a sink is the worse, or the shorter.
    private static func isBetter(_ new: Candidate, _ old: Candidate, _ provenance: Provenance) -> Bool {
        let grades = (provenance[new.mark.origin]?.grade, provenance[old.mark.origin]?.grade)
        guard let ours = grades.0, let theirs = grades.1 else { return grades.0 != nil }
        if ours != theirs { return ours > theirs }
        let guessed = (new.mark.flags.contains(.guessed), old.mark.flags.contains(.guessed))
        if guessed.0 != guessed.1 { return !guessed.0 }
        if new.tails.count != old.tails.count { return new.tails.count < old.tails.count }
        return (new.mark.origin.rawValue, new.mark.step) < (old.mark.origin.rawValue, old.mark.step)
    }
}
