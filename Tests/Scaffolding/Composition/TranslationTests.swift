import ScaffoldCore
import Scaffolding
import Testing

@Suite struct TranslationTests {
    private func pot(_ files: [GeneratedFile]) throws -> String {
        let template = TranslationTemplate(
            title: "T", version: "1.0", domain: try #require(Slug("my-plugin")), license: "MIT", author: "A",
            reports: "https://example.org", mainFile: "my-plugin.php", header: [("Plugin Name of the plugin", "T")])
        return String(decoding: template.file(for: files).content, as: UTF8.self)
    }

    private func file(_ path: String, _ text: String) -> GeneratedFile {
        GeneratedFile("x", path, bytes: Array(text.utf8))
    }

    @Test func textsOfPHPWithTheirPlaces() throws {
        let text = try pot([
            file(
                "a.php",
                """
                <?php
                __( 'One', 'my-plugin' );
                esc_html_e( "Two \\"lines\\"\\nof text", 'my-plugin' );
                __( 'Foreign', 'other' );
                __( $unknown, 'my-plugin' );
                // translators: %s: a name.
                printf( _n( '%s thing', '%s things', 2, 'my-plugin' ), 'x' );
                _x( 'One', 'noun', 'my-plugin' );
                __( 'One', 'my-plugin' );
                """)
        ])
        #expect(text.contains("#: a.php:2\n#: a.php:9\nmsgid \"One\"\nmsgstr \"\"\n"))
        #expect(text.contains("msgid \"\"\n\"Two \\\"lines\\\"\\n\"\n\"of text\"\n"))
        #expect(
            text.contains(
                """
                #. translators: %s: a name.
                #: a.php:7
                #, php-format
                msgid "%s thing"
                msgid_plural "%s things"
                msgstr[0] ""
                msgstr[1] ""

                """))
        #expect(text.contains("msgctxt \"noun\"\nmsgid \"One\""))
        #expect(!text.contains("Foreign"))
        #expect(text.contains("#. Plugin Name of the plugin\n#: my-plugin.php\nmsgid \"T\""))
        #expect(!text.contains("Date"))
    }

    @Test func textsOfScriptsAndMetadata() throws {
        let text = try pot([
            file(
                "b.js",
                "const { __ } = wp.i18n;\n__( 'Bare', 'my-plugin' );\nwp.i18n._x( 'Dotted', 'verb', 'my-plugin' );"),
            file(
                "blocks/x/block.json",
                #"{"title": "Box", "description": "Shows.", "keywords": ["k"], "styles": [{"name": "s", "label": "Style"}], "variations": [{"name": "v", "title": "Variant"}]}"#
            ),
            file(
                "theme.json",
                #"{"settings": {"color": {"palette": [{"name": "Red", "slug": "red", "color": "red"}]}}, "customTemplates": [{"name": "w", "title": "Wide"}]}"#
            ),
            file("patterns/p.php", "<?php\n/**\n * Title: Hero\n * Slug: x/hero\n */\n?>\n<p>x</p>"),
            file("tests/T.php", "<?php __( 'Tested', 'my-plugin' );"),
        ])
        for part in [
            "#: b.js:2\nmsgid \"Bare\"", "msgctxt \"verb\"\nmsgid \"Dotted\"",
            "#: blocks/x/block.json\nmsgctxt \"block title\"\nmsgid \"Box\"", "msgctxt \"block keyword\"\nmsgid \"k\"",
            "msgctxt \"block style label\"\nmsgid \"Style\"", "msgctxt \"block variation title\"\nmsgid \"Variant\"",
            "msgctxt \"Color name\"\nmsgid \"Red\"", "msgctxt \"Custom template name\"\nmsgid \"Wide\"",
            "msgctxt \"Pattern title\"\nmsgid \"Hero\"",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("Tested"))
    }

    @Test(arguments: [
        ("%s", true), ("%1$s of %2$d", true), ("100%", false), ("50 % off", false), ("%%", false), ("%.2f", true),
    ])
    func formats(_ text: String, _ isFormat: Bool) throws {
        let pot = try pot([file("a.php", "<?php __( '\(text)', 'my-plugin' );")])
        #expect(pot.contains("#, php-format") == isFormat)
    }

    @Test func controlsAreEscaped() throws {
        let pot = try pot([file("a.php", #"<?php __( "a\u{0}b\u{1b}\u{7f}1", 'my-plugin' );"#)])
        #expect(pot.contains(#"msgid "a\000b\033\1771""#))
    }
}
