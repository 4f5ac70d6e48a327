import Glibc

/// Why a command of the tool cannot do its work.
struct ToolError: Error {
    /// One sentence without a full stop.
    var message: String

    init(_ message: String) { self.message = message }

    /// What the operating system says about its last error.
    static func system(_ what: String) -> ToolError { ToolError("\(what): \(String(cString: strerror(errno)))") }
}

/// Paths of files, with slashes.
enum Path {
    /// The working folder.
    static var current: String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return "/" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The absolute path without links and dots; nil if there is no such file.
    static func real(_ path: String) -> String? {
        guard let pointer = realpath(path, nil) else { return nil }
        defer { free(pointer) }
        return String(cString: pointer)
    }

    static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// The folder that a file is in.
    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    /// `path` as seen from `folder`; nil if it is not in it. Both are absolute.
    static func relative(_ path: String, to folder: String) -> String? {
        if path == folder { return "" }
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}

/// Whole files.
enum Files {
    /// - Throws: `ToolError`, also for what is no regular file or larger than `limit` bytes.
    static func read(_ path: String, limit: Int = 1 << 30) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ToolError.system(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw ToolError.system(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw ToolError("\(path): is no file") }
        guard let size = Int(exactly: status.st_size), size <= limit else {
            throw ToolError("\(path): is larger than \(limit >> 20) MB")
        }
        // A file may grow while it is read; what is there at the end of the first reading counts.
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let part = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { Glibc.read(descriptor, $0 + count, size - count) } ?? 0
            }
            if part < 0, errno == EINTR { continue }
            guard part >= 0 else { throw ToolError.system(path) }
            if part == 0 { break }
            count += part
        }
        bytes.removeSubrange(count...)
        return bytes
    }

    /// Writes a file as a whole: readers see the old one or the new one. A link stays, and so do the permissions of a
    /// file that is there.
    static func write(_ bytes: [UInt8], to path: String) throws {
        var status = stat()
        let exists = stat(path, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG { return try append(bytes, to: path) }
        let target = Path.real(path) ?? path
        let temporary = Path.join(
            Path.folder(target), ".\(Path.name(target)).\(getpid())-\(UInt32.random(in: 0...UInt32.max))")
        let mode: mode_t = exists ? status.st_mode & 0o7777 : 0o666
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw ToolError.system(path) }
        if exists { fchmod(descriptor, mode) }
        let isWritten = writeAll(bytes, to: descriptor) && fsync(descriptor) == 0
        let isClosed = close(descriptor) == 0
        guard isWritten, isClosed, rename(temporary, target) == 0 else {
            let error = ToolError.system(path)
            unlink(temporary)
            throw error
        }
    }

    /// Writes to a device or pipe.
    private static func append(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ToolError.system(path) }
        defer { close(descriptor) }
        guard writeAll(bytes, to: descriptor) else { throw ToolError.system(path) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest.removeFirst(count)
        }
        return true
    }
}
