import JSON
import ScaffoldCore

/// What things of everyday life usually have, for specifications that name no fields.
enum Suggestions {
    /// Fields of a thing; a few that fit anything if it is not known.
    static func fields(_ noun: Noun) -> [Field] {
        let word = noun.name.text.split(separator: "_").last.map(String.init) ?? ""
        let rows = known.first { $0.things.contains(word) }?.fields ?? common
        return rows.map { row in
            var field = Field(name: Identifier(words: Words.of(row.label)), label: row.label, kind: row.kind)
            switch row.kind {
            case .number, .integer: field.minimum = 0
            case .select:
                field.choices = row.choices.map { label in
                    Field.Choice(value: Words.of(label).joined(separator: "-"), label: label)
                }
            default: break
            }
            return field
        }
    }

    /// A Dashicon: https://developer.wordpress.org/resource/dashicons/
    static func icon(_ noun: Noun) -> String {
        let word = noun.name.text.split(separator: "_").last.map(String.init) ?? ""
        return known.first { $0.things.contains(word) }?.icon ?? "dashicons-admin-post"
    }

    private typealias Row = (label: String, kind: Field.Kind, choices: [String])

    private static func row(_ label: String, _ kind: Field.Kind = .text, _ choices: [String] = []) -> Row {
        (label, kind, choices)
    }

    private static let common = [row("Subtitle"), row("Link", .url), row("Featured", .boolean)]

    private static let known: [(things: [String], icon: String, fields: [Row])] = [
        (
            ["product", "item", "good", "ware"], "dashicons-cart",
            [row("Price", .number), row("SKU"), row("In stock", .boolean)]
        ),
        (
            ["event", "concert", "meetup", "workshop", "conference", "appointment", "show"], "dashicons-calendar-alt",
            [row("Start date", .date), row("End date", .date), row("Location"), row("Tickets", .url)]
        ),
        (
            ["book", "publication", "magazine"], "dashicons-book",
            [row("Author"), row("ISBN"), row("Publication date", .date), row("Pages", .integer)]
        ),
        (
            ["movie", "film", "video"], "dashicons-video-alt3",
            [row("Director"), row("Release date", .date), row("Minutes", .integer), row("Trailer", .url)]
        ),
        (
            ["testimonial", "review", "quote"], "dashicons-format-quote",
            [row("Author"), row("Company"), row("Rating", .integer)]
        ),
        (
            ["member", "person", "employee", "author", "speaker", "artist", "contact", "doctor", "teacher"],
            "dashicons-groups", [row("Position"), row("Email", .email), row("Phone"), row("Website", .url)]
        ),
        (
            ["project", "portfolio", "work", "case"], "dashicons-portfolio",
            [row("Client"), row("Website", .url), row("Completion date", .date)]
        ),
        (
            ["property", "house", "apartment", "estate", "room"], "dashicons-admin-home",
            [row("Price", .number), row("Bedrooms", .integer), row("Area", .number), row("Address", .textarea)]
        ),
        (
            ["job", "vacancy", "position", "career"], "dashicons-businessman",
            [
                row("Company"), row("Location"), row("Employment", .select, ["Full time", "Part time", "Freelance"]),
                row("Application deadline", .date),
            ]
        ),
        (
            ["recipe", "dish", "meal", "food"], "dashicons-food",
            [row("Preparation minutes", .integer), row("Servings", .integer), row("Ingredients", .textarea)]
        ),
        (
            ["course", "lesson", "class", "training"], "dashicons-welcome-learn-more",
            [row("Start date", .date), row("Hours", .integer), row("Price", .number)]
        ),
        (
            ["task", "ticket", "issue", "todo"], "dashicons-clipboard",
            [row("Due date", .date), row("Priority", .select, ["Low", "Normal", "High"]), row("Done", .boolean)]
        ),
        (
            ["location", "store", "shop", "place", "restaurant", "office", "branch", "venue"], "dashicons-location",
            [row("Address", .textarea), row("Phone"), row("Website", .url)]
        ),
        (["faq", "question", "answer"], "dashicons-editor-help", [row("Featured", .boolean)]),
        (["download", "document", "file"], "dashicons-media-document", [row("File", .url), row("Version")]),
        (
            ["partner", "sponsor", "client", "logo", "brand"], "dashicons-awards",
            [row("Website", .url), row("Logo", .image)]
        ),
        (
            ["car", "vehicle", "bike"], "dashicons-car",
            [row("Price", .number), row("Year", .integer), row("Mileage", .integer)]
        ),
    ]
}
