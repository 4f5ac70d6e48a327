import AnalysisModel
import JSSyntax

/// The rules about one script.
enum ScriptRules {
    static func check(_ file: SourceFile, index: Int, block: BlockMetadata?, reporter: Reporter) {
        // TypeScript is JavaScript with annotations, which the parser does not know.
        guard !isTyped(file), !isForeign(file.path) else { return }
        let tree = JSParser.parse(file.bytes, options: ParserOptions(allowsTopLevelReturn: true))
        let isMinified = isMinified(file)
        for error in tree.errors.prefix(3) where error.code == .syntax || error.code == .semantics {
            let range = error.offset..<Swift.min(error.offset + 1, Swift.max(error.offset, file.bytes.count))
            reporter.report("js.syntax", index, range, ["fault": error.message])
        }
        let script = Script(file, index: index, tree: tree)
        SecretRules(script: script, reporter: reporter).check()
        if isMinified { return }
        DOMRules(script: script, reporter: reporter).check()
        CodeRules(script: script, reporter: reporter).check()
        MessageRules(script: script, reporter: reporter).check()
        TranslationRules(script: script, block: block, reporter: reporter).check()
        DeprecationRules(script: script, reporter: reporter).check()
        guard isView(script) else { return }
        HookRules(script: script, reporter: reporter).check()
        DependencyRules(script: script, reporter: reporter).check()
        EffectRules(script: script, reporter: reporter).check()
        RenderRules(script: script, reporter: reporter).check()
        AccessibilityRules(script: script, reporter: reporter).check()
        RegistrationRules(script: script, block: block, reporter: reporter).check()
    }

    private static func isTyped(_ file: SourceFile) -> Bool {
        let name = file.name
        if name.hasSuffix(".ts") || name.hasSuffix(".tsx") { return true }
        // Flow's annotations are announced at the top.
        return String(decoding: file.bytes.prefix(500), as: UTF8.self).contains("@flow")
    }

    /// Other people's code that lies in the folder.
    private static func isForeign(_ path: String) -> Bool {
        path.split(separator: "/").dropLast().contains { ["node_modules", "bower_components", "vendor"].contains($0) }
    }

    /// Whether a tool has taken out white space and names; what is there is to be mended in the source.
    static func isMinified(_ file: SourceFile) -> Bool {
        if file.name.contains(".min.") { return true }
        return file.bytes.count > 2000 && file.bytes.count / Swift.max(1, file.lines.starts.count) > 300
    }

    /// Whether the script makes elements or calls hooks.
    private static func isView(_ script: Script) -> Bool {
        if script.tree.hasJSX { return true }
        return script.nodes.contains { node in
            guard script.kind(node) == .call, let callee = script.tree.child(node, 0) else { return false }
            guard let origin = script.origin(callee) else { return false }
            return origin.hasPrefix("@wordpress/element.") || origin.hasPrefix("@wordpress/blocks.register")
                || origin.hasPrefix("@wordpress/data.use")
        }
    }
}
