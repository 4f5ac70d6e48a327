/// The part of a URL that a value decides.
package enum URLPart: UInt8, Sendable {
    /// The value stands first (or continues letters that may be a scheme): it decides everything, also `javascript:`.
    case scheme
    /// The value is the host, part of it, or the user information or port beside it.
    case host
    /// The value follows a single leading slash: it is the path, or, beginning with a slash, the host.
    case rootPath
    /// The value follows another value that may be a whole address: it may lengthen its host.
    case continuation
    case path
    case query
    case fragment
    /// Behind a scheme without hierarchy, such as `mailto:`.
    case opaque
}

/// The schemes that matter.
package enum URLScheme: UInt8, Sendable {
    /// A relative address, or nothing is known yet.
    case none
    /// A value decides it.
    case hole
    case http, https, ftp, file, mailto, tel, data, javascript, vbscript
    case other
}

/// Where in a URL a value stands.
package struct URLContext: Hashable, Sendable {
    package var part: URLPart
    package var scheme: URLScheme

    package init(part: URLPart, scheme: URLScheme) {
        self.part = part
        self.scheme = scheme
    }

    /// Whether the value can choose the scheme, and so make the address a script.
    package var choosesScheme: Bool { part == .scheme }

    /// Whether the value can choose or change the host, and so lead to another site.
    package var choosesHost: Bool {
        switch part {
        case .scheme, .host, .rootPath, .continuation: true
        default: false
        }
    }
}

/// Reads a URL as a browser does.
package struct URLState: TextState {
    enum Phase: UInt8 {
        case start, scheme, afterColon, colonSlash, slash, leadingHole, host, path, query, fragment, opaque
    }

    private(set) var phase = Phase.start
    private(set) var scheme = URLScheme.none
    /// How many letters of the candidate's name have been read; `mismatch` when it is another scheme.
    private var matched: UInt8 = 0

    private static let mismatch: UInt8 = 255

    package init() {}

    package static let start = URLState()

    /// Where a hole at this point would stand.
    package var context: URLContext {
        switch phase {
        case .start: URLContext(part: .scheme, scheme: .none)
        case .scheme: URLContext(part: .scheme, scheme: .none)
        case .afterColon, .colonSlash, .host: URLContext(part: .host, scheme: scheme)
        case .slash: URLContext(part: .rootPath, scheme: .none)
        case .leadingHole: URLContext(part: .continuation, scheme: scheme)
        case .path: URLContext(part: .path, scheme: scheme)
        case .query: URLContext(part: .query, scheme: scheme)
        case .fragment: URLContext(part: .fragment, scheme: scheme)
        case .opaque: URLContext(part: .opaque, scheme: scheme)
        }
    }

    /// Whether what follows is program text, as after `javascript:`.
    package var isScript: Bool { phase == .opaque && (scheme == .javascript || scheme == .vbscript) }

    /// Whether scheme and host are read.
    var isSettled: Bool { phase == .path || phase == .query || phase == .fragment }

    /// Whether nothing has been read that decides anything.
    package var isStart: Bool { phase == .start }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            if phase == .fragment { return }
            step(byte)
        }
    }

    package mutating func consumeHole() {
        switch phase {
        case .start:
            phase = .leadingHole
            scheme = .hole
        case .scheme:
            scheme = .hole
            matched = Self.mismatch
        case .afterColon, .colonSlash: phase = .host
        case .slash: phase = .path
        default: break
        }
    }

    mutating func step(_ byte: UInt8) {
        // Browsers drop tabs and line breaks everywhere in a URL.
        if byte == Byte.tab || byte == Byte.newline || byte == Byte.carriageReturn { return }
        switch phase {
        case .start: first(byte)
        case .scheme: inScheme(byte)
        case .afterColon:
            if Self.isSlash(byte) {
                phase = .colonSlash
            } else if scheme == .other {
                phase = .opaque
            } else {
                phase = .host
                step(byte)
            }
        case .colonSlash:
            // `https:/host` and `https:///host` are read as `https://host`.
            if !Self.isSlash(byte) {
                phase = .host
                step(byte)
            }
        case .slash:
            if Self.isSlash(byte) { phase = .colonSlash } else { inPath(byte) }
        case .leadingHole:
            if byte == UInt8(ascii: ":") {
                phase = .afterColon
            } else if Self.endsHost(byte) {
                inPath(byte)
            }
        case .host:
            if Self.endsHost(byte) { inPath(byte) }
        case .path, .query: inPath(byte)
        case .fragment, .opaque: break
        }
    }

    private mutating func first(_ byte: UInt8) {
        if byte <= Byte.space { return }
        if Self.isSlash(byte) {
            phase = .slash
        } else if Byte.isLetter(byte) {
            phase = .scheme
            scheme = Self.candidate(Byte.lowercased(byte))
            matched = scheme == .other ? Self.mismatch : 1
        } else {
            inPath(byte)
        }
    }

    private mutating func inScheme(_ byte: UInt8) {
        if byte == UInt8(ascii: ":") {
            finishScheme()
        } else if Byte.isLetter(byte) || Byte.isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
        {
            match(Byte.lowercased(byte))
        } else {
            // Not a scheme but the beginning of a relative path.
            scheme = scheme == .hole ? .hole : .none
            inPath(byte)
        }
    }

    private mutating func match(_ byte: UInt8) {
        if matched == Self.mismatch { return }
        if scheme == .file && matched == 1 && byte == UInt8(ascii: "t") { scheme = .ftp }
        let name = Self.name(scheme)
        if Int(matched) < name.utf8CodeUnitCount && name.utf8Start[Int(matched)] == byte {
            matched += 1
        } else {
            matched = Self.mismatch
            scheme = .other
        }
    }

    private mutating func finishScheme() {
        if scheme != .hole {
            let length = Int(matched)
            if scheme == .https && length == 4 {
                scheme = .http
            } else if matched == Self.mismatch || length != Self.name(scheme).utf8CodeUnitCount {
                scheme = .other
            }
        }
        matched = 0
        switch scheme {
        case .http, .https, .ftp, .file, .hole, .other: phase = .afterColon
        default: phase = .opaque
        }
    }

    private mutating func inPath(_ byte: UInt8) {
        matched = 0
        switch byte {
        case UInt8(ascii: "#"): phase = .fragment
        case UInt8(ascii: "?"): phase = .query
        default: if phase != .query { phase = .path }
        }
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    private static func endsHost(_ byte: UInt8) -> Bool {
        isSlash(byte) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }

    private static func candidate(_ first: UInt8) -> URLScheme {
        switch first {
        case UInt8(ascii: "h"): .https
        case UInt8(ascii: "j"): .javascript
        case UInt8(ascii: "v"): .vbscript
        case UInt8(ascii: "d"): .data
        case UInt8(ascii: "m"): .mailto
        case UInt8(ascii: "t"): .tel
        case UInt8(ascii: "f"): .file
        default: .other
        }
    }

    private static func name(_ scheme: URLScheme) -> StaticString {
        switch scheme {
        case .http: "http"
        case .https: "https"
        case .ftp: "ftp"
        case .file: "file"
        case .mailto: "mailto"
        case .tel: "tel"
        case .data: "data"
        case .javascript: "javascript"
        case .vbscript: "vbscript"
        case .none, .hole, .other: ""
        }
    }
}

extension URLState {
    /// The state as a number, for an order among states.
    var sortKey: UInt64 { UInt64(phase.rawValue) << 16 | UInt64(scheme.rawValue) << 8 | UInt64(matched) }
}
