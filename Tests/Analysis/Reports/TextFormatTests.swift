import AnalysisModel
import AnalysisReports
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

struct TextFormatTests {
    // MARK: Terminal

    @Test func theTerminalReportShowsCodeMarksAndTrace() {
        let text = TextReport.text(Sample.result)
        #expect(text.contains("inc/helper.php  score 6.0\n  2:1  medium  PHP cannot compile the file: x"))
        #expect(text.contains("2. inc/helper.php:3:21  returned by helper() <i>  return $x . 'é😀' . $y;"))
        #expect(text.contains("      → Escape at the moment of output"))
        #expect(text.contains("      fix: Wrap the value in esc_html()"))
        #expect(text.contains("note: min.js: The file is large (9 MB)\n"))
        #expect(
            text.hasSuffix("4 issues (1 critical, 1 high, 1 medium, 1 low) in 4 of 5 files, score 1.9, 2 suppressed\n"))
    }

    @Test func marksStandBelowTheCode() {
        let code = "<?php\n\tif ( $é ) { echo\t$_GET['q']; }\n"
        let file = SourceFile(path: "a.php", bytes: Array(code.utf8))
        let finding = Finding(
            rule: "a.b", severity: .high, span: Sample.span("$_GET['q']", in: file, 0), message: "m")
        let result = AnalysisResult(files: [file], issues: [Issue(finding: finding, fingerprint: "")])
        let lines = TextReport.text(result).split(separator: "\n")
        #expect(lines[2] == "      if ( $é ) { echo\t$_GET['q']; }")
        #expect(lines[3] == "                      \t^~~~~~~~~~")
    }

    @Test func noControlCharacterReachesTheTerminal() {
        let text = TextReport.text(Sample.result)
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        let colored = TextReport.text(Sample.result, TextReport.Options(hasColor: true))
        #expect(colored.contains("\u{1B}[31mhigh\u{1B}[0m"))
        // Nothing but the colours themselves.
        let plain = colored.replacing(/\u{1B}\[[0-9;]+m/, with: "")
        #expect(plain == text)
    }

    @Test func cleanCodeIsOneLine() {
        let result = AnalysisResult(files: [Sample.files[0]])
        #expect(TextReport.text(result) == "No issues in 1 file, score 10.0\n")
    }

    // MARK: GitHub

    @Test func annotationsAreOneLineEachAndEscaped() {
        let text = GitHubAnnotations.text(Sample.result)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("::error file=latin1.php,line=1,endLine=1,col=18,endColumn=27,title="))
        #expect(lines[0].hasSuffix("::m.%0ADo \"this\"%0Aand 100%25 of that"))
        #expect(lines[1].contains("file=a b/<script>alert(1)</script>&\"'%25%2C%3A"))
        #expect(lines[2].hasPrefix("::warning file=inc/helper.php,line=2,endLine=5,title="))
        #expect(lines[3].hasPrefix("::notice file=min.js,line=1,endLine=1,col=9001,endColumn=9011,title=no.such-rule"))
        for line in lines {
            // Command, properties, message: what a runner reads.
            let parts = line.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: true)
            #expect(parts.count == 2)
            #expect(parts[0].split(separator: ",").allSatisfy { $0.contains("=") })
        }
    }

    // MARK: JUnit

    private final class Reader: NSObject, XMLParserDelegate {
        var elements: [(name: String, attributes: [String: String])] = []
        var texts: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            elements.append((name, attributes))
            texts.append("")
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if !texts.isEmpty { texts[texts.count - 1] += text }
        }
    }

    @Test func junitIsReadByAnXMLParser() throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(JUnitReport.xml(Sample.result).utf8))
        parser.delegate = reader
        try #require(parser.parse())
        func all(_ name: String) -> [[String: String]] { reader.elements.filter { $0.name == name }.map(\.attributes) }
        #expect(all("testsuites").first?["tests"] == "7")
        #expect(all("testsuites").first?["failures"] == "4")
        #expect(all("testsuites").first?["skipped"] == "2")
        #expect(all("testsuite").count == 5)
        #expect(all("testcase").count == 7)
        #expect(all("failure").count == 4)
        #expect(all("skipped").map { $0["message"] } == ["suppressed by a comment: because <b>", "in the baseline"])
        #expect(all("testcase")[0]["name"] == "no issues")
        #expect(all("testcase")[1]["name"] == "xss.reflected at 2:1")
        // Control characters are not in XML 1.0.
        let path = Sample.hostilePath.replacing("\u{1B}", with: "\u{FFFD}")
        #expect(all("testcase")[1]["file"] == path)
        #expect(all("failure")[0]["message"] == Sample.issues[0].finding.message)
        let text = zip(reader.elements, reader.texts).first { $0.0.name == "failure" }?.1
        #expect(text?.contains("source: \(path):2:45: read from $_GET['q']") == true)
        #expect(text?.contains("<script>alert(2)</script>") == true)
    }
}
