import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Elements of the request that are read without isset(), with WordPress's backslashes in them, without being cleaned, or
/// out of a form whose nonce nobody checks.
struct RequestValueRule: NodeRule {
    static let ids = ["input.unsanitised", "input.unslash", "input.unvalidated", "csrf.unverified-form"]
    static let kinds: [NodeKind] = [.index]

    private static let variables: Set<String> = ["_GET", "_POST", "_REQUEST", "_COOKIE", "_SERVER", "_FILES"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore, file.parentKind(node) != .index || file.tree.child(file.parent(node) ?? node, 0) != node,
            let root = file.root(of: node), let variable = file.variableName(root), Self.variables.contains(variable),
            !isFromServer(node, variable, file)
        else { return }
        var use = RequestUse(node, file)
        use.look()
        guard use.isRead else { return }
        let values = ["source": file.text(node), "function": use.function.map { "\($0)()" } ?? "the code"]
        if !use.isTest, !RequestCheck.isValidated(node, file) {
            report("input.unvalidated", at: node, values: values, confidence: .medium)
        }
        if variable == "_POST" || variable == "_FILES", !use.isOfNonce, !use.isTest,
            !NonceCheck.isChecked(node, use, file)
        {
            report("csrf.unverified-form", at: node, values: values, confidence: .low)
        }
        guard variable != "_FILES", !use.isTest, !use.isOfNonce else { return }
        if !use.isSanitised, !use.isFollowed {
            report("input.unsanitised", at: node, values: values, confidence: .low)
        } else if use.isSanitised || use.keepsText, !use.isUnslashed,
            file.program.wordpress.usesWordPress || use.isWordPress
        {
            report("input.unslash", at: node, values: values, confidence: .medium)
        }
    }

    /// Whether the element is written by the server and nobody else.
    private func isFromServer(_ node: NodeID, _ variable: String, _ file: FileContext) -> Bool {
        guard variable == "_SERVER", let key = file.constantString(file.tree.child(node, 1)) else { return false }
        return !key.hasPrefix("HTTP_")
            && !["REQUEST_URI", "QUERY_STRING", "PHP_SELF", "PATH_INFO", "SCRIPT_URI", "ORIG_PATH_INFO"].contains(key)
    }
}

/// What is done with an element of the request.
struct RequestUse {
    let node: NodeID
    private let file: FileContext
    /// Whether the value is used at all: it is neither set nor asked for.
    private(set) var isRead = true
    /// Whether it is only compared or counted.
    private(set) var isTest = false
    private(set) var isSanitised = false
    private(set) var isUnslashed = false
    /// Whether it is a nonce that is checked.
    private(set) var isOfNonce = false
    /// Whether a function of the program takes it, which the data flow follows.
    private(set) var isFollowed = false
    /// Whether it is handed on as text without being cleaned.
    private(set) var keepsText = false
    /// Whether a function of WordPress takes it.
    private(set) var isWordPress = false
    /// The function that takes it in the end.
    private(set) var function: String?

    init(_ node: NodeID, _ file: FileContext) {
        self.node = node
        self.file = file
    }

    private static let tests: Set<String> = [
        "is_array", "is_string", "is_numeric", "is_null", "is_int", "is_object", "is_bool", "count", "sizeof",
        "in_array", "array_key_exists", "key_exists", "array_search", "ctype_digit", "ctype_alnum", "ctype_alpha",
        "has_action", "preg_match", "str_contains", "str_starts_with", "is_scalar", "is_float", "array_keys",
    ]
    /// Functions behind which neither quotes nor backslashes are left.
    private static let numbers: Set<String> = [
        "absint", "intval", "floatval", "doubleval", "boolval", "sanitize_key", "count", "wp_parse_id_list", "is_email",
        "sanitize_html_class", "rest_sanitize_boolean", "wp_validate_boolean", "filter_var", "strtotime", "wc_clean",
        "sanitize_title", "sanitize_hex_color", "sanitize_file_name", "md5", "sha1", "strlen",
    ]
    private static let unslashing: Set<String> = [
        "wp_unslash", "stripslashes", "stripslashes_deep", "stripslashes_from_strings_only", "wp_kses_stripslashes",
    ]
    private static let nonces: Set<String> = ["wp_verify_nonce", "check_admin_referer", "check_ajax_referer"]
    private static let passing: Set<String> = [
        "trim", "ltrim", "rtrim", "strtolower", "strtoupper", "ucfirst", "urldecode", "rawurldecode", "array_values",
        "array_filter", "array_unique", "explode", "current", "reset", "end", "array_shift", "strval", "substr",
        "basename", "html_entity_decode", "nl2br", "maybe_unserialize", "json_decode",
    ]

    mutating func look() { look(at: node, depth: 0) }

    private mutating func look(at start: NodeID, depth: Int) {
        let tree = file.tree
        var child = start
        for ancestor in file.ancestors(of: start, limit: 40) {
            switch tree.kind(ancestor) {
            case .isset, .empty, .unset:
                isRead = false
                return
            case .assign, .assignReference, .compoundAssign:
                if tree.child(ancestor, 0) == child {
                    isRead = false
                    return
                }
                if depth == 0, tree.kind(ancestor) == .assign { lookAtVariable(ancestor) } else { keepsText = true }
                return
            case .cast:
                switch tree.mainTokenKind(ancestor) {
                case .castInt, .castFloat, .castBool:
                    isSanitised = true
                    isUnslashed = true
                    return
                default: break
                }
            case .unary:
                isTest = true
                return
            case .binary:
                switch tree.mainTokenKind(ancestor) {
                case .coalesce: if tree.child(ancestor, 0) == child { break }
                case .dot:
                    keepsText = true
                    return
                default:
                    isTest = true
                    return
                }
            case .ternary:
                if tree.child(ancestor, 0) == child {
                    isTest = true
                    return
                }
            case .ifStatement, .elseIf, .whileStatement, .switchStatement, .match, .instanceof, .caseClause:
                isTest = true
                return
            case .foreach:
                isTest = true
                return
            case .argument, .argumentList: break
            case .call:
                if take(call: ancestor) { return }
            case .methodCall, .staticCall, .new:
                isFollowed = true
                keepsText = true
                function = Call(ancestor, in: file)?.name
                return
            case .index:
                // The value is a key.
                isTest = true
                return
            case .interpolatedString, .heredoc, .echo, .print, .exit, .shellCommand:
                keepsText = true
                return
            case .errorSuppress, .arrayElement, .array: break
            case .expressionStatement: return
            default:
                keepsText = true
                return
            }
            child = ancestor
        }
    }

    /// Whether nothing more is to be known behind the call.
    private mutating func take(call node: NodeID) -> Bool {
        guard let call = Call(node, in: file), let name = call.name else {
            isFollowed = true
            return true
        }
        if Self.nonces.contains(name) {
            isOfNonce = true
            return true
        }
        if Self.tests.contains(name), name != "array_keys" || call.argumentCount > 1 {
            isTest = true
            return true
        }
        if Self.unslashing.contains(name) {
            isUnslashed = true
            isWordPress = name.hasPrefix("wp_") || name.hasSuffix("deep")
            return false
        }
        if name == "array_map" || name == "map_deep" {
            let callback = name == "array_map" ? call.argument(0, "callback") : call.argument(1, "callback")
            guard let function = file.constantString(callback) else {
                isFollowed = callback.map { file.tree.kind($0) != .variable } ?? true
                return true
            }
            return sanitise(function.lowercased())
        }
        if name == "preg_replace", file.constantString(call.argument(0))?.contains("[^") ?? false {
            // What is not on a list is taken away, backslashes too.
            isSanitised = true
            isUnslashed = true
            return true
        }
        if sanitise(name) { return true }
        if Self.passing.contains(name) { return false }
        function = name
        keepsText = true
        if case .program = file.calledFunction(of: node) { isFollowed = true }
        return true
    }

    private mutating func sanitise(_ name: String) -> Bool {
        if Self.numbers.contains(name) {
            isSanitised = true
            isUnslashed = true
            isWordPress = true
            return true
        }
        if Self.unslashing.contains(name) {
            isUnslashed = true
            return false
        }
        let isCleaning =
            name.hasPrefix("sanitize_") || name.hasPrefix("wp_kses") || name == "esc_url_raw" || name == "sanitize_url"
            || name == "wp_strip_all_tags" || name == "wp_sanitize_redirect" || name == "wp_filter_post_kses"
            || name == "wp_filter_nohtml_kses" || name == "validate_file" || name == "wp_validate_redirect"
        guard isCleaning else { return false }
        isSanitised = true
        isWordPress = true
        // The backslashes may have been taken away in between, or are below.
        return false
    }

    /// Looks at what is done with the variable that the value is put into.
    private mutating func lookAtVariable(_ assignment: NodeID) {
        guard let name = file.variableName(file.tree.child(assignment, 0)) else {
            keepsText = true
            return
        }
        guard !isSanitised else { return }
        let uses = file.localFacts.uses(of: name, in: file.enclosingFunction(assignment)).filter { $0 > assignment }
        guard file.enclosingFunction(assignment) != nil, !uses.isEmpty, uses.count < 20 else {
            keepsText = true
            return
        }
        var isClean = true
        var isUsed = false
        for use in uses where file.tree.child(assignment, 0) != use {
            if file.tree.byteRange(assignment).contains(file.tree.byteRange(use).lowerBound) { continue }
            var other = RequestUse(use, file)
            other.look(at: use, depth: 1)
            if other.isRead { isUsed = true }
            if other.isOfNonce { isOfNonce = true }
            if other.isRead, !other.isTest, !other.isSanitised, !other.isFollowed { isClean = false }
            if other.isUnslashed { isUnslashed = true }
        }
        if isClean && isUsed { isFollowed = true } else { keepsText = true }
    }
}

/// Whether code asks for an element before it reads it.
enum RequestCheck {
    static func isValidated(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        // `$_GET['x'] ?? ''`
        var child = node
        for ancestor in file.ancestors(of: node, limit: 4) {
            if tree.kind(ancestor) == .binary, tree.mainTokenKind(ancestor) == .coalesce,
                tree.child(ancestor, 0) == child || file.parentKind(ancestor) == .binary
            {
                return true
            }
            guard tree.kind(ancestor) == .index else { break }
            child = ancestor
        }
        guard let code = file.normalizedCode(node), let root = file.root(of: node), let name = file.variableName(root)
        else { return false }
        var function = file.enclosingFunction(node)
        for _ in 0..<4 {
            for use in file.localFacts.uses(of: name, in: function) where use < node || function == nil {
                if asks(use, code, name, file) { return true }
            }
            guard let around = function, tree.kind(around) == .arrowFunction else { return false }
            function = file.enclosingFunction(around)
        }
        return false
    }

    /// Whether the occurrence of the superglobal stands in isset(), empty() or array_key_exists() with the same keys.
    private static func asks(_ use: NodeID, _ code: String, _ name: String, _ file: FileContext) -> Bool {
        let tree = file.tree
        var top = use
        for ancestor in file.ancestors(of: use, limit: 8) {
            guard tree.kind(ancestor) == .index, tree.child(ancestor, 0) == top else { break }
            top = ancestor
        }
        guard let parent = file.parent(top) else { return false }
        switch tree.kind(parent) {
        case .isset, .empty:
            guard let asked = file.normalizedCode(top) else { return false }
            return unquoted(asked).hasPrefix(unquoted(code))
        case .binary:
            return tree.mainTokenKind(parent) == .coalesce && file.normalizedCode(top).map(unquoted) == unquoted(code)
        case .compoundAssign: return tree.mainTokenKind(parent) == .coalesceEqual
        case .assign:
            return tree.child(parent, 0) == top && file.normalizedCode(top).map(unquoted) == unquoted(code)
        case .argument:
            guard let call = file.parent(parent).flatMap({ file.parent($0) }).flatMap({ Call($0, in: file) }),
                call.name == "array_key_exists" || call.name == "key_exists", tree.kind(call.node) == .call,
                let key = call.argument(0, "key"), let base = file.normalizedCode(top),
                let text = file.normalizedCode(key)
            else { return false }
            let asked = unquoted(base + "[ " + text + "] ")
            return asked.hasPrefix(unquoted(code)) || unquoted(code) == unquoted(base)
        default: return false
        }
    }

    private static func unquoted(_ code: String) -> String { String(code.map { $0 == "\"" ? "'" : $0 }) }
}

/// Whether a nonce is checked around a place.
enum NonceCheck {
    private static let functions: Set<String> = [
        "wp_verify_nonce", "check_admin_referer", "check_ajax_referer", "verify_nonce", "wp_verify_ajax_nonce",
    ]

    static func isChecked(_ node: NodeID, _ use: RequestUse, _ file: FileContext) -> Bool {
        let function = file.enclosingFunction(node)
        let calls = file.localFacts.calls(in: function).filter { call in
            Call(call, in: file)?.name.map(isCheck) ?? false
        }
        if let first = calls.first {
            // What is only tested, cleaned or kept for the check may come before it.
            return first < node || use.isTest || use.isSanitised || use.function == nil
                || calls.contains { file.tree.byteRange($0).contains(file.tree.byteRange(node).lowerBound) }
        }
        // Around a closure, in what the function calls, and in what calls it.
        if let function {
            for ancestor in file.ancestors(of: function, limit: 32) where file.tree.kind(ancestor).isFunction {
                if file.localFacts.calledNames(in: ancestor).contains(where: isCheck) { return true }
            }
            if isCalledBehindCheck(function, file) { return true }
            let context = file.program
            if let id = context.program.functionID(for: function, in: file.index) {
                let facts = context.wordpress
                for callee in facts.summary(of: id, in: context).callees.prefix(20) {
                    if facts.summary(of: callee.function, in: context).calledNames.contains(where: isCheck) {
                        return true
                    }
                }
            }
        }
        return false
    }

    /// Whether a function of the same file checks a nonce and calls this one.
    private static func isCalledBehindCheck(_ function: NodeID, _ file: FileContext) -> Bool {
        let kind = file.tree.kind(function)
        guard kind == .function || kind == .method, let name = file.lowercasedName(file.tree.child(function, 1)) else {
            return false
        }
        return file.localFacts.calls(named: name).contains { call in
            file.localFacts.calledNames(in: file.enclosingFunction(call)).contains(where: isCheck)
        }
    }

    private static func isCheck(_ name: String) -> Bool {
        functions.contains(name) || name.contains("nonce") && (name.contains("verify") || name.contains("check"))
    }
}
