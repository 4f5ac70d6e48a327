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
}
