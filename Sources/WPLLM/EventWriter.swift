import CWPLLM
import Engine

/// Writes events into the struct of the caller, as much of it as the caller knows.
enum EventWriter {
    /// Throws if the caller's struct is too small, before any work is done for it.
    static func check(_ target: UnsafeMutablePointer<wpllm_event>) throws(Failure) {
        let size = target.pointee.struct_size
        // The first version of the struct ends with completion_tokens: nobody knows less.
        guard size >= MemoryLayout<wpllm_event>.size else {
            throw Failure(.invalidArgument, "event.struct_size is \(size), too small", path: "event.struct_size")
        }
    }

    /// Fills in the caller's struct, which `check` has passed.
    static func write(
        _ event: Generation.Event, of stream: StreamObject, to target: UnsafeMutablePointer<wpllm_event>
    ) {
        let size = target.pointee.struct_size
        var full = wpllm_event()
        switch event {
        case .text(let text):
            stream.text = CBytes(text)
            full.type = Int32(WPLLM_EVENT_TEXT)
        case .done(let reason):
            stream.text = CBytes([])
            full.type = Int32(WPLLM_EVENT_DONE)
            full.finish_reason = reason.rawValue
        }
        stream.json = CBytes(GenerateResponse.chunk(event, of: stream.generation))
        full.struct_size = size
        full.text = stream.text.pointer
        full.text_length = stream.text.count
        full.json = stream.json.pointer
        full.json_length = stream.json.count
        full.prompt_tokens = UInt64(stream.generation.promptTokens)
        full.cached_tokens = UInt64(stream.generation.cachedTokens)
        full.completion_tokens = UInt64(stream.generation.completionTokens)
        target.pointee = full
    }
}
