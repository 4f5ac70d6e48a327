import Engine
import AnalysisModel
import Foundation
import JSON
import Testing

@Suite struct AdvisorTests {
    private static let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "models").path

    private func answer(_ fields: String) throws -> JSONObject {
        let options = Array("{\"model_dirs\": [\"\(Self.models)\"], \"threads\": 2}".utf8)
        let context = Context(options: try options.withUnsafeBytes { try ContextOptions(parsing: $0) })
        let code = #""code": "<?php\nfunction show() {\n\techo 'Hello ' . $_GET['name'];\n}\nshow();\n""#
        let request = try Array("{\(code), \"analysis_type\": \"security\", \(fields)}".utf8).withUnsafeBytes {
            try AnalyzeRequest(parsing: $0, operation: .analyze)
        }
        guard case .object(let object) = try JSONParser.parse(AnalyzeUseCase.answer(request, context: context)) else {
            return JSONObject()
        }
        return object
    }

    private func firstIssue(_ answer: JSONObject) throws -> JSONObject {
        guard case .array(let issues)? = answer["issues"], case .object(let issue)? = issues.first else {
            throw Failure(.internal, "no issue")
        }
        return issue
    }

    @Test func whatASmallModelProposesIsChecked() throws {
        let issue = try firstIssue(answer(#""model": "wp-llm-nano""#))
        #expect(issue["rule"] == .string("xss.reflected"))
        guard case .string(let note)? = issue["patch_note"] else {
            Testing.Issue.record("no patch_note")
            return
        }
        // The model writes snippets of its own; none of them can stand in place of this code.
        #expect(issue["patch"] == .null)
        #expect(note.contains("discarded") || note.contains("no patch"), "\(note)")
        #expect(issue["explanation"] != nil)
    }

    @Test func withoutTheModelTheAnswerSaysSo() throws {
        let answer = try answer(#""model": "wp-llm-13b""#)
        #expect(answer["model"] == .string("wp-llm-13b"))
        #expect(try firstIssue(answer)["patch_note"] == nil)
        guard case .array(let notes)? = answer["notes"], case .object(let note)? = notes.first,
            case .string(let message)? = note["message"]
        else {
            Testing.Issue.record("no note")
            return
        }
        #expect(message.contains("wp-llm-13b"))
    }

    @Test func noneIsExplainedIfNoneIsWanted() throws {
        #expect(try firstIssue(answer(#""model": "wp-llm-nano", "explanations": 0"#))["patch_note"] == nil)
    }

    @Test(arguments: [
        ("Because.\n\n```php\necho 1;\n```\nMore.", "Because.\n\n\nMore.".replacing("\n\n\n", with: "\n\n"), "echo 1;"),
        ("```\na\nb\n```", "", "a\nb"),
        ("Only words.", "Only words.", nil),
        ("Cut off:\n```php\necho", "Cut off:", nil),
        ("<?php\necho 1;\n", "", "<?php\necho 1;\n"),
        ("```\na\n```\n```\nb\n```", "", "a"),
        ("", "", nil),
    ])
    func answersAreTakenApart(_ text: String, _ explanation: String, _ code: String?) {
        let answer = ModelAnswer(parsing: text)
        #expect(answer.explanation.replacing("\n\n\n", with: "\n\n") == explanation)
        #expect(answer.code == code)
    }

    @Test func aProposalIsFittedIntoTheFile() {
        let file = SourceFile(path: "a.php", bytes: Array("<?php\n// one\necho $_GET['a'];\n// two\n".utf8))
        let start = 13
        let finding = Finding(
            rule: "xss.reflected", severity: .high, span: SourceSpan(file: 0, range: start..<(start + 15)), message: "m"
        )
        let issue = AnalysisModel.Issue(finding: finding, fingerprint: "")
        let narrow = AdvicePrompt(issue: issue, files: [file], contextLines: 0)
        #expect(file.text(narrow.excerpt) == "echo $_GET['a'];\n")
        #expect(String(decoding: narrow.fitted("<?php\necho 1;\n\n"), as: UTF8.self) == "echo 1;\n")
        let wide = AdvicePrompt(issue: issue, files: [file], contextLines: 6)
        #expect(wide.excerpt == 0..<file.bytes.count)
        #expect(String(decoding: wide.fitted("<?php\necho 1;"), as: UTF8.self) == "<?php\necho 1;\n")
        #expect(wide.text.contains("```php\n<?php\n// one"))
    }

    @Test func longLinesAreNotShown() {
        let bytes = Array(("<?php " + String(repeating: "x();", count: 10_000) + "echo $_GET['a'];").utf8)
        let file = SourceFile(path: "a.php", bytes: bytes)
        let finding = Finding(
            rule: "xss.reflected", severity: .high, span: SourceSpan(file: 0, range: (bytes.count - 16)..<bytes.count),
            message: "m")
        let issue = AnalysisModel.Issue(finding: finding, fingerprint: "")
        let prompt = AdvicePrompt(issue: issue, files: [file], contextLines: 6)
        #expect(file.text(prompt.excerpt) == "echo $_GET['a'];")
    }
}
