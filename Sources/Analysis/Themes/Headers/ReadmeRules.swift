import AnalysisModel

/// The rules about a readme.txt.
struct ReadmeRules {
    let readme: Readme
    let index: Int
    /// The plugin or theme it belongs to; nil for a file alone.
    let owner: Extension?
    let reporter: Reporter
    let facts = HeaderFacts.shared

    private static let maximumTags = 5
    private static let maximumDescription = 150
    private static let maximumNotice = 300
    private static let maximumWords = 2500
    private static let maximumLongWords = 5000
    /// How many major releases the directory looks back before it warns of an untested plugin.
    private static let toleratedReleases = 3

    private var fields: HeaderFields { readme.fields }
    private var isTheme: Bool { owner?.kind == .theme }

    private func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String], severity: Severity? = nil,
        confidence: Confidence = .high
    ) {
        reporter.report(rule, index, range, values, severity: severity, confidence: confidence)
    }

    func check() {
        // Other programs have files of that name.
        guard readme.name != nil || fields["Stable tag"] != nil || fields["Contributors"] != nil else { return }
        guard owner != nil || fields.fields.count >= 2 else { return }
        checkPresence()
        HeaderRules.checkVersions(of: fields, file: index, reporter)
        if let owner { HeaderPairRules(owner: owner, readme: readme, index: index, reporter: reporter).check() }
        checkStableTag()
        checkTested()
        checkTags()
        checkContributors()
        checkShortDescription()
        checkSections()
        checkPlaceholders()
    }

    private func checkPresence() {
        let start = readme.name ?? fields.fields.first?.nameRange ?? 0..<0
        if readme.name == nil {
            report("readme.missing-field", start, ["fields": "a first line === Name ==="], severity: .medium)
        }
        let wanted =
            isTheme
            ? ["Contributors", "License"]
            : ["Contributors", "Tags", "Tested up to", "Stable tag", "License"]
        let missing = wanted.filter { fields[$0]?.value.isEmpty ?? true }
        guard !missing.isEmpty, let name = readme.name else { return }
        let isGrave = missing.contains("Stable tag") || missing.contains("Tested up to")
        report(
            "readme.missing-field", name, ["fields": missing.joined(separator: ", ")], severity: isGrave ? .low : .info)
    }

    private func checkStableTag() {
        guard let tag = fields["Stable tag"], !tag.value.isEmpty, !isTheme else { return }
        if tag.value.lowercased() == "trunk" { report("readme.stable-tag-trunk", tag.valueRange, [:]) }
    }

    private func checkTested() {
        guard let field = fields["Tested up to"], !field.value.isEmpty, let newest = facts.newestWordPress else {
            return
        }
        guard let version = Version(field.value) else {
            report(
                "readme.tested-up-to", field.valueRange,
                ["value": field.value, "problem": "is no version number of WordPress"])
            return
        }
        if newest.majorReleases(to: version) > 0 {
            report(
                "readme.tested-up-to", field.valueRange,
                ["value": field.value, "problem": "is newer than WordPress \(Self.text(newest))"],
                severity: newest.majorReleases(to: version) > 1 ? nil : .info,
                confidence: newest.majorReleases(to: version) > 1 ? .medium : .low)
        } else if !isTheme, version.parts.count > 2 {
            report(
                "readme.tested-up-to", field.valueRange,
                [
                    "value": field.value,
                    "problem": "names a minor release, where \(Self.text(version.major)) covers all of them",
                ], severity: .info)
        }
        if !isTheme, version.majorReleases(to: newest) >= Self.toleratedReleases {
            report("readme.tested-outdated", field.valueRange, ["value": field.value, "newest": Self.text(newest)])
        }
    }

    private static func text(_ version: Version) -> String { version.parts.map(String.init).joined(separator: ".") }

    private func checkTags() {
        guard let field = fields["Tags"], !field.value.isEmpty else { return }
        let tags = field.value.split(separator: ",").map { $0.trimmed.lowercased() }.filter { !$0.isEmpty }
        if !isTheme, tags.count > Self.maximumTags {
            report(
                "readme.tags", field.valueRange,
                ["problem": "names \(tags.count) tags, of which the directory shows \(Self.maximumTags)"])
        }
        if !isTheme, let idle = tags.first(where: { ["plugin", "wordpress", "plugins", "wp"].contains($0) }) {
            report(
                "readme.tags", field.valueRange, ["problem": "has the tag \"\(idle)\", which fits every plugin"],
                severity: .info)
        }
        if let twice = Self.firstRepeated(tags) {
            report("readme.tags", field.valueRange, ["problem": "has the tag \"\(twice)\" twice"], severity: .info)
        }
    }

    private static func firstRepeated(_ texts: [String]) -> String? {
        var seen: Set<String> = []
        return texts.first { !seen.insert($0).inserted }
    }

    private func checkContributors() {
        guard let field = fields["Contributors"], !field.value.isEmpty else { return }
        let names = field.value.split(separator: ",", omittingEmptySubsequences: false).map { String($0.trimmed) }
        let wrong = names.first { name in
            let isPlain = name.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "-_.".utf8.contains(byte)
            }
            return name.isEmpty || !isPlain
        }
        guard let wrong, !(wrong.isEmpty && names.last == wrong && names.count > 1) else { return }
        report("readme.contributors", field.valueRange, ["name": wrong])
    }

    private func checkShortDescription() {
        guard readme.name != nil, !isTheme else { return }
        guard let range = readme.shortDescription else {
            if !fields.fields.isEmpty, let name = readme.name {
                report("readme.short-description", name, ["problem": "is missing"])
            }
            return
        }
        let count = readme.file.text(range).unicodeScalars.count
        if count > Self.maximumDescription {
            report(
                "readme.short-description", range,
                ["problem": "has \(count) characters, and what is over \(Self.maximumDescription) is cut off"])
        }
    }

    private func checkSections() {
        for section in readme.sections {
            let title = section.title.lowercased()
            if title == "upgrade notice" {
                checkNotices(section)
                continue
            }
            let isLong = ["changelog", "frequently asked questions", "faq"].contains(title)
            let limit = isLong ? Self.maximumLongWords : Self.maximumWords
            let words = section.lines.reduce(0) { $0 + wordCount($1) }
            if words > limit {
                report(
                    "readme.section-length", section.titleRange,
                    ["section": section.title, "words": "\(words)", "limit": "\(limit)"])
            }
        }
    }

    private func wordCount(_ line: Range<Int>) -> Int {
        var count = 0
        var isInside = false
        for byte in readme.file.bytes[line] {
            if byte > 0x20 && !isInside { count += 1 }
            isInside = byte > 0x20
        }
        return count
    }

    /// Each `= 1.2 =` in the section begins a notice.
    private func checkNotices(_ section: Readme.Section) {
        var title: (text: String, range: Range<Int>)?
        var length = 0
        func finish() {
            guard let title, length > Self.maximumNotice else { return }
            report(
                "readme.upgrade-notice", title.range,
                ["version": title.text, "length": "\(length)", "limit": "\(Self.maximumNotice)"])
        }
        for line in section.lines {
            if let heading = Readme.heading(readme.file, line) {
                finish()
                title = (heading.title, line)
                length = 0
            } else {
                length += readme.file.text(line)[...].trimmed.unicodeScalars.count
            }
        }
        finish()
    }

    private func checkPlaceholders() {
        for line in readme.file.lineRanges(before: 64 << 10) where line.count < 400 {
            let text = readme.file.text(line).lowercased()
            guard let found = facts.placeholders.first(where: { text.has($0) }), !found.hasPrefix("//") else {
                continue
            }
            report("readme.placeholder", line, ["text": found])
        }
    }
}
