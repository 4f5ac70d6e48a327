import PHPSyntax

/// Files that do something when they are requested by their own address.
struct DirectAccessRule: FileRule {
    static let ids = ["access.direct-file", "wp.uninstall-guard"]

    /// Calls that only register, which does nothing without WordPress but end.
    private static let registrations: Set<String> = [
        "add_action", "add_filter", "add_shortcode", "register_activation_hook", "register_deactivation_hook",
        "register_uninstall_hook", "define", "spl_autoload_register", "class_exists", "function_exists", "defined",
        "dirname", "plugin_dir_path", "plugin_dir_url", "plugin_basename", "plugins_url", "trailingslashit", "constant",
        "file_exists", "remove_action", "remove_filter", "register_block_pattern", "call_user_func", "error_reporting",
        "declare", "class_alias", "interface_exists", "version_compare", "is_readable",
    ]

    func check(_ file: FileContext, report: inout Reporter) {
        guard !file.isCore, !isOutside(file) else { return }
        let isUninstaller = file.source.name == "uninstall.php"
        for statement in topLevel(file) {
            if guards(statement, file) { return }
            guard let place = effect(of: statement, file) else { continue }
            if isUninstaller {
                report("wp.uninstall-guard", at: place)
            } else if isPlugin(file) {
                report("access.direct-file", at: place)
            }
            return
        }
    }

    /// The statements at file level, those in namespaces with braces among them.
    private func topLevel(_ file: FileContext) -> [NodeID] {
        let tree = file.tree
        var statements: [NodeID] = []
        for statement in tree.children(tree.root) {
            if tree.kind(statement) == .namespace, let body = tree.child(statement, 1) {
                statements += tree.children(body)
            } else {
                statements.append(statement)
            }
            if statements.count > 2000 { break }
        }
        return statements
    }

    /// Whether the statement may end the request, as tests for ABSPATH do.
    private func guards(_ statement: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(statement) {
        case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration: return false
        case .ifStatement, .expressionStatement:
            return tree.nodes(through: statement).contains { index in
                switch tree.kind(tree.node(at: index)) {
                case .exit: return file.enclosingFunction(tree.node(at: index)) == nil
                case .returnStatement: return file.enclosingFunction(tree.node(at: index)) == nil
                case .name:
                    let text = tree.bytes(tree.node(at: index))
                    return text.elementsEqual("ABSPATH".utf8) || text.elementsEqual("WP_CLI".utf8)
                default: return false
                }
            }
        case .returnStatement: return true
        default: return false
        }
    }

    /// Where the statement does something; nil if it only declares or registers.
    private func effect(of statement: NodeID, _ file: FileContext) -> NodeID? {
        let tree = file.tree
        switch tree.kind(statement) {
        case .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .use, .groupUse,
            .constDeclaration, .emptyStatement, .namespace, .declare, .returnStatement, .global, .haltCompiler:
            return nil
        case .inlineHTML:
            let isBlank = tree.bytes(statement).allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
            return isBlank ? nil : statement
        case .echo: return statement
        default: break
        }
        for index in tree.nodes(through: statement) {
            let node = tree.node(at: index)
            guard file.enclosingFunction(node) == nil, file.enclosingClass(node) == nil else { continue }
            switch tree.kind(node) {
            case .call:
                guard let name = file.calledFunction(node) else { return statement }
                if Self.registrations.contains(name) || file.callee(of: node) != nil { continue }
                return node
            case .echo, .print: return node
            default: continue
            }
        }
        return nil
    }

    /// Whether the file is a library's, a test or a tool.
    private func isOutside(_ file: FileContext) -> Bool {
        let folders = file.source.path.split(separator: "/").dropLast()
        if folders.contains(where: { ["vendor", "tests", "test", "bin", "node_modules", "tools"].contains($0) }) {
            return true
        }
        return file.source.name == "index.php" || file.source.name.hasSuffix(".asset.php")
    }

    /// Whether the file certainly belongs to a plugin: of a piece of code nobody knows where it will stand, and templates
    /// of themes need no test.
    private func isPlugin(_ file: FileContext) -> Bool {
        guard let field = file.program.header.fields["plugin name"] else { return false }
        let main = file.program.program.files[field.span.file].path
        guard let slash = main.lastIndex(of: "/") else { return true }
        return file.source.path.hasPrefix(main[...slash])
    }
}

/// Files that load WordPress themselves.
struct LoadsCoreRule: NodeRule {
    static let ids = ["wp.loads-core"]
    static let kinds: [NodeKind] = [.include]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore, let operand = file.tree.child(node, 0) else { return }
        let end = file.program.program.stringPattern(operand, in: file.index).suffix
        let names = ["wp-load.php", "wp-config.php", "wp-blog-header.php"]
        guard let name = names.first(where: { end.hasSuffix($0) }) else { return }
        let path = file.source.path
        if path.contains("test") || path.contains("bin/") || path.hasPrefix("wp-") { return }
        report("wp.loads-core", at: node, values: ["file": name])
    }
}
