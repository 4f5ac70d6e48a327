import Inference

extension RandomModel {
    /// A model of a kilobyte or two of header and little else, for tests that spoil it in thousands of ways.
    static func tiny(_ architecture: String, type: String = "F32") -> RandomModel {
        RandomModel(
            name: "tiny", architecture: architecture, type: type, heads: 2, kvHeads: architecture == "bert" ? 2 : 1,
            headLength: 16, width: 32, inner: 32, blocks: 1, context: 16, vocabulary: 8)
    }

    /// The metadata without a vocabulary, which is of no concern to an architecture.
    func bareWriter() -> GGUFWriter {
        var writer = writer()
        writer.metadata.removeAll { $0.0.hasPrefix("tokenizer.") }
        return writer
    }
}

extension GGUFWriter {
    /// Replaces a value, or adds it.
    mutating func replace(_ key: String, _ value: Value) {
        remove(key)
        set(key, value)
    }

    mutating func remove(_ key: String) { metadata.removeAll { $0.0 == key } }

    /// Changes the tensor of this name.
    mutating func change(_ name: String, _ change: (inout Tensor) -> Void) {
        for index in tensors.indices where tensors[index].name == name { change(&tensors[index]) }
    }
}

extension TextDecoder {
    /// Every row of logits of `tokens`, evaluated in parts of the lengths given.
    func logits(_ tokens: [Int32], parts: [Int], threads: Int = 1, capacity: Int = 128) throws -> [Float] {
        let cache = try makeCache(capacity: capacity)
        var rows: [Float] = []
        var part: [Float] = []
        var start = 0
        for length in parts {
            try evaluate(tokens[start..<start + length], cache: cache, threads: threads, logits: .all, into: &part)
            rows += part
            start += length
        }
        return rows
    }
}
