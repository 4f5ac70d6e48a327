import AnalysisModel
import PHPSyntax

/// Costly arguments of queries for posts, wherever they are written: in arrays, query strings, assignments to elements
/// and calls of `set()`.
struct QueryArrayRule: NodeRule, CallRule {
    static let ids = [
        "performance.unbounded-query", "performance.large-page", "performance.exclusion",
        "performance.suppressed-filters",
    ]
    static let kinds: [NodeKind] = [.array, .assign, .methodCall, .new]
    static let functions = QueryShape.postFunctions.sorted()
    /// More posts than this at once are too many.
    private static let largePage = 100

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .array:
            guard QueryShape.isPostQuery(node, file) else { return }
            let arguments = QueryArguments(node, in: file)
            for (key, value) in arguments.values { check(key, value, arguments, file, &report) }
        case .assign:
            guard let target = tree.child(node, 0), tree.kind(target) == .index, let value = tree.child(node, 1),
                let key = file.constantString(tree.child(target, 1)), QueryShape.looksLikeQuery(target, file)
            else { return }
            check(key, QueryArguments.Value(node: value), nil, file, &report)
        case .methodCall:
            guard let call = Call(node, in: file), call.name == "set", let key = call.string(0),
                let value = call.argument(1), file.variableName(call.receiver) != nil
            else { return }
            check(key, QueryArguments.Value(node: value), nil, file, &report)
        default:
            guard let call = Call(node, in: file), call.name == "wp_query" else { return }
            visit(call, in: file, report: &report)
        }
    }

    /// A query string.
    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let argument = call.argument(0), file.tree.kind(argument) == .string else { return }
        let arguments = QueryArguments(argument, in: file)
        for (key, value) in arguments.values { check(key, value, arguments, file, &report) }
    }

    private func check(
        _ key: String, _ value: QueryArguments.Value, _ arguments: QueryArguments?, _ file: FileContext,
        _ report: inout Reporter
    ) {
        switch key {
        case "posts_per_page", "numberposts", "showposts", "posts_per_archive_page":
            guard let number = value.integer(file) else { return }
            if number < 0 {
                let isBounded = arguments?.has(["post__in", "include", "p", "page_id", "name"]) ?? false
                if !isBounded { unbounded("'\(key)' => \(number)", value, arguments, file, &report) }
            } else if number > Self.largePage {
                let isLight = isLight(arguments, file)
                report(
                    "performance.large-page", at: value.node,
                    values: ["parameter": "'\(key)'", "number": "\(number)"], severity: isLight ? .info : nil)
            }
        case "nopaging":
            guard value.isTrue(file), !(arguments?.has(["post__in", "include", "posts_per_page"]) ?? false) else {
                return
            }
            unbounded("'nopaging' => true", value, arguments, file, &report)
        case "post__not_in", "category__not_in", "tag__not_in", "author__not_in", "exclude":
            // Excluding nothing costs nothing; elsewhere `exclude` means terms or users.
            if key == "exclude" && !(arguments?.has(["numberposts", "posts_per_page", "post_type"]) ?? false) {
                return
            }
            if value.isEmpty(file) { return }
            report("performance.exclusion", at: value.node, values: ["parameter": "'\(key)'"])
        case "suppress_filters":
            guard value.isTrue(file) else { return }
            report(
                "performance.suppressed-filters", at: value.node,
                fix: value.text == nil
                    ? file.replacing(value.node, with: "false", title: "Let filters work") : nil)
        default: return
        }
    }

    private func unbounded(
        _ parameter: String, _ value: QueryArguments.Value, _ arguments: QueryArguments?, _ file: FileContext,
        _ report: inout Reporter
    ) {
        let isLight = isLight(arguments, file)
        report(
            "performance.unbounded-query", at: value.node, values: ["parameter": parameter],
            severity: isLight ? .info : file.isOneTimeCode(value.node) ? .low : nil,
            confidence: isLight ? .medium : .high)
    }

    /// Whether only identifiers are fetched.
    private func isLight(_ arguments: QueryArguments?, _ file: FileContext) -> Bool {
        arguments?["fields"].flatMap { $0.string(file) }.map { $0 == "ids" || $0 == "id=>parent" } ?? false
    }
}

/// What arguments of queries look like.
enum QueryShape {
    /// Functions and classes whose first argument is a query for posts.
    static let postFunctions: Set<String> = [
        "wp_query", "get_posts", "query_posts", "get_children", "wp_get_recent_posts", "get_pages",
    ]

    /// Functions and classes that query objects by arguments.
    static let functions: Set<String> = postFunctions.union([
        "get_users", "wp_user_query", "get_terms", "wp_term_query", "get_comments", "wp_comment_query",
        "get_categories", "get_tags",
    ])

    /// Keys that arguments of a query for posts have and other arrays hardly do.
    private static let keys: Set<String> = [
        "posts_per_page", "numberposts", "showposts", "no_found_rows", "post__in", "post__not_in", "tax_query",
        "ignore_sticky_posts", "suppress_filters", "nopaging",
    ]

    /// Whether an array holds arguments of a query for posts.
    static func isPostQuery(_ array: NodeID, _ file: FileContext) -> Bool {
        for element in file.tree.children(array) where file.tree.kind(element) == .arrayElement {
            guard let key = file.tree.child(element, 0), file.tree.kind(key) == .string,
                let text = file.tree.string(key), text.count <= 20
            else { continue }
            if keys.contains(String(decoding: text, as: UTF8.self)) { return true }
        }
        return isArgument(array, file, of: postFunctions)
    }

    /// Whether an array holds arguments of a query for posts, users, terms or comments.
    static func isQuery(_ array: NodeID, _ file: FileContext) -> Bool {
        isPostQuery(array, file) || isArgument(array, file, of: functions)
            || ["post_type", "orderby", "fields", "role", "taxonomy", "hide_empty", "post_status", "number"].contains {
                file.arrayElement($0, of: array) != nil
            }
    }

    /// Whether the node is an argument of one of the functions.
    static func isArgument(_ node: NodeID, _ file: FileContext, of functions: Set<String>) -> Bool {
        guard let argument = file.parent(node), file.tree.kind(argument) == .argument,
            let list = file.parent(argument), let callNode = file.parent(list), let call = Call(callNode, in: file),
            let name = call.name
        else { return false }
        return functions.contains(name)
    }

    /// Whether the variable whose element is set is called like arguments of a query.
    static func looksLikeQuery(_ element: NodeID, _ file: FileContext) -> Bool {
        guard let name = file.variableName(file.root(of: element))?.lowercased() else { return false }
        return name.contains("arg") || name.contains("query") || name == "params"
    }
}

extension FileContext {
    /// Whether the code runs rarely, by the name of its function or file: installation, upgrade, removal, export, tests.
    package func isOneTimeCode(_ node: NodeID) -> Bool {
        let path = source.path.lowercased()
        if ["uninstall", "install", "upgrade", "migration", "/cli", "wp-cli", "tests/"].contains(where: path.contains) {
            return true
        }
        guard let function = enclosingNamedFunction(node) else { return false }
        return Self.isOneTimeName(lowercasedName(tree.child(function, 1)) ?? "")
    }

    package static func isOneTimeName(_ name: String) -> Bool {
        [
            "install", "activate", "activation", "upgrade", "migrat", "export", "import", "create_table",
            "maybe_create", "update_db", "db_update", "setup_table", "drop_table", "cleanup", "cron", "batch",
        ].contains(where: name.contains)
    }

    /// The function or method that the node is in; closures are taken for part of what is around them.
    package func enclosingNamedFunction(_ node: NodeID) -> NodeID? {
        var function = enclosingFunction(node)
        for _ in 0..<16 {
            guard let found = function else { return nil }
            if tree.kind(found) == .function || tree.kind(found) == .method { return found }
            function = enclosingFunction(found)
        }
        return nil
    }
}
