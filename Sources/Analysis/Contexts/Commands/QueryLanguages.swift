/// Reads an XPath expression: its strings have quotes and no escapes.
package struct XPathState: TextState {
    /// The quotes around a hole at this point; `none` where code of the expression stands.
    package private(set) var quote = Quote.none

    package init() {}

    package static let start = XPathState()

    package mutating func consumeHole() {}

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            switch (quote, byte) {
            case (.none, UInt8(ascii: "'")): quote = .single
            case (.none, UInt8(ascii: "\"")): quote = .double
            case (.single, UInt8(ascii: "'")), (.double, UInt8(ascii: "\"")): quote = .none
            default: break
            }
        }
    }
}

/// Reads an LDAP search filter (RFC 4515), such as `(&(uid=value)(!(mail=*)))`.
package struct LDAPState: TextState {
    package enum Place: UInt8, Sendable {
        /// Where parentheses and operators stand: the value is part of the filter's structure.
        case structure
        case attribute
        /// Behind `=`, up to the closing parenthesis.
        case value
    }

    /// Where a hole at this point would stand.
    package private(set) var place = Place.structure

    package init() {}

    package static let start = LDAPState()

    package mutating func consumeHole() {}

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "("): place = .attribute
            case UInt8(ascii: ")"): place = .structure
            case UInt8(ascii: "="): place = .value
            case UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "!"): if place != .value { place = .structure }
            default: if place == .structure && !Byte.isBlank(byte) { place = .attribute }
            }
        }
    }
}
