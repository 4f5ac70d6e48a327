import PHPSyntax

/// Parts of WordPress that are removed or replaced for everybody.
struct CoreChangeRule: CallRule {
    static let ids = ["wp.core-script-replaced", "wp.admin-bar-removal"]
    static let functions = ["wp_deregister_script", "show_admin_bar", "add_filter"]

    private static let scripts: Set<String> = [
        "jquery", "jquery-core", "jquery-ui-core", "underscore", "backbone", "lodash", "react", "react-dom", "moment",
        "wp-element", "wp-i18n", "wp-hooks", "wp-data", "wp-components", "wp-polyfill",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        switch call.name {
        case "wp_deregister_script":
            guard let node = call.argument(0), let handle = file.constantString(node), Self.scripts.contains(handle)
            else {
                return
            }
            report(
                "wp.core-script-replaced", at: call.node,
                values: ["call": "wp_deregister_script()", "handle": "'\(handle)'"])
        case "show_admin_bar":
            guard file.isFalse(call.argument(0)), !file.isCore else { return }
            report(
                "wp.admin-bar-removal", at: call.node,
                values: ["who": file.isCertain(call.node) ? "everybody" : "some users"],
                confidence: file.isCertain(call.node) ? .high : .low)
        default:
            guard call.string(0) == "show_admin_bar", call.string(1) == "__return_false" else { return }
            report("wp.admin-bar-removal", at: call.node, values: ["who": "everybody"])
        }
    }
}

/// Code that is packed so that nobody can read it.
struct HiddenCodeRule: NodeRule {
    static let ids = ["wp.obfuscated-code"]
    static let kinds: [NodeKind] = [.eval, .call]

    private static let unpackers: Set<String> = [
        "base64_decode", "gzinflate", "gzuncompress", "gzdecode", "str_rot13", "hex2bin", "convert_uudecode", "strrev",
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if tree.kind(node) == .eval {
            guard let operand = tree.child(node, 0), let name = unpacker(in: operand, file) else { return }
            report("wp.obfuscated-code", at: node, values: ["call": "eval() of \(name)()"], severity: .high)
            return
        }
        guard let name = file.calledFunction(node), Self.unpackers.contains(name), name != "strrev",
            let inner = Call(node, in: file)?.argument(0), let packed = file.calledFunction(inner),
            Self.unpackers.contains(packed), packed != name,
            Call(inner, in: file)?.argument(0).map({ tree.kind($0) == .string }) ?? false
        else { return }
        report("wp.obfuscated-code", at: node, values: ["call": "\(name)( \(packed)() )"])
    }

    private func unpacker(in node: NodeID, _ file: FileContext) -> String? {
        guard let value = file.resolved(node) else { return nil }
        for index in file.tree.nodes(through: value) {
            if let name = file.calledFunction(file.tree.node(at: index)), Self.unpackers.contains(name) { return name }
        }
        return nil
    }
}
