import PHPSyntax

/// What a function does with its variables, in the order of the code.
struct FunctionVariables {
    /// Something that happens to a variable.
    struct Event {
        enum Kind {
            /// Its value is used.
            case read
            /// It gets a value.
            case write
            /// It may get a value and be used: handed over by reference, or to something that is not known.
            case reference
            /// Code asks whether it is there.
            case check
            case unset
        }

        var kind: Kind
        /// The index in `names`.
        var variable: Int
        /// The index of the node at which it happens.
        var position: Int
        /// The variable in the code.
        var node: NodeID
    }

    /// What is known about a variable beside the events.
    struct Traits: OptionSet {
        let rawValue: UInt8
        static let parameter = Traits(rawValue: 1 << 0)
        /// Lives on elsewhere: global, static, by reference.
        static let shared = Traits(rawValue: 1 << 1)
        /// Taken along by a closure with `use`.
        static let captured = Traits(rawValue: 1 << 2)
        /// Set by a loop, a pattern or `catch`, which must name a variable.
        static let required = Traits(rawValue: 1 << 3)
    }

    /// By number of a variable: its name.
    private(set) var names: [String] = []
    private(set) var traits: [Traits] = []
    /// Ordered by position.
    private(set) var events: [Event] = []
    /// Whether code that is not seen may read any variable.
    private(set) var mayReadAll = false
    /// Whether code that is not seen may set any variable.
    private(set) var mayWriteAll = false
    /// Whether the arguments are read without their names.
    private(set) var readsArguments = false
    /// Whether the function jumps with `goto`.
    private(set) var hasLabels = false

    private var numbers: [UInt32: Int] = [:]
    /// Parameters and variables of arrow functions: the arrow function's index and the variable.
    private var arrowLocals: Set<UInt64> = []

    let function: NodeID

    /// The variables of a function, method or closure.
    init(_ function: NodeID, in file: FileContext) {
        self.function = function
        let tree = file.tree
        let slots = FunctionSlots(tree.kind(function))
        if let parameters = tree.child(function, slots.parameters) {
            for parameter in tree.children(parameters) {
                guard let variable = tree.child(parameter, 2) else { continue }
                let number = number(variable, file)
                traits[number].insert(.parameter)
                if tree.flags(parameter).contains(.byReference) || !tree.flags(parameter).isDisjoint(with: .modifiers) {
                    traits[number].insert(.shared)
                }
            }
        }
        if let uses = slots.uses.flatMap({ tree.child(function, $0) }) {
            for use in tree.children(uses) {
                guard let variable = tree.child(use, 0) else { continue }
                let number = number(variable, file)
                traits[number].insert(.captured)
                if tree.flags(use).contains(.byReference) { traits[number].insert(.shared) }
            }
        }
        if let body = tree.child(function, slots.body) { scan(body, file) }
    }

    private mutating func number(_ variable: NodeID, _ file: FileContext) -> Int {
        let id = file.variableID(variable)
        if let number = numbers[id] { return number }
        let number = names.count
        numbers[id] = number
        names.append(file.variableName(variable) ?? "")
        traits.append([])
        return number
    }

    private mutating func add(_ kind: Event.Kind, _ variable: NodeID, at position: Int, _ file: FileContext) {
        let number = number(variable, file)
        if names[number] == "this" || Self.superglobals.contains(names[number]) { return }
        events.append(Event(kind: kind, variable: number, position: position, node: variable))
    }

    private static let superglobals: Set<String> = [
        "GLOBALS", "_GET", "_POST", "_REQUEST", "_COOKIE", "_SERVER", "_FILES", "_ENV", "_SESSION",
        "php_errormsg", "http_response_header", "HTTP_RAW_POST_DATA",
    ]

    // MARK: The nodes of the body

    private mutating func scan(_ body: NodeID, _ file: FileContext) {
        let tree = file.tree
        let range = tree.nodes(through: body)
        var index = range.lowerBound
        while index <= range.upperBound {
            let node = tree.node(at: index)
            if file.enclosingFunction(node) != function {
                index = scanInner(node, file) + 1
                continue
            }
            let kind = tree.kind(node)
            switch kind {
            case .variable: scanVariable(node, file)
            case .assign, .compoundAssign, .assignReference: scanAssignment(node, kind, file)
            case .prefixUpdate, .postfixUpdate:
                if let target = tree.child(node, 0), tree.kind(target) == .variable {
                    if file.parentKind(node) != .expressionStatement { add(.read, target, at: index, file) }
                    add(.write, target, at: index, file)
                }
            case .call: scanCall(node, file)
            case .variableVariable:
                mayReadAll = true
                mayWriteAll = true
            case .include, .eval:
                mayReadAll = true
                mayWriteAll = true
            case .goto, .label: hasLabels = true
            case .closure: scanClosure(node, file)
            default: break
            }
            index += 1
        }
    }

    /// Looks at a node of an inner function or class, and gives the index of the last node that is done with: what an
    /// arrow function reads of the variables around is read here, other functions have their own.
    private mutating func scanInner(_ node: NodeID, _ file: FileContext) -> Int {
        let (arrows, scope) = file.scopes(around: node, in: function)
        if let scope { return scope.index - 1 }
        switch file.tree.kind(node) {
        case .variable: scanArrowVariable(node, arrows, file)
        case .closure: scanClosure(node, file)
        case .call: scanCall(node, file)
        default: break
        }
        return node.index
    }

    private mutating func scanArrowVariable(_ node: NodeID, _ chain: [NodeID], _ file: FileContext) {
        let tree = file.tree
        let id = UInt64(file.variableID(node))
        let parent = file.parent(node)
        if let parent, tree.kind(parent) == .parameter || tree.kind(parent) == .assign && tree.child(parent, 0) == node
        {
            arrowLocals.insert(UInt64(chain[0].index) << 32 | id)
            return
        }
        if chain.contains(where: { arrowLocals.contains(UInt64($0.index) << 32 | id) }) { return }
        if let parent, tree.kind(parent) == .staticProperty, tree.child(parent, 1) == node { return }
        add(
            isChecked(node, file) ? .check : tree.kind(parent ?? node) == .argument ? .reference : .read, node,
            at: node.index, file)
    }

    /// A closure takes variables along where it stands.
    private mutating func scanClosure(_ node: NodeID, _ file: FileContext) {
        guard let uses = file.tree.child(node, 2) else { return }
        for use in file.tree.children(uses) {
            guard let variable = file.tree.child(use, 0) else { continue }
            let isReference = file.tree.flags(use).contains(.byReference)
            add(isReference ? .reference : .read, variable, at: node.index, file)
            if isReference { traits[number(variable, file)].insert(.shared) }
        }
    }

    private mutating func scanAssignment(_ node: NodeID, _ kind: NodeKind, _ file: FileContext) {
        let tree = file.tree
        guard let target = tree.child(node, 0) else { return }
        if kind == .assignReference {
            for side in [target, tree.child(node, 1)] {
                guard let side else { continue }
                if tree.kind(side) == .variable {
                    add(side == target ? .write : .reference, side, at: node.index, file)
                    traits[number(side, file)].insert(.shared)
                }
            }
            return
        }
        guard tree.kind(target) == .variable else { return }
        if kind == .compoundAssign {
            let isCoalesce = tree.mainTokenKind(node) == .coalesceEqual
            if isCoalesce {
                add(.check, target, at: node.index, file)
            } else if file.parentKind(node) != .expressionStatement {
                add(.read, target, at: node.index, file)
            }
        }
        add(.write, target, at: node.index, file)
    }

    /// Functions that read or set variables by their names.
    private mutating func scanCall(_ node: NodeID, _ file: FileContext) {
        guard let name = file.lowercasedName(file.tree.child(node, 0)), let call = Call(node, in: file) else { return }
        switch name {
        case "extract": mayWriteAll = true
        case "parse_str", "mb_parse_str": if call.argumentCount < 2 { mayWriteAll = true }
        case "get_defined_vars": mayReadAll = true
        case "compact": scanCompact(call, file)
        case "func_get_args", "func_get_arg", "func_num_args": readsArguments = true
        default: return
        }
    }

    private mutating func scanCompact(_ call: Call, _ file: FileContext) {
        let tree = file.tree
        var values = call.arguments.compactMap { tree.child($0, 1) }
        while let value = values.popLast() {
            if tree.kind(value) == .array {
                values += tree.children(value).compactMap { tree.child($0, 1) }
            } else if let name = file.constantString(value) {
                if let id = file.variableID(named: name) { readByName(id, name, value) }
            } else {
                mayReadAll = true
            }
        }
    }

    private mutating func readByName(_ id: UInt32, _ name: String, _ node: NodeID) {
        let number: Int
        if let known = numbers[id] {
            number = known
        } else {
            number = names.count
            numbers[id] = number
            names.append(name)
            traits.append([])
        }
        events.append(Event(kind: .check, variable: number, position: node.index, node: node))
    }

    // MARK: Variables

    private mutating func scanVariable(_ node: NodeID, _ file: FileContext) {
        let tree = file.tree
        // `$a[1]['b']` is about $a; what happens to it depends on what stands around.
        var outer = node
        var isElement = false
        while let parent = file.parent(outer), tree.kind(parent) == .index, tree.child(parent, 0) == outer {
            outer = parent
            isElement = true
        }
        guard let parent = file.parent(outer) else { return }
        let kind = tree.kind(parent)
        switch kind {
        case .assign:
            guard tree.child(parent, 0) == outer else { break }
            if isElement { add(.write, node, at: parent.index, file) }
            return
        case .compoundAssign:
            guard tree.child(parent, 0) == outer else { break }
            if isElement {
                if file.parentKind(parent) != .expressionStatement { add(.read, node, at: parent.index, file) }
                add(.write, node, at: parent.index, file)
            }
            return
        case .assignReference:
            if isElement {
                add(tree.child(parent, 0) == outer ? .write : .reference, node, at: parent.index, file)
                if tree.child(parent, 0) != outer { traits[number(node, file)].insert(.shared) }
            }
            return
        case .prefixUpdate, .postfixUpdate:
            if isElement {
                if file.parentKind(parent) != .expressionStatement { add(.read, node, at: parent.index, file) }
                add(.write, node, at: parent.index, file)
            }
            return
        case .global, .staticVariable:
            if kind == .staticVariable && tree.child(parent, 0) != node { break }
            traits[number(node, file)].insert(.shared)
            add(.write, node, at: node.index, file)
            return
        case .unset:
            add(isElement ? .check : .unset, node, at: node.index, file)
            return
        case .catchClause:
            traits[number(node, file)].insert(.required)
            add(.write, node, at: node.index, file)
            return
        case .foreach:
            guard tree.child(parent, 0) != outer else {
                if tree.flags(parent).contains(.byReference) {
                    // The elements of the subject may be changed through the value.
                    add(.read, node, at: node.index, file)
                    traits[number(node, file)].insert(.shared)
                    return
                }
                break
            }
            traits[number(node, file)].insert(tree.flags(parent).contains(.byReference) ? .shared : .required)
            add(.write, node, at: node.index, file)
            return
        case .arrayElement:
            if file.parentKind(parent) == .list, tree.child(parent, 1) == outer {
                traits[number(node, file)].insert(.required)
                add(.write, node, at: node.index, file)
                return
            }
            if tree.flags(parent).contains(.byReference) {
                traits[number(node, file)].insert(.shared)
                add(.reference, node, at: node.index, file)
                return
            }
        case .argument: return scanArgument(node, outer, parent, file)
        case .staticProperty: if tree.child(parent, 1) == node { return }
        case .closureUse, .parameter, .propertyElement: return
        default: break
        }
        add(isChecked(outer, file) ? .check : .read, node, at: node.index, file)
    }

    private mutating func scanArgument(_ node: NodeID, _ outer: NodeID, _ argument: NodeID, _ file: FileContext) {
        switch file.passing(argument) {
        case .value: add(.read, node, at: node.index, file)
        case .reference, .unknown: add(.reference, node, at: node.index, file)
        }
    }

    /// Whether the code asks if the variable, or a member of it, is there, or does not mind if it is not.
    private func isChecked(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        var outer = node
        while let parent = file.parent(outer) {
            switch tree.kind(parent) {
            case .index, .property:
                guard tree.child(parent, 0) == outer else { return false }
                outer = parent
            case .isset, .empty, .errorSuppress: return true
            case .binary: return tree.mainTokenKind(parent) == .coalesce && tree.child(parent, 0) == outer
            default: return false
            }
        }
        return false
    }
}

/// Where the children of functions are.
struct FunctionSlots {
    let parameters: Int
    let uses: Int?
    let returnType: Int
    let body: Int

    init(_ kind: NodeKind) {
        switch kind {
        case .closure: (parameters, uses, returnType, body) = (1, 2, 3, 4)
        case .arrowFunction: (parameters, uses, returnType, body) = (1, nil, 2, 3)
        case .propertyHook: (parameters, uses, returnType, body) = (2, nil, -1, 3)
        default: (parameters, uses, returnType, body) = (2, nil, 3, 4)
        }
    }
}
