import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Functions of PHP and WordPress whose effect no table can tell.
extension Interpreter {
    /// A call, with access to the nodes of its arguments.
    mutating func callSpecial(
        _ special: Special, _ name: Symbol, _ node: NodeID, _ list: NodeID?, _ environment: inout Environment
    ) -> ValueID {
        let arguments = arguments(list, &environment)
        // Rules about the function itself still hold.
        let isRestricted =
            special == .unserialize && arguments.count > 1
            && arena[arguments[1].value].shape != 0
        let isSafeExtract = special == .extract && arguments.count > 1 && keepsVariables(arguments[1].node)
        if let fact = facts.function(name), !isRestricted, !isSafeExtract {
            for rule in fact.sinks where !special.checksItself {
                sinkArguments(rule, arguments, name: text(name) + "()", at: node)
            }
            for action in fact.actions { perform(action, text(name), arguments, at: node, environment) }
        }
        if let result = callSimple(special, arguments, at: node, &environment) { return result }
        switch special {
        case .compact: return compact(arguments, &environment)
        case .extract:
            if let source = arguments.first?.value {
                let element = anyElement(of: source, at: node, environment)
                if hasMarks(element) || arena[source].shape != 0 { spread(source, element, at: node, &environment) }
            }
            return harmless(.int)
        case .setType:
            if let target = arguments.first?.node,
                let type = arguments.dropFirst().first.flatMap({ knownString($0.value) }),
                ["int", "integer", "float", "double", "bool", "boolean", "null"].contains(type.lowercased())
            {
                assign(to: target, harmless([.int, .float, .bool]), at: node, &environment)
            }
            return harmless(.bool)
        case .define:
            if arguments.count > 1, let constant = knownString(arguments[0].value),
                let symbol = program.symbols.symbol(constant)
            {
                write(Cell(owner: .constant, name: symbol), arguments[1].value)
            }
            return harmless(.bool)
        case .funcGetArgs, .funcGetArg:
            frame.hasOpenArguments = true
            var entries: [ShapeEntry] = []
            for index in 0..<8 {
                let origin = OriginID(parameter: index, key: 0)
                var part = Value()
                part.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
                entries.append(ShapeEntry(key: literals.id(String(index)), value: arena.add(part)))
            }
            if special == .funcGetArg {
                let index = arguments.first.flatMap { knownString($0.value) }.flatMap { Int($0) } ?? -1
                return entries.indices.contains(index) ? entries[index].value : mixed(entries.map(\.value))
            }
            var value = Value(types: .array)
            value.shape = arena.add(entries, rest: .undefined)
            return arena.add(value)
        case .arrayWalk, .arrayPush, .arrayUnshift:
            return changeArray(special, arguments, at: node, &environment)
        case .parseStr:
            if arguments.count > 1, let target = arguments[1].node {
                let value = through([arguments[0].value], name, at: node)
                assign(to: target, value, at: node, &environment)
            } else if let source = arguments.first, hasMarks(source.value) {
                environment.fallback = mixed([source.value])
            }
            return harmless(.null)
        case .doAction, .applyFilters: return callHook(special, arguments, at: node, &environment)
        case .curlSetopt: return setOption(arguments, at: node)
        case .curlSetoptArray: return setOptions(arguments, at: node)
        case .printR, .varExport:
            let returns = arguments.count > 1 && truth(arguments[1].value) == true
            guard let first = arguments.first else { return .unknown }
            let whole = mixed([first.value])
            if returns { return whole }
            print(whole, at: first.node ?? node, text(name) + "()", &environment.page)
            return harmless(.bool)
        case .searchQuery:
            if let first = arguments.first, truth(first.value) == false {
                return outside(.request, at: node, name: "get_search_query( false )")
            }
            return harmless(.string)
        case .currentUser: return currentUserID()
        case .currentUserObject:
            guard let name = program.symbols.symbol("wp_user") else { return .unknown }
            return currentUser(name)
        case .passwordKey:
            environment.guards.formUnion([.nonce, .capability, .password])
            return .unknown
        case .authenticate, .signOn:
            environment.guards.insert(.password)
            return .unknown
        case .handleUpload: return handleUpload(arguments, name, at: node, environment)
        case .filePutContents:
            // What a visitor writes into a file that PHP runs is code.
            if arguments.count > 1, endsInPHP(arguments[0].value) {
                sink(
                    arguments[1].value, at: arguments[1].node ?? node,
                    .init(arguments: .all, danger: .code, rule: "files.write"), name: "a PHP file")
            }
            return harmless(.int)
        default: return mixed(arguments.map(\.value))
        }
    }

    /// What depends on the values of the arguments alone; nil for the others.
    mutating func callSimple(
        _ special: Special, _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID? {
        func value(_ index: Int) -> ValueID { index < arguments.count ? arguments[index].value : .undefined }
        let name = program.symbols.symbol(special.rawValue) ?? .none
        switch special {
        case .sprintf: return formatted(value(0), Array(arguments.dropFirst().map(\.value)))
        case .vsprintf: return formatted(value(0), elements(of: value(1), at: node, environment))
        case .printf, .vprintf:
            let list =
                special == .printf
                ? Array(arguments.dropFirst().map(\.value)) : elements(of: value(1), at: node, environment)
            let text = formatted(value(0), list)
            print(text, at: arguments.first?.node ?? node, special.rawValue, &environment.page)
            return harmless(.int)
        case .implode, .join: return imploded(arguments, at: node, environment)
        case .stringReplace, .stringReplaceCaseless: return replaced(arguments, name, at: node)
        case .patternReplace: return patternReplaced(arguments, name, at: node)
        case .patternReplaceCallback:
            let callback = arguments.count > 1 ? arguments[1] : CallArgument(node: nil, value: .unknown)
            var match = Value(types: .array)
            match.shape = arena.add([], rest: flattened(value(2)))
            let piece = callValue(
                callback.value, expression: callback.node, [arena.add(match)], at: node, &environment)
            return mixed([flattened(value(2)), piece])
        case .translate:
            guard arguments.count == 2 else { return through([value(0), value(2)], name, at: node) }
            return through([value(0), anyElement(of: value(1), at: node, environment)], name, at: node)
        case .arrayMap: return mapped(arguments, at: node, &environment)
        case .mapDeep:
            guard arguments.count > 1 else { return .unknown }
            let element = anyDeepElement(of: value(0), at: node, environment)
            let result = callValue(value(1), expression: arguments[1].node, [element], at: node, &environment)
            return arrayOf(result)
        case .arrayFilter:
            let whole = flattened(value(0))
            guard arguments.count > 1 else { return whole }
            let element = anyElement(of: value(0), at: node, environment)
            _ = callValue(value(1), expression: arguments[1].node, [element], at: node, &environment)
            let clears = whatPasses(arguments[1])
            return mapMarks(whole) { mark in
                var mark = mark
                mark.danger.subtract(clears)
                return mark
            }
        case .arrayReduce:
            let element = anyElement(of: value(0), at: node, environment)
            return callValue(
                value(1), expression: arguments.count > 1 ? arguments[1].node : nil, [value(2), element], at: node,
                &environment)
        case .callUserFunc:
            return callValue(
                value(0), expression: arguments.first?.node, Array(arguments.dropFirst().map(\.value)), at: node,
                &environment)
        case .callUserFuncArray:
            return callValue(
                value(0), expression: arguments.first?.node, elements(of: value(1), at: node, environment), at: node,
                &environment)
        case .constant:
            guard let text = knownString(value(0)), let symbol = program.symbols.symbol(text) else { return .unknown }
            let stored = read(Cell(owner: .constant, name: symbol))
            return stored == .undefined ? .unknown : stored
        case .filterVar: return filtered(value(0), arguments.count > 1 ? arguments[1].node : nil, at: node)
        case .filterInput: return filterInput(arguments, at: node)
        case .filterInputArray:
            return outside(.request, at: node, types: .array, name: "filter_input_array()")
        case .translation, .contextTranslation: return value(0)
        case .plural, .contextPlural: return pluralForm(value(0), value(1), name, at: node)
        case .shortcodeAtts: return shortcodeAttributes(arguments, at: node, environment)
        case .parseArgs: return merged([value(1), value(0)])
        case .arrayMerge, .arrayReplace: return merged(arguments.map(\.value))
        case .arrayCombine:
            var combined = Value(types: .array)
            combined.shape = arena.add(
                keyed(by: anyElement(of: value(0), at: node, environment)),
                rest: anyElement(of: value(1), at: node, environment))
            return arena.add(combined)
        case .arrayFlip:
            var flipped = Value(types: .array)
            flipped.shape = arena.add(
                keyed(by: anyElement(of: value(0), at: node, environment)),
                rest: anyKey(of: value(0), at: node, environment))
            return arena.add(flipped)
        case .arrayIntersect:
            return arguments.dropFirst().contains { !hasMarks($0.value) } ? harmless(.array) : flattened(value(0))
        case .arrayIntersectKey: return arrayOf(anyElement(of: value(0), at: node, environment))
        case .arrayKeys: return keys(of: value(0), at: node, environment)
        case .arrayValues: return list(of: value(0))
        case .arrayFillKeys:
            var filled = Value(types: .array)
            filled.shape = arena.add(keyed(by: anyElement(of: value(0), at: node, environment)), rest: value(1))
            return arena.add(filled)
        case .htmlSpecialChars, .htmlEntities: return htmlEscaped(arguments, name, at: node)
        case .jsonEncode, .wpJSONEncode: return jsonEncoded(arguments, name, at: node)
        case .addQueryArg, .removeQueryArg: return queryArgument(special, arguments, name, at: node)
        case .fileGetContents, .fopen: return opened(special, arguments, at: node)
        case .unserialize:
            // With a list of allowed classes, or none, no object of the attacker's choice comes into being.
            return decoded(mixed([value(0)]), .all)
        case .dirname: return through([value(0)], name, at: node)
        case .errorLog: return harmless(.bool)
        case .isWPError: return harmless(.bool)
        case .kses: return filteredMarkup(arguments, name, at: node)
        case .parseURL, .wpParseURL:
            let whole = flattened(value(0))
            if arguments.count > 1, let part = arguments[1].node,
                !String(decoding: frame.tree.bytes(part), as: UTF8.self).contains("HOST")
            {
                return through([value(0)], name, at: node)
            }
            return mapMarks(whole) { mark in
                var mark = mark
                mark.flags.insert(.urlPart)
                return mark
            }
        case .currentAction: return outside(.header, at: node, name: "wp_get_referer()")
        default: return nil
        }
    }

    // MARK: Arrays

    /// `array_keys()`: known keys stay known.
    private mutating func keys(of id: ValueID, at node: NodeID, _ environment: Environment) -> ValueID {
        let any = anyKey(of: id, at: node, environment)
        guard id != .undefined, arena[id].shape != 0 else { return arrayOf(any) }
        let shape = arena.shapes[Int(arena[id].shape)]
        var entries: [ShapeEntry] = []
        for entry in Array(arena.entries[shape.entries.range]) where entry.key != keysLiteral {
            var key = Value(types: .string)
            key.literal = entry.key
            entries.append(ShapeEntry(key: literals.id(String(entries.count)), value: arena.add(key)))
        }
        var value = Value(types: .array)
        let isOpen = shape.rest != .undefined || hasMarks(any) || !arena[id].marks.isEmpty
        value.shape = arena.add(entries, rest: isOpen ? any : .undefined)
        return arena.add(value)
    }

    /// `array_values()`: the elements, counted anew if all are known.
    private mutating func list(of id: ValueID) -> ValueID {
        guard id != .undefined, arena[id].shape != 0, arena[id].marks.isEmpty else { return flattened(id) }
        let shape = arena.shapes[Int(arena[id].shape)]
        let old = arena.entries[shape.entries.range].filter { $0.key != keysLiteral }
        var entries: [ShapeEntry] = []
        var rest = shape.rest
        for entry in old {
            if shape.rest == .undefined {
                entries.append(ShapeEntry(key: literals.id(String(entries.count)), value: entry.value))
            } else {
                rest = join(rest, entry.value)
            }
        }
        var value = Value(types: .array)
        value.shape = arena.add(entries, rest: rest)
        return arena.add(value)
    }

    /// What an array keeps of keys that are not known.
    private mutating func keyed(by key: ValueID) -> [ShapeEntry] {
        var entries: [ShapeEntry] = []
        addKey(key, to: &entries)
        return entries
    }

    mutating func arrayOf(_ element: ValueID) -> ValueID {
        var value = Value(types: .array)
        value.shape = arena.add([], rest: element)
        return arena.add(value)
    }

    /// The elements of an array in the order of their numbers, or any of them for each of eight.
    mutating func elements(of id: ValueID, at node: NodeID, _ environment: Environment) -> [ValueID] {
        guard id != .undefined else { return [] }
        let shape = arena.shapes[Int(arena[id].shape)]
        if arena[id].shape != 0, shape.rest == .undefined, arena[id].marks.isEmpty {
            return shape.entries.range.filter { arena.entries[$0].key != keysLiteral }.map { arena.entries[$0].value }
        }
        let any = anyElement(of: id, at: node, environment)
        return [ValueID](repeating: any, count: 8)
    }

    private mutating func anyDeepElement(of id: ValueID, at node: NodeID, _ environment: Environment) -> ValueID {
        let element = anyElement(of: id, at: node, environment)
        guard element != .unknown, arena[element].shape != 0 else {
            return element == .unknown && id != .undefined && hasMarks(id) ? mixed([id]) : element
        }
        return mixed([element])
    }

    /// Arrays laid over each other: what comes later wins.
    mutating func merged(_ ids: [ValueID]) -> ValueID {
        guard var result = ids.first else { return harmless(.array) }
        for id in ids.dropFirst() { result = overlaid(result, id) }
        return result == .undefined ? harmless(.array) : result
    }

    private mutating func overlaid(_ below: ValueID, _ above: ValueID) -> ValueID {
        guard below != .undefined else { return above }
        guard above != .undefined else { return below }
        let a = arena[below]
        let b = arena[above]
        var value = Value(types: .array)
        let ours = arena.shapes[Int(a.shape)]
        let theirs = arena.shapes[Int(b.shape)]
        var entries: [ShapeEntry] = []
        let isOpen = b.isSource || b.identity != nil || !b.marks.isEmpty || (b.shape == 0 && above == .unknown)
        var own = Value()
        own.marks = b.marks
        let outsider: ValueID = b.marks.isEmpty ? .undefined : arena.add(own)
        for entry in Array(arena.entries[ours.entries.range]) {
            if entry.key == keysLiteral {
                let other = b.shape == 0 ? nil : arena.element(b.shape, keysLiteral)
                entries.append(ShapeEntry(key: keysLiteral, value: join(entry.value, other ?? .undefined)))
            } else if let other = b.shape == 0 ? nil : arena.element(b.shape, entry.key) {
                entries.append(ShapeEntry(key: entry.key, value: other))
            } else if isOpen {
                // The array above may have this key too.
                var part = outsider
                if let identity = b.identity, identity.key == 0 {
                    var named = Value()
                    let origin = OriginID(parameter: identity.parameter, key: entry.key)
                    named.marks = arena.add([
                        Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)
                    ])
                    part = arena.add(named)
                }
                entries.append(ShapeEntry(key: entry.key, value: join(entry.value, part)))
            } else {
                let rest = b.shape == 0 ? ValueID.undefined : theirs.rest
                entries.append(ShapeEntry(key: entry.key, value: join(entry.value, rest)))
            }
        }
        if b.shape != 0 {
            for entry in Array(arena.entries[theirs.entries.range])
            where a.shape == 0 || arena.element(a.shape, entry.key) == nil {
                entries.append(entry)
            }
        }
        var marks = Array(arena.list(a.marks))
        for mark in arena.list(b.marks) { Arena.merge(mark, into: &marks) }
        value.marks = arena.add(marks)
        if let identity = b.identity ?? b.base, identity.key == 0, a.marks.isEmpty { value.base = identity }
        let rest = join(a.shape == 0 ? .undefined : ours.rest, b.shape == 0 ? .undefined : theirs.rest)
        value.shape = arena.add(Array(entries.prefix(Arena.maximumEntries)), rest: rest)
        return arena.add(value)
    }

    private mutating func mapped(
        _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        guard arguments.count > 1 else { return .unknown }
        let callback = arguments[0]
        let collection = arguments[1].value
        let others = arguments.dropFirst(2).map { anyElement(of: $0.value, at: node, environment) }
        // Elements that are told apart stay so.
        if collection != .undefined, arguments.count == 2, arena[collection].shape != 0,
            arena[collection].marks.isEmpty
        {
            let shape = arena.shapes[Int(arena[collection].shape)]
            var entries = Array(arena.entries[shape.entries.range])
            if entries.count <= 12 {
                for index in entries.indices where entries[index].key != keysLiteral {
                    entries[index].value = callValue(
                        callback.value, expression: callback.node, [entries[index].value], at: node, &environment)
                }
                var rest = shape.rest
                if rest != .undefined {
                    rest = callValue(callback.value, expression: callback.node, [rest], at: node, &environment)
                }
                var value = Value(types: .array)
                value.shape = arena.add(entries, rest: rest)
                return arena.add(value)
            }
        }
        let element = anyElement(of: collection, at: node, environment)
        let result = callValue(
            callback.value, expression: callback.node, [element] + others, at: node, &environment)
        return arrayOf(result)
    }

    private mutating func changeArray(
        _ special: Special, _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        guard let target = arguments.first?.node else { return .unknown }
        var array = arguments[0].value
        if special == .arrayWalk {
            guard arguments.count > 1 else { return .unknown }
            let element = anyElement(of: array, at: node, environment)
            // The callback changes its first parameter.
            let summaryOuts = closureOuts(arguments[1], element, at: node, &environment)
            assign(to: target, arrayOf(summaryOuts), at: node, &environment)
            return harmless(.bool)
        }
        for argument in arguments.dropFirst() {
            array = settingElement(of: array, nil, to: argument.value, isAppend: true)
        }
        assign(to: target, array, at: node, &environment)
        return harmless(.int)
    }

    /// What a callback leaves in its by-reference first parameter.
    private mutating func closureOuts(
        _ callback: CallArgument, _ element: ValueID, at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        _ = callValue(callback.value, expression: callback.node, [element], at: node, &environment)
        var function: FunctionID?
        if callback.value != .undefined, case .closure(let id) = arena[callback.value].reference { function = id }
        if function == nil, let name = knownString(callback.value),
            let symbol = program.symbols.symbol(name.lowercased())
        {
            function = program.function(named: symbol)
        }
        guard let function, let summary = summaries[function.index],
            let out = summary.outs.first(where: { $0.parameter == 0 })
        else { return element }
        return substituted(out.value, [CallArgument(node: nil, value: element)], function, at: node)
    }

    // MARK: Variables by name

    /// Whether `extract()` is told to leave variables alone that are there already.
    private func keepsVariables(_ flags: NodeID?) -> Bool {
        guard let flags else { return false }
        let text = frame.tree.text(flags)
        return text.hasSuffix("EXTR_SKIP") || text.hasSuffix("EXTR_PREFIX_ALL")
    }

    private mutating func compact(_ arguments: [CallArgument], _ environment: inout Environment) -> ValueID {
        var entries: [ShapeEntry] = []
        for argument in arguments {
            var names: [String] = []
            if let name = knownString(argument.value) { names.append(name) }
            let shape = arena[argument.value].shape
            if shape != 0 {
                for index in arena.shapes[Int(shape)].entries.range {
                    if let name = knownString(arena.entries[index].value) { names.append(name) }
                }
            }
            for name in names {
                guard let symbol = program.symbols.symbol(name), let node = argument.node else { continue }
                let held = readVariable(symbol, at: node, &environment)
                let value = escaped(held)
                if held != value { environment[slot(of: symbol)] = value }
                entries.append(ShapeEntry(key: literals.id(name), value: value == .undefined ? .unknown : value))
            }
        }
        var value = Value(types: .array)
        value.shape = arena.add(entries, rest: .undefined)
        return arena.add(value)
    }

    /// `extract()`: elements become variables.
    private mutating func spread(
        _ source: ValueID, _ element: ValueID, at node: NodeID, _ environment: inout Environment
    ) {
        let value = arena[source]
        if value.shape != 0 {
            for entry in Array(arena.entries[arena.shapes[Int(value.shape)].entries.range]) {
                guard let symbol = program.symbols.symbol(literals.string(entry.key)) else { continue }
                environment[slot(of: symbol)] = stepped(entry.value, .assigned(symbol), at: node)
            }
        }
        let rest = value.shape == 0 ? ValueID.undefined : arena.shapes[Int(value.shape)].rest
        let isOpen = value.isSource || !value.marks.isEmpty || value.identity != nil
        if isOpen || rest != .undefined {
            let fallback = isOpen ? mixed([element]) : rest
            environment.fallback = fallback
            // With EXTR_OVERWRITE, variables that are set already change too, but hardly anybody relies on that.
        }
    }
}
