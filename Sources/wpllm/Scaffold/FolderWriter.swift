import Glibc
import ScaffoldCore

/// Writes generated files into a folder: all of them or none.
struct FolderWriter {
    /// The folder that is to hold the files; its own parent must be there.
    let folder: String
    /// Whether a folder that is there already is replaced.
    let replaces: Bool

    struct Failed: Error, CustomStringConvertible {
        var description: String
    }

    /// Writes into a folder beside the wanted one and renames it when everything is there.
    func write(_ files: [GeneratedFile]) throws(Failed) {
        var exists = stat()
        let isThere = lstat(folder, &exists) == 0
        if isThere {
            guard replaces else { throw Failed(description: "\(folder) is there already; --force replaces it") }
            guard exists.st_mode & S_IFMT == S_IFDIR else { throw Failed(description: "\(folder) is no folder") }
        }
        let temporary = "\(folder).\(getpid()).partial"
        guard mkdir(temporary, 0o755) == 0 else { throw Self.failed("make", temporary) }
        do throws(Failed) {
            for file in files { try write(file, below: temporary) }
            if isThere {
                let old = "\(folder).\(getpid()).old"
                guard rename(folder, old) == 0 else { throw Self.failed("rename", folder) }
                guard rename(temporary, folder) == 0 else {
                    let problem = Self.failed("rename", temporary)
                    _ = rename(old, folder)
                    throw problem
                }
                Self.remove(old, depth: 0)
            } else {
                // A folder that has come meanwhile is not replaced: rename() takes an empty one only.
                guard rename(temporary, folder) == 0 else { throw Self.failed("rename", temporary) }
            }
        } catch {
            Self.remove(temporary, depth: 0)
            throw error
        }
    }

    private func write(_ file: GeneratedFile, below root: String) throws(Failed) {
        let parts = file.path.split(separator: "/", omittingEmptySubsequences: false)
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." && !$0.contains("\0") }) else {
            throw Failed(description: "\(file.path) would lie outside of \(folder)")
        }
        var path = root
        for part in parts.dropLast() {
            path += "/\(part)"
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw Self.failed("make", path) }
        }
        path = "\(root)/\(file.path)"
        try Self.write(file.content, to: path)
    }

    /// Writes a file that must not be there yet.
    static func write(_ bytes: [UInt8], to path: String, replaces: Bool = false) throws(Failed) {
        let descriptor = open(path, O_WRONLY | O_CREAT | (replaces ? O_TRUNC : O_EXCL) | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failed("write", path) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let problem = failed("write", path)
                _ = close(descriptor)
                throw problem
            }
            written += count
        }
        guard close(descriptor) == 0 else { throw failed("write", path) }
    }

    private static func failed(_ verb: String, _ path: String) -> Failed {
        Failed(description: "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
    }

    /// Removes a folder that this program made or replaced; links are removed, not followed.
    private static func remove(_ path: String, depth: Int) {
        guard depth < 64, let directory = opendir(path) else { return }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        closedir(directory)
        for name in names {
            let child = "\(path)/\(name)"
            var status = stat()
            guard lstat(child, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(child, depth: depth + 1) } else { unlink(child) }
        }
        rmdir(path)
    }
}
