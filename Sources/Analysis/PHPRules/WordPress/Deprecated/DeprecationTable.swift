import AnalysisModel

/// What WordPress no longer wants to be used, out of its tables.
enum DeprecationTable {
    struct Entry: Sendable {
        /// The version since which it is deprecated.
        var version: String
        /// What to use instead; nil if there is nothing.
        var replacement: String?
        /// The least and the greatest number of arguments and the names of the parameters, for comparison.
        var signature: [Substring] = []
        /// The version that brought it.
        var since: String?
    }

    static let functions: [String: Entry] = read("facts/functions.txt") { fields in
        guard fields.count > 5 else { return nil }
        return (String(fields[0]), entry(fields[4], fields[5], signature: fields, since: fields[3]))
    }

    /// Every function of WordPress by name, for what is known of replacements.
    static let signatures: [String: (signature: [Substring], since: String)] = {
        var all: [String: (signature: [Substring], since: String)] = [:]
        for line in EmbeddedFile.named("facts/functions.txt")?.entries ?? [] {
            let fields = line.text.split(separator: " ")
            guard fields.count > 6 else { continue }
            all[fields[0].lowercased()] = (signature(fields), String(fields[3]))
        }
        return all
    }()

    static let classes: [String: Entry] = read("facts/classes.txt") { fields in
        guard fields.count > 4, fields[0] != "method" else { return nil }
        return (String(fields[1]), entry(fields[3], fields[4]))
    }

    /// By "class::method".
    static let methods: [String: Entry] = read("facts/classes.txt") { fields in
        guard fields.count > 4, fields[0] == "method" else { return nil }
        return (String(fields[1]), entry(fields[3], fields[4]))
    }

    static let hooks: [String: Entry] = read("facts/hooks.txt") { fields in
        guard fields.count > 4 else { return nil }
        return (String(fields[1]), entry(fields[3], fields[4]))
    }

    private static func read(
        _ file: String, _ make: ([Substring]) -> (String, Entry?)?
    ) -> [String: Entry] {
        var table: [String: Entry] = [:]
        for line in EmbeddedFile.named(file)?.entries ?? [] {
            guard let (name, entry) = make(line.text.split(separator: " ")), let entry else { continue }
            table[name.lowercased()] = entry
        }
        return table
    }

    private static func entry(
        _ version: Substring, _ replacement: Substring, signature fields: [Substring] = [], since: Substring? = nil
    ) -> Entry? {
        guard let first = version.first, first.isNumber else { return nil }
        return Entry(
            version: String(version), replacement: replacement == "-" ? nil : String(replacement),
            signature: fields.isEmpty ? [] : signature(fields), since: since.map(String.init))
    }

    /// The numbers of arguments, and the names of the parameters without their types.
    private static func signature(_ fields: [Substring]) -> [Substring] {
        fields[1...2] + fields.dropFirst(7).map { $0.split(separator: ":").last ?? $0 }
    }
}

/// Arguments and values that WordPress no longer wants.
enum DeprecatedArguments {
    struct Argument: Sendable {
        var position: Int
        var name: String
        var version: String
        var alternative: String
    }

    /// By function. An argument counts as given if it is neither empty nor the default.
    static let arguments: [String: Argument] = [
        "add_option": .init(position: 2, name: "$deprecated", version: "2.3.0", alternative: "Pass an empty string."),
        "convert_chars": .init(position: 1, name: "$deprecated", version: "0.71", alternative: "Leave it out."),
        "get_category_parents": .init(
            position: 4, name: "$deprecated", version: "4.8.0", alternative: "Leave it out."),
        "get_delete_post_link": .init(
            position: 1, name: "$deprecated", version: "3.0.0", alternative: "Pass an empty string."),
        "get_the_author": .init(position: 0, name: "$deprecated", version: "2.1.0", alternative: "Leave it out."),
        "get_user_option": .init(position: 2, name: "$deprecated", version: "2.3.0", alternative: "Leave it out."),
        "is_email": .init(position: 1, name: "$deprecated", version: "3.0.0", alternative: "Leave it out."),
        "load_plugin_textdomain": .init(
            position: 1, name: "$deprecated", version: "2.7.0", alternative: "Pass false, and the path as the third."),
        "safecss_filter_attr": .init(
            position: 1, name: "$deprecated", version: "2.8.1", alternative: "Leave it out."),
        "the_attachment_link": .init(
            position: 2, name: "$deprecated", version: "2.5.0", alternative: "Pass false."),
        "the_author": .init(position: 0, name: "$deprecated", version: "2.1.0", alternative: "Leave it out."),
        "trackback_rdf": .init(position: 0, name: "$deprecated", version: "2.5.0", alternative: "Leave it out."),
        "trackback_url": .init(
            position: 0, name: "$deprecated_echo", version: "2.5.0", alternative: "Call get_trackback_url()."),
        "update_blog_option": .init(
            position: 3, name: "$deprecated", version: "3.1.0", alternative: "Leave it out."),
        "update_blog_status": .init(
            position: 3, name: "$deprecated", version: "3.1.0", alternative: "Leave it out."),
        "wp_get_http_headers": .init(
            position: 1, name: "$deprecated", version: "2.7.0", alternative: "Leave it out."),
        "wp_get_sidebars_widgets": .init(
            position: 0, name: "$deprecated", version: "2.8.1", alternative: "Leave it out."),
        "wp_new_user_notification": .init(
            position: 1, name: "$deprecated", version: "4.3.1", alternative: "Pass null."),
        "wp_notify_postauthor": .init(
            position: 1, name: "$deprecated", version: "3.8.0", alternative: "Leave it out."),
        "wp_title_rss": .init(position: 0, name: "$deprecated", version: "4.4.0", alternative: "Leave it out."),
        "get_wp_title_rss": .init(position: 0, name: "$deprecated", version: "4.4.0", alternative: "Leave it out."),
        "wp_upload_bits": .init(position: 1, name: "$deprecated", version: "2.0.0", alternative: "Pass null."),
        "iframe_header": .init(position: 1, name: "$deprecated", version: "4.2.0", alternative: "Leave it out."),
    ]

    struct Value: Sendable {
        var position: Int
        /// By old value: the version, and what to use.
        var values: [String: (version: String, alternative: String)]
    }

    static let values: [String: Value] = {
        let info = Value(
            position: 0,
            values: [
                "home": ("2.2.0", "'url'"), "siteurl": ("2.2.0", "'url'"), "text_direction": ("2.2.0", "is_rtl()"),
            ])
        let groups: [String: (version: String, alternative: String)] = [
            "misc": ("3.0.0", "'general'"), "privacy": ("3.5.0", "'reading'"),
        ]
        return [
            "bloginfo": info, "get_bloginfo": info, "register_setting": Value(position: 0, values: groups),
            "unregister_setting": Value(position: 0, values: groups),
            "add_settings_field": Value(position: 3, values: groups),
            "add_settings_section": Value(position: 3, values: groups),
        ]
    }()
}
