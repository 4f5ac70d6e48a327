import JSON

/// What a model answers to a prompt of the library's own, as text.
enum PlainAnswer {
    /// The same prompt gets the same answer.
    ///
    /// - Throws: `Failure` as a generation does.
    static func text(
        to prompt: String, model: String, mostTokens: Int, deadline: Deadline?, context: Context
    ) throws(Failure) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        for (key, value) in [("model", model), ("prompt", prompt)] {
            writer.key(key)
            writer.string(value)
        }
        for (key, value) in [("temperature", 0), ("seed", 0), ("max_tokens", mostTokens)] {
            writer.key(key)
            writer.integer(value)
        }
        writer.endObject()
        let parsed = writer.bytes.withUnsafeBytes { bytes in
            Result { () throws(Failure) in try GenerateRequest(parsing: bytes) }
        }
        var request = try parsed.get()
        request.deadline = deadline
        var text: [UInt8] = []
        _ = try Generation(request: request, context: context).answer { event in
            if case .text(let piece) = event { text += piece }
            return true
        }
        return String(decoding: text, as: UTF8.self)
    }
}
