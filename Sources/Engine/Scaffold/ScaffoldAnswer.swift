import JSON
import ScaffoldCore
import Scaffolding

/// The answer to a request to generate code, as the REST reference has it.
struct ScaffoldAnswer {
    var request: ScaffoldRequest
    var outcome: ScaffoldOutcome
    /// Seconds since 1970.
    var created: Int64

    private var product: ScaffoldProduct { outcome.product }

    var json: [UInt8] {
        var writer = JSONWriter(capacity: product.files.reduce(4096) { $0 + $1.content.count + $1.content.count / 8 })
        writer.beginObject()
        // Equal files give an equal identifier.
        field("id", "\(identifier)_\(product.digest)", &writer)
        field("object", object, &writer)
        writer.key("created")
        writer.integer(created)
        writer.key("model")
        if let model = request.model { writer.string(model) } else { writer.null() }
        writeSubject(to: &writer)
        writer.key("files")
        writer.beginObject()
        for file in product.files { write(file, to: &writer) }
        writer.endObject()
        field(product.subject == .block ? "instructions" : "installation_instructions", product.instructions, &writer)
        writer.key("verification")
        if let verification = outcome.verification { verification.write(to: &writer) } else { writer.null() }
        if let completion = outcome.completion {
            writer.key("completion")
            completion.write(to: &writer)
        }
        if request.wantsArchive {
            writer.key("archive")
            writer.beginObject()
            field("filename", "\(product.slug).zip", &writer)
            field("encoding", "base64", &writer)
            field("content", Self.base64(product.archive), &writer)
            writer.endObject()
        }
        writer.endObject()
        return writer.bytes
    }

    private var identifier: String {
        switch request.operation {
        case .pluginStructure: "scaffold"
        default: "\(product.subject.rawValue)_gen"
        }
    }

    private var object: String {
        request.operation == .pluginStructure ? "plugin_scaffold" : "\(product.subject.rawValue)_generation"
    }

    private func writeSubject(to writer: inout JSONWriter) {
        switch product.subject {
        case .plugin:
            field("plugin_name", product.title, &writer)
            field("slug", product.slug, &writer)
            if request.operation == .pluginStructure { writeStructure(to: &writer) }
        case .block:
            field("block_type", product.slug, &writer)
        case .theme:
            field("theme_name", product.title, &writer)
            field("slug", product.slug, &writer)
            if case .object(let members) = product.specification, case .string(let type)? = members["type"] {
                field("type", type, &writer)
            }
        }
    }

    /// Where things are, by what they are: `main_file`, `includes_dir`, `readme_file`, ….
    private func writeStructure(to writer: inout JSONWriter) {
        writer.key("structure")
        writer.beginObject()
        var folders: Set<String> = []
        for file in product.files {
            if let slash = file.path.firstIndex(of: "/") {
                let folder = String(file.path[..<slash])
                guard folders.insert(folder).inserted else { continue }
                field("\(folder)_dir", "\(folder)/", &writer)
            } else {
                field("\(file.role == "main_plugin" ? "main" : file.role)_file", file.path, &writer)
            }
        }
        writer.endObject()
    }

    private func write(_ file: GeneratedFile, to writer: inout JSONWriter) {
        let isStructure = request.operation == .pluginStructure
        writer.key(isStructure && file.role == "main_plugin" ? "main_file" : file.role)
        writer.beginObject()
        writer.key("content")
        if let text = String(validating: file.content, as: UTF8.self) {
            writer.string(text)
        } else {
            writer.string(Self.base64(file.content))
            field("encoding", "base64", &writer)
        }
        field("filename", file.path, &writer)
        writer.endObject()
    }

    private static func base64(_ bytes: [UInt8]) -> String { String(decoding: Base64.encode(bytes), as: UTF8.self) }

    private func field(_ key: String, _ value: String, _ writer: inout JSONWriter) {
        writer.key(key)
        writer.string(value)
    }
}
