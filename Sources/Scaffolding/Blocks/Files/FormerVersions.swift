import JSON
import ScaffoldCore

/// Former versions of the block, so that the editor takes over what they have stored.
struct FormerVersions {
    let spec: BlockSpec

    func declarations(writing write: (ScriptNode) -> JS) -> [JS] {
        var result: [JS] = []
        var entries: [JS] = []
        for (index, version) in spec.former.enumerated() {
            let former = spec.former(version)
            let suffix = "V\(index + 1)"
            if !former.isDynamic { result += WrapperClasses(spec: former, suffix: suffix).functions }
            entries.append(entry(version, former, suffix, write))
        }
        return result + ["const deprecated = [\n    \(lines: entries)\n];"]
    }

    private func entry(
        _ version: FormerVersion, _ former: BlockSpec, _ suffix: String, _ write: (ScriptNode) -> JS
    ) -> JS {
        let body = SaveMarkup(spec: former, suffix: suffix).body(writing: write)
        let parameters: JS = body.text.contains("attributes") ? " { attributes } " : ""
        let metadata = BlockMetadata(spec: former)
        return """
            {
                apiVersion: 3,
                attributes: \(value: .object(metadata.attributes)),
                supports: \(value: .object(former.supports)),
                \(eligibility(version, former))
                \(migration(version, former))
                save(\(parameters)) {
                    \(body)
                },
            },
            """
    }

    /// Where no markup tells the versions apart, former names do.
    private func eligibility(_ version: FormerVersion, _ former: BlockSpec) -> JS {
        guard spec.isDynamic, former.isDynamic, let first = version.renamed.first else { return "" }
        let tests = version.renamed.map { "undefined !== attributes.\($0.former)" as JS }
        if tests.count == 1 { return "isEligible: ( { \(first.former) } ) => undefined !== \(first.former)," }
        return "isEligible: ( attributes ) =>\n    \(JS.joined(tests, separator: " ||\n    ")),"
    }

    private func migration(_ version: FormerVersion, _ former: BlockSpec) -> JS {
        var taken: [JS] = []
        var given: [JS] = []
        for attribute in former.attributes {
            let now = version.renamed.first { $0.former == attribute.name }?.now ?? attribute.name
            guard let current = spec.attribute(now) else { continue }
            var value: JS = "\(attribute.name)"
            switch (attribute.source == .query, current.source == .query) {
            case (false, true): value = "\(value).map( ( text ) => ( { text } ) )"
            case (true, false): value = "\(value).map( ( item ) => item.text )"
            default: if now == attribute.name { continue }
            }
            taken.append("\(attribute.name)")
            given.append("\(now): \(value)")
        }
        guard !taken.isEmpty else { return "" }
        return """
            migrate( { \(JS.joined(taken + ["...attributes"], separator: ", ")) } ) {
                return {
                    ...attributes,
                    \(JS.joined(given, separator: ",\n")),
                };
            },
            """
    }
}
