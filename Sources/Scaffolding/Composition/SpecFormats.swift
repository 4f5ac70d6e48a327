import ScaffoldCore

/// The formats of strings in specifications: for each, what is wrong with a string that is none.
enum SpecFormats {
    static let all: [String: @Sendable (String) -> String?] = [
        "slug": { Slug($0) == nil ? "is to be lower-case letters, digits and single hyphens" : nil },
        "prefix": prefix,
        "identifier": {
            Identifier($0) == nil ? "is to be letters, digits and underscores, and no reserved word" : nil
        },
        "version": { version($0, parts: 1...4) ? nil : "is to be a version such as 1.0.0" },
        "wordpress-version": { version($0, parts: 2...3) ? nil : "is to be a version of WordPress such as 6.5" },
        "php-version": phpVersion,
        "url": url,
        "color": { Colour($0) == nil ? "is to be a colour such as #1e3a8a" : nil },
        "field-type": fieldType,
        "contributor": contributor,
        "post-type-key": { key($0, longest: 20, taken: postTypes) },
        "taxonomy-key": { key($0, longest: 32, taken: taxonomies) },
        "block-name": blockName,
        "capability": capability,
        "hook": hook,
        "theme-folder": themeFolder,
    ]

    private static func themeFolder(_ text: String) -> String? {
        let isName = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                || $0 == 0x5F
        }
        return isName && !text.isEmpty
            ? nil : "is to be the name of a theme's folder: letters, digits, hyphens, underscores"
    }

    private static func capability(_ text: String) -> String? {
        let isName = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
        return isName && !text.isEmpty
            ? nil : "is to be a capability such as edit_posts: lower-case letters, digits, underscores"
    }

    private static func hook(_ text: String) -> String? {
        let isName = text.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x2D...0x39).contains($0) || $0 == 0x5F
        }
        return isName && !text.isEmpty ? nil : "is to be the name of an action such as save_post"
    }

    private static func prefix(_ text: String) -> String? {
        guard Identifier(text) != nil else { return "is to be letters, digits and underscores, and no reserved word" }
        // Classes and namespaces are named without the underscores around it.
        if text.hasPrefix("_") { return "is to begin with a letter" }
        if text.utf8.count < PluginNames.minimumPrefix {
            return
                "has \(text.utf8.count) characters, at least \(PluginNames.minimumPrefix) are needed to keep names apart"
        }
        return ["wp_", "wordpress"].contains { text.lowercased().hasPrefix($0) }
            ? "begins like names of WordPress itself" : nil
    }

    private static func version(_ text: String, parts allowed: ClosedRange<Int>) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return allowed.contains(parts.count)
            && parts.allSatisfy { (1...6).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private static func phpVersion(_ text: String) -> String? {
        guard version(text, parts: 2...3) else { return "is to be a version of PHP such as 7.4" }
        let numbers = text.split(separator: ".").compactMap { Int($0) }
        return numbers[0] < 7 || (numbers[0] == 7 && numbers[1] < 4)
            ? "is older than 7.4, which the code is written for" : nil
    }

    private static func url(_ text: String) -> String? {
        let lower = text.lowercased()
        let isWeb = ["http://", "https://"].contains { lower.hasPrefix($0) && lower.utf8.count > $0.utf8.count }
        let isClean = text.utf8.allSatisfy {
            $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x27 && $0 != 0x3C && $0 != 0x3E && $0 != 0x5C
        }
        return isWeb && isClean && text != "" && !text.contains("*/") && !text.contains("?>")
            ? nil : "is to be the address of a page, beginning with https://"
    }

    private static func fieldType(_ text: String) -> String? {
        if Field.kind(named: text) != nil { return nil }
        return "is to be one of \(Field.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
    }

    /// https://developer.wordpress.org/block-editor/reference-guides/block-api/block-metadata/#name
    private static func blockName(_ text: String) -> String? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            parts.count == 2
            && parts.allSatisfy {
                Slug(String($0)) != nil && $0.utf8.first.map { (0x61...0x7A).contains($0) } == true
            }
        return isName ? nil : "is to be the name of a block such as core/paragraph"
    }

    private static func contributor(_ text: String) -> String? {
        let isName =
            !text.isEmpty
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
            }
        return isName ? nil : "is to be the name of a user of wordpress.org: lower-case letters, digits, hyphens"
    }

    private static func key(_ text: String, longest: Int, taken: Set<String>) -> String? {
        let isKey =
            (1...longest).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
        guard isKey else { return "is to be at most \(longest) lower-case letters, digits, hyphens and underscores" }
        return taken.contains(text) ? "is a name of WordPress itself" : nil
    }

    /// https://developer.wordpress.org/reference/functions/register_post_type/#reserved-post-types
    private static let postTypes: Set<String> = [
        "post", "page", "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache",
        "user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation",
        "wp_font_family", "wp_font_face", "action", "author", "order", "theme",
    ]

    /// Names that mean something in addresses:
    /// https://developer.wordpress.org/reference/functions/register_taxonomy/#reserved-terms
    private static let taxonomies: Set<String> = [
        "action", "attachment", "attachment_id", "author", "author_name", "calendar", "cat", "category",
        "category_name",
        "cpage", "custom", "customize_theme", "date", "day", "debug", "embed", "error", "exact", "feed", "fields",
        "hour", "include", "link_category", "m", "minute", "monthnum", "more", "name", "nav_menu", "nonce", "nopaging",
        "offset", "order", "orderby", "p", "page", "page_id", "paged", "pagename", "pb", "perm", "post", "post_format",
        "post_mime_type", "post_status", "post_tag", "post_type", "posts", "posts_per_page", "preview", "robots", "s",
        "search", "second", "sentence", "showposts", "static", "status", "subpost", "tag", "tag_id", "tax", "taxonomy",
        "tb", "term", "terms", "theme", "title", "type", "types", "w", "withcomments", "withoutcomments", "wp_theme",
        "wp_pattern_category", "wp_template_part_area", "year",
    ]
}
