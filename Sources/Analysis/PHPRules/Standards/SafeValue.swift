import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Tells values that are harmless by how they are written from those that somebody else may have chosen.
///
/// It looks at one function. What the program's own functions return, and what is kept in properties of `$this`, the data
/// flow follows; it counts as harmless here.
struct SafeValue {
    /// Where the value goes.
    enum Place: Sendable { case output, query }

    private let file: FileContext
    private let place: Place
    /// How many more expressions are looked at.
    private var budget = 200

    init(_ file: FileContext, _ place: Place) {
        self.file = file
        self.place = place
    }

    /// The first part of the expression that somebody else may have chosen; nil if there is none.
    mutating func doubtful(_ node: NodeID?) -> NodeID? { doubtful(node, depth: 0) }

    private mutating func doubtful(_ node: NodeID?, depth: Int) -> NodeID? {
        guard let node else { return nil }
        budget -= 1
        guard budget > 0, depth < 24 else { return nil }
        let tree = file.tree
        switch tree.kind(node) {
        case .interpolatedString, .heredoc:
            for part in tree.stringParts(node) {
                if case .expression(let expression) = part, let found = doubtful(expression, depth: depth + 1) {
                    return found
                }
            }
            return nil
        case .binary: return operation(node, depth)
        case .ternary:
            if let then = tree.child(node, 1) {
                return doubtful(then, depth: depth + 1) ?? doubtful(tree.child(node, 2), depth: depth + 1)
            }
            return doubtful(tree.child(node, 0), depth: depth + 1) ?? doubtful(tree.child(node, 2), depth: depth + 1)
        case .match:
            for arm in tree.children(node).dropFirst() {
                if let found = doubtful(tree.child(arm, 1), depth: depth + 1) { return found }
            }
            return nil
        case .cast:
            switch tree.mainTokenKind(node) {
            case .castString, .castArray, .castObject: return doubtful(tree.child(node, 0), depth: depth + 1)
            default: return nil
            }
        case .errorSuppress: return doubtful(tree.child(node, 0), depth: depth + 1)
        case .assign, .assignReference: return doubtful(tree.child(node, 1), depth: depth + 1)
        case .array:
            for element in tree.children(node) {
                if let found = doubtful(tree.child(element, 1), depth: depth + 1) { return found }
            }
            return nil
        case .variable: return variable(node, depth)
        case .index: return element(node, depth)
        case .property: return property(node)
        case .call: return call(node, depth)
        case .methodCall: return method(node)
        case .variableVariable: return node
        default: return nil
        }
    }

    private mutating func operation(_ node: NodeID, _ depth: Int) -> NodeID? {
        let tree = file.tree
        switch tree.mainTokenKind(node) {
        case .coalesce:
            return doubtful(tree.child(node, 0), depth: depth + 1) ?? doubtful(tree.child(node, 1), depth: depth + 1)
        case .dot:
            // A chain of dots may be as long as the file.
            var operands: [NodeID] = []
            var rest: NodeID? = node
            while let next = rest, operands.count < 200 {
                let isJoin = tree.kind(next) == .binary && tree.mainTokenKind(next) == .dot
                if let operand = isJoin ? tree.child(next, 1) : next { operands.append(operand) }
                rest = isJoin ? tree.child(next, 0) : nil
            }
            for operand in operands.reversed() {
                if let found = doubtful(operand, depth: depth + 1) { return found }
            }
            return nil
        default: return nil
        }
    }

    // MARK: Variables

    private mutating func variable(_ node: NodeID, _ depth: Int) -> NodeID? {
        guard let name = file.variableName(node), name != "this" else { return nil }
        if place == .query, Self.isNameOfTable(name) || DatabaseCall.isDatabase(node, file) { return nil }
        if Self.isSafeByName(name) { return nil }
        let function = file.enclosingFunction(node)
        if let parameter = parameter(name, of: function) {
            return Self.isNumber(file.tree.child(parameter, 1), file) ? nil : node
        }
        let assignments = file.localFacts.assignments(to: name, in: function)
        guard !assignments.isEmpty else { return node }
        // A `foreach` around the node has a greater number than the node, so places are compared.
        let place = file.tree.byteRange(node).lowerBound
        let before = assignments.filter { file.tree.byteRange($0).lowerBound < place }
        if before.isEmpty { return node }
        for assignment in file.enclosingLoop(node) == nil ? before : assignments {
            if isDoubtful(assignment, name, depth) { return node }
        }
        return nil
    }

    /// Whether an assignment gives the variable a value that somebody else may have chosen.
    private mutating func isDoubtful(_ assignment: NodeID, _ name: String, _ depth: Int) -> Bool {
        let tree = file.tree
        switch tree.kind(assignment) {
        case .assign:
            // What is written into itself was looked at where it came from.
            guard let value = tree.child(assignment, 1) else { return false }
            return depth < 12 && doubtful(value, depth: depth + 6) != nil && !isItself(value, name)
        case .compoundAssign:
            switch tree.mainTokenKind(assignment) {
            case .concatEqual, .coalesceEqual: return doubtful(tree.child(assignment, 1), depth: depth + 6) != nil
            default: return false
            }
        case .foreach:
            guard file.variableName(tree.child(assignment, 2)) == name else { return false }
            return doubtful(tree.child(assignment, 0), depth: depth + 6) != nil
        case .staticVariable: return false
        default: return true
        }
    }

    private func isItself(_ value: NodeID, _ name: String) -> Bool { file.variableName(value) == name }

    private func parameter(_ name: String, of function: NodeID?) -> NodeID? {
        guard let function,
            let list = file.tree.children(function).first(where: { file.tree.kind($0) == .parameterList })
        else { return nil }
        return file.tree.children(list).first { file.variableName(file.tree.child($0, 2)) == name }
    }

    private static func isNumber(_ type: NodeID?, _ file: FileContext) -> Bool {
        guard var type else { return false }
        if file.tree.kind(type) == .nullableType, let inner = file.tree.child(type, 0) { type = inner }
        return ["int", "float", "bool"].contains(file.lowercasedName(type) ?? "")
    }

    private mutating func element(_ node: NodeID, _ depth: Int) -> NodeID? {
        guard let root = file.root(of: node) else { return nil }
        if let key = file.constantString(file.tree.child(node, 1)), Self.widgetKeys.contains(key) { return nil }
        if file.tree.kind(root) == .variable {
            if file.variableName(root) == "this" { return nil }
            return variable(root, depth).map { _ in node }
        }
        return doubtful(root, depth: depth + 1).map { _ in node }
    }

    /// What themes put around widgets, as markup.
    private static let widgetKeys: Set<String> = ["before_widget", "after_widget", "before_title", "after_title"]

    private func property(_ node: NodeID) -> NodeID? {
        let tree = file.tree
        guard let root = file.root(of: node) else { return nil }
        if tree.kind(root) != .variable || file.variableName(root) == "this" { return nil }
        if DatabaseCall.isDatabase(tree.child(node, 0), file) { return nil }
        guard let name = tree.child(node, 1), tree.kind(name) == .identifier else { return node }
        let text = tree.text(name).lowercased()
        if text == "id" || text.hasSuffix("_id") || text.hasPrefix("count") || text.hasSuffix("_count") { return nil }
        return place == .query && Self.isNameOfTable(text) ? nil : node
    }

    /// Whether the name says that the value was made harmless before.
    private static func isSafeByName(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["escaped", "safe", "sanitized", "sanitised"].contains { name.hasSuffix($0) || name.hasPrefix($0) }
    }

    private static func isNameOfTable(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["table", "prefix", "tbl", "column", "charset", "collate", "placeholders"].contains(where: name.contains)
    }

    // MARK: Calls

    private mutating func call(_ node: NodeID, _ depth: Int) -> NodeID? {
        guard let call = Call(node, in: file), let name = call.name else { return node }
        if case .program = file.calledFunction(of: node) { return nil }
        if SafeFunctions.isSafe(name, for: place) { return nil }
        if let arguments = SafeFunctions.passing[name] {
            for (position, argument) in call.arguments.enumerated() where arguments == 0 || position < arguments {
                if let found = doubtful(file.tree.child(argument, 1), depth: depth + 1) { return found }
            }
            return nil
        }
        switch name {
        case "sprintf", "vsprintf":
            for argument in call.arguments {
                if let found = doubtful(file.tree.child(argument, 1), depth: depth + 1) { return found }
            }
            return nil
        case "filter_var", "filter_input":
            guard let filter = call.argument(name == "filter_var" ? 1 : 2, "filter") else { return node }
            let text = file.text(filter, limit: 100)
            return ["DEFAULT", "RAW", "CALLBACK", "MAGIC"].contains(where: text.contains) ? node : nil
        case "array_map", "map_deep":
            let callback = name == "array_map" ? call.argument(0, "callback") : call.argument(1, "callback")
            if let callback, let function = file.constantString(callback)?.lowercased() {
                return SafeFunctions.isSafe(function, for: place) ? nil : node
            }
            // Closures and methods of the program are followed by the data flow.
            return callback.map { file.tree.kind($0) == .variable } ?? true ? node : nil
        default: return node
        }
    }

    private func method(_ node: NodeID) -> NodeID? {
        guard let receiver = file.tree.child(node, 0) else { return nil }
        if file.callee(of: node) != nil || file.variableName(file.root(of: receiver)) == "this" { return nil }
        if DatabaseCall.isDatabase(receiver, file) {
            let name = Call(node, in: file)?.name ?? ""
            if ["prepare", "esc_like", "_real_escape", "get_charset_collate"].contains(name) { return nil }
        }
        if place == .query, let name = Call(node, in: file)?.name, Self.isNameOfTable(name) { return nil }
        return node
    }
}

/// Functions whose result is harmless, or as harmful as their arguments.
enum SafeFunctions {
    private static let sanitizers = FactTable("facts/sanitizers.txt")

    private static let markup: Set<String> = Set(
        EmbeddedFile.named("facts/markup.txt")?.entries.map { String($0.text) } ?? [])

    /// Functions that give out what they are given, changed: how many of the first arguments matter, 0 for all.
    static let passing: [String: Int] = [
        "trim": 1, "ltrim": 1, "rtrim": 1, "strtolower": 1, "strtoupper": 1, "ucfirst": 1, "ucwords": 1, "lcfirst": 1,
        "nl2br": 1, "wpautop": 1, "wptexturize": 1, "str_repeat": 1, "str_pad": 1, "implode": 0, "join": 0,
        "array_merge": 0, "array_values": 1, "array_unique": 1, "array_filter": 1, "array_reverse": 1, "array_slice": 1,
        "strrev": 1, "substr": 1, "mb_substr": 1, "number_format_i18n": 1, "balancetags": 1, "force_balance_tags": 1,
        "convert_smilies": 1, "convert_chars": 1, "ent2ncr": 1, "antispambot": 1, "normalize_whitespace": 1,
        "zeroise": 1, "untrailingslashit": 1, "trailingslashit": 1, "strval": 1, "str_replace": 0, "array_keys": 1,
        "current": 1, "reset": 1, "end": 1, "wordwrap": 1, "chunk_split": 1, "capital_p_dangit": 1,
        "maybe_serialize": 1, "array_combine": 0, "array_column": 1,
    ]

    /// Functions that make a value harmless in SQL, whatever quotes are around it.
    private static let forQueries: Set<String> = [
        "esc_sql", "absint", "intval", "floatval", "doubleval", "sanitize_sql_orderby", "like_escape",
        "wp_parse_id_list",
        "array_fill", "count", "sizeof", "get_current_blog_id", "get_current_user_id", "get_the_id", "time",
        "current_time", "gmdate", "date", "wp_date", "sanitize_key", "_get_meta_table", "wp_hash", "md5",
        "sha1",
    ]

    static func isSafe(_ name: String, for place: SafeValue.Place) -> Bool {
        if place == .query && forQueries.contains(name) { return true }
        if let facts = FunctionFacts.named(name), let returns = facts.returns,
            ["int", "float", "bool", "void", "true", "false", "null", "never", "int|false", "int|float"].contains(
                returns)
        {
            return true
        }
        guard let fields = sanitizers.fields(name), fields.count > 3 else {
            return place == .output && markup.contains(name)
        }
        if ["int", "float", "bool"].contains(fields[2] ?? "") { return true }
        let places = Set(fields.dropFirst(3).compactMap { $0 })
        switch place {
        case .query: return !places.isDisjoint(with: ["sql", "sql-string", "sql-identifier", "all"])
        case .output:
            let isEscaped = !places.isDisjoint(with: ["html", "attr", "attr-double", "js", "url", "js-string", "all"])
            // The addresses of WordPress are escaped where they are printed.
            return isEscaped && !addresses.contains(name) || markup.contains(name)
        }
    }

    private static let addresses: Set<String> = [
        "home_url", "site_url", "admin_url", "self_admin_url", "user_admin_url", "network_home_url", "network_site_url",
        "network_admin_url", "plugins_url", "content_url", "includes_url", "rest_url", "plugin_dir_url",
        "get_theme_file_uri", "get_parent_theme_file_uri", "add_query_arg", "esc_sql", "addslashes", "sanitize_user",
        "wp_validate_redirect", "wp_sanitize_redirect", "wp_http_validate_url", "basename", "wp_basename",
        "sanitize_file_name", "human_time_diff",
    ]
}
