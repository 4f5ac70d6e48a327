import PHPSyntax

/// Types in doc comments.
enum DocComment {
    /// What stands farther behind is not looked at, for a comment may be looked at once a parameter.
    private static let maximumLength = 16 << 10

    /// The class that `@var` names before a declaration of properties.
    static func property(
        _ node: NodeID, _ tree: SyntaxTree, _ symbols: SymbolTable, _ sections: [NamespaceSection]
    ) -> Symbol {
        type(tag: "@var", variable: nil, before: node, tree, symbols, sections)
    }

    /// The class that `@param` names for a parameter.
    static func parameter(
        _ name: Symbol, of function: NodeID, _ tree: SyntaxTree, _ symbols: SymbolTable,
        _ sections: [NamespaceSection]
    ) -> Symbol {
        type(tag: "@param", variable: symbols.bytes(name), before: function, tree, symbols, sections)
    }

    /// The class that `@return` names; `self`, `static` and `$this` are `own`.
    static func result(
        of function: NodeID, _ tree: SyntaxTree, _ symbols: SymbolTable, _ sections: [NamespaceSection],
        within own: Symbol?
    ) -> Symbol {
        let name = type(tag: "@return", variable: nil, before: function, tree, symbols, sections)
        return name == KnownName.selfClass.symbol || name == KnownName.staticClass.symbol ? own ?? .none : name
    }

    /// The class that the first `tag` of the comment before `node` names, or the first for `variable`.
    private static func type(
        tag: StaticString, variable: ArraySlice<UInt8>?, before node: NodeID, _ tree: SyntaxTree,
        _ symbols: SymbolTable, _ sections: [NamespaceSection]
    ) -> Symbol {
        guard let token = tree.leadingComment(node), tree.tokens.kinds[token] == .docComment else { return .none }
        return type(tag: tag, variable: variable, in: tree.bytes(token: token), at: node, symbols, sections)
    }

    static func type(
        tag: StaticString, variable: ArraySlice<UInt8>?, in comment: ArraySlice<UInt8>, at node: NodeID,
        _ symbols: SymbolTable, _ sections: [NamespaceSection]
    ) -> Symbol {
        var rest = comment.prefix(maximumLength)
        while let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            rest = rest[at...]
            guard starts(rest, with: tag) else {
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(tag.utf8CodeUnitCount)
            guard let blank = rest.first, ASCII.isBlank(blank) else { continue }
            rest = rest.drop { $0 == 0x20 || $0 == 9 }
            let type = rest.prefix { !ASCII.isBlank($0) }
            rest = rest[type.endIndex...]
            if let variable {
                var name = rest.drop { $0 == 0x20 || $0 == 9 }
                name = name.drop { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: ".") }
                guard name.first == UInt8(ascii: "$"), name.dropFirst().prefix(while: ASCII.isLabel) == variable else {
                    continue
                }
            }
            return resolve(type, at: node, symbols, sections)
        }
        return .none
    }

    private static func starts(_ text: ArraySlice<UInt8>, with tag: StaticString) -> Bool {
        guard text.count >= tag.utf8CodeUnitCount else { return false }
        for offset in 0..<tag.utf8CodeUnitCount where text[text.startIndex + offset] != tag.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The first class in a type such as `Foo|null`; `.none` if the program knows no class of that name.
    private static func resolve(
        _ type: ArraySlice<UInt8>, at node: NodeID, _ symbols: SymbolTable, _ sections: [NamespaceSection]
    ) -> Symbol {
        for part in type.split(separator: UInt8(ascii: "|")) {
            let part = part.first == UInt8(ascii: "?") ? part.dropFirst() : part
            guard part.count <= SymbolInterner.maximumLength, !part.isEmpty,
                part.allSatisfy({ ASCII.isLabel($0) || $0 == ASCII.backslash })
            else { continue }
            let name = ASCII.lowercased(part)
            if name == Array("self".utf8) { return KnownName.selfClass.symbol }
            if name == Array("static".utf8) { return KnownName.staticClass.symbol }
            if BuiltinTypes.contains(name) { continue }
            let symbol = resolve(name, symbols, sections[NamespaceSection.index(of: node.index, in: sections)])
            if symbol != .none { return symbol }
        }
        return .none
    }

    private static func resolve(_ name: [UInt8], _ symbols: SymbolTable, _ section: NamespaceSection) -> Symbol {
        if name.first == ASCII.backslash { return symbols.symbol(name.dropFirst()) ?? .none }
        let first = name.prefix { $0 != ASCII.backslash }
        if let alias = symbols.symbol(first), let target = section.classes[alias.rawValue] {
            guard first.count < name.count else { return Symbol(rawValue: target) }
            return symbols.symbol(symbols.bytes(Symbol(rawValue: target)) + name[first.endIndex...]) ?? .none
        }
        if section.name != 0 {
            let namespace = symbols.bytes(Symbol(rawValue: section.name))
            if let symbol = symbols.symbol(namespace + [ASCII.backslash] + name) { return symbol }
            return .none
        }
        return symbols.symbol(name) ?? .none
    }
}

/// Names of types that are no classes.
enum BuiltinTypes {
    static func contains(_ name: some Sequence<UInt8>) -> Bool { names.contains(Array(name)) }

    private static let names: Set<[UInt8]> = Set(
        [
            "int", "integer", "float", "double", "string", "bool", "boolean", "array", "object", "mixed", "null",
            "void", "never", "callable", "iterable", "false", "true", "resource", "numeric", "scalar",
        ].map { Array($0.utf8) })
}
