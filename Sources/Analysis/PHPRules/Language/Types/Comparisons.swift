import AnalysisModel
import PHPSyntax

/// Comparisons that PHP's conversions make mean something else.
struct Comparisons: NodeRule {
    static let ids = ["php.position-as-boolean", "php.loose-comparison", "php.impossible-comparison"]
    static let kinds: [NodeKind] = [.binary, .ifStatement, .elseIf, .ternary, .whileStatement, .unary]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .binary: checkBinary(node, file, &report)
        case .unary:
            if tree.mainTokenKind(node) == .exclamation { checkBoolean(tree.child(node, 0), file, &report) }
        default: checkBoolean(tree.child(node, 0), file, &report)
        }
    }

    /// Functions that give a position or key, which may be 0, or false if there is none.
    private static let positions: Set<String> = [
        "strpos", "stripos", "strrpos", "strripos", "mb_strpos", "mb_stripos", "mb_strrpos", "mb_strripos",
        "array_search", "iconv_strpos",
    ]

    /// A position that is taken for true or false.
    private func checkBoolean(_ node: NodeID?, _ file: FileContext, _ report: inout Reporter) {
        guard let node, let name = position(node, file) else { return }
        report("php.position-as-boolean", at: node, values: ["function": name])
    }

    /// The name of the function if the node calls one that gives a position.
    private func position(_ node: NodeID, _ file: FileContext) -> String? {
        guard file.tree.kind(node) == .call, let name = Call(node, in: file)?.name, Self.positions.contains(name) else {
            return nil
        }
        return name
    }

    private func checkBinary(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let left = tree.child(node, 0), let right = tree.child(node, 1) else { return }
        switch tree.mainTokenKind(node) {
        case .booleanAnd, .booleanOr, .kwLogicalAnd, .kwLogicalOr:
            checkBoolean(left, file, &report)
            checkBoolean(right, file, &report)
        case .isEqual, .isNotEqual: checkLoose(node, left, right, file, &report)
        case .isIdentical, .isNotIdentical: checkStrict(node, left, right, file, &report)
        case .greater:
            // `strpos( … ) > 0` leaves out the first place.
            guard let name = position(left, file), name != "array_search", isInteger(right, 0, file) else { return }
            report("php.position-as-boolean", at: node, values: ["function": name], severity: .info, confidence: .low)
        default: return
        }
    }

    private func isInteger(_ node: NodeID, _ value: Int, _ file: FileContext) -> Bool {
        if case .integer(value) = file.tree.number(node) { return true }
        return false
    }

    // MARK: == and !=

    private func checkLoose(
        _ node: NodeID, _ left: NodeID, _ right: NodeID, _ file: FileContext, _ report: inout Reporter
    ) {
        let tree = file.tree
        let sign = tree.mainTokenKind(node) == .isEqual ? "===" : "!=="
        let token = tree.tokens.range(tree.mainToken(node))
        let strict = file.replacing(token, with: sign, title: "Compare with \(sign)")
        for (call, other) in [(left, right), (right, left)] {
            guard let name = position(call, file) else { continue }
            if file.isConstant(other, "false") || isInteger(other, 0, file) {
                report("php.position-as-boolean", at: node, values: ["function": name], fix: strict)
                return
            }
            if file.isConstant(other, "true") {
                report("php.position-as-boolean", at: node, values: ["function": name])
                return
            }
        }
        // Literals of different types: what one of them is converted to depends on the version of PHP.
        for (literal, other) in [(left, right), (right, left)] {
            guard tree.kind(other) != .string, let text = tree.kind(literal) == .string ? tree.string(literal) : nil,
                !text.isEmpty, !isNumeric(text), let number = numberCall(other, file)
            else { continue }
            report("php.loose-comparison", at: node, values: ["left": file.text(literal, limit: 30), "right": number])
            return
        }
    }

    /// What the node is called if it is a number for certain.
    private func numberCall(_ node: NodeID, _ file: FileContext) -> String? {
        switch file.tree.kind(node) {
        case .integer, .float: return file.text(node, limit: 30)
        case .call:
            guard let name = Call(node, in: file)?.name,
                ["count", "sizeof", "strlen", "mb_strlen", "intval", "absint", "time", "floatval"].contains(name)
            else { return nil }
            return name + "()"
        case .cast:
            let kind = file.tree.mainTokenKind(node)
            return kind == .castInt || kind == .castFloat ? file.text(node, limit: 30) : nil
        default: return nil
        }
    }

    private func isNumeric(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 != 32 && $0 != 9 && $0 != 10 }) else { return false }
        return (48...57).contains(first) || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(first)
    }

    // MARK: === and !==

    /// What type the value of a node is for certain.
    private enum Known: String {
        case string = "a string"
        case integer = "an integer"
        case float = "a float"
        case boolean = "a boolean"
        case null = "null"
        case array = "an array"
    }

    private func known(_ node: NodeID, _ file: FileContext) -> Known? {
        let tree = file.tree
        switch tree.kind(node) {
        case .string, .interpolatedString, .heredoc: return .string
        case .integer: return .integer
        case .float: return .float
        case .array: return .array
        case .isset, .empty, .instanceof: return .boolean
        case .constant:
            if file.isConstant(node, "true") || file.isConstant(node, "false") { return .boolean }
            return file.isConstant(node, "null") ? .null : nil
        case .unary: return tree.mainTokenKind(node) == .exclamation ? .boolean : nil
        case .cast:
            switch tree.mainTokenKind(node) {
            case .castInt: return .integer
            case .castFloat: return .float
            case .castString: return .string
            case .castBool: return .boolean
            case .castArray: return .array
            default: return nil
            }
        case .binary:
            switch tree.mainTokenKind(node) {
            case .dot: return .string
            case .isEqual, .isNotEqual, .isIdentical, .isNotIdentical, .less, .lessOrEqual, .greater, .greaterOrEqual,
                .booleanAnd, .booleanOr:
                return .boolean
            default: return nil
            }
        case .call: return Call(node, in: file)?.name.flatMap { Self.results[$0] }
        default: return nil
        }
    }

    /// Functions of PHP and WordPress that always give one type.
    private static let results: [String: Known] = {
        var results: [String: Known] = [:]
        for name in [
            "count", "sizeof", "strlen", "mb_strlen", "intval", "absint", "strcmp", "strcasecmp", "time", "ord",
        ] {
            results[name] = .integer
        }
        for name in [
            "trim", "ltrim", "rtrim", "strtolower", "strtoupper", "ucfirst", "esc_html", "esc_attr",
            "sanitize_text_field",
            "sanitize_key", "implode", "strval", "gettype", "md5", "sprintf", "number_format",
        ] {
            results[name] = .string
        }
        for name in [
            "in_array", "is_array", "is_string", "is_numeric", "is_int", "is_object", "is_null", "is_bool",
            "array_key_exists", "function_exists", "class_exists", "defined", "file_exists", "is_wp_error",
            "current_user_can", "is_user_logged_in", "ctype_digit", "is_dir", "is_file", "boolval", "method_exists",
        ] {
            results[name] = .boolean
        }
        for name in [
            "explode", "array_keys", "array_values", "array_merge", "array_filter", "array_map", "array_unique",
        ] {
            results[name] = .array
        }
        // Before PHP 8 these gave false or null for wrong arguments.
        for name in ["explode", "count", "implode", "array_map"] { results[name] = nil }
        results["count"] = .integer
        return results
    }()

    private func checkStrict(
        _ node: NodeID, _ left: NodeID, _ right: NodeID, _ file: FileContext, _ report: inout Reporter
    ) {
        guard let first = known(left, file), let second = known(right, file), first != second else { return }
        let result = file.tree.mainTokenKind(node) == .isIdentical ? "false" : "true"
        report(
            "php.impossible-comparison", at: node,
            values: ["left": first.rawValue, "right": second.rawValue, "result": result])
    }
}
