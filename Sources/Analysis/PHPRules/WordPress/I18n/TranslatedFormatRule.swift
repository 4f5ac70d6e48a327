import PHPSyntax

/// Formats that are translated must be given as many values as they take.
struct TranslatedFormatRule: CallRule {
    static let ids = ["i18n.placeholder-arguments"]
    static let functions = ["sprintf", "printf", "vsprintf", "vprintf", "fprintf"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let position = call.name == "fprintf" ? 1 : 0
        guard !call.isSpread, let translation = TranslationCall(call.argument(position), in: file),
            let text = translation.string(.text)
        else { return }
        var needed = Placeholders(text).valueCount
        if let plural = translation.string(.plural) { needed = max(needed, Placeholders(plural).valueCount) }
        var given = call.arguments.count - position - 1
        if let name = call.name, name.hasPrefix("v") {
            guard let count = elementCount(call.argument(1), file) else { return }
            given = count
        }
        // More values than the text needs do no harm.
        guard given < needed else { return }
        report(
            "i18n.placeholder-arguments", at: call.node,
            values: ["needed": "\(needed)", "given": "\(given)", "function": call.name ?? "sprintf"])
    }

    /// The number of elements of an array that is written out.
    private func elementCount(_ node: NodeID?, _ file: FileContext) -> Int? {
        guard let node, file.tree.kind(node) == .array else { return nil }
        let elements = Array(file.tree.children(node))
        let isPlain = elements.allSatisfy { !file.tree.flags($0).contains(.variadic) && file.tree.child($0, 0) == nil }
        return isPlain ? elements.count : nil
    }
}
