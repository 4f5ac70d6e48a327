import JSON

/// What went wrong in a call, as the caller of the library sees it.
package struct Failure: Error, Sendable, Equatable {
    package var status: Status
    /// One sentence for a person.
    package var message: String
    /// The field at fault, as in `messages[1].content`.
    package var path: String?
    /// Whether the same call may succeed later.
    package var isRetryable = false

    package init(_ status: Status, _ message: String, path: String? = nil, isRetryable: Bool = false) {
        self.status = status
        self.message = message
        self.path = path
        self.isRetryable = isRetryable
    }

    /// The JSON of `wpllm_error_json`.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("code")
        writer.string("\(status.name)")
        writer.key("status")
        writer.integer(status.rawValue)
        writer.key("message")
        writer.string(message)
        writer.key("path")
        if let path { writer.string(path) } else { writer.null() }
        // Only providers in the cloud fill these in.
        writer.key("provider")
        writer.null()
        writer.key("http_status")
        writer.null()
        writer.key("retryable")
        writer.bool(isRetryable)
        writer.key("retry_after_ms")
        writer.null()
        writer.endObject()
        return writer.bytes
    }
}

extension Failure {
    /// A request that is not JSON.
    package init(_ error: JSONError) {
        let isLimit = error.kind == .tooLarge
        self.init(
            isLimit ? .limit : .invalidJSON,
            "\(error.message) at line \(error.line), column \(error.column) (byte \(error.offset))")
    }

    /// A field that does not hold what it should.
    package static func field(_ path: String, _ message: String) -> Failure {
        Failure(.invalidRequest, "\(path) \(message)", path: path)
    }
}
