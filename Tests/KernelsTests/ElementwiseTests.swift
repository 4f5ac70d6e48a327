import Glibc
import Kernels
import Testing

private let counts = [1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 1027]

/// The largest error relative to the expected values.
private func relativeError(_ output: [Float], _ expected: [Double]) -> Double {
    zip(output, expected).map { abs(Double($0) - $1) / max(abs($1), 1e-30) }.max() ?? 0
}

extension KernelsTests {
    @Suite struct Elementwise {
        @Test(arguments: allSets) func rmsNorm(isa: Int32) {
            for count in counts {
                var random = Generator(count)
                let (x, weight) = (random.floats(3 * count + 6, scale: 30), random.floats(count))
                var y = [Float](repeating: 9, count: 3 * (count + 2))
                with(isa: isa) { wk_rms_norm(x, weight, 1e-5, &y, count, 3, count + 2) }
                for t in 0..<3 {
                    let start = t * (count + 2)
                    let row = x[start..<start + count].map(Double.init)
                    let scale = 1 / (row.reduce(0) { $0 + $1 * $1 } / Double(count) + Double(Float(1e-5))).squareRoot()
                    let expected = (0..<count).map { row[$0] * scale * Double(weight[$0]) }
                    #expect(relativeError(Array(y[start..<start + count]), expected) < 1e-6)
                    #expect(y[start + count..<start + count + 2].allSatisfy { $0 == 9 })
                }
                var inPlace = x
                with(isa: isa) {
                    inPlace.withUnsafeMutableBufferPointer { both in
                        wk_rms_norm(both.baseAddress, weight, 1e-5, both.baseAddress, count, 1, count)
                    }
                }
                #expect(identical(Array(inPlace.prefix(count)), Array(y.prefix(count))))
            }
        }

        @Test(arguments: allSets) func layerNorm(isa: Int32) {
            for count in counts where count > 1 {
                var random = Generator(count)
                let x = random.floats(2 * count).map { $0 + 3 }
                let (weight, bias) = (random.floats(count), random.floats(count))
                var y = [Float](repeating: 0, count: 2 * count)
                with(isa: isa) { wk_layer_norm(x, weight, bias, 1e-12, &y, count, 2, count) }
                for t in 0..<2 {
                    let row = x[t * count..<(t + 1) * count].map(Double.init)
                    let mean = row.reduce(0, +) / Double(count)
                    let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
                    for i in 0..<count {
                        let z = (row[i] - mean) / (variance + 1e-12).squareRoot() * Double(weight[i])
                        #expect(abs(Double(y[t * count + i]) - z - Double(bias[i])) < 3e-6)
                    }
                }
            }
        }

        @Test(arguments: allSets) func rope(isa: Int32) {
            for (headSize, rotated) in [(8, 8), (64, 64), (80, 32), (96, 96), (256, 256), (640, 600), (10, 6)] {
                let (heads, tokens) = (3, 5)
                let stride = heads * headSize + 1
                var random = Generator(headSize)
                let x = random.floats(tokens * stride)
                let positions: [Int32] = [0, 1, 17, 4095, 1_000_003]
                let frequencies = (0..<rotated / 2).map { Float(pow(10000, -2 * Double($0) / Double(rotated))) }
                for (pairs, magnitude) in [(WK_ROPE_ADJACENT, Float(1)), (WK_ROPE_HALVES, 1.25)] {
                    var y = x
                    with(isa: isa) {
                        wk_rope(
                            &y, tokens, stride, heads, headSize, rotated, Int32(pairs), positions, frequencies,
                            magnitude)
                    }
                    var expected = x.map(Double.init)
                    for t in 0..<tokens {
                        for h in 0..<heads {
                            for i in 0..<rotated / 2 {
                                let start = t * stride + h * headSize
                                let adjacent = pairs == WK_ROPE_ADJACENT
                                let a = start + (adjacent ? 2 * i : i)
                                let b = adjacent ? a + 1 : a + rotated / 2
                                let angle = Double(positions[t]) * Double(frequencies[i])
                                expected[a] =
                                    (Double(x[a]) * cos(angle) - Double(x[b]) * sin(angle)) * Double(magnitude)
                                expected[b] =
                                    (Double(x[a]) * sin(angle) + Double(x[b]) * cos(angle)) * Double(magnitude)
                            }
                        }
                    }
                    let wrong = firstDifference(y, expected.map { Float($0) }) { _ in 4e-7 }
                    #expect(wrong == nil, "\(headSize), \(rotated)")
                }
            }
        }

        @Test(arguments: allSets) func add(isa: Int32) {
            for count in counts + [0] {
                var random = Generator(count)
                let (x, y) = (random.floats(count), random.floats(count))
                var sum = x + [3]
                with(isa: isa) { wk_add(&sum, y, count) }
                #expect(sum == zip(x, y).map { $0 + $1 } + [3])
            }
        }

        /// Arguments from very small to beyond the range of exp.
        private static let arguments: [Float] = {
            var random = Generator(9)
            return (0..<20_000).map { i in Float.random(in: -1...1, using: &random) * [1e-6, 0.1, 1, 10, 87][i % 5] }
        }()

        @Test(arguments: allSets) func siluMultiply(isa: Int32) {
            var random = Generator(10)
            let x = Elementwise.arguments + [0, -0.0, .leastNonzeroMagnitude]
            let up = random.floats(x.count, scale: 3)
            var gate = x
            with(isa: isa) { wk_silu_multiply(&gate, up, x.count) }
            let expected = zip(x, up).map { Double($0) / (1 + exp(-Double($0))) * Double($1) }
            #expect(relativeError(gate, expected) < 4e-7)
            var extremes: [Float] = [1000, -1000, .infinity, .nan, 1e38, -1e38]
            let ones = [Float](repeating: 1, count: extremes.count)
            with(isa: isa) { wk_silu_multiply(&extremes, ones, extremes.count) }
            #expect(extremes[0] == 1000 && extremes[1] == 0 && extremes[2] == .infinity && extremes[3].isNaN)
            #expect(extremes[4] == 1e38 && extremes[5] == 0)
        }

        @Test(arguments: allSets) func gelu(isa: Int32) {
            let x = Elementwise.arguments.filter { $0 > -12 }
            var y = x
            with(isa: isa) { wk_gelu(&y, x.count) }
            let expected = x.map { Double($0) * 0.5 * erfc(-Double($0) / 2.0.squareRoot()) }
            // 0.5 erfc(x) of the scalar form is rounded in its argument, which weighs for large negative x
            #expect(relativeError(y, expected) < (isa == 0 ? 2e-5 : 6e-7))
            var extremes: [Float] = [0, 100, -100, 1e30, -1e30, .infinity, .nan]
            with(isa: isa) { wk_gelu(&extremes, extremes.count) }
            #expect(Array(extremes[..<6]) == [0, 100, 0, 1e30, 0, .infinity])
            #expect(extremes[6].isNaN)
        }

        @Test(arguments: allSets) func softmax(isa: Int32) {
            for count in counts {
                for scale: Float in [0.1, 10, 200] {
                    var random = Generator(count)
                    let x = random.floats(count, scale: scale)
                    var y = x + [5]
                    with(isa: isa) { wk_softmax(&y, count) }
                    let largest = x.max() ?? 0
                    let weights = x.map { exp(Double($0 - largest)) }
                    let sum = weights.reduce(0, +)
                    let expected = weights.map { Float($0 / sum) }
                    let wrong = firstDifference(Array(y.prefix(count)), expected) {
                        1e-6 * Double(expected[$0]) + 1e-38
                    }
                    #expect(wrong == nil)
                    #expect(y[count] == 5)
                }
            }
            var masked: [Float] = [-.infinity, 0, -.infinity, 0]
            with(isa: isa) { wk_softmax(&masked, 4) }
            #expect(masked == [0, 0.5, 0, 0.5])
            with(isa: isa) { wk_softmax(&masked, 0) }
        }

        @Test(arguments: allSets) func normalize(isa: Int32) {
            for count in counts {
                for scale: Float in [1e-30, 1, 1e30] {
                    var random = Generator(count)
                    let x = random.floats(count, scale: scale)
                    var y = x
                    with(isa: isa) { wk_normalize(&y, count) }
                    let length = x.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
                    #expect(relativeError(y, x.map { Double($0) / length }) < 3e-7)
                }
            }
            var zero = [Float](repeating: 0, count: 20)
            with(isa: isa) { wk_normalize(&zero, 20) }
            #expect(zero.allSatisfy { $0 == 0 })
        }

        @Test(arguments: allSets) func dot(isa: Int32) {
            for count in counts + [0] {
                var random = Generator(count)
                let (x, y) = (random.floats(count), random.floats(count))
                let result = with(isa: isa) { wk_dot(x, y, count) }
                let expected = zip(x, y).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                #expect(abs(Double(result) - expected) < 1e-5)
            }
        }

        @Test(arguments: allSets) func argmax(isa: Int32) {
            for count in counts {
                for place in Set<Int>([0, count / 2, count - 1]) {
                    var random = Generator(count)
                    var x = random.floats(count)
                    x[place] = 2
                    if place + 3 < count { x[place + 3] = 2 }
                    #expect(with(isa: isa) { wk_argmax(x, count) } == place)
                    for other in x.indices where other != place && other % 3 != place % 3 { x[other] = .nan }
                    #expect(with(isa: isa) { wk_argmax(x, count) } == place)
                }
                #expect(with(isa: isa) { wk_argmax([Float](repeating: .nan, count: count), count) } == 0)
                var lowest = [Float](repeating: .nan, count: count)
                lowest[count - 1] = -.infinity
                #expect(with(isa: isa) { wk_argmax(lowest, count) } == count - 1)
            }
            #expect(with(isa: isa) { wk_argmax([], 0) } == 0)
        }
    }

    @Suite struct Dispatch {
        @Test func limits() {
            defer { wk_limit_isa(Int32(WK_ISA_AVX512_VNNI)) }
            #expect(wk_limit_isa(-5) == Int32(WK_ISA_SCALAR))
            #expect(wk_isa() == Int32(WK_ISA_SCALAR))
            #expect(wk_limit_isa(1000) == allSets.max())
            #expect(wk_isa() == allSets.max())
        }

        @Test func names() {
            let names = (-1...3).map { String(cString: wk_isa_name($0)) }
            #expect(names == ["?", "scalar", "avx2", "avx512-vnni", "?"])
        }
    }
}
