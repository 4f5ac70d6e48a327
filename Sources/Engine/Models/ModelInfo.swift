import Inference
import JSON

/// What a model says of itself.
package enum ModelInfo {
    /// The JSON of `wpllm_model_info`.
    package static func json(of model: LocalModel) -> [UInt8] {
        let metadata = model.file.metadata
        var writer = JSONWriter()
        func string(_ key: String, _ value: String?) {
            writer.key(key)
            if let value { writer.string(value) } else { writer.null() }
        }
        func integer(_ key: String, _ value: Int?) {
            writer.key(key)
            if let value { writer.integer(value) } else { writer.null() }
        }
        writer.beginObject()
        string("id", model.name)
        string("path", model.file.path)
        string("name", metadata.string("general.name"))
        string("description", metadata.string("general.description"))
        string("license", metadata.string("general.license"))
        string("architecture", metadata.string("general.architecture"))
        integer("parameters", parameters(of: model.file))
        integer("file_bytes", model.file.size)
        string("quantization", quantization(of: model.file))
        switch model.network {
        case .decoder(let decoder):
            let hyperparameters = decoder.hyperparameters
            integer("context_length", hyperparameters.contextLength)
            integer("embedding_length", hyperparameters.embeddingLength)
            integer("layers", hyperparameters.blockCount)
            integer("cache_bytes_per_token", hyperparameters.cacheBytesPerToken)
            string("pooling", nil)
        case .encoder(let encoder):
            integer("context_length", encoder.maximumTokens)
            integer("embedding_length", encoder.dimensions)
            integer("layers", encoder.hyperparameters.blockCount)
            integer("cache_bytes_per_token", nil)
            string("pooling", encoder.pooling.rawValue)
        case .none:
            for key in ["context_length", "embedding_length", "layers", "cache_bytes_per_token", "pooling"] {
                string(key, nil)
            }
        }
        integer("vocabulary_size", model.tokenizer.vocabulary.count)
        string("tokenizer", metadata.string("tokenizer.ggml.model"))
        writer.key("chat_template")
        if case .template = model.chatTemplate { writer.bool(true) } else { writer.bool(false) }
        writer.key("generates")
        if case .decoder = model.network { writer.bool(true) } else { writer.bool(false) }
        writer.key("embeds")
        if case .encoder = model.network { writer.bool(true) } else { writer.bool(false) }
        writer.endObject()
        return writer.bytes
    }

    static func parameters(of file: GGUFFile) -> Int {
        file.tensors.reduce(0) { $0 + $1.elementCount }
    }

    /// The type that most weights have.
    private static func quantization(of file: GGUFFile) -> String? {
        var counts: [Int32: Int] = [:]
        for tensor in file.tensors { counts[tensor.type, default: 0] += tensor.elementCount }
        return counts.max { $0.value < $1.value }.flatMap { GGUFTensorType.numbered($0.key) }.map { "\($0.name)" }
    }
}
