import AnalysisModel
import JSON

/// Applies the rules about theme.json and the variations in `styles/` to a theme.
struct ThemeJSONRules {
    let theme: Theme
    let files: [SourceFile]
    let reporter: Reporter

    func check() {
        let minimum = theme.header?["Requires at least"].flatMap { Version($0.value) }
        let base = theme.json.map { ThemeJSON(index: $0, document: JSONDocument(files[$0].bytes), isVariation: false) }
        let isOpen = theme.isChild || hasPresetsInCode
        if let base {
            ShapeRules(file: base, reporter: reporter).check(minimum: minimum)
            PresetRules(file: base, base: nil, isOpen: isOpen, reporter: reporter).check()
            ContrastRules(file: base, base: nil, reporter: reporter).check()
            checkFiles(base)
        }
        for (path, index) in theme.members.sorted(by: { $0.key < $1.key })
        where path.hasPrefix("styles/") && path.hasSuffix(".json") && ThemeJSON.isThemeJSON(files[index]) {
            let file = ThemeJSON(index: index, document: JSONDocument(files[index].bytes), isVariation: true)
            ShapeRules(file: file, reporter: reporter).check(minimum: minimum)
            PresetRules(file: file, base: base, isOpen: isOpen || base == nil, reporter: reporter).check()
            // The styles of a part of the page stand on a ground that is not known.
            if file.document.root?["blockTypes"] == nil {
                ContrastRules(file: file, base: base, reporter: reporter).check()
            }
        }
    }

    /// Whether PHP adds to what the file says.
    private var hasPresetsInCode: Bool {
        theme.members.values.contains { index in
            let file = files[index]
            guard file.language == .php else { return false }
            let all = 0..<file.bytes.count
            return ["wp_theme_json_data", "editor-color-palette", "editor-font-sizes", "editor-gradient-presets"]
                .contains { file.firstOffset(of: $0, in: all) != nil }
        }
    }

    /// The files of the templates and parts that theme.json names.
    private func checkFiles(_ base: ThemeJSON) {
        guard theme.isBlockTheme, !theme.isChild, let root = base.document.root else { return }
        let kinds = [
            ("templateParts", ["parts/", "block-template-parts/"]),
            ("customTemplates", ["templates/", "block-templates/"]),
        ]
        for (list, folders) in kinds {
            for element in root[list]?.elements ?? [] {
                guard let node = element["name"], let name = node.string else { continue }
                let paths = folders.map { $0 + name + ".html" }
                // A template may be one of PHP.
                guard !paths.contains(where: { theme.members[$0] != nil }), theme.members[name + ".php"] == nil else {
                    continue
                }
                let stems = theme.members.keys.filter { path in folders.contains { path.hasPrefix($0) } }
                    .map(Path.stem)
                reporter.report(
                    "theme.missing-template", base.index, node.range,
                    ["list": list, "name": name, "path": paths[0], "hint": Spelling.hint(name, in: stems)])
            }
        }
        let areas = ThemeFacts.shared.areas
        for element in root["templateParts"]?.elements ?? [] {
            guard let node = element["area"], let area = node.string, !areas.contains(area) else { continue }
            let hint = Spelling.hint(area, in: areas)
            guard !hint.isEmpty else { continue }
            reporter.report(
                "theme.json-value", base.index, node.range,
                ["path": "templateParts.area", "value": area + hint, "values": areas.sorted().joined(separator: ", ")])
        }
    }
}
