import AnalysisModel
import JSON

/// The rules about presets of a theme.json: what they must have, and what refers to them.
struct PresetRules {
    let file: ThemeJSON
    /// The theme.json that the file is a variation of; nil for theme.json itself.
    let base: ThemeJSON?
    /// Whether presets may come from somewhere else: a parent theme, or code.
    let isOpen: Bool
    let reporter: Reporter
    let facts = ThemeFacts.shared

    private func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String], severity: Severity? = nil
    ) {
        reporter.report(rule, file.index, range, values, severity: severity)
    }

    func check() {
        for (kind, preset) in facts.presets.sorted(by: { $0.key < $1.key }) { checkSlugs(kind, preset.list) }
        checkColors()
        guard !isOpen, file.document.faults.isEmpty, let root = file.document.root else { return }
        var known: [String: Set<String>] = [:]
        for (kind, preset) in facts.presets {
            let slugs = (file.presets(preset.list) + (base?.presets(preset.list) ?? [])).map(\.slug)
            known[kind] = preset.coreSlugs.union(slugs.map(ThemeJSON.kebab)).union(slugs)
        }
        checkReferences(in: root, known)
    }

    private func checkSlugs(_ kind: String, _ list: [String]) {
        var seen: Set<String> = []
        for element in file.node(list)?.elements ?? [] {
            guard let node = element["slug"], let slug = node.string else { continue }
            if !seen.insert(ThemeJSON.kebab(slug)).inserted {
                report("theme.preset-duplicate", node.range, ["slug": slug, "list": list.joined(separator: ".")])
            }
        }
    }

    // MARK: Colors

    private func checkColors() {
        for (_, node) in file.presets(["settings", "color", "palette"]) {
            if let color = node["color"] { checkColor(color) }
        }
        for (_, node) in file.presets(["settings", "color", "duotone"]) {
            for color in node["colors"]?.elements ?? [] { checkColor(color) }
        }
        if let styles = file.document.root?["styles"] { checkStyleColors(styles) }
    }

    /// Every `color` of the styles, at any depth; documents are no deeper than their reader allows.
    private func checkStyleColors(_ node: JSONDocument.Node) {
        for member in node.members ?? [] {
            if member.key == "color", let color = member.value.members {
                for one in color where one.key == "text" || one.key == "background" { checkColor(one.value) }
            } else if member.key == "color", member.value.string != nil {
                checkColor(member.value)
            } else {
                checkStyleColors(member.value)
            }
        }
    }

    private func checkColor(_ node: JSONDocument.Node) {
        guard let text = node.string, CSSColor.read(text) == .invalid else { return }
        // Backgrounds were once allowed to be gradients.
        if text.has("gradient(") { return }
        report("theme.invalid-color", node.range, ["value": text])
    }

    // MARK: References

    private func checkReferences(in node: JSONDocument.Node, _ known: [String: Set<String>]) {
        switch node.value {
        case .string(let text):
            guard text.has("preset") else { return }
            for reference in PresetReference.all(in: text) { checkReference(reference, node.range, known) }
        case .array(let elements): for element in elements { checkReferences(in: element, known) }
        case .object(let members): for member in members { checkReferences(in: member.value, known) }
        default: break
        }
    }

    private func checkReference(_ reference: PresetReference, _ range: Range<Int>, _ known: [String: Set<String>]) {
        guard !reference.hasFallback, let slugs = known[reference.kind],
            reporter.wants("theme.unknown-preset", file.index)
        else { return }
        if slugs.contains(reference.slug) || slugs.contains(reference.slug.lowercased()) { return }
        // Steps of a scale are numbered.
        if reference.kind == "spacing", Int(reference.slug) != nil, hasScale { return }
        let kebab = ThemeJSON.kebab(reference.slug)
        let hint = slugs.contains(kebab) ? " (did you mean \(kebab)?)" : Spelling.hint(reference.slug, in: slugs)
        report(
            "theme.unknown-preset", range,
            ["kind": reference.kind, "slug": reference.slug, "hint": hint])
    }

    private var hasScale: Bool {
        let path = ["settings", "spacing", "spacingScale"]
        return file.node(path) != nil || base?.node(path) != nil
    }
}
