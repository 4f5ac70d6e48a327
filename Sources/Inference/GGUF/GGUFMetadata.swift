/// Types of a metadata value, with the numbers of the format.
package enum GGUFValueType: UInt32, Sendable {
    case uint8 = 0
    case int8, uint16, int16, uint32, int32, float32, bool, string, array, uint64, int64, float64

    /// Bytes of a value; `nil` for strings and arrays, which have no fixed size.
    var size: Int? {
        switch self {
        case .uint8, .int8, .bool: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        case .string, .array: nil
        }
    }
}

/// The metadata of a GGUF file. Values stay in the mapped file and are read when they are asked for.
///
/// An accessor returns `nil` when the key is absent or its value has another type; `contains` tells the two apart.
package struct GGUFMetadata: Sendable {
    /// Where a value lies.
    struct Entry {
        let type: GGUFValueType
        /// The type of the elements, if `type` is `.array`; the value's own type otherwise.
        let elementType: GGUFValueType
        /// Elements of an array; 1 for any other value.
        let count: Int
        /// The first byte of the value, or of the first element.
        let offset: Int
    }

    private let file: MappedFile
    private let entries: [String: Entry]
    /// All keys, in the order of the file.
    package let keys: [String]

    init(file: MappedFile, entries: [String: Entry], keys: [String]) {
        self.file = file
        self.entries = entries
        self.keys = keys
    }

    package func contains(_ key: String) -> Bool { entries[key] != nil }

    package func type(of key: String) -> GGUFValueType? { entries[key]?.type }

    /// The elements of an array; `nil` if the value is none.
    package func count(of key: String) -> Int? {
        guard let entry = entries[key], entry.type == .array else { return nil }
        return entry.count
    }

    /// The value of a string that is valid UTF-8.
    package func string(_ key: String) -> String? {
        guard let raw = rawString(key) else { return nil }
        return String(validating: raw, as: UTF8.self)
    }

    /// The bytes of a string, whatever they are.
    package func bytes(_ key: String) -> [UInt8]? { rawString(key).map(Array.init) }

    /// The value of any integer type that fits.
    package func integer(_ key: String) -> Int64? {
        guard let entry = entries[key], entry.type != .array else { return nil }
        return integer(entry.type, at: entry.offset)
    }

    /// The value of any number, integers included.
    package func float(_ key: String) -> Double? {
        guard let entry = entries[key], entry.type != .array else { return nil }
        if let value = float(entry.type, at: entry.offset) { return value }
        return integer(entry.type, at: entry.offset).map(Double.init)
    }

    package func bool(_ key: String) -> Bool? {
        guard let entry = entries[key], entry.type == .bool else { return nil }
        return load(UInt8.self, at: entry.offset).map { $0 != 0 }
    }

    /// An array of strings, in place. Each call walks the array once to index it.
    package func strings(_ key: String) -> GGUFStringArray? {
        guard let entry = entries[key], entry.type == .array, entry.elementType == .string else { return nil }
        return GGUFStringArray(file: file, offset: entry.offset, count: entry.count)
    }

    /// An array of floats; of doubles, rounded.
    package func floats(_ key: String) -> [Float]? {
        guard let entry = entries[key], entry.type == .array else { return nil }
        switch entry.elementType {
        case .float32: return elements(UInt32.self, of: entry).map { $0.map(Float.init(bitPattern:)) }
        case .float64: return elements(UInt64.self, of: entry).map { $0.map { Float(Double(bitPattern: $0)) } }
        default: return nil
        }
    }

    /// An array of any integer type; `nil` if one of them does not fit.
    package func integers(_ key: String) -> [Int64]? {
        guard let entry = entries[key], entry.type == .array else { return nil }
        switch entry.elementType {
        case .uint8: return elements(UInt8.self, of: entry).map { $0.map(Int64.init) }
        case .int8: return elements(Int8.self, of: entry).map { $0.map(Int64.init) }
        case .uint16: return elements(UInt16.self, of: entry).map { $0.map(Int64.init) }
        case .int16: return elements(Int16.self, of: entry).map { $0.map(Int64.init) }
        case .uint32: return elements(UInt32.self, of: entry).map { $0.map(Int64.init) }
        case .int32: return elements(Int32.self, of: entry).map { $0.map(Int64.init) }
        case .int64: return elements(Int64.self, of: entry)
        case .uint64:
            guard let values = elements(UInt64.self, of: entry) else { return nil }
            let fitting = values.compactMap(Int64.init(exactly:))
            return fitting.count == values.count ? fitting : nil
        case .float32, .float64, .bool, .string, .array: return nil
        }
    }

    // MARK: Reading the map

    private func rawString(_ key: String) -> UnsafeRawBufferPointer? {
        guard let entry = entries[key], entry.type == .string else { return nil }
        var cursor = GGUFCursor(file.bytes, at: entry.offset, key: key)
        return try? cursor.readString("the string")
    }

    private func load<T: FixedWidthInteger>(_ type: T.Type, at offset: Int) -> T? {
        guard offset >= 0, file.bytes.count - offset >= MemoryLayout<T>.size else { return nil }
        return T(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: T.self))
    }

    private func elements<T: FixedWidthInteger>(_ type: T.Type, of entry: Entry) -> [T]? {
        let size = MemoryLayout<T>.size
        guard entry.count <= (file.bytes.count - entry.offset) / size else { return nil }
        return [T](unsafeUninitializedCapacity: entry.count) { buffer, initialized in
            for index in 0..<entry.count {
                let raw = file.bytes.loadUnaligned(fromByteOffset: entry.offset + index * size, as: T.self)
                buffer.initializeElement(at: index, to: T(littleEndian: raw))
            }
            initialized = entry.count
        }
    }

    private func integer(_ type: GGUFValueType, at offset: Int) -> Int64? {
        switch type {
        case .uint8: load(UInt8.self, at: offset).map(Int64.init)
        case .int8: load(Int8.self, at: offset).map(Int64.init)
        case .uint16: load(UInt16.self, at: offset).map(Int64.init)
        case .int16: load(Int16.self, at: offset).map(Int64.init)
        case .uint32: load(UInt32.self, at: offset).map(Int64.init)
        case .int32: load(Int32.self, at: offset).map(Int64.init)
        case .uint64: load(UInt64.self, at: offset).flatMap(Int64.init(exactly:))
        case .int64: load(Int64.self, at: offset)
        case .float32, .float64, .bool, .string, .array: nil
        }
    }

    private func float(_ type: GGUFValueType, at offset: Int) -> Double? {
        switch type {
        case .float32: load(UInt32.self, at: offset).map { Double(Float(bitPattern: $0)) }
        case .float64: load(UInt64.self, at: offset).map(Double.init(bitPattern:))
        default: nil
        }
    }
}

/// The strings of a metadata array as views of their bytes in the mapped file, which the array keeps alive.
package struct GGUFStringArray: RandomAccessCollection, Sendable {
    private let file: MappedFile
    /// The first byte of the array; `starts` count from here.
    private let base: Int
    /// Where the length field of each string lies, and the end of the last string.
    private let starts: [UInt32]

    init?(file: MappedFile, offset: Int, count: Int) {
        var starts: [UInt32] = []
        starts.reserveCapacity(Swift.min(Swift.max(count, 0), file.bytes.count / 8) + 1)
        var cursor = GGUFCursor(file.bytes, at: offset)
        var fits = true
        do throws(GGUFError) {
            try cursor.skipStrings(count) { position in
                guard let start = UInt32(exactly: position - offset) else {
                    fits = false
                    return
                }
                starts.append(start)
            }
        } catch {
            return nil
        }
        guard fits, let end = UInt32(exactly: cursor.offset - offset) else { return nil }
        starts.append(end)
        self.file = file
        self.base = offset
        self.starts = starts
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { starts.count - 1 }

    /// The bytes of a string; the pointer is valid while this array, or its file, lives.
    package subscript(position: Int) -> UnsafeRawBufferPointer {
        let start = base + Int(starts[position]) + 8
        let end = base + Int(starts[position + 1])
        return UnsafeRawBufferPointer(rebasing: file.bytes[start..<end])
    }
}
