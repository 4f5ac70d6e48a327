import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Results that are fetched anew for each visitor: of remote machines, and of direct queries.
struct UncachedRule: FileRule, ProgramRule {
    static let ids = ["performance.uncached-remote", "performance.uncached-query"]

    private static let fetches: Set<String> = [
        "wp_remote_get()", "wp_safe_remote_get()", "file_get_contents()", "curl_exec()", "wp_remote_request()",
    ]

    func check(_ file: FileContext, report: inout Reporter) { file.program.wordpress.prepare(file) }

    func check(_ context: ProgramContext, report: inout Reporter) {
        let entries = EntryPoints(context)
        let program = context.program
        for index in program.functions.indices {
            let id = FunctionID(rawValue: Int32(truncatingIfNeeded: index))
            let info = program[id]
            let summary = context.wordpress.summary(of: id, in: context)
            guard summary.costs.contains(where: { $0.kind == .remote || $0.kind == .databaseRead }),
                !context.wordpress.isCore(info.file), !entries.isCached(id)
            else { continue }
            let audience = entries.audience(of: id)
            guard audience > .administration else { continue }
            for cost in summary.costs {
                let span = SourceSpan(file: info.file, range: context.range(of: cost.node, in: info.file))
                let values = ["call": cost.name]
                if cost.kind == .remote, Self.fetches.contains(cost.name), !sends(cost.node, info.file, context) {
                    report(
                        "performance.uncached-remote", at: span, values: values,
                        severity: audience == .visitors ? nil : .low,
                        confidence: audience == .visitors ? .high : .medium)
                } else if cost.kind == .databaseRead {
                    report(
                        "performance.uncached-query", at: span, values: values,
                        severity: audience == .visitors ? nil : .info,
                        confidence: audience == .visitors ? .medium : .low)
                }
            }
        }
    }

    /// Whether the request sends something, so that its answer cannot be kept.
    private func sends(_ node: NodeID, _ file: Int, _ context: ProgramContext) -> Bool {
        guard let tree = context.program.trees[file] else { return false }
        let text = String(decoding: tree.bytes(node).prefix(2000), as: UTF8.self).uppercased()
        return text.contains("POST") || text.contains("PUT") || text.contains("DELETE") || text.contains("PHP://")
    }
}
