import Analysis
import AnalysisModel
import Testing

struct ChangedLinesTests {
    @Test func readsWhatGitWrites() {
        let diff = """
            diff --git a/a.php b/a.php
            index 1..2 100644
            --- a/a.php
            +++ b/a.php
            @@ -3,2 +3,3 @@ function f() {
            -old
            -old
            +new
            +++ b/no-file.php
            +new
            @@ -10 +11,0 @@
            -gone
            @@ -20,0 +21 @@
            +new
            \\ No newline at end of file
            diff --git "a/\\303\\251 \\"x\\".php" "b/\\303\\251 \\"x\\".php"
            --- "a/\\303\\251 \\"x\\".php"
            +++ "b/\\303\\251 \\"x\\".php"
            @@ -1 +1 @@
            -a
            +b
            --- a/gone.php
            +++ /dev/null
            @@ -1,2 +0,0 @@
            -a
            -b
            """
        let changes = ChangedLines(parsing: Array(diff.utf8))
        #expect(changes.lines == ["a.php": [3...5, 21...21], "é \"x\".php": [1...1]])
    }

    @Test func linesOfContextAreNotChanged() {
        let diff = "--- a/a.php\n+++ b/a.php\n@@ -1,4 +1,5 @@\n a\n b\n+c\n d\n\n"
        #expect(ChangedLines(parsing: Array(diff.utf8)).lines == ["a.php": [3...3]])
    }

    @Test(arguments: [
        "", "@@ -1 +1 @@\n+x\n", "+++ b/a\n@@ -1,99999999999999999999 +1 @@\n+x\n", "+++ b/a\n@@ - + @@\n", "+++ \"",
        "+++ \"b/\\", "+++ b/a\n@@ -1 +9223372036854775807 @@\n+x\n+y\n", "\u{0}\n+++\n@@",
    ])
    func strangeInputIsNoTrouble(_ text: String) {
        #expect(ChangedLines(parsing: Array(text.utf8)).lines.isEmpty)
    }

    @Test func keepsFindingsOnChangedLines() {
        let code = "<?php\n$a = @count( 'x' );\n$b = @count(\n    'y'\n);\n"
        var changes = ChangedLines(parsing: Array("+++ b/a.php\n@@ -2 +2 @@\n-x\n+y\n".utf8))
        #expect(analyze(code, selection: Selection(changes: changes)).reported == ["php.silenced-error:2"])
        changes = ChangedLines(parsing: Array("+++ b/a.php\n@@ -4 +4 @@\n-x\n+y\n".utf8))
        #expect(analyze(code, selection: Selection(changes: changes)).reported == ["php.silenced-error:3"])
        changes = ChangedLines()
        #expect(analyze(code, selection: Selection(changes: changes)).reported == [])
        changes.addFile("a.php")
        #expect(analyze(code, selection: Selection(changes: changes)).reported.count == 2)
    }

    @Test func keepsFindingsWhoseTracePassesAChangedLine() {
        let files = [
            SourceFile(path: "a.php", bytes: Array("1\n2\n3\n".utf8)),
            SourceFile(path: "b.php", bytes: Array("1\n2\n".utf8)),
        ]
        let finding = Finding(
            rule: "xss.reflected", severity: .high, span: SourceSpan(file: 0, range: 0..<1), message: "m",
            trace: [TraceStep(kind: .source, span: SourceSpan(file: 1, range: 2..<3), note: "n")])
        let inSource = ChangedLines(parsing: Array("+++ b/b.php\n@@ -2 +2 @@\n-x\n+y\n".utf8))
        #expect(inSource.touches(finding, files: files))
        let elsewhere = ChangedLines(parsing: Array("+++ b/b.php\n@@ -1 +1 @@\n-x\n+y\n".utf8))
        #expect(!elsewhere.touches(finding, files: files))
    }
}
