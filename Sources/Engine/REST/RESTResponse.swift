import JSON

/// The response to a request of the REST interface.
package struct RESTResponse: Sendable {
    /// What the body is written in.
    package enum ContentType: String, Sendable {
        case json = "application/json; charset=utf-8"
        case sarif = "application/sarif+json; charset=utf-8"
        case ndjson = "application/x-ndjson; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case html = "text/html; charset=utf-8"
        case xml = "application/xml; charset=utf-8"
        case zip = "application/zip"

        /// Whether the body is one JSON text.
        package var isJSON: Bool { self == .json || self == .sarif }
    }

    /// The status of the HTTP response.
    package var status: Int32
    package var contentType: ContentType
    package var body: [UInt8]
    /// Beside content type and request identifier.
    package var headers: [(name: String, value: String)] = []
    package var requestID = ""

    package init(status: Int32 = 200, _ contentType: ContentType, _ body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }

    init(json: [UInt8]) { self.init(.json, json) }

    init(_ error: RESTError) {
        self.init(status: Int32(clamping: error.httpStatus), .json, error.json)
    }

    /// The JSON of `wpllm_result_http_headers`.
    package var headersJSON: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        let all = [("content-type", contentType.rawValue), ("x-request-id", requestID)] + headers
        for (name, value) in all {
            writer.key(name)
            writer.string(value)
        }
        writer.endObject()
        return writer.bytes
    }
}
