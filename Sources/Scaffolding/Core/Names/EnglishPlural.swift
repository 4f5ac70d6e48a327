/// Singular and plural of English nouns, in lower case.
package enum EnglishPlural {
    /// "category" gives "categories".
    package static func of(_ word: String) -> String {
        if unchanging.contains(word) { return word }
        if let plural = irregular.first(where: { $0.singular == word })?.plural { return plural }
        if word.hasSuffix("man"), !["human", "german", "roman", "shaman", "talisman"].contains(word) {
            return word.dropLast(2) + "en"
        }
        if word.hasSuffix("sis") { return word.dropLast(2) + "es" }
        if word.hasSuffix("y"), let before = word.dropLast().last, !isVowel(before) { return word.dropLast() + "ies" }
        if word.hasSuffix("quiz") { return word + "zes" }
        if hasHissingEnd(word) || takesES.contains(word) { return word + "es" }
        return word + "s"
    }

    /// "categories" gives "category"; a singular stays what it is.
    package static func singular(_ word: String) -> String {
        if unchanging.contains(word) { return word }
        if let singular = irregular.first(where: { $0.plural == word })?.singular { return singular }
        if irregular.contains(where: { $0.singular == word }) { return word }
        if word.hasSuffix("men"), word.count > 3, word != "specimen", word != "regimen" {
            return word.dropLast(2) + "an"
        }
        if word.hasSuffix("ies"), word.count > 4 {
            return endsInIE.contains(String(word.dropLast())) ? String(word.dropLast()) : word.dropLast(3) + "y"
        }
        if word.hasSuffix("quizzes") { return String(word.dropLast(3)) }
        if ["sses", "shes", "xes", "zzes"].contains(where: word.hasSuffix), !word.hasSuffix("axes") {
            return String(word.dropLast(2))
        }
        if word.hasSuffix("ches") {
            return ["caches", "headaches", "aches", "niches", "quiches"].contains(word)
                ? String(word.dropLast()) : String(word.dropLast(2))
        }
        if word.hasSuffix("uses"),
            !["houses", "causes", "clauses", "pauses", "spouses", "blouses", "uses", "excuses"]
                .contains(word)
        {
            return String(word.dropLast(2))
        }
        if word.hasSuffix("oes"), takesES.contains(String(word.dropLast(2))) { return String(word.dropLast(2)) }
        if ["ss", "us", "is"].contains(where: word.hasSuffix) || !word.hasSuffix("s") || word.count < 3 { return word }
        return String(word.dropLast())
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }

    /// Ends whose sound needs another syllable; "ch" of Greek words is a k.
    private static func hasHissingEnd(_ word: String) -> Bool {
        if ["stomach", "epoch", "monarch", "patriarch", "tech"].contains(word) { return false }
        return ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix)
    }

    private static let takesES: Set<String> = ["hero", "potato", "tomato", "echo", "veto", "torpedo", "embargo"]

    private static let endsInIE: Set<String> = [
        "movie", "cookie", "calorie", "selfie", "brownie", "smoothie", "zombie", "rookie", "hoodie", "genie",
    ]

    private static let unchanging: Set<String> = [
        "news", "series", "species", "equipment", "information", "software", "hardware", "staff", "sheep", "fish",
        "deer", "furniture", "advice", "feedback", "research", "homework", "music", "data", "media", "aircraft",
        "merchandise", "inventory", "content", "weather", "knowledge", "seo", "logistics", "analytics", "statistics",
    ]

    private static let irregular: [(singular: String, plural: String)] = [
        ("person", "people"), ("child", "children"), ("mouse", "mice"), ("goose", "geese"), ("foot", "feet"),
        ("tooth", "teeth"), ("criterion", "criteria"), ("phenomenon", "phenomena"), ("index", "indexes"),
        ("matrix", "matrices"), ("vertex", "vertices"), ("leaf", "leaves"), ("life", "lives"), ("knife", "knives"),
        ("wife", "wives"), ("shelf", "shelves"), ("half", "halves"), ("loaf", "loaves"), ("wolf", "wolves"),
        ("thief", "thieves"), ("calf", "calves"), ("ox", "oxen"), ("gas", "gases"), ("bus", "buses"),
        ("axis", "axes"), ("lens", "lenses"), ("virus", "viruses"), ("alumnus", "alumni"), ("curriculum", "curricula"),
        ("tax", "taxes"), ("shoe", "shoes"), ("toe", "toes"),
    ]
}
