import PHPSyntax

/// The arguments of a call, by place or by name.
package struct ArgumentReader: Sendable {
    private let tree: SyntaxTree
    /// The values before the first `...$spread`.
    package private(set) var positional: [NodeID] = []
    private var named: [(name: String, value: NodeID)] = []
    /// Whether an argument is spread, so that more may follow.
    package private(set) var hasSpread = false
    /// `(...)`.
    package private(set) var isFirstClassCallable = false

    /// The arguments of a `.call`, `.methodCall`, `.staticCall`, `.new` or `.exit`.
    package init(_ tree: SyntaxTree, call: NodeID) {
        self.tree = tree
        let slot: Int
        switch tree.kind(call) {
        case .methodCall, .staticCall: slot = 2
        case .exit: slot = 0
        default: slot = 1
        }
        guard let list = tree.child(call, slot), tree.kind(list) == .argumentList else { return }
        isFirstClassCallable = tree.flags(list).contains(.firstClassCallable)
        for argument in tree.children(list) {
            guard tree.kind(argument) == .argument, let value = tree.child(argument, 1) else { continue }
            if tree.flags(argument).contains(.variadic) {
                hasSpread = true
            } else if let name = tree.child(argument, 0) {
                named.append((tree.text(name), value))
            } else if !hasSpread {
                positional.append(value)
            }
        }
    }

    /// The argument at `index`, or the one with that name.
    package subscript(index: Int, name: String) -> NodeID? {
        index < positional.count ? positional[index] : named.first { $0.name == name }?.value
    }

    /// The argument at `index`, if it is given by place.
    package subscript(index: Int) -> NodeID? { index < positional.count ? positional[index] : nil }
}
