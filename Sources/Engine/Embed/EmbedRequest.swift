import JSON

/// A request of `wpllm_embed`, read and checked.
package struct EmbedRequest: Sendable {
    /// How vectors are written.
    package enum Encoding: Sendable {
        case float
        /// Base64 (RFC 4648) of 32-bit little-endian floats.
        case base64
    }

    package var model: String
    package var input: [String]
    /// Whether `input` was written as an array.
    package var isList: Bool
    package var encoding: Encoding
    /// Whether a text that is too long is cut.
    package var truncates: Bool
    package var deadline: Deadline?

    package init(parsing bytes: UnsafeRawBufferPointer) throws(Failure) {
        let reader = try RequestReader(
            parsing: bytes, fields: ["model", "input", "encoding_format", "truncate", "deadline_ms"])
        model = try reader.required(reader.string("model"), "model")
        input = try reader.required(reader.strings("input", count: 1...2048, orOne: true), "input")
        if case .array? = reader.value("input") { isList = true } else { isList = false }
        switch try reader.string("encoding_format") ?? "float" {
        case "float": encoding = .float
        case "base64": encoding = .base64
        case let other: throw .field("encoding_format", "is to be \"float\" or \"base64\", not \"\(other)\"")
        }
        truncates = try reader.bool("truncate") ?? false
        deadline = try reader.integer("deadline_ms", in: 1...Int64.max).map { Deadline(milliseconds: $0) }
    }
}
