import Inference
import JSON

/// A request of `wpllm_generate`, read and checked.
package struct GenerateRequest: Sendable {
    /// One turn of a conversation.
    package struct Message: Sendable {
        package var role: String
        package var content: String

        package init(role: String, content: String) {
            self.role = role
            self.content = content
        }
    }

    /// What to generate from.
    package enum Input: Sendable {
        /// A text; `raw` says whether it is continued as it stands (nil: the model's chat template decides).
        case prompt(String, raw: Bool?)
        case messages([Message])
    }

    package var model: String
    package var input: Input
    /// The most tokens to generate; nil for what the model's context leaves.
    package var maximumTokens: Int?
    package var sampling: SamplingParameters
    package var seed: UInt64
    package var stop: [String]
    /// Whether the answer is to come as a stream; the operation decides what to make of it.
    package var streams: Bool
    package var deadline: Deadline?

    private static let fields = [
        "model", "prompt", "raw", "messages", "max_tokens", "temperature", "top_p", "top_k", "min_p", "repeat_penalty",
        "presence_penalty", "frequency_penalty", "seed", "stop", "stream", "deadline_ms",
    ]

    /// Most messages that a request may hold.
    package static let maximumMessages = 10_000

    package init(parsing bytes: UnsafeRawBufferPointer) throws(Failure) {
        let reader = try RequestReader(parsing: bytes, fields: Self.fields)
        model = try reader.required(reader.string("model"), "model")
        input = try Self.input(reader)
        maximumTokens = try reader.integer("max_tokens", in: 1...1_048_576).map { Int($0) }
        sampling = try Self.sampling(reader)
        let seed = try reader.integer("seed", in: Int64.min...Int64.max)
        self.seed = seed.map { UInt64(bitPattern: $0) } ?? UInt64.random(in: 0...UInt64.max)
        stop = try reader.strings("stop", count: 0...16, orOne: true) ?? []
        for (index, string) in stop.enumerated() {
            guard !string.isEmpty else { throw .field("stop[\(index)]", "is empty") }
            guard string.utf8.count <= 1024 else { throw .field("stop[\(index)]", "is longer than 1024 bytes") }
        }
        streams = try reader.bool("stream") ?? false
        deadline = try reader.integer("deadline_ms", in: 1...Int64.max).map { Deadline(milliseconds: $0) }
    }

    private static func input(_ reader: RequestReader) throws(Failure) -> Input {
        let prompt = try reader.string("prompt")
        let messages = try reader.objects("messages", fields: ["role", "content"])
        let raw = try reader.bool("raw")
        switch (prompt, messages) {
        case (nil, nil): throw Failure(.invalidRequest, "prompt or messages is required", path: "prompt")
        case (.some, .some): throw .field("messages", "and prompt exclude each other")
        case (let prompt?, nil): return .prompt(prompt, raw: raw)
        case (nil, let readers?):
            guard raw == nil else { throw .field("raw", "goes with prompt, not with messages") }
            guard !readers.isEmpty else { throw .field("messages", "is empty") }
            guard readers.count <= maximumMessages else {
                throw .field("messages", "holds more than \(maximumMessages) messages")
            }
            var list: [Message] = []
            for reader in readers {
                let role = try reader.required(reader.string("role"), "role")
                guard isRole(role) else {
                    throw .field(reader.path(of: "role"), "is to be a word of letters, digits, '_' and '-'")
                }
                let content = try reader.required(reader.string("content"), "content")
                list.append(Message(role: role, content: content))
            }
            return .messages(list)
        }
    }

    /// Chat templates write roles beside control tokens: nothing but a word may get there.
    private static func isRole(_ role: String) -> Bool {
        (1...64).contains(role.utf8.count)
            && role.utf8.allSatisfy {
                switch $0 {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
    }

    private static func sampling(_ reader: RequestReader) throws(Failure) -> SamplingParameters {
        var sampling = SamplingParameters()
        if let value = try reader.number("temperature", in: 0...2) { sampling.temperature = Float(value) }
        if let value = try reader.number("top_p", in: 0...1) { sampling.topP = Float(value) }
        if let value = try reader.integer("top_k", in: 0...Int64(Int32.max)) { sampling.topK = Int(value) }
        if let value = try reader.number("min_p", in: 0...1) { sampling.minP = Float(value) }
        if let value = try reader.number("repeat_penalty", in: 0...10) {
            guard value >= 0.01 else { throw .field("repeat_penalty", "is to be at least 0.01") }
            sampling.repeatPenalty = Float(value)
        }
        if let value = try reader.number("presence_penalty", in: -2...2) { sampling.presencePenalty = Float(value) }
        if let value = try reader.number("frequency_penalty", in: -2...2) { sampling.frequencyPenalty = Float(value) }
        return sampling
    }
}
