import PHPSyntax

/// What callables stand for.
extension Program {
    /// What runs when `expression` is called: a name, `'Class::method'`, `[object, 'method']`, a closure, a first-class
    /// callable, or an object with `__invoke`; of a variable, all that is assigned to it. `[.unknown]` if that cannot be
    /// told, and empty for what calls nothing (`null`, `false`, an empty string).
    ///
    /// `enclosing` is the function that the expression stands in; it is looked up if nil.
    package func callbackTargets(
        _ expression: NodeID, in file: Int, enclosing: FunctionID? = nil
    ) -> [CallbackTarget] {
        callbackTargets(expression, in: file, bindings: nil)
    }

    func callbackTargets(
        _ expression: NodeID, in file: Int, bindings: VariableBindings?
    ) -> [CallbackTarget] {
        var targets: [CallbackTarget] = []
        var pending = [expression]
        var rounds = 0
        while let node = pending.popLast() {
            rounds += 1
            guard rounds <= Self.maximumAlternatives else { return [.unknown] }
            guard let tree = tree(file), node.index < tree.nodeCount else { return [.unknown] }
            switch tree.kind(node) {
            case .ternary: pending += [tree.child(node, 2), tree.child(node, 1)].compactMap { $0 }
            case .assign: pending += [tree.child(node, 1)].compactMap { $0 }
            case .variable where bindings?.values[symbol(node, in: file)] != nil:
                if let value = bindings?.values[symbol(node, in: file)] { pending.append(value) }
            case .variable:
                let values = assignedValues(ofVariable: node, in: file)
                if values.isEmpty { targets.append(invocation(of: node, in: file)) }
                pending += values.reversed()
            case .call where ArgumentReader(tree, call: node).isFirstClassCallable:
                guard let callee = tree.child(node, 0) else { return [.unknown] }
                if tree.kind(callee) == .name {
                    targets.append(functionTarget(calledFunctionName(callee, in: file)))
                } else {
                    pending.append(callee)
                }
            default: targets += singleTarget(node, tree, in: file, bindings)
            }
        }
        var seen: Set<CallbackTarget> = []
        return targets.filter { seen.insert($0).inserted }
    }

    private static let maximumAlternatives = 32

    private func singleTarget(
        _ node: NodeID, _ tree: SyntaxTree, in file: Int, _ bindings: VariableBindings?
    ) -> [CallbackTarget] {
        switch tree.kind(node) {
        case .closure, .arrowFunction: return [functionID(for: node, in: file).map { .function($0) } ?? .unknown]
        case .array: return [arrayTarget(node, tree, in: file, bindings)]
        case .methodCall where ArgumentReader(tree, call: node).isFirstClassCallable:
            guard let object = tree.child(node, 0), let name = tree.child(node, 1), tree.kind(name) == .identifier
            else {
                return [.unknown]
            }
            return [methodTarget(lowercasedSymbol(name, in: file), of: objectClass(object, in: file))]
        case .staticCall where ArgumentReader(tree, call: node).isFirstClassCallable:
            guard let type = tree.child(node, 0), let name = tree.child(node, 1), tree.kind(name) == .identifier else {
                return [.unknown]
            }
            return [methodTarget(lowercasedSymbol(name, in: file), of: classOf(type, tree, in: file))]
        default: break
        }
        var evaluator = ConstantEvaluator(program: self, bindings: bindings)
        switch evaluator.value(node, in: file, depth: 0) {
        case .string(let name): return name.isEmpty ? [] : [namedTarget(name)]
        case .null, .bool(false): return []
        default: return [invocation(of: node, in: file)]
        }
    }

    /// `function` or `Class::method`, by name.
    package func namedTarget(_ name: String) -> CallbackTarget {
        let bytes = ASCII.lowercased(name.utf8.drop { $0 == ASCII.backslash })[...]
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
            guard let symbol = symbols.symbol(bytes) else { return .unknown }
            return functionTarget(symbol)
        }
        guard let type = symbols.symbol(bytes[..<colon]),
            let method = symbols.symbol(bytes[colon...].drop { $0 == UInt8(ascii: ":") })
        else { return .unknown }
        return methodTarget(method, of: type)
    }

    private func functionTarget(_ name: Symbol) -> CallbackTarget {
        name == .none ? .unknown : function(named: name).map { .function($0) } ?? .external(name)
    }

    /// The method of a class, both in lower case; of an unknown class, the only method of that name.
    package func methodTarget(_ method: Symbol, of className: Symbol) -> CallbackTarget {
        guard method != .none else { return .unknown }
        guard className != .none else {
            let methods = declarations.methods.all(method)
            return methods.count == 1 ? methods.first.map { .function($0) } ?? .unknown : .unknown
        }
        guard let type = classID(named: className) else { return .externalMethod(class: className, method: method) }
        if let found = self.method(method, in: type) { return .function(found) }
        let parent = externalParent(of: type)
        return parent == .none ? .unknown : .externalMethod(class: parent, method: method)
    }

    /// `[object or class, 'method']`.
    private func arrayTarget(
        _ node: NodeID, _ tree: SyntaxTree, in file: Int, _ bindings: VariableBindings?
    ) -> CallbackTarget {
        var evaluator = ConstantEvaluator(program: self, bindings: bindings)
        guard tree.slotCount(node) == 2, let first = tree.child(node, 0), let second = tree.child(node, 1),
            let receiver = tree.child(first, 1), let nameNode = tree.child(second, 1),
            let name = evaluator.value(nameNode, in: file, depth: 0)?.string
        else { return .unknown }
        var method = ASCII.lowercased(name.utf8)[...]
        var type = receiverClass(receiver, tree, in: file)
        if method.starts(with: "parent::".utf8) {
            method = method.dropFirst(8)
            type = classID(named: type).map { self[$0].parentName } ?? .none
        }
        return symbols.symbol(method).map { methodTarget($0, of: type) } ?? .unknown
    }

    /// The class that the first half of a callable names: an object, or a class by name.
    func receiverClass(_ node: NodeID, _ tree: SyntaxTree, in file: Int) -> Symbol {
        let type = objectClass(node, in: file)
        if type != .none { return type }
        guard tree.kind(node) != .variable || onlyValue(ofVariable: node, in: file) != nil,
            let name = constantString(node, in: file)
        else { return .none }
        let lower = ASCII.lowercased(name.utf8.drop { $0 == ASCII.backslash })
        if lower == Array("self".utf8) || lower == Array("static".utf8) {
            return enclosingClass(of: node, in: file).map { self[$0].name } ?? .none
        }
        return symbols.symbol(lower) ?? .none
    }

    private func classOf(_ node: NodeID, _ tree: SyntaxTree, in file: Int) -> Symbol {
        tree.kind(node) == .name
            ? resolvedClassName(node, in: file, within: enclosingClass(of: node, in: file))
            : receiverClass(node, tree, in: file)
    }

    /// `__invoke` of an object.
    private func invocation(of node: NodeID, in file: Int) -> CallbackTarget {
        let type = objectClass(node, in: file)
        guard type != .none && type != KnownName.closureClass.symbol else { return .unknown }
        return methodTarget(KnownName.invoke.symbol, of: type)
    }
}
