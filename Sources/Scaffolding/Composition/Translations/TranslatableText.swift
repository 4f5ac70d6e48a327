import ScaffoldCore

/// A text that people can translate.
struct TranslatableText: Equatable {
    /// Texts that are one to translators: the same words in the same sense.
    struct Key: Hashable {
        var context: String?
        var text: String
    }

    /// Where it is used.
    struct Place: Equatable {
        var path: String
        /// Nil in files whose lines say nothing.
        var line: Int?
    }

    var key: Key
    var plural: String?
    /// What translators are told.
    var comments: [String] = []
    var places: [Place]
    /// "php-format" or "js-format" if it has places for values.
    var flag: String?

    init(_ text: String, context: String? = nil, plural: String? = nil, path: String, line: Int? = nil) {
        key = Key(context: context, text: text)
        self.plural = plural
        places = [Place(path: path, line: line)]
    }
}

/// The functions that translate, as PHP and ECMAScript have them, and what their arguments are.
enum TranslationFunction {
    struct Arguments {
        var plural: Int?
        var context: Int?
        var domain: Int
    }

    static func arguments(of name: String) -> Arguments? { known[name] }

    private static let known: [String: Arguments] = {
        var known: [String: Arguments] = [:]
        for name in ["__", "esc_attr__", "esc_html__", "esc_xml__", "_e", "esc_attr_e", "esc_html_e", "esc_xml_e"] {
            known[name] = Arguments(domain: 1)
        }
        for name in ["_x", "_ex", "esc_attr_x", "esc_html_x", "esc_xml_x"] {
            known[name] = Arguments(context: 1, domain: 2)
        }
        known["_n"] = Arguments(plural: 1, domain: 3)
        known["_nx"] = Arguments(plural: 1, context: 3, domain: 4)
        known["_n_noop"] = Arguments(plural: 1, domain: 2)
        known["_nx_noop"] = Arguments(plural: 1, context: 2, domain: 3)
        return known
    }()

    /// Whether a text has places for values, as `sprintf()` knows them.
    static func isFormat(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            index += 1
            while index < bytes.count, "0123456789$+-.' ".utf8.contains(bytes[index]), bytes[index] != 0x20 {
                index += 1
            }
            if index < bytes.count, "bcdeEfFgGosuxX".utf8.contains(bytes[index]) { return true }
            index += 1
        }
        return false
    }

    /// The text of a comment if it is for translators: "translators: %s: a name." without what opens and closes it.
    static func translatorsComment(_ comment: String) -> String? {
        var text = Substring(comment)
        for opening in ["/**", "/*", "//", "#"] where text.hasPrefix(opening) {
            text = text.dropFirst(opening.count)
            break
        }
        if text.hasSuffix("*/") { text = text.dropLast(2) }
        let line = CommentText.line(String(text))
        let plain = line.hasPrefix(" ") ? String(line.dropFirst()) : line
        return plain.lowercased().hasPrefix("translators:") ? plain : nil
    }
}
