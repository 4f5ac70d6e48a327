import Glibc

/// What tells one state of a file from another: the file itself, its size and when it was last written.
package struct FileIdentity: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64
    package let size: Int
    package let modifiedSeconds: Int
    package let modifiedNanoseconds: Int

    init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        modifiedSeconds = Int(status.st_mtim.tv_sec)
        modifiedNanoseconds = Int(status.st_mtim.tv_nsec)
    }
}

/// A regular file mapped read-only; the mapping lives as long as the object.
///
/// The pages are shared with every process that maps the same file. A file that another program shortens while it is
/// mapped raises SIGBUS at the next touch of the missing pages: replace model files by renaming a new one over them,
/// never by writing into them.
package final class MappedFile: @unchecked Sendable {
    package let path: String
    package let identity: FileIdentity
    /// The whole file; valid while this object lives.
    package let bytes: UnsafeRawBufferPointer

    /// Maps the file at `path`.
    ///
    /// Never blocks on a FIFO or a device: anything but a regular file is refused after the open.
    package init(path: String) throws(GGUFError) {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw GGUFError(kind: .notFound, message: "a path must not be empty or contain a NUL byte")
        }
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            throw Self.systemError("cannot open", path)
        }
        defer { close(descriptor) }

        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Self.systemError("cannot examine", path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw GGUFError(kind: .io, message: "'\(path)' is not a regular file")
        }
        guard status.st_size > 0 else {
            throw GGUFError(kind: .truncated, message: "'\(path)' is empty", offset: 0)
        }
        let identity = FileIdentity(status)
        guard let address = mmap(nil, identity.size, PROT_READ, MAP_SHARED, descriptor, 0), address != MAP_FAILED
        else {
            throw Self.systemError("cannot map", path)
        }
        self.path = path
        self.identity = identity
        bytes = UnsafeRawBufferPointer(start: address, count: identity.size)
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }

    private static func systemError(_ action: String, _ path: String) -> GGUFError {
        let code = errno
        let words = strerror(code).map { String(cString: $0) } ?? "error \(code)"
        let absent = code == ENOENT || code == ENOTDIR
        return GGUFError(kind: absent ? .notFound : .io, message: "\(action) '\(path)': \(words)")
    }
}
