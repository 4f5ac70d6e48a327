import Engine
import Foundation
import JSON
import Testing

@Suite struct ScaffoldTests {
    private static let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "models").path

    private func answer(_ request: String, _ operation: ScaffoldRequest.Operation) throws -> JSONObject {
        let options = Array("{\"model_dirs\": [\"\(Self.models)\"], \"threads\": 2}".utf8)
        let context = Context(options: try options.withUnsafeBytes { try ContextOptions(parsing: $0) })
        let parsed = try Array(request.utf8).withUnsafeBytes { try ScaffoldRequest(parsing: $0, operation: operation) }
        guard case .object(let object) = try JSONParser.parse(ScaffoldUseCase.answer(parsed, context: context).bytes)
        else {
            return JSONObject()
        }
        return object
    }

    private func failure(_ request: String, _ operation: ScaffoldRequest.Operation) -> Failure? {
        do {
            _ = try answer(request, operation)
            return nil
        } catch {
            return error as? Failure
        }
    }

    private func member(_ object: JSONObject, _ path: String...) -> JSONValue? {
        var value = JSONValue.object(object)
        for key in path {
            guard case .object(let members) = value, let next = members[key] else { return nil }
            value = next
        }
        return value
    }

    @Test func thePluginOfTheReference() throws {
        let answer = try answer(
            #"""
            {"plugin_name": "Product Manager", "description": "Manage products with custom post types and REST API",
             "features": ["custom_post_type", "rest_api", "admin_interface", "meta_boxes"]}
            """#, .plugin)
        #expect(answer["object"] == .string("plugin_generation"))
        #expect(answer["plugin_name"] == .string("Product Manager"))
        #expect(member(answer, "files", "main_plugin", "filename") == .string("product-manager.php"))
        for role in ["custom_post_type", "rest_api", "readme", "uninstall"] {
            #expect(member(answer, "files", role, "filename") != nil, "\(role)")
        }
        #expect(member(answer, "verification", "passed") == .bool(true))
        guard case .string(let instructions)? = answer["installation_instructions"] else {
            Issue.record("no instructions")
            return
        }
        #expect(instructions.contains("wp-content/plugins/product-manager/"))
    }

    @Test func theStructureOfTheReference() throws {
        let answer = try answer(
            #"{"plugin_name": "My Plugin", "structure": "standard", "include_files": ["readme.txt", "uninstall.php", "languages/"]}"#,
            .pluginStructure)
        #expect(answer["object"] == .string("plugin_scaffold"))
        #expect(member(answer, "structure", "main_file") == .string("my-plugin.php"))
        #expect(member(answer, "structure", "includes_dir") == .string("includes/"))
        #expect(member(answer, "structure", "languages_dir") == .string("languages/"))
        #expect(member(answer, "structure", "readme_file") == .string("readme.txt"))
        #expect(member(answer, "structure", "uninstall_file") == .string("uninstall.php"))
        #expect(member(answer, "files", "main_file", "filename") == .string("my-plugin.php"))
    }

    @Test func theBlockOfTheReference() throws {
        let answer = try answer(
            #"""
            {"block_type": "testimonial", "attributes": {"client_name": "string", "company": "string", "rating": "number",
             "testimonial": "string"}, "features": ["server_side_rendering", "custom_controls", "responsive_design"]}
            """#, .block)
        #expect(answer["object"] == .string("block_generation"))
        #expect(answer["block_type"] == .string("testimonial"))
        for role in ["block_json", "editor_script", "render_callback"] {
            #expect(member(answer, "files", role, "content") != nil, "\(role)")
        }
        guard case .string(let text)? = member(answer, "files", "block_json", "content"),
            case .object(let block) = try JSONParser.parse(text)
        else {
            Issue.record("block.json is no object")
            return
        }
        #expect(member(block, "attributes", "clientName", "type") == .string("string"))
        #expect(member(answer, "verification", "passed") == .bool(true))
    }

    @Test func equalRequestsGetEqualFiles() throws {
        let request = #"{"kind": "plugin", "plugin_name": "Twice", "features": ["settings", "cron"], "archive": true}"#
        let (first, second) = (try answer(request, .scaffold), try answer(request, .scaffold))
        for key in ["id", "files", "archive", "verification"] {
            #expect(first[key] != nil)
            #expect(first[key] == second[key])
        }
    }

    @Test(arguments: [
        (#"{}"#, "kind"), (#"{"kind": "house"}"#, "kind"), (#"{"kind": "plugin"}"#, "plugin_name"),
        (#"{"kind": "plugin", "plugin_name": "A", "features": ["x"]}"#, "features[0]"),
        (#"{"kind": "plugin", "plugin_name": "A", "archive": 1}"#, "archive"),
        (#"{"kind": "plugin", "plugin_name": "A", "slugg": "a"}"#, "slugg"),
    ])
    func errorsNameTheField(_ request: String, _ path: String) {
        let failure = failure(request, .scaffold)
        #expect(failure?.path == path)
        #expect(failure?.status == .invalidRequest)
    }

    @Test func schemasAreReturned() throws {
        for kind in ["plugin", "block", "theme"] {
            let schema = try answer("{\"kind\": \"\(kind)\", \"schema\": true}", .scaffold)
            #expect(schema["type"] == .string("object"))
        }
    }

    @Test func whatAModelDoesNotKnowIsLeftAsItIs() throws {
        // The model writes snippets, not specifications: its answer is refused, and the plugin stands.
        let answer = try answer(
            #"{"kind": "plugin", "plugin_name": "Books", "description": "Lists books", "model": "wp-llm-nano"}"#,
            .scaffold)
        #expect(member(answer, "completion", "used") == .bool(false))
        guard case .array(let notes)? = member(answer, "completion", "notes") else {
            Issue.record("no notes")
            return
        }
        #expect(!notes.isEmpty)
        #expect(member(answer, "files", "main_plugin", "content") != nil)
    }
}
