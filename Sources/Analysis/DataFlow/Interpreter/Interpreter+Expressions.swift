import AnalysisProgram
import OutputContexts
import PHPSyntax

extension Interpreter {
    /// The value of an expression.
    mutating func evaluate(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        frame.depth += 1
        defer { frame.depth -= 1 }
        guard frame.depth < Self.maximumDepth, !arena.isExhausted else { return .unknown }
        let tree = frame.tree
        frame.guards = environment.guards
        switch tree.kind(node) {
        case .string: return writtenString(node)
        case .integer, .float: return number(node)
        case .interpolatedString, .heredoc: return interpolated(node, &environment)
        case .shellCommand:
            let command = interpolated(node, &environment)
            sink(command, at: node, .init(arguments: .all, danger: .shell, rule: "injection.command"), name: "``")
            return outside(.environment, at: node, types: .string, name: "`…`")
        case .magicConstant: return harmless(.string)
        case .array: return arrayLiteral(node, &environment)
        case .variable: return escapingVariable(node, &environment)
        case .variableVariable: return readVariableVariable(node, &environment)
        case .index: return readIndex(node, &environment)
        case .property: return readProperty(node, &environment)
        case .staticProperty:
            guard let cell = staticCell(node, &environment) else { return .unknown }
            return read(cell)
        case .classConstant: return readClassConstant(node, &environment)
        case .constant: return readConstant(node)
        case .call: return call(node, &environment)
        case .methodCall: return methodCall(node, &environment)
        case .staticCall: return staticCall(node, &environment)
        case .new: return construct(node, isOwn: false, &environment)
        case .unary:
            if tree.mainTokenKind(node) == .exclamation { return truthValue(of: node, &environment) }
            for child in tree.children(node) { _ = evaluate(child, &environment) }
            return harmless([.int, .float])
        case .errorSuppress, .clone: return tree.child(node, 0).map { evaluate($0, &environment) } ?? .unknown
        case .cast: return cast(node, &environment)
        case .prefixUpdate, .postfixUpdate:
            if let operand = tree.child(node, 0) {
                _ = evaluate(operand, &environment)
                // Strings can be incremented too, but nobody lets data flow that way.
                if tree.kind(operand) == .variable { environment[slot(of: symbol(operand))] = harmless(.int) }
            }
            return harmless(.int)
        case .binary: return binary(node, &environment)
        case .instanceof, .isset, .empty: return truthValue(of: node, &environment)
        case .ternary: return ternary(node, &environment)
        case .assign: return assignment(node, &environment)
        case .assignReference: return referenceAssignment(node, &environment)
        case .compoundAssign: return compoundAssignment(node, &environment)
        case .print:
            if let operand = tree.child(node, 0) { output(operand, "print", &environment) }
            return harmless(.int)
        case .include: return include(node, &environment)
        case .eval:
            if let operand = tree.child(node, 0) {
                let value = evaluate(operand, &environment)
                sink(value, at: operand, .init(arguments: .all, danger: .code, rule: "injection.code"), name: "eval")
            }
            return .unknown
        case .exit:
            if let list = tree.child(node, 0) {
                for argument in tree.children(list) {
                    if let value = tree.child(argument, 1) { output(value, "exit", &environment) }
                }
            }
            environment.isLive = false
            return .unknown
        case .yield:
            let value = tree.child(node, 1).map { evaluate($0, &environment) } ?? .unknown
            frame.yields = frame.yields == .undefined ? value : join(frame.yields, value)
            return .unknown
        case .yieldFrom:
            if let operand = tree.child(node, 0) {
                let value = anyElement(of: evaluate(operand, &environment), at: operand, environment)
                frame.yields = frame.yields == .undefined ? value : join(frame.yields, value)
            }
            return .unknown
        case .throw:
            if let operand = tree.child(node, 0) {
                let value = evaluate(operand, &environment)
                if let last = frame.exceptions.indices.last {
                    frame.exceptions[last] = join(frame.exceptions[last], value)
                }
            }
            if let last = frame.thrown.indices.last {
                frame.thrown[last] = join(frame.thrown[last], environment)
            }
            environment.isLive = false
            return .unknown
        case .match: return match(node, &environment)
        case .closure, .arrowFunction: return closure(node, &environment)
        case .argument: return tree.child(node, 1).map { evaluate($0, &environment) } ?? .unknown
        case .expressionList:
            var last = ValueID.unknown
            for child in tree.children(node) { last = evaluate(child, &environment) }
            return last
        default: return .unknown
        }
    }

    private mutating func number(_ node: NodeID) -> ValueID {
        switch frame.tree.number(node) {
        case .integer(let number)?: literal(String(number), types: .int)
        default: harmless(.float)
        }
    }

    private mutating func interpolated(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        var pieces: [Piece] = []
        for part in frame.tree.stringParts(node) {
            switch part {
            case .text(let bytes):
                append([Piece(literal: literals.id(bytes), marks: ListSpan(), types: .string)], to: &pieces)
            case .expression(let expression):
                let value = evaluate(expression, &environment)
                append(textPieces(objectText(value, at: expression) ?? value), to: &pieces)
            }
        }
        return text(pieces)
    }

    private mutating func arrayLiteral(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        var entries: [ShapeEntry] = []
        var rest = ValueID.undefined
        var next = 0
        for element in tree.children(node) where tree.kind(element) == .arrayElement {
            guard let valueNode = tree.child(element, 1) else { continue }
            let keyNode = tree.child(element, 0)
            let key = keyNode.map { evaluate($0, &environment) }
            let value = evaluate(valueNode, &environment)
            if tree.flags(element).contains(.variadic) {
                if let list = listElements(of: value), entries.count + list.count <= Arena.maximumEntries {
                    // `[...$list]` goes on counting.
                    for element in list {
                        entries.append(ShapeEntry(key: literals.id(String(next)), value: element))
                        if next < Int.max { next += 1 }
                    }
                } else {
                    rest = join(rest, anyElement(of: value, at: valueNode, environment))
                }
                continue
            }
            var literal: LiteralID = 0
            if let key {
                if key != .undefined { literal = arena[key].literal }
                if literal != 0, arena[key].types == .int, let number = Int(literals.string(literal)) {
                    next = max(next, number == Int.max ? number : number + 1)
                }
            } else {
                literal = literals.id(String(next))
                if next < Int.max { next += 1 }
            }
            if literal != 0 && entries.count < Arena.maximumEntries {
                entries.removeAll { $0.key == literal }
                entries.append(ShapeEntry(key: literal, value: value == .undefined ? .unknown : value))
            } else {
                rest = join(rest, value == .undefined ? .unknown : value)
                if let key { addKey(key, to: &entries) }
            }
        }
        var value = Value(types: .array)
        value.shape = arena.add(entries, rest: rest)
        return arena.add(value)
    }

    /// The elements of an array that is known to be a list; nil of any other value.
    private func listElements(of id: ValueID) -> [ValueID]? {
        guard id != .undefined, arena[id].shape != 0, arena[id].marks.isEmpty, !arena[id].isSource else { return nil }
        let shape = arena.shapes[Int(arena[id].shape)]
        guard shape.rest == .undefined else { return nil }
        var list: [ValueID] = []
        for index in shape.entries.range {
            guard literals.string(arena.entries[index].key) == String(list.count) else { return nil }
            list.append(arena.entries[index].value)
        }
        return list
    }

    private mutating func readVariableVariable(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let name = frame.tree.child(node, 0).map { evaluate($0, &environment) } ?? .unknown
        if let text = knownString(name), let symbol = program.symbols.symbol(text) {
            return readVariable(symbol, at: node, &environment)
        }
        return environment.fallback == .undefined ? .unknown : environment.fallback
    }

    /// A truth value that remembers how it was computed.
    mutating func truthValue(of node: NodeID, _ environment: inout Environment) -> ValueID {
        let (whenTrue, whenFalse) = condition(node, environment)
        var joined = join(whenTrue, whenFalse)
        if !joined.isLive { joined = environment }
        // Only assignments and output inside of the test stay; what it says about its operands does not.
        for slot in 0..<joined.slots.count where slot < environment.slots.count && !hasAssignment(node) {
            joined[slot] = environment[slot]
        }
        environment = joined
        var value = Value(types: .bool)
        value.condition = arena.addCondition(file: frame.file, node: node)
        return arena.add(value)
    }

    /// Whether something is assigned inside of an expression.
    private func hasAssignment(_ node: NodeID) -> Bool {
        for index in frame.tree.nodes(through: node) {
            switch frame.tree.kind(frame.tree.node(at: index)) {
            case .assign, .assignReference, .compoundAssign: return true
            default: continue
            }
        }
        return false
    }

    private mutating func cast(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let operand = tree.child(node, 0) else { return .unknown }
        let value = evaluate(operand, &environment)
        switch tree.mainTokenKind(node) {
        case .castInt:
            if let text = knownString(value), Int(text) != nil { return retyped(value, .int) }
            return chosen(harmless(.int), choice(of: value))
        case .castFloat: return harmless(.float)
        case .castBool: return isCondition(operand) ? truthValue(of: operand, &environment) : harmless(.bool)
        case .castUnset: return harmless(.null)
        case .castString: return value == .undefined ? harmless(.string) : objectText(value, at: operand) ?? value
        case .castArray, .castObject: return value
        default: return value
        }
    }

    private mutating func binary(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        switch tree.mainTokenKind(node) {
        case .dot: return concatenation(node, &environment)
        case .booleanAnd, .booleanOr, .kwLogicalAnd, .kwLogicalOr, .isEqual, .isIdentical, .isNotEqual,
            .isNotIdentical, .less, .greater, .lessOrEqual, .greaterOrEqual:
            return truthValue(of: node, &environment)
        case .coalesce:
            guard let left = tree.child(node, 0), let right = tree.child(node, 1) else { return .unknown }
            let first = evaluate(left, &environment)
            var other = environment
            let second = evaluate(right, &other)
            environment = join(environment, other)
            return first == .undefined ? second : join(first, second)
        case .pipeForward:
            guard let left = tree.child(node, 0), let right = tree.child(node, 1) else { return .unknown }
            let argument = evaluate(left, &environment)
            let callee = evaluate(right, &environment)
            return callValue(callee, expression: right, [argument], at: node, &environment)
        case .plus:
            let operands = leftSpine(node).map { evaluate($0, &environment) }
            // The union of two arrays has the elements of both.
            let isArray = operands.contains { $0 != .undefined && (arena[$0].shape != 0 || arena[$0].types == .array) }
            guard isArray else { return harmless([.int, .float]) }
            return operands.dropFirst().reduce(operands[0]) { join($0, $1) }
        default:
            for operand in leftSpine(node) { _ = evaluate(operand, &environment) }
            return harmless([.int, .float])
        }
    }

    /// A string that is written out.
    private mutating func writtenString(_ node: NodeID) -> ValueID {
        let key = UInt64(frame.file) << 32 | UInt64(node.index)
        let id: LiteralID
        if let known = writtenStrings[key] {
            id = known
        } else {
            id = literals.id(frame.tree.string(node) ?? [])
            writtenStrings[key] = id
        }
        var value = Value(types: .string)
        value.literal = id
        return arena.add(value)
    }

    /// The operands of a chain of one operator, which may be as long as the file.
    private func leftSpine(_ node: NodeID) -> [NodeID] {
        let tree = frame.tree
        let token = tree.mainTokenKind(node)
        var operands: [NodeID] = []
        var current = node
        while tree.kind(current) == .binary, tree.mainTokenKind(current) == token {
            if let right = tree.child(current, 1) { operands.append(right) }
            guard let left = tree.child(current, 0) else { break }
            current = left
            if tree.kind(current) != .binary || tree.mainTokenKind(current) != token { operands.append(current) }
        }
        operands.reverse()
        return operands
    }

    private mutating func concatenation(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        var pieces: [Piece] = []
        for operand in leftSpine(node) {
            let value = evaluate(operand, &environment)
            append(textPieces(objectText(value, at: operand) ?? value), to: &pieces)
        }
        return text(pieces)
    }

    private mutating func ternary(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let test = tree.child(node, 0), let otherwise = tree.child(node, 2) else { return .unknown }
        var (whenTrue, whenFalse) = condition(test, environment)
        guard let then = tree.child(node, 1) else {
            let first = evaluate(test, &whenTrue)
            let second = evaluate(otherwise, &whenFalse)
            environment = join(whenTrue, whenFalse)
            return join(first, second)
        }
        let wasLive = (whenTrue.isLive, whenFalse.isLive)
        let first = wasLive.0 ? evaluate(then, &whenTrue) : ValueID.undefined
        let second = wasLive.1 ? evaluate(otherwise, &whenFalse) : ValueID.undefined
        environment = join(whenTrue, whenFalse)
        if !whenTrue.isLive && wasLive.0 { return second }
        if !whenFalse.isLive && wasLive.1 { return first }
        return join(first == .undefined && wasLive.0 ? .unknown : first, second)
    }

    private mutating func match(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let subject = tree.child(node, 0) else { return .unknown }
        let subjectValue = evaluate(subject, &environment)
        let isTrueMatch = subjectValue != .undefined && arena[subjectValue].types == .bool
        var joined = Environment.dead
        var result = ValueID.undefined
        var unmatched = environment
        for arm in tree.children(node).dropFirst(1) where tree.kind(arm) == .matchArm {
            guard let valueNode = tree.child(arm, 1) else { continue }
            var entry = unmatched
            if let list = tree.child(arm, 0) {
                var matched = Environment.dead
                for test in tree.children(list) {
                    if isTrueMatch {
                        let (whenTrue, whenFalse) = condition(test, unmatched)
                        matched = join(matched, whenTrue)
                        unmatched = whenFalse
                    } else {
                        var one = unmatched
                        let value = evaluate(test, &one)
                        if !hasMarks(value) { refine(subject, clearing: .all, to: value, &one) }
                        matched = join(matched, one)
                    }
                }
                entry = matched
            }
            guard entry.isLive else { continue }
            let value = evaluate(valueNode, &entry)
            if entry.isLive { result = join(result, value == .undefined ? .unknown : value) }
            joined = join(joined, entry)
        }
        environment = joined.isLive ? joined : unmatched
        return result == .undefined ? .unknown : result
    }

    // MARK: Assignments

    private mutating func assignment(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let target = tree.child(node, 0), let source = tree.child(node, 1) else { return .unknown }
        let isOwn =
            tree.kind(source) == .new && tree.kind(target) == .variable
            && !(frame.isFileCode && isSharedGlobal(symbol(target)))
        var value = isOwn ? construct(source, isOwn: true, &environment) : evaluate(source, &environment)
        if value != .undefined, arena[value].condition == 0, isCall(source), isCondition(source) {
            // `$allowed = current_user_can( … );`: testing the variable is testing the call.
            var tested = arena[value]
            tested.condition = arena.addCondition(file: frame.file, node: source)
            value = arena.add(tested)
        }
        assign(to: target, value, at: node, &environment)
        return escaped(value)
    }

    private func isCall(_ node: NodeID) -> Bool {
        switch frame.tree.kind(node) {
        case .call, .methodCall, .staticCall: true
        default: false
        }
    }

    private mutating func referenceAssignment(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let target = tree.child(node, 0), let source = tree.child(node, 1) else { return .unknown }
        let value = evaluate(source, &environment)
        if tree.kind(target) == .variable, tree.kind(source) == .variable {
            let ours = slot(of: symbol(target))
            let theirs = slot(of: symbol(source))
            if ours != theirs { frame.aliases[ours] = theirs }
            frame.references[ours] = nil
            environment[theirs] = value
            return value
        }
        if tree.kind(target) == .variable {
            let slot = slot(of: symbol(target))
            frame.references[slot] = nil
            if tree.kind(source) == .staticProperty, let cell = staticCell(source, &environment) {
                frame.bound[slot] = cell
            }
            assign(to: target, value, at: node, &environment)
            if let base = elementBase(source), base != symbol(target) { frame.references[slot] = source }
            return value
        }
        assign(to: target, value, at: node, &environment)
        return value
    }

    /// The variable of which an expression is an element or a property, however deep.
    private func elementBase(_ node: NodeID) -> Symbol? {
        let tree = frame.tree
        var current = node
        guard tree.kind(node) == .index || tree.kind(node) == .property else { return nil }
        for _ in 0..<8 {
            guard let base = tree.child(current, 0) else { return nil }
            if tree.kind(base) == .variable { return symbol(base) }
            guard tree.kind(base) == .index || tree.kind(base) == .property else { return nil }
            current = base
        }
        return nil
    }

    private mutating func compoundAssignment(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let target = tree.child(node, 0), let source = tree.child(node, 1) else { return .unknown }
        let old = evaluate(target, &environment)
        let result: ValueID
        switch tree.mainTokenKind(node) {
        case .concatEqual:
            let value = evaluate(source, &environment)
            result = concatenated([old, value])
        case .coalesceEqual:
            let value = evaluate(source, &environment)
            result = old == .undefined ? value : join(old, value)
        case .plusEqual:
            let value = evaluate(source, &environment)
            let isArray = old != .undefined && (arena[old].shape != 0 || arena[old].types == .array)
            result = isArray ? join(old, value) : harmless([.int, .float])
        default:
            _ = evaluate(source, &environment)
            result = harmless([.int, .float])
        }
        assign(to: target, result, at: node, &environment)
        return result
    }
}
