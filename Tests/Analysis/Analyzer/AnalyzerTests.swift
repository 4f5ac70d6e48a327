import Analysis
import AnalysisModel
import Testing

struct AnalyzerTests {
    private func analyze(_ code: String, path: String = "a.php") -> AnalysisResult {
        Analyzer.analyze([SourceFile(path: path, bytes: Array(code.utf8))])
    }

    @Test func codeThatPHPRefusesIsAFinding() {
        let result = analyze("<?php\nfunction f( $a {\n}\n")
        let issue = result.issues.first { $0.finding.rule == "syntax.error" }
        #expect(issue?.finding.message.hasPrefix("PHP cannot compile the file: ") == true)
        #expect(issue.map { result.files[0].position(of: $0.finding.span.range.lowerBound).line } == 2)
        #expect(result.score < 10)
    }

    @Test func aFragmentIsPHPFromItsFirstByteOn() {
        let bytes = Array("function f( $a {\n}\n".utf8)
        let file = SourceFile(path: "code", bytes: bytes, isPHPFragment: true)
        let issue = Analyzer.analyze([file]).issues.first { $0.finding.rule == "syntax.error" }
        #expect(issue.map { file.position(of: $0.finding.span.range.lowerBound).column } == 16)
        let plain = Analyzer.analyze([SourceFile(path: "code.php", bytes: bytes)])
        #expect(plain.issues.allSatisfy { $0.finding.rule != "syntax.error" })
    }

    @Test func binaryFilesAreNotedAndTheOthersKeepTheirIndices() {
        let files = [
            SourceFile(path: "logo.png", bytes: [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13]),
            SourceFile(path: "blob.php", bytes: [0, 1, 2, 3]),
            SourceFile(path: "b.php", bytes: Array("<?php if (".utf8)),
        ]
        let result = Analyzer.analyze(files)
        #expect(result.notes.map(\.file) == [0, 1])
        #expect(result.scores.count == 3)
        #expect(result.issues.contains { $0.finding.rule == "syntax.error" && $0.finding.span.file == 2 })
    }

    /// The rules that no other module reports.
    @Test(arguments: RuleCatalogue.shared.rules.filter { ["suppression", "syntax"].contains($0.group) }.map(\.id))
    func theBadExampleIsReportedAndTheGoodOneIsNot(_ id: String) throws {
        let rule = try #require(RuleCatalogue.shared[id])
        func isReported(_ code: String) -> Bool { analyze(code).issues.contains { $0.finding.rule == id } }
        #expect(isReported(rule.bad.code))
        #expect(!isReported(rule.good.code))
    }

    @Test func onlyWhatIsLookedForIsReported() {
        let code = "<?php\n$a = @count( 'x' );\nif (\n"
        let quality = Analyzer.analyze(
            [SourceFile(path: "a.php", bytes: Array(code.utf8))], options: AnalysisOptions(types: [.quality]))
        #expect(!quality.issues.isEmpty)
        let security = Analyzer.analyze(
            [SourceFile(path: "a.php", bytes: Array(code.utf8))], options: AnalysisOptions(types: [.security]))
        #expect(security.issues.allSatisfy { RuleCatalogue.shared[$0.finding.rule]?.type == .security })
        // That PHP refuses the file is said all the same.
        #expect(security.notes.first?.message.hasPrefix("PHP cannot compile the file: line") == true)
    }

    @Test func thresholdsHold() {
        let code = "<?php\n$a = @count( 'x' );\nif (\n"
        let all = Analyzer.analyze([SourceFile(path: "a.php", bytes: Array(code.utf8))])
        let medium = Analyzer.analyze(
            [SourceFile(path: "a.php", bytes: Array(code.utf8))], selection: Selection(minimumSeverity: .medium))
        #expect(medium.issues == all.issues.filter { $0.finding.severity >= .medium })
        #expect(medium.issues.count < all.issues.count && !medium.issues.isEmpty)
        #expect(medium.score >= all.score)
    }

    @Test func issuesAreInOrderAndTheSameWithAnyNumberOfThreads() {
        let files = (0..<8).map { index in
            SourceFile(
                path: "\(index).php",
                bytes: Array("<?php\n$a = @count( 'x' ); eval( $_GET['a'] ); echo $_GET['b'];\nif ( $a = 1 ) {}\n".utf8)
            )
        }
        let one = Analyzer.analyze(files, options: AnalysisOptions(threads: 1))
        let four = Analyzer.analyze(files, options: AnalysisOptions(threads: 4))
        #expect(one.issues == four.issues)
        let places = one.issues.map { [$0.finding.span.file, $0.finding.span.range.lowerBound] }
        #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(one.issues.count >= 16)
        let keys = one.issues.map { "\($0.finding.rule) \($0.finding.span.file) \($0.finding.span.range.lowerBound)" }
        #expect(Set(keys).count == keys.count)
    }

    @Test func progressGoesFromParsingToTheEnd() {
        var stages: [AnalysisProgress.Stage] = []
        var fractions: [Double] = []
        _ = Analyzer.analyze([SourceFile(path: "a.php", bytes: Array("<?php".utf8))]) { progress in
            stages.append(progress.stage)
            fractions.append(progress.fraction)
        }
        #expect(stages == [.parsing, .dataFlow, .rules, .blocks, .themes, .done])
        #expect(fractions == fractions.sorted() && fractions.last == 1)
    }

    @Test func aCancelledAnalysisSaysSo() {
        let result = Analyzer.analyze(
            [SourceFile(path: "a.php", bytes: Array("<?php".utf8))], options: AnalysisOptions(isCancelled: { true }))
        #expect(!result.isComplete)
    }

    /// Whatever the bytes, there is an answer, and every place in it lies in its file.
    @Test func anyBytesAreAnalyzed() {
        var random = Xorshift(seed: 7)
        let parts = [
            "<?php ", "?>", "'", "\"", "/*", "*/", "// wpllm-ignore all", "\n", "\r", "{", "}", "(", ")", "$a", "echo ",
            "function f", "phpcs:disable", "<!--", "-->", "é", "class A", "<<<X\n", "X;\n", "=", "[", "]", "\u{0}",
        ].map { Array($0.utf8) }
        for round in 0..<300 {
            var files: [SourceFile] = []
            for name in ["a.php", "b.js", "c.css", "d.html", "block.json", "theme.json", "style.css", "readme.txt"] {
                var bytes: [UInt8] = round % 2 == 0 ? Array("<?php ".utf8) : []
                for _ in 0..<Int(random.next() % 40) {
                    bytes += parts[Int(random.next() % UInt64(parts.count))]
                    if random.next() % 8 == 0 { bytes.append(UInt8(truncatingIfNeeded: random.next())) }
                }
                files.append(SourceFile(path: name, bytes: bytes))
            }
            let result = Analyzer.analyze(files)
            for issue in result.issues {
                let span = issue.finding.span
                #expect(span.range.upperBound <= files[span.file].bytes.count)
                #expect((0...10).contains(result.scores[span.file]))
            }
        }
    }
}
