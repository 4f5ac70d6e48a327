import Kernels
import Testing

/// SplitMix64: random numbers that are the same in every run.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) {
        state = UInt64(truncatingIfNeeded: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Floats of -scale ... scale.
    mutating func floats(_ count: Int, scale: Float = 1) -> [Float] {
        (0..<count).map { _ in Float.random(in: -scale...scale, using: &self) }
    }
}

/// A tensor type with kernels, as the tests see it.
struct TensorType: CustomTestStringConvertible, Sendable {
    let number: Int32
    /// Byte offsets of the f16 scales in a block.
    let scales: [Int]

    var block: Int { Int(wk_type_block_elements(number)) }
    var bytes: Int { Int(wk_type_block_bytes(number)) }
    var testDescription: String { String(cString: wk_type_name(number)) }

    static let f32 = TensorType(number: Int32(WK_F32), scales: [])
    static let f16 = TensorType(number: Int32(WK_F16), scales: [])
    static let bf16 = TensorType(number: Int32(WK_BF16), scales: [])
    static let q4 = TensorType(number: Int32(WK_Q4_0), scales: [0])
    static let q8 = TensorType(number: Int32(WK_Q8_0), scales: [0])
    static let q4K = TensorType(number: Int32(WK_Q4_K), scales: [0, 2])
    static let q5K = TensorType(number: Int32(WK_Q5_K), scales: [0, 2])
    static let q6K = TensorType(number: Int32(WK_Q6_K), scales: [208])
    static let quantized = [q4, q8, q4K, q5K, q6K]
    static let all = [f32, f16, bf16] + quantized

    /// Random weights of about unit size: any codes, scales as `scale` makes them.
    func weights(_ count: Int, _ random: inout Generator, scale: ((inout Generator) -> Float16)? = nil) -> [UInt8] {
        switch number {
        case TensorType.f32.number:
            return random.floats(count).flatMap { bytes(of: $0.bitPattern) }
        case TensorType.f16.number:
            return random.floats(count).flatMap { bytes(of: Float16($0).bitPattern) }
        case TensorType.bf16.number:
            return random.floats(count).flatMap { bytes(of: UInt16($0.bitPattern >> 16)) }
        default:
            var weights = (0..<count / block * bytes).map { _ in UInt8.random(in: 0...255, using: &random) }
            for start in stride(from: 0, to: weights.count, by: bytes) {
                for offset in scales {
                    let value = scale?(&random) ?? Float16.random(in: -0.05...0.05, using: &random)
                    weights.replaceSubrange(start + offset..<start + offset + 2, with: bytes(of: value.bitPattern))
                }
            }
            return weights
        }
    }

    private func bytes<Number: FixedWidthInteger>(of number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    /// Decodes through the library.
    func decode(_ weights: [UInt8], _ count: Int) -> [Float] {
        var floats = [Float](repeating: .nan, count: count)
        wk_dequantize_row(number, weights, &floats, count)
        return floats
    }
}

/// The instruction sets beside the scalar reference that this machine has.
let vectorSets: [Int32] = [Int32(WK_ISA_AVX2), Int32(WK_ISA_AVX512_VNNI)].filter { isa in
    defer { wk_limit_isa(Int32(WK_ISA_AVX512_VNNI)) }
    return wk_limit_isa(isa) == isa
}

let allSets: [Int32] = [Int32(WK_ISA_SCALAR)] + vectorSets

/// Runs `body` with an instruction set.
func with<Result>(isa: Int32, _ body: () throws -> Result) rethrows -> Result {
    wk_limit_isa(isa)
    defer { wk_limit_isa(Int32(WK_ISA_AVX512_VNNI)) }
    return try body()
}

/// Equal bit by bit, any NaN equal to any other.
func identical(_ a: [Float], _ b: [Float]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }
}

/// The first index where the two differ by more than `tolerance(index)`, or where one only is finite.
func firstDifference(_ a: [Float], _ b: [Float], _ tolerance: (Int) -> Double) -> Int? {
    guard a.count == b.count else { return min(a.count, b.count) }
    return a.indices.first { i in
        if a[i].isNaN || b[i].isNaN { return a[i].isNaN != b[i].isNaN }
        if a[i].isInfinite || b[i].isInfinite { return a[i] != b[i] }
        return abs(Double(a[i]) - Double(b[i])) > tolerance(i)
    }
}
