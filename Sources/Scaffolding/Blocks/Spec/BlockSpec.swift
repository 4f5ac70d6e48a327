import JSON
import ScaffoldCore

/// What a block takes over from the plugin or theme that it is for.
package struct BlockHome: Sendable {
    package var namespace: Slug
    package var textDomain: Slug
    /// What functions and variables begin with.
    package var prefix: Identifier
    /// The name of the package in documentation.
    package var package: Identifier
    package var requiresWordPress: String
    package var version: String

    package init(
        namespace: Slug, textDomain: Slug, prefix: Identifier, package: Identifier, requiresWordPress: String,
        version: String
    ) {
        self.namespace = namespace
        self.textDomain = textDomain
        self.prefix = prefix
        self.package = package
        self.requiresWordPress = requiresWordPress
        self.version = version
    }
}

/// What is said of a block.
package struct BlockSpec: Sendable {
    /// As `block_type` has it, for the answer.
    package var blockType: String
    /// The part of the name behind the namespace; also the block's folder.
    package var slug: Slug
    package var namespace: Slug
    package var textDomain: Slug
    package var prefix: Identifier
    package var packageName: Identifier
    package var title: String
    package var description: String
    package var category: Slug
    package var icon: String
    package var keywords: [String]
    package var version: String
    package var requiresWordPress: String
    package var features: Set<BlockFeature>
    package var attributes: [BlockAttribute]
    package var isPHPOnly: Bool
    package var hasJSX: Bool
    var supports: JSONObject
    var variations: [BlockVariation]
    var styles: [BlockStyle]
    var transformsFrom: [TransformPartner]
    var transformsTo: [TransformPartner]
    var innerBlocks: InnerBlocks?
    var former: [FormerVersion]
    var example: JSONObject

    /// - Parameter home: the plugin or theme that the block is for; a block by itself has names of its own.
    package init(_ source: SpecObject, home: BlockHome? = nil) throws(SpecError) {
        blockType = source.string("block_type") ?? ""
        let names = try BlockNames(source, home: home)
        slug = names.slug
        namespace = names.namespace
        textDomain = names.textDomain
        prefix = names.prefix
        packageName = names.packageName
        let words = Words.of(names.type)
        let givenTitle = BlockText.line(source.string("title") ?? "")
        let derivedTitle = BlockText.line(AttributeWords.title(words.isEmpty ? [names.type] : words))
        title = givenTitle.isEmpty ? (derivedTitle.isEmpty ? "Block" : derivedTitle) : givenTitle
        let text = BlockText.line(source.string("description") ?? "")
        let thing = words.isEmpty ? "block" : AttributeWords.spelling(words)
        description = text.isEmpty ? "Shows \(Self.article(thing)) \(thing)." : text
        version = source.string("version") ?? home?.version ?? "1.0.0"
        requiresWordPress = source.string("requires_at_least") ?? home?.requiresWordPress ?? "6.1"
        var features = try BlockFeature.read(source)
        isPHPOnly = source.bool("php_only") ?? false
        hasJSX = source.bool("jsx") ?? false
        if isPHPOnly { try Self.checkPHPOnly(features, source) }
        // Attributes that drive behaviour are no part of what every author may save.
        if isPHPOnly || features.contains(.interactivity) { features.insert(.serverSideRendering) }
        self.features = features
        attributes = try AttributeReader(source, isDynamic: features.contains(.serverSideRendering)).attributes
        icon = try Self.icon(source, default: AttributeWords.icon(words))
        keywords = (source.strings("keywords") ?? []).map(BlockText.line).filter { !$0.isEmpty }
        supports = JSONObject()
        variations = []
        styles = []
        transformsFrom = []
        transformsTo = []
        former = []
        example = JSONObject()
        category = Slug(words: ["widgets"])
        try readParts(source)
    }

    private static func article(_ title: String) -> String {
        "aeiou".contains(title.lowercased().first ?? "x") ? "an" : "a"
    }

    /// A Dashicon, with or without `dashicons-` before it.
    static func icon(_ source: SpecObject, default fallback: String) throws(SpecError) -> String {
        guard var name = source.string("icon") else { return fallback }
        if name.hasPrefix("dashicons-") { name.removeFirst("dashicons-".count) }
        guard let slug = Slug(name) else {
            throw SpecError(source.member("icon"), "is to be the name of a Dashicon, such as format-quote")
        }
        return slug.text
    }

    private static func checkPHPOnly(_ features: Set<BlockFeature>, _ source: SpecObject) throws(SpecError) {
        for feature in [BlockFeature.innerBlocks, .transforms, .deprecated, .interactivity]
        where features.contains(feature) {
            throw SpecError(
                source.member("php_only"), "cannot be combined with \(feature.rawValue), which needs a script")
        }
        if source.bool("jsx") == true { throw SpecError(source.member("jsx"), "cannot be combined with php_only") }
    }

    // MARK: What follows

    /// Whether PHP renders the block.
    package var isDynamic: Bool { features.contains(.serverSideRendering) }

    /// As WordPress calls the block: "acme/testimonial".
    package var name: String { "\(namespace.text)/\(slug.text)" }

    /// The class that WordPress gives the block: `wp-block-acme-testimonial`.
    var className: String {
        let name = "\(namespace.text)-\(slug.text)"
        return "wp-block-" + (name.hasPrefix("core-") ? String(name.dropFirst("core-".count)) : name)
    }

    /// A name below the plugin's or theme's prefix.
    func prefixed(_ words: String...) -> Identifier {
        Identifier(prefix, Identifier(words: words.flatMap { $0.split(separator: "-").map(String.init) }))
    }

    var shown: [BlockAttribute] { attributes.filter(\.isShown) }

    func attribute(_ name: Identifier?) -> BlockAttribute? { attributes.first { $0.name == name } }

    /// The class of an attribute's element.
    func element(_ attribute: BlockAttribute) -> String { "\(className)__\(attribute.slug.text)" }

    /// The custom property of a colour.
    func customProperty(_ attribute: BlockAttribute) -> String {
        "--\(namespace.text)-\(slug.text)-\(attribute.slug.text)"
    }

    /// Whether the version of WordPress may be older than the given one.
    func mayBeOlder(than major: Int, _ minor: Int) -> Bool {
        let numbers = requiresWordPress.split(separator: ".").compactMap { Int($0) }
        let first = numbers.first ?? 0
        let second = numbers.dropFirst().first ?? 0
        return first < major || (first == major && second < minor)
    }
}
