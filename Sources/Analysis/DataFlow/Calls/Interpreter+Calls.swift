import AnalysisProgram
import PHPSyntax

extension Interpreter {
    /// A call of a function.
    mutating func call(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let callee = tree.child(node, 0) else { return .unknown }
        let list = tree.child(node, 1)
        let isReferenceOnly = list.map { tree.flags($0).contains(.firstClassCallable) } ?? false
        guard tree.kind(callee) == .name else {
            let value = evaluate(callee, &environment)
            if isReferenceOnly { return value }
            let arguments = arguments(list, &environment)
            return callValue(
                value, expression: callee, arguments.map(\.value), nodes: arguments, at: node, &environment)
        }
        let names = program.resolvedFunctionNames(callee, in: frame.file)
        let declared =
            program.function(named: names.qualified)
            ?? (names.fallback == .none ? nil : program.function(named: names.fallback))
        let known = names.fallback == .none ? names.qualified : names.fallback
        if isReferenceOnly {
            if let declared { return closureValue(declared) }
            return literal(text(known))
        }
        let isShadowed = names.fallback != .none && program.function(named: names.qualified) != nil
        if !isShadowed, let special = facts.special(known) {
            return callSpecial(special, known, node, list, &environment)
        }
        if facts.registrars.contains(known) { noteRegistration(node, environment.guards) }
        let arguments = arguments(list, &environment)
        // Where WordPress itself is looked at, what the tables say of its functions is better than what they are made of.
        if !isShadowed, let fact = facts.function(known), fact.decides || declared == nil {
            let result = apply(fact, name: known, arguments, at: node, &environment)
            return declared == nil ? object(result, returnedBy: known) : result
        }
        if let declared {
            let result = apply(declared, arguments, receiver: nil, at: node, &environment)
            // WordPress's own objects do not consist of what they were looked up by.
            if case .wordpress(let types) = facts.kind(known), types.contains(.object), !types.contains(.string) {
                return mapMarks(result) { _ in nil }
            }
            return result
        }
        let result = callUnknown(known, arguments, at: node, &environment)
        return object(result, returnedBy: known)
    }

    /// What a function of PHP returned, with the class that it is of.
    private mutating func object(_ id: ValueID, returnedBy name: Symbol) -> ValueID {
        guard let className = facts.returnedClass(name), id != .undefined else { return id }
        var value = arena[id]
        value.reference = .external(className)
        value.types = [.object, .bool]
        return arena.add(value)
    }

    /// A call of a method.
    mutating func methodCall(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let object = tree.child(node, 0), let nameNode = tree.child(node, 1) else { return .unknown }
        let receiver = evaluateObject(object, &environment)
        guard tree.kind(nameNode) == .identifier else {
            if tree.kind(object) == .variable { _ = escapingVariable(object, &environment) }
            let name = evaluate(nameNode, &environment)
            if let known = knownString(name), let method = program.symbols.symbol(known.lowercased()) {
                let arguments = arguments(tree.child(node, 2), &environment)
                let targets = targets(of: method, on: escaped(receiver), object, environment)
                if !targets.isEmpty {
                    return applyAll(targets, arguments, receiver: receiver, at: node, &environment)
                }
                return mixed([receiver] + arguments.map(\.value), flags: .guessed)
            }
            sink(
                name, at: nameNode, .init(arguments: .all, danger: .callable, rule: "injection.callable"),
                name: "a method's name")
            let arguments = arguments(tree.child(node, 2), &environment)
            return mixed([receiver] + arguments.map(\.value), flags: .guessed)
        }
        let name = program.symbols.lowercased(symbol(nameNode))
        if let list = tree.child(node, 2), tree.flags(list).contains(.firstClassCallable) {
            let target = targets(of: name, on: receiver, object, environment).first
            return target.map { closureValue($0) } ?? .unknown
        }
        if let fact = methodFact(name, on: receiver, object) {
            return applyMethodFact(fact, name, receiver, object, node, &environment)
        }
        let arguments = arguments(tree.child(node, 2), &environment)
        let targets = targets(of: name, on: receiver, object, environment)
        if targets.isEmpty {
            return unknownMethod(name, receiver, arguments, at: node, &environment)
        }
        if let result = callOnFresh(targets, arguments, receiver, object, at: node, &environment) { return result }
        return applyAll(targets, arguments, receiver: receiver, at: node, &environment)
    }

    /// What the tables say of a method: by the object's class, or by a name that only one class has.
    private func methodFact(_ name: Symbol, on receiver: ValueID, _ object: NodeID) -> FlowFact? {
        if receiver != .undefined {
            switch arena[receiver].reference {
            case .object(let classID):
                if program.method(name, in: classID) != nil,
                    !facts.isTabled(program.classes[classID.index].name)
                {
                    return nil
                }
                return facts.method(name, ofAncestorsOf: classID, in: program)
            case .external(let className): return facts.method(className, name)
            case .closure: return nil
            case .none: break
            }
        }
        if isDatabase(object) { return facts.method(facts.wpdbClass, name) }
        return facts.distinctMethod(name)
    }

    /// Whether an expression is by its name WordPress's database object.
    private func isDatabase(_ node: NodeID) -> Bool {
        let tree = frame.tree
        switch tree.kind(node) {
        case .variable: return symbol(node) == facts.wpdb
        case .property, .staticProperty:
            guard let name = tree.child(node, 1) else { return false }
            let symbol = symbol(name)
            return symbol == facts.wpdb || symbol == facts.db
        case .call:
            guard let callee = tree.child(node, 0) else { return false }
            return tree.text(callee).lowercased().hasSuffix("wpdb")
        case .index:
            guard let key = tree.child(node, 1) else { return false }
            return tree.string(key).map { $0 == Array("wpdb".utf8) } ?? false
        default: return false
        }
    }

    private mutating func applyMethodFact(
        _ fact: FlowFact, _ name: Symbol, _ receiver: ValueID, _ object: NodeID, _ node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        let list = frame.tree.child(node, 2)
        if name == facts.prepare, isDatabase(object) || isExternal(receiver, facts.wpdbClass) {
            return callPrepare(node, list, &environment)
        }
        let arguments = arguments(list, &environment)
        let result = apply(fact, name: name, arguments, receiver: receiver, at: node, &environment)
        followArchive(name, arguments, receiver, object, node, &environment)
        return result
    }

    /// `ZipArchive`: what was opened is what is unpacked.
    private mutating func followArchive(
        _ name: Symbol, _ arguments: [CallArgument], _ receiver: ValueID, _ object: NodeID, _ node: NodeID,
        _ environment: inout Environment
    ) {
        guard receiver != .undefined, case .external(let className) = arena[receiver].reference,
            ["ziparchive", "phardata"].contains(text(className))
        else { return }
        switch text(name) {
        case "open":
            guard let archive = arguments.first, hasMarks(archive.value), frame.tree.kind(object) == .variable else {
                return
            }
            var value = arena[receiver]
            value.marks = arena.add(arena.allMarks(archive.value))
            environment[slot(of: symbol(object))] = arena.add(value)
        case "extractto":
            sink(
                receiver, at: node, .init(arguments: .all, danger: .upload, rule: "files.extract"),
                name: "extractTo()")
        default: return
        }
    }

    private func isExternal(_ id: ValueID, _ name: Symbol) -> Bool {
        guard id != .undefined else { return false }
        switch arena[id].reference {
        case .external(let other): return other == name
        case .object(let classID): return program.classes[classID.index].name == name
        default: return false
        }
    }

    /// The methods that a call may reach.
    mutating func targets(
        of name: Symbol, on receiver: ValueID, _ object: NodeID?, _ environment: Environment
    ) -> [FunctionID] {
        if receiver != .undefined {
            switch arena[receiver].reference {
            case .object(let classID):
                var found: [FunctionID] = []
                if let method = program.method(name, in: classID) { found.append(method) }
                let isOpen =
                    found.isEmpty || program.functions[found[0].index].body == nil || object == nil
                    || isThis(object)
                if isOpen, !(arena[receiver].isExact && !found.isEmpty) {
                    for method in links.overrides(of: name, below: classID) where !found.contains(method) {
                        found.append(method)
                        if found.count >= 8 { break }
                    }
                }
                return found.filter { hasEffect($0) }
            case .external: return []
            case .closure(let function):
                return name == facts.invoke || name == facts.callMethod ? [function] : []
            case .none: break
            }
        }
        let candidates = program.methods(named: name)
        return candidates.count <= 3 ? candidates.filter { hasEffect($0) } : []
    }

    /// Whether anything is known of what a function does: abstract ones have no code, but may have annotations.
    private func hasEffect(_ function: FunctionID) -> Bool {
        program.functions[function.index].body != nil || annotations[function] != nil
    }

    private func isThis(_ node: NodeID?) -> Bool {
        guard let node, frame.tree.kind(node) == .variable else { return false }
        return symbol(node) == facts.this
    }

    /// A call of a method through a class's name.
    mutating func staticCall(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let type = tree.child(node, 0), let nameNode = tree.child(node, 1) else { return .unknown }
        let owner = classID(named: type, &environment)
        guard tree.kind(nameNode) == .identifier else {
            let name = evaluate(nameNode, &environment)
            sink(
                name, at: nameNode, .init(arguments: .all, danger: .callable, rule: "injection.callable"),
                name: "a method's name")
            return mixed(arguments(tree.child(node, 2), &environment).map(\.value), flags: .guessed)
        }
        let name = program.symbols.lowercased(symbol(nameNode))
        let target = owner.flatMap { program.method(name, in: $0) }
        if let list = tree.child(node, 2), tree.flags(list).contains(.firstClassCallable) {
            return target.map { closureValue($0) } ?? .unknown
        }
        let arguments = arguments(tree.child(node, 2), &environment)
        if let owner, program.classes[owner.index].kind == .enum, target == nil {
            // An enumeration has no values but its own.
            var value = Value(types: [.object, .null])
            value.reference = .object(owner)
            return arena.add(value)
        }
        if let target, hasEffect(target), !isLateBound(type) {
            let this = frame.slots[facts.this].map { environment[$0] } ?? .undefined
            if this != .undefined, arena[this].isFresh, !program.functions[target.index].isStatic {
                frame.guards = environment.guards
                if let inlined = runInline(target, arguments, receiver: this) {
                    _ = apply(target, arguments, receiver: this, at: node, &environment, isInlined: true)
                    if let slot = frame.slots[facts.this] { environment[slot] = inlined.this }
                    return stepped(escaped(inlined.result), .returned(target), at: node)
                }
                if let slot = frame.slots[facts.this] { environment[slot] = escaped(this) }
            }
            return apply(target, arguments, receiver: this, at: node, &environment)
        }
        if let owner {
            // `static::make()` may be a method of a class below.
            var found = target.map { [$0] } ?? []
            for method in links.overrides(of: name, below: owner) where !found.contains(method) { found.append(method) }
            found = found.filter { hasEffect($0) }
            if !found.isEmpty {
                return applyAll(found, arguments, receiver: .undefined, at: node, &environment)
            }
        }
        let className: Symbol
        if tree.kind(type) == .name {
            className = program.resolvedClassName(type, in: frame.file, within: frame.classID)
        } else {
            className = .none
        }
        if let fact = facts.method(className, name) {
            return apply(fact, name: name, arguments, at: node, &environment)
        }
        return mixed(arguments.map(\.value), flags: .guessed)
    }

    private func isLateBound(_ type: NodeID) -> Bool {
        frame.tree.kind(type) == .name && frame.tree.text(type).lowercased() == "static"
    }

    /// `new Class(…)`; `isOwn` if nobody but the place that asks gets the object.
    mutating func construct(_ node: NodeID, isOwn: Bool, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let type = tree.child(node, 0) else { return .unknown }
        let arguments = arguments(tree.child(node, 1), &environment)
        var value = Value(types: .object)
        var classID: ClassID?
        switch tree.kind(type) {
        case .name:
            let name = program.resolvedClassName(type, in: frame.file, within: frame.classID)
            classID = program.classID(named: name)
            value.reference = classID.map { .object($0) } ?? .external(name)
            if let fact = facts.construction(name) {
                for rule in fact.sinks { sinkArguments(rule, arguments, name: "new " + tree.text(type), at: node) }
                if let source = fact.source { return outside(source.grade, at: node, name: "new " + tree.text(type)) }
            }
            if classID == nil {
                // What an object of a foreign class is made from may come out of it again.
                let source = mixed(arguments.map(\.value))
                value.marks = arena.add(arena.allMarks(source))
                for argument in arguments { value.choice.formUnion(choice(of: argument.value)) }
            }
        case .anonymousClass:
            classID = program.anonymousClass(for: type, in: frame.file)
            if let classID { value.reference = .object(classID) }
        default:
            let name = evaluate(type, &environment)
            sink(
                name, at: type, .init(arguments: .all, danger: .callable, rule: "injection.callable"),
                name: "a class's name")
            if let text = knownString(name), let symbol = program.symbols.symbol(text.lowercased()) {
                classID = program.classID(named: symbol)
                if let classID { value.reference = .object(classID) }
            }
        }
        if tree.kind(type) != .name || !isLateBound(type) { value.isExact = classID != nil }
        let object = arena.add(value)
        guard let classID else { return object }
        let constructor = program.method(facts.constructor, in: classID)
        frame.guards = environment.guards
        let fresh = isOwn && value.isExact ? freshObject(object, classID, constructor, arguments) : nil
        if let constructor {
            _ = apply(constructor, arguments, receiver: object, at: node, &environment, isInlined: true)
        }
        return fresh ?? object
    }

    /// A call of whatever an expression gives: a closure, a name, an array of object and method.
    mutating func callValue(
        _ callee: ValueID, expression: NodeID?, _ values: [ValueID], nodes: [CallArgument]? = nil, at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        let arguments = nodes ?? values.map { CallArgument(node: nil, value: $0) }
        if callee != .undefined {
            switch arena[callee].reference {
            case .closure(let function):
                return apply(function, arguments, receiver: nil, at: node, &environment)
            case .object(let classID):
                if let invoke = program.method(facts.invoke, in: classID) {
                    return apply(invoke, arguments, receiver: callee, at: node, &environment)
                }
            default: break
            }
            if let name = knownString(callee) { return callNamed(name, arguments, at: node, &environment) }
            sink(
                callee, at: expression ?? node,
                .init(arguments: .all, danger: .callable, rule: "injection.callable"), name: "a function's name")
        }
        if let expression {
            let targets = program.callbackTargets(expression, in: frame.file, enclosing: frame.function)
            let functions = targets.compactMap { target -> FunctionID? in
                if case .function(let function) = target { return function }
                return nil
            }
            if !functions.isEmpty {
                return applyAll(functions, arguments, receiver: nil, at: node, &environment)
            }
            for case .external(let name) in targets {
                return callNamed(text(name), arguments, at: node, &environment)
            }
        }
        return mixed(arguments.map(\.value), flags: .guessed)
    }

    /// A call of a function whose name is known as a text.
    mutating func callNamed(
        _ name: String, _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        var name = name.lowercased()
        if name.hasPrefix("\\") { name.removeFirst() }
        guard let symbol = program.symbols.symbol(name) else {
            return mixed(arguments.map(\.value), flags: .guessed)
        }
        if let function = program.function(named: symbol) {
            return apply(function, arguments, receiver: nil, at: node, &environment)
        }
        if let separator = name.range(of: "::") {
            let owner = program.symbols.symbol(String(name[..<separator.lowerBound]))
            let method = program.symbols.symbol(String(name[separator.upperBound...]))
            if let owner, let method, let classID = program.classID(named: owner),
                let function = program.method(method, in: classID)
            {
                return apply(function, arguments, receiver: nil, at: node, &environment)
            }
        }
        if let special = facts.special(symbol), let result = callSimple(special, arguments, at: node, &environment) {
            return result
        }
        if let fact = facts.function(symbol) {
            return apply(fact, name: symbol, arguments, at: node, &environment)
        }
        return callUnknown(symbol, arguments, at: node, &environment)
    }

    // MARK: Closures

    mutating func closureValue(_ function: FunctionID) -> ValueID {
        var value = Value(types: .object)
        value.reference = .closure(function)
        return arena.add(value)
    }

    mutating func closure(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        if let slot = frame.slots[facts.this] { environment[slot] = escaped(environment[slot]) }
        guard let function = program.functionID(for: node, in: frame.file) else { return .unknown }
        if tree.kind(node) == .closure {
            if let uses = tree.child(node, 2) {
                for use in tree.children(uses) {
                    guard let variable = tree.child(use, 0) else { continue }
                    let name = symbol(variable)
                    let value = escapingVariable(variable, &environment)
                    write(Cell(owner: .function(function), name: name), value)
                    if tree.flags(use).contains(.byReference) {
                        let back = read(Cell(owner: .function(function), name: name))
                        environment[slot(of: name)] = join(value, back)
                    }
                }
            }
        } else {
            // An arrow function sees every variable around it.
            for index in tree.nodes(through: node) {
                let inner = tree.node(at: index)
                guard tree.kind(inner) == .variable else { continue }
                let name = symbol(inner)
                guard name != facts.this, frame.slots[name] != nil else { continue }
                let slot = slot(of: name)
                environment[slot] = escaped(environment[slot])
                write(Cell(owner: .function(function), name: name), environment[slot])
            }
        }
        return closureValue(function)
    }
}

extension String {
    /// Where `text` occurs first.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        guard !text.isEmpty else { return nil }
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
