import Kernels

extension TextDecoder {
    /// Tokens that are computed together; longer inputs go in parts of this size.
    static let batchLength = 256
    /// Logits of one evaluation: 1 GiB.
    private static let mostLogits = 1 << 28

    /// Runs `tokens` after what the cache holds and appends them to it.
    ///
    /// `into` receives the rows asked for, of `hyperparameters.vocabularySize` floats each; it is left alone when none
    /// is. Throws `ModelError` (`invalidArgument`, `contextLength`, `limit`, `memory`), and then the cache holds what
    /// it held before.
    package func evaluate(
        _ tokens: ArraySlice<Int32>, cache: KVCache, threads: Int, logits: LogitsRequest, into: inout [Float]
    ) throws(ModelError) {
        try check(tokens, cache)
        let vocabulary = hyperparameters.vocabularySize
        let rows = logits == .all ? tokens.count : logits == .last ? 1 : 0
        let (floats, overflow) = rows.multipliedReportingOverflow(by: vocabulary)
        guard !overflow, floats <= Self.mostLogits else {
            throw ModelError(kind: .limit, message: "\(rows) rows of logits take more than 1 GiB")
        }
        if rows > 0, into.count != floats { into = [Float](repeating: 0, count: floats) }

        let held = cache.count
        let threads = TransformerWorkspace.clamped(threads: threads)
        do throws(ModelError) {
            var done = 0
            while done < tokens.count {
                let length = min(Self.batchLength, tokens.count - done)
                let isLast = done + length == tokens.count
                let outputs = logits == .all ? length : logits == .last && isLast ? 1 : 0
                let firstRow = logits == .all ? done : 0
                let batch = tokens[tokens.startIndex + done..<tokens.startIndex + done + length]
                try run(batch, cache, threads, outputs: outputs, firstRow: firstRow, into: &into)
                done += length
            }
        } catch {
            cache.truncate(to: held)
            throw error
        }
    }

    private func check(_ tokens: ArraySlice<Int32>, _ cache: KVCache) throws(ModelError) {
        guard cache.decoder === self else {
            throw ModelError(kind: .invalidArgument, message: "the cache belongs to another model")
        }
        guard !tokens.isEmpty else {
            throw ModelError(kind: .invalidArgument, message: "there is no token to evaluate")
        }
        guard tokens.count <= cache.capacity - cache.count else {
            throw ModelError(
                kind: .contextLength,
                message: "\(tokens.count) tokens after \(cache.count) do not fit into \(cache.capacity)")
        }
        for (index, token) in tokens.enumerated() where token < 0 || token >= hyperparameters.vocabularySize {
            throw ModelError(
                kind: .invalidArgument,
                message: "token \(index) is \(token), outside 0…\(hyperparameters.vocabularySize - 1)", index: index)
        }
    }

    private func run(
        _ batch: ArraySlice<Int32>, _ cache: KVCache, _ threads: Int32, outputs: Int, firstRow: Int,
        into logits: inout [Float]
    ) throws(ModelError) {
        let workspace = cache.workspace
        let activations = try workspace.activations(tokens: batch.count)
        var attention = DecoderStep.attention(self, cache, tokens: batch.count, queries: batch.count)
        try workspace.reserveAttention(threads, attention)
        attention.tokens = max(outputs, 1)
        try workspace.reserveAttention(threads, attention)
        let step = DecoderStep(
            decoder: self, cache: cache, threads: threads, tokens: batch.count, outputs: outputs,
            activations: activations, attentionScratch: try workspace.attentionScratch())
        step.embed(batch)
        for block in blocks.indices { step.run(block: block) }
        cache.append(batch)
        guard outputs > 0 else { return }
        logits.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            step.writeLogits(to: start + firstRow * hyperparameters.vocabularySize)
        }
    }
}

/// One batch on its way through the blocks. Shapes were checked when the model was built, and the arrays are large
/// enough for the batch, so nothing here can fail.
private struct DecoderStep {
    let decoder: TextDecoder
    let cache: KVCache
    let threads: Int32
    /// Tokens of the batch.
    let tokens: Int
    /// How many of the last tokens want logits.
    let outputs: Int
    let activations: Activations
    let attentionScratch: UnsafeMutableRawPointer

    private var sizes: Hyperparameters { decoder.hyperparameters }
    private var width: Int { sizes.embeddingLength }

    func embed(_ batch: ArraySlice<Int32>) {
        for (index, token) in batch.enumerated() {
            decoder.tokenEmbedding.copyRow(Int(token), to: activations.stream + index * width)
            activations.positions[index] = Int32(truncatingIfNeeded: cache.count + index)
        }
    }

    /// Runs a block. Of the last block, only the keys and values are needed of tokens that want no logits.
    func run(block index: Int) {
        let block = decoder.blocks[index]
        let wanted = index == decoder.blocks.count - 1 ? outputs : tokens
        project(block, index, queries: wanted)
        guard wanted > 0 else { return }
        attend(block, index, queries: wanted)
        feedForward(block, tokens: wanted)
    }

    /// Queries of the last `queries` tokens; keys and values of all, which go into the cache.
    private func project(_ block: DecoderBlock, _ index: Int, queries: Int) {
        let (x, operands, skipped) = (activations, activations.operands, tokens - queries)
        normalize(x.stream, block.attentionNorm, tokens)
        (operands + 0).initialize(to: block.key.product(into: x.key))
        (operands + 1).initialize(to: block.value.product(into: x.value))
        (operands + 2).initialize(to: block.query.product(into: x.query))
        wk_matmul(threads, operands, skipped == 0 ? 3 : 2, width, x.normed, tokens, width, x.productScratch)
        if skipped > 0, queries > 0 {
            wk_matmul(
                threads, operands + 2, 1, width, x.normed + skipped * width, queries, width, x.productScratch)
        }
        Parallel.tokens(tokens, threads: threads) { range in
            rotate(x.key, heads: sizes.headCountKV, norm: block.keyNorm, rows: range, firstToken: range.lowerBound)
            store(index, range)
        }
        Parallel.tokens(queries, threads: threads) { range in
            rotate(
                x.query, heads: sizes.headCount, norm: block.queryNorm, rows: range,
                firstToken: skipped + range.lowerBound)
        }
    }

    /// Writes the norm of `count` rows of the stream to `normed`.
    private func normalize(_ stream: UnsafeMutablePointer<Float>, _ norm: FloatVector, _ count: Int) {
        Parallel.tokens(count, threads: threads) { range in
            let first = range.lowerBound * width
            wk_rms_norm(
                stream + first, norm.pointer, sizes.normEpsilon, activations.normed + first, width, range.count, width)
        }
    }

    /// Norms (qwen3) and turns the heads of some rows, the first of which belongs to `firstToken` of the batch.
    private func rotate(
        _ x: UnsafeMutablePointer<Float>, heads: Int, norm: FloatVector?, rows: Range<Int>, firstToken: Int
    ) {
        let (length, stride) = (sizes.keyLength, heads * sizes.keyLength)
        let start = x + rows.lowerBound * stride
        if let norm {
            wk_rms_norm(start, norm.pointer, sizes.normEpsilon, start, length, rows.count * heads, length)
        }
        let rotary = decoder.rotary
        wk_rope(
            start, rows.count, stride, heads, length, rotary.rotated, rotary.pairs, activations.positions + firstToken,
            rotary.frequencies.pointer, rotary.magnitude)
    }

    /// Writes keys and values of some tokens of the batch into the cache.
    private func store(_ block: Int, _ range: Range<Int>) {
        let (keys, values) = (cache.keys(block: block), cache.values(block: block))
        let (keyLength, valueLength) = (sizes.keyLength, sizes.valueLength)
        for token in range {
            let position = cache.count + token
            for head in 0..<sizes.headCountKV {
                let row = token * sizes.headCountKV + head
                wk_f32_to_f16(
                    activations.key + row * keyLength, keys + head * cache.keyHeadStride + position * keyLength,
                    keyLength)
                wk_f32_to_f16(
                    activations.value + row * valueLength,
                    values + head * cache.valueHeadStride + position * valueLength, valueLength)
            }
        }
    }

    private func attend(_ block: DecoderBlock, _ index: Int, queries: Int) {
        var args = Self.attention(decoder, cache, tokens: tokens, queries: queries)
        args.query = UnsafePointer(activations.query)
        args.key = UnsafeRawPointer(cache.keys(block: index))
        args.value = UnsafeRawPointer(cache.values(block: index))
        args.output = activations.attended
        wk_attention(threads, &args, attentionScratch)
        addProduct(block.attentionOutput, activations.attended, columns: args.output_stride, tokens: queries)
    }

    /// The attention of the last `queries` tokens of a batch, without its arrays.
    static func attention(_ decoder: TextDecoder, _ cache: KVCache, tokens: Int, queries: Int) -> wk_attention_args {
        let sizes = decoder.hyperparameters
        var args = wk_attention_args()
        args.tokens = queries
        args.heads = sizes.headCount
        args.kv_heads = sizes.headCountKV
        args.head_size = sizes.keyLength
        args.value_size = sizes.valueLength
        args.query_stride = sizes.headCount * sizes.keyLength
        args.kv_type = Int32(WK_F16)
        args.key_position_stride = sizes.keyLength
        args.key_head_stride = cache.keyHeadStride
        args.value_position_stride = sizes.valueLength
        args.value_head_stride = cache.valueHeadStride
        args.positions = cache.count + tokens
        args.causal = 1
        args.scale = 1 / Float(sizes.keyLength).squareRoot()
        args.output_stride = sizes.headCount * sizes.valueLength
        return args
    }

    private func feedForward(_ block: DecoderBlock, tokens count: Int) {
        let (x, operands, inner) = (activations, activations.operands, sizes.feedForwardLength)
        normalize(x.stream + (tokens - count) * width, block.feedForwardNorm, count)
        (operands + 0).initialize(to: block.gate.product(into: x.gate))
        (operands + 1).initialize(to: block.up.product(into: x.up))
        wk_matmul(threads, operands, 2, width, x.normed, count, width, x.productScratch)
        Parallel.tokens(count, threads: threads) { range in
            let first = range.lowerBound * inner
            wk_silu_multiply(x.gate + first, x.up + first, range.count * inner)
        }
        addProduct(block.down, x.gate, columns: inner, tokens: count)
    }

    /// Adds a layer's output to the stream of the last `count` tokens.
    private func addProduct(
        _ layer: LinearLayer, _ input: UnsafeMutablePointer<Float>, columns: Int, tokens count: Int
    ) {
        let operands = activations.operands
        operands.initialize(to: layer.product(into: activations.normed))
        wk_matmul(threads, operands, 1, columns, input, count, columns, activations.productScratch)
        wk_add(activations.stream + (tokens - count) * width, activations.normed, count * width)
    }

    func writeLogits(to logits: UnsafeMutablePointer<Float>) {
        let (x, operands) = (activations, activations.operands)
        let stream = x.stream + (tokens - outputs) * width
        normalize(stream, decoder.outputNorm, outputs)
        operands.initialize(to: decoder.output.product(into: logits))
        wk_matmul(threads, operands, 1, width, x.normed, outputs, width, x.productScratch)
    }
}
