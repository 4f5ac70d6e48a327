import PHPSyntax

/// How long values are kept.
struct TransientRule: CallRule {
    static let ids = ["performance.transient-expiry", "performance.short-cache"]
    static let functions = [
        "set_transient", "set_site_transient", "wp_cache_set", "wp_cache_add", "wp_cache_replace",
    ]
    /// A shorter lifetime, in seconds, hardly pays.
    private static let shortest = 300

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !call.isSpread else { return }
        let isTransient = name.hasSuffix("transient")
        let expiry = isTransient ? call.argument(2, "expiration") : call.argument(3, "expire")
        let key = call.argument(0).map { file.text($0, limit: 40) } ?? ""
        guard let expiry else {
            if isTransient { report("performance.transient-expiry", at: call.node, values: ["name": key]) }
            return
        }
        guard let seconds = file.integer(expiry) else { return }
        if seconds == 0 {
            if isTransient { report("performance.transient-expiry", at: call.node, values: ["name": key]) }
        } else if seconds > 0 && seconds < Self.shortest && !isLock(key) && !isFlag(call.argument(1), file) {
            report(
                "performance.short-cache", at: expiry, values: ["call": "\(name)()", "seconds": "\(seconds)"])
        }
    }

    /// Whether the name says that the value is meant to be short-lived.
    private func isLock(_ key: String) -> Bool {
        let key = key.lowercased()
        return [
            "lock", "limit", "throttle", "running", "redirect", "notice", "nonce", "token", "activat", "error",
            "message", "flash", "doing", "attempt", "progress", "semaphore", "mutex", "ping", "code", "otp",
        ].contains(where: key.contains)
    }

    /// Whether the value is a mark, not a result.
    private func isFlag(_ value: NodeID?, _ file: FileContext) -> Bool {
        guard let value else { return false }
        return file.isLiteral(value) || file.calledFunction(value) == "time"
    }
}

/// Values that are read from a cache and overwritten without a look at them.
struct OverwrittenCacheRule: CallRule {
    static let ids = ["performance.cache-overwritten"]
    static let functions = ["wp_cache_get", "get_transient", "get_site_transient"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let assignment = file.parent(call.node), tree.kind(assignment) == .assign,
            let target = tree.child(assignment, 0), let variable = file.variableName(target),
            let statement = file.parent(assignment), tree.kind(statement) == .expressionStatement,
            let block = file.parent(statement)
        else { return }
        // The statement that follows must overwrite the variable without using it.
        guard let sibling = file.siblings(after: statement, in: block, limit: 1).first,
            tree.kind(sibling) == .expressionStatement, let next = tree.child(sibling, 0),
            tree.kind(next) == .assign, file.variableName(tree.child(next, 0)) == variable,
            let value = tree.child(next, 1),
            !tree.nodes(through: value).contains(where: { file.variableName(tree.node(at: $0)) == variable })
        else { return }
        report("performance.cache-overwritten", at: next, values: ["variable": "$\(variable)"])
    }
}
