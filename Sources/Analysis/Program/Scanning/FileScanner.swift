import PHPSyntax

/// Reads a tree once, from the first node to the last, for everything that the index needs.
struct FileScanner {
    var scan: FileScan
    let tree: SyntaxTree
    let source: UnsafeBufferPointer<UInt8>
    let starts: UnsafeBufferPointer<UInt32>
    let kinds: UnsafeBufferPointer<TokenKind>
    /// The section that the loop is in.
    var section = 0
    /// Whether a name has a backslash in it.
    var hasQualifiedNames = false

    /// Longer strings are texts, not names or keys.
    private static let maximumStringLength = 64

    static func scan(_ tree: SyntaxTree, path: String) -> FileScan {
        tree.source.withUnsafeBufferPointer { source in
            let tokens = tree.tokens
            return tokens.starts.withUnsafeBufferPointer { starts in
                tokens.kinds.withUnsafeBufferPointer { kinds in
                    var scanner = FileScanner(
                        scan: FileScan(tree: tree), tree: tree, source: source, starts: starts, kinds: kinds)
                    scanner.run(path: path)
                    return scanner.scan
                }
            }
        }
    }

    private mutating func run(path: String) {
        scan.path = scan.interner.intern(path)
        let count = tree.nodeCount
        scan.symbols = [UInt32](repeating: 0, count: count)
        guard count > 1 else {
            scan.sections = [NamespaceSection(start: 0)]
            return
        }
        collectSections()
        for index in 1..<count {
            while section + 1 < scan.sections.count && scan.sections[section + 1].start <= index { section += 1 }
            visit(tree.node(at: index), index)
        }
        addFunction(tree.root, start: 0, .file, name: 0, display: scan.path)
        if hasQualifiedNames || scan.sections.contains(where: { !$0.isPlain }) { resolveNames() }
    }

    private mutating func visit(_ node: NodeID, _ index: Int) {
        switch tree.kind(node) {
        case .name:
            let token = tree.mainToken(node)
            let kind = kinds[token]
            if kind == .qualifiedName || kind == .fullyQualifiedName || kind == .relativeName {
                hasQualifiedNames = true
            }
            scan.symbols[index] = intern(token: token)
        case .identifier, .stringOffset: scan.symbols[index] = intern(token: tree.mainToken(node))
        case .variable: scan.symbols[index] = internVariable(tree.mainToken(node))
        case .string: scan.symbols[index] = internString(node)
        case .integer: scan.symbols[index] = internInteger(tree.mainToken(node))
        case .call: visitCall(node)
        case .methodCall, .staticCall: visitMethodCall(node)
        case .function, .method, .closure, .arrowFunction, .propertyHook: visitFunction(node)
        case .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .anonymousClass:
            visitClass(node)
        case .constDeclaration: visitConstants(node)
        case .assign, .assignReference, .compoundAssign, .prefixUpdate, .postfixUpdate, .foreach, .global,
            .staticVariable, .catchClause, .closureUse:
            visitWrite(node)
        default: break
        }
    }

    // MARK: Symbols

    @inline(__always)
    func bytes(token: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: source[Int(starts[token])..<Int(starts[token + 1])])
    }

    private mutating func intern(token: Int) -> UInt32 { scan.interner.intern(bytes(token: token)) }

    private mutating func internVariable(_ token: Int) -> UInt32 {
        let bytes = bytes(token: token)
        guard bytes.first == UInt8(ascii: "$") else { return scan.interner.intern(bytes) }
        return scan.interner.intern(UnsafeBufferPointer(rebasing: bytes.dropFirst()))
    }

    /// Interns a decimal integer, which is the same array key as the string of its digits.
    private mutating func internInteger(_ token: Int) -> UInt32 {
        let bytes = bytes(token: token)
        let isCanonical =
            bytes.count < 19 && bytes.allSatisfy { $0 &- 0x30 < 10 } && (bytes.count == 1 || bytes[0] != 0x30)
        return isCanonical ? scan.interner.intern(bytes) : 0
    }

    private mutating func internString(_ node: NodeID) -> UInt32 {
        let bytes = bytes(token: tree.mainToken(node))
        guard bytes.count > 2 && bytes.count <= Self.maximumStringLength + 2 else { return 0 }
        var colon: Int?
        for offset in 1..<(bytes.count - 1) {
            let byte = bytes[offset]
            if byte == ASCII.backslash { return internEscapedString(node) }
            if byte < 0x20 { return 0 }
            if byte == UInt8(ascii: ":") && colon == nil && bytes[offset + 1] == byte { colon = offset }
        }
        guard bytes[0] == bytes[bytes.count - 1] else { return internEscapedString(node) }
        let inside = UnsafeBufferPointer(rebasing: bytes[1..<(bytes.count - 1)])
        if let colon { internHalves(inside, colon - 1) }
        return scan.interner.intern(inside)
    }

    private mutating func internEscapedString(_ node: NodeID) -> UInt32 {
        guard let value = tree.string(node), value.count <= Self.maximumStringLength else { return 0 }
        return value.withUnsafeBufferPointer { value in
            if value.first == ASCII.backslash {
                _ = scan.interner.intern(UnsafeBufferPointer(rebasing: value.dropFirst()))
            }
            if let colon = value.firstIndex(of: UInt8(ascii: ":")) { internHalves(value, colon) }
            return scan.interner.intern(value)
        }
    }

    /// Interns both names in `Class::method`.
    private mutating func internHalves(_ text: UnsafeBufferPointer<UInt8>, _ colon: Int) {
        guard colon + 2 < text.count, text[colon + 1] == UInt8(ascii: ":") else { return }
        let isName = text.allSatisfy { ASCII.isLabel($0) || $0 == ASCII.backslash || $0 == UInt8(ascii: ":") }
        guard isName else { return }
        let start = text.first == ASCII.backslash ? 1 : 0
        guard start < colon else { return }
        _ = scan.interner.intern(UnsafeBufferPointer(rebasing: text[start..<colon]))
        _ = scan.interner.intern(UnsafeBufferPointer(rebasing: text[(colon + 2)...]))
    }

    // MARK: Calls

    private mutating func visitCall(_ node: NodeID) {
        guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { return }
        var symbol = scan.symbols[callee.index]
        if kinds[tree.mainToken(callee)] != .identifier {
            // `\name(…)` and `Some\name(…)`, of which only the former can be one of WordPress.
            let name = bytes(token: tree.mainToken(callee)).drop { $0 == ASCII.backslash }
            symbol = scan.interner.find(UnsafeBufferPointer(rebasing: name)) ?? 0
        }
        if let name = known(symbol) { scan.calls.append(KnownCall(node: node, name: name, isMethod: false)) }
    }

    private mutating func visitMethodCall(_ node: NodeID) {
        guard let callee = tree.child(node, 1), tree.kind(callee) == .identifier,
            let name = known(scan.symbols[callee.index])
        else { return }
        switch name {
        case .addAction, .addFilter, .addShortcode, .define, .addSetting, .addCommand:
            scan.calls.append(KnownCall(node: node, name: name, isMethod: true))
        default: break
        }
    }

    private func known(_ symbol: UInt32) -> KnownName? {
        KnownName.named(Symbol(rawValue: scan.interner.lowercased(symbol)))
    }

    // MARK: Declarations

    private mutating func visitFunction(_ node: NodeID) {
        let start = tree.nodes(through: node).lowerBound
        switch tree.kind(node) {
        case .function:
            let (name, display) = declaredName(tree.child(node, 1))
            addFunction(node, start: start, .function, name: name, display: display)
        case .method, .propertyHook:
            let symbol = tree.child(node, 1).map { scan.symbols[$0.index] } ?? 0
            let kind = tree.kind(node) == .method ? FunctionKind.method : .propertyHook
            addFunction(node, start: start, kind, name: scan.interner.lowercased(symbol), display: symbol)
        default:
            let kind = tree.kind(node) == .closure ? FunctionKind.closure : .arrowFunction
            addFunction(node, start: start, kind, name: 0, display: KnownName.closureName.symbol.rawValue)
        }
    }

    private mutating func addFunction(
        _ node: NodeID, start: Int, _ kind: FunctionKind, name: UInt32, display: UInt32
    ) {
        scan.functions.append(ScannedFunction(node: node, start: start, kind: kind, name: name, display: display))
    }

    private mutating func visitClass(_ node: NodeID) {
        let start = tree.child(node, 4).map { tree.nodes(through: $0).lowerBound } ?? node.index
        var name: UInt32 = 0
        var display: UInt32 = 0
        if tree.kind(node) == .anonymousClass {
            let path = String(decoding: scan.interner.bytes(scan.path), as: UTF8.self)
            let written = scan.interner.intern("class@anonymous:\(path):\(node.index)")
            name = scan.interner.lowercased(written)
            display = scan.interner.intern("class@anonymous")
        } else {
            (name, display) = declaredName(tree.child(node, 1))
        }
        scan.classes.append(ScannedClass(node: node, start: start, name: name, display: display))
    }

    private mutating func visitConstants(_ node: NodeID) {
        for element in tree.children(node) where tree.kind(element) == .constantElement {
            guard let name = tree.child(element, 0), let value = tree.child(element, 1) else { continue }
            let namespace = scan.sections[section].name
            let symbol = joined(namespace, scan.interner.bytes(scan.symbols[name.index]))
            scan.constants.append(ScannedConstant(name: symbol, value: value))
        }
    }

    /// The fully qualified name that an identifier declares, in lower case and as written.
    private mutating func declaredName(_ identifier: NodeID?) -> (name: UInt32, display: UInt32) {
        guard let identifier else { return (0, 0) }
        let symbol = scan.symbols[identifier.index]
        let namespace = scan.sections[section].display
        let display = namespace == 0 ? symbol : joined(namespace, scan.interner.bytes(symbol))
        return (scan.interner.lowercased(display), display)
    }

    /// `namespace\name`.
    mutating func joined(_ namespace: UInt32, _ name: ArraySlice<UInt8>) -> UInt32 {
        guard namespace != 0 else { return scan.interner.intern(name) }
        guard !name.isEmpty else { return 0 }
        var whole = Array(scan.interner.bytes(namespace))
        whole.append(ASCII.backslash)
        whole.append(contentsOf: name)
        return scan.interner.intern(whole[...])
    }
}
