import AnalysisProgram
import PHPSyntax

/// Variables, elements and properties: reading and assigning.
extension Interpreter {
    /// The slot of a variable in the function being looked at.
    mutating func slot(of name: Symbol) -> Int {
        if let slot = frame.slots[name] { return frame.aliases[slot] ?? slot }
        let slot = frame.slots.count
        frame.slots[name] = slot
        return slot
    }

    mutating func readVariable(_ name: Symbol, at node: NodeID, _ environment: inout Environment) -> ValueID {
        let slot = slot(of: name)
        let value = environment[slot]
        if value != .undefined { return value }
        if let source = facts.variable(name) {
            let value = sourceVariable(name, source, at: node)
            frame.sourceSlots.insert(slot)
            environment[slot] = value
            return value
        }
        if name == facts.this {
            var value = Value(types: .object)
            if let classID = frame.classID { value.reference = .object(classID) }
            let id = arena.add(value)
            environment[slot] = id
            return id
        }
        if environment.fallback != .undefined { return environment.fallback }
        if let cell = frame.bound[slot] {
            let value = read(cell)
            environment[slot] = value
            return value
        }
        if name == facts.wpdb { return wellKnownObject(facts.wpdbClass) }
        if frame.isFileCode {
            if name == facts.attributes, program.files[frame.file].name == "render.php" {
                let value = outside(.block, at: node, types: .array, name: "the block's attributes")
                environment[slot] = value
                return value
            }
            return read(Cell(owner: .global, name: name))
        }
        if program.functions[frame.function.index].kind == .arrowFunction {
            return read(Cell(owner: .function(frame.function), name: name))
        }
        return .undefined
    }

    mutating func wellKnownObject(_ name: Symbol) -> ValueID {
        var value = Value(types: .object)
        value.reference = program.classID(named: name).map { .object($0) } ?? .external(name)
        return arena.add(value)
    }

    /// The number of the user who is logged in.
    mutating func currentUserID() -> ValueID {
        var value = Value(types: .int)
        value.isCurrentUser = true
        return arena.add(value)
    }

    /// The user who is logged in.
    mutating func currentUser(_ className: Symbol) -> ValueID {
        var value = arena[wellKnownObject(className)]
        value.isCurrentUser = true
        return arena.add(value)
    }

    /// A global variable as a function sees it.
    mutating func globalValue(_ name: Symbol) -> ValueID {
        if name == facts.wpdb { return wellKnownObject(facts.wpdbClass) }
        if let known = facts.globalClasses[name] {
            return text(name) == "current_user" ? currentUser(known) : wellKnownObject(known)
        }
        if name == facts.userID { return currentUserID() }
        if facts.globalNumbers.contains(name) { return harmless(.int) }
        return read(Cell(owner: .global, name: name))
    }

    /// What a cell holds, brought into the arena of the function being looked at.
    mutating func read(_ cell: Cell) -> ValueID {
        if frame.summary.reads[cell] == nil { frame.summary.reads[cell] = cells.version(cell) }
        let value = cells[cell]
        guard value != .undefined else { return .undefined }
        let copy = copy(of: cell)
        switch cell.owner {
        case .function: return copy
        case .global, .classLike, .anyObject, .constant: break
        }
        if let known = frame.readings[cell], known.kept == value { return known.copy }
        // Which object, or which file's variable of that name, it is that was written elsewhere, nobody knows.
        let file = Int32(truncatingIfNeeded: frame.file)
        let provenance = provenance
        let flags: Mark.Flags = cells.isShared(cell) ? [.guessed, .shared] : .guessed
        let reading = mapMarks(copy) { mark in
            guard let origin = provenance[mark.origin], origin.file != file else { return mark }
            var mark = mark
            mark.flags.formUnion(flags)
            return mark
        }
        frame.readings[cell] = (value, reading)
        return reading
    }

    /// What a cell holds, copied once into the arena of the function being looked at.
    mutating func copy(of cell: Cell) -> ValueID {
        let value = cells[cell]
        guard value != .undefined else { return .undefined }
        if let known = frame.copies[cell], known.kept == value { return known.copy }
        let copy = copyFromKept(value)
        frame.copies[cell] = (value, copy)
        return copy
    }

    /// Adds to what a cell holds; what depends on parameters goes into the summary.
    mutating func write(_ cell: Cell, _ id: ValueID) {
        guard id != .undefined, id != .unknown, frame.inlined.isEmpty else { return }
        guard hasMarks(id) || arena[id].reference != .none else { return }
        let marks = arena.allMarks(id)
        let hasParameters = marks.contains { $0.origin.isParameter }
        if hasParameters { noteWrite(cell, id, marks) }
        if hasParameters, arena[id].reference == .none, marks.allSatisfy({ $0.origin.isParameter }) { return }
        let concrete = hasParameters ? mapMarks(id) { $0.origin.isParameter ? nil : $0 } : id
        mergeIntoCell(cell, concrete)
    }

    /// Notes that a cell gets something that depends on parameters, once.
    private mutating func noteWrite(_ cell: Cell, _ id: ValueID, _ marks: [Mark]) {
        guard frame.summary.writes.count < 48 else { return }
        for write in frame.summary.writes where write.cell == cell {
            let old = kept.allMarks(write.value)
            let isCovered = marks.allSatisfy { mark in
                !mark.origin.isParameter
                    || old.contains { $0.origin == mark.origin && $0.danger.isSuperset(of: mark.danger) }
            }
            if isCovered { return }
        }
        frame.summary.writes.append((cell, copyToKept(id)))
    }

    // MARK: Assigning

    /// Assigns a value to a variable, element, property or pattern.
    mutating func assign(to target: NodeID, _ id: ValueID, at node: NodeID, _ environment: inout Environment) {
        frame.depth += 1
        defer { frame.depth -= 1 }
        guard frame.depth < Self.maximumDepth else { return }
        let tree = frame.tree
        switch tree.kind(target) {
        case .variable:
            let name = symbol(target)
            let slot = slot(of: name)
            let value = stepped(id == .undefined ? .unknown : id, .assigned(name), at: node)
            environment[slot] = value
            if let cell = frame.bound[slot] { write(cell, value) }
            if frame.isFileCode { write(Cell(owner: .global, name: name), value) }
            if let original = frame.references[slot] { assign(to: original, value, at: node, &environment) }
        case .index:
            guard let base = tree.child(target, 0) else { return }
            let key = tree.child(target, 1).map { evaluate($0, &environment) }
            if tree.kind(base) == .variable, symbol(base) == facts.globals {
                if let key, let name = knownText(key), let global = program.symbols.symbol(name) {
                    write(Cell(owner: .global, name: global), stepped(id, .global(global), at: node))
                } else if let key {
                    sink(
                        key, at: target, .init(arguments: .all, danger: .key, rule: "injection.extract"),
                        name: "$GLOBALS")
                }
                return
            }
            var container = evaluateTarget(base, &environment)
            if container == .undefined { container = .unknown }
            let changed = settingElement(of: container, key, to: id, isAppend: tree.child(target, 1) == nil)
            assignContainer(base, changed, at: node, &environment)
            for (slot, original) in frame.references where tree.text(original) == tree.text(target) {
                // `$a = &$b['key']; $b['key'] = …;` changes $a too.
                environment[slot] = id == .undefined ? .unknown : id
            }
        case .property: assignProperty(target, id, at: node, &environment)
        case .staticProperty:
            if let cell = staticCell(target, &environment) { write(cell, stepped(id, .property(cell.name), at: node)) }
        case .list, .array: assignPattern(target, id, at: node, &environment)
        case .variableVariable:
            let name = tree.child(target, 0).map { evaluate($0, &environment) } ?? .unknown
            if let text = knownString(name), let symbol = program.symbols.symbol(text) {
                environment[slot(of: symbol)] = id
            } else {
                sink(
                    name, at: target, .init(arguments: .all, danger: .key, rule: "injection.extract"),
                    name: "A variable variable")
                environment.fallback = environment.fallback == .undefined ? id : join(environment.fallback, id)
            }
        case .errorSuppress:
            if let operand = tree.child(target, 0) { assign(to: operand, id, at: node, &environment) }
        default: break
        }
    }

    /// `unset()`: a variable that is the same as another is so no longer, and the other stays.
    mutating func unset(_ target: NodeID, at node: NodeID, _ environment: inout Environment) {
        if frame.tree.kind(target) == .variable, let slot = frame.slots[symbol(target)] {
            frame.references[slot] = nil
            if let other = frame.aliases.removeValue(forKey: slot), other != slot {
                environment[slot] = .unknown
                return
            }
        }
        assign(to: target, .unknown, at: node, &environment)
    }

    /// Puts a changed array back where it was read from, without a step of its own.
    private mutating func assignContainer(
        _ base: NodeID, _ id: ValueID, at node: NodeID, _ environment: inout Environment
    ) {
        frame.depth += 1
        defer { frame.depth -= 1 }
        guard frame.depth < Self.maximumDepth else { return }
        switch frame.tree.kind(base) {
        case .variable:
            let name = symbol(base)
            let slot = slot(of: name)
            environment[slot] = id
            if let cell = frame.bound[slot] { write(cell, id) }
            if frame.isFileCode { write(Cell(owner: .global, name: name), id) }
        case .index, .property, .staticProperty: assign(to: base, id, at: node, &environment)
        default: break
        }
    }

    /// The value of something that is about to be changed: what is not there is an empty array.
    private mutating func evaluateTarget(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        switch frame.tree.kind(node) {
        case .variable: readVariable(symbol(node), at: node, &environment)
        case .index, .property, .staticProperty, .call, .methodCall, .staticCall: evaluate(node, &environment)
        default: .unknown
        }
    }

    /// The array with one element set.
    mutating func settingElement(of id: ValueID, _ key: ValueID?, to element: ValueID, isAppend: Bool) -> ValueID {
        var value = id == .undefined ? Value(types: .array) : arena[id]
        let isEmpty = id == .undefined || id == .unknown
        if isEmpty { value = Value(types: .array) }
        var entries = value.shape == 0 ? [] : Array(arena.entries[arena.shapes[Int(value.shape)].entries.range])
        var rest = value.shape == 0 ? ValueID.undefined : arena.shapes[Int(value.shape)].rest
        let element = element == .undefined ? .unknown : element
        let key = isAppend && rest == .undefined && value.marks.isEmpty ? nextKey(entries) : key
        if let key, let literal = key == .undefined ? nil : arena[key].literal, literal != 0 {
            if let index = entries.firstIndex(where: { $0.key == literal }) {
                entries[index].value = element
            } else if entries.count < Arena.maximumEntries {
                entries.append(ShapeEntry(key: literal, value: element))
            } else {
                rest = join(rest, element)
            }
        } else {
            rest = join(rest, element)
            if let key { addKey(key, to: &entries) }
        }
        value.shape = arena.add(entries, rest: rest)
        value.types.insert(.array)
        if value.types.isSubset(of: .harmless) { value.types = .array }
        value.identity = nil
        value.literal = 0
        value.condition = 0
        return arena.add(value)
    }

    /// Notes what a key carries that is not known.
    mutating func addKey(_ key: ValueID, to entries: inout [ShapeEntry]) {
        guard hasMarks(key) else { return }
        let marks = arena.allMarks(key).filter { isChosen($0) }
        guard !marks.isEmpty else { return }
        let own = marked(marks, types: [.string, .int])
        if let index = entries.firstIndex(where: { $0.key == keysLiteral }) {
            entries[index].value = join(entries[index].value, own)
        } else {
            entries.append(ShapeEntry(key: keysLiteral, value: own))
        }
    }

    /// The key that PHP gives to what is appended, if all keys are numbers that are known.
    private mutating func nextKey(_ entries: [ShapeEntry]) -> ValueID? {
        var next = 0
        for entry in entries {
            if entry.key == keysLiteral { continue }
            guard let number = Int(literals.string(entry.key)), number >= 0, number < 1_000 else { return nil }
            next = max(next, number + 1)
        }
        return literal(String(next), types: .int)
    }

    /// Joins a value into every element of an array that a variable holds.
    mutating func assignEveryElement(of target: NodeID, _ element: ValueID, _ environment: inout Environment) {
        guard frame.tree.kind(target) == .variable || frame.tree.kind(target) == .property else { return }
        var value = Value(types: .array)
        value.shape = arena.add([], rest: element)
        assignContainer(target, arena.add(value), at: target, &environment)
    }

    private mutating func assignPattern(
        _ pattern: NodeID, _ id: ValueID, at node: NodeID, _ environment: inout Environment
    ) {
        let tree = frame.tree
        var position = 0
        for slot in 0..<tree.slotCount(pattern) {
            defer { position += 1 }
            guard let element = tree.child(pattern, slot), let target = tree.child(element, 1) else { continue }
            let key: ValueID
            if let keyNode = tree.child(element, 0) {
                key = evaluate(keyNode, &environment)
            } else {
                key = literal(String(position), types: .int)
            }
            let part = self.element(of: id, key: key, base: nil, at: node, environment)
            assign(to: target, part, at: node, &environment)
        }
    }

    // MARK: Properties

    private mutating func assignProperty(
        _ target: NodeID, _ id: ValueID, at node: NodeID, _ environment: inout Environment
    ) {
        let tree = frame.tree
        guard let object = tree.child(target, 0), let nameNode = tree.child(target, 1) else { return }
        let base = evaluateObject(object, &environment)
        var name = Symbol.none
        if tree.kind(nameNode) == .identifier {
            name = symbol(nameNode)
        } else {
            let text = knownString(evaluate(nameNode, &environment))
            name = text.flatMap { program.symbols.symbol($0) } ?? .none
        }
        guard name != .none else {
            // `$this->$key = $value;`: any property may be meant.
            write(propertyCell(base, .none), id)
            if tree.kind(object) == .variable, base != .undefined, arena[base].isFresh {
                environment[slot(of: symbol(object))] = escaped(base)
            }
            return
        }
        let value = stepped(id == .undefined ? .unknown : id, .property(name), at: node)
        write(propertyCell(base, name), value)
        // Within the function, the object remembers what was just put there.
        let changed = settingProperty(of: base, name, to: value)
        if tree.kind(object) == .variable { environment[slot(of: symbol(object))] = changed }
    }

    /// The object with one property set.
    mutating func settingProperty(of base: ValueID, _ name: Symbol, to value: ValueID) -> ValueID {
        let changed = settingElement(
            of: base == .undefined ? harmless(.object) : base, literal(text(name)), to: value, isAppend: false)
        var object = arena[changed]
        object.types = base == .undefined || base == .unknown ? .object : arena[base].types
        object.reference = base == .undefined ? .none : arena[base].reference
        return arena.add(object)
    }

    /// The cell of a property of an object.
    func propertyCell(_ object: ValueID, _ name: Symbol) -> Cell {
        guard object != .undefined, case .object(let classID) = arena[object].reference else {
            return Cell(owner: .anyObject, name: name)
        }
        return Cell(owner: .classLike(links.root(of: classID)), name: name)
    }

    /// The cell of a static property, if its class and name are written out.
    mutating func staticCell(_ node: NodeID, _ environment: inout Environment) -> Cell? {
        let tree = frame.tree
        guard let type = tree.child(node, 0), let name = tree.child(node, 1), tree.kind(name) == .variable else {
            return nil
        }
        let owner: Cell.Owner
        if let classID = classID(named: type, &environment) {
            owner = .classLike(links.root(of: classID))
        } else {
            owner = .anyObject
        }
        return Cell(owner: owner, name: symbol(name))
    }

    /// The class that a name or expression before `::` stands for, if the program declares it.
    mutating func classID(named node: NodeID, _ environment: inout Environment) -> ClassID? {
        if frame.tree.kind(node) == .name {
            return program.classID(
                named: program.resolvedClassName(node, in: frame.file, within: frame.classID))
        }
        let value = evaluate(node, &environment)
        guard value != .undefined, case .object(let classID) = arena[value].reference else { return nil }
        return classID
    }
}
