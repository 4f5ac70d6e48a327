import AnalysisModel
import PHPSyntax

/// Where and how translation is used: inner functions, printing as it comes, loading by hand, too early.
struct TranslationUseRule: CallRule {
    static let ids = [
        "i18n.low-level", "i18n.escaped-not-translated", "i18n.load-textdomain", "i18n.too-early",
        "xss.unescaped-translation",
    ]
    static let functions =
        TranslationFunction.names + [
            "translate", "translate_with_gettext_context", "_", "gettext", "esc_html", "esc_attr",
            "load_plugin_textdomain",
        ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        switch call.name {
        case "translate", "_", "gettext": lowLevel(call, "__()", file, &report)
        case "translate_with_gettext_context": lowLevel(call, "_x()", file, &report)
        case "esc_html", "esc_attr": escaped(call, file, &report)
        case "load_plugin_textdomain":
            // Nothing else finds translations that the plugin ships itself, so a path makes the call likely right.
            let hasPath = call.argument(2, "plugin_rel_path") != nil
            report("i18n.load-textdomain", at: call.node, confidence: hasPath ? .low : .medium)
        default: checkTranslation(call, file, &report)
        }
    }

    private func lowLevel(_ call: Call, _ alternative: String, _ file: FileContext, _ report: inout Reporter) {
        guard !file.isCore, let name = call.name, let node = call.nameNode else { return }
        report("i18n.low-level", at: node, values: ["function": name, "alternative": alternative])
    }

    /// `esc_html( 'Text', 'domain' )`.
    private func escaped(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.name, call.arguments.count == 2, call.string(0) != nil, call.string(1) != nil,
            let node = call.nameNode
        else { return }
        let alternative = name + "__"
        report(
            "i18n.escaped-not-translated", at: call.node,
            values: ["function": name, "alternative": "\(alternative)()"],
            fix: file.replacing(node, with: alternative, title: "Use \(alternative)()"))
    }

    private func checkTranslation(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        checkTime(call, file, &report)
        guard let name = call.name, !file.isCore else { return }
        switch name {
        case "_e": unescaped(call, "esc_html_e", file, &report)
        case "_ex": unescaped(call, nil, file, &report)
        case "__", "_x", "_n", "_nx":
            guard let kind = file.parentKind(call.node), kind == .echo || kind == .print else { return }
            let alternative: String? = name == "__" ? "esc_html__" : name == "_x" ? "esc_html_x" : nil
            unescaped(call, alternative, file, &report)
        default: break
        }
    }

    private func unescaped(_ call: Call, _ alternative: String?, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.name, let node = call.nameNode, let translation = TranslationCall(call) else { return }
        let text = translation.string(.text)
        let isPlain = text.map { !$0.utf8.contains { "<>&\"'".utf8.contains($0) } } ?? false
        let hasMarkup = text?.utf8.contains(UInt8(ascii: "<")) ?? false
        var fix: Fix?
        if isPlain, let alternative {
            fix = file.replacing(node, with: alternative, title: "Use \(alternative)()")
        }
        let instead = hasMarkup ? "wp_kses_post() around it" : alternative.map { "\($0)()" } ?? "esc_html() around it"
        report(
            "xss.unescaped-translation", at: call.node, values: ["function": name, "alternative": instead],
            suggestion: "Use \(instead).", fix: fix)
    }

    /// Translation at the top level of the file that WordPress loads first.
    private func checkTime(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.name, file.enclosingFunction(call.node) == nil, file.enclosingClass(call.node) == nil
        else { return }
        let isMain = file.program.header.file == file.index
        guard isMain || (file.source.path == "functions.php" && file.program.header.fields["theme name"] != nil) else {
            return
        }
        report(
            "i18n.too-early", at: call.node,
            values: ["function": name, "kind": isMain ? "plugin" : "theme"])
    }
}

/// Plural forms chosen with `1 === $count ? … : …`.
struct HandmadePluralRule: NodeRule {
    static let ids = ["i18n.plural-by-hand"]
    static let kinds: [NodeKind] = [.ternary]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let condition = tree.child(node, 0), tree.kind(condition) == .binary,
            let left = tree.child(condition, 0), let right = tree.child(condition, 1),
            let then = TranslationCall(tree.child(node, 1), in: file), then.value(.plural) == nil,
            let otherwise = TranslationCall(tree.child(node, 2), in: file), otherwise.value(.plural) == nil
        else { return }
        switch tree.mainTokenKind(condition) {
        case .isEqual, .isIdentical, .isNotEqual, .isNotIdentical, .greater, .less: break
        default: return
        }
        let number = tree.kind(left) == .integer ? left : right
        let other = number == left ? right : left
        guard file.integer(number) == 1, tree.kind(number) == .integer, looksLikeCount(other, file) else { return }
        report("i18n.plural-by-hand", at: node, values: ["value": file.text(other)])
    }

    /// Whether the name says that it is a number of things; 1 may also be a flag.
    private func looksLikeCount(_ node: NodeID, _ file: FileContext) -> Bool {
        let name = file.text(node).lowercased()
        return ["count", "num", "total", "amount", "quantity", "days", "items", "hours", "minutes"].contains {
            name.contains($0)
        }
    }
}
