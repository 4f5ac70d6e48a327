import AnalysisModel
import Testing

@Suite struct RuleExamplesTests {
    static let groups: Set<String> = ["header", "readme", "package", "theme", "markup", "css"]

    static let ids = RuleCatalogue.shared.rules.filter { groups.contains($0.group) }.map(\.id)

    /// The files of a plugin or theme in which nothing is wrong, around the file of an example.
    static func surroundings(of rule: Rule, _ example: Rule.Example) -> [(path: String, text: String)] {
        switch rule.group {
        case "readme", "package": [("acme-opening-hours.php", Samples.pluginHeader)]
        case "theme" where rule.id == "theme.missing-index":
            Samples.blockTheme.filter { $0.path != "templates/index.html" }
        case "theme" where rule.id == "theme.missing-template" || rule.id == "theme.template-name": Samples.blockTheme
        case "theme" where ["theme.missing-call", "theme.plugin-territory"].contains(rule.id): Samples.classicTheme
        case "markup": Samples.blockTheme
        default: []
        }
    }

    static func found(_ rule: Rule, _ example: Rule.Example) -> [Finding] {
        let file = example.file ?? "example.\(example.language)"
        let around = surroundings(of: rule, example).filter { $0.path != file }
        return findings(around + [(file, example.code)])
    }

    @Test(arguments: ids) func `The bad example is reported, the good one is not`(id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let bad = Self.found(rule, rule.bad)
        #expect(bad.contains { $0.rule == id }, "\(bad.map(\.message))")
        let good = Self.found(rule, rule.good)
        #expect(!good.contains { $0.rule == id }, "\(good.map(\.message))")
        // What shows a way out breaks no other rule badly.
        #expect(good.filter { $0.severity >= .medium }.map(\.rule) == [])
    }

    @Test(arguments: ids) func `Messages are filled in`(id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let names = rule.message.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
        for finding in Self.found(rule, rule.bad) where finding.rule == id {
            #expect(!finding.message.hasSuffix("."))
            #expect(!finding.message.contains("{") || rule.bad.code.contains("{"))
            // An empty value leaves a gap.
            #expect(!finding.message.contains("  "), "\(names)")
        }
    }

    @Test(arguments: ids) func `Fixes mend what was reported`(id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let edits = Self.found(rule, rule.bad).filter { $0.rule == id }.flatMap { $0.fix?.edits ?? [] }
        guard !edits.isEmpty else { return }
        var bytes = Array(rule.bad.code.utf8)
        for edit in edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
            bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
        }
        var mended = rule.bad
        mended.code = String(decoding: bytes, as: UTF8.self)
        #expect(!Self.found(rule, mended).contains { $0.rule == id })
    }

    @Test func `The catalogue can be read`() {
        #expect(RuleCatalogue.shared.problems == [])
        #expect(Self.ids.count >= 57)
    }
}
