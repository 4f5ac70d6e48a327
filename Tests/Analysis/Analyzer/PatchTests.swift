import Analysis
import AnalysisModel
import Testing

@Suite struct SourceEditsTests {
    private func edit(_ range: Range<Int>, _ text: String) -> Edit {
        Edit(span: SourceSpan(file: 0, range: range), replacement: text)
    }

    @Test func editsAreMadeTogether() {
        var edits = SourceEdits()
        let first = edits.add([edit(4..<5, "E"), edit(0..<1, "")], fileSize: 6)
        let second = edits.add([edit(2..<2, "--")], fileSize: 6)
        #expect(first && second)
        #expect(String(decoding: edits.applied(to: Array("abcdef".utf8)), as: UTF8.self) == "b--cdEf")
    }

    @Test(arguments: [(1..<3, 2..<4), (1..<3, 1..<3), (2..<2, 2..<2), (1..<4, 2..<2), (2..<2, 1..<4), (1..<3, 5..<9)])
    func overlapsAndPlacesOutsideAreRefused(_ ranges: (Range<Int>, Range<Int>)) {
        var edits = SourceEdits()
        let first = edits.add([edit(ranges.0, "x")], fileSize: 6)
        let second = edits.add([edit(ranges.1, "y")], fileSize: 6)
        #expect(first && !second)
        var alone = SourceEdits()
        _ = alone.add([edit(ranges.0, "x")], fileSize: 6)
        let bytes = Array("abcdef".utf8)
        #expect(edits.applied(to: bytes) == alone.applied(to: bytes), "a refused edit leaves nothing behind")
    }

    @Test func theSameEditTwiceIsMadeOnce() {
        var edits = SourceEdits()
        let first = edits.add([edit(0..<1, "x")], fileSize: 3)
        let second = edits.add([edit(0..<1, "x"), edit(2..<3, "y")], fileSize: 3)
        #expect(first && second)
        #expect(String(decoding: edits.applied(to: Array("abc".utf8)), as: UTF8.self) == "xby")
    }
}

@Suite struct FixPlanTests {
    private func result(_ code: String, path: String = "a.php", _ fixes: [[(Range<Int>, String)]]) -> AnalysisResult {
        let issues = fixes.map { edits in
            let edits = edits.map { Edit(span: SourceSpan(file: 0, range: $0.0), replacement: $0.1) }
            let finding = Finding(
                rule: "php.eval", severity: .low, span: SourceSpan(file: 0, range: edits[0].span.range), message: "m",
                fix: Fix(title: "t", edits: edits))
            return AnalysisModel.Issue(finding: finding, fingerprint: "f")
        }
        return AnalysisResult(files: [SourceFile(path: path, bytes: Array(code.utf8))], issues: issues)
    }

    private func text(_ plan: FixPlan) -> String? { plan.changed[0].map { String(decoding: $0, as: UTF8.self) } }

    @Test func fixesThatDoNotOverlapAreMade() {
        let plan = FixPlan(result("<?php a(); b();", [[(6..<7, "c")], [(11..<12, "d")]]))
        #expect(text(plan) == "<?php c(); d();")
        #expect(plan.mended.count == 2)
        #expect(plan.refused.isEmpty)
    }

    @Test func ofFixesThatOverlapTheFirstIsMade() {
        let plan = FixPlan(result("<?php a(); b();", [[(6..<9, "c()")], [(7..<12, "d")]]))
        #expect(text(plan) == "<?php c(); b();")
        #expect(plan.refused.count == 1)
        #expect(plan.refused.first?.reason.contains("overlaps") == true)
    }

    @Test func aFixThatBreaksTheFileIsRefused() {
        let plan = FixPlan(result("<?php a(); b();", [[(8..<9, "")]]))
        #expect(plan.changed.isEmpty)
        #expect(plan.mended.isEmpty)
        #expect(plan.refused.first?.reason.contains("parsed") == true)
        #expect(FixPlan(result("{\"a\":1}", path: "block.json", [[(6..<7, "")]])).changed.isEmpty)
        #expect(FixPlan(result("a(1);", path: "a.js", [[(3..<4, "")]])).changed.isEmpty)
    }

    @Test func aFileThatWasBrokenBeforeCanStillBeMended() {
        let plan = FixPlan(result("<?php a(); if (", [[(6..<7, "b")]]))
        #expect(text(plan) == "<?php b(); if (")
    }

    @Test func everyFixOfTheRulesMendsItsFinding() {
        var count = 0
        for rule in RuleCatalogue.shared.rules where ["php", "js", "json"].contains(rule.bad.language) {
            let path = rule.bad.file ?? "code.\(rule.bad.language)"
            let before = Analyzer.analyze([SourceFile(path: path, bytes: Array(rule.bad.code.utf8))])
            let plan = FixPlan(before)
            guard let bytes = plan.changed[0], plan.mended.contains(where: { $0.finding.rule == rule.id }) else {
                continue
            }
            count += 1
            let after = Analyzer.analyze([before.files[0].replacingBytes(bytes)])
            let left = after.issues.count { $0.finding.rule == rule.id }
            let mended = plan.mended.count { $0.finding.rule == rule.id }
            #expect(left <= before.issues.count { $0.finding.rule == rule.id } - mended, "\(rule.id)")
        }
        #expect(count >= 10, "\(count) rules have fixes for their own examples")
    }
}

@Suite struct PatchCheckTests {
    private static let code = """
        <?php
        function show() {
            $name = $_GET['name'];
            echo 'Hello ' . $name;
        }
        add_action( 'wp_footer', 'show' );

        """

    private func verdict(_ old: String, _ new: String) throws -> PatchCheck.Verdict {
        let before = Analyzer.analyze([SourceFile(path: "a.php", bytes: Array(Self.code.utf8))])
        let issue = try #require(before.issues.first { $0.finding.rule == "xss.reflected" })
        let range = try #require(Self.code.range(of: old))
        let start = Self.code.utf8.distance(from: Self.code.startIndex, to: range.lowerBound)
        let bytes = Array(Self.code.utf8)
        let excerpt = start..<(start + old.utf8.count)
        let patched = Array(bytes[..<excerpt.lowerBound]) + Array(new.utf8) + bytes[excerpt.upperBound...]
        return PatchCheck.verdict(
            issue, before: before, bytes: patched, excerpt: (bytes[excerpt], Array(new.utf8)), options: .init())
    }

    private func reason(_ old: String, _ new: String) throws -> String {
        guard case .rejected(let reason) = try verdict(old, new) else { return "" }
        return reason
    }

    @Test func aPatchThatMendsIsAccepted() throws {
        #expect(try verdict("echo 'Hello ' . $name;", "echo 'Hello ' . esc_html( $name );") == .accepted)
    }

    @Test func othersAreRejected() throws {
        let old = "    $name = $_GET['name'];\n    echo 'Hello ' . $name;"
        #expect(try reason(old, old).contains("changes nothing"))
        #expect(try reason(old, "    return;").contains("in place of mending"))
        #expect(try reason(old, old.replacing("$name;", with: "esc_html( $name ;")).contains("parsed"))
        #expect(try reason(old, old.replacing("$name;", with: "trim( $name );")).contains("still there"))
        let evil = "    $name = $_GET['name'];\n    eval( $name ); echo 'Hello ' . esc_html( $name );"
        #expect(try reason(old, evil).contains("new finding"))
    }
}

@Suite struct UnifiedDiffTests {
    private func diff(_ old: String, _ new: String) -> String {
        UnifiedDiff.text(path: "a.php", old: Array(old.utf8), new: Array(new.utf8))
    }

    @Test func changesHaveThreeLinesAroundThem() {
        let old = (1...20).map { "\($0)\n" }.joined()
        let new = old.replacing("\n10\n", with: "\nten\n").replacing("\n19\n", with: "\n")
        #expect(
            diff(old, new) == """
                --- a/a.php
                +++ b/a.php
                @@ -7,7 +7,7 @@
                 7
                 8
                 9
                -10
                +ten
                 11
                 12
                 13
                @@ -16,5 +16,4 @@
                 16
                 17
                 18
                -19
                 20

                """)
        #expect(diff(old, old).isEmpty)
    }

    @Test func endsWithoutALineEndAreMarked() {
        let text = diff("a\nb", "a\nb\n")
        #expect(text.hasSuffix(" a\n-b\n\\ No newline at end of file\n+b\n"))
        #expect(diff("", "a\n").contains("@@ -0,0 +1,1 @@\n+a\n"))
        #expect(diff("a\n", "").contains("@@ -1,1 +0,0 @@\n-a\n"))
    }

    @Test func largeTextsTakeLittleTime() {
        let old = (0..<20_000).map { "\($0)\n" }.joined()
        let new = (0..<20_000).map { "x\($0)\n" }.joined()
        let clock = ContinuousClock()
        #expect(clock.measure { _ = diff(old, new) } < .seconds(10))
    }
}

@Suite struct ProgramResultTests {
    private let code = "<?php\necho $_GET['a'];\n"

    @Test func resultsOfSeveralProgramsBecomeOne() {
        let one = analyze([("a.php", code), ("b.php", "<?php\n")]).renamingFiles { "one/" + $0 }
        let two = analyze([("a.php", code)]).renamingFiles { "two/" + $0 }
        let merged = AnalysisResult.merged([one, two])
        #expect(merged.files.map(\.path) == ["one/a.php", "one/b.php", "two/a.php"])
        #expect(merged.issues.count == one.issues.count + two.issues.count)
        let last = merged.issues.last { $0.finding.rule == "xss.reflected" }?.finding
        #expect(last?.span.file == 2)
        #expect(last?.trace.allSatisfy { $0.span.file == 2 } == true)
        #expect(merged.scores.count == 3)
        #expect(merged.scores[0] == merged.scores[2])
        #expect(merged.score < 10)
        #expect(AnalysisResult.merged([one]).issues == one.issues)
    }

    @Test func aSelectionCanBeAppliedLater() {
        let everything = analyze(code)
        var selection = Selection()
        selection.baseline = .make(everything)
        let none = selection.applied(to: everything, options: .init())
        #expect(none.issues.isEmpty)
        #expect(none.suppressed.count == everything.issues.count)
        #expect(none.score == 10)
    }
}
