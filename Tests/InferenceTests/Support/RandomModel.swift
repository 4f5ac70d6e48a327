/// Small models with random weights, byte for byte those that tools/goldens/random_models.py makes.
struct RandomModel {
    var name: String
    var architecture: String
    var type: String
    var heads = 4
    var kvHeads = 1
    var headLength = 64
    var tied = false
    var biases = false
    var pooling: UInt32 = 1
    var tokenTypes = 2
    var ropeFrequencies = false
    var rope: [(String, GGUFWriter.Value)] = []
    /// Types in place of `type`, by the end of a tensor's name.
    var types: [String: String] = [:]

    var width = 256
    var inner = 512
    var blocks = 2
    var context = 128
    var vocabulary = 320

    static let types = ["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q4_K", "Q5_K", "Q6_K"]

    static let all: [RandomModel] = {
        var models: [RandomModel] = []
        for type in types {
            models += [
                RandomModel(name: "llama-\(type)", architecture: "llama", type: type),
                RandomModel(name: "qwen2-\(type)", architecture: "qwen2", type: type, kvHeads: 2),
                RandomModel(
                    name: "qwen3-\(type)", architecture: "qwen3", type: type, kvHeads: 2, headLength: 128, tied: true),
                RandomModel(name: "bert-\(type)", architecture: "bert", type: type, kvHeads: 4),
            ]
        }
        let linear: [(String, GGUFWriter.Value)] = [("type", .string("linear")), ("factor", .float32(4))]
        let yarn: [(String, GGUFWriter.Value)] = [
            ("type", .string("yarn")), ("factor", .float32(4)), ("original_context_length", .uint32(32)),
        ]
        let mixed = [
            "token_embd.weight": "Q6_K", "attn_v.weight": "Q6_K", "ffn_down.weight": "Q5_K", "attn_k.weight": "Q8_0",
        ]
        models += [
            RandomModel(name: "llama-linear", architecture: "llama", type: "F32", rope: linear),
            RandomModel(name: "llama-yarn", architecture: "llama", type: "F32", rope: yarn),
            RandomModel(name: "llama-freqs", architecture: "llama", type: "F32", ropeFrequencies: true),
            RandomModel(name: "llama-tied", architecture: "llama", type: "F32", tied: true),
            RandomModel(name: "llama-biases", architecture: "llama", type: "F32", biases: true),
            RandomModel(name: "llama-mha", architecture: "llama", type: "F32", kvHeads: 4),
            RandomModel(name: "llama-mixed", architecture: "llama", type: "Q4_K", tied: true, types: mixed),
            RandomModel(name: "bert-cls", architecture: "bert", type: "F32", kvHeads: 4, pooling: 2),
            RandomModel(name: "bert-typeless", architecture: "bert", type: "F32", kvHeads: 4, tokenTypes: 0),
        ]
        return models
    }()

    static func named(_ name: String) -> RandomModel? { all.first { $0.name == name } }

    /// The file's contents before they are written, for tests that spoil them.
    func writer() -> GGUFWriter {
        var writer = GGUFWriter()
        writer.set("general.architecture", .string(architecture))
        writer.set("general.name", .string(name))
        writer.set("\(architecture).context_length", .uint32(UInt32(context)))
        writer.set("\(architecture).embedding_length", .uint32(UInt32(width)))
        writer.set("\(architecture).block_count", .uint32(UInt32(blocks)))
        writer.set("\(architecture).feed_forward_length", .uint32(UInt32(inner)))
        writer.set("\(architecture).attention.head_count", .uint32(UInt32(heads)))
        writer.set("\(architecture).attention.head_count_kv", .uint32(UInt32(kvHeads)))
        if architecture == "bert" {
            writer.set("bert.attention.layer_norm_epsilon", .float32(0x1p-40))
            writer.set("bert.attention.causal", .bool(false))
            writer.set("bert.pooling_type", .uint32(pooling))
            writer.set("tokenizer.ggml.token_type_count", .uint32(2))
        } else {
            writer.set("\(architecture).attention.layer_norm_rms_epsilon", .float32(0x1p-20))
            writer.set("\(architecture).rope.freq_base", .float32(10000))
            if headLength * heads != width {
                writer.set("\(architecture).attention.key_length", .uint32(UInt32(headLength)))
                writer.set("\(architecture).attention.value_length", .uint32(UInt32(headLength)))
            }
            for (key, value) in rope { writer.set("\(architecture).rope.scaling.\(key)", value) }
        }
        setVocabulary(&writer)
        if architecture == "bert" { addEncoder(to: &writer) } else { addDecoder(to: &writer) }
        return writer
    }

    // MARK: Vocabulary

    private func setVocabulary(_ writer: inout GGUFWriter) {
        switch architecture {
        case "bert":
            setTokens(&writer, "bert", ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], special: 5)
            let ids = [("bos", 2), ("eos", 3), ("unknown", 1), ("seperator", 3), ("padding", 0), ("mask", 4)]
            setTokenIDs(&writer, ids)
        case "llama":
            let hexadecimal = Array("0123456789ABCDEF")
            let bytes = (0..<256).map { "<0x\(hexadecimal[$0 >> 4])\(hexadecimal[$0 & 15])>" }
            setTokens(&writer, "llama", ["<unk>", "<s>", "</s>"] + bytes + ["\u{2581}", "\u{2581}a"], special: 3)
            writer.set("tokenizer.ggml.scores", .floats((0..<vocabulary).map { -Float($0) }))
            setTokenIDs(&writer, [("bos", 1), ("eos", 2), ("unknown", 0)])
        default:
            let printable = Set(0x21...0x7e).union(0xa1...0xac).union(0xae...0xff)
            var next: UInt32 = 256
            let letters = (0..<256).map { byte -> String in
                let scalar = printable.contains(byte) ? UInt32(byte) : next
                if !printable.contains(byte) { next += 1 }
                return Unicode.Scalar(scalar).map { String($0) } ?? ""
            }
            setTokens(&writer, "gpt2", ["<|endoftext|>"] + letters + ["th", "the"], special: 1)
            writer.set("tokenizer.ggml.pre", .string("qwen2"))
            writer.set("tokenizer.ggml.merges", .strings(["t h", "th e"]))
            setTokenIDs(&writer, [("bos", 0), ("eos", 0), ("padding", 0)])
        }
    }

    private func setTokens(_ writer: inout GGUFWriter, _ model: String, _ tokens: [String], special: Int) {
        writer.set("tokenizer.ggml.model", .string(model))
        writer.set(
            "tokenizer.ggml.tokens", .strings(tokens + (tokens.count..<max(tokens.count, vocabulary)).map { "w\($0)" }))
        writer.set("tokenizer.ggml.token_type", .int32s((0..<vocabulary).map { $0 < special ? 3 : 1 }))
    }

    private func setTokenIDs(_ writer: inout GGUFWriter, _ ids: [(String, Int)]) {
        for (name, id) in ids { writer.set("tokenizer.ggml.\(name)_token_id", .uint32(UInt32(id))) }
    }

    // MARK: Tensors

    private func addDecoder(to writer: inout GGUFWriter) {
        addMatrix("token_embd", vocabulary, width, to: &writer)
        for block in 0..<blocks {
            let prefix = "blk.\(block)."
            let biased = biases || architecture == "qwen2"
            addNorm(prefix + "attn_norm", width, to: &writer)
            addLinear(prefix + "attn_q", heads * headLength, width, biased, to: &writer)
            addLinear(prefix + "attn_k", kvHeads * headLength, width, biased, to: &writer)
            addLinear(prefix + "attn_v", kvHeads * headLength, width, biased, to: &writer)
            if architecture == "qwen3" {
                addNorm(prefix + "attn_q_norm", headLength, to: &writer)
                addNorm(prefix + "attn_k_norm", headLength, to: &writer)
            }
            addLinear(prefix + "attn_output", width, heads * headLength, biases, to: &writer)
            addNorm(prefix + "ffn_norm", width, to: &writer)
            addLinear(prefix + "ffn_gate", inner, width, biases, to: &writer)
            addLinear(prefix + "ffn_up", inner, width, biases, to: &writer)
            addLinear(prefix + "ffn_down", width, inner, biases, to: &writer)
        }
        addNorm("output_norm", width, to: &writer)
        if !tied { addMatrix("output", vocabulary, width, to: &writer) }
        if ropeFrequencies { addFloats("rope_freqs.weight", headLength / 2, scale: 4, offset: 5, to: &writer) }
    }

    private func addEncoder(to writer: inout GGUFWriter) {
        addMatrix("token_embd", vocabulary, width, to: &writer)
        addMatrix("position_embd", context, width, type: "F32", to: &writer)
        if tokenTypes > 0 { addMatrix("token_types", tokenTypes, width, type: "F32", to: &writer) }
        addLayerNorm("token_embd_norm", to: &writer)
        for block in 0..<blocks {
            let prefix = "blk.\(block)."
            for name in ["attn_q", "attn_k", "attn_v", "attn_output"] {
                addLinear(prefix + name, width, width, true, to: &writer)
            }
            addLayerNorm(prefix + "attn_output_norm", to: &writer)
            addLinear(prefix + "ffn_up", inner, width, true, to: &writer)
            addLinear(prefix + "ffn_down", width, inner, true, to: &writer)
            addLayerNorm(prefix + "layer_output_norm", to: &writer)
        }
    }

    private func addLinear(
        _ name: String, _ rows: Int, _ columns: Int, _ biased: Bool, to writer: inout GGUFWriter
    ) {
        addMatrix(name, rows, columns, to: &writer)
        if biased { addFloats(name + ".bias", rows, scale: 0.25, offset: 0, to: &writer) }
    }

    private func addNorm(_ name: String, _ count: Int, to writer: inout GGUFWriter) {
        addFloats(name + ".weight", count, scale: 0.25, offset: 1, to: &writer)
    }

    private func addLayerNorm(_ name: String, to writer: inout GGUFWriter) {
        addNorm(name, width, to: &writer)
        addFloats(name + ".bias", width, scale: 0.25, offset: 0, to: &writer)
    }

    private func addFloats(
        _ tensor: String, _ count: Int, scale: Float, offset: Float, to writer: inout GGUFWriter
    ) {
        var random = SplitMix64(naming: "\(name)/\(tensor)")
        var bytes: [UInt8] = []
        for _ in 0..<count { bytes.append(integer: (random.uniform(bits: 24) * scale + offset).bitPattern) }
        writer.add(tensor, type: 0, [UInt64(count)], bytes)
    }

    private func addMatrix(
        _ stem: String, _ rows: Int, _ columns: Int, type given: String? = nil, to writer: inout GGUFWriter
    ) {
        let tensor = stem + ".weight"
        let type = given ?? types.first { tensor.hasSuffix($0.key) }?.value ?? type
        var random = SplitMix64(naming: "\(name)/\(tensor)")
        let (number, bytes) = random.weights(rows * columns, type: type)
        writer.add(tensor, type: number, [UInt64(columns), UInt64(rows)], bytes)
    }
}

/// The generator of https://prng.di.unimi.it/splitmix64.c.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64
    static let goldenRatio: UInt64 = 0x9e37_79b9_7f4a_7c15

    init(seed: UInt64) { state = seed }

    /// Seeded with the FNV-1a hash of a text.
    init(naming text: String) {
        state = text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    mutating func next() -> UInt64 {
        state &+= Self.goldenRatio
        return Self.mix(state)
    }

    /// A multiple of 2^(1 - bits) in [-1, 1).
    mutating func uniform(bits: Int) -> Float {
        Float(next() >> UInt64(64 - bits)) * Float(sign: .plus, exponent: 1 - bits, significand: 1) - 1
    }

    /// The type's number, and the bytes of `count` weights.
    mutating func weights(_ count: Int, type: String) -> (UInt32, [UInt8]) {
        var bytes: [UInt8] = []
        switch type {
        case "F32":
            bytes.reserveCapacity(count * 4)
            for _ in 0..<count { bytes.append(integer: (uniform(bits: 24) * 0.125).bitPattern) }
            return (0, bytes)
        case "F16":
            for _ in 0..<count { bytes.append(integer: Float16(uniform(bits: 11) * 0.125).bitPattern) }
            return (1, bytes)
        case "BF16":
            for _ in 0..<count {
                bytes.append(integer: UInt16(truncatingIfNeeded: (uniform(bits: 8) * 0.125).bitPattern >> 16))
            }
            return (30, bytes)
        case "Q8_0": return (8, blocks(count / 32, of: 34, scaleAt: 0, exponent: 0x10))
        case "Q4_0": return (2, blocks(count / 32, of: 18, scaleAt: 0, exponent: 0x20))
        case "Q4_K": return (12, blocks(count / 256, of: 144, scaleAt: 0, exponent: 0x0c, minimumStep: 3))
        case "Q5_K": return (13, blocks(count / 256, of: 176, scaleAt: 0, exponent: 0x08, minimumStep: 4))
        case "Q6_K": return (14, blocks(count / 256, of: 210, scaleAt: 208, exponent: 0))
        default: return (.max, [])
        }
    }

    /// Random blocks whose F16 scale has a chosen exponent (in its high byte). With `minimumStep`, the minimums of a
    /// K-quant follow the scales, that many exponents larger, so that weights lie around zero.
    private mutating func blocks(
        _ count: Int, of size: Int, scaleAt offset: Int, exponent: UInt8, minimumStep: UInt8 = 0
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * size + 8)
        while bytes.count < count * size { bytes.append(integer: next()) }
        bytes.removeLast(bytes.count - count * size)
        for start in stride(from: 0, to: bytes.count, by: size) {
            let high = start + offset + 1
            bytes[high] = bytes[high] & 3 | exponent
            guard minimumStep > 0 else { continue }
            bytes[start + 2] = bytes[start]
            bytes[start + 3] = bytes[start + 1] + minimumStep << 2
            for index in start + 4..<start + 8 {
                bytes[index + 4] = bytes[index]
                bytes[index + 8] = (bytes[index + 8] & 15) * 17
            }
        }
        return bytes
    }

    private static func mix(_ state: UInt64) -> UInt64 {
        var z = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// A hash of bytes, read as little-endian words that are padded with zeros.
    static func fingerprint(_ bytes: [UInt8]) -> String {
        var sum: UInt64 = 0
        bytes.withUnsafeBytes { raw in
            for index in 0..<(raw.count + 7) / 8 {
                var word: UInt64 = 0
                if raw.count - index * 8 >= 8 {
                    word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
                } else {
                    for byte in raw[(index * 8)...].reversed() { word = word << 8 | UInt64(byte) }
                }
                sum &+= mix(word ^ (UInt64(index) &* goldenRatio))
            }
        }
        let digits = String(sum, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
