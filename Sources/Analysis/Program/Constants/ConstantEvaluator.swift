import PHPSyntax

/// Evaluates expressions without running code, within a budget, so that cyclic definitions end.
struct ConstantEvaluator {
    let program: Program
    /// How many more expressions may be looked at.
    private var budget = 512
    /// How deep expressions and definitions nest.
    private static let maximumDepth = 24
    /// How many bytes a string may have.
    private static let maximumLength = 16 << 10
    /// How many operands of `.` are looked at, the last ones.
    private static let maximumOperands = 64
    /// How many definitions of one constant or property are compared.
    private static let maximumDefinitions = 8

    private let bindings: VariableBindings?

    init(program: Program, bindings: VariableBindings? = nil) {
        self.program = program
        self.bindings = bindings
    }

    /// The value that a variable has: the one of the loop's round, or the only one that it is ever given.
    private func variableValue(_ node: NodeID, in file: Int) -> NodeID? {
        if let bindings, bindings.file == file, let value = bindings.values[program.symbol(node, in: file)],
            program.enclosingFunction(of: node, in: file) == bindings.function
        {
            return value
        }
        return program.onlyValue(ofVariable: node, in: file)
    }

    /// The element of an array that a variable of the loop holds.
    private func elementValue(_ node: NodeID, _ tree: SyntaxTree, in file: Int) -> NodeID? {
        guard bindings != nil, let base = tree.child(node, 0), tree.kind(base) == .variable,
            let offset = tree.child(node, 1), let array = variableValue(base, in: file), tree.kind(array) == .array
        else { return nil }
        let key = program.symbol(offset, in: file)
        guard key != .none else { return nil }
        if let value = program.arrayElements(array, in: file)[program.symbols.text(key)] { return value }
        guard let list = program.listElements(array, in: file), let index = Int(program.symbols.text(key)),
            list.indices.contains(index)
        else { return nil }
        return list[index]
    }

    private mutating func enter(_ depth: Int) -> Bool {
        budget -= 1
        return budget >= 0 && depth < Self.maximumDepth
    }

    // MARK: Values

    mutating func value(_ node: NodeID, in file: Int, depth: Int) -> ConstantValue? {
        guard let tree = program.tree(file), node.index < tree.nodeCount, enter(depth) else { return nil }
        switch tree.kind(node) {
        case .string:
            return isShort(node, tree) ? tree.string(node).map { .string(String(decoding: $0, as: UTF8.self)) } : nil
        case .integer, .float:
            switch tree.number(node) {
            case .integer(let number): return .integer(number)
            case .float(let number): return .float(number)
            case nil: return nil
            }
        case .interpolatedString, .heredoc: return pattern(node, in: file, depth: depth).literal.map { .string($0) }
        case .constant: return constant(node, tree, in: file, depth: depth)
        case .magicConstant: return magicConstant(node, tree, in: file)
        case .classConstant: return classConstant(node, tree, in: file, depth: depth)
        case .binary: return binary(node, tree, in: file, depth: depth)
        case .unary: return unary(node, tree, in: file, depth: depth)
        case .ternary: return ternary(node, tree, in: file, depth: depth)
        case .assign: return tree.child(node, 1).flatMap { value($0, in: file, depth: depth + 1) }
        case .errorSuppress: return tree.child(node, 0).flatMap { value($0, in: file, depth: depth + 1) }
        case .cast:
            guard tree.mainTokenKind(node) == .castString, let operand = tree.child(node, 0) else { return nil }
            return value(operand, in: file, depth: depth + 1)?.string.map { .string($0) }
        case .variable:
            return variableValue(node, in: file).flatMap { value($0, in: file, depth: depth + 1) }
        case .index:
            return elementValue(node, tree, in: file).flatMap { value($0, in: file, depth: depth + 1) }
        case .property: return property(node, tree, in: file, depth: depth)
        case .call: return callPattern(node, tree, in: file, depth: depth)?.literal.map { .string($0) }
        default: return nil
        }
    }

    /// Whether a string may be looked at; long ones would be, once for each use of a constant that holds them.
    private func isShort(_ node: NodeID, _ tree: SyntaxTree) -> Bool {
        tree.byteRange(node).count <= Self.maximumLength
    }

    private mutating func constant(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> ConstantValue? {
        guard let nameNode = tree.child(node, 0) else { return nil }
        let names = program.resolvedConstantNames(nameNode, in: file)
        if let folder = wordPressFolder(names.fallback == .none ? names.qualified : names.fallback) {
            return .string(folder + "/")
        }
        for name in [names.qualified, names.fallback] where name != .none {
            let definitions = program.declarations.constants.all(name)
            if !definitions.isEmpty {
                return agreement(definitions.map { ($0.file, $0.value) }, depth: depth)
            }
        }
        let name = names.fallback == .none ? names.qualified : names.fallback
        switch program.symbols.text(program.symbols.lowercased(name)) {
        case "templatepath", "stylesheetpath": return program.themeFolder(of: file).map { .string($0) }
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "php_eol": return .string("\n")
        case "directory_separator": return .string("/")
        case "path_separator": return .string(":")
        case "php_int_max": return .integer(.max)
        default: return nil
        }
    }

    /// The folder of WordPress for `ABSPATH`, which files define in several ways, if the program holds WordPress.
    private func wordPressFolder(_ name: Symbol) -> String? {
        guard program.symbols.bytes(name).elementsEqual("ABSPATH".utf8) else { return nil }
        let settings = program.paths.files(to: "/wp-settings.php")
        return settings.count == 1 ? Paths.folder(program.paths.absolute(settings[0])) : nil
    }

    /// The value on which all definitions agree.
    private mutating func agreement(_ definitions: [(file: Int, node: NodeID)], depth: Int) -> ConstantValue? {
        guard let first = definitions.first, definitions.count <= Self.maximumDefinitions,
            let result = value(first.node, in: first.file, depth: depth + 1)
        else { return nil }
        for other in definitions.dropFirst() where value(other.node, in: other.file, depth: depth + 1) != result {
            return nil
        }
        return result
    }

    private func magicConstant(_ node: NodeID, _ tree: SyntaxTree, in file: Int) -> ConstantValue? {
        switch tree.mainTokenKind(node) {
        case .kwDirectoryConstant: return .string(Paths.folder(program.paths.absolute(file)) ?? "")
        case .kwFileConstant: return .string(program.paths.absolute(file))
        case .kwLineConstant: return .integer(tree.position(node).line)
        case .kwNamespaceConstant: return .string(program.symbols.text(program.namespace(of: node, in: file)))
        case .kwClassConstant:
            let type = program.enclosingClass(of: node, in: file)
            guard let type, program[type].kind != .trait else { return type == nil ? .string("") : nil }
            return .string(program[type].displayName)
        default: return nil
        }
    }

    private mutating func classConstant(
        _ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int
    ) -> ConstantValue? {
        guard let classNode = tree.child(node, 0), tree.kind(classNode) == .name,
            let nameNode = tree.child(node, 1), tree.kind(nameNode) == .identifier
        else { return nil }
        let scope = program.enclosingClass(of: node, in: file)
        let className = program.resolvedClassName(classNode, in: file, within: scope)
        guard className != .none else { return nil }
        let type = program.classID(named: className)
        if tree.mainTokenKind(nameNode) == .kwClass
            || program.symbols.text(program.lowercasedSymbol(nameNode, in: file)) == "class"
        {
            return .string(type.map { program[$0].displayName } ?? program.symbols.text(className))
        }
        guard let type, let constant = program.classConstant(program.symbol(nameNode, in: file), in: type) else {
            return nil
        }
        return value(constant.node, in: constant.file, depth: depth + 1)
    }

    private mutating func property(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> ConstantValue? {
        agreement(program.propertyValues(node, in: file), depth: depth)
    }

    // MARK: Operators

    private mutating func binary(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> ConstantValue? {
        let operation = tree.mainTokenKind(node)
        guard operation != .dot else { return pattern(node, in: file, depth: depth).literal.map { .string($0) } }
        guard let leftNode = tree.child(node, 0), let rightNode = tree.child(node, 1),
            let left = value(leftNode, in: file, depth: depth + 1)
        else { return nil }
        if operation == .coalesce { return left == .null ? value(rightNode, in: file, depth: depth + 1) : left }
        guard case .integer(let a) = left, case .integer(let b)? = value(rightNode, in: file, depth: depth + 1) else {
            return nil
        }
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case .plus: result = a.addingReportingOverflow(b)
        case .minus: result = a.subtractingReportingOverflow(b)
        case .multiply: result = a.multipliedReportingOverflow(by: b)
        case .pipe: result = (a | b, false)
        default: return nil
        }
        return result.overflow ? nil : .integer(result.partialValue)
    }

    private mutating func unary(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> ConstantValue? {
        guard let operand = tree.child(node, 0), let inner = value(operand, in: file, depth: depth + 1) else {
            return nil
        }
        switch (tree.mainTokenKind(node), inner) {
        case (.minus, .integer(let number)):
            let (result, overflow) = Int(0).subtractingReportingOverflow(number)
            return overflow ? nil : .integer(result)
        case (.minus, .float(let number)): return .float(-number)
        case (.plus, .integer), (.plus, .float): return inner
        case (.exclamation, _): return .bool(!inner.isTrue)
        default: return nil
        }
    }

    private mutating func ternary(_ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int) -> ConstantValue? {
        guard let condition = tree.child(node, 0), let otherwise = tree.child(node, 2) else { return nil }
        if let known = value(condition, in: file, depth: depth + 1) {
            if !known.isTrue { return value(otherwise, in: file, depth: depth + 1) }
            return tree.child(node, 1).map { value($0, in: file, depth: depth + 1) } ?? known
        }
        guard let then = tree.child(node, 1), let first = value(then, in: file, depth: depth + 1) else { return nil }
        return value(otherwise, in: file, depth: depth + 1) == first ? first : nil
    }

    // MARK: Patterns

    mutating func pattern(_ node: NodeID, in file: Int, depth: Int) -> StringPattern {
        guard let tree = program.tree(file), node.index < tree.nodeCount, enter(depth) else { return .unknown }
        switch tree.kind(node) {
        case .binary where tree.mainTokenKind(node) == .dot: return concatenation(node, tree, in: file, depth: depth)
        case .interpolatedString, .heredoc:
            var whole = StringPattern()
            guard isShort(node, tree) else { return .unknown }
            for part in tree.stringParts(node) {
                switch part {
                case .text(let bytes): whole.append(String(decoding: bytes, as: UTF8.self))
                case .expression(let inner): whole.append(pattern(inner, in: file, depth: depth + 1))
                }
            }
            return whole
        case .assign: return tree.child(node, 1).map { pattern($0, in: file, depth: depth + 1) } ?? .unknown
        case .variable:
            let only = variableValue(node, in: file)
            return only.map { pattern($0, in: file, depth: depth + 1) } ?? .unknown
        case .property:
            let values = program.propertyValues(node, in: file)
            if values.count == 1 { return pattern(values[0].node, in: values[0].file, depth: depth + 1) }
        case .constant:
            guard let nameNode = tree.child(node, 0) else { return .unknown }
            let names = program.resolvedConstantNames(nameNode, in: file)
            let name = program.constant(named: names.qualified) == nil ? names.fallback : names.qualified
            let definitions = program.declarations.constants.all(name)
            if definitions.count == 1, wordPressFolder(name) == nil, let only = definitions.first {
                return pattern(only.value, in: only.file, depth: depth + 1)
            }
        case .call: return callPattern(node, tree, in: file, depth: depth) ?? .unknown
        default: break
        }
        return value(node, in: file, depth: depth)?.string.map { StringPattern($0) } ?? .unknown
    }

    /// Operands of `.`, which associates to the left, however many.
    private mutating func concatenation(
        _ node: NodeID, _ tree: SyntaxTree, in file: Int, depth: Int
    ) -> StringPattern {
        var operands: [NodeID] = []
        var next: NodeID? = node
        while let current = next, operands.count < Self.maximumOperands {
            if tree.kind(current) == .binary && tree.mainTokenKind(current) == .dot {
                if let right = tree.child(current, 1) { operands.append(right) }
                next = tree.child(current, 0)
            } else {
                operands.append(current)
                next = nil
            }
        }
        var whole = StringPattern()
        if next != nil { whole.appendUnknown() }
        for operand in operands.reversed() {
            guard budget > 0 && whole.length <= Self.maximumLength else {
                whole.appendUnknown()
                break
            }
            whole.append(pattern(operand, in: file, depth: depth + 1))
        }
        return whole
    }
}
