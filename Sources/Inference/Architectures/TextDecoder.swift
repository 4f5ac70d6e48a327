import Kernels

/// Which rows of logits an evaluation gives.
package enum LogitsRequest: Sendable {
    case none
    /// One row: of the last token.
    case last
    /// A row for each token.
    case all
}

/// A decoder-only transformer of the Llama family (llama, qwen2, qwen3), its weights in place in a GGUF file.
///
/// Immutable: any number of threads may evaluate at once, each with a cache of its own.
package final class TextDecoder: Sendable {
    package let file: GGUFFile
    package let hyperparameters: Hyperparameters

    let blocks: [DecoderBlock]
    let tokenEmbedding: WeightMatrix
    let outputNorm: FloatVector
    /// From the last norm to the logits; the token embedding itself where the file has no other.
    let output: LinearLayer
    let rotary: RotaryEmbedding

    /// Finds and checks every tensor.
    ///
    /// Throws `ModelError` naming the key or tensor at fault and what was expected.
    package init(file: GGUFFile) throws(ModelError) {
        let sizes = try Hyperparameters(file)
        guard sizes.architecture.generates else {
            throw ModelError(
                kind: .unsupported, message: "'\(sizes.architecture.rawValue)' models embed; they generate no text",
                key: "general.architecture")
        }
        let weights = WeightLoader(file: file)
        let width = sizes.embeddingLength
        let embedding = try weights.matrix("token_embd.weight", rows: sizes.vocabularySize, columns: width)
        let separate = try weights.optionalMatrix("output.weight", rows: sizes.vocabularySize, columns: width)
        let outputBias = try weights.optionalVector("output.bias", count: sizes.vocabularySize)

        self.file = file
        hyperparameters = sizes
        tokenEmbedding = embedding
        output = LinearLayer(matrix: separate ?? embedding, bias: outputBias)
        outputNorm = try weights.vector("output_norm.weight", count: width)
        var blocks: [DecoderBlock] = []
        blocks.reserveCapacity(sizes.blockCount)
        for index in 0..<sizes.blockCount {
            blocks.append(try DecoderBlock(prefix: "blk.\(index).", sizes, weights))
        }
        self.blocks = blocks
        // After the blocks: their tensors bound the lengths that this allocates for.
        rotary = try RotaryEmbedding(sizes, weights)
    }

    /// An empty cache for `capacity` tokens, 1 to the model's context length.
    ///
    /// Throws `ModelError` (`contextLength`, `limit`, `memory`).
    package func makeCache(capacity: Int) throws(ModelError) -> KVCache {
        try KVCache(decoder: self, capacity: capacity)
    }
}

/// The weights of one block.
struct DecoderBlock: Sendable {
    let attentionNorm: FloatVector
    let query: LinearLayer
    let key: LinearLayer
    let value: LinearLayer
    /// Norms of each query and key head (qwen3).
    let queryNorm: FloatVector?
    let keyNorm: FloatVector?
    let attentionOutput: LinearLayer
    let feedForwardNorm: FloatVector
    let gate: LinearLayer
    let up: LinearLayer
    let down: LinearLayer

    init(prefix: String, _ sizes: Hyperparameters, _ weights: WeightLoader) throws(ModelError) {
        let width = sizes.embeddingLength
        let inner = sizes.feedForwardLength
        let rows = try HeadRows(sizes)
        let projectionBias: WeightLoader.Bias = sizes.architecture == .qwen2 ? .required : .optional

        attentionNorm = try weights.vector(prefix + "attn_norm.weight", count: width)
        query = try weights.linear(prefix + "attn_q", rows: rows.query, columns: width, bias: projectionBias)
        key = try weights.linear(prefix + "attn_k", rows: rows.key, columns: width, bias: projectionBias)
        value = try weights.linear(prefix + "attn_v", rows: rows.value, columns: width, bias: projectionBias)
        if sizes.architecture == .qwen3 {
            queryNorm = try weights.vector(prefix + "attn_q_norm.weight", count: sizes.keyLength)
            keyNorm = try weights.vector(prefix + "attn_k_norm.weight", count: sizes.keyLength)
        } else {
            queryNorm = nil
            keyNorm = nil
        }
        attentionOutput = try weights.linear(prefix + "attn_output", rows: width, columns: rows.attended)
        feedForwardNorm = try weights.vector(prefix + "ffn_norm.weight", count: width)
        gate = try weights.linear(prefix + "ffn_gate", rows: inner, columns: width)
        up = try weights.linear(prefix + "ffn_up", rows: inner, columns: width)
        down = try weights.linear(prefix + "ffn_down", rows: width, columns: inner)
    }
}
