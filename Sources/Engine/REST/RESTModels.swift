import Inference
import JSON

/// Models as `/v1/models` describes them; paths of this machine are not told.
enum RESTModels {
    /// The JSON of `/v1/models`.
    static func list(_ catalog: ModelCatalog) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("object")
        writer.string("list")
        writer.key("data")
        writer.beginArray()
        for entry in catalog.entries() {
            writer.beginObject()
            writeMembers(of: entry, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// The JSON of `/v1/models/{id}`.
    ///
    /// - Throws: `Failure` with `.notFound`, or one that says why the file is no usable model.
    static func model(_ name: String, _ context: Context) throws(Failure) -> [UInt8] {
        guard let entry = context.catalog.entries().first(where: { $0.name == name }) else {
            throw Failure(.notFound, "there is no model \"\(ModelCatalog.printable(name))\"", path: "id")
        }
        let model = try context.model(named: name, field: "id")
        let metadata = model.file.metadata
        var writer = JSONWriter()
        writer.beginObject()
        writeMembers(of: entry, to: &writer)
        writer.key("specifications")
        writer.beginObject()
        let specifications: [(String, String?)] = [
            ("parameters", inWords(ModelInfo.parameters(of: model.file))),
            ("context_window", contextLength(model).map { "\($0) tokens" }),
            ("training_data", metadata.string("general.dataset.name") ?? metadata.string("general.datasets")),
            ("specialization", metadata.string("general.description")),
            ("license", metadata.string("general.license")),
        ]
        for (key, value) in specifications {
            writer.key(key)
            if let value { writer.string(value) } else { writer.null() }
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    private static func contextLength(_ model: LocalModel) -> Int? {
        switch model.network {
        case .decoder(let decoder): decoder.hyperparameters.contextLength
        case .encoder(let encoder): encoder.maximumTokens
        case .none: nil
        }
    }

    /// Such as "7.2 billion".
    static func inWords(_ count: Int) -> String {
        for (unit, word) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")] where count >= unit
        {
            let tenths = count / (unit / 10)
            return tenths % 10 == 0 ? "\(tenths / 10) \(word)" : "\(tenths / 10).\(tenths % 10) \(word)"
        }
        return "\(count)"
    }

    private static func writeMembers(of entry: ModelCatalog.Entry, to writer: inout JSONWriter) {
        for (key, value) in [("id", entry.name), ("object", "model")] {
            writer.key(key)
            writer.string(value)
        }
        writer.key("created")
        writer.integer(entry.modified)
        writer.key("owned_by")
        writer.string("local")
        writer.key("permission")
        writer.beginArray()
        writePermission(of: entry, to: &writer)
        writer.endArray()
        writer.key("root")
        writer.string(entry.name)
        writer.key("parent")
        writer.null()
    }

    private static func writePermission(of entry: ModelCatalog.Entry, to writer: inout JSONWriter) {
        writer.beginObject()
        for (key, value) in [("id", "perm_" + entry.name), ("object", "model_permission")] {
            writer.key(key)
            writer.string(value)
        }
        writer.key("created")
        writer.integer(entry.modified)
        for (key, value) in [
            ("allow_create_engine", false), ("allow_sampling", true), ("allow_logprobs", true),
            ("allow_search_indices", false), ("allow_view", true), ("allow_fine_tuning", false),
        ] {
            writer.key(key)
            writer.bool(value)
        }
        writer.key("organization")
        writer.string("*")
        writer.key("group")
        writer.null()
        writer.key("is_blocking")
        writer.bool(false)
        writer.endObject()
    }
}
