/// A use of a preset: `var(--wp--preset--color--primary)`, or `var:preset|color|primary`.
struct PresetReference: Equatable {
    /// "color", "spacing", "font-size", ….
    var kind: String
    var slug: String
    /// Whether it is written as a property of CSS, in which the slug is in kebab case.
    var isProperty: Bool
    /// Whether it has a value for the case that there is no such preset.
    var hasFallback = false

    /// Those in a text; at most 64, so that time is linear in it.
    static func all(in text: String) -> [PresetReference] {
        var references: [PresetReference] = []
        var rest = text[...]
        while references.count < 64, let next = next(in: &rest) { references.append(next) }
        return references
    }

    private static func next(in rest: inout Substring) -> PresetReference? {
        let property = Array("--wp--preset--".utf8)
        let short = Array("var:preset|".utf8)
        var utf8 = rest.utf8
        while let byte = utf8.first {
            if byte == UInt8(ascii: "-"), utf8.starts(with: property) {
                let body = utf8.dropFirst(property.count)
                let name = body.prefix { isNameByte($0) }
                rest = Substring(body.dropFirst(name.count))
                // A declaration sets the property; it does not use it.
                if Substring(rest.utf8).trimmed.first == ":" { return next(in: &rest) }
                guard let reference = split(String(decoding: name, as: UTF8.self)) else { return next(in: &rest) }
                var found = reference
                found.hasFallback = rest.trimmed.first == ","
                return found
            }
            if byte == UInt8(ascii: "v"), utf8.starts(with: short) {
                let body = utf8.dropFirst(short.count)
                let name = body.prefix { isNameByte($0) || $0 == UInt8(ascii: "|") }
                rest = Substring(body.dropFirst(name.count))
                let parts = String(decoding: name, as: UTF8.self).split(separator: "|")
                guard parts.count == 2 else { return next(in: &rest) }
                return PresetReference(kind: String(parts[0]), slug: String(parts[1]), isProperty: false)
            }
            utf8 = utf8.dropFirst()
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte >= 0x80 || (48...57).contains(byte)
            || (97...122).contains(byte | 0x20)
    }

    /// "color--primary": the first two hyphens behind the kind part them.
    private static func split(_ name: String) -> PresetReference? {
        var index = name.startIndex
        while index < name.endIndex {
            if name[index...].hasPrefix("--"), index > name.startIndex {
                let slug = name[index...].dropFirst(2)
                if slug.isEmpty { return nil }
                return PresetReference(kind: String(name[..<index]), slug: String(slug), isProperty: true)
            }
            index = name.index(after: index)
        }
        return nil
    }
}
