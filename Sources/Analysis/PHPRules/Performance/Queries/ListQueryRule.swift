import PHPSyntax

/// Lists of users, terms and comments without a limit, and lists that are fetched only to be counted.
struct ListQueryRule: NodeRule, CallRule {
    static let ids = ["performance.unbounded-list", "performance.count-by-loading"]
    static let kinds: [NodeKind] = [.new]
    static let functions = ["count", "sizeof", "get_users", "get_terms", "get_comments"]

    /// Keys that limit a query or name what it wants.
    private static let limits = [
        "number", "include", "object_ids", "slug", "name", "post_id", "post__in", "comment__in", "parent", "count",
        "search", "login", "nicename", "email", "term_taxonomy_id", "child_of", "user_id", "author_email",
        "post_author", "parent__in", "name__like", "capability", "ID",
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        if let call = Call(node, in: file) { visit(call, in: file, report: &report) }
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name else { return }
        switch name {
        case "count", "sizeof": checkCount(call, file, &report)
        case "get_users", "wp_user_query": check(call, name, "user", 0, file, &report)
        case "get_comments", "wp_comment_query": check(call, name, "comment", 0, file, &report)
        case "get_terms", "wp_term_query":
            let isOld = call.argumentCount > 1
            check(call, name, "term", isOld ? 1 : 0, file, &report)
        default: return
        }
    }

    private func check(
        _ call: Call, _ name: String, _ object: String, _ position: Int, _ file: FileContext,
        _ report: inout Reporter
    ) {
        guard let argument = call.argument(position, "args") else {
            if call.argumentCount == 0 && (call.name == "get_users" || call.name == "get_comments") {
                report(
                    "performance.unbounded-list", at: call.node,
                    values: ["call": call.displayName, "object": object],
                    severity: file.isOneTimeCode(call.node) ? .info : nil, confidence: .medium)
            }
            return
        }
        let arguments = QueryArguments(argument, in: file)
        if arguments.isOpen || arguments.values.isEmpty { return }
        let isUnlimited = arguments["number"].flatMap { $0.integer(file) }.map { $0 <= 0 } ?? false
        guard isUnlimited || !arguments.has(Self.limits) else { return }
        if let fields = arguments["fields"]?.string(file), !fields.hasPrefix("all") { return }
        let role = arguments["role"]?.string(file)
        if role == "administrator" || role == "editor" { return }
        // Most sites have few terms.
        let isTerm = object == "term"
        report(
            "performance.unbounded-list", at: call.node,
            values: ["call": call.displayName, "object": object],
            severity: isTerm || file.isOneTimeCode(call.node) ? .info : nil, confidence: isTerm ? .low : .medium)
    }

    private func checkCount(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let value = file.stripped(call.argument(0)), let inner = Call(value, in: file), let name = inner.name,
            file.tree.kind(value) == .call
        else { return }
        let objects = ["get_posts": "post", "get_users": "user", "get_terms": "term", "get_comments": "comment"]
        guard let object = objects[name] else { return }
        report(
            "performance.count-by-loading", at: call.node, values: ["call": "\(name)()", "object": object])
    }
}

extension Call {
    /// The call as messages write it: "get_posts()", "WP_Query", "$wpdb->get_row()".
    var displayName: String {
        guard let nameNode else { return "the call" }
        switch file.tree.kind(node) {
        case .new: return file.text(nameNode)
        case .methodCall: return "\(receiver.map { file.text($0, limit: 24) } ?? "")->\(file.text(nameNode))()"
        case .staticCall: return "\(receiver.map { file.text($0, limit: 24) } ?? "")::\(file.text(nameNode))()"
        default: return "\(file.text(nameNode))()"
        }
    }
}
