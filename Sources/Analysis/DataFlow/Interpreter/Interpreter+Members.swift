import AnalysisProgram
import PHPSyntax

/// Elements, properties and constants.
extension Interpreter {
    mutating func readIndex(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let base = tree.child(node, 0) else { return .unknown }
        // Chains such as $a[1][2][3]… may be as long as the file: down to the base first, then outwards.
        var chain: [NodeID] = [node]
        var innermost = base
        while tree.kind(innermost) == .index, let next = tree.child(innermost, 0) {
            chain.append(innermost)
            innermost = next
        }
        if tree.kind(innermost) == .variable, symbol(innermost) == facts.globals, let first = chain.last,
            let key = tree.child(first, 1), let name = tree.string(key),
            let global = program.symbols.symbol(name)
        {
            chain.removeLast()
            var value = globalValue(global)
            for link in chain.reversed() {
                let key = tree.child(link, 1).map { evaluate($0, &environment) }
                value = element(of: value, key: key, base: first, at: link, environment)
            }
            return value
        }
        var value = evaluate(innermost, &environment)
        var from = innermost
        for link in chain.reversed() {
            let key = tree.child(link, 1).map { key in
                tree.kind(key) == .stringOffset ? literal(tree.text(key)) : evaluate(key, &environment)
            }
            value = element(of: value, key: key, base: from, at: link, environment)
            from = link
        }
        return value
    }

    /// An element of an array, or of an object that can be read like one.
    mutating func element(
        of id: ValueID, key: ValueID?, base: NodeID?, at node: NodeID, _ environment: Environment
    ) -> ValueID {
        guard id != .undefined else { return .unknown }
        let value = arena[id]
        if value.isFileType { return id }
        let literal = key.flatMap { $0 == .undefined ? nil : arena[$0].literal } ?? 0
        if value.shape != 0, literal != 0, let element = arena.element(value.shape, literal) { return element }
        if value.isSource { return sourceElement(of: value, key: literal, base: base, at: node) }
        if let identity = value.identity, identity.key == 0, literal != 0, !value.marks.isEmpty {
            let origin = OriginID(parameter: identity.parameter, key: literal)
            var part = Value()
            part.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
            part.identity = origin
            return arena.add(part)
        }
        if case .external(let name) = value.reference, name == facts.requestClass {
            let text = literal == 0 ? "…" : "'\(literals.string(literal))'"
            let value = outside(.request, at: node, name: "$request[\(text)]")
            return literal == 0 ? value : throughSchema(value, literals.string(literal))
        }
        if let base = value.base, literal != 0 {
            let origin = OriginID(parameter: base.parameter, key: literal)
            var part = Value()
            part.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
            return arena.add(part)
        }
        var result = ValueID.undefined
        if value.shape != 0 {
            let shape = arena.shapes[Int(value.shape)]
            result = shape.rest
            if literal == 0 {
                for index in shape.entries.range where arena.entries[index].key != keysLiteral {
                    result = join(result, arena.entries[index].value)
                }
            }
        }
        if !value.marks.isEmpty || value.pieces.range.contains(where: { !arena.pieces[$0].marks.isEmpty }) {
            var own = Value()
            var marks = Array(arena.list(value.marks))
            for index in value.pieces.range {
                for mark in arena.pieces[index].marks.range { Arena.merge(arena.marks[mark], into: &marks) }
            }
            own.marks = marks.count == Int(value.marks.count) ? value.marks : arena.add(marks)
            let part = field(arena.add(own), named: literal)
            result = result == .undefined ? part : join(result, part)
        }
        if !value.choice.isEmpty { return chosen(result == .undefined ? .unknown : result, value.choice) }
        return result == .undefined ? .unknown : result
    }

    /// An element of a superglobal.
    mutating func sourceElement(of value: Value, key: LiteralID?, base: NodeID?, at node: NodeID) -> ValueID {
        guard case .external(let name) = value.reference, let source = facts.variable(name) else { return .unknown }
        let keyText = key.flatMap { $0 == 0 ? nil : literals.string($0) }
        if let keyText, keyText != "tmp_name" || source.grade != .upload, !source.contains(key: keyText) {
            return harmless(.string)
        }
        if source.grade == .upload {
            // $_FILES['field']['name']: the visitor chooses name and type, PHP the rest.
            if let keyText, ["error", "size"].contains(keyText) { return harmless(.int) }
            if keyText == "tmp_name" {
                // PHP names the file, the visitor fills it.
                return mapMarks(outside(.upload, at: node, name: "$_FILES['…']['tmp_name']")) { mark in
                    var mark = mark
                    mark.danger = [.upload, .xml]
                    return mark
                }
            }
            if keyText == "name" {
                // PHP takes folders away from it.
                return mapMarks(outside(.upload, at: node, name: "$_FILES['…']['name']")) { mark in
                    var mark = mark
                    mark.danger.subtract([.path, .pathWrite, .include])
                    return mark
                }
            }
            if let keyText, ["type", "full_path"].contains(keyText) {
                return outside(.upload, at: node, name: "$_FILES['…']['\(keyText)']")
            }
            var file = value
            file.types = .array
            return arena.add(file)
        }
        let text = text(name)
        if keyText == "argv", text == "_SERVER" {
            // Who gives a program its arguments sees what it prints.
            return mapMarks(outside(source.grade, at: node, name: "$_SERVER['argv']")) { mark in
                var mark = mark
                mark.danger.subtract(.page)
                return mark
            }
        }
        let value = outside(source.grade, at: node, name: keyText.map { "$\(text)['\($0)']" } ?? "$\(text)[…]")
        guard let keyText, Self.pathKeys.contains(keyText), text == "_SERVER" else { return value }
        return mapMarks(value) { mark in
            var mark = mark
            mark.danger.subtract([.url, .redirect, .ssrf])
            return mark
        }
    }

    /// What begins with a slash, whoever sends it.
    private static let pathKeys: Set<String> = [
        "PHP_SELF", "REQUEST_URI", "SCRIPT_NAME", "PATH_INFO", "DOCUMENT_URI", "ORIG_PATH_INFO",
    ]

    /// The value of a superglobal as a whole.
    mutating func sourceVariable(_ name: Symbol, _ source: FlowFact.Source, at node: NodeID) -> ValueID {
        let text = text(name)
        let origin = provenance.origin(frame.file, node, grade: source.grade, name: "$" + text)
        var value = Value(types: .array)
        value.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
        value.isSource = true
        value.reference = .external(name)
        return arena.add(value)
    }

    // MARK: Properties

    mutating func readProperty(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let object = tree.child(node, 0), let nameNode = tree.child(node, 1) else { return .unknown }
        let base = evaluateObject(object, &environment)
        guard tree.kind(nameNode) == .identifier else {
            let name = evaluate(nameNode, &environment)
            if let known = knownString(name), let symbol = program.symbols.symbol(known) {
                return property(symbol, of: base, at: node)
            }
            return anyProperty(of: base, at: node)
        }
        return property(symbol(nameNode), of: base, at: node)
    }

    /// A property of which only the program's run tells the name.
    private mutating func anyProperty(of base: ValueID, at node: NodeID) -> ValueID {
        guard base != .undefined else { return .unknown }
        var result = mixed([base])
        guard case .object(let classID) = arena[base].reference else { return result }
        let names = program.classes[classID.index].properties.keys.sorted { text($0) < text($1) }
        for name in names.prefix(24) { result = join(result, property(name, of: base, at: node)) }
        return result
    }

    mutating func property(_ name: Symbol, of base: ValueID, at node: NodeID) -> ValueID {
        let choice = base == .undefined ? [] : arena[base].choice
        guard !choice.isEmpty else { return plainProperty(name, of: base, at: node) }
        let value = plainProperty(name, of: base, at: node)
        switch text(name) {
        case "ID", "id", "user_id", "post_author", "comment_ID": return chosen(value, choice)
        case "user_email", "user_pass":
            guard !choice.isDisjoint(with: [.everything, .request]) else { return value }
            return join(value, personal(text(name), at: node))
        default: return value
        }
    }

    private mutating func plainProperty(_ name: Symbol, of base: ValueID, at node: NodeID) -> ValueID {
        guard base != .undefined else { return unknownProperty(name, at: node) }
        let value = arena[base]
        if value.isCurrentUser, text(name) == "ID" { return currentUserID() }
        if value.shape != 0 {
            let key = literals.id(text(name))
            if let element = arena.element(value.shape, key) { return element }
        }
        if value.isFresh, case .object(let classID) = value.reference,
            program.method(facts.getter, in: classID) == nil || program.property(name, in: classID) != nil
        {
            return .unknown
        }
        switch value.reference {
        case .object(let classID):
            let root = links.root(of: classID)
            let stored = read(Cell(owner: .classLike(root), name: name))
            if stored != .undefined { return stored }
            // What was assigned under a name that only the run tells may be this property.
            let any = read(Cell(owner: .classLike(root), name: .none))
            if any != .undefined { return mixed([any], flags: .guessed) }
            // What the program itself puts into a property is known better than what a table says of it.
            let isOwn = program.property(name, in: classID) != nil
            if !isOwn, let fact = facts.property(name, ofAncestorsOf: classID, in: program) {
                return storedField(fact.grade, name, at: node)
            }
            if let declared = declaredObject(name, in: classID) { return declared }
            if program.property(name, in: classID) == nil, let getter = program.method(facts.getter, in: classID) {
                var environment = Environment()
                let argument = CallArgument(node: nil, value: literal(text(name)))
                if let inlined = runInline(getter, [argument], receiver: base) { return inlined.result }
                return apply(getter, [argument], receiver: base, at: node, &environment)
            }
            return .unknown
        case .external(let className):
            if let source = facts.property(className, name) {
                return storedField(source.grade, name, at: node)
            }
            if className == facts.wpdbClass { return harmless(.string) }
            // The elements of a document are what it was read from.
            if !value.marks.isEmpty, text(className).hasPrefix("simplexml") {
                return marked(Array(arena.list(value.marks)))
            }
            return unknownProperty(name, at: node)
        case .closure: return .unknown
        case .none:
            if !value.marks.isEmpty || value.identity != nil {
                if let identity = value.identity, identity.key == 0 {
                    let origin = OriginID(parameter: identity.parameter, key: literals.id(text(name)))
                    var part = Value()
                    part.marks = arena.add([
                        Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)
                    ])
                    part.identity = origin
                    // It may as well be a property of an object that WordPress hands out.
                    return join(arena.add(part), unknownProperty(name, at: node))
                }
                return field(marked(Array(arena.list(value.marks))), named: literals.id(text(name)))
            }
            if value.isHarmless && value.types != .null { return .unknown }
            return unknownProperty(name, at: node)
        }
    }

    private mutating func storedField(_ grade: Grade, _ name: Symbol, at node: NodeID) -> ValueID {
        let label = text(name)
        let value = outside(grade, at: node, name: label)
        guard grade == .stored, Self.filteredFields.contains(label) else { return value }
        return mapMarks(value) { mark in
            var mark = mark
            mark.danger.subtract(.html)
            return mark
        }
    }

    /// A property of an object of which nothing is known: by its name, if only one kind of object has such a one.
    private mutating func unknownProperty(_ name: Symbol, at node: NodeID) -> ValueID {
        if let source = facts.distinctProperty(name) { return storedField(source.grade, name, at: node) }
        let stored = read(Cell(owner: .anyObject, name: name))
        return stored == .undefined ? .unknown : stored
    }

    /// An object, if the property is declared to hold one.
    private mutating func declaredObject(_ name: Symbol, in classID: ClassID) -> ValueID? {
        let type = program.propertyClass(name, in: classID)
        guard type != .none else { return nil }
        return wellKnownObject(type)
    }

    // MARK: Constants

    mutating func readClassConstant(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let type = tree.child(node, 0) else { return .unknown }
        if tree.kind(type) != .name { _ = evaluate(type, &environment) }
        if case .string(let text)? = program.constantValue(node, in: frame.file) { return literal(text) }
        guard let name = tree.child(node, 1), tree.kind(name) == .identifier,
            let owner = classID(named: type, &environment),
            let constant = program.classConstant(symbol(name), in: owner)
        else { return harmless([.string, .int]) }
        return constantArray(constant.node, in: constant.file) ?? harmless([.string, .int])
    }

    mutating func readConstant(_ node: NodeID) -> ValueID {
        let tree = frame.tree
        guard let name = tree.child(node, 0) else { return .unknown }
        switch tree.text(name).lowercased() {
        case "true": return literal("1", types: .bool)
        case "false": return literal("", types: .bool)
        case "null": return harmless(.null)
        default: break
        }
        // Options of curl are told apart by their names.
        let bare = tree.text(name).drop { $0 == "\\" }
        if bare.hasPrefix("CURLOPT_") { return literal(Array(bare.utf8), types: .int) }
        let resolved = program.resolvedConstantNames(name, in: frame.file).qualified
        let known: ConstantValue?
        if let cached = constants[resolved] {
            known = cached
        } else {
            known = program.constantValue(node, in: frame.file)
            constants[resolved] = .some(known)
        }
        if let value = known {
            switch value {
            case .string(let text): return literal(text)
            case .integer(let number): return literal(String(number), types: .int)
            default: return harmless([.bool, .float, .null])
            }
        }
        let cell = Cell(owner: .constant, name: symbol(name))
        let stored = read(cell)
        return stored == .undefined ? harmless([.string, .int]) : stored
    }

    /// A constant array, whose elements are as harmless as the rest of the program's text.
    private mutating func constantArray(_ node: NodeID, in file: Int) -> ValueID? {
        guard let tree = program.trees[file], tree.kind(node) == .array else { return nil }
        var value = Value(types: .array)
        value.shape = arena.add([], rest: harmless([.string, .int]))
        return arena.add(value)
    }
}
