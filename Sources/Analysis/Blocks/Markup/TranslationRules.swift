import AnalysisModel
import JSSyntax

/// Texts that are shown, and the functions that translate them.
struct TranslationRules {
    let script: Script
    let block: BlockMetadata?
    let reporter: Reporter

    func check() {
        var domains: [String: Int] = [:]
        var calls: [(node: NodeID, domain: String)] = []
        var withoutDomain: [(NodeID, String)] = []
        for node in script.nodes where script.kind(node) == .call {
            guard let callee = script.tree.child(node, 0), let name = Self.function(callee, script) else { continue }
            let place = Self.domainPlace(name)
            let arguments = script.arguments(node)
            if arguments.count <= place && !arguments.isEmpty { withoutDomain.append((node, name)) }
            if let domain = checkCall(node, name) {
                domains[domain, default: 0] += 1
                calls.append((node, domain))
            }
        }
        // WordPress itself has no text domain.
        if !domains.isEmpty || block?.textDomain != nil || reporter.options.textDomain != nil {
            for (call, name) in withoutDomain {
                reporter.report("i18n-js.missing-domain", script.index, script.range(call), ["function": name])
            }
        }
        checkDomains(calls, domains)
        checkLiterals()
    }

    /// The translating function that `callee` is.
    static func function(_ callee: NodeID, _ script: Script) -> String? {
        guard let origin = script.origin(callee) else { return nil }
        for name in ["__", "_x", "_n", "_nx"] where origin == "@wordpress/i18n.\(name)" || origin == "global.\(name)" {
            return name
        }
        return nil
    }

    /// Which argument is the text domain.
    private static func domainPlace(_ name: String) -> Int { ["__": 1, "_x": 2, "_n": 3, "_nx": 4][name] ?? 1 }

    // MARK: Calls

    /// Checks the arguments, and gives the text domain.
    private func checkCall(_ call: NodeID, _ name: String) -> String? {
        let arguments = script.arguments(call)
        if arguments.contains(where: { script.kind($0) == .spread }) || arguments.isEmpty { return nil }
        let texts = name == "__" ? [0] : name == "_x" ? [0, 1] : name == "_n" ? [0, 1] : [0, 1, 3]
        for position in texts where position < arguments.count && !isLiteral(arguments[position]) {
            reporter.report(
                "i18n-js.not-literal", script.index, script.range(arguments[position]), ["function": name])
        }
        let place = Self.domainPlace(name)
        guard place < arguments.count else { return nil }
        guard let domain = script.tree.string(arguments[place]) else {
            reporter.report(
                "i18n-js.not-literal", script.index, script.range(arguments[place]), ["function": name])
            return nil
        }
        return domain
    }

    /// Whether tools that collect texts can read it: a string, or strings that are joined.
    private func isLiteral(_ node: NodeID) -> Bool {
        var node = node
        while script.kind(node) == .binary, script.tree.mainTokenKind(node) == .plus,
            let left = script.tree.child(node, 0), let right = script.tree.child(node, 1)
        {
            guard script.tree.string(right) != nil else { return false }
            node = left
        }
        return script.tree.string(node) != nil
    }

    /// All texts belong to the domain of the block or plugin, or else to the one that most texts have.
    private func checkDomains(_ calls: [(node: NodeID, domain: String)], _ domains: [String: Int]) {
        let expected: String
        let origin: String
        if let domain = reporter.options.textDomain ?? block?.textDomain {
            (expected, origin) = (domain, reporter.options.textDomain == nil ? "block.json" : "the plugin")
        } else {
            let ranked = domains.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
            guard ranked.count > 1, ranked[0].value > ranked[1].value else { return }
            (expected, origin) = (ranked[0].key, "most texts of the file")
        }
        for call in calls where call.domain != expected && call.domain != "default" {
            let argument = script.arguments(call.node).last ?? call.node
            reporter.report(
                "i18n-js.domain-mismatch", script.index, script.range(argument),
                ["domain": call.domain, "expected": expected, "origin": origin])
        }
    }

    // MARK: Literals

    private static let props: Set<String> = [
        "label", "title", "placeholder", "help", "alt", "aria-label", "description", "heading", "instructions",
    ]
    private static let silentTags: Set<String> = [
        "code", "pre", "style", "script", "kbd", "samp", "title", "path", "svg",
    ]

    private func checkLiterals() {
        for element in script.elements {
            if script.components.saves.contains(where: { script.isInside(element.node, $0) }) { continue }
            for prop in element.props where Self.props.contains(prop.name) {
                guard let value = prop.value, let text = script.tree.string(value), isText(text) else { continue }
                report(value, text)
            }
            if let tag = element.tag, Self.silentTags.contains(tag) { continue }
            for child in element.children {
                switch script.kind(child) {
                case .jsxText:
                    let text = String(decoding: script.tree.bytes(child), as: UTF8.self)
                    if isText(text) { report(child, text) }
                case .string:
                    if let text = script.tree.string(child), isText(text) { report(child, text) }
                default: break
                }
            }
        }
    }

    private func report(_ node: NodeID, _ text: String) {
        let words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        let shown = words.prefix(6).joined(separator: " ")
        var range = script.range(node)
        // White space around a text of JSX is layout.
        let bytes = script.file.bytes
        while range.lowerBound < range.upperBound, bytes[range.lowerBound] <= 0x20 {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while range.upperBound > range.lowerBound, bytes[range.upperBound - 1] <= 0x20 {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        reporter.report(
            "i18n-js.literal", script.index, range, ["text": words.count > 6 ? shown + "…" : shown],
            confidence: words.count > 1 ? .high : .medium)
    }

    /// Whether people read it: two letters in a row at least, and no address, code or entity alone.
    private func isText(_ text: String) -> Bool {
        let trimmed = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" }
        guard !trimmed.isEmpty else { return false }
        if trimmed.count == 1, let word = trimmed.first {
            if word.contains("/") || word.contains("_") || word.contains(":") || word.hasPrefix("&")
                || word.contains(".")
            {
                return false
            }
            guard word.first?.isUppercase ?? false else { return false }
        }
        var letters = 0
        for character in text {
            letters = character.isLetter ? letters + 1 : 0
            if letters >= 2 { return true }
        }
        return false
    }
}
