import JSON
import ScaffoldCore

/// A kind of records that a plugin keeps, and that its screens, commands and requests read and write through a
/// repository, wherever they are stored.
///
/// A repository has `find( $id )`, `paginate( $args )`, `insert( $data )`, `update( $id, $data )`, `delete( $id )` and
/// `defaults()`; a record is an array with `id`, the fields, `created_by`, `created_at` and `updated_at`.
struct RecordType: Sendable {
    /// In the plural: "products".
    var plural: Identifier
    /// In the singular: "product".
    var singular: Identifier
    var pluralLabel: String
    var singularLabel: String
    var fields: [Field]
    /// The names of fields that a list can be sorted by.
    var sortable: [Identifier]

    /// The class that reads and writes the records: "Product_Repository".
    var repository: Identifier { Identifier(singular.className, Identifier(words: ["Repository"])) }

    /// The field that a record is called by: the first that is a line of text.
    var titleField: Field? { fields.first { $0.kind == .text } ?? fields.first { $0.kind != .boolean } }

    /// The fields that a search looks at.
    var searched: [Field] {
        fields.filter { [.text, .textarea, .richText, .email, .url, .select].contains($0.kind) }
    }

    /// In the middle of a sentence: "product", but "API key".
    var singularInText: String { Self.inText(singularLabel) }
    var pluralInText: String { Self.inText(pluralLabel) }

    private static func inText(_ label: String) -> String {
        let second = label.dropFirst().first
        if let second, second.isUppercase { return label }
        return label.prefix(1).lowercased() + label.dropFirst()
    }
}

extension PHP {
    /// Members of an array, one a line, with their arrows under each other.
    static func members(_ pairs: [(key: String, value: PHP)]) -> PHP {
        let keys = pairs.map { PHPText.literal($0.key) }
        let width = keys.map(\.count).max() ?? 0
        return PHP.joined(
            zip(keys, pairs).map { key, pair in
                let blanks = String(repeating: " ", count: width - key.count)
                return "\(PHP(verbatim: key + blanks)) => \(pair.value)," as PHP
            })
    }

    /// A whole array, one member a line: `array()` if there is none.
    static func array(_ pairs: [(key: String, value: PHP)]) -> PHP {
        pairs.isEmpty ? "array()" : "array(\n    \(members(pairs))\n)"
    }

    /// A list of strings: `array( 'a', 'b' )`.
    static func strings(_ values: [String]) -> PHP {
        "\(value: .array(values.map { .string($0) }))"
    }
}

extension PluginParts {
    /// The statement that loads a class that is only loaded where it is used; nothing where an autoloader does it.
    func loading(_ name: Identifier) -> PHP {
        guard !usesNamespace else { return "" }
        let file = path(of: name).split(separator: "/").last.map(String.init) ?? ""
        return "require_once __DIR__ . \(string: "/" + file);"
    }

    /// Whether the plugin may use what WordPress has had since that version.
    func requires(_ major: Int, _ minor: Int) -> Bool {
        let parts = spec.requiresWordPress.split(separator: ".").compactMap { Int($0) }
        return (parts.first ?? 0, parts.dropFirst().first ?? 0) >= (major, minor)
    }

    /// Whether the class has been added.
    func hasClass(_ name: Identifier) -> Bool { classes.contains { $0.name == name } }
}
