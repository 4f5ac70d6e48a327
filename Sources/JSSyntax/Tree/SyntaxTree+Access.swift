/// Children by what they are.
extension SyntaxTree {
    /// The arguments of a `.call`, `.new` or `.importCall`.
    package func arguments(_ call: NodeID) -> [NodeID] {
        let list = child(call, kind(call) == .importCall ? 0 : 1)
        return list.map { kind($0) == .argumentList ? Array(children($0)) : [] } ?? []
    }

    /// The parameters of a function: patterns, with or without a default.
    package func parameters(_ function: NodeID) -> [NodeID] {
        child(function, kind(function) == .arrowFunction ? 0 : 1).map { Array(children($0)) } ?? []
    }

    /// The block of a function, or the expression behind its arrow.
    package func body(_ function: NodeID) -> NodeID? { child(function, kind(function) == .arrowFunction ? 1 : 2) }

    /// The own name of a function or class.
    package func declaredName(_ node: NodeID) -> String? {
        switch kind(node) {
        case .functionDeclaration, .functionExpression, .classDeclaration, .classExpression:
            child(node, 0).map { name($0) }
        default: nil
        }
    }

    /// The package or path that an import or export names.
    package func source(_ declaration: NodeID) -> String? {
        switch kind(declaration) {
        case .importDeclaration, .exportAll: child(declaration, 1).flatMap { string($0) }
        case .exportNamed: child(declaration, slotCount(declaration) - 2).flatMap { string($0) }
        default: nil
        }
    }

    /// The name of a property as `object.name` or `object[ 'name' ]` writes it.
    package func memberName(_ node: NodeID) -> String? {
        guard let name = child(node, 1) else { return nil }
        switch kind(node) {
        case .member: return self.name(name)
        case .index: return string(name)
        default: return nil
        }
    }
}
