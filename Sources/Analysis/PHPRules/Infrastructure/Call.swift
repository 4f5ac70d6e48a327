import PHPSyntax

/// A call of a function or method, or `new`, with its arguments by position and name.
package struct Call {
    package let file: FileContext
    package let node: NodeID
    /// The function's, method's or class's name in small letters, without the first backslash; nil if it is computed.
    package let name: String?

    /// Nil if `node` is no call.
    package init?(_ node: NodeID, in file: FileContext) {
        let tree = file.tree
        switch tree.kind(node) {
        case .call, .new: self.init(file, node, file.lowercasedName(tree.child(node, 0)))
        case .methodCall, .staticCall: self.init(file, node, file.lowercasedName(tree.child(node, 1)))
        default: return nil
        }
    }

    init(_ file: FileContext, _ node: NodeID, _ name: String?) {
        self.file = file
        self.node = node
        self.name = name
    }

    /// The object or class of a method call; the callee of a function call.
    package var receiver: NodeID? { file.tree.child(node, 0) }

    /// The node to report if the name is at fault.
    package var nameNode: NodeID? {
        let slot = file.tree.kind(node) == .methodCall || file.tree.kind(node) == .staticCall ? 1 : 0
        return file.tree.child(node, slot)
    }

    package var argumentList: NodeID? {
        let kind = file.tree.kind(node)
        return file.tree.child(node, kind == .methodCall || kind == .staticCall ? 2 : 1)
    }

    /// The nodes of kind `.argument`.
    package var arguments: [NodeID] { argumentList.map { Array(file.tree.children($0)) } ?? [] }

    package var argumentCount: Int { argumentList.map { file.tree.slotCount($0) } ?? 0 }

    /// Whether an argument is spread (`...$rest`), so that there may be more than are written.
    package var isSpread: Bool { arguments.contains { file.tree.flags($0).contains(.variadic) } }

    /// Whether the call only makes a closure: `f(...)`.
    package var isFirstClassCallable: Bool {
        argumentList.map { file.tree.flags($0).contains(.firstClassCallable) } ?? false
    }

    /// The value of the parameter at `position` (from 0), which is called `name`; nil if it is not given or cannot be
    /// told because an argument before it is spread.
    package func argument(_ position: Int, _ name: String? = nil) -> NodeID? {
        guard let list = argumentList else { return nil }
        let tree = file.tree
        var index = 0
        for argument in tree.children(list) {
            if tree.flags(argument).contains(.variadic) { return nil }
            if let label = tree.child(argument, 0) {
                if let name, tree.bytes(token: tree.mainToken(label)).elementsEqual(name.utf8) {
                    return tree.child(argument, 1)
                }
            } else if index == position {
                return tree.child(argument, 1)
            }
            index += 1
        }
        return nil
    }

    /// The argument at `position` if it is a string that is written out.
    package func string(_ position: Int, _ name: String? = nil) -> String? {
        file.constantString(argument(position, name))
    }
}

extension Call {
    /// The value of `key` in the array that is written as the argument at `position`.
    package func element(_ key: String, ofArgument position: Int, _ name: String? = nil) -> NodeID? {
        file.arrayElement(key, of: argument(position, name))
    }
}

extension FileContext {
    /// The value behind `key` in an array literal; the last one if there are several.
    package func arrayElement(_ key: String, of array: NodeID?) -> NodeID? {
        guard let array, tree.kind(array) == .array else { return nil }
        var found: NodeID?
        for element in tree.children(array) where tree.kind(element) == .arrayElement {
            guard let label = tree.child(element, 0), tree.kind(label) == .string,
                let text = tree.string(label), text.elementsEqual(key.utf8)
            else { continue }
            found = tree.child(element, 1)
        }
        return found
    }
}
