import AnalysisModel

/// What WordPress no longer wants to be used, out of its tables.
enum DeprecationTable {
    struct Entry: Sendable {
        /// The version since which it is deprecated.
        var version: String
        /// What to use instead; nil if there is nothing.
        var replacement: String?
        /// The least and the greatest number of arguments and the names of the parameters, for comparison.
        var signature: [String] = []
        /// The version that brought it.
        var since: String?
    }

    static let functions: [String: Entry] = read("facts/functions.txt", version: 4) { fields in
        (fields[0], entry(fields[4], fields[5], signature: fields, since: fields[3]))
    }

    static let classes: [String: Entry] = read("facts/classes.txt", version: 3) { fields in
        fields[0] == "method" ? nil : (fields[1], entry(fields[3], fields[4]))
    }

    /// By "class::method".
    static let methods: [String: Entry] = read("facts/classes.txt", version: 3) { fields in
        fields[0] == "method" ? (fields[1], entry(fields[3], fields[4])) : nil
    }

    static let hooks: [String: Entry] = read("facts/hooks.txt", version: 3) { fields in
        (fields[1], entry(fields[3], fields[4]))
    }

    /// What is known of the functions that take the place of others: the numbers and names of their parameters, and the
    /// version that brought them.
    static let replacements: [String: (signature: [String], since: String)] = {
        let names = Set(functions.values.flatMap { $0.replacement?.split(separator: "|").map(String.init) ?? [] })
        var all: [String: (signature: [String], since: String)] = [:]
        forEachLine("facts/functions.txt") { fields in
            guard fields.count > 6, let name = fields.first.map({ String(decoding: $0, as: UTF8.self) }),
                names.contains(name)
            else { return }
            let texts = fields.map { String(decoding: $0, as: UTF8.self) }
            all[name.lowercased()] = (signature(texts), texts[3])
        }
        return all
    }()

    /// The entries of the lines whose field `version` is a version.
    private static func read(
        _ file: String, version: Int, _ make: ([String]) -> (String, Entry)?
    ) -> [String: Entry] {
        var table: [String: Entry] = [:]
        forEachLine(file) { fields in
            guard fields.count > version + 1, let digit = fields[version].first, digit >= 0x30, digit <= 0x39,
                let (name, entry) = make(fields.map { String(decoding: $0, as: UTF8.self) })
            else { return }
            table[name.lowercased()] = entry
        }
        return table
    }

    /// Gives the fields of each line of a table, by bytes, for the tables are long.
    private static func forEachLine(_ file: String, _ body: ([ArraySlice<UInt8>]) -> Void) {
        guard let text = EmbeddedFile.named(file)?.text else { return }
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            if start < end, bytes[start] != UInt8(ascii: "#") { body(bytes[start..<end].split(separator: 0x20)) }
            start = end + 1
        }
    }

    private static func entry(
        _ version: String, _ replacement: String, signature fields: [String] = [], since: String? = nil
    ) -> Entry {
        Entry(
            version: version, replacement: replacement == "-" ? nil : replacement,
            signature: fields.isEmpty ? [] : signature(fields), since: since)
    }

    /// The numbers of arguments, and the names of the parameters without their types.
    private static func signature(_ fields: [String]) -> [String] {
        fields[1...2] + fields.dropFirst(7).map { $0.split(separator: ":").last.map(String.init) ?? $0 }
    }
}

/// Arguments and values that WordPress no longer wants.
enum DeprecatedArguments {
    struct Argument: Sendable {
        var position: Int
        var name: String
        var version: String
        var alternative: String
        /// The name of the parameter as calls write it.
        var label = "deprecated"
        /// A value that is taken without a word though it is not empty.
        var accepted: String?
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
            position: 0, name: "$deprecated", version: "2.8.1", alternative: "Leave it out.", accepted: "true"),
        "wp_new_user_notification": .init(
            position: 1, name: "$deprecated", version: "4.3.1", alternative: "Pass null."),
        "wp_notify_postauthor": .init(
            position: 1, name: "$deprecated", version: "3.8.0", alternative: "Leave it out."),
        "wp_title_rss": .init(
            position: 0, name: "$deprecated", version: "4.4.0", alternative: "Leave it out.", accepted: "&#8211;"),
        "get_wp_title_rss": .init(
            position: 0, name: "$deprecated", version: "4.4.0", alternative: "Leave it out.", accepted: "&#8211;"),
        "comments_link": .init(position: 0, name: "$deprecated", version: "0.72", alternative: "Leave it out."),
        "delete_plugins": .init(position: 1, name: "$deprecated", version: "4.0.0", alternative: "Leave it out."),
        "discover_pingback_server_uri": .init(
            position: 1, name: "$deprecated", version: "2.7.0", alternative: "Leave it out."),
        "get_site_option": .init(
            position: 2, name: "$deprecated", version: "4.4.0", alternative: "Leave it out.", accepted: "true"),
        "install_search_form": .init(position: 0, name: "$deprecated", version: "4.6.0", alternative: "Leave it out."),
        "newblog_notify_siteadmin": .init(
            position: 1, name: "$deprecated", version: "3.0.0", alternative: "Leave it out."),
        "redirect_this_site": .init(position: 0, name: "$deprecated", version: "3.0.0", alternative: "Leave it out."),
        "switch_to_blog": .init(position: 1, name: "$deprecated", version: "3.5.0", alternative: "Leave it out."),
        "term_description": .init(position: 1, name: "$deprecated", version: "4.9.2", alternative: "Leave it out."),
        "the_author_posts_link": .init(
            position: 0, name: "$deprecated", version: "2.1.0", alternative: "Leave it out."),
        "unregister_setting": .init(
            position: 2, name: "$deprecated", version: "4.7.0", alternative: "Leave it out."),
        "update_posts_count": .init(position: 0, name: "$deprecated", version: "3.0.0", alternative: "Leave it out."),
        "wp_install": .init(position: 4, name: "$deprecated", version: "2.6.0", alternative: "Pass an empty string."),
        "xfn_check": .init(position: 2, name: "$deprecated", version: "2.5.0", alternative: "Leave it out."),
        "wp_upload_bits": .init(position: 1, name: "$deprecated", version: "2.0.0", alternative: "Pass null."),
        "iframe_header": .init(position: 1, name: "$deprecated", version: "4.2.0", alternative: "Leave it out."),
    ]

    struct Value: Sendable {
        var position: Int
        /// The name of the parameter as calls write it.
        var label: String
        /// By old value: the version, and what to use.
        var values: [String: (version: String, alternative: String)]
    }

    static let values: [String: Value] = {
        let info = Value(
            position: 0, label: "show",
            values: [
                "home": ("2.2.0", "'url'"), "siteurl": ("2.2.0", "'url'"), "text_direction": ("2.2.0", "is_rtl()"),
            ])
        let groups: [String: (version: String, alternative: String)] = [
            "misc": ("3.0.0", "'general'"), "privacy": ("3.5.0", "'reading'"),
        ]
        let options = Value(
            position: 0, label: "option",
            values: [
                "blacklist_keys": ("5.5.0", "'disallowed_keys'"),
                "comment_whitelist": ("5.5.0", "'comment_previously_approved'"),
            ])
        return [
            "bloginfo": info, "get_bloginfo": info,
            "register_setting": Value(position: 0, label: "option_group", values: groups),
            "unregister_setting": Value(position: 0, label: "option_group", values: groups),
            "add_settings_field": Value(position: 3, label: "page", values: groups),
            "add_settings_section": Value(position: 3, label: "page", values: groups),
            "get_option": options, "add_option": options, "update_option": options,
        ]
    }()
}
