import AnalysisProgram
import PHPSyntax

/// Looking at whole functions, and at all of them.
extension Interpreter {
    /// How often all functions whose surroundings changed are looked at again.
    private static let maximumPasses = 6
    /// After how many looks two passes have to do.
    private static let manyLooks = 12_000

    /// Looks at every function of the program, until nothing new comes out of it.
    mutating func runAll(_ order: FunctionOrder) {
        for (position, function) in order.order.enumerated() {
            if position & 63 == 0, options.isCancelled() { return }
            look(at: function)
        }
        // Once more where a function met itself before there was a summary of it.
        var pending = Set(order.order.filter { order.isRecursive[$0.index] })
        var looks = order.order.count
        for pass in 0..<Self.maximumPasses {
            // In WordPress itself a third pass brings 1 % more reports, none of them severe, for 20 % more time.
            if pass >= 2, looks > Self.manyLooks { return }
            for function in order.order where isStale(function) { pending.insert(function) }
            if pending.isEmpty { return }
            var next: Set<FunctionID> = []
            for function in order.order where pending.contains(function) {
                if options.isCancelled() { return }
                let before = summaries[function.index]
                look(at: function)
                looks += 1
                if isNews(summaries[function.index], before) {
                    for caller in order.callers[function.index] { next.insert(FunctionID(rawValue: caller)) }
                }
            }
            pending = next
        }
    }

    /// Whether a function read something that has changed since.
    private func isStale(_ function: FunctionID) -> Bool {
        guard let summary = summaries[function.index] else { return true }
        return summary.reads.contains { cells.version($0.key) != $0.value }
    }

    /// Whether callers may find something by a summary that they did not find by the one before.
    private func isNews(_ new: Summary?, _ old: Summary?) -> Bool {
        guard let new, let old else { return true }
        if new.sinks.count != old.sinks.count || new.actions.count != old.actions.count
            || new.writes.count != old.writes.count || new.outs.count != old.outs.count
            || new.returnGuards != old.returnGuards || new.trueGuards != old.trueGuards
            || new.falseGuards != old.falseGuards || new.neverReturns != old.neverReturns
            || new.asksCapability != old.asksCapability
        {
            return true
        }
        return isNews(kept.allMarks(new.result), kept.allMarks(old.result))
    }

    /// Looks at one function, and makes its summary.
    mutating func look(at function: FunctionID) {
        let info = program.functions[function.index]
        guard let tree = program.trees[info.file] else { return }
        arena.reset()
        frame = Frame(function: function, classID: info.classID, file: info.file, tree: tree)
        frame.isFileCode = info.kind == .file
        var environment = Environment()
        bindParameters(info, function, &environment)
        bindCaptures(info, function)
        if let body = info.body {
            if info.kind == .arrowFunction || (info.kind == .propertyHook && tree.kind(body) != .block) {
                noteReturn(of: body, environment)
                environment.isLive = false
            } else {
                run(body, &environment)
            }
        }
        finish(info, function, environment)
    }

    private mutating func bindParameters(_ info: FunctionInfo, _ function: FunctionID, _ environment: inout Environment)
    {
        for (index, parameter) in info.parameters.enumerated().prefix(60) {
            let slot = slot(of: parameter.name)
            var value = Value()
            if let type = parameter.type {
                let types = declaredTypes(type)
                value.types = types
                let className = program.declaredClass(of: type, in: info.file, within: info.classID)
                if className != .none {
                    value.reference = program.classID(named: className).map { .object($0) } ?? .external(className)
                }
            } else {
                let className = program.parameterClass(parameter, of: function)
                if className != .none {
                    value.reference = program.classID(named: className).map { .object($0) } ?? .external(className)
                }
            }
            if !value.isHarmless {
                let origin = OriginID(parameter: index, key: 0)
                var marks = [Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)]
                var isPlain = true
                for entry in entryParameters[function] ?? [] where entry.index == index {
                    switch entry.value {
                    case .grade(let grade, let name, let danger, let isGuess):
                        let origin = provenance.origin(info.file, parameter.node, grade: grade, name: name)
                        let flags: Mark.Flags = isGuess ? .guessed : []
                        marks.append(Mark(origin: origin, step: 0, sanitizer: .none, flags: flags, danger: danger))
                        isPlain = false
                    case .object(let name):
                        if value.reference == .none {
                            value.reference = program.classID(named: name).map { .object($0) } ?? .external(name)
                        }
                    }
                }
                if case .external(let name) = value.reference, name == facts.requestClass { marks = [] }
                value.marks = arena.add(marks)
                value.identity = isPlain && !marks.isEmpty ? origin : nil
            }
            if parameter.isVariadic {
                var array = Value(types: .array)
                array.marks = value.marks
                array.identity = value.identity
                value = array
            }
            let id = arena.add(value)
            environment[slot] = id
            if parameter.isPromoted, let classID = info.classID {
                write(Cell(owner: .classLike(links.root(of: classID)), name: parameter.name), id)
            }
        }
    }

    /// The types of a declared type; anything if a class or an unknown name is in it.
    func declaredTypes(_ type: NodeID) -> TypeSet {
        let tree = frame.tree
        switch tree.kind(type) {
        case .name:
            switch tree.text(type).lowercased() {
            case "int": return .int
            case "float": return [.int, .float]
            case "bool", "false", "true": return .bool
            case "null", "void": return .null
            case "string": return .string
            case "array", "iterable": return .array
            default: return .any
            }
        case .nullableType: return tree.child(type, 0).map { declaredTypes($0).union(.null) } ?? .any
        case .unionType:
            return tree.children(type).reduce(TypeSet()) { types, child in
                tree.kind(child) == .name ? types.union(declaredTypes(child)) : .any
            }
        default: return .any
        }
    }

    private mutating func bindCaptures(_ info: FunctionInfo, _ function: FunctionID) {
        guard info.kind == .closure, let uses = frame.tree.child(info.node, 2) else { return }
        for use in frame.tree.children(uses) {
            guard let variable = frame.tree.child(use, 0) else { continue }
            let name = symbol(variable)
            frame.bound[slot(of: name)] = Cell(owner: .function(function), name: name)
        }
    }

    /// Makes the summary of the function that was looked at.
    private mutating func finish(_ info: FunctionInfo, _ function: FunctionID, _ end: Environment) {
        var environment = end
        var summary = frame.summary
        let fallsOff = environment.isLive && info.kind != .arrowFunction
        if fallsOff { frame.returnedFalse = join(frame.returnedFalse, environment) }
        environment = join(frame.returned, environment)
        summary.neverReturns = !environment.isLive && info.kind != .file
        if environment.isLive { summary.returnGuards = environment.guards.subtracting(.request) }
        let always = environment
        summary.canBeTrue = frame.returnedTrue.isLive
        summary.canBeFalse = frame.returnedFalse.isLive
        if frame.returnedTrue.isLive { summary.trueGuards = frame.returnedTrue.guards.subtracting(.request) }
        if frame.returnedFalse.isLive { summary.falseGuards = frame.returnedFalse.guards.subtracting(.request) }
        for (index, parameter) in info.parameters.enumerated().prefix(60) where !parameter.isVariadic {
            let slot = slot(of: parameter.name)
            let cleared = (
                validated(index, slot, always), validated(index, slot, frame.returnedTrue),
                validated(index, slot, frame.returnedFalse)
            )
            if parameter.isReference {
                if always.isLive, always[slot] != .undefined, arena[always[slot]].identity == nil {
                    summary.outs.append((index, copyToKept(always[slot])))
                }
            } else if !cleared.0.isEmpty || !cleared.1.isEmpty || !cleared.2.isEmpty {
                summary.validated.append(
                    Summary.Validation(
                        parameter: index, always: cleared.0, whenTrue: cleared.1, whenFalse: cleared.2))
            }
        }
        var result = frame.result
        if frame.yields != .undefined { result = arrayOf(frame.yields) }
        if let type = info.returnType {
            let types = declaredTypes(type)
            if types.isSubset(of: .harmless) { result = harmless(types) }
        }
        if frame.returnsStored, result != .undefined { result = doubtful(result) }
        summary.result = result == .undefined ? .unknown : copyToKept(result)
        summaries[function.index] = summary
        calls[function] = frame.calls
        candidates[function] = frame.candidates.isEmpty ? nil : Array(frame.candidates.values)
    }

    /// What a store gives back that keeps what a request sends under its names: what was cleaned and put back there
    /// before cannot be told from the rest.
    mutating func doubtful(_ result: ValueID) -> ValueID {
        mapMarks(result) { mark in
            guard !mark.origin.isParameter else { return mark }
            var mark = mark
            mark.flags.insert(.guessed)
            return mark
        }
    }

    /// What of a parameter's dangers is gone, though it is still what was passed.
    private func validated(_ index: Int, _ slot: Int, _ environment: Environment) -> Danger {
        guard environment.isLive, environment[slot] != .undefined else { return [] }
        let value = arena[environment[slot]]
        let origin = OriginID(parameter: index, key: 0)
        guard value.identity == nil, value.refines == origin else { return [] }
        var left: Danger = []
        for mark in arena.allMarks(environment[slot]) where mark.origin == origin { left.formUnion(mark.danger) }
        return Danger.all.subtracting(left)
    }
}
