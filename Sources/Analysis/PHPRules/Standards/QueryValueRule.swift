import AnalysisModel
import OutputContexts
import PHPSyntax

/// Values in queries that are neither prepared nor known to be harmless, and patterns for LIKE that are not escaped.
struct QueryValueRule: NodeRule {
    static let ids = ["sqli.unprepared", "sqli.like"]
    static let kinds: [NodeKind] = [.methodCall, .staticCall]

    private static let methods: Set<String> = ["query", "get_var", "get_row", "get_col", "get_results", "prepare"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore, let call = Call(node, in: file), let name = call.name, Self.methods.contains(name),
            isDatabase(call, file), let query = call.argument(0, "query")
        else { return }
        if name == "prepare" { checkPatterns(call, query, file, &report) }
        var safe = SafeValue(file, .query)
        guard let value = file.resolved(query), let part = safe.doubtful(value) else { return }
        // A whole query that comes from elsewhere was put together there.
        if part == value || isQuery(part, file) { return }
        report(
            "sqli.unprepared", at: part, values: ["value": file.description(part), "function": "$wpdb->\(name)()"],
            confidence: .low)
    }

    private func isDatabase(_ call: Call, _ file: FileContext) -> Bool {
        file.lowercasedName(call.receiver) == "wpdb" || DatabaseCall.isDatabase(call.receiver, file)
    }

    /// Whether the value is a piece of SQL by its name: a condition, a list of columns.
    private func isQuery(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let name = file.variableName(file.root(of: node))?.lowercased() else { return false }
        return ["sql", "where", "join", "query", "limit", "order", "fields", "clause", "select", "groupby", "having"]
            .contains(where: name.contains)
    }

    // MARK: LIKE

    private func checkPatterns(_ call: Call, _ query: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard !call.isSpread, let text = QueryText(file.resolved(query), file) else { return }
        let prepared = PreparedQuery.parse(text.bytes, holes: text.holes)
        guard prepared.placeholders.contains(where: \.isAfterLike), !text.mayHidePlaceholders else { return }
        var arguments = call.arguments.dropFirst().compactMap { file.tree.child($0, 1) }
        if arguments.count == 1, let list = file.resolved(arguments[0]), file.tree.kind(list) == .array {
            arguments = file.tree.children(list).compactMap { file.tree.child($0, 1) }
        }
        for placeholder in prepared.placeholders where placeholder.isAfterLike {
            guard placeholder.argument < arguments.count,
                let part = unescapedPart(of: arguments[placeholder.argument], file)
            else { continue }
            report("sqli.like", at: part, values: ["source": file.text(part)], confidence: .medium)
        }
    }

    /// What stands between percent signs and is not escaped for LIKE.
    private func unescapedPart(of argument: NodeID, _ file: FileContext) -> NodeID? {
        let tree = file.tree
        guard let value = file.resolved(argument) else { return nil }
        var parts: [NodeID] = []
        var hasPercent = false
        switch tree.kind(value) {
        case .interpolatedString:
            for part in tree.stringParts(value) {
                switch part {
                case .text(let bytes): if bytes.contains(UInt8(ascii: "%")) { hasPercent = true }
                case .expression(let expression): parts.append(expression)
                }
            }
        case .binary where tree.mainTokenKind(value) == .dot:
            var rest: NodeID? = value
            while let next = rest, parts.count < 32 {
                let isJoin = tree.kind(next) == .binary && tree.mainTokenKind(next) == .dot
                if let operand = isJoin ? tree.child(next, 1) : next {
                    if let text = tree.string(operand) {
                        if text.contains(UInt8(ascii: "%")) { hasPercent = true }
                    } else {
                        parts.append(operand)
                    }
                }
                rest = isJoin ? tree.child(next, 0) : nil
            }
        default: return nil
        }
        return hasPercent ? parts.first { !isEscaped($0, file) } : nil
    }

    private func isEscaped(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let value = file.resolved(node) else { return true }
        switch file.tree.kind(value) {
        case .methodCall, .call, .staticCall:
            let name = Call(value, in: file)?.name ?? ""
            return name.contains("like") || ["absint", "intval", "gmdate", "date", "md5"].contains(name)
        case .constant, .classConstant, .integer, .string, .cast: return true
        case .property: return file.variableName(file.root(of: value)) == "this"
        default:
            var safe = SafeValue(file, .query)
            return safe.doubtful(value) == nil
        }
    }
}

/// Writes to tables of WordPress past its functions, so that caches and hooks are left out.
struct DirectWriteRule: NodeRule {
    static let ids = ["wp.direct-query"]
    static let kinds: [NodeKind] = [.methodCall]

    private static let tables: [String: String] = [
        "posts": "wp_insert_post() or wp_update_post()", "postmeta": "update_post_meta()", "users": "wp_update_user()",
        "usermeta": "update_user_meta()", "terms": "wp_update_term()", "term_taxonomy": "wp_update_term()",
        "term_relationships": "wp_set_object_terms()", "termmeta": "update_term_meta()",
        "comments": "wp_update_comment()", "commentmeta": "update_comment_meta()", "options": "update_option()",
        "links": "wp_update_link()", "blogs": "update_blog_details()", "site": "update_network_option()",
        "sitemeta": "update_network_option()",
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore, let call = Call(node, in: file), let name = call.name,
            DatabaseCall.writers.contains(name), DatabaseCall.isDatabase(call.receiver, file),
            let table = file.resolved(call.argument(0, "table")), file.tree.kind(table) == .property,
            let property = file.tree.child(table, 1), let alternative = Self.tables[file.tree.text(property)]
        else { return }
        let names = file.localFacts.calledNames(in: file.enclosingFunction(node))
        let isCleared = names.contains {
            $0.hasPrefix("clean_") && $0.hasSuffix("_cache") || $0.hasPrefix("wp_cache_")
        }
        report(
            "wp.direct-query", at: node,
            values: ["call": "$wpdb->\(name)()", "table": file.tree.text(property), "alternative": alternative],
            severity: isCleared ? .info : nil, suggestion: "Use \(alternative), or clear the caches of what changed.")
    }
}

/// Redirects to places that are not of this site for certain.
struct RedirectTargetRule: CallRule {
    static let ids = ["requests.unsafe-redirect"]
    static let functions = ["wp_redirect"]

    private static let own: Set<String> = [
        "home_url", "site_url", "admin_url", "self_admin_url", "network_admin_url", "user_admin_url", "get_permalink",
        "get_edit_post_link", "wp_login_url", "wp_logout_url", "get_term_link", "get_post_permalink", "wp_get_referer",
        "get_home_url", "get_site_url", "get_admin_url", "network_home_url", "menu_page_url", "get_author_posts_url",
        "wp_validate_redirect", "wp_registration_url", "wp_lostpassword_url", "get_the_permalink", "get_dashboard_url",
        "wp_nonce_url", "wc_get_page_permalink", "wc_get_cart_url", "wc_get_checkout_url", "get_post_type_archive_link",
    ]
    private static let wrapping: Set<String> = [
        "add_query_arg", "remove_query_arg", "esc_url_raw", "sanitize_url", "esc_url", "trailingslashit",
        "untrailingslashit", "apply_filters", "html_entity_decode", "wp_sanitize_redirect",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard !file.isCore, !call.isFirstClassCallable, let target = call.argument(0, "location"),
            !isOwn(target, file, depth: 0)
        else { return }
        report("requests.unsafe-redirect", at: call.node, values: ["value": file.text(target)], confidence: .low)
    }

    private func isOwn(_ node: NodeID, _ file: FileContext, depth: Int) -> Bool {
        guard depth < 6, let value = file.resolved(node) else { return true }
        let tree = file.tree
        switch tree.kind(value) {
        case .string, .constant, .classConstant: return true
        case .interpolatedString:
            guard case .text? = tree.stringParts(value).first else { return false }
            return true
        case .binary:
            var first = value
            for _ in 0..<64 {
                guard tree.kind(first) == .binary, let left = tree.child(first, 0) else { break }
                first = left
            }
            return isOwn(first, file, depth: depth + 1)
        case .ternary:
            return [1, 2].compactMap { tree.child(value, $0) }.allSatisfy { isOwn($0, file, depth: depth + 1) }
        case .call:
            guard let call = Call(value, in: file), let name = call.name else { return false }
            if Self.own.contains(name) { return true }
            guard Self.wrapping.contains(name) else {
                if case .program = file.calledFunction(of: value) { return true }
                return false
            }
            return call.arguments.compactMap { tree.child($0, 1) }.contains { argument in
                guard let value = file.resolved(argument), tree.kind(value) == .call else { return false }
                return isOwn(value, file, depth: depth + 1)
            }
        // The data flow follows these.
        case .methodCall, .staticCall: return true
        default: return false
        }
    }
}
