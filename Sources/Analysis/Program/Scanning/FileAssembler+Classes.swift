import PHPSyntax

extension FileAssembler {
    func classInfo(_ position: Int) -> ClassInfo {
        let scanned = scan.classes[position]
        let node = scanned.node
        let kind: ClassKind =
            switch tree.kind(node) {
            case .interfaceDeclaration: .interface
            case .traitDeclaration: .trait
            case .enumDeclaration: .enum
            case .anonymousClass: .anonymous
            default: .class
            }
        var members = Members()
        if let list = tree.child(node, 4) {
            for member in tree.children(list) { add(member, to: &members) }
        }
        let hasParent = kind == .class || kind == .anonymous
        let parent = hasParent ? tree.child(node, 2) : nil
        return ClassInfo(
            file: file, node: node, kind: kind, isAbstract: tree.flags(node).contains(.abstract),
            isFinal: tree.flags(node).contains(.final), name: symbol(scanned.name),
            parentName: parent.map { className($0) } ?? .none, parent: nil,
            interfaceNames: tree.child(node, 3).map { names($0) } ?? [], traitNames: members.traits,
            methods: members.methods, properties: members.properties, constants: members.constants,
            traitAliases: members.aliases, traitPrecedences: members.precedences,
            enclosing: nesting.functionOfClass[position].map { FunctionID(firstFunction + $0) },
            outer: nesting.outerClass[position].map { ClassID(firstClass + $0) }, start: scanned.start,
            display: symbol(scanned.display), symbols: symbols)
    }

    private struct Members {
        var methods: [Symbol: FunctionID] = [:]
        var properties: [Symbol: PropertyInfo] = [:]
        var constants: [Symbol: NodeID] = [:]
        var traits: [Symbol] = []
        var aliases: [TraitAlias] = []
        var precedences: [TraitPrecedence] = []
    }

    /// Of members that are declared twice, which PHP refuses, the first counts.
    private func add(_ member: NodeID, to members: inout Members) {
        switch tree.kind(member) {
        case .method: addMethod(member, to: &members)
        case .propertyDeclaration:
            let docType = DocComment.property(member, tree, symbols, index.sections)
            for element in tree.children(member) where tree.kind(element) == .propertyElement {
                let name = localSymbol(tree.child(element, 0))
                guard name != .none, members.properties[name] == nil else { continue }
                members.properties[name] = PropertyInfo(
                    name: name, node: element, type: tree.child(member, 1), defaultValue: tree.child(element, 1),
                    isStatic: tree.flags(member).contains(.static), isPromoted: false,
                    visibility: Visibility(tree.flags(member)), docType: docType)
            }
        case .classConstantDeclaration:
            for element in tree.children(member) where tree.kind(element) == .constantElement {
                let name = localSymbol(tree.child(element, 0))
                guard name != .none, members.constants[name] == nil else { continue }
                members.constants[name] = tree.child(element, 1) ?? element
            }
        case .enumCase:
            let name = localSymbol(tree.child(member, 1))
            guard name != .none, members.constants[name] == nil else { return }
            members.constants[name] = tree.child(member, 2) ?? member
        case .traitUse: addTraits(member, to: &members)
        default: break
        }
    }

    private func addMethod(_ member: NodeID, to members: inout Members) {
        guard let position = functionPosition(member) else { return }
        let name = symbol(scan.functions[position].name)
        guard name != .none else { return }
        if members.methods[name] == nil { members.methods[name] = FunctionID(firstFunction + position) }
        guard name == KnownName.construct.symbol, let list = tree.child(member, 2) else { return }
        for parameter in tree.children(list) where tree.kind(parameter) == .parameter {
            let flags = tree.flags(parameter)
            let name = localSymbol(tree.child(parameter, 2))
            guard !flags.isDisjoint(with: .modifiers), name != .none, members.properties[name] == nil else { continue }
            members.properties[name] = PropertyInfo(
                name: name, node: parameter, type: tree.child(parameter, 1), defaultValue: tree.child(parameter, 3),
                isStatic: false, isPromoted: true, visibility: Visibility(flags),
                docType: DocComment.parameter(name, of: member, tree, symbols, index.sections))
        }
    }

    private func addTraits(_ use: NodeID, to members: inout Members) {
        for (slot, child) in tree.children(use).enumerated() {
            switch tree.kind(child) {
            case .nameList where slot == 0: members.traits += names(child)
            case .traitAlias:
                members.aliases.append(
                    TraitAlias(
                        trait: tree.child(child, 0).map { className($0) } ?? .none,
                        method: symbols.lowercased(localSymbol(tree.child(child, 1))),
                        alias: symbols.lowercased(localSymbol(tree.child(child, 2)))))
            case .traitPrecedence:
                members.precedences.append(
                    TraitPrecedence(
                        trait: tree.child(child, 0).map { className($0) } ?? .none,
                        method: symbols.lowercased(localSymbol(tree.child(child, 1))),
                        replaced: tree.child(child, 2).map { names($0) } ?? []))
            default: break
            }
        }
    }

    private func functionPosition(_ node: NodeID) -> Int? {
        var low = 0
        var high = scan.functions.count
        while low < high {
            let middle = (low + high) / 2
            if scan.functions[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < scan.functions.count && scan.functions[low].node == node ? low : nil
    }

    private func localSymbol(_ node: NodeID?) -> Symbol {
        node.map { Symbol(rawValue: index.symbols[$0.index]) } ?? .none
    }

    private func className(_ node: NodeID) -> Symbol {
        index.resolved.isEmpty
            ? symbols.lowercased(localSymbol(node)) : Symbol(rawValue: index.resolved[node.index])
    }

    private func names(_ list: NodeID) -> [Symbol] {
        tree.children(list).map { className($0) }.filter { $0 != .none }
    }
}
