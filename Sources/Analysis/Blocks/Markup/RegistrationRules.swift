import AnalysisModel
import JSON
import JSSyntax

/// What a block's script and its registration must agree on.
struct RegistrationRules {
    let script: Script
    let block: BlockMetadata?
    let reporter: Reporter

    func check() {
        var names: Set<String> = []
        var registrations: [NodeID] = []
        for node in script.nodes where script.kind(node) == .call {
            guard let callee = script.tree.child(node, 0),
                script.origin(callee) == "@wordpress/blocks.registerBlockType"
            else { continue }
            registrations.append(node)
            checkName(node, &names)
        }
        for call in registrations { checkRegistration(call, isOnly: registrations.count == 1) }
        // A file with the views alone belongs to the block.json of its folder.
        if registrations.isEmpty, let block, !script.components.edits.union(script.components.saves).isEmpty {
            let isOwnFolder = !script.file.path.dropFirst(block.folder.count).contains("/")
            guard isOwnFolder else { return }
            checkViews(
                script.components.edits, script.components.saves, declared: block.attributes, version: block.apiVersion)
        }
        for save in script.components.saves { checkPurity(save) }
    }

    // MARK: Names

    private func checkName(_ call: NodeID, _ names: inout Set<String>) {
        guard let node = script.arguments(call).first, let name = script.constantString(node) else { return }
        if !BlockName.isValid(name) {
            reporter.report(
                "block.name", script.index, script.range(node), ["name": name, "problem": BlockName.problem(name)])
        } else if let block, let other = block.name, other != name, isOwn(block) {
            reporter.report(
                "block.name", script.index, script.range(node),
                ["name": name, "problem": "is not the name in block.json, \(other)"])
        }
        if !names.insert(name).inserted {
            reporter.report("block.duplicate-name", script.index, script.range(node), ["name": name])
        }
    }

    private func isOwn(_ block: BlockMetadata) -> Bool {
        !script.file.path.dropFirst(block.folder.count).contains("/")
    }

    // MARK: Registrations

    private func checkRegistration(_ call: NodeID, isOnly: Bool) {
        let arguments = script.arguments(call)
        guard arguments.count > 1 else { return }
        let settings = script.resolved(arguments[1])
        guard script.kind(settings) == .object else { return }
        let edit = script.property("edit", of: settings).map { script.resolved($0) }
        let save = script.property("save", of: settings).map { script.resolved($0) }
        var declared: [String: JSONDocument.Node]?
        var names: Set<String>?
        if let attributes = script.property("attributes", of: settings) {
            names = attributeNames(attributes)
            if names != nil { checkDefinitions(attributes, save) }
        } else if let block, isOwn(block) {
            declared = block.attributes
        } else if !hasSpread(settings), !isFromMetadata(arguments[0]) {
            names = []
        }
        let version =
            script.property("apiVersion", of: settings).flatMap { script.tree.number($0) }
            .flatMap { Int(exactly: $0) } ?? block?.apiVersion
        let edits = Set([edit].compactMap { $0 }.filter { script.isFunction($0) })
        let saves = Set([save].compactMap { $0 }.filter { script.isFunction($0) })
        if let declared {
            checkViews(edits, saves, declared: declared, version: version)
        } else if let names {
            checkUse(edits.union(saves), names: names)
            checkUnused(settings, names, edits, saves)
            checkWrapper(edits, saves, version)
        } else {
            checkWrapper(edits, saves, version)
        }
    }

    /// `registerBlockType( metadata, … )` takes all else from block.json.
    private func isFromMetadata(_ first: NodeID) -> Bool { script.constantString(first) == nil }

    private func hasSpread(_ object: NodeID) -> Bool {
        script.tree.children(object).contains { script.kind($0) == .spread }
    }

    /// The names of the attributes that an object declares; nil if not all of them are written out.
    private func attributeNames(_ node: NodeID) -> Set<String>? {
        let object = script.resolved(node)
        guard script.kind(object) == .object, !hasSpread(object) else { return nil }
        var names: Set<String> = []
        for member in script.tree.children(object) {
            guard let name = script.tree.keyName(member) else { return nil }
            names.insert(name)
        }
        return names
    }

    private func checkViews(
        _ edits: Set<NodeID>, _ saves: Set<NodeID>, declared: [String: JSONDocument.Node]?, version: Int?
    ) {
        if let declared {
            checkUse(edits.union(saves), names: Set(declared.keys))
            for save in saves { checkSources(declared, save) }
        }
        checkWrapper(edits, saves, version)
    }

    // MARK: Attributes

    private func checkUse(_ functions: Set<NodeID>, names: Set<String>) {
        for function in functions.sorted() {
            for use in AttributeUses.find(in: function, script) where !names.contains(use.name) {
                guard !BlockMetadata.implicitAttributes.contains(use.name), !use.name.hasPrefix("__") else { continue }
                let hint = Spelling.nearest(to: use.name, in: names).map { "; did you mean \($0)?" } ?? ""
                reporter.report(
                    "block.unregistered-attribute", script.index, script.range(use.node),
                    ["attribute": use.name, "hint": hint])
            }
        }
    }

    private func checkUnused(_ settings: NodeID, _ names: Set<String>, _ edits: Set<NodeID>, _ saves: Set<NodeID>) {
        guard !edits.isEmpty, let attributes = script.property("attributes", of: settings) else { return }
        let object = script.resolved(attributes)
        // The attributes as a whole may go anywhere, to the server not least.
        let functions = edits.union(saves)
        if saves.isEmpty || functions.contains(where: { AttributeUses.escape(from: $0, script) }) { return }
        let used = Set(functions.flatMap { AttributeUses.find(in: $0, script).map(\.name) })
        for member in script.tree.children(object) {
            guard let name = script.tree.keyName(member), !used.contains(name),
                !BlockMetadata.implicitAttributes.contains(name), let key = script.tree.child(member, 0)
            else { continue }
            reporter.report("block.unused-attribute", script.index, script.range(key), ["attribute": name])
        }
    }

    /// Attributes with a source are read from what save writes.
    private func checkDefinitions(_ attributes: NodeID, _ save: NodeID?) {
        guard let save, script.isFunction(save) else { return }
        for member in script.tree.children(script.resolved(attributes)) {
            guard let name = script.tree.keyName(member), let definition = script.tree.child(member, 1),
                let source = script.property("source", of: definition).flatMap({ script.constantString($0) })
            else { continue }
            let selector = script.property("selector", of: definition).flatMap { script.constantString($0) }
            checkSource(name, source, selector, save, at: script.range(definition), file: script.index)
        }
    }

    private func checkSources(_ declared: [String: JSONDocument.Node], _ save: NodeID) {
        guard let block else { return }
        for (name, definition) in declared.sorted(by: { $0.key < $1.key }) {
            guard let source = definition["source"]?.string else { continue }
            checkSource(
                name, source, definition["selector"]?.string, save, at: definition.range, file: block.index)
        }
    }

    private func checkSource(
        _ name: String, _ source: String, _ selector: String?, _ save: NodeID, at range: Range<Int>, file: Int
    ) {
        guard ["html", "text", "rich-text", "attribute", "query"].contains(source), let selector,
            let missing = SavedMarkup(save, script).missing(selector)
        else { return }
        reporter.report(
            "block.save-source", file, range, ["attribute": name, "selector": selector, "missing": missing])
    }

    // MARK: Wrapper

    private func checkWrapper(_ edits: Set<NodeID>, _ saves: Set<NodeID>, _ version: Int?) {
        guard let version, version >= 2 else { return }
        for (functions, hook) in [(edits, "useBlockProps"), (saves, "useBlockProps.save")] {
            for function in functions.sorted() where drawsHTML(function) && !callsBlockProps(function) {
                let name = script.functionName(function) ?? (hook == "useBlockProps" ? "edit" : "save")
                let start = script.range(function).lowerBound
                let end = script.body(function).map { script.range($0).lowerBound } ?? start
                reporter.report(
                    "block.missing-block-props", script.index, start..<Swift.max(end, start + 1),
                    ["function": name, "hook": hook, "version": String(version)])
            }
        }
    }

    /// Whether the outermost element is an HTML element; a component may well care for the wrapper itself.
    private func drawsHTML(_ function: NodeID) -> Bool {
        let results = script.results(function)
        return !results.isEmpty
            && results.allSatisfy { result in
                guard let element = script.element(result), let tag = element.tag else { return false }
                return !tag.isEmpty && !element.hasSpread
            }
    }

    private func callsBlockProps(_ function: NodeID) -> Bool {
        script.tree.nodes(through: function).contains { index in
            let node = script.tree.node(at: index)
            guard script.kind(node) == .identifier || script.kind(node) == .propertyName else { return false }
            let name = script.tree.name(node)
            return name == "useBlockProps" || name == "useInnerBlocksProps" || name == "blockProps"
        }
    }

    // MARK: save

    private static let changing: Set<String> = [
        "global.Math.random", "global.Date.now", "global.fetch", "@wordpress/api-fetch.default",
        "@wordpress/data.select", "@wordpress/data.dispatch", "global.setTimeout", "global.setInterval",
    ]

    /// What save gives back must be the same each time.
    private func checkPurity(_ save: NodeID) {
        for index in script.tree.nodes(through: save) {
            let node = script.tree.node(at: index)
            switch script.kind(node) {
            case .call:
                guard let callee = script.tree.child(node, 0) else { continue }
                let origin = script.origin(callee) ?? ""
                if let hook = script.hook(node), hook != "useBlockProps", hook != "useInnerBlocksProps" {
                    reportImpure(node, "calls the hook \(hook)")
                } else if Self.changing.contains(origin) {
                    reportImpure(node, "calls \(script.shortName(callee))()")
                }
            case .new:
                if let callee = script.tree.child(node, 0), script.origin(callee) == "global.Date",
                    script.arguments(node).isEmpty
                {
                    reportImpure(node, "asks for the time")
                }
            case .member:
                if let origin = script.origin(node),
                    origin.hasPrefix("global.location.") || origin == "global.navigator.userAgent"
                {
                    reportImpure(node, "uses \(script.text(node))")
                }
            default: break
            }
        }
    }

    private func reportImpure(_ node: NodeID, _ what: String) {
        reporter.report("block.impure-save", script.index, script.range(node), ["what": what])
    }
}
