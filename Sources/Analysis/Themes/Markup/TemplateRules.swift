import AnalysisModel
import JSON

/// The rules about templates, parts and patterns of a theme, and how they fit together.
struct TemplateRules {
    let theme: Theme
    let files: [SourceFile]
    let reporter: Reporter
    let facts = ThemeFacts.shared

    static let folders = ["templates/", "parts/", "block-templates/", "block-template-parts/"]

    func check() {
        let patterns = theme.members.filter { $0.key.hasPrefix("patterns/") && $0.key.hasSuffix(".php") }
        let slugs = checkPatterns(patterns.sorted { $0.key < $1.key })
        guard theme.isWhole else { return }
        checkNames()
        guard !theme.isChild, theme.isBlockTheme else { return }
        checkIndex()
        for (path, index) in theme.members.sorted(by: { $0.key < $1.key }) {
            let isTemplate = path.hasSuffix(".html") && Self.folders.contains { path.hasPrefix($0) }
            guard isTemplate || patterns[path] != nil else { continue }
            for delimiter in BlockMarkup(files[index]).delimiters where delimiter.kind != .closing {
                checkPart(delimiter, index)
                checkUse(delimiter, index, slugs)
            }
        }
    }

    // MARK: Templates

    private func checkIndex() {
        let names = ["templates/index.html", "block-templates/index.html", "index.php"]
        guard !names.contains(where: { theme.members[$0] != nil }), let file = theme.style ?? theme.json else { return }
        reporter.report("theme.missing-index", file, 0..<0, ["path": "templates/index.html"])
    }

    /// Names of templates that are nearly one of the hierarchy.
    private func checkNames() {
        for (path, index) in theme.members {
            guard path.hasPrefix("templates/"), path.hasSuffix(".html"), path.split(separator: "/").count == 2 else {
                continue
            }
            let name = Path.stem(path)
            guard !isKnown(name), !customTemplates.contains(name) else { continue }
            let plain = facts.templates.filter { !$0.contains("*") }
            guard let meant = nearest(name, plain), theme.members["templates/\(meant).html"] == nil else { continue }
            reporter.report(
                "theme.template-name", index, 0..<0, ["name": name, "meant": meant], confidence: .medium)
        }
    }

    private func nearest(_ name: String, _ known: Set<String>) -> String? {
        let aliases = [
            "frontpage": "front-page", "not-found": "404", "error": "404", "posts": "home", "post": "single",
        ]
        return aliases[name] ?? (name.utf8.count > 3 ? Spelling.nearest(to: name, in: known) : nil)
    }

    private func isKnown(_ name: String) -> Bool {
        if facts.templates.contains(name) { return true }
        return facts.templates.contains { $0.hasSuffix("*") && name.hasPrefix($0.dropLast()) }
    }

    private var customTemplates: Set<String> {
        guard let json = theme.json else { return [] }
        let list = JSONDocument(files[json].bytes).root?["customTemplates"]?.elements ?? []
        return Set(list.compactMap { $0["name"]?.string })
    }

    private func checkPart(_ delimiter: BlockMarkup.Delimiter, _ index: Int) {
        guard delimiter.name == "core/template-part", let root = delimiter.attributes?.root,
            let node = root["slug"], let slug = node.string, root["theme"] == nil
        else { return }
        let folders = ["parts/", "block-template-parts/"]
        guard !folders.contains(where: { theme.members[$0 + slug + ".html"] != nil }) else { return }
        let known = theme.members.keys.filter { path in folders.contains { path.hasPrefix($0) } }.map(Path.stem)
        let start = delimiter.attributesStart
        reporter.report(
            "markup.unknown-part", index, start + node.range.lowerBound..<start + node.range.upperBound,
            ["slug": slug, "hint": Spelling.hint(slug, in: known)])
    }

    // MARK: Patterns

    /// Checks the headers of patterns, and gives their slugs.
    private func checkPatterns(_ patterns: [(key: String, value: Int)]) -> Set<String> {
        var slugs: Set<String> = []
        for (_, index) in patterns {
            let file = files[index]
            let header = HeaderFields(of: file)
            let missing = ["Title", "Slug"].filter { header[$0]?.value.isEmpty ?? true }
            if !missing.isEmpty {
                reporter.report(
                    "markup.pattern-header", index, 0..<0,
                    ["problem": "lacks \(missing.joined(separator: " and ")), so that it is not registered"])
            }
            let isHidden = header["Inserter"].map { ["no", "false"].contains($0.value.lowercased()) } ?? false
            let hasPlace =
                header["Categories"] != nil || header["Block Types"] != nil || header["Template Types"] != nil
            if missing.isEmpty, !isHidden, !hasPlace {
                reporter.report(
                    "markup.pattern-header", index, header["Title"]?.valueRange ?? 0..<0,
                    ["problem": "lacks Categories, so that the inserter lists it as uncategorized"], severity: .info)
            }
            guard let slug = header["Slug"], !slug.value.isEmpty else { continue }
            let isValid = slug.value.utf8.allSatisfy { byte in
                (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "/_-".utf8.contains(byte)
            }
            if !isValid {
                reporter.report(
                    "markup.pattern-header", index, slug.valueRange,
                    ["problem": "has the slug \"\(slug.value)\" with signs that slugs have not"])
            } else if !slugs.insert(slug.value).inserted {
                reporter.report(
                    "markup.pattern-header", index, slug.valueRange,
                    ["problem": "has the slug \(slug.value) of another pattern, which it replaces"])
            }
        }
        return slugs
    }

    /// A pattern that is used must be there, if it has the theme's own namespace.
    private func checkUse(_ delimiter: BlockMarkup.Delimiter, _ index: Int, _ slugs: Set<String>) {
        guard delimiter.name == "core/pattern", let node = delimiter.attributes?.root?["slug"],
            let slug = node.string, !slugs.contains(slug), let namespace = slug.split(separator: "/").first,
            slugs.contains(where: { $0.hasPrefix(namespace + "/") })
        else { return }
        let start = delimiter.attributesStart
        reporter.report(
            "markup.unknown-pattern", index, start + node.range.lowerBound..<start + node.range.upperBound,
            ["slug": slug, "hint": Spelling.hint(slug, in: slugs)], confidence: .medium)
    }
}
