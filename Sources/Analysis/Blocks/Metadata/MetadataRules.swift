import AnalysisModel
import JSON

/// The rules about a block.json, except those about attributes and files.
struct MetadataRules {
    let block: BlockMetadata
    let files: [SourceFile]
    let reporter: Reporter
    let facts = BlockFacts.shared

    func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high
    ) {
        reporter.report(rule, block.index, range, values, severity: severity, confidence: confidence)
    }

    func check() {
        for fault in block.document.faults { report("block.syntax", fault.range, ["fault": fault.message]) }
        guard let root = block.document.root else { return }
        guard let members = root.members else {
            report(
                "block.wrong-type", root.range, ["field": "The file", "found": root.typeName, "expected": "an object"])
            return
        }
        let start = root.range.lowerBound..<Swift.min(root.range.lowerBound + 1, root.range.upperBound)
        // A text that ends too early lacks what was not reached.
        if block.document.faults.isEmpty { checkRequired(root, start) }
        for member in members { checkField(member) }
        checkName(root)
        checkVersion(root)
        checkSupports(root)
        checkInteractivity(root)
        for member in root["attributes"]?.members ?? [] { checkAttribute(member) }
        checkExample(root)
        checkAssets(root)
    }

    // MARK: Fields

    private func checkRequired(_ root: JSONDocument.Node, _ start: Range<Int>) {
        for (name, field) in facts.fields.sorted(by: { $0.key < $1.key }) where field.isRequired && root[name] == nil {
            report("block.required-field", start, ["field": name])
        }
        // A block that users do not insert needs no such things.
        let isHidden = root["supports"]?["inserter"]?.bool == false || root["parent"] != nil
        let wanted = [
            ("textdomain", "its texts are not translated", false),
            ("description", "the inserter cannot say what it is for", true),
            ("category", "the inserter lists it under no category", true),
            ("icon", "the inserter shows a placeholder", true),
            ("example", "the inserter has no preview of it", true),
        ]
        for (name, effect, isForInserter) in wanted where root[name] == nil && !(isForInserter && isHidden) {
            report(
                "block.missing-metadata", start, ["field": name, "effect": effect],
                severity: name == "textdomain" ? .low : .info)
        }
    }

    private func checkField(_ member: JSONDocument.Member) {
        guard let field = facts.fields[member.key] else {
            // Tools keep their own settings under names that begin so.
            if member.key.hasPrefix("__") || member.key.hasPrefix("x-") { return }
            let hint = Spelling.nearest(to: member.key, in: facts.fields.keys)
            report(
                "block.unknown-field", member.keyRange,
                ["field": member.key, "hint": hint.map { "; did you mean \($0)?" } ?? ""],
                severity: hint == nil ? .low : nil)
            return
        }
        if !matches(member.value, field.type) {
            let expected = field.type.split(separator: " ").map { Self.words[String($0)] ?? String($0) }
                .joined(separator: " or ")
            report(
                "block.wrong-type", member.value.range,
                [
                    "field": member.key, "found": Self.words[member.value.typeName] ?? member.value.typeName,
                    "expected": expected,
                ])
        } else if member.key == "styles" {
            checkStyles(member.value)
        }
    }

    private static let words = [
        "string": "a string", "integer": "an integer", "number": "a number", "boolean": "a boolean",
        "object": "an object", "array": "an array", "strings": "an array of strings", "null": "null",
    ]

    private func matches(_ value: JSONDocument.Node, _ type: String) -> Bool {
        type.split(separator: " ").contains { one in
            switch one {
            case "strings": value.elements?.allSatisfy { $0.string != nil } ?? false
            case "number": value.number != nil
            default: value.typeName == one
            }
        }
    }

    private func checkStyles(_ styles: JSONDocument.Node) {
        for style in styles.elements ?? [] {
            for key in ["name", "label"] where style.members != nil && style[key]?.string == nil {
                report(
                    "block.wrong-type", style.range,
                    [
                        "field": "A style", "found": "an object without \(key)",
                        "expected": "an object with name and label",
                    ])
            }
        }
    }

    private func checkName(_ root: JSONDocument.Node) {
        guard let node = root["name"], let name = node.string, !BlockName.isValid(name) else { return }
        report("block.name", node.range, ["name": name, "problem": BlockName.problem(name)])
    }

    private func checkVersion(_ root: JSONDocument.Node) {
        guard let node = root["apiVersion"], let version = node.number, version < 3 else { return }
        // Version 3 came with WordPress 6.3.
        let isTooEarly = reporter.options.minimumWordPress.map { $0.lexicographicallyPrecedes([6, 3]) } ?? false
        report(
            "block.api-version", node.range, ["version": String(Int(exactly: version.rounded()) ?? 0)],
            severity: isTooEarly ? .info : nil)
    }

    // MARK: Supports

    private func checkSupports(_ root: JSONDocument.Node) {
        for member in root["supports"]?.members ?? [] {
            if let renamed = facts.renamedSupports[member.key] {
                report(
                    "block.deprecated-field", member.keyRange,
                    ["field": "supports.\(member.key)", "replacement": renamed.replacement, "since": renamed.since])
                continue
            }
            checkSupport(member.key, member.keyRange, facts.supports, path: "supports")
            guard let inner = facts.innerSupports[member.key] else { continue }
            for part in member.value.members ?? [] {
                checkSupport(part.key, part.keyRange, inner, path: "supports.\(member.key)")
            }
        }
    }

    /// Plugins may define supports of their own, so only what looks like a typing error is reported.
    private func checkSupport(_ name: String, _ range: Range<Int>, _ known: Set<String>, path: String) {
        guard !known.contains(name), !name.hasPrefix("__"), let hint = Spelling.nearest(to: name, in: known) else {
            return
        }
        report("block.unknown-support", range, ["field": "\(path).\(name)", "hint": hint])
    }

    private func checkInteractivity(_ root: JSONDocument.Node) {
        guard let interactivity = root["supports"]?["interactivity"], interactivity.bool != false,
            root["viewScriptModule"] == nil, let script = root.member("viewScript")
        else { return }
        report("block.view-script-module", script.keyRange)
    }

    private func checkExample(_ root: JSONDocument.Node) {
        guard let attributes = root["attributes"]?.members else { return }
        let known = Set(attributes.map(\.key)).union(BlockMetadata.implicitAttributes)
        for member in root["example"]?["attributes"]?.members ?? [] where !known.contains(member.key) {
            let hint = Spelling.nearest(to: member.key, in: known).map { "; did you mean \($0)?" } ?? ""
            report("block.unregistered-attribute", member.keyRange, ["attribute": member.key, "hint": hint])
        }
    }
}

/// The names of blocks.
enum BlockName {
    static func isValid(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                guard let first = part.utf8.first, first >= 97, first <= 122 else { return false }
                return part.utf8.allSatisfy { $0 >= 97 && $0 <= 122 || $0 >= 48 && $0 <= 57 || $0 == 45 }
            }
    }

    /// What is wrong with a name that is not valid.
    static func problem(_ name: String) -> String {
        if !name.contains("/") { return "has no namespace, as in my-plugin/\(name.lowercased())" }
        if name.lowercased() != name { return "has capital letters" }
        return "is not of the form namespace/name, in letters, digits and hyphens, each part beginning with a letter"
    }
}
