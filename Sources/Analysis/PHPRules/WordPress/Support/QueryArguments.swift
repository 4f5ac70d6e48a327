import PHPSyntax

/// The arguments of a query, as far as they are written out: an array, a query string, or a variable that holds one.
struct QueryArguments {
    struct Value {
        /// Where it stands.
        var node: NodeID
        /// Its text in a query string; nil in an array.
        var text: String?
    }

    private(set) var values: [String: Value] = [:]
    /// Whether there may be other keys.
    private(set) var isOpen = false
    /// How many more expressions are looked at.
    private var budget = 400

    /// The arguments at `node`; nothing and `isOpen` if they are computed.
    init(_ node: NodeID?, in file: FileContext) {
        guard let node else { return }
        add(node, file, depth: 0)
    }

    subscript(key: String) -> Value? { values[key] }

    func has(_ keys: [String]) -> Bool { keys.contains { values[$0] != nil } }

    private mutating func add(_ node: NodeID, _ file: FileContext, depth: Int) {
        budget -= 1
        guard depth < 6, budget > 0 else {
            isOpen = true
            return
        }
        let tree = file.tree
        switch tree.kind(node) {
        case .array:
            for element in tree.children(node) { add(element: element, file, depth: depth) }
        case .string:
            guard let text = file.constantString(node) else { return }
            for pair in text.split(separator: "&") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, let key = parts.first, let value = parts.last else { continue }
                values[String(key)] = Value(node: node, text: String(value))
            }
        case .variable: add(variable: node, file, depth: depth)
        case .call:
            guard let call = Call(node, in: file), let name = call.name else { break }
            switch name {
            case "wp_parse_args", "shortcode_atts":
                isOpen = true
                let defaults = name == "wp_parse_args" ? call.argument(1, "defaults") : call.argument(0, "pairs")
                if let defaults { add(defaults, file, depth: depth + 1) }
            case "array_merge", "array_replace":
                for position in 0..<Swift.min(call.argumentCount, 8) {
                    if let part = call.argument(position) { add(part, file, depth: depth + 1) }
                }
            default: isOpen = true
            }
        case .binary where tree.mainTokenKind(node) == .plus:
            for child in tree.children(node) { add(child, file, depth: depth + 1) }
        default: isOpen = true
        }
    }

    private mutating func add(element: NodeID, _ file: FileContext, depth: Int) {
        let tree = file.tree
        guard tree.kind(element) == .arrayElement, !tree.flags(element).contains(.variadic) else {
            isOpen = true
            return
        }
        guard let key = tree.child(element, 0), let value = tree.child(element, 1) else { return }
        if let name = file.constantString(key) {
            values[name] = Value(node: value)
        } else {
            isOpen = true
        }
    }

    private mutating func add(variable: NodeID, _ file: FileContext, depth: Int) {
        let tree = file.tree
        guard let name = file.variableName(variable) else { return }
        let assignments = file.localFacts.assignments(
            to: name, in: file.enclosingFunction(variable), before: variable, limit: 32)
        if assignments.isEmpty || assignments.count == 32 { isOpen = true }
        for assignment in assignments {
            guard tree.kind(assignment) == .assign, let target = tree.child(assignment, 0),
                let value = tree.child(assignment, 1)
            else {
                isOpen = true
                continue
            }
            switch tree.kind(target) {
            case .variable:
                if let call = Call(value, in: file), call.name == "wp_parse_args",
                    file.variableName(call.argument(0)) == name
                {
                    isOpen = true
                    if let defaults = call.argument(1) { add(defaults, file, depth: depth + 1) }
                } else if file.variableName(value) != name {
                    add(value, file, depth: depth + 1)
                }
            case .index:
                if let key = file.constantString(tree.child(target, 1)),
                    file.variableName(tree.child(target, 0)) == name
                {
                    values[key] = Value(node: value)
                } else {
                    isOpen = true
                }
            default: isOpen = true
            }
        }
    }
}

extension QueryArguments.Value {
    /// The number that the value is.
    func integer(_ file: FileContext) -> Int? { text.map { Int($0) } ?? file.integer(node) }

    /// The text that the value is.
    func string(_ file: FileContext) -> String? { text ?? file.constantString(node) }

    /// Whether the value is `true`, 1 or "1".
    func isTrue(_ file: FileContext) -> Bool { file.isTrue(node) || integer(file) == 1 || text == "true" }

    /// Whether the value is written out and says nothing: an empty string or array, `null`, `false` or 0.
    func isEmpty(_ file: FileContext) -> Bool {
        if let text { return text.isEmpty }
        return file.truth(node) == false
    }
}
