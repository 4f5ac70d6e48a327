import Glibc

extension String {
    /// Whether both strings consist of the same Unicode scalars; `==` would also accept canonical equivalents.
    package func hasSameScalars(as other: String) -> Bool {
        let left = utf8
        let right = other.utf8
        guard left.count == right.count else { return false }
        let fast = left.withContiguousStorageIfAvailable { a in
            right.withContiguousStorageIfAvailable { b in
                guard let start = a.baseAddress, let otherStart = b.baseAddress else { return true }
                return memcmp(start, otherStart, a.count) == 0
            }
        }
        return (fast ?? nil) ?? left.elementsEqual(right)
    }
}

/// A string as a dictionary key that compares and hashes by its Unicode scalars.
package struct ScalarText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (left: ScalarText, right: ScalarText) -> Bool {
        left.text.hasSameScalars(as: right.text)
    }

    package func hash(into hasher: inout Hasher) {
        let hashed: Void? = text.utf8.withContiguousStorageIfAvailable {
            hasher.combine(bytes: UnsafeRawBufferPointer($0))
        }
        if hashed == nil {
            for byte in text.utf8 { hasher.combine(byte) }
        }
        hasher.combine(UInt8(0xFF))
    }
}
