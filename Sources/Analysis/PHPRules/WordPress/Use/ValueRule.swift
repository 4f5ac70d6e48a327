import PHPSyntax

/// Metadata that is read as a list and used as one value.
struct MetaSingleRule: CallRule {
    static let ids = ["wp.meta-single"]
    static let functions = [
        "get_post_meta", "get_user_meta", "get_term_meta", "get_comment_meta", "get_site_meta", "get_metadata",
        "get_metadata_raw", "get_metadata_default",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !call.isSpread, !call.isFirstClassCallable else { return }
        let position = name.hasPrefix("get_metadata") ? 2 : 1
        guard call.argument(position + 1, "single") == nil,
            let key = call.argument(position, position == 2 ? "meta_key" : "key"), file.constantString(key) != ""
        else { return }
        let end = file.tree.byteRange(key).upperBound
        if let use = ScalarUse.of(call.node, file) {
            report(
                "wp.meta-single", at: call.node, values: ["function": name, "use": use],
                fix: file.replacing(end..<end, with: ", true", title: "Ask for one value"))
        } else if isNamedLikeOne(call.node, file) {
            report(
                "wp.meta-single", at: call.node, values: ["function": name, "use": "one value"], severity: .info,
                confidence: .low)
        } else if !file.isCore, !isUsedAsList(call.node, file) {
            report(
                "wp.meta-single", at: call.node, values: ["function": name, "use": "something that is not told here"],
                severity: .info, confidence: .low)
        }
    }

    /// Whether the value is taken apart as a list, or kept under a name for one.
    private func isUsedAsList(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let parent = file.parent(node) else { return false }
        switch file.tree.kind(parent) {
        case .foreach, .index, .cast, .argument, .empty, .isset: return true
        case .assign:
            guard let variable = file.variableName(file.tree.child(parent, 0)) else { return true }
            if variable.hasSuffix("s") || variable.hasSuffix("list") { return true }
            let uses = file.localFacts.uses(of: variable, in: file.enclosingFunction(node)).filter { $0 > parent }
            return uses.contains { use in
                switch file.parentKind(use) {
                case .index, .foreach, .argument: true
                default: false
                }
            }
        default: return false
        }
    }

    /// Whether the list is kept in a variable with a name for one thing, and never used like a list.
    private func isNamedLikeOne(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let parent = file.parent(node), file.tree.kind(parent) == .assign,
            let variable = file.variableName(file.tree.child(parent, 0)), !variable.hasSuffix("s"),
            !["list", "array", "all", "meta", "data"].contains(where: variable.lowercased().contains)
        else { return false }
        let uses = file.localFacts.uses(of: variable, in: file.enclosingFunction(node)).filter { $0 > parent }
        return uses.allSatisfy { use in
            switch file.parentKind(use) {
            case .index, .foreach, .argument, .assign, .returnStatement, .arrayElement: false
            default: true
            }
        }
    }
}

/// How a value is used.
enum ScalarUse {
    private static let functions: Set<String> = [
        "esc_html", "esc_attr", "esc_url", "esc_textarea", "esc_js", "intval", "absint", "floatval", "trim", "strlen",
        "strtolower", "strtoupper", "sanitize_text_field", "wp_kses_post", "number_format", "number_format_i18n",
        "date_i18n", "wp_date", "strtotime", "substr", "explode", "is_numeric", "wpautop", "esc_url_raw", "ucfirst",
        "sprintf", "printf", "json_decode", "get_post", "wp_get_attachment_url", "wp_get_attachment_image", "nl2br",
    ]

    /// What the value is used as: a text or a number; nil if it may be used as an array.
    static func of(_ node: NodeID, _ file: FileContext) -> String? {
        let tree = file.tree
        guard let parent = file.parent(node) else { return nil }
        switch tree.kind(parent) {
        case .echo, .print: return "text"
        case .interpolatedString, .heredoc: return "text"
        case .cast:
            switch tree.mainTokenKind(parent) {
            case .castInt, .castFloat: return "a number"
            case .castString: return "text"
            default: return nil
            }
        case .binary:
            switch tree.mainTokenKind(parent) {
            case .dot: return "text"
            case .minus, .multiply, .divide, .modulo, .less, .greater, .lessOrEqual, .greaterOrEqual: return "a number"
            case .isEqual, .isIdentical, .isNotEqual, .isNotIdentical:
                let other = tree.child(parent, 0) == node ? tree.child(parent, 1) : tree.child(parent, 0)
                guard let other else { return nil }
                let kind = tree.kind(other)
                return kind == .string && file.constantString(other) != "" || kind == .integer ? "one value" : nil
            default: return nil
            }
        case .argument:
            guard let list = file.parent(parent), let callNode = file.parent(list),
                let name = file.calledFunction(callNode), functions.contains(name)
            else { return nil }
            if name == "sprintf" || name == "printf", Call(callNode, in: file)?.argument(0) == node { return nil }
            return "text"
        case .assign:
            guard tree.child(parent, 1) == node, let target = tree.child(parent, 0), tree.kind(target) == .variable,
                file.parentKind(parent) == .expressionStatement, let variable = file.variableName(target),
                file.localFacts.assignments(to: variable, in: file.enclosingFunction(node)).count == 1
            else { return nil }
            return ofVariable(variable, set: parent, file)
        default: return nil
        }
    }

    /// The use of a variable that is set once, if all its uses are of the same kind.
    private static func ofVariable(_ variable: String, set assignment: NodeID, _ file: FileContext) -> String? {
        var found: String?
        for use in file.localFacts.uses(of: variable, in: file.enclosingFunction(assignment)) where use > assignment {
            guard let parent = file.parent(use) else { continue }
            switch file.tree.kind(parent) {
            // A test for emptiness says nothing.
            case .empty, .isset, .ifStatement, .unary, .ternary, .elseIf: continue
            case .assign: return nil
            default:
                guard let kind = of(use, file) else { return nil }
                found = kind
            }
        }
        return found
    }
}

/// Results that may be a `WP_Error`, used as if they could not.
struct UncheckedErrorRule: CallRule {
    static let ids = ["wp.unchecked-error"]
    static let functions = texts.sorted() + arrays.sorted() + objects.sorted()

    /// What gives a text if it succeeds.
    private static let texts: Set<String> = ["get_term_link", "get_term_feed_link"]
    /// What gives an array if it succeeds.
    private static let arrays: Set<String> = [
        "wp_remote_get", "wp_remote_post", "wp_remote_request", "wp_remote_head", "wp_safe_remote_get",
        "wp_safe_remote_post", "wp_insert_term", "wp_update_term", "wp_safe_remote_request",
    ]
    private static let objects: Set<String> = ["get_term"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, let use = use(of: call.node, name, file, isDirect: true) else {
            return
        }
        report("wp.unchecked-error", at: call.node, values: ["function": name, "use": use], confidence: .medium)
    }

    private func use(of node: NodeID, _ name: String, _ file: FileContext, isDirect: Bool) -> String? {
        let tree = file.tree
        guard let parent = file.parent(node) else { return nil }
        if Self.texts.contains(name), isText(node, parent, file) { return "an address" }
        switch tree.kind(parent) {
        case .index where tree.child(parent, 0) == node && !isTested(parent, file):
            return Self.arrays.contains(name) ? "an array" : nil
        case .property where tree.child(parent, 0) == node: return Self.objects.contains(name) ? "a term" : nil
        case .assign where isDirect:
            guard tree.child(parent, 1) == node, let variable = file.variableName(tree.child(parent, 0)) else {
                return nil
            }
            let function = file.enclosingFunction(node)
            let tests: Set<String> = [
                "is_wp_error", "is_array", "is_object", "is_a", "is_string", "wp_remote_retrieve_response_code",
            ]
            guard file.localFacts.calledNames(in: function).isDisjoint(with: tests) else { return nil }
            for other in file.localFacts.uses(of: variable, in: function) where other > parent {
                if file.parentKind(other) == .instanceof { return nil }
                if let use = use(of: other, name, file, isDirect: false) { return use }
            }
            return nil
        default: return nil
        }
    }

    private func isText(_ node: NodeID, _ parent: NodeID, _ file: FileContext) -> Bool {
        switch file.tree.kind(parent) {
        case .echo, .interpolatedString: return true
        case .binary: return file.tree.mainTokenKind(parent) == .dot
        case .argument:
            guard let call = file.parent(parent).flatMap({ file.parent($0) }), let name = file.calledFunction(call)
            else {
                return false
            }
            return ["esc_url", "esc_attr", "esc_url_raw", "wp_redirect", "wp_safe_redirect", "add_query_arg"].contains(
                name)
        default: return false
        }
    }

    /// `isset( $answer['body'] )`, `$answer['body'] ?? ''`.
    private func isTested(_ element: NodeID, _ file: FileContext) -> Bool {
        guard let parent = file.parent(element) else { return false }
        switch file.tree.kind(parent) {
        case .isset, .empty: return true
        case .binary: return file.tree.mainTokenKind(parent) == .coalesce
        default: return false
        }
    }
}
