/// The response headers whose values matter.
package enum HeaderName: UInt8, Sendable {
    case unknown
    case location, refresh, contentType, contentDisposition, setCookie, allowOrigin, link, contentSecurityPolicy
    /// The first line, `HTTP/1.1 404 Not Found`.
    case status
    case other
}

/// Where in a response header a value stands.
package struct HeaderContext: Hashable, Sendable {
    package var name: HeaderName
    /// Whether the value stands behind the colon; else it is part of the header's name.
    package var isInValue: Bool
    /// Whether it stands between double quotes.
    package var isQuoted: Bool
    /// For `Location` and `Refresh`: the part of the address that it decides.
    package var url: URLContext?

    package init(name: HeaderName, isInValue: Bool, isQuoted: Bool = false, url: URLContext? = nil) {
        self.name = name
        self.isInValue = isInValue
        self.isQuoted = isQuoted
        self.url = url
    }
}

/// Reads one header as PHP's `header()` takes it.
package struct HeaderState: TextState {
    private var name = HeaderName.unknown
    private var isInValue = false
    private var isQuoted = false
    private var isEscaped = false
    /// How much of `url=` has been read in `Refresh`.
    private var match: UInt8 = 0
    private var url = URLState.start
    private var word = PackedName()

    package init() {}

    package static let start = HeaderState()

    private static let names = NameTable<HeaderName>([
        .location: "location content-location", .refresh: "refresh", .contentType: "content-type",
        .contentDisposition: "content-disposition", .setCookie: "set-cookie",
        .allowOrigin: "access-control-allow-origin", .link: "link", .contentSecurityPolicy: "content-security-policy",
    ])

    /// Where a hole at this point would stand.
    package var context: HeaderContext {
        var context = HeaderContext(name: name, isInValue: isInValue, isQuoted: isQuoted)
        if isInValue && (name == .location || name == .refresh && match == 4) { context.url = url.context }
        return context
    }

    package mutating func consumeHole() {
        if !isInValue {
            word.appendHole()
        } else if name == .location || name == .refresh && match == 4 {
            url.consumeHole()
        }
        isEscaped = false
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { step(byte) }
    }

    private mutating func step(_ byte: UInt8) {
        if !isInValue {
            if byte == UInt8(ascii: ":") {
                name = Self.names[word] ?? .other
                isInValue = true
                word = PackedName()
            } else if byte == UInt8(ascii: "/") && word == PackedName("http") {
                name = .status
                isInValue = true
                word = PackedName()
            } else if !Byte.isBlank(byte) {
                word.append(byte)
            }
            return
        }
        if name == .location {
            url.step(byte)
        } else if name == .refresh {
            refresh(byte)
        } else if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
        } else if byte == UInt8(ascii: "\\") && isQuoted {
            isEscaped = true
        }
    }

    private mutating func refresh(_ byte: UInt8) {
        let url: StaticString = "url="
        if match == 4 {
            self.url.step(byte)
        } else if Byte.lowercased(byte) == url.utf8Start[Int(match)] {
            match += 1
        } else {
            match = 0
        }
    }
}
