import JSON
import JSSyntax
import ScaffoldCore
import Scaffolding
import Testing

@Suite struct ThemeFilesTests {
    private static let specifications = [
        "", #""requires_at_least": "6.1""#, #""features": []"#,
        #""features": ["style_variations"], "custom_templates": ["Landing", "Wide page"]"#, #""type": "classic""#,
        #""type": "classic", "features": [], "menus": [], "sidebars": []"#,
        #""type": "classic", "custom_templates": ["No title"], "sidebars": ["A", "B", "C"]"#,
        #""type": "child", "template": "twentytwentyfive""#,
        ##""type": "child", "template": "parent", "palette": {"base": "#ffffff"}, "fonts": {"body": "mono"}"##,
    ]

    /// The members of theme.json in version 2 and 3.
    private static let themeMembers: Set<String> = [
        "$schema", "version", "title", "slug", "description", "blockTypes", "settings", "styles", "customTemplates",
        "templateParts", "patterns",
    ]

    @Test(arguments: specifications) func filesAreValid(_ members: String) throws {
        let theme = try GeneratedTheme(members)
        #expect(theme.faults == [])
        for file in theme.files where file.kind == "json" {
            guard case .object(let json) = try theme.json(file.path) else {
                Issue.record("\(file.path) is no object")
                continue
            }
            #expect(json.map(\.key).filter { !Self.themeMembers.contains($0) } == [], "\(file.path)")
            #expect(json["version"] == .integer(members.contains("6.1") || members.contains("type") ? 2 : 3))
        }
        for file in theme.files where file.kind == "html" || file.path.hasPrefix("patterns/") {
            let text = try theme.text(file.path)
            #expect(GeneratedTheme.markupFaults(text) == [], "\(file.path)")
            #expect(text.contains("<!-- wp:"))
        }
        for file in theme.files where file.kind == "php" {
            #expect(try theme.text(file.path).contains("if ( ! defined( 'ABSPATH' ) ) {"), "\(file.path)")
        }
        #expect(theme.files == (try GeneratedTheme(members)).files)
        #expect(theme.paths.contains("readme.txt"))
        let picture = try #require(theme.files.first { $0.path == "screenshot.png" }).content
        #expect(picture.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(picture[16..<24] == [0, 0, 0x04, 0xB0, 0, 0, 0x03, 0x84], "1200 by 900")
    }

    @Test func theMarkupCheckFindsFaults() {
        #expect(GeneratedTheme.markupFaults("<!-- wp:group --><!-- /wp:row -->").count == 1)
        #expect(GeneratedTheme.markupFaults("<!-- wp:group -->").count == 1)
        #expect(GeneratedTheme.markupFaults("<!-- wp:group {a} /-->").count == 1)
    }

    @Test func aBlockThemeIsWhole() throws {
        let theme = try GeneratedTheme()
        for name in ["index", "home", "single", "page", "archive", "search", "404", "page-no-title", "wide-content"] {
            #expect(theme.paths.contains("templates/\(name).html"))
        }
        #expect(theme.paths.contains("parts/header.html") && theme.paths.contains("parts/footer.html"))
        #expect(theme.paths.contains("styles/dark.json"))
        // Every pattern that a template shows is there.
        for file in theme.files where file.kind == "html" {
            let text = try theme.text(file.path)
            for piece in text.split(separator: "\"modern-portfolio/").dropFirst() {
                let slug = piece.prefix { $0 != "\"" }
                #expect(theme.paths.contains("patterns/\(slug).php"))
                #expect(try theme.text("patterns/\(slug).php").contains(" * Slug: modern-portfolio/\(slug)\n"))
            }
        }
    }

    @Test func aClassicThemeHasWhatIsRequired() throws {
        let theme = try GeneratedTheme(#""type": "classic""#)
        let code = theme.files.filter { $0.kind == "php" }.map { String(decoding: $0.content, as: UTF8.self) }.joined()
        for call in [
            "wp_head()", "wp_footer()", "body_class()", "post_class()", "language_attributes()", "wp_body_open()",
            "wp_link_pages(", "the_posts_pagination(", "the_tags(", "comment_form()", "wp_list_comments(",
            "'comment-reply'", "'title-tag'", "'automatic-feed-links'", "add_editor_style(", "register_sidebar(",
            "register_nav_menus(", "$GLOBALS['content_width']", "bloginfo( 'charset' )", "dynamic_sidebar(",
            "get_template_part(", "the_posts_pagination(", "skip-link",
        ] { #expect(code.contains(call), "\(call)") }
        let style = try theme.text("style.css")
        for name in [
            "alignleft", "alignright", "aligncenter", "wp-caption", "wp-caption-text", "gallery-caption", "sticky",
            "bypostauthor", "screen-reader-text",
        ] { #expect(style.contains(".\(name)"), "\(name)") }
        // Sides go with the direction of text.
        for side in ["-left:", "-right:", " left:", " right:", "float: left", "float: right"] {
            #expect(!style.contains(side), "\(side)")
        }
    }

    /// What Theme Check asks of themes beyond what is required: https://wordpress.org/plugins/theme-check/
    @Test func nothingIsLeftToRecommend() throws {
        let classic = try GeneratedTheme(#""type": "classic""#)
        let functions = try classic.text("functions.php")
        for support in [
            "custom-header", "custom-background", "custom-logo", "html5", "responsive-embeds", "align-wide",
            "wp-block-styles",
        ] {
            let call = functions.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(call.contains("add_theme_support( '\(support)'"), "\(support)")
        }
        #expect(functions.contains("register_block_style(") && functions.contains("register_block_pattern_category("))
        #expect(try classic.text("header.php").contains("the_header_image_tag()"))
        #expect(classic.paths.contains("patterns/hero.php") && !classic.paths.contains("patterns/hidden-404.php"))
        for members in ["", #""type": "classic""#, #""type": "child", "template": "parent""#] {
            let theme = try GeneratedTheme(members)
            let readme = try theme.text("readme.txt")
            for part in [
                "\nContributors: modern-portfolio\n", "\nLicense: ", "\nLicense URI: ", "\n== Copyright ==\n",
                "\n== Frequently Asked Questions ==\n", "\n== Changelog ==\n", "\n== Description ==\n",
            ] { #expect(readme.contains(part), "\(part)") }
            // A text of its own domain, also where there is nothing but a style.
            let code = theme.files.filter { $0.kind == "php" }.map { String(decoding: $0.content, as: UTF8.self) }
            #expect(code.contains { $0.contains("__( ") && $0.contains(", 'modern-portfolio' )") })
            #expect(!code.contains { $0.contains("register_post_type") || $0.contains("remove_action") })
        }
        let named = try GeneratedTheme(#""author": "Ann Lee""#)
        #expect(try named.text("readme.txt").contains("\nContributors: annlee\n"))
    }

    @Test func aChildThemeNamesItsParent() throws {
        let theme = try GeneratedTheme(#""type": "child", "template": "twentytwentyfive""#)
        #expect(try theme.text("style.css").contains("\nTemplate: twentytwentyfive\n"))
        #expect(!theme.paths.contains("theme.json"))
        #expect(try theme.text("functions.php").contains("get_template_directory_uri() . '/style.css'"))
    }

    /// Its parent knows neither its colours nor its fonts.
    @Test func aChildThemeSaysWhereItsColoursAre() throws {
        let theme = try GeneratedTheme(
            ##""type": "child", "template": "parent", "primary_color": "#336699", "fonts": {"heading": "slab"}"##)
        let text = try theme.text("theme.json")
        for value in [
            "\"background\": \"var(--wp--preset--color--base)\"", "\"text\": \"var(--wp--preset--color--primary)\"",
            "\"fontFamily\": \"var(--wp--preset--font-family--heading)\"",
        ] { #expect(text.contains(value), "\(value)") }
        let fonts = try GeneratedTheme(#""type": "child", "template": "parent", "fonts": {"body": "mono"}"#)
        #expect(!(try fonts.text("theme.json").contains("preset--color")))
    }

    /// What authors make wide or full needs content that is as wide as the window, with nothing narrow around it.
    @Test func contentHasRoomForWideBlocks() throws {
        let theme = try GeneratedTheme(#""wide_width": 1234"#)
        for name in ["single", "page", "page-no-title"] {
            let text = try theme.text("templates/\(name).html")
            #expect(text.contains(#"<!-- wp:post-content {"align":"full","layout":{"type":"constrained"}} /-->"#))
            #expect(text.contains(##"{"tagName":"main","##) && text.contains(#""layout":{"type":"default"}} -->"#))
        }
        #expect(try theme.text("templates/wide-content.html").contains(#""contentSize":"1234px""#))
    }

    @Test func theMenuOfAClassicThemeOpensInSmallWindows() throws {
        let theme = try GeneratedTheme(#""type": "classic""#)
        #expect(try theme.text("header.php").contains(#"aria-controls="primary-menu" aria-expanded="false" hidden>"#))
        let script = try #require(theme.files.first { $0.path == "assets/js/navigation.js" })
        #expect(JSParser.parse(script.content).errors.isEmpty)
        #expect(try theme.text("functions.php").contains("get_parent_theme_file_uri( 'assets/js/navigation.js' )"))
        let none = try GeneratedTheme(#""type": "classic", "menus": []"#)
        #expect(!none.paths.contains("assets/js/navigation.js"))
        #expect(!(try none.text("functions.php").contains("navigation")))
    }

    /// All that the code translates, and the names in theme.json, are in the file that translations begin with.
    @Test(arguments: specifications) func textsCanBeTranslated(_ members: String) throws {
        let theme = try GeneratedTheme(members)
        let pot = try theme.text("languages/modern-portfolio.pot")
        #expect(pot.contains("\"X-Domain: modern-portfolio\\n\"\n"))
        #expect(
            pot.contains("#. Theme Name of the theme\n#: style.css\n") && pot.contains("\nmsgid \"Modern Portfolio\"\n")
        )
        var count = 0
        for file in theme.files where file.kind == "php" {
            // A text stands between quotes in front of the domain, which is the last argument.
            for piece in try theme.text(file.path).split(separator: "'modern-portfolio' )").dropLast() {
                let parts = piece.split(separator: "'", omittingEmptySubsequences: false)
                guard parts.count > 2, parts.last?.hasPrefix(", ") == true else { continue }
                let call = parts.count > 3 ? parts[parts.count - 3] : ""
                guard call.hasSuffix("( ") else { continue }
                count += 1
                #expect(
                    pot.contains("msgid \"\(parts[parts.count - 2])\"\n"), "\(file.path): \(parts[parts.count - 2])")
            }
        }
        #expect(members.contains("child") ? count == 1 : count > 4, "\(count)")
        for title in ["Wide content", "Page without title"] where theme.paths.contains("templates/wide-content.html") {
            #expect(pot.contains("msgctxt \"Custom template name\"\nmsgid \"\(title)\"\n"))
        }
        if theme.paths.contains("theme.json"), !members.contains("child") {
            #expect(pot.contains("msgctxt \"Color name\"\nmsgid \"Contrast\"\n"))
        }
        if theme.paths.contains("patterns/hero.php") {
            #expect(pot.contains("#: patterns/hero.php\nmsgctxt \"Pattern title\"\nmsgid \"Hero\"\n"))
            #expect(pot.contains("#, php-format\nmsgid \"Powered by %s\"\n"))
        }
    }

    @Test func theHeaderIsComplete() throws {
        let style = try GeneratedTheme(#""author": "Ann", "theme_uri": "https://example.org/a--b""#).text("style.css")
        for line in [
            "Theme Name: Modern Portfolio", "Theme URI: https://example.org/a--b", "Author: Ann",
            "Requires at least: 6.6", "Tested up to: 7.1", "Requires PHP: 7.4", "Version: 1.0.0",
            "License: GPL-2.0-or-later", "Text Domain: modern-portfolio",
        ] { #expect(style.contains("\n\(line)\n"), "\(line)") }
        #expect(style.contains("\nDescription: ") && style.contains("\nTags: ") && style.contains("\nLicense URI: "))
    }
}

@Suite struct HostileThemeTests {
    private func specification(_ type: String, _ text: String) -> JSONValue {
        let names: JSONValue = .array([.string(String(text.prefix(90)))])
        var members: [(String, JSONValue)] = [
            ("theme_name", .string(text)), ("type", .string(type)), ("slug", .string("some-theme")),
            ("description", .string(text)), ("author", .string(text)),
            ("custom_templates", .array([.object(JSONObject([("name", .string(String(text.prefix(90))))]))])),
            ("variations", names), ("menus", names), ("sidebars", names),
        ]
        if type == "child" { members.append(("template", .string("parent"))) }
        return .object(JSONObject(members))
    }

    @Test(arguments: ["block_theme", "classic", "child"]) func valuesStayInTheirPlaces(_ type: String) throws {
        let theme = try GeneratedTheme(specification(type, hostile))
        #expect(theme.faults == [])
        let plain = try GeneratedTheme(specification(type, "Quiet"))
        #expect(theme.shape == plain.shape)
        for file in theme.files where file.kind == "php" || file.kind == "html" {
            let text = try theme.text(file.path)
            if file.kind == "html" || file.path.hasPrefix("patterns/") {
                #expect(GeneratedTheme.markupFaults(text) == [], "\(file.path)")
            }
        }
        // The comment of the style sheet ends where it did.
        let style = try theme.text("style.css")
        let end = try #require(style.split(separator: "\n").firstIndex(of: "*/"))
        let plainEnd = try plain.text("style.css").split(separator: "\n").firstIndex(of: "*/")
        #expect(end == plainEnd)
        #expect(style.components(of: "*/") == (try plain.text("style.css")).components(of: "*/"))
    }

    @Test func labelsAreLiterals() throws {
        let label = "'x\" evil(); \\ \\' {$y} $z %s é"
        let theme = try GeneratedTheme(
            .object(
                JSONObject([
                    ("theme_name", .string("A")), ("type", .string("classic")), ("sidebars", .array([.string(label)])),
                    ("menus", .array([.string(label)])),
                ])))
        #expect(theme.strings.contains(label))
        let block = try GeneratedTheme(.object(JSONObject([("theme_name", .string(label))])))
        #expect(block.strings.contains(label))
    }

    @Test(arguments: ["", "   ", "日本", "class", "123", "../../x", "theme", String(repeating: "é", count: 200)])
    func anyNameWorks(_ name: String) throws {
        guard !name.isEmpty else {
            #expect(throws: SpecError.self) { try GeneratedTheme(specification("block_theme", name)) }
            return
        }
        for type in ["block_theme", "classic"] {
            let theme = try GeneratedTheme(
                .object(JSONObject([("theme_name", .string(name)), ("type", .string(type))])))
            #expect(theme.faults == [])
            #expect(theme.paths.allSatisfy { !$0.contains("..") && !$0.hasPrefix("/") })
        }
    }
}

extension String {
    /// How often a text stands in it, and one.
    fileprivate func components(of text: String) -> Int {
        var count = 1
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(text) { count += 1 }
            rest = rest.dropFirst()
        }
        return count
    }
}
