import Analysis
import AnalysisModel
import Foundation
import Testing

/// What a project tells of its own functions, and the page that says how.
@Suite struct CustomFactsTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/analysis/adding-a-rule.md")

    /// The fenced blocks of a text that have a word behind their language, by that word.
    private func blocks(_ text: String) -> [String: String] {
        var blocks: [String: String] = [:]
        for part in text.components(separatedBy: "\n```").dropFirst() {
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            let words = lines[0].split(separator: " ")
            if words.count == 2, lines.count == 2 { blocks[String(words[1])] = String(lines[1]) + "\n" }
        }
        return blocks
    }

    @Test func theExampleOfThePageOnAddingARule() throws {
        let blocks = blocks(try String(contentsOf: Self.page, encoding: .utf8))
        let code = try #require(blocks["acme-box.php"])
        let rule = "xss.reflected"
        #expect(analyze(code, path: "acme-box.php").reported(rule).count == 1, "the finding is there before")

        let row = try #require(blocks["sanitizers.txt"])
        var options = AnalysisOptions()
        options.customFacts["sanitizers"] = row.split(separator: "\n").map(String.init)
        #expect(analyze(code, path: "acme-box.php", options: options).reported(rule).isEmpty, "and gone with the row")

        let settings = try #require(blocks[".wpllm.json"])
        let configuration = try Configuration(parsing: Array(settings.utf8))
        var applied = AnalysisOptions()
        var selection = Selection()
        configuration.apply(to: &applied, &selection)
        #expect(analyze(code, path: "acme-box.php", options: applied).reported(rule).isEmpty, "also from the settings")
    }

    @Test func sourcesAndSinksOfAProjectAreFollowed() {
        let code =
            "<?php\nfunction show() {\n    acme_print( acme_input( 'name' ) );\n}\nadd_action( 'init', 'show' );\n"
        #expect(analyze(code).reported("xss").isEmpty)
        var options = AnalysisOptions()
        options.customFacts = [
            "sources": ["function acme_input request"], "sinks": ["function acme_print 1 html xss"],
        ]
        #expect(analyze(code, options: options).reported("xss").count == 1)
    }

    @Test func aLineThatIsNoneOfTheTableIsAnError() {
        let settings = #"{"sanitizers": ["acme_clean 1 string html", "acme_clean html"]}"#
        #expect {
            try Configuration(parsing: Array(settings.utf8))
        } throws: { error in
            (error as? SettingsError)?.key == "sanitizers[1]"
        }
    }
}
