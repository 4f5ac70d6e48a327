/// Where in the path of a file a value stands.
package struct PathContext: Hashable, Sendable {
    /// Nothing stands before the value: it can be an absolute path or name a stream wrapper (`phar://`, `http://`).
    package var isStart: Bool
    /// The value begins a segment, so that `..` in it is the parent directory. A value behind other characters of the
    /// segment leaves the directory only where a directory of such a name exists.
    package var isSegmentStart: Bool
    /// Another value stands before this one.
    package var followsHole: Bool

    package init(isStart: Bool, isSegmentStart: Bool, followsHole: Bool) {
        self.isStart = isStart
        self.isSegmentStart = isSegmentStart
        self.followsHole = followsHole
    }
}

/// Reads the path of a file or the address of a stream.
package struct PathState: TextState {
    /// How many bytes of an extension are kept.
    private static let extensionLimit = 8

    private var isStart = true
    private var isSegmentStart = true
    private var hasHole = false
    private var hasTextAfterHole = false
    private var startsWithHole = false
    /// How many dots this segment consists of; 3 when there are more or other characters.
    private var dots: UInt8 = 0
    private var sawParent = false
    /// Whether an extension is being read: a dot has come in this segment, and no hole since.
    private var hasExtension = false
    private var extensionBytes: UInt64 = 0

    package init() {}

    package static let start = PathState()

    /// Where a hole at this point would stand.
    package var context: PathContext {
        PathContext(isStart: isStart, isSegmentStart: isSegmentStart, followsHole: hasHole)
    }

    /// Whether a value is the whole path so far.
    package var isOnlyHole: Bool { hasHole && !hasTextAfterHole && startsWithHole }

    /// Whether the literal text has a segment `..`.
    package var hasParentSegment: Bool { sawParent || dots == 2 }

    /// Whether literal text stands behind the last value.
    package var hasLiteralSuffix: Bool { hasHole && hasTextAfterHole }

    /// The extension that literal text gives the path, without the dot, in lower case: `php` after `/x.php`.
    ///
    /// Nil when there is none, a value is part of it, or it is longer than 8 bytes.
    package var literalExtension: String? {
        guard hasExtension, extensionBytes != 0, extensionBytes != .max else { return nil }
        var bytes: [UInt8] = []
        for shift in stride(from: 56, through: 0, by: -8) {
            let byte = UInt8(truncatingIfNeeded: extensionBytes >> UInt64(shift))
            if byte != 0 { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    package mutating func consumeHole() {
        if isStart { startsWithHole = true }
        isStart = false
        isSegmentStart = false
        hasHole = true
        hasTextAfterHole = false
        dots = 3
        hasExtension = false
        extensionBytes = 0
    }

    package mutating func consume(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes { step(byte) }
    }

    private mutating func step(_ byte: UInt8) {
        isStart = false
        if hasHole { hasTextAfterHole = true }
        if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") {
            if dots == 2 { sawParent = true }
            isSegmentStart = true
            dots = 0
            hasExtension = false
            extensionBytes = 0
            return
        }
        isSegmentStart = false
        if byte == UInt8(ascii: ".") {
            dots = dots < 3 ? dots + 1 : 3
            hasExtension = true
            extensionBytes = 0
            return
        }
        dots = 3
        if hasExtension {
            let isFull = extensionBytes >> 56 != 0
            extensionBytes = isFull ? .max : extensionBytes << 8 | UInt64(Byte.lowercased(byte))
        }
    }
}
