import PHPSyntax

/// A key that an array literal has twice: the first value is lost.
struct DuplicateKeys: NodeRule {
    static let ids = ["php.duplicate-array-key"]
    static let kinds: [NodeKind] = [.array]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard tree.slotCount(node) > 1 else { return }
        var seen: [[UInt8]: NodeID] = [:]
        for element in tree.children(node) where tree.kind(element) == .arrayElement {
            guard let key = tree.child(element, 0), let name = canonical(key, file) else { continue }
            guard let first = seen.updateValue(element, forKey: name) else { continue }
            report(
                "php.duplicate-array-key", at: key, values: ["key": file.text(key, limit: 40)],
                severity: file.isSameCode(first, element) ? .info : nil)
        }
    }

    /// The key as PHP keeps it: "1" and 1, true and 1 are the same.
    private func canonical(_ key: NodeID, _ file: FileContext) -> [UInt8]? {
        let tree = file.tree
        switch tree.kind(key) {
        case .string:
            guard let text = tree.string(key) else { return nil }
            let isNumber = text.count < 20 && text.allSatisfy { $0 == UInt8(ascii: "-") || (48...57).contains($0) }
            if isNumber, let number = Int(String(decoding: text, as: UTF8.self)), Array("\(number)".utf8) == text {
                return Array("i\(number)".utf8)
            }
            return Array("s".utf8) + text
        case .integer:
            guard case .integer(let number) = tree.number(key) else { return nil }
            return Array("i\(number)".utf8)
        case .unary:
            guard tree.mainTokenKind(key) == .minus, let operand = tree.child(key, 0),
                case .integer(let number) = tree.number(operand)
            else { return nil }
            return Array("i-\(number)".utf8)
        case .constant:
            if file.isConstant(key, "true") { return Array("i1".utf8) }
            if file.isConstant(key, "false") { return Array("i0".utf8) }
            if file.isConstant(key, "null") { return Array("s".utf8) }
            return file.normalizedCode(key, limit: 100).map { Array("c".utf8) + Array($0.utf8) }
        case .classConstant, .variable:
            return file.normalizedCode(key, limit: 100).map { Array("c".utf8) + Array($0.utf8) }
        default: return nil
        }
    }
}
