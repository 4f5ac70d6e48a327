import ScaffoldCore

/// Another set of colours for the whole theme.
package struct ThemeVariation: Sendable {
    package var title: String
    package var slug: Slug
    package var palette: Palette
}

/// A template that people choose for a page or a post.
package struct CustomTemplate: Sendable {
    package var title: String
    package var slug: Slug
    package var postTypes: [String]
}

/// A place for a menu or for widgets in a classic theme.
package struct ThemeLocation: Sendable {
    package var title: String
    package var slug: Slug
    package var help: String
}

extension ThemeSpec {
    static func palette(
        _ source: SpecObject, name: String, isDark: Bool?, seed: Colour? = nil
    ) throws(SpecError) -> Palette {
        let given = source.object("palette")
        var fixed: [Palette.Role: Colour] = [:]
        for role in Palette.Role.allCases {
            if let colour = given?.string(role.rawValue).flatMap({ Colour($0) }) { fixed[role] = colour }
        }
        let wish = source.string("primary_color").flatMap { Colour($0) } ?? fixed[.primary] ?? seed ?? Self.seed(name)
        return try Palette(seed: wish, fixed: fixed, isDark: isDark, path: source.member("palette"))
    }

    /// Hues of words that make people think of a colour.
    private static let hues: [String: Int] = [
        "amber": 40, "aqua": 185, "autumn": 25, "berry": 330, "blue": 215, "cherry": 350, "coral": 12, "crimson": 350,
        "desert": 30, "earth": 28, "emerald": 155, "fire": 14, "forest": 145, "garden": 130, "gold": 42, "grape": 280,
        "grass": 115, "green": 145, "indigo": 245, "lagoon": 185, "lake": 200, "lavender": 260, "leaf": 120,
        "lemon": 54, "lime": 85, "meadow": 115, "mint": 160, "moss": 95, "ocean": 205, "olive": 70, "orange": 26,
        "peach": 22, "pink": 335, "plum": 305, "purple": 275, "red": 4, "rose": 345, "ruby": 350, "sand": 36,
        "sea": 200, "sky": 205, "sun": 42, "sunrise": 30, "sunset": 18, "teal": 178, "turquoise": 175, "violet": 270,
        "water": 200, "wine": 345, "yellow": 50,
    ]

    /// A colour that a name always has: that of the first word that makes one think of a colour.
    private static func seed(_ name: String) -> Colour {
        for word in Words.of(name) {
            if let hue = hues[word] { return Colour(hue: hue, saturation: 0.62, lightness: 0.38) }
        }
        // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Colour(hue: Int(hash >> 8) % 360, saturation: 0.62, lightness: 0.38)
    }

    static func variations(_ source: SpecObject, features: Set<ThemeFeature>, main: Palette) throws(SpecError)
        -> [ThemeVariation]
    {
        guard let given = source.objects("variations") else {
            guard features.contains(.styleVariations) else { return [] }
            let palette = try Palette(seed: main[.primary], fixed: [:], isDark: !main.isDark, path: "variations")
            let title = main.isDark ? "Light" : "Dark"
            return [ThemeVariation(title: title, slug: Slug(words: Words.of(title)), palette: palette)]
        }
        var variations: [ThemeVariation] = []
        for (index, object) in given.enumerated() {
            let title = CommentText.line(object.string("name") ?? "")
            let slug = Slug(words: Words.of(title), fallback: "variation-\(index + 1)")
            guard !variations.contains(where: { $0.slug == slug }) else {
                throw SpecError(object.member("name"), "is the name of two variations: \(slug.text)")
            }
            let words = Words.of(title)
            let isDark =
                object.string("scheme").map { $0 == "dark" }
                ?? (object.has("palette")
                    ? nil : ["dark", "night", "midnight", "black"].contains(where: words.contains))
            // A variation without a colour of its own has one of its name's, unless it only turns the theme's round.
            let isNamed = words.contains { hues[$0] != nil }
            let seed: Colour? = !isNamed && (isDark == true || object.has("palette")) ? main[.primary] : nil
            variations.append(
                ThemeVariation(
                    title: title.isEmpty ? "Variation \(index + 1)" : title, slug: slug,
                    palette: try palette(object, name: slug.text, isDark: isDark, seed: seed)))
        }
        return variations
    }

    static func customTemplates(_ source: SpecObject, type: ThemeType, features: Set<ThemeFeature>) throws(SpecError)
        -> [CustomTemplate]
    {
        guard let given = source.objects("custom_templates") else {
            guard features.contains(.customTemplates) else { return [] }
            return [
                CustomTemplate(
                    title: "Page without title", slug: Slug(words: ["page", "no", "title"]), postTypes: ["page"]),
                CustomTemplate(
                    title: "Wide content", slug: Slug(words: ["wide", "content"]), postTypes: ["page", "post"]),
            ]
        }
        var templates: [CustomTemplate] = []
        for (index, object) in given.enumerated() {
            let title = CommentText.line(object.string("name") ?? "")
            var words = Words.of(title)
            if hierarchy.contains(words.joined(separator: "-")) { words.append("template") }
            let slug = Slug(words: words, fallback: "template-\(index + 1)")
            guard !templates.contains(where: { $0.slug == slug }) else {
                throw SpecError(object.member("name"), "is the name of two templates: \(slug.text)")
            }
            templates.append(
                CustomTemplate(
                    title: title.isEmpty ? "Template \(index + 1)" : title, slug: slug,
                    postTypes: object.strings("post_types") ?? ["page"]))
        }
        return templates
    }

    /// What WordPress looks for by itself:
    /// https://developer.wordpress.org/themes/basics/template-hierarchy/
    private static let hierarchy: Set<String> = [
        "index", "home", "single", "page", "archive", "search", "404", "singular", "author", "category", "tag",
        "taxonomy", "date", "attachment", "embed", "header", "footer", "sidebar", "comments", "functions", "searchform",
        "front-page", "privacy-policy", "single-post", "single-page", "page-home",
    ]

    static func locations(_ source: SpecObject, _ key: String, initial: [ThemeLocation]) throws(SpecError)
        -> [ThemeLocation]
    {
        guard let given = source.objects(key) else { return initial }
        var locations: [ThemeLocation] = []
        for (index, object) in given.enumerated() {
            let title = CommentText.line(object.string("name") ?? "")
            let slug = Slug(words: Words.of(title), fallback: "location-\(index + 1)")
            guard !locations.contains(where: { $0.slug == slug }) else {
                throw SpecError(object.member("name"), "is the name of two in \(key): \(slug.text)")
            }
            let shown = title.isEmpty ? "Location \(index + 1)" : title
            locations.append(
                ThemeLocation(
                    title: shown, slug: slug, help: object.string("description").map { CommentText.line($0) } ?? ""))
        }
        return locations
    }
}
