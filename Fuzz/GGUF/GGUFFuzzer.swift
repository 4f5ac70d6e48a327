import Glibc
import Inference

/// The input as a file on disk, which is what the reader maps; written over for each run.
private let scratch: (path: String, descriptor: CInt) = {
    var path = Array("/tmp/wpllm-fuzz-XXXXXX\0".utf8CString.dropLast())
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { fatalError("cannot create a file in /tmp: \(String(cString: strerror(errno)))") }
    // The name is taken away at once, so that nothing is left behind however the run ends.
    unlink(path)
    return ("/proc/self/fd/\(descriptor)", descriptor)
}()

/// Opens the input as a model file, and reads each byte that the reader says is there.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzGGUF(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard ftruncate(scratch.descriptor, 0) == 0, pwrite(scratch.descriptor, data, count, 0) == count else {
        fatalError("cannot write the scratch file")
    }
    do {
        let file = try GGUFFile(path: scratch.path)
        readMetadata(file.metadata)
        readTensors(file)
    } catch {
        guard !error.message.isEmpty else { fatalError("an error without a message: \(error)") }
    }
    return 0
}

private func readMetadata(_ metadata: GGUFMetadata) {
    for key in metadata.keys {
        guard metadata.contains(key), metadata.type(of: key) != nil else { fatalError("\(key) is listed, but absent") }
        _ = metadata.count(of: key)
        _ = metadata.string(key)
        _ = metadata.bytes(key)
        _ = metadata.integer(key)
        _ = metadata.float(key)
        _ = metadata.bool(key)
        _ = metadata.floats(key)
        _ = metadata.integers(key)
        if let strings = metadata.strings(key) {
            for text in strings { sum(text) }
        }
    }
}

private func readTensors(_ file: GGUFFile) {
    for tensor in file.tensors {
        guard file.tensor(tensor.name) != nil else { fatalError("\(tensor.name) is listed, but not found") }
        sum(UnsafeRawBufferPointer(start: tensor.data, count: tensor.byteCount))
        _ = tensor.elementCount
    }
}

/// Reads every byte; a byte outside of the map ends the run with a signal.
private func sum(_ bytes: UnsafeRawBufferPointer) {
    var total: UInt8 = 0
    for byte in bytes { total &+= byte }
    blackHole = total
}

nonisolated(unsafe) private var blackHole: UInt8 = 0
