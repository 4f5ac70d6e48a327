import Glibc

/// An unnamed file in /tmp that is written over for each input, for readers that take a path.
package enum Scratch {
    private static let file: (path: String, descriptor: CInt) = {
        var path = Array("/tmp/wpllm-fuzz-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { fatalError("cannot create a file in /tmp: \(String(cString: strerror(errno)))") }
        // Without its name, nothing is left behind however the run ends.
        unlink(path)
        return ("/proc/self/fd/\(descriptor)", descriptor)
    }()

    /// Makes `count` bytes the file's content and gives its path.
    package static func path(holding data: UnsafePointer<UInt8>, _ count: Int) -> String {
        guard ftruncate(file.descriptor, 0) == 0, pwrite(file.descriptor, data, count, 0) == count else {
            fatalError("cannot write the scratch file: \(String(cString: strerror(errno)))")
        }
        return file.path
    }
}

/// Reads from each page and the ends, so that bytes outside of the process's memory end the run with a signal.
package func touch(_ bytes: UnsafeRawBufferPointer) {
    guard let last = bytes.last else { return }
    var total = last
    for offset in stride(from: 0, to: bytes.count, by: 1024) { total &+= bytes[offset] }
    sink = total
}

/// Ends the run as a failure unless `condition` holds.
package func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fatalError(message()) }
}

nonisolated(unsafe) private var sink: UInt8 = 0
