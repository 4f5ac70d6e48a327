import Glibc
import Kernels
import Synchronization

/// A lock over state of the whole process that is held across `fork`, so that the child finds that state whole and
/// the lock free.
///
/// Sections under it are short and call nothing that takes another of these locks. Locks are made once and live for
/// the life of the process.
package final class ProcessLock: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>

    package init() {
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        let mutex = UInt(bitPattern: mutex)
        Self.registered.withLock { $0.append(mutex) }
        Self.installHandlers
    }

    package func withLock<Result, E: Error>(_ body: () throws(E) -> Result) throws(E) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    private static let registered = Mutex<[UInt]>([])

    /// Registers, once, what fork does with the locks: the forking thread takes them all, and both sides let go.
    private static let installHandlers: Void = {
        pthread_atfork(
            { ProcessLock.forEach { pthread_mutex_lock($0) } },
            { ProcessLock.forEach { pthread_mutex_unlock($0) } },
            { ProcessLock.forEach { pthread_mutex_unlock($0) } })
    }()

    private static func forEach(_ body: (UnsafeMutablePointer<pthread_mutex_t>) -> Void) {
        for address in registered.withLock({ $0 }) {
            if let mutex = UnsafeMutablePointer<pthread_mutex_t>(bitPattern: address) { body(mutex) }
        }
    }
}
