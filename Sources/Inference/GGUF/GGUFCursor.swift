/// Reads the fields of a GGUF file in order, little-endian, and refuses what lies beyond its end.
struct GGUFCursor {
    let bytes: UnsafeRawBufferPointer
    /// The next byte to read; never beyond `bytes.count`.
    private(set) var offset: Int
    /// The metadata key or tensor that is being read, for messages.
    var key: String?

    init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0, key: String? = nil) {
        self.bytes = bytes
        self.offset = min(max(offset, 0), bytes.count)
        self.key = key
    }

    var remaining: Int { bytes.count - offset }

    mutating func read<T: FixedWidthInteger>(_ type: T.Type, _ field: StaticString) throws(GGUFError) -> T {
        let size = MemoryLayout<T>.size
        guard remaining >= size else { throw truncated(field, needs: UInt64(size)) }
        let value = bytes.loadUnaligned(fromByteOffset: offset, as: T.self)
        offset += size
        return T(littleEndian: value)
    }

    /// Reads a count whose items take at least `itemSize` bytes each, so that what follows may reserve memory for it.
    mutating func readCount(itemSize: Int, _ field: StaticString) throws(GGUFError) -> Int {
        let start = offset
        let count = try read(UInt64.self, field)
        guard let exact = Int(exactly: count), exact <= remaining / max(itemSize, 1) else {
            throw error(.truncated, "\(field) is \(count), more than the rest of the file can hold", at: start)
        }
        return exact
    }

    /// Reads a length-prefixed string and returns its bytes in place.
    mutating func readString(_ field: StaticString) throws(GGUFError) -> UnsafeRawBufferPointer {
        let start = offset
        let length = try read(UInt64.self, field)
        guard length <= UInt64(remaining) else {
            throw error(.truncated, "\(field) is \(length) bytes long, but \(remaining) are left", at: start)
        }
        let string = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
        offset += Int(length)
        return string
    }

    /// Reads a key or tensor name: 1 to 65,535 bytes of UTF-8.
    mutating func readName(_ field: StaticString) throws(GGUFError) -> String {
        let start = offset
        let raw = try readString(field)
        guard (1...65_535).contains(raw.count) else {
            throw error(.malformed, "\(field) is \(raw.count) bytes long; 1 to 65535 are allowed", at: start)
        }
        guard let name = String(validating: raw, as: UTF8.self) else {
            throw error(.malformed, "\(field) is not UTF-8", at: start)
        }
        return name
    }

    /// Passes over `count` items of `size` bytes.
    mutating func skip(_ count: Int, itemsOf size: Int, _ field: StaticString) throws(GGUFError) {
        let (total, overflow) = count.multipliedReportingOverflow(by: size)
        guard !overflow, total >= 0, total <= remaining else {
            throw truncated(field, needs: overflow ? UInt64.max : UInt64(max(total, 0)))
        }
        offset += total
    }

    /// Passes over `count` length-prefixed strings and calls `visit` with the offset of each one's length field.
    mutating func skipStrings(_ count: Int, visit: (Int) -> Void = { _ in }) throws(GGUFError) {
        let end = bytes.count
        var position = offset
        for index in 0..<max(count, 0) {
            guard end - position >= 8 else {
                throw error(.truncated, "the file ends before string \(index) of \(count)", at: position)
            }
            let length = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
            guard length <= UInt64(end - position - 8) else {
                throw error(
                    .truncated, "string \(index) of \(count) is \(length) bytes long, beyond the file",
                    at: position)
            }
            visit(position)
            position += 8 + Int(length)
        }
        offset = position
    }

    func error(_ kind: GGUFError.Kind, _ what: String, at place: Int? = nil) -> GGUFError {
        let place = place ?? offset
        let subject = key.map { "'\($0)': " } ?? ""
        return GGUFError(kind: kind, message: "\(subject)\(what) (at byte \(place))", offset: place, key: key)
    }

    private func truncated(_ field: StaticString, needs: UInt64) -> GGUFError {
        error(.truncated, "\(field) needs \(needs) bytes, but \(remaining) are left")
    }
}
