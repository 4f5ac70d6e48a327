import JSON

/// A failure as the operations under `/v1` answer it.
package struct RESTError: Sendable {
    /// The status of the HTTP response.
    package let httpStatus: Int
    /// The body: `{"error": {type, code, message, details, request_id, timestamp}}`.
    package let json: [UInt8]

    /// - Parameters:
    ///   - requestID: the identifier of the request; a new one if nil.
    ///   - code: the code of the error; what belongs to the failure's status if nil, as with `httpStatus`.
    package init(_ failure: Failure, requestID: String? = nil, code: String? = nil, httpStatus: Int? = nil) {
        let kind = Self.kind(failure.status)
        let type = kind.type
        let code = code ?? kind.code
        self.httpStatus = httpStatus ?? kind.http
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("error")
        writer.beginObject()
        for (key, value) in [("type", type), ("code", code), ("message", failure.message)] {
            writer.key(key)
            writer.string(value)
        }
        writer.key("details")
        writer.beginObject()
        if let path = failure.path {
            writer.key("field")
            writer.string(path)
        }
        writer.key("retryable")
        writer.bool(failure.isRetryable)
        writer.endObject()
        writer.key("request_id")
        writer.string(requestID ?? "req_" + RandomIdentifier.make())
        writer.key("timestamp")
        writer.integer(Int64(Clock.wallSeconds()))
        writer.endObject()
        writer.endObject()
        json = writer.bytes
    }

    private static func kind(_ status: Status) -> (type: String, code: String, http: Int) {
        switch status {
        case .invalidJSON: ("validation_error", "invalid_json", 400)
        case .invalidRequest, .invalidArgument: ("validation_error", "invalid_request", 400)
        case .contextLength: ("validation_error", "context_length_exceeded", 400)
        case .limit: ("validation_error", "request_too_large", 413)
        case .unsupported: ("validation_error", "unsupported", 400)
        case .notFound: ("resource_error", "not_found", 404)
        case .badModel, .badTemplate: ("resource_error", "bad_model", 422)
        case .deadline: ("server_error", "deadline_exceeded", 504)
        case .cancelled: ("server_error", "cancelled", 499)
        case .busy: ("server_error", "busy", 503)
        case .noMemory: ("server_error", "out_of_memory", 503)
        case .ok, .end, .again, .internal, .badHandle, .forked, .io: ("server_error", "internal_error", 500)
        }
    }
}
