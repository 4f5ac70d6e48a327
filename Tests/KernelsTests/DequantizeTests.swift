import Foundation
import Kernels
import Testing

/// Decodes element `i` of a block as the format is described, one element at a time: written apart from the kernels.
private func element(_ type: Int32, _ block: ArraySlice<UInt8>, _ i: Int) -> Float {
    func byte(_ at: Int) -> Int { Int(block[block.startIndex + at]) }
    func bits(_ at: Int, _ from: Int, _ count: Int) -> Int { byte(at) >> from & ((1 << count) - 1) }
    func half(_ at: Int) -> Float { Float(Float16(bitPattern: UInt16(byte(at) | byte(at + 1) << 8))) }
    func signed(_ value: Int) -> Int { value < 128 ? value : value - 256 }
    /// The 6-bit scale and minimum of the 32 elements around i.
    func pair(_ at: Int) -> (scale: Int, minimum: Int) {
        let s = i / 32
        if s < 4 { return (bits(at + s, 0, 6), bits(at + 4 + s, 0, 6)) }
        return (
            bits(at + 4 + s, 0, 4) + 16 * bits(at + s - 4, 6, 2), bits(at + 4 + s, 4, 4) + 16 * bits(at + s, 6, 2)
        )
    }
    switch type {
    case TensorType.q4.number:
        return half(0) * Float((i < 16 ? bits(2 + i, 0, 4) : bits(2 + i - 16, 4, 4)) - 8)
    case TensorType.q8.number:
        return half(0) * Float(signed(byte(2 + i)))
    case TensorType.q4K.number:
        let code = bits(16 + i / 64 * 32 + i % 32, i / 32 % 2 * 4, 4)
        return half(0) * Float(pair(4).scale) * Float(code) - half(2) * Float(pair(4).minimum)
    case TensorType.q5K.number:
        let code = bits(48 + i / 64 * 32 + i % 32, i / 32 % 2 * 4, 4) + 16 * bits(16 + i % 32, i / 32, 1)
        return half(0) * Float(pair(4).scale) * Float(code) - half(2) * Float(pair(4).minimum)
    default:
        let (h, q, l) = (i / 128, i / 32 % 4, i % 32)
        let low = bits(64 * h + 32 * (q % 2) + l, q / 2 * 4, 4)
        let code = low + 16 * bits(128 + 32 * h + l, 2 * q, 2) - 32
        return half(208) * Float(signed(byte(192 + i / 16))) * Float(code)
    }
}

extension KernelsTests {
    @Suite struct Dequantize {
        @Test(arguments: TensorType.quantized) func blocksOfAnyBytes(type: TensorType) {
            var random = Generator(Int(type.number))
            for _ in 0..<50 {
                let weights = type.weights(3 * type.block, &random)
                let expected = (0..<3 * type.block).map { i in
                    let start = i / type.block * type.bytes
                    return element(type.number, weights[start..<start + type.bytes], i % type.block)
                }
                #expect(identical(type.decode(weights, 3 * type.block), expected))
            }
        }

        @Test(arguments: TensorType.quantized) func scalesOfEveryKind(type: TensorType) {
            var random = Generator(1)
            let kinds: [Float16] = [0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, .infinity, .nan]
            for kind in kinds {
                let weights = type.weights(type.block, &random) { _ in kind }
                let expected = (0..<type.block).map { element(type.number, weights[...], $0) }
                #expect(identical(type.decode(weights, type.block), expected))
            }
        }

        /// Blocks decoded by the `gguf` package (tools/goldens/kernels.py).
        @Test func goldens() throws {
            let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/dequantize.txt")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            var seen: Set<String> = []
            for line in lines where !line.hasPrefix("#") {
                let fields = line.split(separator: " ")
                try #require(fields.count == 3)
                let type = try #require(TensorType.all.first { $0.testDescription == fields[0] })
                let weights = try bytes(fields[1])
                let expected = try stride(from: 0, to: fields[2].count, by: 8).map { at in
                    let digits = fields[2].dropFirst(at).prefix(8)
                    return Float(bitPattern: try #require(UInt32(digits, radix: 16)))
                }
                #expect(weights.count == expected.count / type.block * type.bytes)
                #expect(identical(type.decode(weights, expected.count), expected), "\(fields[0])")
                seen.insert(type.testDescription)
            }
            #expect(seen == Set(TensorType.all.map(\.testDescription)))
        }

        private func bytes(_ digits: Substring) throws -> [UInt8] {
            var rest = digits
            var bytes: [UInt8] = []
            while !rest.isEmpty {
                bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
                rest = rest.dropFirst(2)
            }
            return bytes
        }

        @Test func typesWithoutKernels() {
            for type: Int32 in [-1, 3, 6, 7, 9, 10, 11, 15, 16, 29, 31, 1000, .max, .min] {
                #expect(wk_type_block_elements(type) == 0)
                #expect(wk_type_block_bytes(type) == 0)
                #expect(String(cString: wk_type_name(type)) == "?")
            }
            #expect(TensorType.all.map(\.block) == [1, 1, 1, 32, 32, 256, 256, 256])
            #expect(TensorType.all.map(\.bytes) == [4, 2, 2, 18, 34, 144, 176, 210])
        }
    }

    @Suite struct HalfPrecision {
        @Test(arguments: allSets) func everyHalfToFloat(isa: Int32) {
            let halves = (0...UInt16.max).map { $0 }
            var floats = [Float](repeating: 0, count: halves.count)
            with(isa: isa) { wk_f16_to_f32(halves, &floats, halves.count) }
            #expect(identical(floats, halves.map { Float(Float16(bitPattern: $0)) }))
        }

        @Test(arguments: allSets) func floatsToHalves(isa: Int32) {
            var random = Generator(3)
            var floats = (0..<200_000).map { _ in Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &random)) }
            for half in 0...UInt16.max {  // every half, what lies next to it, and the middle to the next
                let value = Float(Float16(bitPattern: half))
                let middle = (value + Float(Float16(bitPattern: half &+ 1))) / 2
                floats += [value, value.nextUp, value.nextDown, middle, middle.nextUp, middle.nextDown]
            }
            var halves = [UInt16](repeating: 0, count: floats.count)
            with(isa: isa) { wk_f32_to_f16(floats, &halves, floats.count) }
            let wrong = floats.indices.first { i in
                let expected = Float16(floats[i])
                return expected.isNaN
                    ? !Float16(bitPattern: halves[i]).isNaN : halves[i] != expected.bitPattern
            }
            #expect(wrong == nil, "\(wrong.map { floats[$0] } ?? 0)")
        }

        @Test(arguments: allSets) func nothingIsWrittenBeyondTheEnd(isa: Int32) {
            for count in 0..<40 {
                let source = [Float](repeating: 1, count: count)
                var halves = [UInt16](repeating: 7, count: count + 1)
                with(isa: isa) { wk_f32_to_f16(source, &halves, count) }
                #expect(halves == [UInt16](repeating: 0x3c00, count: count) + [7])
                var floats = [Float](repeating: 7, count: count + 1)
                with(isa: isa) { wk_f16_to_f32(halves, &floats, count) }
                #expect(floats == source + [7])
            }
        }
    }
}
