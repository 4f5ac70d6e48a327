import Glibc
import Kernels
import Testing

/// One attention call with its data.
private struct Attention {
    var tokens: Int
    var heads: Int
    var kvHeads: Int
    var headSize: Int
    var valueSize: Int
    var positions: Int
    var causal: Bool
    var half: Bool
    var query: [Float]
    var key: [Float]
    var value: [Float]

    init(
        tokens: Int, group: Int, kvHeads: Int, headSize: Int, valueSize: Int? = nil, positions: Int,
        causal: Bool = true, half: Bool = false
    ) {
        self.tokens = tokens
        self.heads = group * kvHeads
        self.kvHeads = kvHeads
        self.headSize = headSize
        self.valueSize = valueSize ?? headSize
        self.positions = positions
        self.causal = causal
        self.half = half
        var random = Generator(tokens * 1000 + headSize * 10 + positions)
        query = random.floats(tokens * heads * headSize, scale: 2)
        key = random.floats(positions * kvHeads * headSize, scale: 2).map { Float(Float16($0)) }
        value = random.floats(positions * kvHeads * self.valueSize).map { Float(Float16($0)) }
    }

    var scale: Float { 1 / Float(headSize).squareRoot() }

    /// Runs tokens first ... first + count - 1 as a call of their own; keys and values lie head after head (each head
    /// its positions), queries and outputs have gaps.
    func run(isa: Int32, threads: Int32 = 1, first: Int = 0, count: Int? = nil) -> [Float] {
        let count = count ?? tokens
        let positions = causal ? self.positions - tokens + first + count : self.positions
        let (queryStride, outputStride) = (heads * headSize + 3, heads * valueSize + 2)
        var queries = [Float](repeating: .nan, count: count * queryStride)
        for t in 0..<count {
            let from = (first + t) * heads * headSize
            queries.replaceSubrange(
                t * queryStride..<t * queryStride + heads * headSize, with: query[from..<from + heads * headSize])
        }
        let keys = byHead(key, headSize)
        let values = byHead(value, valueSize)
        var output = [Float](repeating: 55, count: count * outputStride)
        func call(_ keys: UnsafeRawPointer?, _ values: UnsafeRawPointer?) {
            output.withUnsafeMutableBufferPointer { out in
                queries.withUnsafeBufferPointer { queries in
                    var args = wk_attention_args()
                    args.tokens = count
                    args.heads = heads
                    args.kv_heads = kvHeads
                    args.head_size = headSize
                    args.value_size = valueSize
                    args.query = queries.baseAddress
                    args.query_stride = queryStride
                    args.kv_type = half ? Int32(WK_F16) : Int32(WK_F32)
                    args.key = keys
                    args.key_position_stride = headSize
                    args.key_head_stride = self.positions * headSize
                    args.value = values
                    args.value_position_stride = valueSize
                    args.value_head_stride = self.positions * valueSize
                    args.positions = positions
                    args.causal = causal ? 1 : 0
                    args.scale = scale
                    args.output = out.baseAddress
                    args.output_stride = outputStride
                    with(isa: isa) {
                        let scratch = UnsafeMutableRawPointer.allocate(
                            byteCount: wk_attention_scratch(threads, &args) + 4, alignment: 64)
                        wk_attention(threads, &args, scratch + 4)
                        scratch.deallocate()
                    }
                }
            }
        }
        if half {
            call(keys.map { Float16($0).bitPattern }, values.map { Float16($0).bitPattern })
        } else {
            call(keys, values)
        }
        var dense: [Float] = []
        for t in 0..<count {
            dense += output[t * outputStride..<t * outputStride + heads * valueSize]
            #expect(output[t * outputStride + heads * valueSize..<(t + 1) * outputStride].allSatisfy { $0 == 55 })
        }
        return dense
    }

    private func byHead(_ x: [Float], _ size: Int) -> [Float] {
        (0..<kvHeads).flatMap { head in
            (0..<positions).flatMap { position in
                let from = (position * kvHeads + head) * size
                return x[from..<from + size]
            }
        }
    }

    /// The formula, in double precision.
    func expected() -> [Double] {
        (0..<tokens).flatMap { t in
            (0..<heads).flatMap { head in
                let visible = causal ? positions - tokens + t + 1 : positions
                let kvHead = head / (heads / kvHeads)
                let scores = (0..<visible).map { p in
                    (0..<headSize).reduce(0.0) { sum, e in
                        let q = Double(query[(t * heads + head) * headSize + e])
                        return sum + q * Double(key[(p * kvHeads + kvHead) * headSize + e])
                    } * Double(scale)
                }
                let largest = scores.max() ?? 0
                let weights = scores.map { exp($0 - largest) }
                let sum = weights.reduce(0, +)
                return (0..<valueSize).map { e in
                    (0..<visible).reduce(0.0) { total, p in
                        total + weights[p] * Double(value[(p * kvHeads + kvHead) * valueSize + e])
                    } / sum
                }
            }
        }
    }
}

extension KernelsTests {
    @Suite struct AttentionKernels {
        @Test(arguments: allSets, [8, 32, 48, 64, 80, 96, 128, 256]) func theFormula(isa: Int32, headSize: Int) {
            for (tokens, positions, causal) in [
                (1, 1, true), (1, 37, true), (5, 70, true), (19, 19, true), (6, 33, false),
            ] {
                for half in [false, true] {
                    let attention = Attention(
                        tokens: tokens, group: 1 + headSize / 16 % 3, kvHeads: 2, headSize: headSize,
                        positions: positions, causal: causal, half: half)
                    let output = attention.run(isa: isa)
                    let expected = attention.expected().map { Float($0) }
                    #expect(firstDifference(output, expected) { _ in 3e-6 } == nil, "\(tokens) of \(positions)")
                }
            }
        }

        @Test(arguments: allSets) func longContexts(isa: Int32) {
            for (tokens, positions) in [(1, 255), (1, 256), (1, 257), (3, 1000), (40, 600)] {
                for causal in [true, false] {
                    let attention = Attention(
                        tokens: tokens, group: 2, kvHeads: 1, headSize: 16, positions: positions, causal: causal,
                        half: true)
                    let expected = attention.expected().map { Float($0) }
                    let output = attention.run(isa: isa)
                    #expect(firstDifference(output, expected) { _ in 3e-6 } == nil, "\(tokens) of \(positions)")
                }
            }
        }

        @Test(arguments: allSets) func oddSizes(isa: Int32) {
            for (headSize, valueSize) in [(1, 1), (3, 5), (17, 33), (40, 24), (100, 130), (64, 1)] {
                for half in [false, true] {
                    let attention = Attention(
                        tokens: 4, group: 3, kvHeads: 2, headSize: headSize, valueSize: valueSize, positions: 21,
                        half: half)
                    let expected = attention.expected().map { Float($0) }
                    #expect(firstDifference(attention.run(isa: isa), expected) { _ in 3e-6 } == nil)
                }
            }
        }

        @Test(arguments: allSets, [false, true]) func anyNumberOfThreads(isa: Int32, half: Bool) {
            for (tokens, positions, group) in [(1, 1500, 4), (1, 700, 1), (4, 900, 7), (70, 300, 2), (33, 33, 40)] {
                let attention = Attention(
                    tokens: tokens, group: group, kvHeads: 2, headSize: 64, positions: positions, half: half)
                let expected = attention.run(isa: isa, threads: 1)
                for threads: Int32 in [0, 2, 3, 8, 64] {
                    #expect(identical(attention.run(isa: isa, threads: threads), expected))
                }
            }
        }

        @Test(arguments: allSets, [false, true]) func tokensTogetherOrAlone(isa: Int32, half: Bool) {
            for (tokens, positions, group) in [(20, 300, 3), (37, 37, 1), (9, 515, 7)] {
                let attention = Attention(
                    tokens: tokens, group: group, kvHeads: 2, headSize: 80, positions: positions, half: half)
                let together = attention.run(isa: isa)
                let alone = (0..<tokens).flatMap { attention.run(isa: isa, threads: 2, first: $0, count: 1) }
                #expect(identical(together, alone))
            }
        }

        /// What a query does not see has no influence, not even as NaN or infinity.
        @Test(arguments: allSets) func laterPositionsAreNotSeen(isa: Int32) {
            for extreme in [Float.nan, .infinity, -.infinity] {
                var attention = Attention(tokens: 6, group: 2, kvHeads: 1, headSize: 32, positions: 50)
                let expected = attention.run(isa: isa)
                for i in 49 * 32..<50 * 32 {
                    attention.key[i] = extreme
                    attention.value[i] = extreme
                }
                let output = attention.run(isa: isa)
                let seen = 5 * 2 * 32
                #expect(identical(Array(output[..<seen]), Array(expected[..<seen])))
                #expect(output[seen...].allSatisfy { $0.isNaN || $0.isInfinite })
            }
        }

        @Test(arguments: allSets) func largeScores(isa: Int32) {
            var attention = Attention(tokens: 2, group: 1, kvHeads: 1, headSize: 16, positions: 40)
            attention.query = attention.query.map { $0 * 1e6 }
            let expected = attention.expected().map { Float($0) }
            #expect(firstDifference(attention.run(isa: isa), expected) { _ in 1e-5 } == nil)
        }
    }
}
