import JSON
import ScaffoldCore

/// The names of a block, of what its specification and its plugin or theme say.
struct BlockNames {
    /// `block_type` without a namespace.
    var type: String
    var slug: Slug
    var namespace: Slug
    var textDomain: Slug
    var prefix: Identifier
    var packageName: Identifier

    init(_ source: SpecObject, home: BlockHome?) throws(SpecError) {
        let given = source.string("block_type") ?? ""
        let parts = given.split(separator: "/", omittingEmptySubsequences: false)
        var givenNamespace = source.string("namespace").flatMap { Slug($0) }
        type = given
        if parts.count == 2, let first = Slug(String(parts[0])), Slug(String(parts[1])) != nil {
            if let other = givenNamespace, other != first {
                throw SpecError(source.member("namespace"), "is not the namespace in block_type, \(first.text)")
            }
            givenNamespace = first
            type = String(parts[1])
        }
        slug = Self.lettered(PluginNames(title: type, kind: "block").slug, "block")
        let domain = source.string("text_domain").flatMap { Slug($0) }
        let derived =
            domain ?? (slug.text.hasSuffix("-block") ? slug : Slug(words: [slug.text, "block"]))
        let space = givenNamespace ?? home?.namespace ?? derived
        if space.text == "core" {
            throw SpecError(source.member("namespace"), "is WordPress's own")
        }
        namespace = givenNamespace == nil ? Self.lettered(space, "site") : space
        guard Self.lettered(namespace, "site") == namespace else {
            throw SpecError(source.member("namespace"), "is to begin with a letter")
        }
        textDomain = domain ?? home?.textDomain ?? namespace
        let own = source.string("prefix").flatMap { Identifier($0) }
        let names = PluginNames(title: namespace.text, slug: namespace, prefix: own ?? home?.prefix, kind: "block")
        prefix = names.prefix
        packageName = own == nil ? home?.package ?? names.namespace : names.namespace
    }

    /// Names of blocks begin with a letter.
    private static func lettered(_ slug: Slug, _ word: String) -> Slug {
        guard let first = slug.text.utf8.first, (0x30...0x39).contains(first) else { return slug }
        return Slug(words: [word, slug.text])
    }
}
