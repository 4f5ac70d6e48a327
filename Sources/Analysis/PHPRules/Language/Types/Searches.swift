import PHPSyntax

/// `in_array()` and `array_search()` that compare loosely where it matters.
struct Searches: CallRule {
    static let ids = ["php.loose-search"]
    static let functions = ["in_array", "array_search", "array_keys"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if call.name == "array_keys" && call.argument(1, "filter_value") == nil { return }
        guard !call.isSpread, !call.isFirstClassCallable, let name = call.name,
            call.argument(2, "strict").map({ file.isFalse($0) }) ?? true
        else { return }
        let isKeys = name == "array_keys"
        guard let needle = call.argument(isKeys ? 1 : 0, isKeys ? "filter_value" : "needle"),
            let haystack = call.argument(isKeys ? 0 : 1, isKeys ? "array" : "haystack")
        else { return }
        // Strings that are no numbers compare alike in both ways; with 0, true and null anything may be equal.
        let isLoose: Bool
        if tree.kind(haystack) == .array {
            let values = tree.children(haystack).compactMap { tree.child($0, 1) }
            isLoose =
                isDangerous(needle, file) && values.contains { tree.kind($0) == .string }
                || values.contains { isDangerous($0, file) } && !isNumber(needle, file)
        } else {
            isLoose = isDangerous(needle, file)
        }
        if isLoose {
            report("php.loose-search", at: call.node, values: ["function": name])
        } else if tree.kind(haystack) == .array, tree.slotCount(haystack) > 0, !isText(needle, file),
            tree.children(haystack).allSatisfy({ tree.child($0, 1).map { tree.kind($0) == .string } ?? false })
        {
            // A needle that is true, or 0 before PHP 8, is found among any texts.
            report("php.loose-search", at: call.node, values: ["function": name], severity: .info, confidence: .low)
        } else if !file.isCore, !file.program.wordpress.isForeign, isOpen(haystack, file),
            !isText(needle, file) || call.argument(2, "strict") != nil
        {
            // Nothing near tells what is compared.
            report("php.loose-search", at: call.node, values: ["function": name], severity: .info, confidence: .low)
        }
    }

    /// Whether values of several types may be in the array.
    private func isOpen(_ haystack: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.kind(haystack) == .array else { return true }
        let kinds = Set(file.tree.children(haystack).compactMap { file.tree.child($0, 1) }.map(file.tree.kind))
        return kinds.count > 1
    }

    /// A literal that is equal to values of other types.
    private func isDangerous(_ node: NodeID, _ file: FileContext) -> Bool {
        if file.isConstant(node, "true") || file.isConstant(node, "null") || file.isConstant(node, "false") {
            return true
        }
        if case .integer(0) = file.tree.number(node) { return true }
        return file.tree.kind(node) == .string && file.tree.string(node)?.isEmpty == true
    }

    /// Whether the value is text for certain.
    private func isText(_ node: NodeID, _ file: FileContext) -> Bool {
        switch file.tree.kind(node) {
        case .string, .interpolatedString, .heredoc: return true
        case .cast: return file.tree.mainTokenKind(node) == .castString
        case .binary: return file.tree.mainTokenKind(node) == .dot
        case .call:
            guard case .known(let facts) = file.calledFunction(of: node) else { return false }
            return facts.returns == "string"
        default: return false
        }
    }

    private func isNumber(_ node: NodeID, _ file: FileContext) -> Bool {
        switch file.tree.kind(node) {
        case .integer, .float: return true
        case .cast: return [.castInt, .castFloat].contains(file.tree.mainTokenKind(node))
        case .call: return ["absint", "intval", "count", "time"].contains(Call(node, in: file)?.name ?? "")
        default: return false
        }
    }
}
