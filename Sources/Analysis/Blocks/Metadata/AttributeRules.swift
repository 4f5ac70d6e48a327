import AnalysisModel
import JSON

/// The rules about attributes in a block.json.
extension MetadataRules {
    func checkAttribute(_ member: JSONDocument.Member) {
        let name = member.key
        guard let definition = member.value.members else {
            definitionProblem(name, member.value.range, "is \(member.value.typeName), not an object with a type")
            return
        }
        let node = member.value
        for part in definition where !facts.attributeKeys.contains(part.key) && !part.key.hasPrefix("__") {
            let hint = Spelling.nearest(to: part.key, in: facts.attributeKeys).map { "; did you mean \($0)?" } ?? ""
            // Tools and plugins add keys; WordPress passes over them.
            if !hint.isEmpty { definitionProblem(name, part.keyRange, "has the unknown key \(part.key)\(hint)") }
        }
        if node["type"] == nil && node["enum"] == nil {
            definitionProblem(name, member.keyRange, "has neither a type nor an enum, so WordPress drops its value")
        }
        let types = checkTypes(name, node)
        checkSource(name, node)
        checkDefault(name, node, types)
        if node["__experimentalRole"] != nil, let role = node.member("__experimentalRole") {
            report(
                "block.deprecated-field", role.keyRange,
                ["field": "__experimentalRole", "replacement": "role", "since": "6.7"])
        }
    }

    private func definitionProblem(_ name: String, _ range: Range<Int>, _ problem: String) {
        report("block.attribute-definition", range, ["attribute": name, "problem": problem])
    }

    /// The types that the definition allows, if all of them are known.
    private func checkTypes(_ name: String, _ node: JSONDocument.Node) -> [String]? {
        guard let type = node["type"] else { return nil }
        let nodes = type.elements ?? [type]
        for one in nodes {
            guard let text = one.string else {
                definitionProblem(name, one.range, "has a type that is \(one.typeName), not a string")
                return nil
            }
            if !facts.attributeTypes.contains(text) {
                let aliases = ["bool": "boolean", "int": "integer", "float": "number", "text": "string"]
                let hint =
                    (aliases[text] ?? Spelling.nearest(to: text, in: facts.attributeTypes))
                    .map { "; did you mean \($0)?" } ?? ""
                definitionProblem(name, one.range, "has the unknown type \(text)\(hint)")
                return nil
            }
        }
        return nodes.compactMap(\.string)
    }

    private func checkSource(_ name: String, _ node: JSONDocument.Node) {
        guard let source = node["source"] else {
            for key in ["selector", "attribute", "query"] {
                if let member = node.member(key) {
                    definitionProblem(name, member.keyRange, "has \(key) but no source, so that it has no effect")
                }
            }
            return
        }
        guard let text = source.string, facts.attributeSources.contains(text) else {
            let hint =
                source.string.flatMap { Spelling.nearest(to: $0, in: facts.attributeSources) }
                .map { "; did you mean \($0)?" } ?? ""
            definitionProblem(name, source.range, "has an unknown source\(hint)")
            return
        }
        switch text {
        case "attribute":
            if node["attribute"]?.string == nil {
                definitionProblem(name, source.range, "has the source attribute but does not say which one")
            }
            let types = node["type"].map { ($0.elements ?? [$0]).compactMap(\.string) } ?? []
            if types == ["array"] || types == ["object"] {
                definitionProblem(
                    name, source.range, "is \(types[0]) but comes from an HTML attribute, which is a string")
            }
        case "query":
            if node["query"]?.members == nil {
                definitionProblem(name, source.range, "has the source query but no query")
            } else if let type = node["type"]?.string, type != "array" {
                definitionProblem(name, source.range, "comes from a query, which gives an array, but is \(type)")
            }
        case "meta":
            report(
                "block.deprecated-field", source.range,
                ["field": "the source meta", "replacement": "useEntityProp or block bindings", "since": "5.8"])
        default:
            // The whole block is what is read without a selector.
            break
        }
    }

    private func checkDefault(_ name: String, _ node: JSONDocument.Node, _ types: [String]?) {
        // null stands for no value at all.
        guard let value = node["default"], value.typeName != "null" else { return }
        if let types, !types.isEmpty, !types.contains(where: { fits(value, $0) }) {
            report(
                "block.attribute-default", value.range,
                ["attribute": name, "found": value.typeName, "type": types.joined(separator: " or ")])
            return
        }
        guard let allowed = node["enum"]?.elements, !allowed.isEmpty else { return }
        if !allowed.contains(where: { isSame($0, value) }) {
            report(
                "block.attribute-default", value.range,
                ["attribute": name, "found": "not one of the enum", "type": types?.first ?? "enum"])
        }
    }

    private func fits(_ value: JSONDocument.Node, _ type: String) -> Bool {
        switch type {
        case "rich-text": value.string != nil
        case "number": value.number != nil
        default: value.typeName == type
        }
    }

    private func isSame(_ a: JSONDocument.Node, _ b: JSONDocument.Node) -> Bool {
        switch (a.value, b.value) {
        case (.string(let left), .string(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        default: false
        }
    }
}
