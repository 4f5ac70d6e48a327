import PHPSyntax

/// Calls of the methods of `$wpdb`.
enum DatabaseCall {
    /// The methods that read rows.
    static let readers: Set<String> = ["get_results", "get_row", "get_col", "get_var"]
    /// The methods that write.
    static let writers: Set<String> = ["insert", "update", "replace", "delete"]

    /// Whether the node is `$wpdb`, `$this->wpdb`, `$GLOBALS['wpdb']` or the like.
    static func isDatabase(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let node else { return false }
        let tree = file.tree
        switch tree.kind(node) {
        case .variable: return isName(file.variableName(node) ?? "", file)
        case .property, .staticProperty:
            guard let name = tree.child(node, 1) else { return false }
            return isName(String(tree.text(name).drop { $0 == "$" }), file)
        case .index: return file.constantString(tree.child(node, 1)) == "wpdb"
        case .call, .methodCall, .staticCall: return false
        default: return false
        }
    }

    /// `db` is WordPress's database in programs that work with it.
    private static func isName(_ name: String, _ file: FileContext) -> Bool {
        name == "wpdb" || name == "db" && file.program.wordpress.usesWordPress
    }

    /// The SQL at `node`, `?` for what is not written out; expressions in strings stay as they are. Nil if nothing is
    /// known.
    static func text(_ node: NodeID?, _ file: FileContext) -> String? {
        guard var node = file.resolved(node) else { return nil }
        if let call = Call(node, in: file), call.name == "prepare", let query = file.resolved(call.argument(0)) {
            node = query
        }
        var pieces: [String] = []
        var rest: NodeID? = node
        while let part = rest, pieces.count < 256 {
            let isJoin = file.tree.kind(part) == .binary && file.tree.mainTokenKind(part) == .dot
            guard let operand = isJoin ? file.tree.child(part, 1) : part else { break }
            pieces.append(piece(operand, file))
            rest = isJoin ? file.tree.child(part, 0) : nil
        }
        let text = pieces.reversed().joined()
        return text.drop { $0.isWhitespace }.first.map { $0 == "?" } ?? true ? nil : text
    }

    private static func piece(_ node: NodeID, _ file: FileContext) -> String {
        switch file.tree.kind(node) {
        case .string: return file.constantString(node) ?? " ? "
        case .interpolatedString, .heredoc:
            var text = ""
            for part in file.tree.stringParts(node) {
                switch part {
                case .text(let bytes): text += String(decoding: bytes, as: UTF8.self)
                case .expression(let expression):
                    let isTable =
                        text.lowercased().hasSuffix("from ") || text.hasSuffix("`") || text.hasSuffix("FROM\n")
                    let isProperty = file.tree.kind(expression) == .property
                    text += isTable || isProperty ? file.text(expression) : " ? "
                }
            }
            return text
        case .property: return file.text(node)
        case .variable, .staticProperty, .classConstant, .constant:
            // The name of a table, most likely, where SQL is joined.
            let name = file.text(node).lowercased()
            return name.contains("table") ? file.text(node) : " ? "
        default: return " ? "
        }
    }
}
