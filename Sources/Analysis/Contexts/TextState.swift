import Glibc

/// A state machine that reads a text in pieces: literal bytes and holes, which are values from elsewhere.
///
/// It holds no memory of its own and is a few dozen bytes, so that it can be copied with every branch of a program.
/// Reading a text in one piece or in many gives the same state; every sequence of bytes is accepted, in linear time.
package protocol TextState: Hashable, Sendable {
    /// Reads literal text.
    mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>)
    /// Reads a value that is not known and does no harm: some letters.
    mutating func consumeHole()
}

extension TextState {
    /// Reads literal text from any collection of bytes.
    package mutating func consume(_ bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { consume($0) }
        if done == nil {
            Array(bytes).withUnsafeBufferPointer { consume($0) }
        }
    }

    /// Reads the UTF-8 bytes of a literal text.
    package mutating func consume(_ text: String) {
        consume(text.utf8)
    }
}

/// The quotation marks around a value.
package enum Quote: UInt8, Sendable {
    case none, single, double, backtick
}

// Bytes that the state machines name often.
enum Byte {
    static let tab: UInt8 = 0x09
    static let newline: UInt8 = 0x0A
    static let formFeed: UInt8 = 0x0C
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20

    /// Whether the byte is a blank of HTML, CSS and JavaScript.
    @inline(__always)
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == space || (byte >= tab && byte <= carriageReturn && byte != 0x0B)
    }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }

    /// Whether the byte can stand in a word of JavaScript, SQL or PHP; every byte outside ASCII can.
    @inline(__always)
    static func isWord(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80
    }

    /// The index of the first occurrence of a byte at or behind an index, or the end.
    @inline(__always)
    static func find(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), bytes.count - start) else {
            return bytes.count
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    @inline(__always)
    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }
}
