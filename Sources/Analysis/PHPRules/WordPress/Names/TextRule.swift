import PHPSyntax

/// Texts that are written wrongly: the name of WordPress, addresses of the own computer, paths that differ from site to
/// site.
struct TextRule: NodeRule {
    static let ids = ["wp.capital-p", "wp.localhost-url", "wp.hardcoded-path"]
    static let kinds: [NodeKind] = [.string, .inlineHTML, .stringPart]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let bytes = file.tree.bytes(node)
        guard bytes.count > 8, !file.isCore else { return }
        if let start = Self.find("Wordpress", bytes), isProse(bytes, start) {
            let range = file.tree.byteRange(node).lowerBound + (start - bytes.startIndex)
            report(
                "wp.capital-p", at: range..<(range + 9), values: ["text": "Wordpress"],
                fix: file.tree.kind(node) == .inlineHTML || isShown(node, file)
                    ? file.replacing(range..<(range + 9), with: "WordPress", title: "Write WordPress") : nil)
        }
        guard file.tree.kind(node) != .inlineHTML else { return }
        if let start = Self.find("://localhost", bytes) ?? Self.find("://127.0.0.1", bytes), isUsed(node, file) {
            let text = String(decoding: bytes[Swift.max(bytes.startIndex, start - 5)...].prefix(60), as: UTF8.self)
            report("wp.localhost-url", at: node, values: ["url": text.filter { $0 != "'" && $0 != "\"" }])
        }
        if let start = Self.find("wp-content/", bytes), isUsed(node, file), isPath(bytes, start, node, file) {
            let text = String(decoding: bytes.prefix(60), as: UTF8.self).filter { $0 != "'" && $0 != "\"" }
            let rest = bytes[(start + 11)...]
            let alternative =
                rest.starts(with: "plugins".utf8)
                ? "plugin_dir_path(), plugins_url() or __DIR__"
                : rest.starts(with: "uploads".utf8)
                    ? "wp_upload_dir()"
                    : rest.starts(with: "themes".utf8)
                        ? "get_template_directory() or get_template_directory_uri()"
                        : "WP_CONTENT_DIR or content_url()"
            report(
                "wp.hardcoded-path", at: node, values: ["path": text, "alternative": alternative],
                suggestion: "Use \(alternative).")
        }
    }

    private static func find(_ word: String, _ bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(word.utf8)
        guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
        var index = bytes.startIndex
        while let found = bytes[index...].firstIndex(of: first), found <= bytes.endIndex - pattern.count {
            if bytes[found...].starts(with: pattern) { return found }
            index = found + 1
        }
        return nil
    }

    /// Whether the name stands in a sentence: blanks or punctuation around it, and blanks somewhere.
    private func isProse(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Bool {
        let before = start > bytes.startIndex ? bytes[start - 1] : 0x20
        let after = start + 9 < bytes.endIndex ? bytes[start + 9] : 0x20
        let ends = Set(" \n\t'\"<>,.!?()".utf8)
        return ends.contains(before) && ends.contains(after) && after != UInt8(ascii: "(")
            && bytes.contains(0x20)
            && !(after == UInt8(ascii: ".") && start + 10 < bytes.endIndex && bytes[start + 10] | 0x20 >= 0x61)
    }

    /// Whether the text is shown to people.
    private func isShown(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 8) {
            switch file.tree.kind(ancestor) {
            case .echo, .print: return true
            case .call:
                guard let name = file.calledFunction(ancestor) else { return false }
                return ["esc_html", "esc_attr", "printf", "sprintf"].contains(name)
            default: continue
            }
        }
        return false
    }

    /// Whether the text is used as it is, not compared, searched for or replaced.
    private func isUsed(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        for ancestor in file.ancestors(of: node, limit: 12) {
            switch tree.kind(ancestor) {
            case .binary where tree.mainTokenKind(ancestor) != .dot: return false
            case .call:
                guard let name = file.calledFunction(ancestor) else { return false }
                let searches = [
                    "str", "preg_", "in_array", "array_", "__", "esc_html", "_e", "sprintf", "define", "add_",
                ]
                return !searches.contains { name.hasPrefix($0) }
            case .array, .caseClause, .matchArm: return false
            case .echo, .print: return true
            default: continue
            }
        }
        return true
    }

    /// Whether the folder begins a path: it stands at the begin or behind a slash, or is joined to a root.
    private func isPath(_ bytes: ArraySlice<UInt8>, _ start: Int, _ node: NodeID, _ file: FileContext) -> Bool {
        let before = bytes[..<start].drop { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") }
        if before.contains(UInt8(ascii: " ")) || before.contains(UInt8(ascii: "<")) { return false }
        guard let parent = file.parent(node), file.tree.kind(parent) == .binary, file.tree.child(parent, 1) == node,
            let left = file.tree.child(parent, 0)
        else { return before.starts(with: "../".utf8) || before.starts(with: "./".utf8) }
        let text = file.text(left, limit: 200)
        return ["ABSPATH", "_url", "DOCUMENT_ROOT", "dirname", "__DIR__", "get_home_path"].contains {
            text.contains($0)
        }
    }
}
