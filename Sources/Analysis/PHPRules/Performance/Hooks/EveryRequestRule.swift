import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Work that is done again on every request: remote calls, queries and writes that callbacks of early hooks always do,
/// themselves or through functions they call.
struct EveryRequestRule: FileRule, ProgramRule {
    static let ids = [
        "performance.remote-every-request", "performance.query-every-request",
        "performance.option-write-every-request",
    ]
    /// How many calls deep work is looked for.
    private static let depth = 4

    func check(_ file: FileContext, report: inout Reporter) { file.program.wordpress.prepare(file) }

    func check(_ context: ProgramContext, report: inout Reporter) {
        var visitor = Visitor(context: context)
        for hook in context.program.hooks where hook.kind == .action || hook.kind == .filter {
            guard let isAll = EveryRequest.hooks[hook.name] else { continue }
            for callback in hook.callbacks {
                guard let id = callback.functionID else { continue }
                let span = SourceSpan(file: hook.file, range: context.range(of: hook.node, in: hook.file))
                let step = TraceStep(kind: .source, span: span, note: "hooked to \(hook.name)")
                visitor.visit(id, hook: hook.name, isAll: isAll, trace: [step], depth: 0, report: &report)
            }
        }
    }

    private struct Visitor {
        let context: ProgramContext
        private var seen: Set<FunctionID> = []

        init(context: ProgramContext) { self.context = context }

        mutating func visit(
            _ id: FunctionID, hook: String, isAll: Bool, trace: [TraceStep], depth: Int, report: inout Reporter
        ) {
            guard depth <= EveryRequestRule.depth, seen.insert(id).inserted else { return }
            let program = context.program
            let file = program[id].file
            if context.wordpress.isCore(file) { return }
            let summary = context.wordpress.summary(of: id, in: context)
            if summary.usesCache { return }
            for cost in summary.costs where cost.isCertain {
                check(cost, file, hook: hook, isAll: isAll, trace: trace, report: &report)
            }
            for callee in summary.callees where callee.isCertain {
                let name = program[callee.function].displayName
                let span = SourceSpan(file: file, range: context.range(of: callee.node, in: file))
                let step = TraceStep(kind: .step, span: span, note: "calls \(name)")
                visit(
                    callee.function, hook: hook, isAll: isAll, trace: trace + [step], depth: depth + 1, report: &report)
            }
        }

        private func check(
            _ cost: FunctionSummary.Cost, _ file: Int, hook: String, isAll: Bool, trace: [TraceStep],
            report: inout Reporter
        ) {
            let span = SourceSpan(file: file, range: context.range(of: cost.node, in: file))
            let values = ["call": cost.name, "hook": hook]
            let trace = trace + [TraceStep(kind: .sink, span: span, note: "runs \(cost.name)")]
            let isAdministration = hook.hasPrefix("admin_")
            switch cost.kind {
            case .remote:
                report(
                    "performance.remote-every-request", at: span, values: values,
                    severity: isAdministration ? .medium : nil, trace: trace)
            case .query, .databaseRead:
                // What a page shows has to be queried for; what every request does has not.
                report(
                    "performance.query-every-request", at: span, values: values,
                    severity: isAll && !isAdministration ? nil : .low, confidence: isAll ? .high : .low, trace: trace)
            case .optionWrite, .write:
                report("performance.option-write-every-request", at: span, values: values, trace: trace)
            default: return
            }
        }
    }
}

extension ProgramContext {
    /// The bytes of a node of a file.
    func range(of node: NodeID, in file: Int) -> Range<Int> { program.trees[file]?.byteRange(node) ?? 0..<0 }
}
