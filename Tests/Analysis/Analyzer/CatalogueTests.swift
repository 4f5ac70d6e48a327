import Analysis
import AnalysisModel
import Testing

/// Every rule of the catalogue, through everything that an analysis does.
@Suite struct CatalogueTests {
    /// What may have to stand around an example: nothing, a plugin, a classic theme, block themes.
    private static let surroundings: [[(path: String, text: String)]] = [
        [], [("acme-opening-hours.php", pluginHeader)], classicTheme, blockTheme,
        blockTheme.filter { $0.path != "templates/index.html" },
    ]

    private static let pluginHeader = """
        <?php
        /**
         * Plugin Name: Acme Opening Hours
         * Description: Shows when the shop is open.
         * Version: 1.2.0
         * Requires at least: 6.4
         * Requires PHP: 7.4
         * Author: Acme
         * Text Domain: acme-opening-hours
         * License: GPL-2.0-or-later
         */

        """

    private static let style = """
        /*
        Theme Name: Acme
        Author: Acme
        Description: A theme for shops.
        Version: 1.0
        Requires at least: 6.6
        Tested up to: 7.1
        Requires PHP: 7.4
        License: GPL-2.0-or-later
        License URI: https://www.gnu.org/licenses/gpl-2.0.html
        Text Domain: acme
        */

        """

    private static let classicTheme: [(path: String, text: String)] = [
        ("style.css", style),
        (
            "header.php",
            """
            <!DOCTYPE html>
            <html <?php language_attributes(); ?>>
            <head>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <?php wp_head(); ?>
            </head>
            <body <?php body_class(); ?>>
            <?php wp_body_open(); ?>

            """
        ),
        ("index.php", "<?php\nget_header();\nget_footer();\n"),
        ("footer.php", "<?php wp_footer(); ?>\n</body>\n</html>\n"),
        ("functions.php", "<?php\nadd_theme_support( 'title-tag' );\n"),
    ]

    private static let blockTheme: [(path: String, text: String)] = [
        ("style.css", style),
        (
            "theme.json",
            """
            {
                "$schema": "https://schemas.wp.org/trunk/theme.json",
                "version": 3,
                "templateParts": [ { "name": "header", "title": "Header", "area": "header" } ]
            }

            """
        ),
        (
            "templates/index.html",
            """
            <!-- wp:template-part {"slug":"header","tagName":"header"} /-->
            <!-- wp:group {"tagName":"main"} -->
            <main class="wp-block-group"><!-- wp:post-title {"level":1} /--></main>
            <!-- /wp:group -->

            """
        ),
        ("templates/blank.html", "<!-- wp:post-content /-->\n"),
        ("patterns/hours.php", "<?php\n/**\n * Title: Hours\n * Slug: acme/hours\n * Categories: text\n */\n"),
        ("parts/header.html", "<!-- wp:site-title {\"level\":0} /-->\n"),
    ]

    private static func isReported(
        _ rule: Rule, _ example: Rule.Example, _ around: [(path: String, text: String)]
    ) -> Bool {
        let path = example.file ?? "plugin.\(example.language)"
        let files = around.filter { $0.path != path } + [(path, example.code)]
        let sources = files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        return Analyzer.analyze(sources).issues.contains { $0.finding.rule == rule.id }
    }

    @Test(arguments: RuleCatalogue.shared.rules.map(\.id))
    func everyRuleIsReportedByItsBadExampleAndNotByItsGoodOne(_ id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let places = Self.surroundings.filter { Self.isReported(rule, rule.bad, $0) }
        #expect(!places.isEmpty, "\(id) is not reported by its bad example")
        #expect(
            places.contains { !Self.isReported(rule, rule.good, $0) }, "\(id) is reported by its good example")
    }

    /// A binary file has no text to look at, but a name.
    @Test func archivesAndProgramsAreReportedThoughTheyAreBinary() {
        let files = [
            SourceFile(path: "acme-opening-hours.php", bytes: Array(Self.pluginHeader.utf8)),
            SourceFile(path: "data/hours.zip", bytes: [0x50, 0x4B, 3, 4, 0, 0, 0, 0]),
            SourceFile(path: "bin/pack.exe", bytes: [0x4D, 0x5A, 0, 0, 0, 0, 0, 0]),
        ]
        let result = Analyzer.analyze(files)
        #expect(result.issues.contains { $0.finding.rule == "package.archive" && $0.finding.span.file == 1 })
        #expect(result.issues.contains { $0.finding.rule == "package.executable" && $0.finding.span.file == 2 })
        #expect(result.notes.map(\.file) == [1, 2])
    }
}

/// Remarks give way to rules that say more.
@Suite struct RemarkTests {
    private func rules(_ code: String) -> [String] {
        Analyzer.analyze([SourceFile(path: "plugin.php", bytes: Array(code.utf8))]).issues.map(\.finding.rule)
    }

    @Test func whatCertainlyComesFromOutsideIsNoRemark() {
        let rules = rules("<?php\necho $_GET['title'];\n")
        #expect(rules.contains("xss.reflected"))
        #expect(!rules.contains("xss.unescaped"))
    }

    @Test func aRemarkOnAnotherLineStays() {
        let rules = rules("<?php\nfunction acme( $text ) {\n\techo $_GET['title'];\n\techo $text;\n}\nacme( 'a' );\n")
        #expect(rules.contains("xss.unescaped"))
    }

    @Test func twoRemarksOnALineDoNotHideEachOther() {
        let rules = rules(
            "<?php\nfunction acme() {\n\treturn sanitize_key( $_GET['tab'] ) . serialize( $_GET['b'] );\n}\n")
        #expect(rules.contains("input.unvalidated"))
        #expect(rules.contains("wp.discouraged-function"))
    }
}
