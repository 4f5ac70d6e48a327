import AnalysisProgram
import PHPSyntax

/// Calls that are looked at once more with what is known of their arguments and of the object.
///
/// A summary says what a function does whatever it is called with. Where a flag is passed, or where the object was made
/// just before, more is known: then a small function is run as if it stood in the place of the call. That says what it
/// returns and what becomes of the object; what reaches sinks, cells and other arguments is still taken from the summary.
extension Interpreter {
    /// How large a function may be, how deep such calls nest, and how many nodes may be run so.
    private static let maximumInlineNodes = 120
    private static let maximumInlineDepth = 3
    private static let maximumInlinedNodes = 100_000

    /// What a call in place gives.
    struct Inlined {
        var result: ValueID
        /// The object afterwards.
        var this: ValueID
    }

    /// Runs a function in place; nil if it is too large, or if nothing would be learnt.
    mutating func runInline(_ function: FunctionID, _ arguments: [CallArgument], receiver: ValueID) -> Inlined? {
        let info = program.functions[function.index]
        guard info.kind == .function || info.kind == .method, let body = info.body, let tree = program.trees[info.file],
            frame.inlined.count < Self.maximumInlineDepth, !frame.inlined.contains(function),
            frame.function != function, frame.depth < Self.maximumDepth / 2,
            !info.parameters.contains(where: { $0.isReference })
        else { return nil }
        let size = tree.nodes(through: body).count
        guard size <= Self.maximumInlineNodes,
            inlinedNodes + size <= Self.maximumInlinedNodes + links.nodeCount / 4
        else { return nil }
        inlinedNodes += size
        let given = positioned(arguments, for: function)
        let outer = frame
        frame = Frame(function: function, classID: info.classID, file: info.file, tree: tree)
        frame.inlined = outer.inlined + [function]
        frame.depth = outer.depth
        var environment = Environment()
        environment.guards = outer.guards
        let thisSlot = slot(of: facts.this)
        environment[thisSlot] = receiver
        bind(info, given, thisSlot, &environment)
        run(body, &environment)
        environment = join(frame.returned, environment)
        var result = frame.result == .undefined ? ValueID.unknown : frame.result
        if frame.returnsStored { result = doubtful(result) }
        if let type = info.returnType {
            let types = declaredTypes(type)
            if types.isSubset(of: .harmless) { result = harmless(types) }
        }
        let this = environment.isLive ? environment[thisSlot] : receiver
        let isWhole = frame.yields == .undefined && !frame.hasOpenArguments
        var reads = outer.summary.reads
        for (cell, version) in frame.summary.reads where reads[cell] == nil { reads[cell] = version }
        let asksCapability = outer.summary.asksCapability || frame.summary.asksCapability
        frame = outer
        frame.summary.reads = reads
        frame.summary.asksCapability = asksCapability
        return isWhole ? Inlined(result: result, this: this) : nil
    }

    private mutating func bind(
        _ info: FunctionInfo, _ given: [CallArgument?], _ thisSlot: Int, _ environment: inout Environment
    ) {
        for (index, parameter) in info.parameters.enumerated() {
            var value = index < given.count ? given[index]?.value ?? .undefined : .undefined
            if value == .undefined {
                value = parameter.defaultValue.map { evaluate($0, &environment) } ?? .unknown
            } else if let type = parameter.type {
                let types = declaredTypes(type)
                if types.isSubset(of: .harmless), knownText(value) == nil { value = harmless(types) }
            }
            environment[slot(of: parameter.name)] = value
            if parameter.isPromoted, environment[thisSlot] != .undefined {
                let this = environment[thisSlot]
                environment[thisSlot] = settingProperty(of: this, parameter.name, to: value)
            }
        }
    }

    /// Whether more is known of a call's arguments than a summary takes into account.
    func isTold(_ arguments: [CallArgument], _ function: FunctionID) -> Bool {
        let parameters = program.functions[function.index].parameters
        guard parameters.count > 1 else { return false }
        if arguments.contains(where: { arena[$0.value].literal != 0 }) { return true }
        return arguments.count < parameters.count
            && parameters[arguments.count...].contains { $0.defaultValue != nil }
    }

    // MARK: Objects of which all is known

    /// A new object that nobody else has, with the properties that its constructor gave it; nil if that is not known.
    mutating func freshObject(
        _ object: ValueID, _ classID: ClassID, _ constructor: FunctionID?, _ arguments: [CallArgument]
    ) -> ValueID? {
        guard program.externalParent(of: classID) == .none, program.classes[classID.index].kind != .enum else {
            return nil
        }
        var value = arena[object]
        value.isFresh = true
        let fresh = arena.add(value)
        guard let constructor else { return fresh }
        guard let inlined = runInline(constructor, arguments, receiver: fresh), arena[inlined.this].isFresh else {
            return nil
        }
        return inlined.this
    }

    /// An object that others may have too: what they may have put into it counts again.
    mutating func escaped(_ id: ValueID) -> ValueID {
        guard id != .undefined, arena[id].isFresh else { return id }
        var value = arena[id]
        value.isFresh = false
        if value.shape != 0 {
            let shape = arena.shapes[Int(value.shape)]
            let entries = arena.entries[shape.entries.range].filter { hasMarks($0.value) }
            value.shape = entries.isEmpty ? 0 : arena.add(Array(entries), rest: shape.rest)
        }
        return arena.add(value)
    }

    /// The value of a variable for anything but reading and changing its properties.
    mutating func escapingVariable(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let name = symbol(node)
        let value = readVariable(name, at: node, &environment)
        guard value != .undefined, arena[value].isFresh else { return value }
        let shared = escaped(value)
        environment[slot(of: name)] = shared
        return shared
    }

    /// An expression before `->`: an object that was made here stays one of which all is known.
    mutating func evaluateObject(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        switch frame.tree.kind(node) {
        case .variable: readVariable(symbol(node), at: node, &environment)
        case .new: construct(node, isOwn: true, &environment)
        default: evaluate(node, &environment)
        }
    }

    /// A method called on an object of which all is known; nil if it cannot be run in place.
    mutating func callOnFresh(
        _ targets: [FunctionID], _ arguments: [CallArgument], _ receiver: ValueID, _ object: NodeID?, at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID? {
        guard receiver != .undefined, arena[receiver].isFresh else { return nil }
        let variable = object.flatMap { frame.tree.kind($0) == .variable ? slot(of: symbol($0)) : nil }
        frame.guards = environment.guards
        guard targets.count == 1, let inlined = runInline(targets[0], arguments, receiver: receiver) else {
            if let variable { environment[variable] = escaped(receiver) }
            return nil
        }
        _ = apply(targets[0], arguments, receiver: receiver, at: node, &environment, isInlined: true)
        if let variable, environment.isLive { environment[variable] = inlined.this }
        return stepped(escaped(inlined.result), .returned(targets[0]), at: node)
    }

    /// Whether a variable is one that functions may reach by `global`.
    mutating func isSharedGlobal(_ name: Symbol) -> Bool {
        if globalNames == nil {
            var names: Set<Symbol> = []
            for (file, tree) in program.trees.enumerated() {
                guard let tree, tree.nodeCount > 1 else { continue }
                for index in 1..<tree.nodeCount where tree.kind(tree.node(at: index)) == .global {
                    for child in tree.children(tree.node(at: index)) where tree.kind(child) == .variable {
                        names.insert(program.symbol(child, in: file))
                    }
                }
            }
            globalNames = names
        }
        return globalNames?.contains(name) ?? true
    }
}
