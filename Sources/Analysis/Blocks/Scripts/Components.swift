import JSSyntax

/// The functions of a script that draw a view or are hooks, and what they get and keep.
struct Components {
    /// Functions that are components or hooks, `save` functions among them.
    private(set) var functions: Set<NodeID> = []
    /// Functions that are the `save` of a block.
    private(set) var saves: Set<NodeID> = []
    /// Functions that are the `edit` of a block.
    private(set) var edits: Set<NodeID> = []
    /// Variables that hold a function which sets state, with the variable of the state.
    private(set) var setters: [Int: Int?] = [:]
    /// Variables that stay the same from one drawing to the next: refs, setters, dispatchers.
    private(set) var stable: Set<Int> = []
    /// Variables that are `setAttributes`.
    private(set) var attributeSetters: Set<Int> = []

    init(_ script: Script) {
        var viewFunctions: Set<NodeID> = []
        for node in script.nodes {
            switch script.kind(node) {
            case .jsxElement, .jsxFragment:
                if let function = script.function(around: node) { viewFunctions.insert(function) }
            case .call:
                guard let callee = script.tree.child(node, 0), let function = script.function(around: node) else {
                    break
                }
                if script.element(node) != nil || script.isHookName(callee) { viewFunctions.insert(function) }
            default: break
            }
        }
        for node in script.nodes where script.isFunction(node) {
            let name = script.functionName(node)
            if name == "save" || name == "Save" { saves.insert(node) }
            if name == "edit" || name == "Edit" { edits.insert(node) }
            let isDefault = script.parent(node).map { script.kind($0) == .exportDefault } ?? false
            if isDefault, name == nil || name == "default" {
                if script.file.name.hasPrefix("save.") { saves.insert(node) }
                if script.file.name.hasPrefix("edit.") { edits.insert(node) }
            }
            guard viewFunctions.contains(node) else { continue }
            let isComponent = name?.first?.isUppercase ?? false
            let isBlockPart = saves.contains(node) || edits.contains(node)
            if isComponent || isBlockPart || name.map(Script.isHookName) ?? false || isDefault {
                functions.insert(node)
            }
        }
        // What is called save but draws nothing is no block's.
        saves.formIntersection(viewFunctions)
        edits.formIntersection(viewFunctions)
        findState(script)
    }

    private mutating func findState(_ script: Script) {
        for (index, variable) in script.scopes.variables.enumerated() {
            guard let declaration = variable.declarations.first else { continue }
            if variable.name == "setAttributes", variable.kind != .import {
                attributeSetters.insert(index)
                stable.insert(index)
                continue
            }
            guard let parent = script.parent(declaration) else { continue }
            if script.kind(parent) == .arrayPattern, let declarator = script.parent(parent),
                script.kind(declarator) == .declarator, let call = script.tree.child(declarator, 1),
                script.kind(call) == .call, let callee = script.tree.child(call, 0)
            {
                let hook = script.origin(callee)?.split(separator: ".").last.map(String.init) ?? script.text(callee)
                guard hook == "useState" || hook == "useReducer", script.tree.child(parent, 1) == declaration else {
                    continue
                }
                let state = script.tree.child(parent, 0).flatMap { script.scopes.variable(of: $0) }
                setters[index] = .some(hook == "useState" ? state : nil)
                stable.insert(index)
            } else if let call = script.callInitialising(declaration), let callee = script.tree.child(call, 0) {
                let hook = script.origin(callee)?.split(separator: ".").last.map(String.init) ?? script.text(callee)
                if ["useRef", "useDispatch", "dispatch", "useInstanceId", "useRegistry"].contains(hook) {
                    stable.insert(index)
                }
            }
        }
    }
}

extension Script {
    static func isHookName(_ name: String) -> Bool {
        guard name.hasPrefix("use"), let next = name.dropFirst(3).first else { return false }
        return next.isUppercase
    }

    /// Whether what is called is a hook, going by its name.
    func isHookName(_ callee: NodeID) -> Bool {
        switch kind(callee) {
        case .identifier: return Self.isHookName(tree.name(callee))
        case .member:
            guard let name = tree.child(callee, 1), let object = tree.child(callee, 0) else { return false }
            // useBlockProps.save() is a plain function.
            return Self.isHookName(tree.name(name)) && origin(object) != nil
        default: return false
        }
    }

    /// The hook that `call` calls, by the name it has in its package.
    func hook(_ call: NodeID) -> String? {
        guard kind(call) == .call, let callee = tree.child(call, 0), isHookName(callee) else { return nil }
        if let origin = origin(callee), let name = origin.split(separator: ".").last { return String(name) }
        return kind(callee) == .identifier ? tree.name(callee) : nil
    }

    /// The call whose result, or a part of it, the name is declared with.
    func callInitialising(_ name: NodeID) -> NodeID? {
        for ancestor in ancestors(name) {
            switch kind(ancestor) {
            case .declarator:
                guard let value = tree.child(ancestor, 1), kind(value) == .call, !isInside(name, value) else {
                    return nil
                }
                return value
            case .property, .objectPattern, .arrayPattern, .defaultPattern: continue
            default: return nil
            }
        }
        return nil
    }

    /// The component or hook that the node is drawn by: the nearest function around it, if that is one.
    func component(directlyAround node: NodeID) -> NodeID? {
        guard let function = function(around: node), components.functions.contains(function) else { return nil }
        return function
    }

    /// The nearest component or hook around the node, callbacks in between.
    func component(around node: NodeID) -> NodeID? {
        var function = function(around: node)
        while let current = function {
            if components.functions.contains(current) { return current }
            function = self.function(around: current)
        }
        return nil
    }
}
