import ScaffoldCore

/// English nouns in the singular and the plural, and the noun that a plugin's name speaks of.
enum Nouns {
    /// Words in plugins' names that say what is done with the things, not what they are.
    private static let others = Set(
        """
        a add addon addons admin advanced an and archive assistant basic better booking builder calendar catalog center \
        creator custom dashboard database directory easy editor engine extended extension for form generator helper in \
        integration keeper kit lister lite log logger maker manager management master module my of on organizer our \
        planner plugin plus press pro register registry scheduler simple site smart studio suite super system the to \
        tool tools toolkit tracker tracking ultimate utility viewer with woocommerce wordpress wp your
        """.split(separator: " ").map(String.init))

    /// What the plugin is about, in the singular: "product" for "Product Manager".
    static func subject(of names: PluginNames) -> String {
        let words = names.slug.text.split(separator: "-").map(String.init)
        let nouns = words.filter { word in
            word.count > 2 && !others.contains(word) && !word.utf8.contains { (0x30...0x39).contains($0) }
        }
        guard let noun = nouns.last, noun.count <= 24 else { return "record" }
        return singular(noun)
    }

    /// "categories" as "category", "boxes" as "box", "products" as "product".
    static func singular(_ word: String) -> String {
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        for end in ["sses", "shes", "ches", "xes", "zzes"] where word.hasSuffix(end) { return String(word.dropLast(2)) }
        let isPlural = word.hasSuffix("s") && !["ss", "us", "is", "as"].contains { word.hasSuffix($0) }
        return isPlural && word.count > 3 ? String(word.dropLast()) : word
    }

    static func plural(_ word: String) -> String {
        if singular(word) != word { return word }
        if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        for end in ["s", "x", "sh", "ch", "zz"] where word.hasSuffix(end) { return word + "es" }
        return word + "s"
    }

    /// The words with the last in the singular.
    static func singular(_ words: [String]) -> [String] {
        guard let last = words.last else { return words }
        return words.dropLast() + [singular(last)]
    }

    /// The words with the last in the plural.
    static func plural(_ words: [String]) -> [String] {
        guard let last = words.last else { return words }
        return words.dropLast() + [plural(last)]
    }
}
