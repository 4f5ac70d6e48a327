import Kernels
import Testing

/// One product: weights, inputs, what came out.
private struct Product {
    let type: TensorType
    let rows: Int
    let columns: Int
    let tokens: Int
    var weights: [UInt8]
    var input: [Float]
    var bias: [Float]?

    init(_ type: TensorType, rows: Int, columns: Int, tokens: Int, seed: Int, bias: Bool = false) {
        var random = Generator(seed)
        self.type = type
        self.rows = rows
        self.columns = columns
        self.tokens = tokens
        weights = type.weights(rows * columns, &random)
        input = random.floats(tokens * columns)
        self.bias = bias ? random.floats(rows) : nil
    }

    /// Outputs [tokens][rows]. Weights lie at an odd address, outputs and inputs have gaps that must stay as they are.
    func run(isa: Int32, threads: Int32 = 1, first: Int = 0, count: Int? = nil) -> [Float] {
        let tokens = count ?? self.tokens
        let (inputStride, outputStride) = (columns + 5, rows + 3)
        var padded = [Float](repeating: .nan, count: tokens * inputStride)
        for t in 0..<tokens {
            let from = (first + t) * columns
            padded.replaceSubrange(t * inputStride..<t * inputStride + columns, with: input[from..<from + columns])
        }
        var output = [Float](repeating: 77, count: tokens * outputStride)
        let scratch = UnsafeMutableRawPointer.allocate(
            byteCount: wk_matmul_scratch(columns, tokens) + 4, alignment: 64)
        defer { scratch.deallocate() }
        ([0] + weights).withUnsafeBytes { bytes in
            output.withUnsafeMutableBufferPointer { out in
                (bias ?? []).withUnsafeBufferPointer { biases in
                    var matrix = wk_matrix(
                        type: type.number, weights: bytes.baseAddress.map { $0 + 1 }, rows: rows,
                        bias: bias == nil ? nil : biases.baseAddress, output: out.baseAddress,
                        output_stride: outputStride)
                    with(isa: isa) {
                        wk_matmul(threads, &matrix, 1, columns, padded, tokens, inputStride, scratch + 4)
                    }
                }
            }
        }
        var dense: [Float] = []
        for t in 0..<tokens {
            dense += output[t * outputStride..<t * outputStride + rows]
            #expect(output[t * outputStride + rows..<(t + 1) * outputStride].allSatisfy { $0 == 77 })
        }
        return dense
    }

    /// The sum of |weight * input| of an output: the scale of what rounding may do to it.
    func magnitudes() -> [Double] {
        let rows = (0..<self.rows).map { row in
            let bytes = columns / type.block * type.bytes
            return type.decode(Array(weights[row * bytes..<(row + 1) * bytes]), columns)
        }
        return (0..<tokens).flatMap { t in
            rows.map { row in
                var sum = 0.0
                for c in 0..<columns { sum += abs(Double(row[c]) * Double(input[t * columns + c])) }
                return sum
            }
        }
    }
}

/// Column counts for a type: one block, an odd number of them, more than a panel.
private func columnCounts(_ type: TensorType) -> [Int] {
    switch type.block {
    case 1: return [1, 7, 16, 37, 384]
    case 32: return [32, 96, 1056]
    default: return [256, 768, 1280]
    }
}

extension KernelsTests {
    @Suite struct Products {
        /// The scalar product against a sum in double precision of the decoded weights: what differs is the rounding
        /// of the inputs, at most half a step of each block.
        @Test(arguments: TensorType.all) func scalarIsRight(type: TensorType) {
            for columns in columnCounts(type) {
                let product = Product(type, rows: 5, columns: columns, tokens: 3, seed: columns, bias: true)
                let output = product.run(isa: allSets[0])
                let rowBytes = columns / type.block * type.bytes
                for row in 0..<5 {
                    let bytes = Array(product.weights[row * rowBytes..<(row + 1) * rowBytes])
                    let weights = type.decode(bytes, columns)
                    for token in 0..<3 {
                        let input = product.input[token * columns..<(token + 1) * columns].map(Double.init)
                        var sum = Double(product.bias?[row] ?? 0)
                        var bound = 1e-5
                        for start in stride(from: 0, to: columns, by: type.block) {
                            let block = start..<start + type.block
                            let step = type.block == 1 ? 0 : (block.map { abs(input[$0]) }.max() ?? 0) / 127
                            for c in block {
                                sum += Double(weights[c]) * input[c]
                                bound += abs(Double(weights[c])) * (step * 0.5001 + abs(input[c]) * 1e-6)
                            }
                        }
                        #expect(abs(Double(output[token * 5 + row]) - sum) <= bound)
                    }
                }
            }
        }

        @Test(arguments: TensorType.all, vectorSets) func vectorsAgreeWithScalar(type: TensorType, isa: Int32) {
            for columns in columnCounts(type) {
                for rows in [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 31, 70] {
                    for tokens in [1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 17] where rows < 10 || tokens % 4 == 1 {
                        let product = Product(
                            type, rows: rows, columns: columns, tokens: tokens, seed: rows * 100 + tokens,
                            bias: tokens % 2 == 0)
                        let expected = product.run(isa: allSets[0])
                        let output = product.run(isa: isa)
                        let magnitudes = product.magnitudes()
                        let wrong = firstDifference(output, expected) { 2e-6 * magnitudes[$0] + 1e-6 }
                        #expect(wrong == nil, "\(rows) x \(columns), \(tokens) tokens")
                    }
                }
            }
        }

        @Test(arguments: TensorType.all, allSets) func tokensTogetherOrAlone(type: TensorType, isa: Int32) {
            for columns in columnCounts(type) {
                let product = Product(type, rows: 21, columns: columns, tokens: 23, seed: 5, bias: true)
                let together = product.run(isa: isa)
                let alone = (0..<23).flatMap { product.run(isa: isa, first: $0, count: 1) }
                let some = product.run(isa: isa, first: 3, count: 6)
                #expect(identical(together, alone))
                #expect(identical(Array(together[3 * 21..<9 * 21]), some))
            }
        }

        @Test(arguments: TensorType.all, allSets) func anyNumberOfThreads(type: TensorType, isa: Int32) {
            let columns = type.block == 1 ? 160 : 512
            for tokens in [1, 33, 150] {
                let product = Product(type, rows: 300, columns: columns, tokens: tokens, seed: 6)
                let expected = product.run(isa: isa, threads: 1)
                for threads: Int32 in [2, 3, 8] {
                    #expect(identical(product.run(isa: isa, threads: threads), expected))
                }
            }
        }

        @Test(arguments: allSets) func matricesThatShareInputs(isa: Int32) {
            let (columns, tokens) = (512, 9)
            let types = [TensorType.q4K, .q8, .f16, .q6K, .f32]
            let rows = [130, 1, 64, 17, 65]
            var products = zip(types, rows).map { Product($0, rows: $1, columns: columns, tokens: tokens, seed: $1) }
            for i in products.indices { products[i].input = products[0].input }
            var outputs = rows.map { UnsafeMutablePointer<Float>.allocate(capacity: $0 * tokens) }
            defer { outputs.forEach { $0.deallocate() } }
            let weights = products.map { product in
                let copy = UnsafeMutableRawPointer.allocate(byteCount: product.weights.count, alignment: 1)
                copy.copyMemory(from: product.weights, byteCount: product.weights.count)
                return copy
            }
            defer { weights.forEach { $0.deallocate() } }
            let matrices = products.indices.map { i in
                wk_matrix(
                    type: types[i].number, weights: weights[i], rows: rows[i], bias: nil, output: outputs[i],
                    output_stride: rows[i])
            }
            let scratch = UnsafeMutableRawPointer.allocate(
                byteCount: wk_matmul_scratch(columns, tokens), alignment: 1)
            defer { scratch.deallocate() }
            with(isa: isa) {
                wk_matmul(3, matrices, matrices.count, columns, products[0].input, tokens, columns, scratch)
            }
            for i in products.indices {
                let output = Array(UnsafeBufferPointer(start: outputs[i], count: rows[i] * tokens))
                #expect(identical(output, products[i].run(isa: isa)), "\(types[i].testDescription)")
            }
            outputs.reserveCapacity(0)
        }

        /// Codes and inputs at the ends of their ranges: sums of products must not overflow or saturate.
        @Test(arguments: TensorType.quantized, vectorSets) func largestCodes(type: TensorType, isa: Int32) {
            for code: UInt8 in [0x00, 0x80, 0x7f, 0xff, 0x88, 0xf0, 0x0f] {
                for sign: Float in [1, -1] {
                    var product = Product(type, rows: 17, columns: 1280, tokens: 9, seed: 1)
                    product.weights = [UInt8](repeating: code, count: product.weights.count)
                    var one = Float16(0.25).bitPattern.littleEndian
                    for start in stride(from: 0, to: product.weights.count, by: type.bytes) {
                        for offset in type.scales {
                            withUnsafeBytes(of: &one) {
                                product.weights.replaceSubrange(start + offset..<start + offset + 2, with: $0)
                            }
                        }
                    }
                    product.input = product.input.indices.map { sign * ($0 % 7 == 0 ? 0.5 : 1) }
                    let magnitudes = product.magnitudes()
                    let expected = product.run(isa: allSets[0])
                    for (first, count) in [(0, 9), (0, 1)] {
                        let output = product.run(isa: isa, first: first, count: count)
                        let wrong = firstDifference(output, Array(expected.prefix(output.count))) {
                            1e-6 * magnitudes[$0]
                        }
                        #expect(wrong == nil, "code \(code), sign \(sign), \(count) tokens")
                    }
                }
            }
        }

        /// Scales and inputs that are no ordinary numbers give the same kind of result everywhere.
        @Test(arguments: TensorType.quantized, vectorSets) func extraordinaryNumbers(type: TensorType, isa: Int32) {
            let scales: [Float16] = [
                0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity, -.infinity, .nan,
            ]
            let inputs: [Float] = [
                0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude / 4, 1e-37, 1e-30, 1e30,
                .greatestFiniteMagnitude, .infinity,
                -.infinity, .nan,
            ]
            for scale in scales {
                for extreme in inputs {
                    var random = Generator(2)
                    var product = Product(type, rows: 3, columns: 512, tokens: 5, seed: 3)
                    product.weights = type.weights(3 * 512, &random) { _ in scale }
                    for t in 0..<5 { product.input[t * 512 + 100 * t] = extreme }
                    let expected = product.run(isa: allSets[0])
                    let output = product.run(isa: isa)
                    let magnitudes = product.magnitudes()
                    let wrong = firstDifference(output, expected) { 1e-5 * magnitudes[$0] + 1e-30 }
                    #expect(wrong == nil, "scale \(scale), input \(extreme)")
                }
            }
        }

        @Test(arguments: [TensorType.f32, .f16, .bf16], allSets) func infinityAndNaNInFloats(
            type: TensorType, isa: Int32
        ) {
            for (extreme, test) in [
                (Float.nan, { $0.isNaN }), (.infinity, { $0.isInfinite }), (1e38, { $0.isFinite }),
            ] as [(Float, (Float) -> Bool)] {
                var product = Product(type, rows: 9, columns: 37, tokens: 7, seed: 8)
                for t in 0..<7 { product.input[t * 37 + 36] = extreme }
                let output = product.run(isa: isa)
                let last = product.columns - 1
                for row in 0..<9 {
                    let bytes = type.bytes * 37
                    let weights = type.decode(Array(product.weights[row * bytes..<(row + 1) * bytes]), 37)
                    if weights[last] != 0 {
                        #expect(test(output[row]))
                    }
                }
            }
        }

        @Test(arguments: allSets) func nothingToDo(isa: Int32) {
            let product = Product(.q4, rows: 2, columns: 32, tokens: 1, seed: 1)
            #expect(product.run(isa: isa, count: 0).isEmpty)
        }
    }
}
