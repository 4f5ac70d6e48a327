import JSON

/// Writes answers and stream events as the REST reference has them.
package enum GenerateResponse {
    /// One line of the stream: the chunk of `/v1/generate/stream`, without the line end.
    package static func chunk(_ event: Generation.Event, of generation: Generation) -> [UInt8] {
        var writer = JSONWriter()
        head(generation, &writer)
        switch event {
        case .text(let text):
            writer.key("delta")
            writer.beginObject()
            writer.key("text")
            writer.string(utf8: text)
            writer.endObject()
            writer.key("finish_reason")
            writer.null()
        case .done(let reason):
            writer.key("delta")
            writer.beginObject()
            writer.endObject()
            writer.key("finish_reason")
            writer.string(reason.name)
        }
        writer.endObject()
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// The answer of `/v1/generate`.
    package static func answer(
        text: [UInt8], reason: Generation.FinishReason, of generation: Generation
    ) -> [UInt8] {
        var writer = JSONWriter()
        head(generation, &writer)
        writer.key("text")
        writer.string(utf8: text)
        writer.key("finish_reason")
        writer.string(reason.name)
        writer.endObject()
        writer.endArray()
        writer.key("usage")
        writer.beginObject()
        writer.key("prompt_tokens")
        writer.integer(generation.promptTokens)
        writer.key("completion_tokens")
        writer.integer(generation.completionTokens)
        writer.key("total_tokens")
        writer.integer(generation.promptTokens + generation.completionTokens)
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// Everything up to the inside of the one choice.
    private static func head(_ generation: Generation, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("id")
        writer.string(generation.id)
        writer.key("object")
        writer.string("text_generation")
        writer.key("created")
        writer.integer(generation.created)
        writer.key("model")
        writer.string(generation.modelName)
        writer.key("choices")
        writer.beginArray()
        writer.beginObject()
        writer.key("index")
        writer.integer(0)
    }
}

extension Generation {
    /// Runs to the end and gives the whole answer. `observe` sees each event; false from it cancels.
    package func answer(observing observe: (Event) -> Bool = { _ in true }) throws(Failure) -> [UInt8] {
        var text: [UInt8] = []
        var reason = FinishReason.stop
        while case .event(let event) = try next(until: nil) {
            switch event {
            case .text(let piece): text += piece
            case .done(let it): reason = it
            }
            if !observe(event) { cancel() }
        }
        return GenerateResponse.answer(text: text, reason: reason, of: self)
    }
}
