/// Walks a tree once, notes declarations and uses, and then finds the declaration of each use.
struct ScopeBuilder {
    /// A variable, before its references are known.
    struct Declared {
        var name: Int32
        var kind: Variable.Kind
        var scope: Int
        var declarations: [NodeID]
        /// Of a function that may be declared again: at the top of a function or script, or in a sloppy block.
        var isRepeatable: Bool
    }

    /// What is left to do.
    enum Step {
        case visit(NodeID)
        /// A name or pattern that declares something.
        case bind(NodeID, Variable.Kind)
        /// A name or pattern that is assigned.
        case target(NodeID, Reference.Access)
        /// A function's own code.
        case function(NodeID)
        case leave(Int)
    }

    private static let repeated: StaticString = "is declared already"

    let tree: SyntaxTree
    private(set) var scopes: [Scope] = []
    private(set) var variables: [Declared] = []
    private(set) var references: [Reference] = []
    private(set) var variableOfNode: [Int32]
    /// Names at fault, with what is wrong with them.
    private(set) var conflicts: [(node: NodeID, fault: StaticString)] = []
    private var names: NameTable
    private var steps: [Step] = []
    private var scope = 0
    /// Variables by scope and name.
    private var table: [UInt64: Int32] = [:]
    /// Blocks that a `var` is declared in, by scope and name.
    private var hoisted: Set<UInt64> = []
    private var referenceNames: [Int32] = []
    private var exportedNames: Set<String> = []
    private var exportedLocals: [NodeID] = []

    init(_ tree: SyntaxTree) {
        self.tree = tree
        names = NameTable(source: tree.padded)
        variableOfNode = [Int32](repeating: -1, count: tree.nodeCount)
    }

    mutating func run() {
        guard tree.nodeCount > 1 else { return }
        let root = tree.root
        enter(tree.hasModuleSyntax ? .module : .script, root)
        push(root)
        while let step = steps.popLast() {
            switch step {
            case .visit(let node): visit(node)
            case .bind(let node, let kind): bind(node, kind)
            case .target(let node, let access): target(node, access)
            case .function(let node): function(node)
            case .leave(let outer): scope = outer
            }
        }
        resolve()
    }

    // MARK: Scopes

    private mutating func enter(_ kind: Scope.Kind, _ node: NodeID) {
        let index = scopes.count
        let hasVariables: Bool
        switch kind {
        case .script, .module, .function, .initializer: hasVariables = true
        default: hasVariables = false
        }
        scopes.append(
            Scope(
                kind: kind, node: node, parent: index == 0 ? nil : scope,
                functionScope: hasVariables ? index : scopes[scope].functionScope))
        scope = index
    }

    /// Enters a scope that lasts until the steps pushed from now on are done.
    private mutating func begin(_ kind: Scope.Kind, _ node: NodeID) {
        steps.append(.leave(scope))
        enter(kind, node)
    }

    private mutating func push(_ node: NodeID) {
        for slot in (0..<tree.slotCount(node)).reversed() {
            if let child = tree.child(node, slot) { steps.append(.visit(child)) }
        }
    }

    private func key(_ scope: Int, _ name: Int32) -> UInt64 { UInt64(scope) << 32 | UInt64(UInt32(bitPattern: name)) }

    private mutating func number(_ node: NodeID) -> Int32 {
        let tree = tree
        return names.number(tree.tokens.range(tree.mainToken(node))) { tree.name(node) }
    }

    // MARK: Nodes

    private mutating func visit(_ node: NodeID) {
        switch tree.kind(node) {
        case .identifier: refer(node, .read)
        case .functionDeclaration:
            steps.append(.function(node))
            if let name = tree.child(node, 0) { declareFunction(name) }
        case .functionExpression:
            if let name = tree.child(node, 0) {
                begin(.functionName, node)
                declare(name, .ownName)
            }
            steps.append(.function(node))
        case .arrowFunction: steps.append(.function(node))
        case .classDeclaration, .classExpression: visitClass(node)
        case .field:
            if let value = tree.child(node, 1) {
                // The key belongs to the class around, and comes first.
                steps.append(.leave(scope))
                enter(.initializer, value)
                steps.append(.visit(value))
                if let key = tree.child(node, 0) {
                    steps.append(.leave(scope))
                    steps.append(.visit(key))
                    steps.append(.leave(scopes[scope].parent ?? 0))
                }
            } else if let key = tree.child(node, 0) {
                steps.append(.visit(key))
            }
        case .staticBlock:
            begin(.initializer, node)
            push(node)
        case .block:
            begin(.block, node)
            push(node)
        case .forStatement, .forIn, .forOf: visitLoop(node)
        case .switchStatement:
            begin(.block, node)
            push(node)
        case .catchClause: visitCatch(node)
        case .variableDeclaration: visitVariables(node)
        case .assign:
            if let value = tree.child(node, 1) { steps.append(.visit(value)) }
            if let target = tree.child(node, 0) {
                steps.append(.target(target, tree.mainTokenKind(node) == .assign ? .write : .readWrite))
            }
        case .update: if let target = tree.child(node, 0) { steps.append(.target(target, .readWrite)) }
        case .importDefault, .importNamespace:
            if let name = tree.child(node, 0) { declare(name, .import) }
        case .importSpecifier: if let name = tree.child(node, 1) { declare(name, .import) }
        case .exportSpecifier, .exportDefault, .exportDeclaration: visitExport(node)
        default: push(node)
        }
    }

    private mutating func visitClass(_ node: NodeID) {
        let name = tree.child(node, 0)
        if tree.kind(node) == .classDeclaration, let name { declare(name, .class) }
        begin(.classBody, node)
        if let name, tree.kind(node) == .classExpression { declare(name, .ownName) }
        if let body = tree.child(node, 2) { steps.append(.visit(body)) }
        if let parent = tree.child(node, 1) { steps.append(.visit(parent)) }
    }

    private mutating func visitLoop(_ node: NodeID) {
        begin(.loop, node)
        let head = tree.child(node, 0)
        for slot in (1..<Swift.max(1, tree.slotCount(node))).reversed() {
            if let child = tree.child(node, slot) { steps.append(.visit(child)) }
        }
        guard let head else { return }
        if tree.kind(node) == .forStatement || tree.kind(head) == .variableDeclaration {
            steps.append(.visit(head))
        } else {
            steps.append(.target(head, .write))
        }
    }

    private mutating func visitCatch(_ node: NodeID) {
        begin(.catchClause, node)
        // The block's names must differ from the parameter's, so both share a scope.
        if let block = tree.child(node, 1) { push(block) }
        if let parameter = tree.child(node, 0) { steps.append(.bind(parameter, .catchParameter)) }
    }

    private mutating func visitVariables(_ node: NodeID) {
        let kind: Variable.Kind
        switch tree.mainTokenKind(node) {
        case .kwVar: kind = .var
        case .kwConst: kind = .const
        default: kind = .let
        }
        for declarator in Array(tree.children(node)).reversed() {
            if let value = tree.child(declarator, 1) { steps.append(.visit(value)) }
            if let target = tree.child(declarator, 0) { steps.append(.bind(target, kind)) }
        }
    }

    private mutating func visitExport(_ node: NodeID) {
        switch tree.kind(node) {
        case .exportSpecifier:
            if let local = tree.child(node, 0), tree.kind(local) == .identifier { exportedLocals.append(local) }
            if let exported = tree.child(node, 1) {
                export(tree.kind(exported) == .string ? tree.string(exported) ?? "" : tree.name(exported), exported)
            }
        case .exportDefault: export("default", node)
        default:
            guard let declaration = tree.child(node, 0) else { break }
            if tree.kind(declaration) == .variableDeclaration {
                for index in tree.nodes(through: declaration) {
                    let inner = tree.node(at: index)
                    if tree.kind(inner) == .bindingIdentifier, isDeclared(inner, by: declaration) {
                        export(tree.name(inner), inner)
                    }
                }
            } else if let name = tree.child(declaration, 0) {
                export(tree.name(name), name)
            }
        }
        push(node)
    }

    /// Whether the name is one of the declaration's own, and not of a function in one of its values.
    private func isDeclared(_ name: NodeID, by declaration: NodeID) -> Bool {
        tree.children(declaration).contains { declarator in
            tree.child(declarator, 0).map { tree.nodes(through: $0).contains(name.index) } ?? false
        }
    }

    private mutating func export(_ name: String, _ node: NodeID) {
        if !exportedNames.insert(name).inserted { conflicts.append((node, "is exported already")) }
    }

    private mutating func function(_ node: NodeID) {
        begin(.function, node)
        let offset = tree.kind(node) == .arrowFunction ? 0 : 1
        if let body = tree.child(node, offset + 1) {
            // The body's names and the parameters share a scope.
            if tree.kind(body) == .block { push(body) } else { steps.append(.visit(body)) }
        }
        guard let list = tree.child(node, offset) else { return }
        for parameter in Array(tree.children(list)).reversed() { steps.append(.bind(parameter, .parameter)) }
    }

    // MARK: Patterns

    private mutating func bind(_ node: NodeID, _ kind: Variable.Kind) {
        pattern(node) {
            .bind($0, kind)
        } leaf: { builder, node in
            if builder.tree.kind(node) == .bindingIdentifier { builder.declare(node, kind) }
        }
    }

    private mutating func target(_ node: NodeID, _ access: Reference.Access) {
        pattern(node) {
            .target($0, access)
        } leaf: { builder, node in
            if builder.tree.kind(node) == .identifier {
                builder.refer(node, access)
            } else {
                builder.steps.append(.visit(node))
            }
        }
    }

    /// Goes one level into a pattern: `inner` makes the step for what is bound in it.
    private mutating func pattern(
        _ node: NodeID, _ inner: (NodeID) -> Step, leaf: (inout ScopeBuilder, NodeID) -> Void
    ) {
        switch tree.kind(node) {
        case .arrayPattern, .objectPattern, .restElement:
            for child in Array(tree.children(node)).reversed() { steps.append(inner(child)) }
        case .property:
            if let value = tree.child(node, 1) { steps.append(inner(value)) }
            if let key = tree.child(node, 0) { steps.append(.visit(key)) }
        case .defaultPattern:
            if let value = tree.child(node, 1) { steps.append(.visit(value)) }
            if let target = tree.child(node, 0) { steps.append(inner(target)) }
        default: leaf(&self, node)
        }
    }

    // MARK: Names

    private mutating func refer(_ node: NodeID, _ access: Reference.Access) {
        references.append(Reference(node: node, access: access, scope: scope, variable: nil))
        referenceNames.append(number(node))
    }

    /// A function declaration; in a block it is a name of the block's, and in sloppy code of the function's too.
    private mutating func declareFunction(_ name: NodeID) {
        let kind = scopes[scope].kind
        let isTop = kind == .function || kind == .script || kind == .initializer
        if isTop {
            declare(name, .function)
            return
        }
        declare(name, .function)
        if kind != .module, !isStrictCode { declareOuter(name) }
    }

    private var isStrictCode: Bool {
        tree.hasModuleSyntax || tree.flags(scopes[scopes[scope].functionScope].node).contains(.strict)
    }

    /// Makes a function in a block visible in the function around the block, unless that has such a name.
    private mutating func declareOuter(_ node: NodeID) {
        let name = number(node)
        let outer = scopes[scope].functionScope
        var between = scopes[scope].parent
        while let current = between, current != outer {
            if table[key(current, name)] != nil { return }
            between = scopes[current].parent
        }
        guard table[key(outer, name)] == nil else { return }
        table[key(outer, name)] = Int32(truncatingIfNeeded: variables.count)
        variables.append(
            Declared(name: name, kind: .function, scope: outer, declarations: [node], isRepeatable: true))
        if let index = table[key(scope, name)] { variableOfNode[node.index] = index }
    }

    private mutating func declare(_ node: NodeID, _ kind: Variable.Kind) {
        let name = number(node)
        let home = kind == .var ? scopes[scope].functionScope : scope
        if kind == .var { checkHoisting(node, name) }
        let homeKind = scopes[home].kind
        let isTop = homeKind == .function || homeKind == .script || homeKind == .initializer
        let isRepeatable =
            kind == .var || kind == .function && (isTop || homeKind != .module && !isStrictCode)
        if kind != .var && !(kind == .function && isTop), hoisted.contains(key(home, name)) {
            conflicts.append((node, Self.repeated))
        }
        guard let index = table[key(home, name)] else {
            table[key(home, name)] = Int32(truncatingIfNeeded: variables.count)
            variableOfNode[node.index] = Int32(truncatingIfNeeded: variables.count)
            variables.append(
                Declared(name: name, kind: kind, scope: home, declarations: [node], isRepeatable: isRepeatable))
            return
        }
        let other = variables[Int(index)]
        if !mayRepeat(kind, isRepeatable, other, isTop: isTop) { conflicts.append((node, Self.repeated)) }
        variables[Int(index)].declarations.append(node)
        variableOfNode[node.index] = index
    }

    private func mayRepeat(_ kind: Variable.Kind, _ isRepeatable: Bool, _ other: Declared, isTop: Bool) -> Bool {
        switch (other.kind, kind) {
        case (.parameter, .parameter): return allowsRepeatedParameters
        case (.parameter, .var), (.parameter, .function): return true
        case (.catchParameter, .var): return true
        case (.ownName, _): return true
        case (.var, .var): return true
        case (.var, .function), (.function, .var): return isTop
        case (.function, .function): return isRepeatable && other.isRepeatable
        default: return false
        }
    }

    /// Only sloppy functions with plain names for parameters may have one twice.
    private var allowsRepeatedParameters: Bool {
        let node = scopes[scope].node
        if tree.kind(node) == .arrowFunction || isStrictCode || isMethod(node) { return false }
        guard let list = tree.child(node, 1) else { return true }
        return tree.children(list).allSatisfy { tree.kind($0) == .bindingIdentifier }
    }

    /// A method's function begins with its parameters.
    private func isMethod(_ node: NodeID) -> Bool {
        tree.kind(node) == .functionExpression
            && tree.tokens.kinds[tree.tokenRange(node).lowerBound] == .openParenthesis
    }

    /// A `var` passes through the blocks around it, none of which may declare its name.
    private mutating func checkHoisting(_ node: NodeID, _ name: Int32) {
        var current = scope
        while current != scopes[current].functionScope {
            if let index = table[key(current, name)] {
                let kind = variables[Int(index)].kind
                let isPlainCatch =
                    kind == .catchParameter
                    && tree.kind(tree.child(scopes[current].node, 0)) == .bindingIdentifier
                if !isPlainCatch && kind != .ownName { conflicts.append((node, Self.repeated)) }
            } else {
                hoisted.insert(key(current, name))
            }
            guard let parent = scopes[current].parent else { break }
            current = parent
        }
    }

    private mutating func resolve() {
        for index in references.indices {
            var current: Int? = references[index].scope
            while let scope = current {
                if let variable = table[key(scope, referenceNames[index])] {
                    references[index].variable = Int(variable)
                    variableOfNode[references[index].node.index] = variable
                    break
                }
                current = scopes[scope].parent
            }
        }
        for node in exportedLocals where variableOfNode[node.index] < 0 {
            conflicts.append((node, "is exported but not declared"))
        }
    }
}
