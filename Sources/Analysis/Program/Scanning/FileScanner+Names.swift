import PHPSyntax

/// Namespaces, imports, and what names stand for.
extension FileScanner {
    /// Finds the namespaces of the file and their imports; they stand outside of everything else.
    mutating func collectSections() {
        var current = NamespaceSection(start: 0)
        var previous = 0
        for statement in tree.children(tree.root) {
            switch tree.kind(statement) {
            case .namespace:
                scan.sections.append(current)
                let name = tree.child(statement, 0)
                let start = (tree.child(statement, 1) == nil ? statement.index : name?.index ?? previous) + 1
                current = NamespaceSection(start: start)
                if let name, tree.kind(name) == .name {
                    current.display = scan.interner.intern(bytes(token: tree.mainToken(name)))
                    current.name = scan.interner.lowercased(current.display)
                }
                if let block = tree.child(statement, 1) {
                    for inner in tree.children(block) { addImports(inner, &current) }
                    scan.sections.append(current)
                    current = NamespaceSection(start: statement.index + 1)
                }
            default: addImports(statement, &current)
            }
            previous = statement.index
        }
        scan.sections.append(current)
    }

    private mutating func addImports(_ statement: NodeID, _ section: inout NamespaceSection) {
        let isGroup = tree.kind(statement) == .groupUse
        guard isGroup || tree.kind(statement) == .use else { return }
        var prefix: [UInt8] = []
        if isGroup, let name = tree.child(statement, 0), tree.kind(name) == .name {
            prefix = Array(bytes(token: tree.mainToken(name)).drop { $0 == ASCII.backslash }) + [ASCII.backslash]
            if prefix.count > SymbolInterner.maximumLength { return }
        }
        for item in tree.children(statement) where tree.kind(item) == .useItem {
            guard let name = tree.child(item, 0), tree.kind(name) == .name else { continue }
            let written = Array(bytes(token: tree.mainToken(name)).drop { $0 == ASCII.backslash })
            var alias = Array(Self.lastSegment(written[...]))
            if let node = tree.child(item, 1) { alias = Array(bytes(token: tree.mainToken(node))) }
            let full = prefix + written
            let flags = tree.flags(item).union(tree.flags(statement))
            if flags.contains(.constant) {
                section.constants[scan.interner.intern(alias[...])] =
                    scan.interner.intern(Self.constantName(full[...])[...])
            } else {
                let target = scan.interner.intern(ASCII.lowercased(full)[...])
                let key = scan.interner.intern(ASCII.lowercased(alias)[...])
                if flags.contains(.function) { section.functions[key] = target } else { section.classes[key] = target }
            }
        }
    }

    private static func lastSegment(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.lastIndex(of: ASCII.backslash).map { name[($0 + 1)...] } ?? name
    }

    /// The name of a constant with its namespace, which alone ignores case, in lower case.
    static func constantName(_ name: ArraySlice<UInt8>) -> [UInt8] {
        guard let last = name.lastIndex(of: ASCII.backslash) else { return Array(name) }
        return ASCII.lowercased(name[..<last]) + name[last...]
    }

    // MARK: Resolution

    private enum Role { case `class`, function, constant }

    /// Says of each name what it stands for.
    mutating func resolveNames() {
        let count = tree.nodeCount
        let isClaimed = UInt32.max
        scan.resolved = [UInt32](repeating: 0, count: count)
        section = 0
        for index in 1..<count {
            while section + 1 < scan.sections.count && scan.sections[section + 1].start <= index { section += 1 }
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .call, .constant:
                guard let name = tree.child(node, 0), tree.kind(name) == .name else { continue }
                scan.resolved[name.index] = resolve(name, tree.kind(node) == .call ? .function : .constant)
            case .useItem, .groupUse, .namespace:
                if let name = tree.child(node, 0) { scan.resolved[name.index] = isClaimed }
            default: break
            }
        }
        section = 0
        for index in 1..<count {
            while section + 1 < scan.sections.count && scan.sections[section + 1].start <= index { section += 1 }
            let node = tree.node(at: index)
            if scan.resolved[index] == isClaimed {
                scan.resolved[index] = 0
            } else if scan.resolved[index] == 0 && tree.kind(node) == .name {
                scan.resolved[index] = resolve(node, .class)
            }
        }
    }

    private mutating func resolve(_ node: NodeID, _ role: Role) -> UInt32 {
        let token = tree.mainToken(node)
        let name = Array(bytes(token: token))[...]
        let section = scan.sections[section]
        switch kinds[token] {
        case .fullyQualifiedName: return finish(name.dropFirst(), role)
        case .relativeName:
            let rest = name.drop { $0 != ASCII.backslash }.dropFirst()
            return finish(qualified(section.name, rest)[...], role)
        case .qualifiedName:
            let first = name.prefix { $0 != ASCII.backslash }
            if let alias = scan.interner.find(ASCII.lowercased(first)[...]), let target = section.classes[alias] {
                return finish((Array(scan.interner.bytes(target)) + name[first.endIndex...])[...], role)
            }
            return finish(qualified(section.name, name)[...], role)
        default:
            let symbol = scan.symbols[node.index]
            switch role {
            case .constant: if let target = section.constants[symbol] { return target }
            case .function:
                if let target = section.functions[scan.interner.lowercased(symbol)] { return target }
            case .class:
                let lower = scan.interner.lowercased(symbol)
                if let target = section.classes[lower] { return target }
                switch Symbol(rawValue: lower) {
                case KnownName.selfClass.symbol, KnownName.parentClass.symbol, KnownName.staticClass.symbol:
                    return lower
                default: break
                }
            }
            return finish(qualified(section.name, name)[...], role)
        }
    }

    private func qualified(_ namespace: UInt32, _ name: ArraySlice<UInt8>) -> [UInt8] {
        namespace == 0 ? Array(name) : scan.interner.bytes(namespace) + [ASCII.backslash] + name
    }

    private mutating func finish(_ name: ArraySlice<UInt8>, _ role: Role) -> UInt32 {
        guard name.count <= SymbolInterner.maximumLength else { return 0 }
        switch role {
        case .constant: return scan.interner.intern(Self.constantName(name)[...])
        case .class, .function: return scan.interner.intern(ASCII.lowercased(name)[...])
        }
    }
}
