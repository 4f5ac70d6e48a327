import Analysis
import AnalysisModel
import Testing

/// Every rule of the catalogue, through everything that an analysis does.
@Suite struct CatalogueTests {
    /// What may have to stand around an example: nothing, a plugin, a classic theme, a block theme.
    private static let surroundings: [[(path: String, text: String)]] = [
        [],
        [
            (
                "acme-hours.php",
                """
                <?php
                /**
                 * Plugin Name: Acme Hours
                 * Description: Opening hours.
                 * Version: 1.2.0
                 * Requires at least: 6.2
                 * Requires PHP: 7.4
                 * Author: Acme
                 * License: GPL-2.0-or-later
                 * License URI: https://www.gnu.org/licenses/gpl-2.0.html
                 * Text Domain: acme-hours
                 */

                defined( 'ABSPATH' ) || exit;
                """
            )
        ],
        [
            ("style.css", themeHeader), ("index.php", "<?php\nget_header();\nget_footer();\n"),
            ("functions.php", "<?php\nadd_theme_support( 'title-tag' );\n"),
        ],
        [
            ("style.css", themeHeader), ("templates/index.html", "<!-- wp:post-title /-->\n"),
            ("theme.json", "{ \"$schema\": \"https://schemas.wp.org/trunk/theme.json\", \"version\": 3 }\n"),
        ],
        [
            ("style.css", themeHeader), ("parts/header.html", "<!-- wp:site-title /-->\n"),
            ("theme.json", "{ \"$schema\": \"https://schemas.wp.org/trunk/theme.json\", \"version\": 3 }\n"),
        ],
    ]

    private static let themeHeader = """
        /*
        Theme Name: Acme
        Author: Acme
        Description: A theme.
        Version: 1.0.0
        Requires at least: 6.2
        Tested up to: 6.9
        Requires PHP: 7.4
        License: GPL-2.0-or-later
        License URI: https://www.gnu.org/licenses/gpl-2.0.html
        Text Domain: acme
        */
        """

    private static func isReported(
        _ rule: Rule, _ example: Rule.Example, _ around: [(path: String, text: String)]
    ) -> Bool {
        let path = example.file ?? "example.\(example.language)"
        let files = around.filter { $0.path != path } + [(path, example.code)]
        let sources = files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
        return Analyzer.analyze(sources).issues.contains { $0.finding.rule == rule.id }
    }

    @Test(arguments: RuleCatalogue.shared.rules.map(\.id))
    func everyRuleIsReportedByItsBadExampleAndNotByItsGoodOne(_ id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let around = Self.surroundings.first { Self.isReported(rule, rule.bad, $0) }
        let found = try #require(around, "\(id) is not reported by its bad example")
        #expect(!Self.isReported(rule, rule.good, found), "\(id) is reported by its good example")
    }

    /// A binary file has no text to look at, but a name.
    @Test func archivesAndProgramsAreReportedThoughTheyAreBinary() {
        let header = Self.surroundings[1][0]
        let files = [
            SourceFile(path: header.path, bytes: Array(header.text.utf8)),
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
