import AnalysisModel
import BlockRules
import Testing

/// The examples of the rules themselves.
@Suite struct ExampleTests {
    static let groups: Set<String> = ["block", "js", "react", "a11y", "i18n-js"]

    private func findings(_ example: Rule.Example) -> [Finding] {
        let file = SourceFile(path: example.file ?? "example.\(example.language)", bytes: Array(example.code.utf8))
        return BlockRules.check([file], options: AnalysisOptions())
    }

    @Test func everyRuleReportsItsBadExampleAndNotItsGoodOne() {
        let rules = RuleCatalogue.shared.rules.filter { Self.groups.contains($0.group) }
        #expect(rules.count >= 55)
        for rule in rules {
            #expect(findings(rule.bad).contains { $0.rule == rule.id }, "\(rule.id) does not report its bad example")
            let good = findings(rule.good)
            #expect(!good.contains { $0.rule == rule.id }, "\(rule.id) reports its good example")
            // Examples are honest: what shows a rule's way out breaks no other rule badly.
            let others = good.filter { $0.severity >= .medium }.map(\.rule)
            #expect(others == [], "\(rule.id)'s good example")
        }
    }

    @Test func messagesAreFilledIn() {
        for rule in RuleCatalogue.shared.rules where Self.groups.contains(rule.group) {
            for finding in findings(rule.bad) {
                #expect(
                    (finding.rule == "js.syntax" || !finding.message.contains("{")) && !finding.message.hasSuffix("."),
                    "\(finding.message)")
            }
        }
    }
}
