import PHPSyntax

/// Functions that cost more than they seem to.
struct DiscouragedQueryRule: CallRule {
    static let ids = [
        "performance.query-posts", "performance.reset-query", "performance.expensive-call", "performance.session",
    ]
    static let functions = ["query_posts", "wp_reset_query", "session_start"] + reasons.keys.sorted()

    private static let reasons = [
        "attachment_url_to_postid": "searches all metadata of attachments for the file's name",
        "url_to_postid": "parses the address with all rewrite rules and may run several queries",
        "count_user_posts": "counts posts in the database at each call",
        "get_adjacent_post": "runs a query that sorts all posts by date",
        "wp_old_slug_redirect": "searches all metadata for the old address",
        "wp_is_mobile": "gives the wrong answer on cached pages, which are the same for phones and computers",
        "get_page_by_title": "searches a column without an index",
        "opcache_reset": "throws away the compiled code of all sites on the server",
        "count_users": "reads the roles of all users",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        switch name {
        case "query_posts": report("performance.query-posts", at: call.node)
        case "session_start": report("performance.session", at: call.node, values: ["call": "session_start()"])
        case "wp_reset_query":
            let function = file.enclosingFunction(call.node)
            if file.localFacts.calledNames(in: function).contains("query_posts") { return }
            report(
                "performance.reset-query", at: call.node,
                fix: call.nameNode.map {
                    file.replacing($0, with: "wp_reset_postdata", title: "Restore the current post only")
                })
        default:
            guard let reason = Self.reasons[name], !file.isOneTimeCode(call.node),
                !Caching.uses(file.localFacts.calledNames(in: file.enclosingFunction(call.node)))
            else { return }
            report(
                "performance.expensive-call", at: call.node, values: ["call": "\(name)()", "reason": reason],
                severity: name == "wp_is_mobile" ? .info : nil)
        }
    }
}

/// Output buffers that nobody closes.
struct OutputBufferRule: CallRule {
    static let ids = ["performance.unclosed-buffer"]
    static let functions = ["ob_start"]

    private static let ends: Set<String> = [
        "ob_get_clean", "ob_end_clean", "ob_end_flush", "ob_get_flush", "ob_flush", "ob_clean",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard !endsBuffer(around: call.node, file) else { return }
        let hasCallback = call.argument(0, "callback").map { !file.isConstant($0, "null") } ?? false
        report(
            "performance.unclosed-buffer", at: call.node, severity: hasCallback ? .info : nil,
            confidence: hasCallback ? .low : .medium)
    }

    /// Whether a buffer is closed in the function, in the functions around it, or elsewhere in the file.
    private func endsBuffer(around node: NodeID, _ file: FileContext) -> Bool {
        if Self.ends.contains(where: { !file.localFacts.calls(named: $0).isEmpty }) { return true }
        return file.localFacts.calledNames(in: file.enclosingFunction(node)).contains { $0.contains("end_buffer") }
    }
}
