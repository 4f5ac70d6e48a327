import JSON

/// A request of the REST interface, as `wpllm_request` receives it.
package struct RESTRequest: Sendable {
    package var method: String
    /// Without the query.
    package var path: String
    /// What the caller calls the request, if it does; printable ASCII.
    package var requestID: String?
    package var body: [UInt8]

    /// The longest path that is looked at, in bytes.
    private static let longestPath = 4096

    /// - Parameters:
    ///   - headers: a JSON object of strings; empty for none.
    /// - Throws: `Failure` if `headers` is something else.
    package init(
        method: String, path: String, headers: UnsafeRawBufferPointer, body: UnsafeRawBufferPointer
    ) throws(Failure) {
        self.method = method
        self.path = String(path.prefix { $0 != "?" && $0 != "#" })
        guard path.utf8.count <= Self.longestPath else {
            throw Failure(.invalidArgument, "path is longer than \(Self.longestPath) bytes", path: "path")
        }
        requestID = try Self.requestID(headers)
        self.body = Array(body)
    }

    private static func requestID(_ headers: UnsafeRawBufferPointer) throws(Failure) -> String? {
        guard !headers.isEmpty else { return nil }
        let value: JSONValue
        do {
            value = try JSONParser.parse(headers)
        } catch {
            throw Failure(error)
        }
        guard case .object(let object) = value else {
            throw Failure(.invalidRequest, "headers is to be a JSON object, not \(value.typeName)", path: "headers")
        }
        for (name, value) in object where name.lowercased() == "x-request-id" {
            guard case .string(let text) = value, (1...128).contains(text.utf8.count),
                text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { continue }
            return text
        }
        return nil
    }

    /// The parts of the path between its slashes, percent-encoding undone; nil if it does not begin with a slash or
    /// encodes something that is no text.
    var segments: [String]? {
        guard path.hasPrefix("/") else { return nil }
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = Self.percentDecoded(part) else { return nil }
            segments.append(segment)
        }
        return segments
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
