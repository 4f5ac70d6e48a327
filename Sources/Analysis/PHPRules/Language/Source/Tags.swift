import AnalysisModel
import PHPSyntax

/// What stands around PHP's tags: output that goes out before headers, and tags that not every server knows.
struct Tags: FileRule {
    static let ids = [
        "php.byte-order-mark", "php.output-before-tag", "php.output-after-tag", "php.short-open-tag", "php.asp-tag",
    ]

    func check(_ file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let bytes = file.source.bytes
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark {
            report(
                "php.byte-order-mark", at: 0..<3, values: ["file": String(file.source.name)],
                fix: file.replacing(0..<3, with: "", title: "Remove the byte order mark"))
        }
        let kinds = tree.tokens.kinds
        for (token, kind) in kinds.enumerated() where kind == .inlineHTML {
            let range = tree.tokens.range(token)
            checkMarkup(file, range, &report)
            guard isBlank(bytes[range], skippingMark: hasMark && token == 0) else { continue }
            if token == 0, range.count > (hasMark ? 3 : 0), kinds.count > 2, kinds[1] == .openTag, declares(file) {
                let blank = (hasMark ? 3 : 0)..<range.upperBound
                report(
                    "php.output-before-tag", at: blank, fix: file.replacing(blank, with: "", title: "Remove the blanks")
                )
            } else if token > 0, kinds[token + 1] == .endOfFile, kinds[token - 1] == .closeTag, declares(file) {
                let tag = tree.tokens.range(token - 1)
                report(
                    "php.output-after-tag", at: tag.lowerBound..<range.upperBound,
                    fix: file.replacing(
                        tag.lowerBound..<range.upperBound, with: "", title: "Remove the closing tag and the blanks"))
            }
        }
    }

    /// Whether the file is more than a template: it declares functions or classes, and so is loaded before headers go
    /// out.
    private func declares(_ file: FileContext) -> Bool {
        file.tree.children(file.tree.root).contains { node in
            switch file.tree.kind(node) {
            case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .namespace:
                true
            default: false
            }
        }
    }

    private func isBlank(_ bytes: ArraySlice<UInt8>, skippingMark: Bool) -> Bool {
        bytes.dropFirst(skippingMark ? 3 : 0).allSatisfy { $0 == 32 || (9...13).contains($0) }
    }

    /// Looks for tags that are text to this server and code to another.
    private func checkMarkup(_ file: FileContext, _ range: Range<Int>, _ report: inout Reporter) {
        let bytes = file.source.bytes
        var offset = range.lowerBound
        while offset + 2 < range.upperBound {
            guard bytes[offset] == UInt8(ascii: "<") else {
                offset += 1
                continue
            }
            if bytes[offset + 1] == UInt8(ascii: "?"), isShortTag(bytes, offset + 2, range.upperBound) {
                report(
                    "php.short-open-tag", at: offset..<offset + 2,
                    fix: file.replacing(offset..<offset + 2, with: "<?php", title: "Write <?php"))
                return
            }
            if bytes[offset + 1] == UInt8(ascii: "%"), isCode(bytes, offset + 2, range.upperBound) {
                report("php.asp-tag", at: offset..<offset + 2)
                return
            }
            offset += 1
        }
    }

    /// Whether what follows `<?` is PHP rather than `<?xml` or its like.
    private func isShortTag(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
        guard offset < end, bytes[offset] == 32 || (9...13).contains(bytes[offset]) else { return false }
        return isCode(bytes, offset, end)
    }

    /// Whether a statement of PHP seems to begin at `offset`.
    private func isCode(_ bytes: [UInt8], _ offset: Int, _ end: Int) -> Bool {
        var offset = offset
        if offset < end, bytes[offset] == UInt8(ascii: "=") { offset += 1 }
        while offset < end, bytes[offset] == 32 || (9...13).contains(bytes[offset]) { offset += 1 }
        guard offset < end else { return false }
        if bytes[offset] == UInt8(ascii: "$") || bytes[offset] == UInt8(ascii: "}") { return true }
        let word = bytes[offset..<min(offset + 12, end)].prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
        return [
            "echo", "if", "else", "elseif", "endif", "foreach", "endforeach", "while", "for", "require", "include",
            "function", "class", "switch", "return",
        ].contains(String(decoding: word, as: UTF8.self))
    }
}
