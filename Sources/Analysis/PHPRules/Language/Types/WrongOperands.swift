import PHPSyntax

/// Operators and constructs that are given a value of a type they do not take.
struct WrongOperands: NodeRule {
    static let ids = ["php.wrong-operand"]
    static let kinds: [NodeKind] = [.binary, .foreach, .call, .index, .unary]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .binary:
            let sign: String
            switch tree.mainTokenKind(node) {
            case .minus: sign = "-"
            case .multiply: sign = "*"
            case .divide: sign = "/"
            case .modulo: sign = "%"
            case .power: sign = "**"
            case .plus: sign = "+"
            case .dot: sign = "."
            default: return
            }
            checkOperator(node, sign, file, &report)
        case .foreach:
            guard let subject = tree.child(node, 0), let type = scalar(subject, file) else { return }
            add(subject, type, "foreach", "the loop body never runs, and PHP warns", file, &report)
        case .call:
            guard let call = Call(node, in: file), call.name == "count" || call.name == "sizeof",
                let value = call.argument(0), let type = scalar(value, file)
            else { return }
            add(value, type, "count()", "a TypeError since PHP 8.0", file, &report)
        case .index:
            guard let base = tree.child(node, 0), let type = scalar(base, file), type != "a string" else { return }
            add(base, type, "[…]", "the result is always null", file, &report)
        default:
            guard tree.mainTokenKind(node) == .minus, let operand = tree.child(node, 0), tree.kind(operand) == .array
            else { return }
            add(operand, "an array", "-", "a TypeError", file, &report)
        }
    }

    private func add(
        _ node: NodeID, _ type: String, _ operation: String, _ result: String, _ file: FileContext,
        _ report: inout Reporter
    ) {
        report("php.wrong-operand", at: node, values: ["type": type, "operator": operation, "result": result])
    }

    private func checkOperator(_ node: NodeID, _ sign: String, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let left = tree.child(node, 0), let right = tree.child(node, 1) else { return }
        for (side, other) in [(left, right), (right, left)] {
            if tree.kind(side) == .array {
                // Arrays can be added to arrays; what else is added is mostly not known.
                if sign == "+" {
                    guard let type = scalar(other, file) else { continue }
                    add(other, type, "+ with an array", "a TypeError", file, &report)
                } else if sign == "." {
                    add(side, "an array", ".", "the text \"Array\" and a warning", file, &report)
                } else {
                    add(side, "an array", sign, "a TypeError", file, &report)
                }
                return
            }
            guard sign != ".", tree.kind(side) == .string, let text = tree.string(side), !isNumeric(text) else {
                continue
            }
            add(side, "text that is no number", sign, "a TypeError since PHP 8.0", file, &report)
            return
        }
    }

    private func isNumeric(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 != 32 && $0 != 9 && $0 != 10 }) else { return false }
        return (48...57).contains(first) || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(first)
    }

    /// What a literal is called if it is neither array nor object.
    private func scalar(_ node: NodeID, _ file: FileContext) -> String? {
        switch file.tree.kind(node) {
        case .integer: return "an integer"
        case .float: return "a float"
        case .string, .interpolatedString, .heredoc: return "a string"
        case .constant:
            if file.isConstant(node, "true") || file.isConstant(node, "false") { return "a boolean" }
            return file.isConstant(node, "null") ? "null" : nil
        default: return nil
        }
    }
}
