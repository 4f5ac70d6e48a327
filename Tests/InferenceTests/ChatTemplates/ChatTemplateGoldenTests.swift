import Foundation
import Inference
import JSON
import Testing

/// What `tools/goldens/chat_templates.py` rendered with Jinja2, byte for byte.
@Suite struct ChatTemplateGoldenTests {
    /// 2024-07-26 11:04:05 UTC, the time the goldens were rendered at.
    private static let now = TemplateTime(unixSeconds: 1_721_991_845)

    @Test func familiesRenderAsInJinja() throws {
        let conversations = try ChatTemplateGoldens.object("conversations.json")
        let families = try ChatTemplateGoldens.object("rendered.json")
        #expect(families.count >= 16)
        #expect(conversations.count >= 30)
        for (family, value) in families {
            let source = try String(contentsOf: ChatTemplateGoldens.url("templates/\(family).jinja"), encoding: .utf8)
            let template = try ChatTemplate(source: source)
            let expected = try #require(ChatTemplateGoldens.object(value))
            #expect(expected.count == conversations.count)
            for (name, outcome) in expected {
                var variables = try ChatTemplateGoldens.variables(#require(conversations[name]))
                variables["bos_token"] = "<s>"
                variables["eos_token"] = "</s>"
                let rendered = Result { () throws(ChatTemplateError) in
                    try template.render(variables, now: Self.now)
                }
                #expect(Outcome(rendered) == Outcome(golden: outcome), "\(family) with \(name)")
            }
        }
    }

    @Test func smallTemplatesRenderAsInJinja() throws {
        let variables = try ChatTemplateGoldens.variables(.object(ChatTemplateGoldens.object("variables.json")))
        guard case .array(let cases) = try ChatTemplateGoldens.value("cases.json") else {
            Issue.record("cases.json holds no array")
            return
        }
        #expect(cases.count >= 250)
        for golden in cases {
            let object = try #require(ChatTemplateGoldens.object(golden))
            guard case .string(let source)? = object["template"] else {
                Issue.record("a case has no template")
                continue
            }
            let rendered = Result { () throws(ChatTemplateError) in
                try ChatTemplate(source: source).render(variables, now: Self.now)
            }
            #expect(Outcome(rendered) == Outcome(golden: golden), "\(source)")
        }
    }
}

/// What a template gives: text, or an error of a kind; the message counts where the template chose it.
private enum Outcome: Equatable {
    case output([UInt8])
    case raised([UInt8])
    case failure(String)

    init(_ result: Result<String, ChatTemplateError>) {
        switch result {
        case .success(let text): self = .output(Array(text.utf8))
        case .failure(let error):
            switch error.kind {
            case .raised: self = .raised(Array(error.message.utf8))
            case .syntax: self = .failure("syntax")
            case .runtime, .limit: self = .failure("runtime")
            case .unsupported: self = .failure("unsupported: \(error)")
            }
        }
    }

    init(golden: JSONValue) {
        let object = ChatTemplateGoldens.object(golden) ?? JSONObject()
        switch (object["output"], object["error"], object["message"]) {
        case (.string(let text)?, _, _): self = .output(Array(text.utf8))
        case (_, .string("raised")?, .string(let message)?): self = .raised(Array(message.utf8))
        case (_, .string(let kind)?, _): self = .failure(kind)
        default: self = .failure("no outcome in the golden")
        }
    }
}

/// The folder of the goldens.
enum ChatTemplateGoldens {
    static func url(_ name: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Goldens/chat-templates").appendingPathComponent(name)
    }

    static func value(_ name: String) throws -> JSONValue {
        try JSONParser.parse(Array(Data(contentsOf: url(name))))
    }

    static func object(_ name: String) throws -> JSONObject {
        try #require(ChatTemplateGoldens.object(value(name)))
    }

    static func object(_ value: JSONValue) -> JSONObject? {
        if case .object(let object) = value { object } else { nil }
    }

    static func variables(_ value: JSONValue) throws -> [String: TemplateValue] {
        let object = try #require(ChatTemplateGoldens.object(value))
        return object.reduce(into: [:]) { $0[$1.key] = TemplateValue($1.value) }
    }
}
