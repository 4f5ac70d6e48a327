import Glibc
import Kernels

/// Rotary position embedding: how far each pair of a head's elements turns for one position.
///
/// RoFormer, https://arxiv.org/abs/2104.09864; scaling for longer contexts by linear interpolation,
/// https://arxiv.org/abs/2306.15595, or YaRN, https://arxiv.org/abs/2309.00071.
struct RotaryEmbedding: Sendable {
    /// Elements of a head that turn, from its start.
    let rotated: Int
    /// `WK_ROPE_ADJACENT` or `WK_ROPE_HALVES`.
    let pairs: Int32
    /// Radians for a position, one for each pair.
    let frequencies: FloatVector
    /// What the turned elements are multiplied with.
    let magnitude: Float

    /// Reads the `rope.*` keys of a text model and Llama 3.1's divisors (`rope_freqs.weight`).
    init(_ hyperparameters: Hyperparameters, _ weights: WeightLoader) throws(ModelError) {
        let architecture = hyperparameters.architecture
        let reader = HyperparameterReader(metadata: weights.file.metadata, prefix: architecture.rawValue)
        let rotated =
            try reader.optionalInteger("rope.dimension_count", in: 1...hyperparameters.keyLength)
            ?? hyperparameters.keyLength
        guard rotated % 2 == 0 else { throw reader.error(.malformed, "rope.dimension_count", "must be even") }
        let base = try reader.optionalNumber("rope.freq_base", in: 1...1e30) ?? 10_000
        let scaling = try RotaryScaling(reader, contextLength: hyperparameters.contextLength)

        var divisors: FloatVector?
        if architecture == .llama {
            divisors = try weights.optionalVector("rope_freqs.weight", count: rotated / 2)
        }
        let blend = scaling.blend(rotated: rotated, base: base)
        let frequencies = FloatVector(count: rotated / 2) { frequencies in
            for pair in 0..<rotated / 2 {
                let divisor = divisors.map { Double($0.pointer[pair]) } ?? 1
                let frequency = pow(base, -2 * Double(pair) / Double(rotated)) / divisor
                frequencies[pair] = Float(frequency * blend(pair))
            }
        }
        guard let frequencies else { throw ModelError.outOfMemory }
        self.rotated = rotated
        self.frequencies = frequencies
        magnitude = Float(scaling.magnitude)
        pairs = Int32(architecture == .llama ? WK_ROPE_ADJACENT : WK_ROPE_HALVES)
    }
}

/// How frequencies are stretched for contexts longer than those of the first training.
private struct RotaryScaling {
    private let factor: Double
    /// The context length before the stretch, if only the slow pairs are stretched (YaRN).
    private let originalContextLength: Double?
    private let fastTurns: Double
    private let slowTurns: Double
    let magnitude: Double

    init(_ reader: HyperparameterReader, contextLength: Int) throws(ModelError) {
        let typeKey = "\(reader.prefix).rope.scaling.type"
        let type = reader.metadata.string(typeKey)
        guard type != nil || !reader.metadata.contains(typeKey) else {
            throw reader.error(.malformed, "rope.scaling.type", "is not a string")
        }
        var stated = try reader.optionalNumber("rope.scaling.factor", in: 0...1e6)
        // The key's name until 2023.
        if stated == nil { stated = try reader.optionalNumber("rope.scale_linear", in: 0...1e6) }
        let attention = try reader.optionalNumber("rope.scaling.attn_factor", in: 0...1e6) ?? 1
        // 0 stands for "not given"; files without a type are linear, as they were before there was another.
        let factor = stated.flatMap { $0 == 0 ? nil : $0 } ?? 1
        fastTurns = try reader.optionalNumber("rope.scaling.yarn_beta_fast", in: 1e-3...1e6) ?? 32
        slowTurns = try reader.optionalNumber("rope.scaling.yarn_beta_slow", in: 1e-3...1e6) ?? 1

        switch type {
        case nil, "linear":
            self.factor = factor
            originalContextLength = nil
            magnitude = attention
        case "none":
            self.factor = 1
            originalContextLength = nil
            magnitude = attention
        case "yarn":
            self.factor = factor
            originalContextLength = Double(
                try reader.optionalInteger("rope.scaling.original_context_length", in: 1...Hyperparameters.largest)
                    ?? contextLength)
            magnitude = attention * (factor > 1 ? 1 + 0.1 * log(factor) : 1)
        case .some(let other):
            throw reader.error(.unsupported, "rope.scaling.type", "is '\(other)'; none, linear and yarn are supported")
        }
    }

    /// What the frequency of a pair is multiplied with: 1 / factor, or, with YaRN, something between that and 1 that
    /// depends on how often the pair turns within the original context.
    func blend(rotated: Int, base: Double) -> (Int) -> Double {
        let interpolated = 1 / factor
        guard let originalContextLength else { return { _ in interpolated } }
        func pairTurning(_ turns: Double) -> Double {
            Double(rotated) * log(originalContextLength / (turns * 2 * .pi)) / (2 * log(base))
        }
        let low = max(0, pairTurning(fastTurns).rounded(.down))
        let high = min(Double(rotated - 1), pairTurning(slowTurns).rounded(.up))
        return { pair in
            let ramp = (Double(pair) - low) / max(0.001, high - low)
            let kept = 1 - min(1, max(0, ramp))
            return interpolated * (1 - kept) + kept
        }
    }
}
