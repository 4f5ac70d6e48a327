/// Prints trees as S-expressions, in a form that other parsers' trees can be brought to as well.
///
/// Statements in braces are not told from statements without, empty ones are left out, and literals are printed by
/// their values, so that only what a program means is compared. `tools/goldens/php_tree.php` prints the same form.
package struct TreeDump {
    private let tree: SyntaxTree
    private var output: [UInt8] = []

    /// The S-expression of the whole file, without a line end.
    package static func dump(_ tree: SyntaxTree) -> [UInt8] {
        var dump = TreeDump(tree: tree)
        dump.open("file")
        dump.statements(tree.root)
        dump.close()
        return dump.output
    }

    private init(tree: SyntaxTree) { self.tree = tree }

    // MARK: Output

    private mutating func write(_ text: StaticString) { text.withUTF8Buffer { output.append(contentsOf: $0) } }
    private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func open(_ name: StaticString) {
        if let last = output.last, last != UInt8(ascii: "(") { output.append(UInt8(ascii: " ")) }
        output.append(UInt8(ascii: "("))
        write(name)
    }

    private mutating func close() { output.append(UInt8(ascii: ")")) }

    private mutating func absent() { write(" -") }

    private mutating func quoted(_ bytes: some Sequence<UInt8>) {
        let digits = Array("0123456789abcdef".utf8)
        output.append(UInt8(ascii: " "))
        output.append(UInt8(ascii: "\""))
        for byte in bytes {
            if byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                output += [UInt8(ascii: "\\"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            } else {
                output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    private mutating func word(_ text: String) {
        output.append(UInt8(ascii: " "))
        write(text)
    }

    private mutating func flagWord(_ flags: NodeFlags) {
        let modifiers = flags.intersection(.modifiers).subtracting(.var)
        if !modifiers.isEmpty { word(String(modifiers.rawValue)) }
        if flags.contains(.byReference) { write(" &") }
        if flags.contains(.variadic) { write(" ...") }
    }

    // MARK: Pieces

    private mutating func slot(_ node: NodeID, _ index: Int) {
        if let child = tree.child(node, index) { dump(child) } else { absent() }
    }

    private mutating func slots(_ node: NodeID, from first: Int = 0) {
        for index in first..<Swift.max(first, tree.slotCount(node)) { slot(node, index) }
    }

    private mutating func wrapped(_ name: StaticString, _ node: NodeID) {
        open(name)
        slots(node)
        close()
    }

    /// The children of a list of statements, blocks in it dissolved.
    private mutating func statements(_ node: NodeID) {
        for child in tree.children(node) { statement(child) }
    }

    private mutating func statement(_ node: NodeID) {
        switch tree.kind(node) {
        case .block, .statementList: statements(node)
        case .emptyStatement: break
        default: dump(node)
        }
    }

    private mutating func body(_ node: NodeID?) {
        guard let node else { return absent() }
        open("body")
        statement(node)
        close()
    }

    private mutating func body(_ node: NodeID, _ index: Int) { body(tree.child(node, index)) }

    private mutating func arguments(_ node: NodeID, _ index: Int) {
        if let list = tree.child(node, index) { dump(list) } else { write(" (args)") }
    }

    private func operatorText(_ node: NodeID) -> String {
        let text = tree.text(node).lowercased()
        return text == "<>" ? "!=" : text
    }

    private mutating func name(_ node: NodeID) {
        let text = tree.text(node)
        let lower = text.lowercased()
        let builtIn = [
            "bool", "int", "float", "string", "iterable", "void", "object", "null", "false", "true", "mixed", "never",
            "array", "callable", "static",
        ]
        if builtIn.contains(lower) { quoted(lower.utf8) } else { quoted(tree.bytes(token: tree.mainToken(node))) }
    }

    private mutating func strings(_ name: StaticString, _ node: NodeID) {
        let parts = tree.stringParts(node)
        open(name)
        for part in parts {
            switch part {
            case .text(let text): quoted(text)
            case .expression(let expression): dump(expression)
            }
        }
        close()
    }

    // MARK: Nodes

    private mutating func dump(_ node: NodeID) {
        switch tree.kind(node) {
        case .name:
            open("name")
            name(node)
            close()
        case .identifier:
            open("id")
            quoted(tree.bytes(token: tree.mainToken(node)))
            close()
        case .variable:
            open("var")
            quoted(tree.bytes(token: tree.mainToken(node)).drop { $0 == UInt8(ascii: "$") })
            close()
        case .integer, .float, .string, .interpolatedString, .heredoc, .stringOffset, .shellCommand, .magicConstant:
            literal(node)
        case .property, .methodCall: member(node)
        case .staticProperty:
            open("sprop")
            slot(node, 0)
            if let name = tree.child(node, 1), tree.kind(name) == .variable {
                write(" (id")
                quoted(tree.bytes(token: tree.mainToken(name)).dropFirst())
                close()
            } else if let name = tree.child(node, 1) {
                slot(name, 0)
            }
            close()
        case .argumentList:
            open("args")
            if tree.flags(node).contains(.firstClassCallable) { write(" ...") }
            slots(node)
            close()
        case .new:
            open("new")
            slot(node, 0)
            arguments(node, 1)
            close()
        case .exit:
            open("exit")
            if let list = tree.child(node, 0), let argument = tree.child(list, 0) {
                slot(argument, 1)
            } else {
                absent()
            }
            close()
        case .unary, .binary, .prefixUpdate, .postfixUpdate, .compoundAssign, .include:
            open(Self.names[Int(tree.kind(node).rawValue)])
            word(operatorText(node))
            slots(node)
            close()
        case .cast:
            open("cast")
            word(Self.castName(tree.mainTokenKind(node)))
            slots(node)
            close()
        case .ifStatement: ifStatement(node)
        case .use, .groupUse, .useItem: use(node)
        case .inlineHTML:
            open("html")
            quoted(tree.bytes(node))
            close()
        default: structure(node)
        }
    }

    private mutating func literal(_ node: NodeID) {
        switch tree.kind(node) {
        case .integer, .float:
            switch tree.number(node) {
            case .integer(let value): write(" (int \(value))")
            case .float(let value): write(" (float \(String(value.bitPattern, radix: 16)))")
            case nil: break
            }
        case .stringOffset: stringOffset(node)
        case .magicConstant:
            open("magic")
            word(tree.text(node).uppercased())
            close()
        case .shellCommand: strings("shell", node)
        default:
            if let value = tree.string(node) {
                open("str")
                quoted(value)
                close()
            } else {
                strings("interp", node)
            }
        }
    }

    /// A decimal number as PHP writes it is an integer; everything else is a string.
    private mutating func stringOffset(_ node: NodeID) {
        let bytes = tree.bytes(node)
        let text = String(decoding: bytes, as: UTF8.self)
        if tree.mainTokenKind(node) == .numericOffset, let value = Int(text), String(value) == text {
            write(" (int \(value))")
        } else {
            open("str")
            quoted(bytes)
            close()
        }
    }

    private mutating func member(_ node: NodeID) {
        let isNullsafe = tree.flags(node).contains(.nullsafe)
        if tree.kind(node) == .property {
            open(isNullsafe ? "nprop" : "prop")
        } else {
            open(isNullsafe ? "nmcall" : "mcall")
        }
        slots(node)
        close()
    }

    /// `else if` is printed as PHP nests it.
    private mutating func ifStatement(_ node: NodeID) {
        open("if")
        slot(node, 0)
        body(node, 1)
        var nested = 0
        for index in 2..<Swift.max(2, tree.slotCount(node)) {
            guard let clause = tree.child(node, index) else { continue }
            if tree.kind(clause) == .elseClause {
                open("else")
                body(clause, 0)
            } else if tree.flags(clause).contains(.separated) {
                write(" (else (body")
                open("if")
                slot(clause, 0)
                body(clause, 1)
                nested += 1
                continue
            } else {
                open("elseif")
                slot(clause, 0)
                body(clause, 1)
            }
            close()
        }
        for _ in 0..<nested { write(")))") }
        close()
    }

    private mutating func use(_ node: NodeID) {
        switch tree.kind(node) {
        case .use: open("use")
        case .groupUse: open("groupuse")
        default: open("useitem")
        }
        if tree.flags(node).contains(.function) { write(" function") }
        if tree.flags(node).contains(.constant) { write(" const") }
        for index in 0..<tree.slotCount(node) {
            // The first name of an import is never relative, with or without the separator.
            if index == 0, let child = tree.child(node, 0), tree.kind(child) == .name {
                write(" (name")
                quoted(tree.bytes(token: tree.mainToken(child)).drop { $0 == UInt8(ascii: "\\") })
                close()
            } else {
                slot(node, index)
            }
        }
        close()
    }

    private mutating func structure(_ node: NodeID) {
        let kind = tree.kind(node)
        open(Self.names[Int(kind.rawValue)])
        let flags = tree.flags(node)
        switch kind {
        case .closure, .arrowFunction, .parameter, .arrayElement, .argument, .function, .method,
            .classDeclaration, .propertyDeclaration, .propertyHook, .classConstantDeclaration, .traitAlias,
            .anonymousClass, .closureUse, .foreach:
            // An alternative `foreach` has a bit that is a modifier's elsewhere.
            flagWord(kind == .foreach ? flags.intersection(.byReference) : flags)
        default: break
        }
        switch kind {
        case .closure, .function, .method:
            for index in 0..<(tree.slotCount(node) - 1) { slot(node, index) }
            body(node, tree.slotCount(node) - 1)
        case .propertyHook:
            for index in 0..<3 { slot(node, index) }
            if let content = tree.child(node, 3), tree.kind(content) == .block { body(content) } else { slot(node, 3) }
        case .whileStatement, .forStatement, .foreach, .caseClause, .namespace, .elseClause, .finallyClause,
            .catchClause:
            for index in 0..<(tree.slotCount(node) - 1) { slot(node, index) }
            body(node, tree.slotCount(node) - 1)
        case .doWhile:
            body(node, 0)
            slot(node, 1)
        case .tryStatement:
            body(node, 0)
            slots(node, from: 1)
        case .declare:
            for child in tree.children(node) {
                if tree.kind(child) == .constantElement { dump(child) } else { body(child) }
            }
        default: slots(node)
        }
        close()
    }

    private static func castName(_ kind: TokenKind) -> String {
        switch kind {
        case .castInt: "int"
        case .castFloat: "float"
        case .castString: "string"
        case .castArray: "array"
        case .castObject: "object"
        case .castBool: "bool"
        case .castUnset: "unset"
        default: "void"
        }
    }

    private static let names: [StaticString] = NodeKind.allCases.map(name)
}
