import AnalysisProgram
import PHPSyntax

/// Work in loops that is better done once, before or after them.
struct LoopRule: NodeRule {
    static let ids = [
        "performance.query-in-loop", "performance.meta-in-loop", "performance.terms-in-loop",
        "performance.option-in-loop", "performance.write-in-loop", "performance.remote-in-loop",
        "performance.switch-in-loop", "performance.full-image",
    ]
    static let kinds: [NodeKind] = [.call, .methodCall, .new, .staticCall]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let call = Call(node, in: file) else { return }
        guard let cost = CallCost(call, file) else {
            checkCallee(node, file, &report)
            return
        }
        guard let loop = RepeatedCode(around: node, in: file) else { return }
        if Caching.reads(file.localFacts.calledNames(in: file.enclosingFunction(node))) && cost != .image { return }
        let values = ["call": call.displayName]
        switch cost {
        case .query, .databaseRead:
            guard !loop.isPagination(node, file) else { return }
            report(
                "performance.query-in-loop", at: node, values: values,
                severity: file.isOneTimeCode(node) ? .low : nil)
        case .meta:
            guard loop.varies(call.argument(0), file), !isPrimed(loop, file) else { return }
            report("performance.meta-in-loop", at: node, values: values, confidence: .medium)
        case .terms:
            guard loop.dependsOnTurn(call.argument(0), file) else { return }
            report("performance.terms-in-loop", at: node, values: values)
        case .option:
            guard loop.dependsOnTurn(call.argument(0), file), file.constantString(call.argument(0)) == nil else {
                return
            }
            report("performance.option-in-loop", at: node, values: values, confidence: .medium)
        case .write, .optionWrite:
            report(
                "performance.write-in-loop", at: node, values: values,
                severity: file.isOneTimeCode(node) ? .info : nil, confidence: .medium)
        case .metaWrite:
            guard loop.varies(call.argument(0), file) else { return }
            report(
                "performance.write-in-loop", at: node, values: values,
                severity: file.isOneTimeCode(node) ? .info : nil, confidence: .medium)
        case .remote:
            guard !loop.isPagination(node, file) else { return }
            report(
                "performance.remote-in-loop", at: node, values: values,
                severity: file.isOneTimeCode(node) ? .low : nil)
        case .mail: report("performance.remote-in-loop", at: node, values: values, severity: .low)
        case .siteSwitch: report("performance.switch-in-loop", at: node)
        case .image:
            let size = call.name == "the_post_thumbnail" ? call.argument(0) : call.argument(1)
            if file.constantString(size) == "full" {
                report("performance.full-image", at: node, values: values, confidence: .medium)
            }
        }
    }

    /// A call of a function of the program that always runs a query or a remote request.
    private func checkCallee(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard RepeatedCode.mayRepeat(node, file), let id = file.callee(of: node),
            let loop = RepeatedCode(around: node, in: file)
        else { return }
        var seen: Set<FunctionID> = []
        guard let cost = certainCost(of: id, file.program, depth: 0, &seen), !loop.isPagination(node, file) else {
            return
        }
        if Caching.reads(file.localFacts.calledNames(in: file.enclosingFunction(node))) { return }
        let name = Call(node, in: file)?.displayName ?? file.program.program[id].displayName
        report(
            cost.kind == .remote ? "performance.remote-in-loop" : "performance.query-in-loop", at: node,
            values: ["call": "\(cost.name) in \(name)"], severity: file.isOneTimeCode(node) ? .low : nil,
            confidence: .medium)
    }

    /// The first query or remote request that a function runs whenever it is called, if it keeps no results.
    private func certainCost(
        of id: FunctionID, _ context: ProgramContext, depth: Int, _ seen: inout Set<FunctionID>
    ) -> FunctionSummary.Cost? {
        guard depth < 3, seen.count < 100, seen.insert(id).inserted else { return nil }
        let summary = context.wordpress.summary(of: id, in: context)
        if summary.usesCache || isStatic(id, context) { return nil }
        if let cost = summary.costs.first(where: { ($0.kind.isQuery || $0.kind == .remote) && $0.isCertain }) {
            return cost
        }
        for callee in summary.callees.prefix(32) where callee.isCertain {
            if let cost = certainCost(of: callee.function, context, depth: depth + 1, &seen) { return cost }
        }
        return nil
    }

    /// Whether the function keeps something in a static variable.
    private func isStatic(_ id: FunctionID, _ context: ProgramContext) -> Bool {
        let info = context.program[id]
        guard let tree = context.program.trees[info.file], let body = info.body else { return false }
        return tree.nodes(through: body).prefix(4000).contains { tree.kind(tree.node(at: $0)) == .staticDeclaration }
    }

    /// Whether the metadata of what the loop goes through has been read before: by a query, or on purpose.
    private func isPrimed(_ loop: RepeatedCode, _ file: FileContext) -> Bool {
        let function = file.enclosingFunction(loop.node)
        let names = file.localFacts.calledNames(in: function)
        let primers: Set<String> = [
            "update_meta_cache", "update_postmeta_cache", "update_post_caches", "_prime_post_caches", "cache_users",
            "update_termmeta_cache", "_prime_term_caches", "update_object_term_cache", "_prime_comment_caches",
            "update_post_thumbnail_cache", "prime_caches", "lazyload_term_meta",
        ]
        if !names.isDisjoint(with: primers) { return true }
        guard let source = file.resolved(loop.subject), let call = Call(source, in: file), let name = call.name else {
            return false
        }
        guard QueryShape.functions.contains(name) else { return false }
        let fields = QueryArguments(call.argument(name == "get_terms" ? call.argumentCount - 1 : 0), in: file)["fields"]
        return fields == nil
    }
}

/// What a call costs.
enum CallCost: Sendable {
    /// A query of WordPress's, cached at most by its own arguments.
    case query
    /// A direct query.
    case databaseRead
    case write, meta, metaWrite, terms, option, optionWrite, remote, mail, siteSwitch, image

    private static let costs: [String: CallCost] = {
        var costs: [String: CallCost] = [:]
        func add(_ cost: CallCost, _ names: String...) { for name in names { costs[name] = cost } }
        add(
            .query, "get_posts", "get_pages", "get_children", "query_posts", "get_users", "get_comments",
            "wp_get_recent_posts", "get_page_by_path", "get_page_by_title", "get_terms", "get_categories", "get_tags",
            "wc_get_orders", "wc_get_products", "count_user_posts", "attachment_url_to_postid", "url_to_postid",
            "wp_count_posts", "count_users")
        add(.meta, "get_post_meta", "get_user_meta", "get_term_meta", "get_comment_meta", "get_post", "get_userdata")
        add(.terms, "wp_get_post_terms", "wp_get_object_terms", "wp_get_post_categories", "wp_get_post_tags")
        add(.option, "get_option", "get_transient", "get_site_option", "get_site_transient")
        add(
            .write, "wp_insert_post", "wp_update_post", "wp_delete_post", "wp_insert_term", "wp_update_term",
            "wp_insert_user", "wp_update_user", "wp_create_user", "wp_insert_comment", "wp_insert_attachment",
            "wp_delete_attachment")
        add(
            .metaWrite, "update_post_meta", "add_post_meta", "update_user_meta", "add_user_meta", "update_term_meta",
            "add_term_meta", "delete_post_meta", "delete_user_meta", "wp_set_object_terms", "wp_set_post_terms")
        add(
            .remote, "wp_remote_get", "wp_remote_post", "wp_remote_request", "wp_remote_head", "wp_safe_remote_get",
            "wp_safe_remote_post", "wp_safe_remote_request", "wp_safe_remote_head", "curl_exec", "download_url",
            "fetch_feed", "wp_oembed_get", "media_sideload_image", "vip_safe_wp_remote_get")
        add(.mail, "wp_mail", "mail")
        add(.siteSwitch, "switch_to_blog")
        add(
            .image, "the_post_thumbnail", "get_the_post_thumbnail", "get_the_post_thumbnail_url",
            "wp_get_attachment_image", "wp_get_attachment_image_src", "wp_get_attachment_image_url")
        return costs
    }()

    private static let classes: Set<String> = [
        "wp_query", "wp_user_query", "wp_term_query", "wp_comment_query", "wp_site_query",
    ]

    init?(_ call: Call, _ file: FileContext) {
        guard let name = call.name else { return nil }
        switch file.tree.kind(call.node) {
        case .new:
            guard Self.classes.contains(name), call.argumentCount > 0 else { return nil }
            self = .query
        case .methodCall:
            let isReader = DatabaseCall.readers.contains(name)
            guard isReader || DatabaseCall.writers.contains(name) || name == "query",
                DatabaseCall.isDatabase(call.receiver, file)
            else { return nil }
            self = isReader ? .databaseRead : .write
        case .call:
            if name == "file_get_contents" || name == "fopen" || name == "getimagesize" {
                guard RemoteAddress.isRemote(call.argument(0), file) else { return nil }
                self = .remote
                return
            }
            if name == "update_option" || name == "update_site_option" {
                // WordPress writes only what has changed, and a value that is written out does not change.
                guard let value = file.resolved(call.argument(1)), !file.isLiteral(value),
                    file.tree.kind(value) != .array
                else { return nil }
                self = .optionWrite
                return
            }
            guard let cost = Self.costs[name] else { return nil }
            self = cost
        default: return nil
        }
    }

    /// Whether it asks the database with a query of its own.
    var isQuery: Bool { self == .query || self == .databaseRead }
}

/// Whether code keeps results.
enum Caching {
    private static let readers: Set<String> = [
        "wp_cache_get", "get_transient", "get_site_transient", "wp_cache_get_multiple", "wp_cache_get_salted",
        "wp_cache_remember", "cache_get", "get_cache", "get_cached", "remember",
    ]
    private static let writers: Set<String> = [
        "wp_cache_set", "wp_cache_add", "set_transient", "set_site_transient", "wp_cache_set_salted", "set_cache",
    ]

    /// Whether one of the functions reads a cache.
    static func reads(_ names: Set<String>) -> Bool { !names.isDisjoint(with: readers) }

    /// Whether one of the functions reads or writes a cache.
    static func uses(_ names: Set<String>) -> Bool { reads(names) || !names.isDisjoint(with: writers) }
}

/// Addresses of other machines.
enum RemoteAddress {
    /// Whether the text at `node` begins with http:// or https://, or is a variable that is called a URL.
    static func isRemote(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let node = file.resolved(node) else { return false }
        return prefix(node, file).map { $0.hasPrefix("http://") || $0.hasPrefix("https://") } ?? false
    }

    /// The host of a text that begins with an address.
    static func host(_ node: NodeID?, _ file: FileContext) -> String? {
        guard let node = file.resolved(node), let text = prefix(node, file)?.lowercased() else { return nil }
        let rest: Substring
        if text.hasPrefix("http://") {
            rest = text.dropFirst(7)
        } else if text.hasPrefix("https://") {
            rest = text.dropFirst(8)
        } else if text.hasPrefix("//") {
            rest = text.dropFirst(2)
        } else {
            return nil
        }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        return host.isEmpty || !host.contains(".") ? nil : String(host)
    }

    /// The text that a string, or strings joined, begin with.
    static func prefix(_ node: NodeID, _ file: FileContext) -> String? {
        let tree = file.tree
        var node = node
        for _ in 0..<256 {
            switch tree.kind(node) {
            case .string: return file.constantString(node)
            case .interpolatedString, .heredoc:
                guard case .text(let bytes)? = tree.stringParts(node).first else { return nil }
                return String(decoding: bytes, as: UTF8.self)
            case .binary where tree.mainTokenKind(node) == .dot:
                guard let left = tree.child(node, 0) else { return nil }
                node = left
            case .call:
                guard let call = Call(node, in: file), let name = call.name,
                    ["esc_url_raw", "esc_url", "sprintf", "add_query_arg", "trailingslashit"].contains(name)
                else { return nil }
                let position = name == "add_query_arg" ? call.argumentCount - 1 : 0
                guard let argument = file.resolved(call.argument(position)) else { return nil }
                node = argument
            default: return nil
            }
        }
        return nil
    }
}
