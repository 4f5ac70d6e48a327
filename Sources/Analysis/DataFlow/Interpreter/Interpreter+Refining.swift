import AnalysisProgram
import PHPSyntax

/// What tests say of values, put where the values are read.
extension Interpreter {
    /// Takes dangers away from what an expression reads, for as long as it is not assigned again.
    mutating func refine(
        _ node: NodeID, clearing danger: Danger, to replacement: ValueID?, _ environment: inout Environment
    ) {
        let tree = frame.tree
        switch tree.kind(node) {
        case .variable, .index, .property, .staticProperty:
            let value = evaluate(node, &environment)
            guard value != .undefined else { return }
            if let replacement {
                store(replacement, in: node, &environment)
                return
            }
            guard hasMarks(value) || arena[value].isSource || arena[value].identity != nil else { return }
            if danger == .all, !isOtherURLPart(node) { refineWholes(of: value, &environment) }
            var refined: Value
            if danger == .all {
                refined = Value(types: arena[value].types.intersection([.string, .int, .float, .bool, .null]))
            } else {
                let changed = mapMarks(value) { mark in
                    var mark = mark
                    mark.danger.subtract(danger)
                    return mark
                }
                refined = arena[changed]
            }
            refined.refines = arena[value].identity ?? arena[value].refines
            store(arena.add(refined), in: node, &environment)
        case .assign:
            if let target = tree.child(node, 0) { refine(target, clearing: danger, to: replacement, &environment) }
        case .cast, .errorSuppress:
            if let operand = tree.child(node, 0) { refine(operand, clearing: danger, to: replacement, &environment) }
        case .binary where tree.mainTokenKind(node) == .coalesce:
            if let left = tree.child(node, 0) { refine(left, clearing: danger, to: replacement, &environment) }
        case .call:
            // What is tested is the same text in another case, or without slashes or blanks around it.
            guard let callee = tree.child(node, 0), let list = tree.child(node, 1),
                let first = tree.children(list).first.flatMap({ tree.child($0, 1) })
            else { return }
            switch tree.text(callee).lowercased() {
            case "wp_unslash", "stripslashes", "trim", "strtolower", "strtoupper", "strval", "sanitize_key",
                "sanitize_text_field", "basename", "realpath", "wp_normalize_path":
                refine(first, clearing: danger, to: replacement, &environment)
            case "parse_url", "wp_parse_url":
                var scratch = environment
                if danger == .all { refineWholes(of: evaluate(node, &scratch), &environment) }
            default: break
            }
        default: break
        }
    }

    /// Whether an expression is an element of a URL's parts that says nothing about its host.
    private func isOtherURLPart(_ node: NodeID) -> Bool {
        guard frame.tree.kind(node) == .index, let key = frame.tree.child(node, 1).flatMap({ frame.tree.string($0) })
        else { return false }
        return ["scheme", "path", "query", "fragment", "port", "user", "pass"]
            .contains(String(decoding: key, as: UTF8.self))
    }

    /// A URL whose host is one of a list may be requested, whatever the rest of it is.
    private mutating func refineWholes(of part: ValueID, _ environment: inout Environment) {
        let parts = arena.allMarks(part).filter { $0.flags.contains(.urlPart) }
        guard !parts.isEmpty else { return }
        for slot in environment.slots.indices where environment.slots[slot] != .undefined {
            let value = environment.slots[slot]
            guard hasMarks(value) else { continue }
            environment.slots[slot] = mapMarks(value) { mark in
                var mark = mark
                if parts.contains(where: { $0.origin == mark.origin }), !mark.flags.contains(.urlPart) {
                    mark.danger.subtract([.ssrf, .redirect, .url])
                }
                return mark
            }
        }
    }

    /// Puts a refined value where an expression reads it.
    private mutating func store(_ id: ValueID, in node: NodeID, _ environment: inout Environment) {
        let tree = frame.tree
        switch tree.kind(node) {
        case .variable: environment[slot(of: symbol(node))] = id
        case .index:
            guard let base = tree.child(node, 0), let key = tree.child(node, 1) else { return }
            let keyValue = evaluate(key, &environment)
            guard keyValue != .undefined, arena[keyValue].literal != 0 else { return }
            let container = evaluate(base, &environment)
            let isSource = container != .undefined && arena[container].isSource
            let changed = settingElement(of: container, keyValue, to: id, isAppend: false)
            var value = arena[changed]
            value.isSource = isSource
            if container != .undefined { value.reference = arena[container].reference }
            store(arena.add(value), in: base, &environment)
        case .property:
            guard let base = tree.child(node, 0), let name = tree.child(node, 1), tree.kind(name) == .identifier,
                tree.kind(base) == .variable
            else { return }
            let object = evaluate(base, &environment)
            let changed = settingElement(
                of: object == .undefined ? harmless(.object) : object, literal(text(symbol(name))), to: id,
                isAppend: false)
            var value = arena[changed]
            if object != .undefined {
                value.reference = arena[object].reference
                value.types = arena[object].types
            }
            environment[slot(of: symbol(base))] = arena.add(value)
        default: break
        }
    }

    /// A value that is an object of a class, and so no text of a request.
    mutating func narrow(_ node: NodeID, to type: NodeID, _ environment: inout Environment) {
        guard frame.tree.kind(node) == .variable, frame.tree.kind(type) == .name else { return }
        let value = evaluate(node, &environment)
        guard value != .undefined, !arena[value].marks.isEmpty, !arena[value].isSource else { return }
        var object = Value(types: .object)
        object.shape = arena[value].shape
        object.choice = arena[value].choice
        if let classID = classID(named: type, &environment) {
            object.reference = .object(classID)
        } else {
            let name = program.resolvedClassName(type, in: frame.file, within: frame.classID)
            guard name != .none, facts.isTabled(name) else { return }
            object.reference = .external(name)
        }
        environment[slot(of: symbol(node))] = arena.add(object)
    }

    /// A value that is not of some types.
    mutating func narrow(_ node: NodeID, without types: TypeSet, _ environment: inout Environment) {
        guard !types.isEmpty, frame.tree.kind(node) == .variable || frame.tree.kind(node) == .index else { return }
        let value = evaluate(node, &environment)
        guard value != .undefined, hasMarks(value), !arena[value].isSource else { return }
        let left = arena[value].types.subtracting(types)
        if left.isDisjoint(with: [.string, .array]) {
            // No request carries objects.
            if arena[value].reference == .none { refine(node, clearing: .all, to: nil, &environment) }
            return
        }
        guard left != arena[value].types else { return }
        var narrowed = arena[value]
        narrowed.types = left
        store(arena.add(narrowed), in: node, &environment)
    }
}
