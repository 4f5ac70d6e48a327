import Analysis
import AnalysisModel
import Testing

struct BaselineTests {
    private let code = "<?php\nfunction f() {\n    $a = @count( 'x' );\n    return $a;\n}\n"

    @Test func whatWasThereIsNotReportedAgain() throws {
        let first = analyze(code)
        #expect(first.reported == ["php.silenced-error:3"])
        let baseline = try Baseline(parsing: Baseline.make(first).json)
        #expect(baseline == Baseline.make(first))
        let again = analyze(code, selection: Selection(baseline: baseline))
        #expect(again.reported == [])
        #expect(again.suppressed.map(\.kind) == [.baseline])
        #expect(again.notes == [])
        #expect(again.score == 10)
        // A baseline that is made while one is in force keeps what that one had.
        #expect(Baseline.make(again) == baseline)
    }

    @Test func editsElsewhereDoNotMatter() {
        let baseline = Baseline.make(analyze(code))
        let edited =
            "<?php\n/** New. */\nfunction g() {}\n\n"
            + code.dropFirst(6)
            .replacing("    $a = @count( 'x' );", with: "\tfoo();\n\t$a  =  @count('x');")
        let result = analyze(edited, selection: Selection(baseline: baseline))
        #expect(result.reported == [])
        #expect(result.suppressed.count == 1)
    }

    @Test func theSameLineInAnotherFunctionIsNew() {
        let baseline = Baseline.make(analyze(code))
        let result = analyze(
            code + "function g() {\n    $a = @count( 'x' );\n}\n", selection: Selection(baseline: baseline))
        #expect(result.reported == ["php.silenced-error:7"])
    }

    @Test func asManyEqualFindingsAreKnownAsThereWere() {
        let two = "<?php\n$a = @count( 'x' );\n$a = @count( 'x' );\n"
        let baseline = Baseline.make(analyze(two))
        #expect(baseline.entries.map(\.count) == [2])
        let three = analyze(two + "$a = @count( 'x' );\n", selection: Selection(baseline: baseline))
        #expect(three.reported == ["php.silenced-error:4"])
        let one = analyze("<?php\n$a = @count( 'x' );\n", selection: Selection(baseline: baseline))
        #expect(one.reported == [])
        #expect(
            one.notes.map(\.message) == ["The baseline has a finding of php.silenced-error that is no longer there"])
        #expect(one.notes.map(\.file) == [0])
    }

    @Test func entriesOfOtherFilesAndRulesAreNotStale() {
        let baseline = Baseline.make(analyze(code))
        #expect(analyze([("b.php", "<?php\n")], selection: Selection(baseline: baseline)).notes == [])
        let security = AnalysisOptions(types: [.security])
        #expect(analyze(code, options: security, selection: Selection(baseline: baseline)).notes == [])
    }

    @Test func aDamagedBaselineIsAnErrorThatNamesTheKey() {
        func key(_ text: String) -> String? {
            do {
                _ = try Baseline(parsing: Array(text.utf8))
                return "none"
            } catch {
                return error.key
            }
        }
        #expect(key("[]") == nil)
        #expect(key("{}") == "version")
        #expect(key(#"{"version":2,"entries":[]}"#) == "version")
        #expect(key(#"{"version":1,"entries":[{"rule":"a.b"}]}"#) == "entries[0].fingerprint")
        #expect(key(#"{"version":1,"entries":[{"fingerprint":"x","count":0}]}"#) == "entries[0].count")
        #expect(key(#"{"version":1,"entries":[{"fingerprint":"x","line":3}]}"#) == "entries[0].line")
        #expect(key(#"{"version":1,"entries":[]}"#) == "none")
    }

    @Test func hugeCountsAreNoTrouble() throws {
        let entry = #"{"fingerprint":"x","count":9223372036854775807}"#
        let baseline = try Baseline(parsing: Array(#"{"version":1,"entries":[\#(entry),\#(entry)]}"#.utf8))
        #expect(baseline.divide([]).stale.count == 1)
    }
}
