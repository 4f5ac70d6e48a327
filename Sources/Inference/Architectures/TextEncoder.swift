import Kernels
import Synchronization

/// How the vectors of a text's tokens become one.
package enum Pooling: String, Sendable {
    /// Their mean.
    case mean
    /// The first token's.
    case cls
    /// The last token's.
    case last

    /// Reads `bert.pooling_type`; the mean where there is none, as sentence transformers do.
    init(_ reader: HyperparameterReader) throws(ModelError) {
        switch try reader.optionalInteger("pooling_type", in: 0...Hyperparameters.largest) {
        case nil, 1: self = .mean
        case 2: self = .cls
        case 3: self = .last
        case .some(let number):
            throw reader.error(
                .unsupported, "pooling_type", "is \(number); mean (1), first (2) and last token (3) are supported")
        }
    }
}

/// A BERT encoder that turns texts into vectors, its weights in place in a GGUF file.
///
/// Immutable but for working memory that calls hand on to each other: any number of threads may embed at once.
package final class TextEncoder: Sendable {
    package let file: GGUFFile
    package let hyperparameters: Hyperparameters
    package let pooling: Pooling
    /// The tokens of the longest text that the model reads.
    package let maximumTokens: Int
    /// Floats of a vector.
    package var dimensions: Int { hyperparameters.embeddingLength }

    let blocks: [EncoderBlock]
    let tokenEmbedding: WeightMatrix
    let positionEmbedding: WeightMatrix
    /// The embedding of token type 0, which every token of a text has.
    let typeEmbedding: FloatVector?
    let embeddingNorm: LayerNorm
    /// A workspace that no call uses, retained. An atomic pointer, not a lock: a fork cannot leave it locked.
    private let spareWorkspace = Atomic<UInt>(0)

    /// Finds and checks every tensor.
    ///
    /// Throws `ModelError` naming the key or tensor at fault and what was expected.
    package init(file: GGUFFile) throws(ModelError) {
        let sizes = try Hyperparameters(file)
        guard sizes.architecture == .bert else {
            throw ModelError(
                kind: .unsupported, message: "'\(sizes.architecture.rawValue)' models generate text; they do not embed",
                key: "general.architecture")
        }
        let reader = HyperparameterReader(metadata: file.metadata, prefix: sizes.architecture.rawValue)
        if file.metadata.bool("bert.attention.causal") == true {
            throw reader.error(.unsupported, "attention.causal", "is true; only bidirectional encoders are supported")
        }
        let weights = WeightLoader(file: file)
        let width = sizes.embeddingLength
        self.file = file
        hyperparameters = sizes
        pooling = try Pooling(reader)
        maximumTokens = try Self.maximumTokens(file.metadata, sizes)
        tokenEmbedding = try weights.matrix("token_embd.weight", rows: sizes.vocabularySize, columns: width)
        positionEmbedding = try weights.matrix("position_embd.weight", rows: sizes.contextLength, columns: width)
        typeEmbedding = try Self.typeEmbedding(weights, width)
        embeddingNorm = try LayerNorm("token_embd_norm", width, weights)
        var blocks: [EncoderBlock] = []
        blocks.reserveCapacity(sizes.blockCount)
        for index in 0..<sizes.blockCount {
            blocks.append(try EncoderBlock(prefix: "blk.\(index).", sizes, weights))
        }
        self.blocks = blocks
    }

    deinit {
        if let spare = Self.workspace(spareWorkspace.load(ordering: .acquiring)) { spare.release() }
    }

    /// The positions that the model has, or fewer where the file says that it was trained on shorter texts.
    private static func maximumTokens(
        _ metadata: GGUFMetadata, _ sizes: Hyperparameters
    ) throws(ModelError) -> Int {
        let reader = HyperparameterReader(metadata: metadata, prefix: "wpllm")
        let trained = try reader.optionalInteger("max_sequence_length", in: 1...Hyperparameters.largest)
        return min(trained ?? sizes.contextLength, sizes.contextLength)
    }

    private static func typeEmbedding(_ weights: WeightLoader, _ width: Int) throws(ModelError) -> FloatVector? {
        let name = "token_types.weight"
        guard let tensor = weights.file.tensor(name) else { return nil }
        let types = tensor.dimensions.count > 1 ? tensor.dimensions[1] : 1
        let matrix = try weights.matrix(name, rows: types, columns: width)
        guard let first = FloatVector(count: width, { matrix.copyRow(0, to: $0) }) else { throw .outOfMemory }
        return first
    }

    // MARK: Working memory

    /// Takes the spare workspace, or makes one.
    func takeWorkspace() -> TransformerWorkspace {
        let spare = Self.workspace(spareWorkspace.exchange(0, ordering: .acquiringAndReleasing))
        return spare?.takeRetainedValue() ?? TransformerWorkspace(hyperparameters)
    }

    /// Keeps a workspace for the next call, in place of the one kept before.
    func giveBack(_ workspace: TransformerWorkspace) {
        let address = UInt(bitPattern: Unmanaged.passRetained(workspace).toOpaque())
        let replaced = spareWorkspace.exchange(address, ordering: .acquiringAndReleasing)
        Self.workspace(replaced)?.release()
    }

    private static func workspace(_ address: UInt) -> Unmanaged<TransformerWorkspace>? {
        UnsafeRawPointer(bitPattern: address).map(Unmanaged.fromOpaque)
    }
}

/// Scale and shift of a layer norm.
struct LayerNorm: Sendable {
    let weight: FloatVector
    let bias: FloatVector

    init(_ name: String, _ count: Int, _ weights: WeightLoader) throws(ModelError) {
        weight = try weights.vector(name + ".weight", count: count)
        bias = try weights.vector(name + ".bias", count: count)
    }

    /// Norms `tokens` rows in place.
    func apply(to x: UnsafeMutablePointer<Float>, tokens: Int, _ epsilon: Float) {
        wk_layer_norm(x, weight.pointer, bias.pointer, epsilon, x, weight.count, tokens, weight.count)
    }
}

/// The weights of one block.
struct EncoderBlock: Sendable {
    let query: LinearLayer
    let key: LinearLayer
    let value: LinearLayer
    let attentionOutput: LinearLayer
    let attentionNorm: LayerNorm
    let up: LinearLayer
    let down: LinearLayer
    let outputNorm: LayerNorm

    init(prefix: String, _ sizes: Hyperparameters, _ weights: WeightLoader) throws(ModelError) {
        let width = sizes.embeddingLength
        let rows = try HeadRows(sizes)
        query = try weights.linear(prefix + "attn_q", rows: rows.query, columns: width)
        key = try weights.linear(prefix + "attn_k", rows: rows.key, columns: width)
        value = try weights.linear(prefix + "attn_v", rows: rows.value, columns: width)
        attentionOutput = try weights.linear(prefix + "attn_output", rows: width, columns: rows.attended)
        attentionNorm = try LayerNorm(prefix + "attn_output_norm", width, weights)
        up = try weights.linear(prefix + "ffn_up", rows: sizes.feedForwardLength, columns: width)
        down = try weights.linear(prefix + "ffn_down", rows: width, columns: sizes.feedForwardLength)
        outputNorm = try LayerNorm(prefix + "layer_output_norm", width, weights)
    }
}
