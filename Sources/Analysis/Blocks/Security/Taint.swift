import AnalysisModel
import JSSyntax

/// Data that somebody else may have chosen, and the way it came.
struct Taint {
    enum Source: Sendable {
        /// Parts of the address that a link sets freely: query, fragment.
        case parameter
        /// The whole address.
        case location
        /// A message from another window.
        case message
        /// The answer of a server.
        case response
        /// Values that a page left in the browser.
        case storage
        /// Attributes of the page's markup.
        case markup
        /// Attributes of a block.
        case attribute

        /// What it is, as part of a sentence.
        var words: String {
            switch self {
            case .parameter: "the query or fragment of the address"
            case .location: "the address of the page"
            case .message: "a message from another window"
            case .response: "the answer of a server"
            case .storage: "the browser's storage"
            case .markup: "an attribute of the page's markup"
            case .attribute: "a block attribute"
            }
        }
    }

    var source: Source
    /// Where the data comes in.
    var node: NodeID
    /// Assignments and calls on the way, the first one first.
    var steps: [(node: NodeID, note: String)] = []
    /// Whether it is joined with text that has markup, so that it stands as text in HTML.
    var isInMarkup = false

    func through(_ node: NodeID, _ note: String) -> Taint {
        var copy = self
        if copy.steps.count < 8 { copy.steps.append((node, note)) }
        return copy
    }
}

/// Follows data through a script: where may the value of an expression come from?
///
/// The flow is insensitive to order: a variable holds whatever is assigned to it anywhere. Functions are followed where
/// they are called by name; what goes through other objects is not.
final class TaintAnalysis {
    let script: Script
    private var variables: [Int: Taint?] = [:]
    private var parameters: [NodeID: Taint?] = [:]
    private var depth = 0
    /// Work that is left; a script that is too entangled is not followed to the end.
    private var budget = 200_000

    init(_ script: Script) { self.script = script }

    /// The taint of the value of `node`, or nil.
    func taint(_ node: NodeID) -> Taint? {
        guard depth < 48, budget > 0 else { return nil }
        budget -= 1
        depth += 1
        defer { depth -= 1 }
        let tree = script.tree
        switch script.kind(node) {
        case .identifier: return identifier(node)
        case .member: return member(node)
        case .index: return tree.child(node, 0).flatMap { taint($0) }
        case .call: return call(node)
        case .new:
            guard let callee = tree.child(node, 0) else { return nil }
            let name = tree.name(callee)
            guard name == "URL" || name == "URLSearchParams" || name == "String" else { return nil }
            return script.arguments(node).first.flatMap { taint($0) }
        case .binary: return binary(node)
        case .template: return template(node)
        case .conditional:
            for slot in 1...2 { if let found = tree.child(node, slot).flatMap({ taint($0) }) { return found } }
            return nil
        case .assign: return tree.child(node, 1).flatMap { taint($0) }
        case .await, .spread: return tree.child(node, 0).flatMap { taint($0) }
        case .sequence: return Array(tree.children(node)).last.flatMap { taint($0) }
        case .array:
            for child in tree.children(node) { if let found = taint(child) { return found } }
            return nil
        default: return nil
        }
    }

    // MARK: Operators

    private func binary(_ node: NodeID) -> Taint? {
        let tree = script.tree
        switch tree.mainTokenKind(node) {
        case .plus: return concatenation(node)
        case .logicalOr, .coalesce:
            for slot in 0...1 { if let found = tree.child(node, slot).flatMap({ taint($0) }) { return found } }
            return nil
        case .logicalAnd: return tree.child(node, 1).flatMap { taint($0) }
        default: return nil
        }
    }

    /// The operands of a chain of `+`, the first one first.
    func operands(_ node: NodeID) -> [NodeID] {
        var operands: [NodeID] = []
        var node = node
        while script.kind(node) == .binary, script.tree.mainTokenKind(node) == .plus,
            let left = script.tree.child(node, 0), let right = script.tree.child(node, 1)
        {
            operands.append(right)
            node = left
        }
        operands.append(node)
        return operands.reversed()
    }

    private func concatenation(_ node: NodeID) -> Taint? {
        let operands = operands(node)
        let hasMarkup = operands.contains { script.tree.string($0)?.contains("<") ?? false }
        for operand in operands {
            if var found = taint(operand) {
                if hasMarkup { found.isInMarkup = true }
                return found
            }
        }
        return nil
    }

    private func template(_ node: NodeID) -> Taint? {
        let children = Array(script.tree.children(node))
        let hasMarkup = children.contains {
            script.kind($0) == .templateElement && script.tree.templateRaw($0).contains(UInt8(ascii: "<"))
        }
        for child in children where script.kind(child) != .templateElement {
            if var found = taint(child) {
                if hasMarkup { found.isInMarkup = true }
                return found
            }
        }
        return nil
    }

    // MARK: Names

    private func identifier(_ node: NodeID) -> Taint? {
        guard let index = script.scopes.variable(of: node) else { return nil }
        if let known = variables[index] { return known?.through(node, "used as \(script.tree.name(node))") }
        // What depends on itself brings in nothing new.
        variables[index] = .some(nil)
        let found = taint(ofVariable: index)
        variables[index] = .some(found)
        return found
    }

    private func taint(ofVariable index: Int) -> Taint? {
        let variable = script.scopes.variables[index]
        let name = variable.name
        for declaration in variable.declarations {
            if let found = taint(ofDeclaration: declaration) {
                return found.through(declaration, "assigned to \(name)")
            }
        }
        for reference in variable.references {
            let reference = script.scopes.references[reference]
            guard reference.access != .read, let parent = script.parent(reference.node),
                script.kind(parent) == .assign, script.tree.child(parent, 0) == reference.node,
                let value = script.tree.child(parent, 1), let found = taint(value)
            else { continue }
            return found.through(reference.node, "assigned to \(name)")
        }
        return nil
    }

    private func taint(ofDeclaration node: NodeID) -> Taint? {
        guard let parent = script.parent(node) else { return nil }
        switch script.kind(parent) {
        case .declarator:
            if let loop = script.ancestors(node).first(where: { script.kind($0) == .forOf || script.kind($0) == .forIn }
            ),
                script.tree.child(loop, 0).map({ script.isInside(node, $0) }) ?? false
            {
                return script.kind(loop) == .forOf ? script.tree.child(loop, 1).flatMap { taint($0) } : nil
            }
            return script.tree.child(parent, 1).flatMap { taint($0) }
        case .parameterList: return parameter(node, in: parent)
        case .property, .arrayPattern, .defaultPattern, .restElement: return destructured(node)
        default: return nil
        }
    }

    /// `const { a } = value`, `( { a } ) => …`.
    private func destructured(_ name: NodeID) -> Taint? {
        var keys: [String] = []
        var node = name
        while let parent = script.parent(node) {
            switch script.kind(parent) {
            case .property: if let key = script.tree.keyName(parent) { keys.append(key) }
            case .objectPattern, .arrayPattern, .defaultPattern, .restElement: break
            case .declarator:
                guard let value = script.tree.child(parent, 1) else { return nil }
                return taint(of: keys.reversed(), in: value)
            case .parameterList:
                if let found = componentProp(keys.reversed(), name, node, parent) { return found }
                if keys.last == "data", let function = script.parent(parent), MessageRules.isListener(function, script)
                {
                    return Taint(source: .message, node: name)
                }
                return parameter(node, in: parent)
            default: return nil
            }
            node = parent
        }
        return nil
    }

    /// The taint of `value.a.b` for the keys a, b.
    private func taint(of keys: [String], in value: NodeID) -> Taint? {
        if let key = keys.first, let source = Sources.member(key, of: value, script) {
            return Taint(source: source, node: value)
        }
        if keys.first == "attributes", let found = attributesOfProps(value) { return found }
        return taint(value)
    }

    /// `attributes` that a component of a block gets.
    private func componentProp(_ keys: [String], _ name: NodeID, _ parameter: NodeID, _ list: NodeID) -> Taint? {
        guard let function = script.parent(list), isBlockView(function), keys.first == "attributes" else { return nil }
        return Taint(source: .attribute, node: name)
    }

    /// Whether the function draws a block: it gets the block's attributes.
    private func isBlockView(_ function: NodeID) -> Bool {
        script.components.edits.contains(function) || script.components.saves.contains(function)
            || script.components.functions.contains(function)
    }

    // MARK: Members

    private func member(_ node: NodeID) -> Taint? {
        guard let object = script.tree.child(node, 0), let nameNode = script.tree.child(node, 1) else { return nil }
        let name = script.tree.name(nameNode)
        if let source = Sources.member(name, of: object, script) { return Taint(source: source, node: node) }
        // Numbers and the like.
        if Sources.harmlessMembers.contains(name) { return nil }
        if name == "attributes", let attributes = attributesOfProps(object) { return attributes }
        let target = script.resolved(object)
        if script.kind(target) == .object { return script.property(name, of: target).flatMap { taint($0) } }
        guard var found = taint(object) else { return nil }
        // Parts of an address that is read as a whole.
        if found.source == .location, ["searchParams", "search", "hash"].contains(name) {
            found.source = .parameter
            return found.through(node, "read as \(name)")
        }
        return found
    }

    /// `props.attributes`, `this.props.attributes`.
    private func attributesOfProps(_ object: NodeID) -> Taint? {
        if script.kind(object) == .member, let base = script.tree.child(object, 0), script.kind(base) == .this {
            return Taint(source: .attribute, node: object)
        }
        guard script.kind(object) == .identifier, let index = script.scopes.variable(of: object),
            script.scopes.variables[index].kind == .parameter,
            let declaration = script.scopes.variables[index].declarations.first,
            let list = script.parent(declaration), let function = script.parent(list), isBlockView(function)
        else { return nil }
        return Taint(source: .attribute, node: object)
    }

    // MARK: Calls

    private func call(_ node: NodeID) -> Taint? {
        let tree = script.tree
        guard let callee = tree.child(node, 0) else { return nil }
        if let source = Sources.call(node, script) { return Taint(source: source, node: node) }
        if Sanitizers.isSanitizer(callee, script) { return nil }
        let arguments = script.arguments(node)
        if let name = script.methodName(node), let receiver = script.receiver(node) {
            if name == "map" || name == "flatMap" {
                // The result is made of what the callback gives back.
                guard let callback = arguments.first, script.isFunctionValue(callback) else { return taint(receiver) }
                return result(of: script.resolved(callback))
            }
            if ["parse", "decodeURIComponent", "fromEntries", "values", "entries"].contains(name),
                taint(receiver) == nil
            {
                return arguments.first.flatMap { taint($0) }
            }
            if Sources.harmlessMembers.contains(name) { return nil }
            if name == "concat" {
                return taint(receiver) ?? arguments.lazy.compactMap { self.taint($0) }.first
            }
            if name == "replace" || name == "replaceAll", escapesMarkup(arguments) { return nil }
            // What is cut out of the query or fragment is chosen as a whole.
            let cuts = ["slice", "substring", "substr", "split", "get", "getAll", "replace", "match", "pop", "shift"]
            let found = taint(receiver)
            return cuts.contains(name) ? found?.through(node, "taken out by \(name)()") : found
        }
        if script.kind(callee) == .identifier {
            let name = tree.name(callee)
            if ["decodeURIComponent", "decodeURI", "unescape", "String", "atob", "decodeEntities"].contains(name) {
                return arguments.first.flatMap { taint($0) }
            }
            if name == "sprintf", let format = arguments.first {
                var found = arguments.dropFirst().lazy.compactMap { self.taint($0) }.first
                if script.text(format, limit: 400).contains("<") { found?.isInMarkup = true }
                return found
            }
            let function = script.resolved(callee)
            if script.isFunction(function) { return result(of: function) }
        }
        return nil
    }

    /// `.replace( /</g, '&lt;' )` and its like.
    private func escapesMarkup(_ arguments: [NodeID]) -> Bool {
        guard let pattern = arguments.first, script.kind(pattern) == .regex else { return false }
        let text = script.text(pattern)
        return text.contains("<") || text.contains("^")
    }

    /// The taint of what a function gives back.
    private func result(of function: NodeID) -> Taint? {
        for value in script.results(function) { if let found = taint(value) { return found } }
        return nil
    }

    // MARK: Parameters

    /// What a parameter is given: by callers that name the function, or by those that call it back.
    private func parameter(_ node: NodeID, in list: NodeID) -> Taint? {
        if let known = parameters[node] { return known }
        parameters[node] = .some(nil)
        let found = findParameter(node, list)
        parameters[node] = .some(found)
        return found
    }

    private func findParameter(_ node: NodeID, _ list: NodeID) -> Taint? {
        guard let function = script.parent(list),
            let position = Array(script.tree.children(list)).firstIndex(of: node)
        else { return nil }
        if let taint = Callbacks.parameter(of: function, at: position, self) { return taint }
        guard let name = functionVariable(function) else { return nil }
        for reference in script.scopes.variables[name].references {
            let use = script.scopes.references[reference].node
            guard let call = script.parent(use), script.kind(call) == .call, script.tree.child(call, 0) == use else {
                continue
            }
            let arguments = script.arguments(call)
            guard position < arguments.count, let found = taint(arguments[position]) else { continue }
            return found.through(call, "passed to \(script.scopes.variables[name].name)()")
        }
        return nil
    }

    /// The variable that a function is called by.
    func functionVariable(_ function: NodeID) -> Int? {
        if script.kind(function) == .functionDeclaration, let name = script.tree.child(function, 0) {
            return script.scopes.variable(of: name)
        }
        guard let parent = script.parent(function), script.kind(parent) == .declarator,
            let target = script.tree.child(parent, 0), script.kind(target) == .bindingIdentifier
        else { return nil }
        return script.scopes.variable(of: target)
    }
}
