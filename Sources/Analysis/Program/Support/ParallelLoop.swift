import Glibc
import Synchronization

/// A loop whose rounds run on several threads.
///
/// The threads begin and end within the call, so that a process may fork before and after it.
package enum ParallelLoop {
    /// Calls `body` once with each number below `count`, on up to `threads` threads, the caller's among them.
    ///
    /// A thread that the system refuses is done without.
    package static func run(_ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let work = Work(count: count, body: body)
        var started: [pthread_t] = []
        for _ in 1..<max(1, min(threads, count, maximumThreads)) {
            guard let thread = start(work) else { break }
            started.append(thread)
        }
        work.run()
        for thread in started { pthread_join(thread, nil) }
    }

    private static let maximumThreads = 64
    /// The parser needs 384 KB in a release build, several times that in a debug build.
    private static let stackBytes = 8 << 20

    private final class Work: Sendable {
        private let count: Int
        private let body: @Sendable (Int) -> Void
        private let next = Atomic<Int>(0)

        init(count: Int, body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }
    }

    /// Starts a thread that takes no signals, which are the host's.
    private static func start(_ work: Work) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        var all = sigset_t()
        var before = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_SETMASK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(work)
        let status = pthread_create(
            &thread, &attributes,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return nil
        }
        return thread
    }
}

/// Places for one result a round, which rounds of a `ParallelLoop` fill.
final class ParallelResults<Value>: @unchecked Sendable {
    // Each place is written by one round alone, and read when the loop is over.
    private let places: UnsafeMutableBufferPointer<Value?>

    init(count: Int) {
        places = .allocate(capacity: count)
        places.initialize(repeating: nil)
    }

    deinit {
        places.deinitialize()
        places.deallocate()
    }

    subscript(index: Int) -> Value? {
        get { places[index] }
        set { places[index] = newValue }
    }

    /// Gives the result away, so that it can be changed without a copy.
    func take(_ index: Int) -> Value? {
        let value = places[index]
        places[index] = nil
        return value
    }
}
