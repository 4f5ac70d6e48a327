import Engine
import JSON
import Testing

@Suite struct AnalyzeTests {
    private func request(
        _ json: String, _ operation: AnalyzeRequest.Operation = .analyze, requiresType: Bool = false
    ) throws -> AnalyzeRequest {
        let bytes = Array(json.utf8)
        return try bytes.withUnsafeBytes {
            try AnalyzeRequest(parsing: $0, operation: operation, requiresType: requiresType)
        }
    }

    private func context() throws -> Context {
        let options = try Array("{\"threads\": 2}".utf8).withUnsafeBytes { try ContextOptions(parsing: $0) }
        return Context(options: options)
    }

    private func text(_ json: String, _ operation: AnalyzeRequest.Operation = .analyze) throws -> String {
        String(decoding: try AnalyzeUseCase.answer(request(json, operation), context: context()), as: UTF8.self)
    }

    private func answer(_ json: String, _ operation: AnalyzeRequest.Operation = .analyze) throws -> JSONObject {
        guard case .object(let object) = try JSONParser.parse(text(json, operation)) else { return JSONObject() }
        return object
    }

    /// The first lines of the error for a request that is wrong.
    private func failure(
        _ json: String, _ operation: AnalyzeRequest.Operation = .analyze, requiresType: Bool = false
    ) -> Failure? {
        do {
            _ = try request(json, operation, requiresType: requiresType)
            return nil
        } catch {
            return error as? Failure
        }
    }

    // MARK: Answers

    @Test func analyzesTheReferencesExample() throws {
        let answer = try answer(
            #"{"code": "<?php echo $_POST['data']; ?>", "analysis_type": "security", "model": "wp-llm-13b"}"#)
        #expect(answer["object"] == .string("code_analysis"))
        #expect(answer["model"] == .string("wp-llm-13b"))
        #expect(answer["analysis_type"] == .string("security"))
        guard case .string(let id) = answer["id"] else {
            Issue.record("not the expected form")
            return
        }
        #expect(id.hasPrefix("analysis_") && id.utf8.count == 33)
        #expect(answer["files"] == nil)
        guard case .array(let issues) = answer["issues"], case .object(let issue)? = issues.first,
            case .number(let score) = answer["score"], case .array(let recommendations) = answer["recommendations"]
        else {
            Issue.record("not the expected form")
            return
        }
        #expect(issue["line"] == .integer(1))
        #expect(issue["severity"] == .string("high"))
        #expect(issue["type"] == .string("security_vulnerability"))
        #expect(issue["cwe"] == .string("CWE-79"))
        #expect((2...3).contains(score))
        #expect(!recommendations.isEmpty)
    }

    @Test func analyzesABatch() throws {
        let answer = try answer(
            #"""
            {"files": [{"name": "plugin.php", "content": "<?php if ("}, {"name": "functions.php", "content": "<?php\n"}],
             "analysis_type": "quality"}
            """#, .batch)
        #expect(answer["object"] == .string("batch_analysis"))
        guard case .array(let results) = answer["results"], case .object(let first)? = results.first,
            case .object(let summary) = answer["summary"]
        else {
            Issue.record("not the expected form")
            return
        }
        #expect(results.count == 2)
        #expect(first["file"] == .string("plugin.php"))
        #expect(summary["total_files"] == .integer(2))
        #expect(summary["files_with_issues"] == .integer(1))
    }

    @Test func analyzesBlocksAndThemes() throws {
        let block = try answer(#"{"block_code": "// Your block code here", "analysis_type": "performance"}"#, .block)
        #expect(block["object"] == .string("block_analysis"))
        #expect(block["optimization_suggestions"] == .array([]))
        let theme = try answer(
            #"{"theme_files": [{"name": "functions.php", "content": "<?php // Theme ?>"}], "analysis_type": "performance"}"#,
            .theme)
        #expect(theme["object"] == .string("theme_analysis"))
    }

    @Test(arguments: [
        ("function f( $a {", "code.php", true), ("<?php function f( $a {", "code.php", true),
        ("const a = ( b ) => {", "code.js", false), ("{\"apiVersion\": 3}", "block.json", false),
        ("{\"version\": 3, \"settings\": {}}", "theme.json", false), ("<p>Hello", "code.html", false),
        ("a { color: red; margin: 0 }", "code.css", false), ("echo 'x'", "code.php", true),
        ("jQuery( function( $ ) { $( '.a' ).hide(); } );", "code.js", false), ("", "code.php", false),
    ])
    func guessesWhatCodeIs(_ code: String, _ name: String, _ hasSyntaxError: Bool) throws {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("code")
        writer.string(code)
        writer.key("format")
        writer.string("sarif")
        writer.endObject()
        let text = try text(writer.string)
        #expect(text.contains("\"uri\":\"\(name)\""))
        #expect(text.contains("\"ruleId\":\"syntax.error\"") == hasSyntaxError)
    }

    /// Positions are those of the text as it was sent, without an open tag.
    @Test func fragmentsKeepTheirPositions() throws {
        let answer = try answer(#"{"code": "$a = 1;\n  if ( {", "analysis_type": "quality"}"#)
        guard case .array(let issues) = answer["issues"] else {
            Issue.record("not the expected form")
            return
        }
        let error = issues.compactMap { issue -> JSONObject? in
            if case .object(let object) = issue, object["rule"] == .string("syntax.error") { object } else { nil }
        }.first
        #expect(error?["line"] == .integer(2))
        #expect(error?["column"] == .integer(8))
        #expect(error?["code_snippet"] == .string("if ( {"))
    }

    @Test(arguments: [
        ("sarif", "{\"$schema\""), ("text", "a.php"), ("github", "::warning file=a.php"), ("junit", "<?xml "),
        ("html", "<!DOCTYPE html>"), ("json", "{\"id\""),
    ])
    func writesEveryFormat(_ format: String, _ beginning: String) throws {
        let text = try text(#"{"code": "<?php if (", "name": "a.php", "format": "\#(format)"}"#)
        #expect(text.hasPrefix(beginning))
    }

    @Test func thresholdsRulesAndConfigurationHold() throws {
        func count(_ fields: String) throws -> Int {
            let answer = try answer(#"{"code": "<?php if (", "analysis_type": "quality"\#(fields)}"#)
            if case .array(let issues) = answer["issues"] { return issues.count }
            return -1
        }
        #expect(try count("") > 0)
        #expect(try count(#", "minimum_severity": "critical""#) == 0)
        #expect(try count(#", "disabled_rules": ["syntax", "php"]"#) == 0)
        #expect(try count(#", "configuration": {"exclude": ["*.php"]}"#) == 0)
        #expect(try count(#", "configuration": {"minimum_severity": "critical"}"#) == 0)
        #expect(try count(#", "diff": """#) == 0)
    }

    @Test func aDeadlineEndsTheAnalysis() throws {
        let code = String(repeating: "function f() { return $_GET['a']; }\\n", count: 20_000)
        let request = try request(#"{"code": "<?php \#(code)", "deadline_ms": 1}"#)
        #expect(throws: Failure.self) { try AnalyzeUseCase.answer(request, context: context()) }
    }

    // MARK: Errors

    @Test(arguments: [
        ("{}", "code"), (#"{"code": 1}"#, "code"), (#"{"code": "", "files": [{"name": "a", "content": ""}]}"#, "files"),
        (#"{"files": []}"#, "files"), (#"{"files": [{"name": "a"}]}"#, "files[0].content"),
        (#"{"files": [{"name": "", "content": ""}]}"#, "files[0].name"),
        (#"{"files": [{"name": "a", "content": "", "role": "x"}]}"#, "files[0].role"),
        (#"{"code": "", "analysis_type": "speed"}"#, "analysis_type"), (#"{"code": "", "format": "pdf"}"#, "format"),
        (#"{"code": "", "severity": "low"}"#, "severity"),
        (#"{"code": "", "minimum_severity": "bad"}"#, "minimum_severity"),
        (#"{"code": "", "minimum_php": "8.x"}"#, "minimum_php"),
        (#"{"code": "", "disabled_rules": ["?"]}"#, "disabled_rules[0]"),
        (#"{"code": "", "name": "a", "file_name": "b"}"#, "name"), (#"{"code": "", "baseline": 1}"#, "baseline"),
        (#"{"code": "", "baseline": {"version": 9}}"#, "baseline.version"),
        (#"{"code": "", "deadline_ms": 0}"#, "deadline_ms"),
        (#"{"code": "", "configuration": {"typs": []}}"#, "configuration.typs"),
    ])
    func aFaultNamesItsField(_ json: String, _ path: String) {
        let failure = failure(json)
        #expect(failure?.status == .invalidRequest)
        #expect(failure?.path == path)
    }

    @Test func eachOperationHasItsFields() {
        #expect(failure(#"{"code": ""}"#, .batch)?.path == "code")
        #expect(failure("{}", .batch)?.path == "files")
        #expect(failure("{}", .block)?.path == "block_code")
        #expect(failure(#"{"code": ""}"#, .theme)?.path == "code")
        #expect(failure("{}", .theme)?.path == "theme_files")
        #expect(failure(#"{"code": ""}"#, requiresType: true)?.path == "analysis_type")
        #expect(failure("[")?.status == .invalidJSON)
    }

    @Test func failuresHaveTheFormOfTheRESTInterface() throws {
        let failure = try #require(self.failure("{}"))
        let error = RESTError(failure, requestID: "req_1")
        #expect(error.httpStatus == 400)
        guard case .object(let body) = try JSONParser.parse(error.json), case .object(let inner) = body["error"] else {
            Issue.record("not the expected form")
            return
        }
        #expect(inner["type"] == .string("validation_error"))
        #expect(inner["request_id"] == .string("req_1"))
        #expect(inner["details"] == .object(JSONObject([("field", .string("code")), ("retryable", .bool(false))])))
    }
}
