import PHPSyntax

/// Costly SQL, as far as it is written out.
struct SQLTextRule: NodeRule {
    static let ids = ["performance.random-order", "performance.leading-wildcard", "performance.select-all"]
    static let kinds: [NodeKind] = [
        .string, .interpolatedString, .heredoc, .arrayElement, .methodCall, .assign, .binary,
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .arrayElement: checkOrder(tree.child(node, 0), tree.child(node, 1), node, file, &report)
        case .assign:
            guard let target = tree.child(node, 0), tree.kind(target) == .index,
                QueryShape.looksLikeQuery(target, file)
            else { return }
            checkOrder(tree.child(target, 1), tree.child(node, 1), node, file, &report)
        case .methodCall: checkCall(node, file, &report)
        case .binary: checkEscaped(node, file, &report)
        default: checkText(node, file, &report)
        }
    }

    /// `'orderby' => 'rand'`.
    private func checkOrder(
        _ key: NodeID?, _ value: NodeID?, _ node: NodeID, _ file: FileContext, _ report: inout Reporter
    ) {
        guard let key, file.tree.kind(key) == .string, file.constantString(key) == "orderby",
            let value, let order = file.constantString(value)?.lowercased()
        else { return }
        guard order == "rand" || order.hasPrefix("rand(") || order == "random" else { return }
        report("performance.random-order", at: node, values: ["parameter": "'orderby' => '\(order)'"])
    }

    private func checkText(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let bytes = file.tree.bytes(node)
        guard bytes.count >= 8, bytes.count < 1 << 20 else { return }
        if let start = find("order by rand(", bytes) {
            report(
                "performance.random-order", at: start..<(start + 14), values: ["parameter": "ORDER BY RAND()"])
        }
        if find("select", bytes) == nil && find("where", bytes) == nil && find(" and ", bytes) == nil { return }
        var from = bytes.startIndex
        while let start = find("like", bytes[from...]) {
            from = start + 4
            if isWildcardFirst(bytes[from...], node, file) {
                report("performance.leading-wildcard", at: start..<(start + 4))
                return
            }
        }
    }

    /// Whether what follows LIKE is a string that begins with a wildcard and goes on.
    private func isWildcardFirst(_ bytes: ArraySlice<UInt8>, _ node: NodeID, _ file: FileContext) -> Bool {
        var rest = bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x09 || $0 == 0x5C }
        guard let quote = rest.first, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { return false }
        rest = rest.dropFirst()
        guard rest.first == UInt8(ascii: "%") else { return false }
        rest = rest.dropFirst()
        guard let next = rest.first else { return true }
        if next == UInt8(ascii: "%") { return true }
        let isPlaceholder = "sdfF".utf8.contains(next) || next >= 0x30 && next <= 0x39
        return !(isPlaceholder && isPrepared(node, file)) && next != quote
    }

    /// Whether the text is the first argument of `prepare()` or `sprintf()`.
    private func isPrepared(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 24) {
            guard let call = Call(ancestor, in: file) else {
                if file.tree.kind(ancestor).isStatement { return false }
                continue
            }
            if let name = call.name, name == "prepare" || name.hasSuffix("printf") { return true }
        }
        return false
    }

    /// `'%' . $wpdb->esc_like( $term ) . '%'`.
    private func checkEscaped(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard tree.mainTokenKind(node) == .dot, let left = tree.child(node, 0), tree.kind(left) == .string,
            tree.string(left) == [UInt8(ascii: "%")], let right = tree.child(node, 1),
            let call = Call(right, in: file), call.name == "esc_like"
        else { return }
        report("performance.leading-wildcard", at: node, severity: .info, confidence: .medium)
    }

    /// `$wpdb->get_results( "SELECT * FROM table" )`.
    private func checkCall(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let call = Call(node, in: file), let name = call.name, name == "get_results" || name == "get_col",
            DatabaseCall.isDatabase(call.receiver, file), let text = DatabaseCall.text(call.argument(0), file)
        else { return }
        let words = text.uppercased().split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        guard words.first == "SELECT", let from = words.firstIndex(of: "FROM"), from + 1 < words.count else { return }
        let ends: Set<Substring> = ["WHERE", "LIMIT", "JOIN", "GROUP", "HAVING", "?"]
        if words[(from + 2)...].contains(where: { ends.contains($0) }) { return }
        if words[1..<from].contains(where: { word in
            ["COUNT(", "SUM(", "MAX(", "MIN(", "AVG(", "DISTINCT", "COUNT ("].contains { word.contains($0) }
        }) {
            return
        }
        let original = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        let table = String(original[from + 1].filter { !"{}`;".contains($0) })
        let isLarge = [
            "posts", "postmeta", "users", "usermeta", "comments", "commentmeta", "options", "term_relationships",
        ].contains { table.hasSuffix(">" + $0) || table.hasSuffix("_" + $0) }
        report(
            "performance.select-all", at: node, values: ["table": table], severity: isLarge ? nil : .info,
            confidence: isLarge ? .high : .low)
    }

    private func find(_ needle: String, _ bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(needle.utf8)
        guard bytes.count >= pattern.count, let first = pattern.first else { return nil }
        var index = bytes.startIndex
        while index <= bytes.endIndex - pattern.count {
            if bytes[index] | 0x20 == first || bytes[index] == first {
                var offset = 1
                while offset < pattern.count {
                    let byte = bytes[index + offset]
                    let isEqual =
                        byte == pattern[offset]
                        || (byte >= 0x41 && byte <= 0x5A && byte | 0x20 == pattern[offset])
                    if !isEqual { break }
                    offset += 1
                }
                if offset == pattern.count { return index }
            }
            index += 1
        }
        return nil
    }
}
