import AnalysisModel
import Testing

struct RuleCatalogueTests {
    @Test func everyRuleFileCanBeRead() {
        #expect(RuleCatalogue.shared.problems == [])
        #expect(RuleCatalogue.shared["xss.reflected"]?.cwe == 79)
    }

    @Test func aRuleWithoutTitleIsAProblemThatNamesTheLine() {
        let file = EmbeddedFile(name: "rules/x.md", text: "\n# a.b\ntype: security\nseverity: low\n")
        let catalogue = RuleCatalogue(files: [file])
        #expect(catalogue.rules.isEmpty)
        #expect(catalogue.problems.count == 1)
        #expect(catalogue.problems.first?.hasPrefix("rules/x.md:2: a.b") == true)
    }

    @Test func columnsCountCodePointsAndStrayBytes() {
        let file = SourceFile(path: "a.php", bytes: Array("é€😀x".utf8) + [0xFF, 0x41])
        #expect(file.position(of: 9).column == 4)
        #expect(file.position(of: 11).column == 6)
    }
}
