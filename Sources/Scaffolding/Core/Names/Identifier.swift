/// A name that PHP and ECMAScript take for a function, variable or property: ASCII letters, digits and underscores, no
/// digit first, and no reserved word of either.
package struct Identifier: Hashable, Sendable {
    package let text: String

    /// The longest name, in bytes.
    package static let maximumLength = 100

    /// Nil if `text` is no such name.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= Self.maximumLength, !Self.isDigit(first),
            bytes.allSatisfy(Self.isPart), !ReservedWords.contains(text)
        else { return nil }
        self.text = text
    }

    /// The names in a row, put together with underscores.
    package init(_ first: Identifier, _ rest: Identifier...) {
        text = ([first] + rest).map(\.text).joined(separator: "_")
    }

    /// A name in snake case made from any words: "Release date" becomes `release_date`.
    package init(words: [String], fallback: String = "item") {
        var name = words.joined(separator: "_")
        if name.isEmpty { name = fallback }
        if let first = name.utf8.first, Self.isDigit(first) { name = fallback + "_" + name }
        name = String(name.prefix(Self.maximumLength - 8))
        while name.last == "_" { name.removeLast() }
        if ReservedWords.contains(name) { name += "_" + fallback }
        text = name
    }

    private init(trusted text: String) { self.text = text }

    /// In capitals, as constants have it.
    package var constant: Identifier { Identifier(trusted: text.uppercased()) }

    /// In camel case, as ECMAScript and block.json have it: `releaseDate`.
    package var camelCase: Identifier {
        let parts = text.split(separator: "_")
        guard let first = parts.first else { return self }
        let rest = parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let name = first.prefix(1).lowercased() + first.dropFirst() + rest.joined()
        return Identifier(trusted: ReservedWords.contains(name) ? name + "Value" : name)
    }

    /// With each part in capitals, as WordPress names classes: `Release_Date`.
    package var className: Identifier {
        Identifier(
            trusted: text.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(
                separator: "_"))
    }

    /// With hyphens: `release-date`.
    package var slug: Slug { Slug(words: text.lowercased().split(separator: "_").map(String.init)) }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isPart(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == 0x5F || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}

/// A name of lower-case ASCII letters, digits and single hyphens between them.
package struct Slug: Hashable, Sendable {
    package let text: String

    /// The longest slug, in bytes: a folder and a file name of it fit every file system with room for more.
    package static let maximumLength = 80

    /// Nil if `text` is no slug.
    package init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= Self.maximumLength, text.utf8.first != 0x2D, text.utf8.last != 0x2D,
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || Identifier.isDigit($0) || $0 == 0x2D }),
            !text.contains("--")
        else { return nil }
        self.text = text
    }

    /// The words with hyphens between them; `fallback` if there are none.
    package init(words: [String], fallback: String = "item") {
        var name = words.joined(separator: "-")
        if name.utf8.count > Self.maximumLength {
            let digest = NameDigest.of(name)
            name = String(name.prefix(Self.maximumLength - digest.count - 1))
            while name.last == "-" { name.removeLast() }
            name += "-" + digest
        }
        text = name.isEmpty ? fallback : name
    }

    /// With underscores, as functions and options are named.
    package var identifier: Identifier {
        Identifier(words: text.split(separator: "-").map(String.init))
    }
}

/// A class of PHP, as code in one file names it.
package struct ClassReference: Hashable, Sendable {
    package let text: String

    /// A class of PHP or WordPress; code in a namespace writes it with a backslash.
    package init(global name: StaticString, inNamespace: Bool) {
        text = inNamespace ? "\\\(name)" : "\(name)"
    }

    /// A class of the generated code itself.
    package init(own name: Identifier) { text = name.text }

    /// A class of the generated code in a namespace.
    package init(own name: Identifier, namespace: [Identifier]) {
        text = "\\" + (namespace + [name]).map(\.text).joined(separator: "\\")
    }
}

/// A few characters that stand for a name too long or too foreign to be spelt.
enum NameDigest {
    /// FNV-1a with 32 bits, in base 36: http://www.isthe.com/chongo/tech/comp/fnv/
    static func of(_ text: String) -> String {
        var hash: UInt32 = 2_166_136_261
        for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let digits = String(hash, radix: 36)
        return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    }
}
