/// Prints trees as S-expressions, in a form that other parsers' trees can be brought to as well.
///
/// Parentheses and semicolons are left out, and literals are printed by their values, so that only what a program means
/// is compared. `tools/goldens/js_tree.mjs` prints the same form.
package struct TreeDump {
    private let tree: SyntaxTree
    private var output: [UInt8] = []
    /// The strings in JSX tags, which have no escapes.
    private var attributeValues: Set<Int> = []

    private enum Step {
        case node(NodeID)
        case absent
        case close
    }

    /// The S-expression of the whole file, without a line end.
    package static func dump(_ tree: SyntaxTree) -> [UInt8] {
        var dump = TreeDump(tree: tree)
        var steps: [Step] = [.node(tree.root)]
        while let step = steps.popLast() {
            switch step {
            case .absent: dump.write(" -")
            case .close: dump.output.append(UInt8(ascii: ")"))
            case .node(let node):
                dump.open(node)
                steps.append(.close)
                for slot in (0..<tree.slotCount(node)).reversed() {
                    steps.append(tree.child(node, slot).map { .node($0) } ?? .absent)
                }
            }
        }
        return dump.output
    }

    private init(tree: SyntaxTree) {
        self.tree = tree
        for index in 1..<Swift.max(1, tree.nodeCount) where tree.kind(tree.node(at: index)) == .jsxAttribute {
            if let value = tree.child(tree.node(at: index), 1) { attributeValues.insert(value.index) }
        }
    }

    private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func quoted(_ bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        write(" \"")
        for byte in bytes {
            if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                output += [UInt8(ascii: "\\"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static let names: [String] = NodeKind.allCases.map { "\($0)" }

    private static let marks: [(NodeFlags, String)] = [
        (.async, "async"), (.generator, "generator"), (.static, "static"), (.getter, "getter"), (.setter, "setter"),
        (.computed, "computed"), (.shorthand, "shorthand"), (.optional, "optional"), (.prefix, "prefix"),
        (.delegate, "delegate"), (.directive, "directive"), (.selfClosing, "selfClosing"),
    ]

    private mutating func open(_ node: NodeID) {
        if !output.isEmpty { output.append(UInt8(ascii: " ")) }
        let kind = tree.kind(node)
        output.append(UInt8(ascii: "("))
        write(Self.names[Int(kind.rawValue)])
        let flags = tree.flags(node)
        for (flag, name) in Self.marks where flags.contains(flag) { write(":" + name) }
        switch kind {
        case .identifier, .bindingIdentifier, .propertyName, .privateName, .jsxName: quoted(tree.name(node).utf8)
        case .number:
            if let value = tree.number(node) { write(" " + String(value.bitPattern, radix: 16)) }
        case .string:
            if attributeValues.contains(node.index) {
                quoted(tree.bytes(node).dropFirst().dropLast())
            } else {
                quoted(tree.stringBytes(token: tree.mainToken(node)))
            }
        case .bigint, .regex, .booleanLiteral: quoted(tree.bytes(node))
        case .jsxText: quoted(tree.bytes(node))
        case .templateElement:
            var previous: UInt8 = 0
            var text: [UInt8] = []
            for byte in tree.templateRaw(node) {
                if byte == 0x0D { text.append(0x0A) } else if byte != 0x0A || previous != 0x0D { text.append(byte) }
                previous = byte
            }
            quoted(text)
        case .unary, .update, .binary, .assign, .metaProperty, .variableDeclaration:
            write(" " + tree.text(node))
        default: break
        }
    }
}
