import AnalysisModel
import PHPSyntax

/// Imports that nothing in the file uses.
struct UnusedImports: FileRule {
    static let ids = ["php.unused-import"]

    func check(_ file: FileContext, report: inout Reporter) {
        let tree = file.tree
        var imports: [(node: NodeID, alias: String)] = []
        for statement in statements(file) where tree.kind(statement) == .use || tree.kind(statement) == .groupUse {
            for item in tree.children(statement) where tree.kind(item) == .useItem {
                guard let name = tree.child(item, 0) else { continue }
                let isConstant = tree.flags(item).contains(.constant) || tree.flags(statement).contains(.constant)
                let written = tree.text(tree.child(item, 1) ?? name)
                let short = written.split(separator: "\\").last.map(String.init) ?? written
                imports.append((item, isConstant ? short : String(asciiLowercasing: Array(short.utf8)[...])))
            }
        }
        guard !imports.isEmpty else { return }
        let used = usedNames(file)
        for (item, alias) in imports where !used.contains(alias) {
            report("php.unused-import", at: item, values: ["name": file.text(item)], fix: removal(item, file))
        }
    }

    /// The statements at file level, and in namespaces.
    private func statements(_ file: FileContext) -> [NodeID] {
        let tree = file.tree
        var statements: [NodeID] = []
        for statement in tree.children(tree.root) {
            statements.append(statement)
            if tree.kind(statement) == .namespace, let body = tree.child(statement, 1) {
                statements += tree.children(body)
            }
        }
        return statements
    }

    /// The first parts of all names, in small letters and as written, and the words of doc comments and attributes.
    private func usedNames(_ file: FileContext) -> Set<String> {
        let tree = file.tree
        var names: Set<String> = []
        let parents = file.parents
        for index in 1..<tree.nodeCount where parents[index] != 0 {
            let node = tree.node(at: index)
            guard tree.kind(node) == .name, let parent = file.parentKind(node), parent != .useItem,
                parent != .namespace,
                parent != .groupUse
            else { continue }
            let bytes = tree.bytes(token: tree.mainToken(node))
            let first = bytes.prefix { $0 != UInt8(ascii: "\\") }
            guard !first.isEmpty else { continue }
            names.insert(String(asciiLowercasing: first))
            names.insert(String(decoding: first, as: UTF8.self))
        }
        for (token, kind) in tree.tokens.kinds.enumerated() where kind == .docComment || kind == .comment {
            for word in tree.bytes(token: token).split(whereSeparator: { !isNameByte($0) }) {
                names.insert(String(asciiLowercasing: word))
            }
        }
        return names
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || (48...57).contains(byte) || (65...90).contains(byte)
            || (97...122).contains(byte)
    }

    /// Removes the whole statement if it imports nothing else.
    private func removal(_ item: NodeID, _ file: FileContext) -> Fix? {
        let tree = file.tree
        guard let statement = file.parent(item), tree.kind(statement) == .use, tree.slotCount(statement) == 1 else {
            return nil
        }
        var range = tree.byteRange(statement)
        let bytes = file.source.bytes
        if range.upperBound < bytes.count, bytes[range.upperBound] == 10 {
            range = range.lowerBound..<range.upperBound + 1
        }
        return file.replacing(range, with: "", title: "Remove the import")
    }
}
