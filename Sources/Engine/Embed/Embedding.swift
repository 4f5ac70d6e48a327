import Inference
import JSON

/// Embeds texts with a local model.
package struct Embedding: Sendable {
    /// One vector a text, row after row; each of length 1.
    package var vectors: [Float]
    package var dimensions: Int
    package var promptTokens: Int

    /// Tokens that are computed between two looks at clock and cancellation.
    private static let batchTokens = 512

    /// - Parameters:
    ///   - texts: UTF-8, one vector each.
    ///   - path: what the text with an index is called in errors ("input[3]").
    ///   - interruption: throws when the call is to end without a result.
    package init(
        of texts: [[UInt8]], model: LocalModel, truncates: Bool, threads: Int, path: (Int) -> String,
        interruption: () throws(Failure) -> Void
    ) throws(Failure) {
        let encoder = try model.encoder()
        dimensions = encoder.dimensions
        promptTokens = 0
        var sequences: [[Int32]] = []
        sequences.reserveCapacity(texts.count)
        for (index, text) in texts.enumerated() {
            try interruption()
            let tokens = try Self.tokens(
                of: text, model: model, encoder: encoder, truncates: truncates, path: path(index))
            promptTokens += tokens.count
            sequences.append(tokens)
        }
        vectors = []
        vectors.reserveCapacity(texts.count * dimensions)
        var start = 0
        while start < sequences.count {
            try interruption()
            var end = start + 1
            var count = sequences[start].count
            while end < sequences.count, count + sequences[end].count <= Self.batchTokens {
                count += sequences[end].count
                end += 1
            }
            do {
                vectors += try encoder.embed(Array(sequences[start..<end]), threads: threads)
            } catch {
                throw Failure(error, path: model.file.path)
            }
            start = end
        }
    }

    private static func tokens(
        of text: [UInt8], model: LocalModel, encoder: TextEncoder, truncates: Bool, path: String
    ) throws(Failure) -> [Int32] {
        var tokens = model.tokenizer.encode([TextSegment(bytes: text, parseSpecial: false)], addSpecial: true)
        guard !tokens.isEmpty else { throw .field(path, "is empty") }
        guard tokens.count > encoder.maximumTokens else { return tokens }
        guard truncates else {
            throw Failure(
                .contextLength, "\(path) has \(tokens.count) tokens; \"\(model.name)\" reads \(encoder.maximumTokens)",
                path: path)
        }
        // The token that closes a text stays at its end.
        let vocabulary = model.tokenizer.vocabulary
        let closes = tokens.last.map { vocabulary.isControl($0) } ?? false
        let last = tokens[tokens.count - 1]
        tokens.removeLast(tokens.count - encoder.maximumTokens)
        if closes { tokens[tokens.count - 1] = last }
        return tokens
    }
}

/// The use case of `wpllm_embed`: request in, answer out.
package enum EmbedUseCase {
    package static func answer(_ request: EmbedRequest, context: Context) throws(Failure) -> [UInt8] {
        let scope = context.cancellationScope()
        let model = try context.model(named: request.model)
        let embedding = try Embedding(
            of: request.input.map { Array($0.utf8) }, model: model, truncates: request.truncates,
            threads: context.options.threads,
            path: { request.isList ? "input[\($0)]" : "input" }
        ) { () throws(Failure) in
            if scope.isCancelled { throw Failure(.cancelled, "the embedding was cancelled") }
            if request.deadline?.hasPassed ?? false {
                throw Failure(.deadline, "deadline_ms passed", path: "deadline_ms", isRetryable: true)
            }
        }
        return json(embedding, request)
    }

    private static func json(_ embedding: Embedding, _ request: EmbedRequest) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("object")
        writer.string("list")
        writer.key("data")
        writer.beginArray()
        for index in request.input.indices {
            let row = embedding.vectors[(index * embedding.dimensions)..<((index + 1) * embedding.dimensions)]
            writer.beginObject()
            writer.key("object")
            writer.string("embedding")
            writer.key("index")
            writer.integer(index)
            writer.key("embedding")
            switch request.encoding {
            case .float:
                writer.beginArray()
                for value in row { writer.number(value) }
                writer.endArray()
            case .base64:
                writer.string(
                    utf8: Base64.encode(
                        row.flatMap { value in
                            withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) }
                        }))
            }
            writer.endObject()
        }
        writer.endArray()
        writer.key("model")
        writer.string(request.model)
        writer.key("usage")
        writer.beginObject()
        writer.key("prompt_tokens")
        writer.integer(embedding.promptTokens)
        writer.key("total_tokens")
        writer.integer(embedding.promptTokens)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }
}
