import Glibc
import Inference

/// The models of this process: one mapping a file, however many contexts and handles use it.
///
/// A model that nobody uses stays for the next request until there are too many of them; its weights are pages of the
/// file, which the system takes back when it needs them.
package enum ModelCache {
    /// A file as it was when it was opened: one that changes is another model.
    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var seconds: Int64
        var nanoseconds: Int64
    }

    private struct Entry {
        var model: LocalModel
        var lastUse: UInt64
    }

    /// Models that stay in the process with nobody using them.
    private static let idleLimit = 8
    private static let lock = ProcessLock()
    nonisolated(unsafe) private static var entries: [Identity: Entry] = [:]
    nonisolated(unsafe) private static var uses: UInt64 = 0

    /// The model at `path`, opened now or earlier.
    package static func open(path: String, name: String) throws(Failure) -> LocalModel {
        let identity = try identity(of: path)
        if let model = cached(identity) { return model }
        let model = try LocalModel(name: name, path: path)
        // Two threads may have opened it at once; the first one's stays. What goes is released after the lock.
        let (kept, released) = lock.withLock { insert(model, identity) }
        for model in released { ConversationCaches.removeAll(for: model) }
        return kept
    }

    private static func cached(_ identity: Identity) -> LocalModel? {
        lock.withLock {
            guard entries[identity] != nil else { return nil }
            uses &+= 1
            entries[identity]?.lastUse = uses
            return entries[identity]?.model
        }
    }

    private static func insert(_ model: LocalModel, _ identity: Identity) -> (LocalModel, [LocalModel]) {
        uses &+= 1
        if let entry = entries[identity] { return (entry.model, []) }
        entries[identity] = Entry(model: model, lastUse: uses)
        var released: [LocalModel] = []
        while entries.count > idleLimit {
            // The least recently used goes; a handle that still uses it keeps it alive.
            guard let oldest = entries.filter({ $0.key != identity }).min(by: { $0.value.lastUse < $1.value.lastUse })
            else { break }
            entries[oldest.key] = nil
            released.append(oldest.value.model)
        }
        return (model, released)
    }

    private static func identity(of path: String) throws(Failure) -> Identity {
        var file = stat()
        guard stat(path, &file) == 0 else {
            let code = errno
            let words = String(cString: strerror(code))
            let status: Status = code == ENOENT || code == ENOTDIR ? .notFound : .io
            throw Failure(status, "cannot open \(path): \(words)", path: path)
        }
        return Identity(
            device: UInt64(file.st_dev), inode: UInt64(file.st_ino), size: Int64(file.st_size),
            seconds: Int64(file.st_mtim.tv_sec), nanoseconds: Int64(file.st_mtim.tv_nsec))
    }
}
