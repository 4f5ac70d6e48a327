import Kernels

/// The arrays that the blocks of a transformer write, for a batch of tokens.
struct Activations {
    /// [tokens][embedding]: the residual stream.
    let stream: UnsafeMutablePointer<Float>
    /// [tokens][embedding]: what a norm made of the stream, and what is added to the stream.
    let normed: UnsafeMutablePointer<Float>
    /// [tokens][heads][key length]
    let query: UnsafeMutablePointer<Float>
    /// [tokens][kv heads][key length]
    let key: UnsafeMutablePointer<Float>
    /// [tokens][kv heads][value length]
    let value: UnsafeMutablePointer<Float>
    /// [tokens][heads][value length]
    let attended: UnsafeMutablePointer<Float>
    /// [tokens][feed forward]
    let gate: UnsafeMutablePointer<Float>
    /// [tokens][feed forward]
    let up: UnsafeMutablePointer<Float>
    /// [tokens]
    let positions: UnsafeMutablePointer<Int32>
    /// For `wk_matmul`, with inputs of any width of the model.
    let productScratch: UnsafeMutableRawPointer
    /// Three operands for `wk_matmul`.
    let operands: UnsafeMutablePointer<wk_matrix>
}

/// Working memory of one computation at a time; it is kept and used again.
final class TransformerWorkspace {
    private let sizes: Hyperparameters
    private let arrays = Workspace()
    private let attention = Workspace()
    private var activations: Activations?
    private var tokenCapacity = 0

    init(_ sizes: Hyperparameters) { self.sizes = sizes }

    /// A number of threads that scratch is sized for: 1 to 256.
    static func clamped(threads: Int) -> Int32 { Int32(min(max(threads, 1), 256)) }

    var byteCount: Int { arrays.byteCount + attention.byteCount }

    /// Arrays for at least `tokens` tokens. What they hold is lost when they grow.
    ///
    /// Throws `ModelError` (`limit`, `memory`).
    func activations(tokens: Int) throws(ModelError) -> Activations {
        if let activations, tokens <= tokenCapacity { return activations }
        let attendedWidth = sizes.headCount * sizes.valueLength
        let widest = max(sizes.embeddingLength, attendedWidth, sizes.feedForwardLength)

        var layout = WorkspaceLayout()
        let stream = layout.add(tokens, sizes.embeddingLength, of: Float.self)
        let normed = layout.add(tokens, sizes.embeddingLength, of: Float.self)
        let query = layout.add(tokens, sizes.headCount * sizes.keyLength, of: Float.self)
        let key = layout.add(tokens, sizes.headCountKV * sizes.keyLength, of: Float.self)
        let value = layout.add(tokens, sizes.headCountKV * sizes.valueLength, of: Float.self)
        let attended = layout.add(tokens, attendedWidth, of: Float.self)
        let gate = layout.add(tokens, sizes.architecture.generates ? sizes.feedForwardLength : 0, of: Float.self)
        let up = layout.add(tokens, sizes.feedForwardLength, of: Float.self)
        let positions = layout.add(tokens, 1, of: Int32.self)
        let scratch = layout.add(1, wk_matmul_scratch(widest, tokens), of: UInt8.self)
        let operands = layout.add(1, 3, of: wk_matrix.self)
        try arrays.reserve(layout.checkedByteCount())
        guard let base = arrays.base else { throw .outOfMemory }

        func floats(_ offset: Int) -> UnsafeMutablePointer<Float> {
            (base + offset).assumingMemoryBound(to: Float.self)
        }
        let made = Activations(
            stream: floats(stream), normed: floats(normed), query: floats(query), key: floats(key),
            value: floats(value), attended: floats(attended), gate: floats(gate), up: floats(up),
            positions: (base + positions).assumingMemoryBound(to: Int32.self), productScratch: base + scratch,
            operands: (base + operands).assumingMemoryBound(to: wk_matrix.self))
        activations = made
        tokenCapacity = tokens
        return made
    }

    /// Makes sure that an attention like this one has its scratch; call it for every kind of attention of a batch, as
    /// one over fewer tokens may want more. It grows in steps of positions, so that a conversation that grows by a
    /// token does not allocate.
    func reserveAttention(_ threads: Int32, _ args: wk_attention_args) throws(ModelError) {
        var exact = args
        var rounded = args
        rounded.positions = (args.positions + 511) & ~511
        try attention.reserve(max(wk_attention_scratch(threads, &exact), wk_attention_scratch(threads, &rounded)))
    }

    /// The scratch of the attentions that `reserveAttention` was called for, and at least this many bytes.
    func attentionScratch(_ bytes: Int = 0) throws(ModelError) -> UnsafeMutableRawPointer {
        try attention.reserve(bytes)
        guard let base = attention.base else { throw .outOfMemory }
        return base
    }
}
