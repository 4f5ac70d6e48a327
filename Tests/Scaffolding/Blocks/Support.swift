import JSON
import JSSyntax
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// A generated block, as tests look at it.
struct GeneratedBlock {
    var files: [GeneratedFile]

    init(_ specification: String) throws { try self.init(JSONParser.parse(specification)) }

    init(_ specification: JSONValue) throws { files = try Scaffolder.files(of: .block, specification) }

    func text(_ path: String) throws -> String {
        String(decoding: try #require(files.first { $0.path == path }, "there is no \(path)").content, as: UTF8.self)
    }

    var metadata: JSONObject {
        get throws {
            guard case .object(let members) = try JSONParser.parse(text("block.json")) else {
                throw SpecError("block.json", "is no object")
            }
            return members
        }
    }

    /// The names of attributes in block.json.
    var attributes: [String] {
        get throws {
            guard case .object(let members)? = try metadata["attributes"] else { return [] }
            return members.map(\.key)
        }
    }

    /// The dependencies in an asset file, read from its code.
    func dependencies(_ path: String) throws -> [String] {
        let tree = PHPParser.parse(Array(try text(path).utf8))
        var strings: [String] = []
        for index in 0..<tree.nodeCount {
            if let bytes = tree.string(tree.node(at: index)) { strings.append(String(decoding: bytes, as: UTF8.self)) }
        }
        return strings.filter { $0.hasPrefix("wp-") || $0.hasPrefix("@") }.sorted()
    }

    /// What is wrong with the files as source text.
    var faults: [String] {
        files.flatMap { file -> [String] in
            switch file.kind {
            case "php":
                return PHPParser.parse(file.content).errors.map { "\(file.path):\($0.line): \($0.message)" }
            case "js":
                let isModule = file.path == "view.js" || file.path.hasPrefix("src/")
                let tree = JSParser.parse(
                    file.content,
                    options: .init(goal: isModule ? .module : .script, hasJSX: file.path.hasPrefix("src/")))
                let conflicts = ScopeAnalysis(tree).conflicts
                return (tree.errors + conflicts).map { "\(file.path):\($0.line): \($0.message)" }
            case "json": return (try? JSONParser.parse(file.content)) == nil ? ["\(file.path) is no JSON"] : []
            default: return []
            }
        }
    }

    /// The values of all strings in the scripts and in PHP.
    var strings: Set<String> {
        var result: Set<String> = []
        for file in files where file.kind == "js" {
            let tree = JSParser.parse(file.content)
            for index in 0..<tree.nodeCount {
                if let text = tree.string(tree.node(at: index)) { result.insert(text) }
            }
        }
        for file in files where file.kind == "php" {
            let tree = PHPParser.parse(file.content)
            for index in 0..<tree.nodeCount {
                if let text = tree.string(tree.node(at: index)) { result.insert(String(decoding: text, as: UTF8.self)) }
            }
        }
        return result
    }
}

extension JSONValue {
    /// The objects and arrays within, and the value itself.
    subscript(_ key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    var string: String? { if case .string(let text) = self { text } else { nil } }
}

/// Specifications that tests share.
enum Samples {
    /// An attribute of each kind.
    static let attributes = #"""
        {"title": "string", "bio": "textarea", "note": "rich_text", "photo": "string", "website_url": "string",
        "email": "string", "birth_date": "date", "years": {"type": "integer", "min": 0, "max": 50, "default": 3},
        "price": {"type": "number", "step": 0.5}, "featured": "boolean", "show_years": "boolean",
        "layout": {"type": "string", "options": ["Row", "Grid"], "default": "Grid"}, "accent_color": "color",
        "skills": "array", "extra": "object"}
        """#

    static let features = [
        "server_side_rendering", "custom_controls", "responsive_design", "inner_blocks", "variations", "styles",
        "transforms", "interactivity", "deprecated", "patterns", "supports",
    ]

    static func spec(_ features: [String], attributes: String = attributes, more: String = "") -> String {
        let names = features.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"block_type": "acme/card", "attributes": \#(attributes), "features": [\#(names)]\#(more)}"#
    }
}
