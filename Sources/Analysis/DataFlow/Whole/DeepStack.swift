import AnalysisProgram

/// Runs work on a thread of its own, with a stack that is deep enough for deeply nested code.
enum DeepStack {
    private static let bytes = 512 << 20

    /// Runs `body` to its end. Gives false, without having run it, if there is no memory for a thread.
    static func run(_ body: () -> Void) -> Bool {
        withoutActuallyEscaping(body) { body in
            // This thread waits, so nothing that the body touches is touched by two threads at a time.
            nonisolated(unsafe) let body = body
            guard let thread = WorkThread(stackBytes: bytes, { body() }) else { return false }
            thread.join()
            return true
        }
    }
}
