import AnalysisModel
import AnalysisReports
import JSON
import Testing

struct AnswerTests {
    private let heading = AnalysisAnswer.Heading(id: "x1", created: 1_640_995_200, model: "m", analysisType: "security")

    private func keys(_ value: JSONValue) -> Set<String> {
        if case .object(let object) = value { return Set(object.map(\.key)) }
        return []
    }

    @Test func analysisHasTheMembersOfTheReference() throws {
        let answer = try JSONParser.parse(AnalysisAnswer.analysis(Sample.result, heading))
        #expect(
            keys(answer).isSuperset(of: [
                "id", "object", "created", "model", "analysis_type", "issues", "score", "recommendations",
            ]))
        #expect(answer["id"].string == "analysis_x1")
        #expect(answer["object"].string == "code_analysis")
        #expect(answer["created"].int == 1_640_995_200)
        #expect(answer["score"] == .number(1.9))
        #expect(answer["suppressed"].int == 2)
        let issue = answer["issues"][0]
        #expect(
            keys(issue) == [
                "file", "line", "column", "end_line", "end_column", "severity", "type", "message", "suggestion",
                "code_snippet", "rule", "confidence", "cwe", "owasp", "fingerprint", "trace", "fix",
            ])
        #expect(issue["line"].int == 2 && issue["column"].int == 1 && issue["end_column"].int == 5)
        #expect(issue["severity"].string == "high")
        #expect(issue["type"].string == "security_vulnerability")
        #expect(issue["cwe"].string == "CWE-79")
        #expect(issue["trace"].array.map { $0["kind"].string } == ["source", "step", "sink"])
        #expect(issue["trace"][1]["file"].string == "inc/helper.php")
        #expect(issue["trace"][1]["code"].string == "return $x . 'é😀' . $y;")
        #expect(issue["trace"][1]["column"].int == 21)
        let edit = issue["fix"]["edits"][0]
        #expect(
            keys(edit) == [
                "file", "start_line", "start_column", "end_line", "end_column", "start_byte", "end_byte", "replacement",
            ])
        #expect(edit["start_byte"] == edit["end_byte"])
        #expect(answer["issues"][1]["fix"] == .null)
        #expect(answer["issues"][1]["cwe"] == .null)
    }

    @Test func batchHasTheMembersOfTheReference() throws {
        let answer = try JSONParser.parse(AnalysisAnswer.batch(Sample.result, heading))
        #expect(answer["id"].string == "batch_analysis_x1")
        #expect(answer["object"].string == "batch_analysis")
        #expect(answer["results"].array.map { $0["issues"].array.count } == [0, 1, 1, 1, 1])
        #expect(answer["results"][0]["file"].string == "clean.php")
        #expect(answer["summary"]["total_files"].int == 5)
        #expect(answer["summary"]["files_with_issues"].int == 4)
        #expect(answer["summary"]["total_issues"].int == 4)
        #expect(answer["summary"]["average_score"] == .number(5.72))
    }

    @Test func blockAndThemeHaveTheMembersOfTheReference() throws {
        let block = try JSONParser.parse(AnalysisAnswer.block(Sample.result, heading))
        #expect(block["id"].string == "block_analysis_x1")
        #expect(block["object"].string == "block_analysis")
        #expect(block["issues"].array.count == 4)
        #expect(block["optimization_suggestions"].array.count == 2)
        let theme = try JSONParser.parse(AnalysisAnswer.theme(Sample.result, heading))
        #expect(theme["id"].string == "theme_analysis_x1")
        #expect(theme["object"].string == "theme_analysis")
        #expect(theme["results"].array.count == 5)
    }

    @Test func codeWithoutIssuesGetsNoRecommendations() throws {
        let answer = try JSONParser.parse(AnalysisAnswer.analysis(AnalysisResult(files: []), heading))
        #expect(answer["issues"] == .array([]))
        #expect(answer["recommendations"] == .array([]))
        #expect(answer["score"] == .number(10))
    }

    @Test func recommendationsAreTheGravestFirstWithoutRepetition() throws {
        let answer = try JSONParser.parse(AnalysisAnswer.analysis(Sample.result, heading))
        let expected = ["xss.reflected", "syntax.error"].map { RuleCatalogue.shared[$0]?.suggestion }
        #expect(answer["recommendations"].array.map(\.string) == expected)
    }

    @Test func snippetsAreShortAndValid() throws {
        let answer = try JSONParser.parse(AnalysisAnswer.analysis(Sample.result, heading))
        let snippets = answer["issues"].array.compactMap { $0["code_snippet"].string }
        #expect(snippets.count == 4)
        #expect(snippets.allSatisfy { $0.utf8.count <= 206 && !$0.isEmpty })
        #expect(snippets[2].contains("\u{FFFD}\u{FFFD}"))
        #expect(snippets[3].hasPrefix("…é") && snippets[3].hasSuffix("x.innerHTML = y;"))
    }

    /// Every place in a file of long lines, line ends of all kinds and stray bytes has the column that counting gives.
    @Test func columnsInLongLinesAreExact() throws {
        var bytes: [UInt8] = []
        let parts: [[UInt8]] = [
            Array("é".utf8), Array("😀".utf8), [0xFF], [0xE2, 0x82], Array("a".utf8), Array("\r\n".utf8), [0x0D],
        ]
        var random = SystemRandomNumberGenerator()
        while bytes.count < 60_000 {
            let part = parts[Int(random.next() % (bytes.count % 20_000 > 200 ? 5 : 7))]
            bytes += part
        }
        let file = SourceFile(path: "a.php", bytes: bytes)
        let offsets = stride(from: 0, through: bytes.count, by: 97)
        let issues = offsets.map { offset in
            Issue(
                finding: Finding(
                    rule: "a.b", severity: .low, span: SourceSpan(file: 0, range: offset..<offset), message: ""),
                fingerprint: "")
        }
        let answer = try JSONParser.parse(
            AnalysisAnswer.analysis(AnalysisResult(files: [file], issues: issues), heading))
        for (offset, issue) in zip(offsets, answer["issues"].array) {
            let expected = file.position(of: offset)
            // Within a character both count what is before it as they meet it.
            let isBoundary = offset == bytes.count || bytes[offset] & 0xC0 != 0x80
            if isBoundary {
                #expect(issue["line"].int == expected.line)
                #expect(issue["column"].int == expected.column)
            }
        }
    }

    /// 20,000 findings at the end of a line of 4 MB.
    @Test(.timeLimit(.minutes(1)))
    func manyFindingsInALongLineTakeLittleTime() throws {
        let file = SourceFile(path: "a.js", bytes: [UInt8](repeating: 0x61, count: 4 << 20))
        let issues = (0..<20_000).map { index in
            let start = file.bytes.count - 1 - index
            return Issue(
                finding: Finding(
                    rule: "a.b", severity: .low, span: SourceSpan(file: 0, range: start..<start + 1), message: ""),
                fingerprint: "")
        }
        let answer = AnalysisAnswer.analysis(AnalysisResult(files: [file], issues: issues), heading)
        #expect(answer.count > 1_000_000)
    }
}
