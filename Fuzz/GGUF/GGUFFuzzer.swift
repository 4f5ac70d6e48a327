import FuzzSupport
import Inference

/// Opens the input as a model file, and reads each byte that the reader says is there.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGGUF(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    do {
        let file = try GGUFFile(path: Scratch.path(holding: data, count))
        readMetadata(file.metadata)
        readTensors(file)
    } catch {
        require(!error.message.isEmpty, "an error without a message: \(error)")
    }
    return 0
}

private func readMetadata(_ metadata: GGUFMetadata) {
    for key in metadata.keys {
        require(metadata.contains(key) && metadata.type(of: key) != nil, "\(key) is listed, but absent")
        _ = metadata.count(of: key)
        _ = metadata.string(key)
        _ = metadata.bytes(key)
        _ = metadata.integer(key)
        _ = metadata.float(key)
        _ = metadata.bool(key)
        _ = metadata.floats(key)
        _ = metadata.integers(key)
        if let strings = metadata.strings(key) {
            for text in strings { touch(text) }
        }
    }
}

private func readTensors(_ file: GGUFFile) {
    for tensor in file.tensors {
        require(file.tensor(tensor.name) != nil, "\(tensor.name) is listed, but not found")
        touch(UnsafeRawBufferPointer(start: tensor.data, count: tensor.byteCount))
        _ = tensor.elementCount
    }
}
