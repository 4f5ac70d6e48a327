import Engine
import Foundation
import JSON
import Testing

@Suite struct RESTTests {
    private static let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "models").path

    private func context(models: String = Self.models) throws -> Context {
        let options = Array("{\"model_dirs\": [\"\(models)\"], \"threads\": 2}".utf8)
        return Context(options: try options.withUnsafeBytes { try ContextOptions(parsing: $0) })
    }

    private func request(
        _ method: String, _ path: String, _ body: String = "", headers: String = ""
    ) throws -> RESTRequest {
        try Array(headers.utf8).withUnsafeBytes { headers in
            try Array(body.utf8).withUnsafeBytes { body in
                try RESTRequest(method: method, path: path, headers: headers, body: body)
            }
        }
    }

    private func response(
        _ method: String, _ path: String, _ body: String = "", headers: String = "", context: Context? = nil
    ) throws -> RESTResponse {
        RESTUseCase.response(
            to: try request(method, path, body, headers: headers), context: try context ?? self.context())
    }

    private func json(_ response: RESTResponse) throws -> JSONObject {
        guard case .object(let object) = try JSONParser.parse(response.body) else { return JSONObject() }
        return object
    }

    private func member(_ value: JSONValue?, _ keys: String...) -> JSONValue? {
        keys.reduce(value) { value, key in
            guard case .object(let object)? = value else { return nil }
            return object[key]
        }
    }

    private func error(_ response: RESTResponse, _ key: String) throws -> JSONValue? {
        member(.object(try json(response)), "error", key)
    }

    // MARK: Analysis

    @Test(arguments: [
        ("/v1/analyze", #"{"code": "<?php echo $_POST['data']; ?>", "analysis_type": "security"}"#, "code_analysis"),
        (
            "/v1/analyze/batch",
            #"{"files": [{"name": "plugin.php", "content": "<?php echo $_POST['d'];"}], "analysis_type": "security"}"#,
            "batch_analysis"
        ),
        ("/v1/blocks/analyze", #"{"block_code": "let a = 1;", "analysis_type": "performance"}"#, "block_analysis"),
        (
            "/v1/themes/analyze",
            #"{"theme_files": [{"name": "functions.php", "content": "<?php"}], "analysis_type": "performance"}"#,
            "theme_analysis"
        ),
    ])
    func analyses(_ path: String, _ body: String, _ object: String) throws {
        let response = try response("POST", path, body)
        #expect(response.status == 200)
        #expect(try json(response)["object"] == .string(object))
        #expect(response.contentType == .json)
    }

    @Test func reportsHaveTheirContentType() throws {
        for (format, type) in [
            ("sarif", RESTResponse.ContentType.sarif), ("html", .html), ("junit", .xml), ("github", .text),
        ] {
            let body = #"{"code": "<?php echo 1;", "analysis_type": "security", "format": "\#(format)"}"#
            #expect(try response("POST", "/v1/analyze", body).contentType == type)
        }
    }

    // MARK: Models

    @Test func generates() throws {
        let body = #"{"model": "wp-llm-nano", "prompt": "Create a shortcode", "max_tokens": 8, "temperature": 0}"#
        let whole = try response("POST", "/v1/generate", body)
        #expect(try json(whole)["object"] == .string("text_generation"))
        let stream = try response("POST", "/v1/generate/stream", body)
        #expect(stream.contentType == .ndjson)
        let lines = stream.body.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count >= 2)
        for line in lines { #expect(throws: Never.self) { try JSONParser.parse(Array(line)) } }
        #expect(String(decoding: lines.last ?? [], as: UTF8.self).contains("\"finish_reason\":\"length\""))
    }

    @Test func listsModels() throws {
        let list = try json(response("GET", "/v1/models"))
        #expect(list["object"] == .string("list"))
        guard case .array(let data)? = list["data"] else {
            Issue.record("no data")
            return
        }
        let nano = data.first { member($0, "id") == .string("wp-llm-nano") }
        #expect(member(nano, "root") == .string("wp-llm-nano"))
        #expect(member(nano, "path") == nil, "paths of the machine are nobody's business")
        let model = try json(response("GET", "/v1/models/wp%2Dllm-nano?x=1"))
        #expect(model["id"] == .string("wp-llm-nano"))
        guard case .string(let parameters)? = member(.object(model), "specifications", "parameters") else {
            Issue.record("no parameters")
            return
        }
        #expect(parameters.hasSuffix("million"))
    }

    // MARK: Errors

    @Test(arguments: [
        ("GET", "/v1/nothing", "", 404, "resource_error", "route_not_found"),
        ("GET", "/", "", 404, "resource_error", "route_not_found"),
        ("GET", "v1/health", "", 404, "resource_error", "route_not_found"),
        ("GET", "/v1/models/%zz", "", 404, "resource_error", "route_not_found"),
        ("GET", "/v1/models/none", "", 404, "resource_error", "not_found"),
        ("GET", "/v1/models/..%2Fx", "", 404, "resource_error", "not_found"),
        ("GET", "/v1/analyze", "", 405, "validation_error", "method_not_allowed"),
        ("POST", "/v1/health", "", 405, "validation_error", "method_not_allowed"),
        ("POST", "/v1/analyze", "", 400, "validation_error", "invalid_json"),
        ("POST", "/v1/analyze", "{", 400, "validation_error", "invalid_json"),
        ("POST", "/v1/analyze", "{}", 400, "validation_error", "invalid_request"),
        ("POST", "/v1/analyze", #"{"code": "<?php"}"#, 400, "validation_error", "invalid_request"),
        (
            "POST", "/v1/generate", #"{"model": "none", "prompt": "x"}"#, 404, "resource_error", "not_found"
        ),
    ])
    func errorsHaveTheShapeOfTheReference(
        _ method: String, _ path: String, _ body: String, _ status: Int32, _ type: String, _ code: String
    ) throws {
        let response = try response(method, path, body)
        #expect(response.status == status)
        #expect(try error(response, "type") == .string(type))
        #expect(try error(response, "code") == .string(code))
        for key in ["message", "details", "request_id", "timestamp"] { #expect(try error(response, key) != nil) }
        #expect(response.headers.contains { $0.name == "allow" } == (status == 405))
    }

    @Test func requestsKeepTheirIdentifier() throws {
        let found = try response("GET", "/v1/x", headers: #"{"X-Request-ID": "abc-1", "Accept": "*/*"}"#)
        #expect(found.requestID == "abc-1")
        #expect(try error(found, "request_id") == .string("abc-1"))
        let made = try response("GET", "/v1/health", headers: #"{"x-request-id": "a\r\nSet-Cookie: b"}"#)
        #expect(made.requestID.hasPrefix("req_"), "what is no identifier is not given back")
        #expect(throws: Failure.self) { try request("GET", "/v1/health", headers: "[]") }
        #expect(throws: Failure.self) { try request("GET", String(repeating: "/x", count: 5000)) }
    }

    @Test func tellsOfItself() throws {
        let health = try json(response("GET", "/v1/health"))
        #expect(health["status"] == .string("healthy"))
        #expect(member(.object(health), "services", "models") == .string("healthy"))
        let without = try json(response("GET", "/v1/health", context: context(models: "/nowhere")))
        #expect(member(.object(without), "services", "generation") == .string("unavailable"))
        #expect(member(.object(without), "services", "analysis") == .string("healthy"))
        let status = try json(response("GET", "/v1/status"))
        #expect(status["status"] == .string("operational"))
        for key in ["timestamp", "uptime", "response_time", "active_requests", "queue_size"] {
            #expect(status[key] != nil)
        }
    }

    @Test func everyOperationIsRouted() throws {
        for operation in RESTUseCase.operations {
            let words = operation.split(separator: " ")
            let path = words[1].replacing("{id}", with: "wp-llm-nano")
            let response = try response(String(words[0]), String(path))
            #expect(response.status != 405)
            if response.status == 404 { #expect(try error(response, "code") != .string("route_not_found")) }
        }
    }
}
