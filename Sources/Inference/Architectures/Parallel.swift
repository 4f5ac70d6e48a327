import Kernels

/// Splits small operations on many tokens between threads.
enum Parallel {
    /// Tokens of a part at least; less is done before another thread has woken up.
    private static let smallestPart = 8

    /// Calls `body` with parts of 0..<count that together are the whole, on up to `threads` threads at once.
    static func tokens(_ count: Int, threads: Int32, _ body: (Range<Int>) -> Void) {
        items(count, threads: min(threads, Int32(clamping: count / smallestPart))) { range, _ in body(range) }
    }

    /// Calls `body` with parts of 0..<count and each part's number, below `threads`.
    static func items(_ count: Int, threads: Int32, _ body: (Range<Int>, Int) -> Void) {
        guard threads > 1, count > 1 else { return body(0..<count, 0) }
        withoutActuallyEscaping(body) { body in
            var job = Job(count: count, body: body)
            withUnsafeMutablePointer(to: &job) { job in
                wk_parallel(
                    min(threads, Int32(clamping: count)),
                    { argument, part, parts in
                        guard let job = argument?.assumingMemoryBound(to: Job.self).pointee else { return }
                        let (part, parts) = (Int(part), Int(parts))
                        job.body(job.count * part / parts..<job.count * (part + 1) / parts, part)
                    }, job)
            }
        }
    }

    private struct Job {
        let count: Int
        let body: (Range<Int>, Int) -> Void
    }
}
