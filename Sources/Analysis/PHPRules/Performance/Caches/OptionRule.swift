import PHPSyntax

/// What is stored in options: large values that every page loads, and data of single objects.
struct OptionRule: CallRule {
    static let ids = ["performance.autoload", "performance.meta-in-options"]
    static let functions = ["update_option", "add_option", "get_option"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name else { return }
        if name != "get_option" { checkAutoload(call, file, &report) }
        checkName(call, file, &report)
    }

    private func checkAutoload(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let autoload = call.name == "add_option" ? call.argument(3, "autoload") : call.argument(2, "autoload")
        if let autoload, !file.isTrue(autoload), file.constantString(autoload) != "yes" { return }
        if autoload != nil, let name = call.string(0), isLog(name) {
            report(
                "performance.autoload", at: call.node,
                values: ["call": call.displayName, "value": "what may be large"],
                confidence: .low)
            return
        }
        guard let value = file.resolved(call.argument(1)), let description = large(value, file, depth: 0) else {
            return
        }
        report(
            "performance.autoload", at: call.node, values: ["call": call.displayName, "value": description],
            confidence: .medium)
    }

    /// Whether an option is called after something that grows.
    private func isLog(_ name: String) -> Bool {
        !SecretNames.words(name).isDisjoint(with: ["cache", "cached", "log", "logs", "feed", "html", "history"])
    }

    /// What the value is, if it is likely large.
    private func large(_ value: NodeID, _ file: FileContext, depth: Int) -> String? {
        let tree = file.tree
        guard depth < 4 else { return nil }
        switch tree.kind(value) {
        case .call:
            guard let call = Call(value, in: file), let name = call.name else { return nil }
            switch name {
            case "wp_remote_retrieve_body": return "the body of a remote answer"
            case "file_get_contents": return "a whole file"
            case "ob_get_clean", "ob_get_contents": return "a piece of output"
            case "get_posts", "get_users", "get_terms", "get_comments": return "the result of \(name)()"
            case "json_decode", "wp_json_encode", "json_encode", "serialize", "maybe_serialize", "trim",
                "base64_encode":
                return file.resolved(call.argument(0)).flatMap { large($0, file, depth: depth + 1) }
            default: return nil
            }
        case .methodCall:
            guard let call = Call(value, in: file), call.name == "get_results",
                DatabaseCall.isDatabase(call.receiver, file)
            else { return nil }
            return "the result of a query"
        case .array: return tree.slotCount(value) > 100 ? "an array of \(tree.slotCount(value)) elements" : nil
        case .string, .heredoc, .interpolatedString:
            return tree.byteRange(value).count > 4096 ? "a long text" : nil
        default: return nil
        }
    }

    /// `"taxonomy_$term_id"`.
    private func checkName(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let name = call.argument(0) else { return }
        switch tree.kind(name) {
        case .interpolatedString: break
        case .binary where tree.mainTokenKind(name) == .dot: break
        default: return
        }
        for index in tree.nodes(through: name) {
            guard let variable = file.variableName(tree.node(at: index))?.lowercased() else { continue }
            let object: (String, String)
            switch variable {
            case "term_id", "tag_id", "cat_id", "category_id", "t_id": object = ("term", "term metadata")
            case "user_id", "uid": object = ("user", "user metadata")
            case "post_id", "product_id", "page_id": object = ("post", "post metadata")
            default: continue
            }
            report(
                "performance.meta-in-options", at: name,
                values: ["call": call.displayName, "object": object.0, "alternative": object.1],
                suggestion: "Use \(object.1).")
            return
        }
    }
}
