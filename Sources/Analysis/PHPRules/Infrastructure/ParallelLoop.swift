import Glibc
import Synchronization

/// Runs a body for each number on several threads.
enum ParallelLoop {
    /// The results of `body(0)` to `body(count - 1)`, in that order, made by up to `threads` threads, the calling one
    /// among them.
    static func map<Result: Sendable>(
        _ count: Int, threads: Int, _ body: @escaping @Sendable (Int) -> Result
    ) -> [Result] {
        let work = Work(count: count, body: body)
        let helpers = (1..<Swift.max(Swift.min(threads, count), 1)).compactMap { _ in start(work) }
        work.run()
        for helper in helpers { pthread_join(helper, nil) }
        return work.results.withLock { results in results.sorted { $0.key < $1.key }.map(\.value) }
    }

    /// Numbers to be taken, and what came of them.
    private class Task: @unchecked Sendable {
        func run() {}
    }

    private final class Work<Result: Sendable>: Task, @unchecked Sendable {
        private let count: Int
        private let body: @Sendable (Int) -> Result
        private let next = Atomic<Int>(0)
        let results = Mutex<[Int: Result]>([:])

        init(count: Int, body: @escaping @Sendable (Int) -> Result) {
            self.count = count
            self.body = body
        }

        override func run() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if index >= count { return }
                let result = body(index)
                results.withLock { $0[index] = result }
            }
        }
    }

    /// A thread that helps; nil if the system has none to give.
    private static func start(_ task: Task) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, 8 << 20)
        let argument = Unmanaged.passRetained(task)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, argument.toOpaque())
        if status == 0 { return thread }
        argument.release()
        return nil
    }
}
