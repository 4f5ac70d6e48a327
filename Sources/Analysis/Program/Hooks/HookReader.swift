import PHPSyntax

/// Reads the calls that register and run hooks.
struct HookReader {
    let program: Program

    func read() -> (registrations: [HookRegistration], calls: [HookCall]) {
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
                    if let read = registration(context) { registrations.append(read) }
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

        init(tree: SyntaxTree, file: Int, call: KnownCall) {
            self.tree = tree
            self.file = file
            self.call = call
            arguments = ArgumentReader(tree, call: call.node)
        }
    }

    // MARK: Registrations

    private func registration(_ context: Context) -> HookRegistration? {
        switch (context.call.name, context.call.isMethod) {
        case (.registerRestRoute, false): return route(context)
        case (.registerWidget, false): return widget(context)
        case (.addAction, true), (.addFilter, true): return loaded(context)
        case (_, true): return context.call.name.methodSignature.flatMap { registration(context, $0) }
        case (_, false): return context.call.name.signature.flatMap { registration(context, $0) }
        }
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
        var result = start(context, signature.kind, name: program.stringPattern(nameNode, in: context.file).text)
        for parameter in signature.callbacks {
            if let callback = arguments[parameter.index, parameter.name] { add(callback, to: &result) }
        }
        if signature.kind == .command, let first = result.callbackNodes.first, result.callbacks == [.unknown] {
            result.callbacks = commandTargets(first, context)
        }
        if let parameter = signature.settings, let settings = arguments[parameter.index, parameter.name] {
            addSettings(settings, signature, context, &result)
        }
        result.capability = signature.capability.flatMap { arguments[$0.index, $0.name] }
        if signature.hasPriority { addPriority(context, first: 2, &result) }
        return result
    }

    private func add(_ callback: NodeID, to registration: inout HookRegistration) {
        registration.callbackNodes.append(callback)
        registration.callbacks += program.callbackTargets(
            callback, in: registration.file, enclosing: registration.enclosing)
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
            if signature.kind == .setting { add(settings, to: &result) }
            return
        }
        result.settings = array
        let elements = program.arrayElements(array, in: context.file)
        for key in signature.settingCallbacks {
            if let callback = elements[key] { add(callback, to: &result) }
        }
        if let key = signature.permission, let callback = elements[key] {
            result.permission = RegisteredCallback(
                node: callback, targets: program.callbackTargets(callback, in: context.file))
        }
        if signature.kind == .setting && elements.isEmpty && result.callbackNodes.isEmpty
            && context.tree.slotCount(array) == 2
        {
            add(settings, to: &result)
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
        let kind: HookKind = context.call.name == .addAction ? .action : .filter
        var result = start(context, kind, name: program.stringPattern(nameNode, in: context.file).text)
        guard let third = arguments[2], let method = program.constantString(third, in: context.file),
            method.utf8.allSatisfy(ASCII.isLabel), Int(method) == nil
        else {
            add(second, to: &result)
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
        guard let type = program.classID(named: name) else { return [.unknown] }
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
