import ScaffoldCore

/// What the name of an attribute says about it.
enum AttributeWords {
    /// The words of a name in snake or camel case.
    static func of(_ name: String) -> [String] {
        var spaced = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in name.unicodeScalars {
            let isUpper = ("A"..."Z").contains(scalar)
            if isUpper, ("a"..."z").contains(previous) || ("0"..."9").contains(previous) { spaced.append(" ") }
            spaced.append(scalar)
            previous = scalar
        }
        return Words.of(String(spaced))
    }

    private static let acronyms: Set<String> = [
        "faq", "cta", "url", "id", "seo", "api", "html", "css", "rss", "pdf", "vip",
    ]

    /// The words in a sentence: "release date", "FAQ item".
    static func spelling(_ words: [String]) -> String {
        words.map { acronyms.contains($0) ? $0.uppercased() : $0 }.joined(separator: " ")
    }

    /// The words as a label: "Release date", "FAQ item".
    static func title(_ words: [String]) -> String {
        let spelt = spelling(words)
        return spelt.prefix(1).uppercased() + spelt.dropFirst()
    }

    /// Names that the editor, React or every object of ECMAScript use themselves.
    private static let taken: Set<String> = [
        "className", "style", "align", "anchor", "backgroundColor", "textColor", "gradient", "fontSize", "fontFamily",
        "borderColor", "lock", "metadata", "children", "key", "ref", "toString", "valueOf", "hasOwnProperty",
        "isPrototypeOf", "propertyIsEnumerable", "toLocaleString", "proto", "attributes", "ariaLabel",
    ]

    /// The name in camel case, with "Value" behind it where it would mean something else.
    static func identifier(_ words: [String]) -> Identifier {
        let name = Identifier(words: words, fallback: "value").camelCase
        guard taken.contains(name.text) else { return name }
        return Identifier(words: words + ["value"], fallback: "value").camelCase
    }

    private static let pictures: Set<String> = [
        "image", "photo", "picture", "avatar", "logo", "thumbnail", "portrait", "img",
    ]
    private static let longTexts: Set<String> = [
        "content", "text", "body", "testimonial", "quote", "bio", "biography", "message", "intro", "introduction",
        "excerpt", "answer", "details", "paragraph", "copy", "review", "story",
    ]
    private static let plainParagraphs: Set<String> = ["description", "summary", "note", "notes", "address", "comment"]
    private static let links: Set<String> = ["url", "link", "href", "website", "uri"]

    /// The control that suits a string of that name.
    static func kind(ofString words: [String]) -> BlockAttribute.Kind {
        guard let last = words.last else { return .text }
        let before = words.dropLast().last
        if pictures.contains(last) { return .media }
        if ["url", "src"].contains(last), let before, pictures.contains(before) { return .media }
        if links.contains(last) { return .url }
        if last == "email" || last == "mail" { return .email }
        if last == "date" || last == "day" || last == "deadline" { return .date }
        if last == "color" || last == "colour" { return .color }
        // "Button text" is short, "text" is not.
        if last == "text", words.count > 1 { return .text }
        if longTexts.contains(last) { return .richText }
        if plainParagraphs.contains(last) { return .textarea }
        return .text
    }

    /// What a link or a picture is called, without the word that says that it is an address.
    static func base(_ words: [String]) -> [String] {
        guard let last = words.last, links.contains(last) || last == "src", words.count > 1 else { return words }
        return Array(words.dropLast())
    }

    /// Whether a number of that name is a mark out of five.
    static func isRating(_ words: [String]) -> Bool { words.last == "rating" || words.last == "stars" }

    private static let samples: [(words: Set<String>, text: String)] = [
        (["name", "author", "person", "client", "customer", "member"], "Alex Morgan"),
        (["company", "organisation", "organization", "employer"], "Example Studio"),
        (["role", "position", "job"], "Project lead"),
        (["testimonial", "quote", "review"], "They understood what we needed and delivered it on time."),
        (["question"], "How long does delivery take?"), (["answer"], "Two to three working days."),
        (["price"], "49"), (["city", "location", "place"], "Lisbon"),
    ]

    /// Text for previews and patterns.
    static func sample(_ words: [String], label: String) -> String {
        guard let last = words.last else { return label }
        return samples.first { $0.words.contains(last) }?.text ?? label
    }

    private static let icons: [(words: Set<String>, icon: String)] = [
        (["testimonial", "quote"], "format-quote"), (["gallery", "portfolio", "slider", "carousel"], "format-gallery"),
        (["image", "photo", "picture"], "format-image"), (["video"], "format-video"),
        (["map", "location"], "location"),
        (["event", "date", "calendar", "schedule"], "calendar-alt"), (["price", "pricing", "plan"], "money-alt"),
        (["team", "person", "author", "profile", "member", "people"], "admin-users"),
        (["faq", "question", "accordion", "help"], "editor-help"), (["rating", "review", "star"], "star-filled"),
        (["button", "cta", "action"], "button"), (["link"], "admin-links"),
        (["contact", "email", "newsletter", "form"], "email"), (["notice", "alert", "callout", "info"], "info"),
        (["list", "features", "feature"], "editor-ul"), (["table", "comparison"], "editor-table"),
        (["hero", "banner", "cover"], "cover-image"), (["product", "shop", "store"], "cart"),
        (["card", "box"], "index-card"), (["counter", "stats", "statistic", "number"], "chart-bar"),
    ]

    /// A Dashicon for a block of that name.
    static func icon(_ words: [String]) -> String {
        for word in words.reversed() {
            if let found = icons.first(where: { $0.words.contains(word) }) { return found.icon }
        }
        return "block-default"
    }
}
