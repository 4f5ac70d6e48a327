/// What a plugin is about, as English names it: "product" and "products".
package struct Noun: Sendable, Equatable {
    /// As people read it, each word with a capital: "Team Member".
    package let singular: String
    package let plural: String
    /// As code names one of it: `team_member`.
    package let name: Identifier
    /// As code names several: `team_members`, or `news_items` where the plural is no other word.
    package let pluralName: Identifier

    /// From labels that are there; the plural is formed if it is not.
    package init(singular: String, plural: String? = nil, fallback: String = "item") {
        let label = CommentText.line(singular)
        self.singular = label.isEmpty ? "Item" : label
        let words = Words.of(self.singular)
        name = Identifier(words: words, fallback: fallback)
        if let plural, !CommentText.line(plural).isEmpty {
            self.plural = CommentText.line(plural)
        } else {
            self.plural = Self.mapLast(self.singular, EnglishPlural.of)
        }
        var several = Words.of(self.plural)
        if several.isEmpty || several == words { several = words + (words.isEmpty ? [] : ["items"]) }
        pluralName = Identifier(words: several, fallback: fallback + "s")
    }

    /// From what is known of all of it.
    package init(singular: String, plural: String, name: Identifier, pluralName: Identifier) {
        self.singular = singular
        self.plural = plural
        self.name = name
        self.pluralName = pluralName
    }

    /// What a plugin of that title is about: "Product Manager" is about products, "Team Members" about team members. A
    /// title that says nothing of it is about items.
    package init(title: String) {
        var words = Self.pieces(title)
        let specific = words.filter { !Self.containers.contains($0.lowercased()) }
        if specific.contains(where: { !Self.manners.contains($0.lowercased()) }) { words = specific }
        words = words.filter { !Self.manners.contains($0.lowercased()) && !Words.of($0).isEmpty }
        // A name of a maker stands first; what the thing is stands last.
        words = words.suffix(2).map { $0.prefix(1).uppercased() + $0.dropFirst() }
        guard let last = words.last else {
            self.init(singular: "Item")
            return
        }
        words[words.count - 1] = Self.keepingCase(last, EnglishPlural.singular)
        self.init(singular: words.joined(separator: " "))
    }

    /// In the middle of a sentence: "team member"; words in capitals stay as they are.
    package var lowercased: String { Self.lowercased(singular) }
    package var lowercasedPlural: String { Self.lowercased(plural) }

    /// With the article that English gives it: "a product", "an item".
    package var withArticle: String {
        let first = Words.of(lowercased).first?.first
        return (first.map("aeio".contains) ?? false ? "an " : "a ") + lowercased
    }

    /// Words lose their capital, unless they have more than that one: "FAQ Entry" becomes "FAQ entry".
    package static func lowercased(_ label: String) -> String {
        label.split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.dropFirst().contains(where: \.isUppercase) ? String(word) : word.lowercased()
        }.joined(separator: " ")
    }

    /// The words of a title up to what it says of its surroundings: "Books for Acme" is about books.
    private static func pieces(_ title: String) -> [String] {
        var pieces: [String] = []
        for piece in CommentText.line(title).split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "'") }) {
            if !pieces.isEmpty, limits.contains(piece.lowercased()) { break }
            pieces.append(String(piece))
        }
        return pieces
    }

    private static func mapLast(_ label: String, _ change: (String) -> String) -> String {
        var words = label.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let last = words.last else { return label }
        words[words.count - 1] = keepingCase(last, change)
        return words.joined(separator: " ")
    }

    /// The changed word with the capitals of the word that it was.
    private static func keepingCase(_ word: String, _ change: (String) -> String) -> String {
        let lower = word.lowercased()
        let changed = change(lower)
        if changed.hasPrefix(lower) { return word + changed.dropFirst(lower.count) }
        if lower.hasPrefix(changed) { return String(word.prefix(changed.count)) }
        return word.first?.isUppercase == true ? changed.prefix(1).uppercased() + changed.dropFirst() : changed
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    private static let limits = set("for by with from via powered and")

    /// Words for what holds or handles things: a plugin of that name is about what it holds.
    private static let containers = set(
        """
        manager managers management system systems list lists listing listings directory directories tracker tracking \
        builder library catalog catalogue catalogs gallery galleries showcase showcases toolkit tool tools suite kit \
        display viewer widget widgets block blocks slider carousel grid calendar database archive archives collection \
        collections organizer planner helper addon addons extension extensions module modules integration api editor \
        maker creator generator handler hub center centre portal board dashboard admin register registry finder
        """)

    /// Words that say how a plugin is, or that it is one.
    private static let manners = set(
        """
        plugin plugins wordpress wp my our your the a an of simple easy custom advanced ultimate pro lite free premium \
        demo sample example test best super smart quick basic new modern better great awesome add on
        """)
}
