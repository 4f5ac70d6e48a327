/// Model families, by the name in `general.architecture`.
package enum Architecture: String, Sendable, CaseIterable {
    /// Llama and its kin, Mistral among them.
    case llama
    case qwen2
    case qwen3
    case bert

    /// The file's architecture.
    ///
    /// Throws `ModelError` if the key is missing or names another one.
    package init(_ metadata: GGUFMetadata) throws(ModelError) {
        let key = "general.architecture"
        guard let name = metadata.string(key) else {
            throw ModelError(kind: .malformed, message: "'\(key)' is missing or no string", key: key)
        }
        guard let architecture = Architecture(rawValue: name) else {
            let known = Architecture.allCases.map(\.rawValue).joined(separator: ", ")
            throw ModelError(
                kind: .unsupported, message: "architecture '\(name)' is not supported; supported are \(known)", key: key
            )
        }
        self = architecture
    }

    /// Whether the model predicts text; otherwise it embeds.
    package var generates: Bool { self != .bert }
}

/// The sizes of a transformer, checked against each other.
package struct Hyperparameters: Sendable {
    package let architecture: Architecture
    package let blockCount: Int
    package let embeddingLength: Int
    package let headCount: Int
    package let headCountKV: Int
    /// Elements of a query or key head.
    package let keyLength: Int
    /// Elements of a value head.
    package let valueLength: Int
    package let feedForwardLength: Int
    /// Tokens that the model was trained to see at once.
    package let contextLength: Int
    package let vocabularySize: Int
    package let normEpsilon: Float
    /// Bytes of a key/value cache that a token takes: 16-bit keys and values of every block.
    package var cacheBytesPerToken: Int {
        headCountKV * (keyLength + valueLength) * MemoryLayout<UInt16>.size * blockCount
    }

    /// Reads and checks the metadata; the vocabulary's size is that of the token embedding.
    ///
    /// Throws `ModelError` naming the key at fault.
    package init(_ file: GGUFFile) throws(ModelError) {
        let metadata = file.metadata
        let architecture = try Architecture(metadata)
        let reader = HyperparameterReader(metadata: metadata, prefix: architecture.rawValue)
        self.architecture = architecture

        if let experts = try reader.optionalInteger("expert_count", in: 0...Self.largest), experts > 0 {
            throw reader.error(.unsupported, "expert_count", "is \(experts): mixtures of experts are not supported")
        }
        blockCount = try reader.integer("block_count", in: 1...Self.largest)
        // Every block has more tensors than this, so a wrong count is refused before anything is allocated for it.
        guard blockCount <= file.tensors.count / 9 else {
            throw reader.error(
                .malformed, "block_count", "is \(blockCount), but the file has only \(file.tensors.count) tensors")
        }
        embeddingLength = try reader.integer("embedding_length", in: 1...Self.largest)
        contextLength = try reader.integer("context_length", in: 1...Self.largest)
        feedForwardLength = try reader.integer("feed_forward_length", in: 1...Self.largest)
        headCount = try reader.integer("attention.head_count", in: 1...Self.largest)
        headCountKV = try reader.optionalInteger("attention.head_count_kv", in: 1...Self.largest) ?? headCount
        guard headCount % headCountKV == 0 else {
            throw reader.error(
                .malformed, "attention.head_count_kv", "is \(headCountKV), which does not divide \(headCount) heads")
        }
        let key = try reader.optionalInteger("attention.key_length", in: 1...Self.largest)
        let value = try reader.optionalInteger("attention.value_length", in: 1...Self.largest)
        if key == nil || value == nil {
            guard embeddingLength % headCount == 0 else {
                throw reader.error(
                    .malformed, "attention.head_count",
                    "is \(headCount), which does not divide the embedding length \(embeddingLength)")
            }
        }
        keyLength = key ?? embeddingLength / headCount
        valueLength = value ?? embeddingLength / headCount
        normEpsilon = Float(
            try reader.number(
                architecture == .bert ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon", in: 0...1))
        vocabularySize = try Self.vocabularySize(file)
    }

    /// Positions, ids and lengths are 32-bit in the kernels and in the interface.
    static let largest = Int(Int32.max)

    private static func vocabularySize(_ file: GGUFFile) throws(ModelError) -> Int {
        let name = "token_embd.weight"
        guard let embedding = file.tensor(name) else {
            throw ModelError(kind: .malformed, message: "tensor '\(name)' is missing", key: name)
        }
        guard embedding.dimensions.count == 2, embedding.dimensions[1] <= largest else {
            throw ModelError(
                kind: .malformed, message: "tensor '\(name)' has dimensions \(embedding.dimensions); two are expected",
                key: name)
        }
        let key = "tokenizer.ggml.tokens"
        if let tokens = file.metadata.count(of: key), tokens != embedding.dimensions[1] {
            throw ModelError(
                kind: .malformed,
                message: "'\(key)' has \(tokens) tokens, but '\(name)' has \(embedding.dimensions[1]) rows", key: key)
        }
        return embedding.dimensions[1]
    }
}

/// Rows of the projections to queries, keys and values, and the elements that attention gives.
struct HeadRows {
    let query: Int
    let key: Int
    let value: Int
    let attended: Int

    /// Throws `ModelError` if a product overflows; each is later compared with a tensor's shape.
    init(_ sizes: Hyperparameters) throws(ModelError) {
        func product(_ heads: Int, _ length: Int) throws(ModelError) -> Int {
            let (product, overflow) = heads.multipliedReportingOverflow(by: length)
            guard !overflow else {
                throw ModelError(kind: .malformed, message: "\(heads) heads of \(length) elements overflow")
            }
            return product
        }
        query = try product(sizes.headCount, sizes.keyLength)
        key = try product(sizes.headCountKV, sizes.keyLength)
        value = try product(sizes.headCountKV, sizes.valueLength)
        attended = try product(sizes.headCount, sizes.valueLength)
    }
}

/// Reads the keys of one architecture, with their ranges.
struct HyperparameterReader {
    let metadata: GGUFMetadata
    let prefix: String

    func integer(_ name: String, in range: ClosedRange<Int>) throws(ModelError) -> Int {
        guard let value = try optionalInteger(name, in: range) else { throw error(.malformed, name, "is missing") }
        return value
    }

    /// An integer, or an array that gives the same integer for each block; `nil` if the key is absent.
    func optionalInteger(_ name: String, in range: ClosedRange<Int>) throws(ModelError) -> Int? {
        let key = "\(prefix).\(name)"
        guard let type = metadata.type(of: key) else { return nil }
        var value = metadata.integer(key)
        if type == .array, let values = metadata.integers(key), let first = values.first {
            guard values.allSatisfy({ $0 == first }) else {
                throw error(.unsupported, name, "differs from block to block")
            }
            value = first
        }
        guard let value, let exact = Int(exactly: value) else {
            throw error(.malformed, name, "is not an integer in \(range.lowerBound)…\(range.upperBound)")
        }
        guard range.contains(exact) else {
            throw error(.malformed, name, "is \(exact), outside \(range.lowerBound)…\(range.upperBound)")
        }
        return exact
    }

    func number(_ name: String, in range: ClosedRange<Double>) throws(ModelError) -> Double {
        guard let value = try optionalNumber(name, in: range) else { throw error(.malformed, name, "is missing") }
        return value
    }

    func optionalNumber(_ name: String, in range: ClosedRange<Double>) throws(ModelError) -> Double? {
        let key = "\(prefix).\(name)"
        guard metadata.contains(key) else { return nil }
        guard let value = metadata.float(key), range.contains(value) else {
            throw error(.malformed, name, "is not a number in \(range.lowerBound)…\(range.upperBound)")
        }
        return value
    }

    func error(_ kind: ModelError.Kind, _ name: String, _ what: String) -> ModelError {
        let key = "\(prefix).\(name)"
        return ModelError(kind: kind, message: "'\(key)' \(what)", key: key)
    }
}
