import PHPSyntax

/// Reads the calls that register and run hooks.
struct HookReader {
    let program: Program
    /// How many more registrations may come from loops.
    private var remainingRounds = 20_000

    init(program: Program) { self.program = program }

    mutating func read() -> (registrations: [HookRegistration], calls: [HookCall]) {
        var registrations: [HookRegistration] = []
        var calls: [HookCall] = []
        for (file, index) in program.indexes.enumerated() {
            guard let tree = program.tree(file) else { continue }
            for call in index.calls {
                let context = Context(tree: tree, file: file, call: call)
                switch call.name {
                case .doAction, .applyFilters, .doActionRefArray, .applyFiltersRefArray, .doActionDeprecated,
                    .applyFiltersDeprecated:
                    if let read = hookCall(context) { calls.append(read) }
                default:
                    registrations += self.registrations(context)
                }
            }
        }
        return (registrations, calls)
    }

    struct Context {
        let tree: SyntaxTree
        let file: Int
        let call: KnownCall
        let arguments: ArgumentReader
        /// The round of a loop around the call.
        var bindings: VariableBindings?

        init(tree: SyntaxTree, file: Int, call: KnownCall) {
            self.tree = tree
            self.file = file
            self.call = call
            arguments = ArgumentReader(tree, call: call.node)
        }
    }

    // MARK: Registrations

    /// One registration, or one for each round of a loop over an array that is written out.
    private mutating func registrations(_ context: Context) -> [HookRegistration] {
        guard context.call.name != .define else { return [] }
        let nodes = Array(context.arguments.positional.prefix(3))
        guard let rounds = program.rounds(of: nodes, in: context.file), rounds.count <= remainingRounds else {
            return registration(context).map { [$0] } ?? []
        }
        remainingRounds -= rounds.count
        return rounds.compactMap { round in
            var context = context
            context.bindings = round
            return registration(context)
        }
    }

    private func registration(_ context: Context) -> HookRegistration? {
        switch (context.call.name, context.call.isMethod) {
        case (.registerRestRoute, false): return route(context)
        case (.registerWidget, false): return widget(context)
        case (.addAction, true), (.addFilter, true), (.addShortcode, true): return loaded(context)
        case (_, true): return context.call.name.methodSignature.flatMap { registration(context, $0) }
        case (_, false): return context.call.name.signature.flatMap { registration(context, $0) }
        }
    }

    /// The string with `*` for what is unknown.
    func pattern(_ node: NodeID, _ context: Context) -> String {
        var evaluator = ConstantEvaluator(program: program, bindings: context.bindings)
        return evaluator.pattern(node, in: context.file, depth: 0).text
    }

    func targets(_ callback: NodeID, _ context: Context) -> [CallbackTarget] {
        program.callbackTargets(callback, in: context.file, bindings: context.bindings)
    }

    func start(_ context: Context, _ kind: HookKind, name: String) -> HookRegistration {
        HookRegistration(
            kind: kind, name: name, node: context.call.node, file: context.file,
            enclosing: program.enclosingFunction(of: context.call.node, in: context.file))
    }

    private func registration(_ context: Context, _ signature: HookSignature) -> HookRegistration? {
        let arguments = context.arguments
        guard !arguments.isFirstClassCallable, let nameNode = arguments[signature.name.index, signature.name.name]
        else {
            return nil
        }
        var result = start(context, signature.kind, name: pattern(nameNode, context))
        for parameter in signature.callbacks {
            if let callback = arguments[parameter.index, parameter.name] { add(callback, context, to: &result) }
        }
        if signature.kind == .command, let first = result.callbackNodes.first,
            !result.callbacks.contains(where: { $0.functionID != nil })
        {
            result.callbacks = commandTargets(first, context)
        }
        if let parameter = signature.settings, let settings = arguments[parameter.index, parameter.name] {
            addSettings(settings, signature, context, &result)
        }
        result.capability = signature.capability.flatMap { arguments[$0.index, $0.name] }
        if signature.hasPriority { addPriority(context, first: 2, &result) }
        return result
    }

    private func add(_ callback: NodeID, _ context: Context, to registration: inout HookRegistration) {
        registration.callbackNodes.append(callback)
        registration.callbacks += targets(callback, context)
    }

    private func addPriority(_ context: Context, first: Int, _ result: inout HookRegistration) {
        func number(_ index: Int, _ name: String, absent: Int) -> Int? {
            guard let node = context.arguments[index, name] else { return absent }
            if case .integer(let number)? = program.constantValue(node, in: context.file) { return number }
            return nil
        }
        result.priority = number(first, "priority", absent: 10)
        result.acceptedArguments = number(first + 1, "accepted_args", absent: 1)
    }

    private func addSettings(
        _ settings: NodeID, _ signature: HookSignature, _ context: Context, _ result: inout HookRegistration
    ) {
        guard let array = array(settings, context) else {
            // Before WordPress 4.7 the callback itself stood there.
            if signature.kind == .setting { add(settings, context, to: &result) }
            return
        }
        result.settings = array
        let elements = program.arrayElements(array, in: context.file)
        for key in signature.settingCallbacks {
            if let callback = elements[key] { add(callback, context, to: &result) }
        }
        if let key = signature.permission, let callback = elements[key] {
            result.permission = RegisteredCallback(node: callback, targets: targets(callback, context))
        }
        if signature.kind == .setting && elements.isEmpty && result.callbackNodes.isEmpty
            && context.tree.slotCount(array) == 2
        {
            add(settings, context, to: &result)
        }
    }

    /// The array that an expression is, or that the variable holds.
    func array(_ node: NodeID, _ context: Context) -> NodeID? {
        if context.tree.kind(node) == .array { return node }
        guard context.tree.kind(node) == .variable,
            let value = program.onlyValue(ofVariable: node, in: context.file), context.tree.kind(value) == .array
        else { return nil }
        return value
    }

    /// `$loader->add_action( 'hook', $component, 'method', 10, 1 )`, or the same parameters as the function.
    private func loaded(_ context: Context) -> HookRegistration? {
        let arguments = context.arguments
        guard let nameNode = arguments[0], let second = arguments[1] else { return nil }
        let kinds: [KnownName: HookKind] = [.addAction: .action, .addFilter: .filter, .addShortcode: .shortcode]
        let kind = kinds[context.call.name] ?? .action
        var result = start(context, kind, name: pattern(nameNode, context))
        guard let third = arguments[2], let method = program.constantString(third, in: context.file),
            method.utf8.allSatisfy(ASCII.isLabel), Int(method) == nil
        else {
            add(second, context, to: &result)
            addPriority(context, first: 2, &result)
            return result
        }
        result.callbackNodes = [second, third]
        let type = program.receiverClass(second, context.tree, in: context.file)
        let symbol = program.symbols.symbol(ASCII.lowercased(method.utf8))
        result.callbacks = [symbol.map { program.methodTarget($0, of: type) } ?? .unknown]
        addPriority(context, first: 3, &result)
        return result
    }

    /// A class of widgets, by name or object.
    private func widget(_ context: Context) -> HookRegistration? {
        guard let node = context.arguments[0, "widget"] else { return nil }
        let type = program.receiverClass(node, context.tree, in: context.file)
        var result = start(context, .widget, name: program.symbols.text(type))
        result.callbackNodes = [node]
        result.callbacks = methods([.widget, .form, .update], of: type)
        return result
    }

    /// The public methods of a class that is a command.
    private func commandTargets(_ node: NodeID, _ context: Context) -> [CallbackTarget] {
        let name = program.receiverClass(node, context.tree, in: context.file)
        guard let type = program.classID(named: name) else { return targets(node, context) }
        let methods = program[type].methods.values.sorted().filter { (id: FunctionID) -> Bool in
            let flags: NodeFlags = program.tree(program[id].file)?.flags(program[id].node) ?? []
            return program[id].name != KnownName.construct.symbol && flags.isDisjoint(with: [.private, .protected])
        }
        return methods.isEmpty ? [.unknown] : methods.map { CallbackTarget.function($0) }
    }

    private func methods(_ names: [KnownName], of type: Symbol) -> [CallbackTarget] {
        guard let id = program.classID(named: type) else { return [.unknown] }
        return names.compactMap { program.method($0.symbol, in: id) }.map { CallbackTarget.function($0) }
    }

    // MARK: Calls

    private func hookCall(_ context: Context) -> HookCall? {
        guard let nameNode = context.arguments[0, "hook_name"] else { return nil }
        let isFilter: Bool
        let takesArray: Bool
        switch context.call.name {
        case .doAction: (isFilter, takesArray) = (false, false)
        case .applyFilters: (isFilter, takesArray) = (true, false)
        case .doActionRefArray, .doActionDeprecated: (isFilter, takesArray) = (false, true)
        default: (isFilter, takesArray) = (true, true)
        }
        var passed = Array(context.arguments.positional.dropFirst())
        var isComplete = !context.arguments.hasSpread
        if takesArray {
            let array = context.arguments[1, "args"].flatMap { self.array($0, context) }
            let elements = array.flatMap { program.listElements($0, in: context.file) }
            passed = elements ?? []
            isComplete = elements != nil
        }
        return HookCall(
            isFilter: isFilter, name: program.stringPattern(nameNode, in: context.file).text, node: context.call.node,
            file: context.file, enclosing: program.enclosingFunction(of: context.call.node, in: context.file),
            arguments: passed, isComplete: isComplete)
    }
}
