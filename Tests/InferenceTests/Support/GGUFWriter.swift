import Foundation

/// Writes GGUF files for tests, valid or deliberately not.
struct GGUFWriter {
    enum Value {
        case uint32(UInt32)
        case int32(Int32)
        case uint64(UInt64)
        case float32(Float)
        case bool(Bool)
        case string(String)
        case strings([String])
        case floats([Float])
        case int32s([Int32])
        /// A type number and the bytes that follow it, as they are.
        case raw(UInt32, [UInt8])
    }

    struct Tensor {
        var name: String
        var type: UInt32
        var dimensions: [UInt64]
        var data: [UInt8]
        /// In place of the offset where the data is written.
        var claimedOffset: UInt64?
    }

    var version: UInt32 = 3
    var alignment = 32
    var metadata: [(String, Value)] = []
    var tensors: [Tensor] = []
    /// In place of the true counts.
    var claimedTensorCount: UInt64?
    var claimedMetadataCount: UInt64?

    mutating func set(_ key: String, _ value: Value) {
        metadata.append((key, value))
    }

    mutating func add(_ name: String, type: UInt32, _ dimensions: [UInt64], _ data: [UInt8], at offset: UInt64? = nil) {
        tensors.append(Tensor(name: name, type: type, dimensions: dimensions, data: data, claimedOffset: offset))
    }

    func serialized() -> [UInt8] {
        var out: [UInt8] = Array("GGUF".utf8)
        out.append(integer: version)
        out.append(integer: claimedTensorCount ?? UInt64(tensors.count))
        out.append(integer: claimedMetadataCount ?? UInt64(metadata.count))
        for (key, value) in metadata {
            out.append(string: key)
            append(value, to: &out)
        }
        var offset: UInt64 = 0
        for tensor in tensors {
            out.append(string: tensor.name)
            out.append(integer: UInt32(tensor.dimensions.count))
            for dimension in tensor.dimensions { out.append(integer: dimension) }
            out.append(integer: tensor.type)
            out.append(integer: tensor.claimedOffset ?? offset)
            offset += UInt64((tensor.data.count + alignment - 1) / alignment * alignment)
        }
        for tensor in tensors {
            out.pad(to: alignment)
            out += tensor.data
        }
        out.pad(to: alignment)
        return out
    }

    private func append(_ value: Value, to out: inout [UInt8]) {
        switch value {
        case .uint32(let number):
            out.append(integer: UInt32(4))
            out.append(integer: number)
        case .int32(let number):
            out.append(integer: UInt32(5))
            out.append(integer: number)
        case .float32(let number):
            out.append(integer: UInt32(6))
            out.append(integer: number.bitPattern)
        case .bool(let flag):
            out.append(integer: UInt32(7))
            out.append(flag ? 1 : 0)
        case .string(let string):
            out.append(integer: UInt32(8))
            out.append(string: string)
        case .uint64(let number):
            out.append(integer: UInt32(10))
            out.append(integer: number)
        case .strings(let strings):
            out.appendArrayHeader(elementType: 8, count: strings.count)
            for string in strings { out.append(string: string) }
        case .floats(let floats):
            out.appendArrayHeader(elementType: 6, count: floats.count)
            for float in floats { out.append(integer: float.bitPattern) }
        case .int32s(let numbers):
            out.appendArrayHeader(elementType: 5, count: numbers.count)
            for number in numbers { out.append(integer: number) }
        case .raw(let type, let bytes):
            out.append(integer: type)
            out += bytes
        }
    }
}

extension [UInt8] {
    mutating func append<T: FixedWidthInteger>(integer: T) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }

    mutating func append(string: String) {
        append(integer: UInt64(string.utf8.count))
        append(contentsOf: string.utf8)
    }

    fileprivate mutating func appendArrayHeader(elementType: UInt32, count: Int) {
        append(integer: UInt32(9))
        append(integer: elementType)
        append(integer: UInt64(count))
    }

    fileprivate mutating func pad(to alignment: Int) {
        append(contentsOf: [UInt8](repeating: 0, count: (alignment - count % alignment) % alignment))
    }
}

/// A folder of its own that goes with the object.
final class TemporaryFolder {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "/wpllm-tests-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], as name: String) throws -> String {
        let file = path + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// Files of the repository.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    static let nanoModel = root + "/models/wp-llm-nano.gguf"
    static let goldens = root + "/Tests/InferenceTests/Goldens"
}
