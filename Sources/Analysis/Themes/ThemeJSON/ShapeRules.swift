import AnalysisModel
import JSON

/// The rules about keys and values of a theme.json.
struct ShapeRules {
    let file: ThemeJSON
    let reporter: Reporter
    let facts = ThemeFacts.shared

    private static let newestVersion = 3

    private func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, fix: Fix? = nil
    ) {
        reporter.report(rule, file.index, range, values, severity: severity, confidence: confidence, fix: fix)
    }

    func check(minimum: Version?) {
        for fault in file.document.faults { report("theme.json-syntax", fault.range, ["fault": fault.message]) }
        guard let root = file.document.root else { return }
        guard root.members != nil else {
            report("theme.json-type", root.range, wrongType("The file", root.typeName, "object"))
            return
        }
        let version = checkVersion(root, minimum)
        checkSchema(root)
        // The first version had other keys.
        if version == nil || version == 1 { return }
        checkObject(root, path: "", shown: "")
    }

    private func checkVersion(_ root: JSONDocument.Node, _ minimum: Version?) -> Int? {
        let start = root.range.lowerBound..<min(root.range.lowerBound + 1, root.range.upperBound)
        guard let node = root["version"] else {
            if file.document.faults.isEmpty {
                report("theme.json-version", start, ["problem": "has no version, so that WordPress drops all of it"])
            }
            return Self.newestVersion
        }
        guard let number = node.number.flatMap({ Int(exactly: $0) }) else {
            report(
                "theme.json-version", node.range,
                ["problem": "has a version that is \(node.typeName), where a whole number is wanted"])
            return Self.newestVersion
        }
        if number < 1 || number > Self.newestVersion {
            report(
                "theme.json-version", node.range,
                ["problem": "has version \(number), which does not exist; the newest is \(Self.newestVersion)"])
        } else if number < Self.newestVersion, let minimum, let needed = Version("6.6"), !(minimum < needed) {
            report(
                "theme.json-version", node.range,
                ["problem": "has version \(number), while its WordPress knows version \(Self.newestVersion)"],
                severity: .info)
        }
        return number
    }

    private func checkSchema(_ root: JSONDocument.Node) {
        guard !file.isVariation, file.document.faults.isEmpty else { return }
        let start = root.range.lowerBound..<min(root.range.lowerBound + 1, root.range.upperBound)
        guard let schema = root["$schema"] else {
            let edit = Edit(
                span: SourceSpan(file: file.index, range: start),
                replacement: "{\n\t\"$schema\": \"https://schemas.wp.org/trunk/theme.json\",")
            report(
                "theme.json-schema", start, ["problem": "names no $schema"],
                fix: root.members?.isEmpty == false ? Fix(title: "Name the schema", edits: [edit]) : nil)
            return
        }
        guard let address = schema.string else { return }
        if address.hasSuffix("block.json") || !address.hasSuffix("theme.json") {
            report("theme.json-schema", schema.range, ["problem": "has a $schema that is not one of theme.json"])
        }
    }

    // MARK: Shape

    private func wrongType(_ path: String, _ found: String, _ expected: String) -> [String: String] {
        ["path": path, "found": found, "expected": expected]
    }

    /// - Parameters:
    ///   - path: the path in the table.
    ///   - shown: the path in the file.
    private func checkObject(_ node: JSONDocument.Node, path: String, shown: String) {
        for name in facts.required[path] ?? [] where path.hasSuffix("[]") && node[name] == nil {
            report(
                "theme.preset-incomplete",
                node.range.lowerBound..<min(node.range.lowerBound + 1, node.range.upperBound),
                ["path": shown, "name": name])
        }
        for member in node.members ?? [] {
            checkMember(member, path, shown.isEmpty ? member.key : shown + "." + member.key)
        }
    }

    private func checkMember(_ member: JSONDocument.Member, _ path: String, _ shown: String) {
        let key = member.key
        let isStyle = path == "styles"
        // Comments, states for viewports, and what is being tried out.
        if key.hasPrefix("_") || key.hasPrefix("//") || key.hasPrefix("@") || key.hasPrefix("$") { return }
        if isStyle, facts.states.contains(key) {
            checkObject(member.value, path: "styles", shown: shown)
            return
        }
        let inner = path.isEmpty ? key : path + "." + key
        guard let known = facts.keys[inner] else {
            if isStyle && (key == "title" || key == "blockTypes" || key == "slug") { return }
            let names = facts.names[path] ?? []
            // Where the table ends, the file may go on as it likes.
            guard !names.isEmpty, reporter.wants("theme.json-unknown-key", file.index) else { return }
            let hint = Spelling.hint(key, in: isStyle ? names.union(facts.states) : names)
            let place = misplaced(key, path)
            report(
                "theme.json-unknown-key", member.keyRange, ["path": shown, "hint": hint.isEmpty ? place : hint],
                severity: hint.isEmpty ? .info : nil)
            return
        }
        guard inner != "settings.custom", inner != "version", inner != "$schema" else { return }
        checkValue(member.value, known, inner, shown)
    }

    /// " (it belongs into styles)" for a key that is known at one other place near the top.
    private func misplaced(_ key: String, _ path: String) -> String {
        for other in ["settings", "styles"] where path.isEmpty && facts.names[other]?.contains(key) == true {
            return " (it belongs into settings or styles)"
        }
        return ""
    }

    private func checkValue(_ node: JSONDocument.Node, _ known: ThemeFacts.Key, _ path: String, _ shown: String) {
        guard matches(node, known.types) else {
            let expected = known.types.sorted().map { $0 == "value" ? "string" : $0 }.joined(separator: " or ")
            report("theme.json-type", node.range, wrongType(shown, node.typeName, expected))
            return
        }
        if let text = node.string, !known.values.isEmpty, !known.values.contains(text) {
            report(
                "theme.json-value", node.range,
                ["path": shown, "value": text, "values": known.values.joined(separator: ", ")])
        }
        switch path {
        case "settings.blocks": checkBlocks(node, inner: "settings", shown)
        case "styles.blocks": checkBlocks(node, inner: "styles", shown)
        case "styles.elements": checkElements(node, shown)
        case "styles.variations":
            for member in node.members ?? [] {
                checkObject(member.value, path: "styles", shown: shown + "." + member.key)
            }
        default:
            if node.members != nil {
                if !known.types.contains("value") || node["ref"] == nil { checkObject(node, path: path, shown: shown) }
            } else if let elements = node.elements, let element = facts.keys[path + "[]"] {
                for (position, one) in elements.enumerated() {
                    checkValue(one, element, path + "[]", "\(shown)[\(position)]")
                }
            }
        }
    }

    private func matches(_ node: JSONDocument.Node, _ types: Set<String>) -> Bool {
        if types.isEmpty || types.contains("any") { return true }
        let name = node.typeName
        if types.contains(name) || name == "integer" && types.contains("number") { return true }
        guard types.contains("value") else { return false }
        switch node.value {
        case .string, .number, .null: return true
        case .bool: return false
        case .object: return node["ref"] != nil || types.contains("object")
        case .array: return false
        }
    }

    private func checkBlocks(_ node: JSONDocument.Node, inner: String, _ shown: String) {
        for member in node.members ?? [] {
            let isUnknown =
                !member.key.contains("/") || member.key.hasPrefix("core/") && !facts.blocks.contains(member.key)
            if isUnknown, reporter.wants("theme.json-unknown-key", file.index) {
                let wanted = member.key.contains("/") ? member.key : "core/" + member.key
                let hint =
                    facts.blocks.contains(wanted)
                    ? " (did you mean \(wanted)?)" : Spelling.hint(wanted, in: facts.blocks)
                report(
                    "theme.json-unknown-key", member.keyRange, ["path": shown + "." + member.key, "hint": hint],
                    severity: hint.isEmpty ? .info : nil)
            }
            guard member.value.members != nil else {
                let path = shown + "." + member.key
                report("theme.json-type", member.value.range, wrongType(path, member.value.typeName, "object"))
                continue
            }
            checkObject(member.value, path: inner, shown: shown + "." + member.key)
        }
    }

    private func checkElements(_ node: JSONDocument.Node, _ shown: String) {
        for member in node.members ?? [] {
            if !facts.elements.contains(member.key), reporter.wants("theme.json-unknown-key", file.index) {
                let hint = Spelling.hint(member.key, in: facts.elements)
                report(
                    "theme.json-unknown-key", member.keyRange, ["path": shown + "." + member.key, "hint": hint],
                    severity: hint.isEmpty ? .info : nil)
            }
            checkObject(member.value, path: "styles", shown: shown + "." + member.key)
        }
    }
}
