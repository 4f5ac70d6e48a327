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
        var started: [WorkThread] = []
        for _ in 1..<max(1, min(threads, count, maximumThreads)) {
            guard let thread = WorkThread(stackBytes: stackBytes, work.run) else { break }
            started.append(thread)
        }
        work.run()
        for thread in started { thread.join() }
    }

    /// The results of `body(0)` to `body(count - 1)`, in that order, made on up to `threads` threads, the caller's among
    /// them.
    package static func map<Result: Sendable>(
        _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        let results = ParallelResults<Result>(count: count)
        run(count, threads: threads) { results[$0] = body($0) }
        return (0..<count).compactMap { results.take($0) }
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
