/// A GGUF file, versions 2 and 3, little-endian: metadata and tensors, used where they lie in the mapped file.
///
/// Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Reading costs time and memory in proportion to
/// the metadata that is really there, never to a count that the file claims.
package final class GGUFFile: Sendable {
    package let map: MappedFile
    package let version: UInt32
    package let metadata: GGUFMetadata
    /// What tensor offsets are multiples of; a power of two.
    package let alignment: Int
    /// In the order of the file.
    package let tensors: [GGUFTensor]
    private let tensorIndex: [String: Int]

    package var path: String { map.path }
    package var identity: FileIdentity { map.identity }
    /// Bytes of the file.
    package var size: Int { map.identity.size }

    /// Maps the file at `path` and reads its metadata and tensor list.
    ///
    /// Throws `GGUFError` with the field and offset at fault.
    package init(path: String) throws(GGUFError) {
        let map = try MappedFile(path: path)
        var cursor = GGUFCursor(map.bytes)
        let version = try Self.readVersion(&cursor)
        let tensorCount = try cursor.readCount(itemSize: Self.smallestTensorInfo, "the number of tensors")
        let metadata = try Self.readMetadata(&cursor, map)
        let alignment = try Self.readAlignment(metadata)
        let infos = try Self.readTensorInfos(&cursor, tensorCount)
        let tensors = try Self.locate(infos, after: cursor.offset, alignment: alignment, in: map)

        self.map = map
        self.version = version
        self.metadata = metadata
        self.alignment = alignment
        self.tensors = tensors
        var index: [String: Int] = [:]
        index.reserveCapacity(tensors.count)
        for (position, tensor) in tensors.enumerated() where index.updateValue(position, forKey: tensor.name) != nil {
            let offset = infos[position].offset
            throw GGUFError(
                kind: .malformed, message: "'\(tensor.name)': the tensor is listed twice (at byte \(offset))",
                offset: offset, key: tensor.name)
        }
        tensorIndex = index
    }

    package func tensor(_ name: String) -> GGUFTensor? {
        tensorIndex[name].map { tensors[$0] }
    }

    // MARK: Header

    /// Key length, one byte of key, type, one byte of value.
    private static let smallestMetadataEntry = 8 + 1 + 4 + 1
    /// Name length, one byte of name, number of axes, one axis, type, offset.
    private static let smallestTensorInfo = 8 + 1 + 4 + 8 + 4 + 8

    private static func readVersion(_ cursor: inout GGUFCursor) throws(GGUFError) -> UInt32 {
        guard try cursor.read(UInt32.self, "the magic number") == 0x4655_4747 else {  // "GGUF"
            throw cursor.error(.malformed, "not a GGUF file: it does not begin with 'GGUF'", at: 0)
        }
        let version = try cursor.read(UInt32.self, "the version")
        switch version {
        case 2, 3:
            return version
        case _ where version & 0xffff == 0:
            throw cursor.error(.unsupported, "the file is big-endian", at: 4)
        default:
            throw cursor.error(.unsupported, "GGUF version \(version); versions 2 and 3 are read", at: 4)
        }
    }

    private static func readAlignment(_ metadata: GGUFMetadata) throws(GGUFError) -> Int {
        let key = "general.alignment"
        guard metadata.contains(key) else { return 32 }
        guard let value = metadata.integer(key), let alignment = Int(exactly: value), alignment > 0,
            alignment & (alignment - 1) == 0
        else {
            throw GGUFError(kind: .malformed, message: "'\(key)' must be a power of two", key: key)
        }
        return alignment
    }

    // MARK: Metadata

    private static func readMetadata(
        _ cursor: inout GGUFCursor, _ map: MappedFile
    ) throws(GGUFError) -> GGUFMetadata {
        let count = try cursor.readCount(itemSize: smallestMetadataEntry, "the number of metadata entries")
        var entries: [String: GGUFMetadata.Entry] = [:]
        var keys: [String] = []
        for _ in 0..<count {
            let start = cursor.offset
            cursor.key = nil
            let key = try cursor.readName("a metadata key")
            cursor.key = key
            let entry = try readValue(&cursor)
            guard entries.updateValue(entry, forKey: key) == nil else {
                throw cursor.error(.malformed, "the key is there twice", at: start)
            }
            keys.append(key)
        }
        cursor.key = nil
        return GGUFMetadata(file: map, entries: entries, keys: keys)
    }

    private static func readValue(_ cursor: inout GGUFCursor) throws(GGUFError) -> GGUFMetadata.Entry {
        let type = try readValueType(&cursor)
        guard type == .array else {
            let offset = cursor.offset
            try skip(1, type, &cursor, depth: 0)
            return GGUFMetadata.Entry(type: type, elementType: type, count: 1, offset: offset)
        }
        let elementType = try readValueType(&cursor)
        let count = try cursor.readCount(itemSize: smallestElement(elementType), "the array's length")
        let offset = cursor.offset
        try skip(count, elementType, &cursor, depth: 1)
        return GGUFMetadata.Entry(type: .array, elementType: elementType, count: count, offset: offset)
    }

    /// Passes over `count` values of a type; arrays inside arrays go four levels deep at most.
    private static func skip(
        _ count: Int, _ type: GGUFValueType, _ cursor: inout GGUFCursor, depth: Int
    ) throws(GGUFError) {
        if let size = type.size {
            try cursor.skip(count, itemsOf: size, "the value")
        } else if type == .string {
            try cursor.skipStrings(count)
        } else {
            guard depth < 4 else { throw cursor.error(.unsupported, "arrays are nested too deep") }
            for _ in 0..<count {
                let elementType = try readValueType(&cursor)
                let inner = try cursor.readCount(itemSize: smallestElement(elementType), "an inner array's length")
                try skip(inner, elementType, &cursor, depth: depth + 1)
            }
        }
    }

    private static func readValueType(_ cursor: inout GGUFCursor) throws(GGUFError) -> GGUFValueType {
        let start = cursor.offset
        let number = try cursor.read(UInt32.self, "the value's type")
        guard let type = GGUFValueType(rawValue: number) else {
            throw cursor.error(.malformed, "unknown value type \(number)", at: start)
        }
        return type
    }

    /// Bytes that an element takes at least: a string its length, an array its type and length.
    private static func smallestElement(_ type: GGUFValueType) -> Int {
        type.size ?? (type == .string ? 8 : 12)
    }

    // MARK: Tensors

    private struct TensorInfo {
        let name: String
        let dimensions: [Int]
        let type: Int32
        let byteCount: Int
        /// From the start of the tensor data.
        let relativeOffset: Int
        /// Where the entry lies in the file.
        let offset: Int
    }

    private static func readTensorInfos(
        _ cursor: inout GGUFCursor, _ count: Int
    ) throws(GGUFError) -> [TensorInfo] {
        var infos: [TensorInfo] = []
        // The count was checked before the metadata was read; what is left now is less.
        infos.reserveCapacity(min(count, cursor.remaining / smallestTensorInfo))
        for _ in 0..<count {
            cursor.key = nil
            infos.append(try readTensorInfo(&cursor))
        }
        cursor.key = nil
        return infos
    }

    private static func readTensorInfo(_ cursor: inout GGUFCursor) throws(GGUFError) -> TensorInfo {
        let start = cursor.offset
        let name = try cursor.readName("a tensor name")
        cursor.key = name

        let axes = try cursor.read(UInt32.self, "the number of dimensions")
        guard (1...4).contains(axes) else {
            throw cursor.error(
                .malformed, "the tensor has \(axes) dimensions; 1 to 4 are allowed", at: cursor.offset - 4)
        }
        var dimensions: [Int] = []
        var elements = 1
        for axis in 0..<Int(axes) {
            let raw = try cursor.read(UInt64.self, "a dimension")
            guard let length = Int(exactly: raw), length > 0 else {
                throw cursor.error(.malformed, "dimension \(axis) is \(raw)", at: cursor.offset - 8)
            }
            let (product, overflow) = elements.multipliedReportingOverflow(by: length)
            guard !overflow else {
                throw cursor.error(.malformed, "the tensor's dimensions overflow", at: cursor.offset - 8)
            }
            elements = product
            dimensions.append(length)
        }

        let number = try cursor.read(UInt32.self, "the tensor's type")
        guard let exact = Int32(exactly: number), let type = GGUFTensorType.numbered(exact) else {
            throw cursor.error(.unsupported, "unknown tensor type \(number)", at: cursor.offset - 4)
        }
        guard dimensions[0] % type.blockElements == 0 else {
            throw cursor.error(
                .malformed, "a row of \(dimensions[0]) elements does not fill blocks of \(type.name)", at: start)
        }
        let (byteCount, overflow) = (elements / type.blockElements).multipliedReportingOverflow(by: type.blockBytes)
        guard !overflow else { throw cursor.error(.malformed, "the tensor's size overflows", at: start) }

        let rawOffset = try cursor.read(UInt64.self, "the tensor's offset")
        guard let relativeOffset = Int(exactly: rawOffset) else {
            throw cursor.error(.malformed, "the tensor's offset is \(rawOffset)", at: cursor.offset - 8)
        }
        return TensorInfo(
            name: name, dimensions: dimensions, type: exact, byteCount: byteCount, relativeOffset: relativeOffset,
            offset: start)
    }

    /// Finds each tensor's data, which begins at the next multiple of `alignment` after the tensor list, and checks
    /// that it is aligned, inside the file and shared with no other tensor.
    private static func locate(
        _ infos: [TensorInfo], after end: Int, alignment: Int, in map: MappedFile
    ) throws(GGUFError) -> [GGUFTensor] {
        guard let base = map.bytes.baseAddress, !infos.isEmpty else { return [] }
        func fault(_ kind: GGUFError.Kind, _ info: TensorInfo, _ what: String) -> GGUFError {
            let message = "'\(info.name)': the tensor's data \(what) (listed at byte \(info.offset))"
            return GGUFError(kind: kind, message: message, offset: info.offset, key: info.name)
        }

        let (padded, overflow) = end.addingReportingOverflow(alignment - 1)
        let dataStart = padded & ~(alignment - 1)
        var starts: [Int] = []
        starts.reserveCapacity(infos.count)
        for info in infos {
            guard info.relativeOffset & (alignment - 1) == 0 else {
                throw fault(.malformed, info, "is not aligned to \(alignment) bytes")
            }
            let (start, overflowStart) = dataStart.addingReportingOverflow(info.relativeOffset)
            let (end, overflowEnd) = start.addingReportingOverflow(info.byteCount)
            guard !overflow, !overflowStart, !overflowEnd, end <= map.bytes.count else {
                throw fault(.truncated, info, "of \(info.byteCount) bytes lies beyond the end of the file")
            }
            starts.append(start)
        }

        var previousEnd = dataStart
        for position in starts.indices.sorted(by: { starts[$0] < starts[$1] }) {
            guard starts[position] >= previousEnd else {
                throw fault(.malformed, infos[position], "overlaps that of another tensor")
            }
            previousEnd = starts[position] + infos[position].byteCount
        }

        return zip(infos, starts).map { info, start in
            GGUFTensor(
                name: info.name, type: info.type, dimensions: info.dimensions, data: base + start,
                byteCount: info.byteCount, file: map)
        }
    }
}
