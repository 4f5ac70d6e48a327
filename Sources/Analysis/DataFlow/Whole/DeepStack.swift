import Glibc

/// Runs work on a thread of its own, with a stack that is deep enough for deeply nested code.
enum DeepStack {
    /// Address space only: pages that are not touched cost nothing.
    private static let bytes = 512 << 20

    private final class Work {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// Runs `body` to its end. Gives false, without having run it, if there is no memory for a thread.
    static func run(_ body: () -> Void) -> Bool {
        withoutActuallyEscaping(body) { body in
            var attributes = pthread_attr_t()
            guard pthread_attr_init(&attributes) == 0 else { return false }
            defer { pthread_attr_destroy(&attributes) }
            guard pthread_attr_setstacksize(&attributes, bytes) == 0 else { return false }
            let work = Unmanaged.passRetained(Work(body))
            var thread = pthread_t()
            let status = pthread_create(
                &thread, &attributes,
                { argument in
                    guard let argument else { return nil }
                    Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().run()
                    return nil
                }, work.toOpaque())
            defer { work.release() }
            guard status == 0 else { return false }
            return pthread_join(thread, nil) == 0
        }
    }
}
