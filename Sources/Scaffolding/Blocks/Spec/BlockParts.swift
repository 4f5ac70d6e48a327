import JSON
import ScaffoldCore

/// A form of the block that the inserter shows by itself.
struct BlockVariation: Sendable {
    var name: Slug
    var title: String
    var description: String
    var icon: String
    /// By names in camel case.
    var attributes: JSONObject
    var isDefault: Bool
    var scope: [String]
}

/// A look of the block.
struct BlockStyle: Sendable {
    var name: Slug
    var label: String
    var isDefault: Bool
}

/// The blocks in the block.
struct InnerBlocks: Sendable {
    var allowed: [String] = []
    var template: JSONValue = .array([])
    /// `all`, `insert`, `contentOnly`, or false; nil where nothing is said.
    var lock: JSONValue?

    /// Whether a paragraph may stand in the block.
    var takesParagraphs: Bool { allowed.isEmpty || allowed.contains("core/paragraph") }
}

/// A former version of the block.
struct FormerVersion: Sendable {
    /// Former names, with the attributes that they have become.
    var renamed: [(former: Identifier, now: Identifier)]
    var isDynamic: Bool
}

/// Blocks that the block can be made of or made into.
enum TransformPartner: String, Sendable, CaseIterable {
    case paragraph = "core/paragraph"
    case heading = "core/heading"
    case quote = "core/quote"
    case image = "core/image"
    case group = "core/group"
}
