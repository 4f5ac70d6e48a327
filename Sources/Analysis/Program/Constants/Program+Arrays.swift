import PHPSyntax

/// Arrays that are written out.
extension Program {
    /// How many elements of an array are looked at.
    private static let maximumElements = 1024

    /// The values of an `.array` by those keys that are known strings or constants.
    package func arrayElements(_ array: NodeID, in file: Int) -> [String: NodeID] {
        guard let tree = tree(file), array.index < tree.nodeCount, tree.kind(array) == .array else { return [:] }
        var elements: [String: NodeID] = [:]
        for element in tree.children(array).prefix(Self.maximumElements) where tree.kind(element) == .arrayElement {
            guard let key = tree.child(element, 0), let value = tree.child(element, 1) else { continue }
            let symbol = symbol(key, in: file)
            let name =
                symbol != .none && tree.kind(key) == .string
                ? symbols.text(symbol) : constantString(key, in: file)
            if let name { elements[name] = value }
        }
        return elements
    }

    /// The values of an `.array` without keys; nil if it has keys or spreads others.
    package func listElements(_ array: NodeID, in file: Int) -> [NodeID]? {
        guard let tree = tree(file), array.index < tree.nodeCount, tree.kind(array) == .array,
            tree.slotCount(array) <= Self.maximumElements
        else { return nil }
        var values: [NodeID] = []
        for element in tree.children(array) {
            guard tree.kind(element) == .arrayElement, tree.child(element, 0) == nil,
                !tree.flags(element).contains(.variadic), let value = tree.child(element, 1)
            else { return nil }
            values.append(value)
        }
        return values
    }
}
