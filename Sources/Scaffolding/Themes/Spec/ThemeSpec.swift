import ScaffoldCore

/// What is said of a theme.
package struct ThemeSpec: Sendable {
    package var names: PluginNames
    package var type: ThemeType
    package var features: Set<ThemeFeature>
    package var description: String
    package var version: String
    package var author: String
    package var authorURI: String
    package var themeURI: String
    package var license: ThemeLicense
    /// The first version of WordPress and of PHP that the theme runs with, as in "6.5".
    package var requiresWordPress: String
    package var requiresPHP: String
    package var testedUpTo: String
    package var tags: [String]
    package var contributors: [String]
    package var palette: Palette
    package var bodyFont: FontStack
    package var headingFont: FontStack
    /// In pixels.
    package var contentWidth: Int
    package var wideWidth: Int
    /// The folder of the parent of a child theme.
    package var template: String
    package var customTemplates: [CustomTemplate]
    package var variations: [ThemeVariation]
    package var menus: [ThemeLocation]
    package var sidebars: [ThemeLocation]
    package var source: SpecObject

    package init(_ source: SpecObject) throws(SpecError) {
        self.source = source
        let slug = source.string("slug").flatMap { Slug($0) }
        names = PluginNames(title: source.string("theme_name") ?? "", slug: slug, kind: "theme")
        type = source.string("type").flatMap(ThemeType.init(rawValue:)) ?? .block
        features = Self.features(source, type: type)
        version = source.string("version") ?? "1.0.0"
        author = source.string("author").map { CommentText.line($0) } ?? ""
        if author.isEmpty { author = "\(names.title) contributors" }
        authorURI = source.string("author_uri") ?? ""
        themeURI = source.string("theme_uri") ?? ""
        guard themeURI.isEmpty || Self.place(themeURI) != Self.place(authorURI) else {
            throw SpecError("theme_uri", "is the same as author_uri, which the theme directory refuses")
        }
        license = source.string("license").flatMap(ThemeLicense.init(rawValue:)) ?? .gpl2
        requiresWordPress = source.string("requires_at_least") ?? (type == .block ? "6.6" : "6.1")
        requiresPHP = source.string("requires_php") ?? "7.4"
        testedUpTo = source.string("tested_up_to") ?? "7.1"
        guard Self.isVersion(requiresWordPress, atLeast: (6, 1)) else {
            throw SpecError("requires_at_least", "is older than 6.1, which the theme is written for")
        }
        template = source.string("template") ?? ""
        if type == .child {
            guard !template.isEmpty else {
                throw SpecError("template", "is required for a child theme: the folder of its parent")
            }
            guard template.lowercased() != names.slug.text else {
                throw SpecError("template", "is the theme itself")
            }
        } else if !template.isEmpty {
            throw SpecError("template", "has a meaning only for a child theme")
        }
        let scheme = source.string("scheme").map { $0 == "dark" }
        palette = try Self.palette(source, name: names.slug.text, isDark: scheme)
        let fonts = source.object("fonts")
        bodyFont = fonts?.string("body").flatMap(FontStack.init(rawValue:)) ?? .sans
        headingFont = fonts?.string("heading").flatMap(FontStack.init(rawValue:)) ?? bodyFont
        contentWidth = source.integer("content_width") ?? 680
        wideWidth = source.integer("wide_width") ?? max(1180, contentWidth)
        guard wideWidth >= contentWidth else { throw SpecError("wide_width", "is less than content_width") }
        customTemplates = try Self.customTemplates(source, type: type, features: features)
        variations = try Self.variations(source, features: features, main: palette)
        menus = try Self.locations(
            source, "menus",
            initial: [
                ThemeLocation(title: "Primary menu", slug: Slug(words: ["primary"]), help: ""),
                ThemeLocation(title: "Footer menu", slug: Slug(words: ["footer"]), help: ""),
            ])
        sidebars = try Self.locations(
            source, "sidebars",
            initial: [
                ThemeLocation(
                    title: "Sidebar", slug: Slug(words: ["sidebar"]), help: "Widgets beside posts and archives.")
            ])
        tags = source.strings("tags") ?? []
        let maker = source.string("author").map { Words.of($0).joined() } ?? ""
        contributors = source.strings("contributors") ?? [maker.isEmpty ? names.slug.text : String(maker.prefix(50))]
        let text = source.string("description").map { CommentText.line($0) } ?? ""
        description = text
        if text.isEmpty { description = initialDescription }
        if !source.has("tags") { tags = initialTags }
        let subjects = tags.filter(Self.subjects.contains)
        guard subjects.count <= 3 else {
            throw SpecError("tags", "has more than three subjects: \(subjects.joined(separator: ", "))")
        }
    }

    /// What is there if nothing is said of features, and what belongs to the type in any case.
    private static func features(_ source: SpecObject, type: ThemeType) -> Set<ThemeFeature> {
        var features = Set((source.strings("features") ?? []).compactMap(ThemeFeature.init(rawValue:)))
        switch type {
        case .block:
            if !source.has("features") { features = Set(ThemeFeature.allCases) }
            features.insert(.themeJSON)
        case .classic:
            if !source.has("features") { features = [.themeJSON, .customTemplates, .blockPatterns] }
        case .child:
            let design = ["palette", "primary_color", "scheme", "fonts", "content_width", "wide_width", "variations"]
            if design.contains(where: source.has) || features.contains(.styleVariations) {
                features.insert(.themeJSON)
            }
        }
        features.insert(.responsiveDesign)
        if source.has("custom_templates") { features.insert(.customTemplates) }
        if source.has("variations") { features.insert(.styleVariations) }
        return features
    }

    /// An address without what does not tell places apart.
    private static func place(_ address: String) -> String {
        var text = address.lowercased()
        for start in ["https://", "http://", "www."] where text.hasPrefix(start) { text.removeFirst(start.count) }
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    package func has(_ feature: ThemeFeature) -> Bool { features.contains(feature) }

    /// Whether the theme can count on that version of WordPress.
    package func requires(_ major: Int, _ minor: Int) -> Bool {
        Self.isVersion(requiresWordPress, atLeast: (major, minor))
    }

    private static func isVersion(_ text: String, atLeast least: (Int, Int)) -> Bool {
        let numbers = text.split(separator: ".").compactMap { Int($0) }
        return (numbers.first ?? 0, numbers.count > 1 ? numbers[1] : 0) >= least
    }

    private static let subjects: Set<String> = [
        "blog", "e-commerce", "education", "entertainment", "food-and-drink", "holiday", "news", "photography",
        "portfolio",
    ]

    private var initialDescription: String {
        switch type {
        case .block:
            "\(names.title) is a block theme with colours that can be read well and type that fits every screen."
        case .classic: "\(names.title) is a small, fast theme with colours that can be read well on every screen."
        case .child: "\(names.title) changes the look of the theme \(template)."
        }
    }

    private var initialTags: [String] {
        var tags: [String] = []
        switch type {
        case .block:
            tags = ["one-column", "wide-blocks"]
            if has(.blockPatterns) { tags.append("block-patterns") }
            tags += ["editor-style", "featured-images", "full-site-editing"]
            if has(.styleVariations) { tags.append("style-variations") }
            tags += ["template-editing", "threaded-comments", "translation-ready"]
        case .classic:
            tags = ["two-columns", "right-sidebar", "wide-blocks", "block-patterns", "block-styles"]
            tags += ["custom-background", "custom-header", "custom-logo", "custom-menu", "editor-style"]
            if !has(.blockPatterns) { tags.removeAll { $0 == "block-patterns" } }
            if sidebars.isEmpty { tags.removeFirst(2) }
            tags += ["featured-images", "footer-widgets", "threaded-comments", "translation-ready"]
            if sidebars.count < 2 { tags.removeAll { $0 == "footer-widgets" } }
        case .child: break
        }
        return tags
    }
}
