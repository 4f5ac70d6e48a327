import PHPSyntax

/// Elements for scripts and styles that are printed instead of being enqueued.
struct PrintedAssetRule: NodeRule {
    static let ids = ["performance.not-enqueued"]
    static let kinds: [NodeKind] = [.inlineHTML, .string, .interpolatedString, .heredoc]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let bytes = file.tree.bytes(node)
        guard bytes.count > 12, bytes.contains(UInt8(ascii: "<")), !file.isCore else { return }
        let start = bytes.startIndex
        var index = start
        var isChecked = file.tree.kind(node) == .inlineHTML
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            let tag = bytes[index...]
            let element = Self.matches(tag, "<script") ? "script" : Self.matches(tag, "<link") ? "link" : nil
            guard let element else {
                index += 1
                continue
            }
            let end = tag.firstIndex(of: UInt8(ascii: ">")) ?? bytes.endIndex
            let text = String(decoding: bytes[index..<Swift.min(end, index + 600)], as: UTF8.self).lowercased()
            let isAsset =
                element == "script"
                ? text.contains(" src=") : text.contains("stylesheet") && !text.contains("alternate")
            if isAsset {
                if !isChecked {
                    guard isPrinted(node, file) else { return }
                    isChecked = true
                }
                let base = file.tree.byteRange(node).lowerBound
                let offset = base + (index - start)
                report(
                    "performance.not-enqueued", at: offset..<(offset + element.utf8.count + 1),
                    values: ["element": element])
            }
            index = Swift.max(end, index + 1)
        }
    }

    private static func matches(_ bytes: ArraySlice<UInt8>, _ word: String) -> Bool {
        let letters = Array(word.utf8)
        guard bytes.count > letters.count else { return false }
        for (offset, letter) in letters.enumerated() {
            let byte = bytes[bytes.startIndex + offset]
            if byte != letter && byte | 0x20 != letter { return false }
        }
        let next = bytes[bytes.startIndex + letters.count]
        return next == 0x20 || next == 0x0A || next == 0x09 || next == 0x0D
    }

    /// Whether the text goes to the page: it is not searched for, compared or replaced.
    private func isPrinted(_ node: NodeID, _ file: FileContext) -> Bool {
        let printers: Set<String> = [
            "printf", "sprintf", "vprintf", "wp_kses_post", "wp_kses", "apply_filters", "print", "fwrite", "implode",
        ]
        var child = node
        for ancestor in file.ancestors(of: node, limit: 24) {
            switch file.tree.kind(ancestor) {
            case .echo, .print, .returnStatement: return true
            case .call, .methodCall, .staticCall:
                guard let name = Call(ancestor, in: file)?.name, printers.contains(name) else { return false }
            case .assign, .compoundAssign: return true
            case .binary where file.tree.mainTokenKind(ancestor) != .dot: return false
            case .arrayElement where file.tree.child(ancestor, 0) == child: return false
            case .expressionStatement: return false
            default: break
            }
            child = ancestor
        }
        return false
    }
}

/// `img` elements that are written by hand for attachments.
struct HandmadeImageRule: CallRule {
    static let ids = ["performance.image-by-hand"]
    static let functions = [
        "wp_get_attachment_url", "wp_get_attachment_image_url", "wp_get_attachment_image_src",
        "get_the_post_thumbnail_url", "wp_get_attachment_thumb_url", "the_post_thumbnail_url",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, name == "the_post_thumbnail_url" || isInImage(call.node, file) else { return }
        if name == "the_post_thumbnail_url" {
            guard let statement = file.enclosingStatement(call.node), followsImage(statement, file) else { return }
        }
        report("performance.image-by-hand", at: call.node, values: ["call": "\(name)()"])
    }

    private func isInImage(_ node: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        var child = node
        for ancestor in file.ancestors(of: node, limit: 16) {
            switch tree.kind(ancestor) {
            case .argument, .argumentList, .index: break
            case .call:
                guard let call = Call(ancestor, in: file), let name = call.name else { return false }
                if name == "printf" || name == "sprintf" {
                    return call.string(0).map { opensImage($0) || $0.contains("<img") } ?? false
                }
                guard ["esc_url", "esc_attr", "esc_url_raw", "set_url_scheme"].contains(name) else { return false }
            case .binary where tree.mainTokenKind(ancestor) == .dot:
                guard tree.child(ancestor, 1) == child else { break }
                guard let left = tree.child(ancestor, 0) else { return false }
                let before = tree.kind(left) == .binary ? tree.child(left, 1) : left
                return file.constantString(before).map(opensImage) ?? false
            case .echo: return followsImage(ancestor, file)
            default: return false
            }
            child = ancestor
        }
        return false
    }

    /// Whether HTML that ends in an `img` element stands before the statement.
    private func followsImage(_ statement: NodeID, _ file: FileContext) -> Bool {
        guard let block = file.parent(statement), let before = file.sibling(before: statement, in: block),
            file.tree.kind(before) == .inlineHTML
        else { return false }
        return opensImage(String(decoding: file.tree.bytes(before).suffix(400), as: UTF8.self))
    }

    /// Whether the text ends inside the `src` of an `img` element.
    private func opensImage(_ text: String) -> Bool {
        let end = text.suffix(300).lowercased()
        let parts = end.split(separator: "<", omittingEmptySubsequences: false)
        guard let tag = parts.last, tag.hasPrefix("img"), !tag.contains(">") else { return false }
        return tag.hasSuffix("src=\"") || tag.hasSuffix("src='") || tag.hasSuffix("src=\\\"")
    }
}
