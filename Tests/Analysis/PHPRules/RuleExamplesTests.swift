import AnalysisModel
import AnalysisProgram
import PHPSyntax
import Testing

import PHPRules

/// What the checks report about one file.
func findings(_ code: String, path: String = "plugin.php", options: AnalysisOptions = .init()) -> [Finding] {
    let program = Program(files: [SourceFile(path: path, bytes: Array(code.utf8))], options: options)
    return PHPRules.check(program, options: options)
}

/// What the checks report about several files.
func findings(_ files: [(path: String, code: String)], options: AnalysisOptions = .init()) -> [Finding] {
    let files = files.map { SourceFile(path: $0.path, bytes: Array($0.code.utf8)) }
    return PHPRules.check(Program(files: files, options: options), options: options)
}

/// The lines, from 1, at which a rule is reported in a file.
func lines(_ rule: String, _ code: String, path: String = "plugin.php", options: AnalysisOptions = .init()) -> [Int] {
    let file = SourceFile(path: path, bytes: Array(code.utf8))
    return findings(code, path: path, options: options).filter { $0.rule == rule }
        .map { file.position(of: $0.span.range.lowerBound).line }
}

/// The code of a file after the fixes of a rule's findings.
func fixed(_ rule: String, _ code: String) -> String {
    var bytes = Array(code.utf8)
    let edits = findings(code).filter { $0.rule == rule }.flatMap { $0.fix?.edits ?? [] }
    for edit in edits.sorted(by: { $0.span.range.lowerBound > $1.span.range.lowerBound }) {
        bytes.replaceSubrange(edit.span.range, with: Array(edit.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
}

@Suite struct RuleExamplesTests {
    static let ids = PHPRules.ruleIDs

    @Test(arguments: ids) func `The bad example is reported, the good one is not`(id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id], "\(id) is not in the catalogue")
        #expect(findings(rule.bad.code, path: rule.bad.file ?? "plugin.php").contains { $0.rule == id })
        #expect(!findings(rule.good.code, path: rule.good.file ?? "plugin.php").contains { $0.rule == id })
    }

    @Test(arguments: ids) func `Fixes mend what was reported and keep the code valid`(id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        let mended = fixed(id, rule.bad.code)
        guard mended != rule.bad.code else { return }
        #expect(!findings(mended).contains { $0.rule == id })
        #expect(PHPParser.parse(mended).errors.isEmpty)
    }

    @Test func `No identifier is reported by two checks`() {
        #expect(Set(Self.ids).count == Self.ids.count)
    }

    @Test func `Every rule about PHP has a check`() {
        let ids = Set(Self.ids)
        for rule in RuleCatalogue.shared.rules where rule.id.hasPrefix("php.") || rule.id.hasPrefix("compat.php") {
            #expect(ids.contains(rule.id), "\(rule.id) has no check")
        }
    }

    @Test func `The catalogue can be read`() {
        #expect(RuleCatalogue.shared.problems == [])
    }
}
