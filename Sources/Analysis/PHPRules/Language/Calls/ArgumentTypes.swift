import AnalysisProgram
import PHPSyntax

/// Arguments that are written out and of a type that the function does not take.
struct ArgumentTypes: NodeRule {
    static let ids = ["php.wrong-argument-type", "compat.php-null-argument"]
    static let kinds: [NodeKind] = [.call]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let list = tree.child(node, 1) else { return }
        var position = 0
        for argument in tree.children(list) {
            if tree.flags(argument).contains(.variadic) || tree.child(argument, 0) != nil { return }
            if let value = tree.child(argument, 1), let given = given(value, file) {
                guard case .known(let facts) = file.calledFunction(of: node), facts.hasParameters else { return }
                check(value, given, facts, position, file, &report)
            }
            position += 1
        }
    }

    private enum Given: String {
        case array = "an array"
        case text = "text that is no number"
        case null = "null"
    }

    private func given(_ node: NodeID, _ file: FileContext) -> Given? {
        switch file.tree.kind(node) {
        case .array: return .array
        case .constant: return file.isConstant(node, "null") ? .null : nil
        case .string:
            guard let text = file.tree.string(node) else { return nil }
            let first = text.first { $0 != 32 && $0 != 9 && $0 != 10 }
            guard let first else { return .text }
            let isNumber =
                (48...57).contains(first)
                || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ".")].contains(first)
            return isNumber ? nil : .text
        default: return nil
        }
    }

    private func check(
        _ value: NodeID, _ given: Given, _ facts: FunctionFacts, _ position: Int, _ file: FileContext,
        _ report: inout Reporter
    ) {
        guard let parameter = facts.parameter(at: position), let type = parameter.type, !parameter.isReference else {
            return
        }
        let types = Set(type.lowercased().split(separator: "|").map(String.init))
        guard types.isSubset(of: ["string", "int", "float", "bool"]) else { return }
        switch given {
        case .null:
            guard !facts.isWordPress, !parameter.isVariadic else { return }
            report(
                "compat.php-null-argument", at: value,
                values: ["function": facts.name, "parameter": parameter.name, "type": type])
        case .text:
            guard !facts.isWordPress, types.isSubset(of: ["int", "float"]) else { return }
            add(value, given, facts, parameter.name, type, &report)
        case .array: add(value, given, facts, parameter.name, type, &report)
        }
    }

    private func add(
        _ value: NodeID, _ given: Given, _ facts: FunctionFacts, _ parameter: String, _ type: String,
        _ report: inout Reporter
    ) {
        // WordPress's types are what its comments say; many of its functions take more.
        report(
            "php.wrong-argument-type", at: value,
            values: ["function": facts.name, "parameter": parameter, "type": type, "given": given.rawValue],
            severity: facts.isWordPress ? .info : nil, confidence: facts.isWordPress ? .low : .high)
    }
}
