import AnalysisModel
import JSSyntax

/// Packages: what they have given up or never promised, and those that are large.
final class DeprecationRules {
    private let script: Script
    private let reporter: Reporter
    private let facts = PackageFacts.shared
    /// Experimental names that are reported already; each is once in a file.
    private var seen: Set<String> = []

    init(script: Script, reporter: Reporter) {
        self.script = script
        self.reporter = reporter
    }

    func check() {
        for node in script.nodes {
            switch script.kind(node) {
            case .importSpecifier: if let name = tree.child(node, 1) { checkName(name, node) }
            case .importDeclaration: checkPackage(node)
            case .member: checkMember(node)
            case .property: checkDestructured(node)
            case .call: checkStore(node)
            default: break
            }
        }
        for element in script.elements { checkProps(element) }
    }

    private var tree: SyntaxTree { script.tree }

    private func checkName(_ binding: NodeID, _ place: NodeID) {
        guard let imported = tree.child(place, 0), let list = script.parent(place),
            let declaration = script.parent(list),
            let source = tree.child(declaration, 1).flatMap({ tree.string($0) })
        else { return }
        report("\(source).\(tree.name(imported))", place)
    }

    /// `wp.editor.RichText`, and members of what was imported as a whole.
    private func checkMember(_ node: NodeID) {
        guard let origin = script.origin(node), origin.hasPrefix("@wordpress/") else { return }
        report(origin, node)
    }

    /// `const { RichText } = wp.editor`.
    private func checkDestructured(_ node: NodeID) {
        guard let pattern = script.parent(node), script.kind(pattern) == .objectPattern,
            let declarator = script.parent(pattern), script.kind(declarator) == .declarator,
            let value = tree.child(declarator, 1), let origin = script.origin(value), origin.hasPrefix("@wordpress/"),
            let key = tree.keyName(node)
        else { return }
        report("\(origin).\(key)", node)
    }

    private func report(_ origin: String, _ node: NodeID) {
        if let entry = facts.exports[origin] {
            deprecated(origin, entry, node)
            return
        }
        guard let name = origin.split(separator: ".").last, origin.contains("."),
            name.hasPrefix("__experimental") || name.hasPrefix("__unstable"), seen.insert(origin).inserted
        else { return }
        reporter.report("block.experimental-api", script.index, script.range(node), ["name": String(name)])
    }

    /// Where the oldest WordPress that is supported is older than the deprecation, the replacement may not be there yet.
    private func deprecated(_ name: String, _ entry: PackageFacts.Deprecation, _ node: NodeID) {
        let since = entry.since.split(separator: ".").compactMap { Int($0) }
        let isTooEarly = reporter.options.minimumWordPress.map { $0.lexicographicallyPrecedes(since) } ?? false
        reporter.report(
            "block.deprecated-api", script.index, script.range(node),
            ["name": name, "since": entry.since, "replacement": entry.replacement],
            severity: isTooEarly ? .info : nil)
    }

    private func checkPackage(_ node: NodeID) {
        guard let source = tree.source(node) else { return }
        if let advice = facts.large[source] {
            reporter.report(
                "react.large-import", script.index, script.range(node), ["package": source, "advice": advice])
        }
        if let entry = facts.packages[source] { deprecated(source, entry, node) }
    }

    private func checkProps(_ element: Element) {
        guard let name = element.nameNode, let origin = script.origin(name) else { return }
        for prop in element.props {
            guard let entry = facts.props["\(origin).\(prop.name)"], !isFalse(prop.value) else { continue }
            deprecated("\(prop.name) of \(script.shortName(name))", entry, prop.node)
        }
    }

    private func isFalse(_ value: NodeID?) -> Bool {
        guard let value else { return false }
        return script.kind(value) == .booleanLiteral && script.tree.isNamed(value, "false")
    }

    /// `select( 'core/editor' ).getBlocks()`.
    private func checkStore(_ call: NodeID) {
        guard let name = script.methodName(call), let receiver = script.receiver(call), script.kind(receiver) == .call,
            let callee = tree.child(receiver, 0),
            ["select", "dispatch", "resolveSelect", "useDispatch"].contains(lastName(callee)),
            let store = script.arguments(receiver).first.flatMap({ tree.string($0) }),
            let entry = facts.stores["\(store).\(name)"]
        else { return }
        deprecated("\(name)() of the store \(store)", entry, call)
    }

    private func lastName(_ callee: NodeID) -> String {
        switch script.kind(callee) {
        case .identifier: tree.name(callee)
        case .member: tree.child(callee, 1).map { tree.name($0) } ?? ""
        default: ""
        }
    }
}
