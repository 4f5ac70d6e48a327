import Kernels

extension TextEncoder {
    /// Tokens that are computed together, if they belong to several sequences; one sequence is never divided.
    package static let batchLength = 512

    /// The vectors of `sequences`, one after the other, `dimensions` floats each, of Euclidean length 1.
    ///
    /// Sequences are packed into batches without padding. Throws `ModelError`: `invalidArgument` for an empty sequence
    /// or a token id out of range, `contextLength` for more than `maximumTokens`, both with the sequence's index;
    /// `limit`, `memory`.
    package func embed(_ sequences: [[Int32]], threads: Int) throws(ModelError) -> [Float] {
        for (index, sequence) in sequences.enumerated() { try check(sequence, index) }
        let (floats, overflow) = sequences.count.multipliedReportingOverflow(by: dimensions)
        guard !overflow, floats <= Self.mostFloats else {
            throw ModelError(kind: .limit, message: "\(sequences.count) vectors take more than 1 GiB")
        }
        var vectors = [Float](repeating: 0, count: floats)
        let workspace = takeWorkspace()
        defer { giveBack(workspace) }

        var first = 0
        while first < sequences.count {
            var end = first + 1
            var tokens = sequences[first].count
            while end < sequences.count, tokens + sequences[end].count <= Self.batchLength {
                tokens += sequences[end].count
                end += 1
            }
            let step = try EncoderStep(
                encoder: self, sequences: sequences[first..<end], tokens: tokens,
                threads: TransformerWorkspace.clamped(threads: threads), workspace: workspace)
            step.run()
            vectors.withUnsafeMutableBufferPointer { buffer in
                if let start = buffer.baseAddress { step.pool(into: start + first * dimensions) }
            }
            first = end
        }
        return vectors
    }

    /// Floats of one call's vectors: 1 GiB.
    private static let mostFloats = 1 << 28

    private func check(_ sequence: [Int32], _ index: Int) throws(ModelError) {
        guard !sequence.isEmpty else {
            throw ModelError(kind: .invalidArgument, message: "sequence \(index) is empty", index: index)
        }
        guard sequence.count <= maximumTokens else {
            throw ModelError(
                kind: .contextLength,
                message: "sequence \(index) has \(sequence.count) tokens; the model reads \(maximumTokens)",
                index: index)
        }
        for token in sequence where token < 0 || token >= hyperparameters.vocabularySize {
            throw ModelError(
                kind: .invalidArgument,
                message: "sequence \(index) holds token \(token), outside 0…\(hyperparameters.vocabularySize - 1)",
                index: index)
        }
    }
}

/// One batch on its way through the blocks. Shapes were checked when the model was built, and the arrays are large
/// enough for the batch, so nothing after `init` can fail.
private struct EncoderStep {
    let encoder: TextEncoder
    let sequences: ArraySlice<[Int32]>
    /// Tokens of all sequences.
    let tokens: Int
    let threads: Int32
    let activations: Activations
    /// Where each sequence begins in the batch, and where the last one ends.
    let firstTokens: [Int]
    /// Threads for the attention of one sequence.
    let attentionThreads: Int32
    let attentionScratch: UnsafeMutableRawPointer
    /// Bytes of one attention's scratch.
    let attentionScratchStride: Int

    private var sizes: Hyperparameters { encoder.hyperparameters }
    private var width: Int { sizes.embeddingLength }

    init(
        encoder: TextEncoder, sequences: ArraySlice<[Int32]>, tokens: Int, threads: Int32,
        workspace: TransformerWorkspace
    ) throws(ModelError) {
        self.encoder = encoder
        self.sequences = sequences
        self.tokens = tokens
        self.threads = threads
        activations = try workspace.activations(tokens: tokens)
        firstTokens = sequences.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        // Several sequences are attended to at once, each on one thread with scratch of its own.
        attentionThreads = sequences.count < threads ? threads : 1
        var bytes = 0
        for sequence in sequences {
            var args = Self.attention(encoder.hyperparameters, activations, first: 0, tokens: sequence.count)
            bytes = max(bytes, wk_attention_scratch(attentionThreads, &args))
        }
        attentionScratchStride = (bytes + 63) & ~63
        attentionScratch = try workspace.attentionScratch(
            attentionThreads == threads ? bytes : attentionScratchStride * Int(threads))
    }

    func run() {
        embed()
        for block in encoder.blocks {
            project(block)
            attend(block)
            feedForward(block)
        }
    }

    /// Token, position and type embeddings, summed and normed.
    private func embed() {
        var stream = activations.stream
        let addend = activations.normed
        for sequence in sequences {
            for (position, token) in sequence.enumerated() {
                encoder.tokenEmbedding.copyRow(Int(token), to: stream)
                encoder.positionEmbedding.copyRow(position, to: addend)
                wk_add(stream, addend, width)
                if let type = encoder.typeEmbedding { wk_add(stream, type.pointer, width) }
                stream += width
            }
        }
        normalize(encoder.embeddingNorm)
    }

    private func project(_ block: EncoderBlock) {
        let (x, operands) = (activations, activations.operands)
        (operands + 0).initialize(to: block.query.product(into: x.query))
        (operands + 1).initialize(to: block.key.product(into: x.key))
        (operands + 2).initialize(to: block.value.product(into: x.value))
        wk_matmul(threads, operands, 3, width, x.stream, tokens, width, x.productScratch)
    }

    /// Attention within each sequence; keys and values are read where the products left them.
    private func attend(_ block: EncoderBlock) {
        if attentionThreads == 1 {
            Parallel.items(sequences.count, threads: threads) { range, part in
                attend(range, scratch: attentionScratch + part * attentionScratchStride)
            }
        } else {
            attend(0..<sequences.count, scratch: attentionScratch)
        }
        addProduct(block.attentionOutput, activations.attended, columns: sizes.headCount * sizes.valueLength)
        normalize(block.attentionNorm)
    }

    private func attend(_ range: Range<Int>, scratch: UnsafeMutableRawPointer) {
        for sequence in range {
            let first = firstTokens[sequence]
            var args = Self.attention(sizes, activations, first: first, tokens: firstTokens[sequence + 1] - first)
            wk_attention(attentionThreads, &args, scratch)
        }
    }

    /// Norms the stream in place.
    private func normalize(_ norm: LayerNorm) {
        Parallel.tokens(tokens, threads: threads) { range in
            norm.apply(to: activations.stream + range.lowerBound * width, tokens: range.count, sizes.normEpsilon)
        }
    }

    /// The attention of a sequence that begins at token `first` of the batch.
    private static func attention(
        _ sizes: Hyperparameters, _ x: Activations, first: Int, tokens: Int
    ) -> wk_attention_args {
        let keyWidth = sizes.headCountKV * sizes.keyLength
        let valueWidth = sizes.headCountKV * sizes.valueLength
        var args = wk_attention_args()
        args.tokens = tokens
        args.heads = sizes.headCount
        args.kv_heads = sizes.headCountKV
        args.head_size = sizes.keyLength
        args.value_size = sizes.valueLength
        args.query_stride = sizes.headCount * sizes.keyLength
        args.query = UnsafePointer(x.query + first * args.query_stride)
        args.kv_type = Int32(WK_F32)
        args.key = UnsafeRawPointer(x.key + first * keyWidth)
        args.key_position_stride = keyWidth
        args.key_head_stride = sizes.keyLength
        args.value = UnsafeRawPointer(x.value + first * valueWidth)
        args.value_position_stride = valueWidth
        args.value_head_stride = sizes.valueLength
        args.positions = tokens
        args.causal = 0
        args.scale = 1 / Float(sizes.keyLength).squareRoot()
        args.output_stride = sizes.headCount * sizes.valueLength
        args.output = x.attended + first * args.output_stride
        return args
    }

    private func feedForward(_ block: EncoderBlock) {
        let (x, operands, inner) = (activations, activations.operands, sizes.feedForwardLength)
        operands.initialize(to: block.up.product(into: x.up))
        wk_matmul(threads, operands, 1, width, x.stream, tokens, width, x.productScratch)
        Parallel.tokens(tokens, threads: threads) { range in
            wk_gelu(x.up + range.lowerBound * inner, range.count * inner)
        }
        addProduct(block.down, x.up, columns: inner)
        normalize(block.outputNorm)
    }

    /// Adds a layer's output to the stream.
    private func addProduct(_ layer: LinearLayer, _ input: UnsafeMutablePointer<Float>, columns: Int) {
        let (x, operands) = (activations, activations.operands)
        operands.initialize(to: layer.product(into: x.normed))
        wk_matmul(threads, operands, 1, columns, input, tokens, columns, x.productScratch)
        wk_add(x.stream, x.normed, tokens * width)
    }

    /// Writes a vector for each sequence.
    func pool(into vectors: UnsafeMutablePointer<Float>) {
        var vector = vectors
        var stream = activations.stream
        for sequence in sequences {
            switch encoder.pooling {
            case .cls:
                vector.update(from: stream, count: width)
            case .last:
                vector.update(from: stream + (sequence.count - 1) * width, count: width)
            case .mean:
                // The sum points where the mean does, and the vector is normalised.
                vector.update(from: stream, count: width)
                for token in 1..<max(sequence.count, 1) { wk_add(vector, stream + token * width, width) }
            }
            wk_normalize(vector, width)
            vector += width
            stream += sequence.count * width
        }
    }
}
