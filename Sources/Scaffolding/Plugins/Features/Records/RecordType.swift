import JSON
import ScaffoldCore

/// A kind of records that a plugin keeps, and that its screens, commands and requests read and write through a
/// repository, wherever they are stored.
///
/// A repository has `find( $id )`, `paginate( $args )`, `insert( $data )`, `update( $id, $data )`, `delete( $id )` and
/// `defaults()`; a record is an array with `id`, the fields, `created_by`, `created_at` and `updated_at`.
struct RecordType: Sendable {
    var noun: Noun
    var fields: [Field]
    /// The names of fields that a list can be sorted by.
    var sortable: [Identifier]
    /// The post type whose posts they are; nil for rows of a table of the plugin's own.
    var postType: String?
    /// Whether an event deletes what is old.
    var isPruned = false

    /// The class that reads and writes the records: "Product_Repository".
    var repository: Identifier { Identifier(singular.className, Identifier(words: ["Repository"])) }

    var isTable: Bool { postType == nil }

    /// The actions that tell of a change.
    func changes(_ names: PluginNames) -> [String] {
        if let postType { return ["save_post_\(postType)", "deleted_post"] }
        let ends = ["inserted", "updated", "deleted"] + (isPruned ? ["pruned"] : [])
        return ends.map { "\(names.prefixed(singular).text)_\($0)" }
    }

    /// The action that tells of a new record; its first argument is the number.
    func arrival(_ names: PluginNames) -> String {
        postType.map { "publish_\($0)" } ?? "\(names.prefixed(singular).text)_inserted"
    }

    /// The documentation of the parameters of `of_person()`, which finds records that belong to a person.
    static func personParameters(hasAddress: Bool) -> PHP {
        guard hasAddress else {
            return """
                * @param int $user_id  Number of the user; 0 for somebody without an account.
                * @param int $page     Number of the page, from 1.
                * @param int $per_page Records of a page.
                """
        }
        return """
            * @param int    $user_id  Number of the user; 0 for somebody without an account.
            * @param string $email    Address of the person.
            * @param int    $page     Number of the page, from 1.
            * @param int    $per_page Records of a page.
            """
    }

    /// The field that a record is called by: the first that is a line of text.
    var titleField: Field? { fields.first { $0.kind == .text } ?? fields.first { $0.kind != .boolean } }

    /// The fields that a search looks at.
    var searched: [Field] {
        fields.filter { [.text, .textarea, .richText, .email, .url, .select].contains($0.kind) }
    }

    /// In the plural: "products".
    var plural: Identifier { noun.pluralName }
    /// In the singular: "product".
    var singular: Identifier { noun.name }
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

/// Sentences of documentation.
enum Sentence {
    /// The text with a full stop, unless it ends with a mark already.
    static func of(_ text: String) -> String {
        let line = CommentText.line(text)
        guard let last = line.last, !".!?:…".contains(last) else { return line }
        return line + "."
    }
}
