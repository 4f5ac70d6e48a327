import JSON
import ScaffoldCore

/// A value that a block keeps.
package struct BlockAttribute: Sendable, Equatable {
    /// How the value is edited and shown.
    package enum Kind: String, Sendable, CaseIterable {
        case text, textarea
        case richText = "rich_text"
        case number, range, toggle, select, color, media, url, email, date, list
        /// Kept, but neither edited nor shown.
        case none
    }

    /// Where a static block keeps the value.
    package enum Source: String, Sendable {
        case html, text, attribute, query, comment
    }

    package struct Choice: Sendable, Equatable {
        /// Letters, digits, hyphens and underscores, since it becomes part of a class.
        package var value: Token
        package var label: String
    }

    /// In camel case.
    package var name: Identifier
    /// What its element and its classes are called.
    package var slug: Slug
    package var label: String
    package var help = ""
    package var kind: Kind
    /// The type in block.json.
    package var type: String
    /// The value to begin with, always of the type.
    package var initial: JSONValue
    /// Whether `initial` was asked for.
    package var hasOwnInitial = false
    package var choices: [Choice] = []
    package var minimum: JSONValue?
    package var maximum: JSONValue?
    package var step: JSONValue?
    package var source: Source = .comment
    /// Of a picture: the attributes with the attachment's id and the alternative text. Of a link: the text to click.
    package var identifierCompanion: Identifier?
    package var textCompanion: Identifier?
    /// The attribute that shows and edits this one along with itself.
    package var owner: Identifier?
    /// The attribute that this one, a toggle, shows and hides.
    package var shows: Identifier?
    /// The toggle that shows and hides this one.
    package var shownBy: Identifier?
    /// Where it stands in the specification.
    package var path: String

    /// Whether the element is left out while the value is empty. An element that carries a value with a default stays:
    /// else the default would come back for what was emptied.
    var isOmittedWhenEmpty: Bool { initial == Self.empty(type) }

    /// Whether it stands in the block as an element of its own.
    var isShown: Bool {
        guard owner == nil else { return false }
        switch kind {
        case .text, .textarea, .richText, .number, .range, .media, .url, .email, .date, .list: return true
        case .toggle, .select, .color, .none: return false
        }
    }

    /// Whether the value is a plain line or paragraph of text, which transforms and patterns can fill.
    var isTextual: Bool { owner == nil && [.text, .textarea, .richText].contains(kind) }

    /// Whether it is a heading by its name.
    var isHeading: Bool {
        kind == .text && ["title", "heading", "headline"].contains(slug.text.split(separator: "-").last ?? "")
    }

    /// The tag of the element.
    var tag: StaticString {
        switch kind {
        case .media: "figure"
        case .url, .email: "a"
        case .list: "ul"
        case .text where isHeading: "h3"
        default: "p"
        }
    }

    /// The empty value of a type.
    static func empty(_ type: String) -> JSONValue {
        switch type {
        case "number", "integer": .integer(0)
        case "boolean": .bool(false)
        case "array": .array([])
        case "object": .object(JSONObject())
        default: .string("")
        }
    }
}

/// Letters, digits, hyphens and underscores: what may stand in a class, a string or a selector as it is.
package struct Token: Hashable, Sendable {
    package let text: String

    /// Nil if `text` is no such name.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= 60,
            text.utf8.allSatisfy({
                (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                    || $0 == 0x5F
            })
        else { return nil }
        self.text = text
    }

    init(_ slug: Slug) { text = slug.text }
}
