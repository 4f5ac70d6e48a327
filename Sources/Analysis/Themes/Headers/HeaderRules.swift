import AnalysisModel

/// The rules about the header of a plugin's main file or a theme's style.css.
struct HeaderRules {
    let owner: Extension
    let files: [SourceFile]
    let reporter: Reporter
    let facts = HeaderFacts.shared

    private func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String], severity: Severity? = nil,
        confidence: Confidence = .high, fix: Fix? = nil
    ) {
        reporter.report(rule, owner.main, range, values, severity: severity, confidence: confidence, fix: fix)
    }

    private var header: HeaderFields { owner.header }

    func check() {
        checkPresence()
        checkSpelling()
        Self.checkVersions(of: header, file: owner.main, reporter)
        checkTextDomain()
        checkAddresses()
        checkPlaceholders()
        checkPlugins()
        checkLicense(header["License"])
        if let network = header["Network"], !["true", "false", ""].contains(network.value.lowercased()) {
            report("header.invalid-value", network.valueRange, problem(network, "may only be true"))
        }
    }

    private func problem(_ field: HeaderFields.Field, _ problem: String) -> [String: String] {
        ["field": field.name, "value": field.value, "problem": problem]
    }

    // MARK: Fields

    /// The fields that every header should have, the important ones first.
    private var wanted: [String] {
        if owner.kind == .plugin { return ["Version", "License", "Description", "Author"] }
        // A child theme has much of it from its parent.
        let isChild = header["Template"] != nil
        return isChild
            ? ["Version", "License"]
            : ["Version", "License", "Text Domain", "Description", "Author", "Requires at least", "Requires PHP"]
    }

    private func checkPresence() {
        // A header of a field or two is a sample, or one for the developer's own site.
        let known = owner.kind == .plugin ? facts.pluginFields : facts.themeFields
        guard header.fields.filter({ known[$0.name.lowercased()] != nil }).count >= 3 else { return }
        let missing = wanted.filter { header[$0]?.value.isEmpty ?? true }
        guard !missing.isEmpty, let name = header[owner.kind == .plugin ? "plugin name" : "theme name"] else { return }
        let isGrave = missing.contains("Version") || missing.contains("License")
        report(
            "header.missing-field", name.nameRange.lowerBound..<name.valueRange.upperBound,
            ["kind": owner.kind.rawValue, "fields": missing.joined(separator: ", ")],
            severity: isGrave ? .low : .info)
    }

    private func checkSpelling() {
        let known = owner.kind == .plugin ? facts.pluginFields : facts.themeFields
        let others = owner.kind == .plugin ? facts.themeFields : facts.pluginFields
        let last = header.fields.last { known[$0.name.lowercased()] != nil }
        let aliases = [
            "licence": "License", "licence uri": "License URI", "textdomain": "Text Domain",
            "license url": "License URI", "wp requires at least": "Requires at least",
            "requires wp": "Requires at least", "php version": "Requires PHP", "requires php version": "Requires PHP",
            "minimum php version": "Requires PHP",
        ]
        for field in header.fields where known[field.name.lowercased()] == nil {
            // Fields behind the header belong to other comments.
            guard field.nameRange.lowerBound < (last?.nameRange.upperBound ?? 0) else { break }
            let name = field.name.lowercased()
            guard others[name] == nil else { continue }
            let near = Spelling.nearest(to: name, in: known.keys).flatMap { known[$0] }
            guard let meant = aliases[name] ?? near, header[meant] == nil else { continue }
            let edit = Edit(span: SourceSpan(file: owner.main, range: field.nameRange), replacement: meant)
            report(
                "header.misspelt-field", field.nameRange, ["field": field.name, "meant": meant],
                fix: Fix(title: "Write \(meant)", edits: [edit]))
        }
    }

    /// The values of a header or readme that are version numbers.
    static func checkVersions(of fields: HeaderFields, file: Int, _ reporter: Reporter) {
        if let version = fields["Version"], !version.value.isEmpty, !isReleaseName(version.value) {
            reporter.report(
                "header.invalid-version", file, version.valueRange,
                ["field": version.name, "value": version.value])
        }
        for name in ["Requires at least", "Requires PHP", "Tested up to"] {
            guard let field = fields[name], !field.value.isEmpty, Version(field.value) == nil else { continue }
            // Readmes have a rule of their own for it.
            if name == "Tested up to", fields["Stable tag"] != nil { continue }
            reporter.report(
                "header.invalid-version", file, field.valueRange, ["field": field.name, "value": field.value],
                severity: name == "Tested up to" ? .info : nil)
        }
        guard let required = fields["Requires at least"], let least = Version(required.value),
            let tested = fields["Tested up to"], let newest = Version(tested.value), newest < least.major
        else { return }
        reporter.report(
            "header.tested-below-required", file, tested.valueRange,
            ["tested": tested.value, "required": required.value])
    }

    /// Whether version_compare() understands it: digits first, then what names of releases have.
    private static func isReleaseName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (48...57).contains(first) else {
            // What a build fills in.
            return text.hasPrefix("{") || text.hasPrefix("@") || text.hasPrefix("%") || text.hasPrefix("$")
        }
        return text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 0x20) || ".-+_~".utf8.contains(byte)
        }
    }

    private func checkTextDomain() {
        guard let domain = header["Text Domain"], !domain.value.isEmpty else { return }
        let isPlain = domain.value.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-")
        }
        if !isPlain {
            let problem = "may hold small letters, digits and hyphens only"
            report("header.invalid-value", domain.valueRange, self.problem(domain, problem))
        } else if let slug = owner.slug(files), slug.lowercased() != domain.value, owner.kind == .plugin {
            report(
                "header.text-domain", domain.valueRange, ["domain": domain.value, "slug": slug], confidence: .medium)
        }
    }

    private func checkAddresses() {
        let kind = owner.kind == .plugin ? "Plugin URI" : "Theme URI"
        for name in [kind, "Author URI", "License URI"] {
            guard let field = header[name], !field.value.isEmpty, !Self.isAddress(field.value) else { continue }
            report("header.invalid-value", field.valueRange, problem(field, "should be an address with https://"))
        }
        if owner.kind == .plugin, let first = header["Plugin URI"], let second = header["Author URI"],
            !first.value.isEmpty, first.value == second.value
        {
            report(
                "header.invalid-value", first.valueRange,
                problem(first, "is the Author URI as well, and says nothing about the plugin"), severity: .info)
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
        return !text.contains(" ") && text.utf8.count > 10
    }

    private func checkPlaceholders() {
        for field in header.fields {
            let value = field.value.lowercased()
            guard let text = facts.placeholders.first(where: { value.has($0) }) else { continue }
            report("header.placeholder", field.valueRange, ["field": field.name, "text": text])
        }
    }

    private func checkPlugins() {
        guard let field = header["Requires Plugins"], !field.value.isEmpty else { return }
        let slugs = field.value.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
        let wrong = slugs.first { slug in
            slug.isEmpty
                || !slug.utf8.allSatisfy {
                    (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
                }
        }
        guard let wrong else { return }
        report(
            "header.invalid-value", field.valueRange,
            problem(field, "needs slugs apart by commas, and \"\(wrong)\" is none"), severity: .medium)
    }

    private func checkLicense(_ field: HeaderFields.Field?) {
        guard let field else { return }
        let value = field.value.lowercased()
        guard facts.incompatibleLicenses.contains(where: { value.has($0) }), !value.has("gpl") else { return }
        report("header.license", field.valueRange, ["license": field.value])
    }
}
