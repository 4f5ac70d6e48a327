import ScaffoldCore
import Testing

@Suite struct NounTests {
    @Test(arguments: [
        ("Product Manager", "Product", "Products", "product"),
        ("Team Members", "Team Member", "Team Members", "team_member"),
        ("My Plugin", "Item", "Items", "item"), ("Simple Book Library", "Book", "Books", "book"),
        ("Gallery", "Gallery", "Galleries", "gallery"), ("Events for Acme", "Event", "Events", "event"),
        ("Job Listing System", "Job", "Jobs", "job"), ("日本語", "Item", "Items", "item"), ("", "Item", "Items", "item"),
        ("News Manager", "News", "News", "news"), ("FAQ Plugin", "FAQ", "FAQs", "faq"),
        ("WP Category Directory", "Category", "Categories", "category"),
    ])
    func whatAPluginIsAbout(_ title: String, _ singular: String, _ plural: String, _ name: String) {
        let noun = Noun(title: title)
        #expect(noun.singular == singular)
        #expect(noun.plural == plural)
        #expect(noun.name.text == name)
        #expect(noun.name != noun.pluralName)
    }

    @Test(arguments: [
        ("category", "categories"), ("day", "days"), ("box", "boxes"), ("class", "classes"), ("person", "people"),
        ("child", "children"), ("status", "statuses"), ("quiz", "quizzes"), ("hero", "heroes"), ("photo", "photos"),
        ("movie", "movies"), ("house", "houses"), ("leaf", "leaves"), ("woman", "women"), ("analysis", "analyses"),
        ("news", "news"), ("cache", "caches"), ("match", "matches"), ("shoe", "shoes"), ("bus", "buses"),
        ("tax", "taxes"), ("company", "companies"), ("cookie", "cookies"), ("recipe", "recipes"),
    ])
    func pluralsAndBack(_ singular: String, _ plural: String) {
        #expect(EnglishPlural.of(singular) == plural)
        if singular != "analysis" { #expect(EnglishPlural.singular(plural) == singular) }
        #expect(EnglishPlural.singular(singular) == singular)
    }

    @Test func articlesAndCapitals() {
        #expect(Noun(singular: "FAQ Entry").lowercased == "FAQ entry")
        #expect(Noun(singular: "Event").withArticle == "an event")
        #expect(Noun(singular: "Team Member").withArticle == "a team member")
    }
}
