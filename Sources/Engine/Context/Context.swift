import Synchronization

/// What the calls of one caller share: options, log, the folders with models, and a way to cancel them all.
package final class Context: Sendable {
    package let options: ContextOptions
    package let log: Log
    package let catalog: ModelCatalog
    private let cancellations = Atomic<UInt64>(0)

    package init(options: ContextOptions) {
        self.options = options
        log = Log(level: options.logLevel)
        catalog = ModelCatalog(directories: options.modelDirectories)
        log.record(.debug, "context opened with \(options.threads) threads")
    }

    /// Cancels what runs now.
    package func cancelAll() {
        cancellations.add(1, ordering: .relaxed)
    }

    /// A token that tells whether everything was cancelled since.
    package func cancellationScope() -> CancellationScope {
        CancellationScope(context: self, epoch: cancellations.load(ordering: .relaxed))
    }

    fileprivate func isCancelled(since epoch: UInt64) -> Bool {
        cancellations.load(ordering: .relaxed) != epoch
    }

    /// The model called `name` in a request.
    package func model(named name: String, field: String = "model") throws(Failure) -> LocalModel {
        try open(path: catalog.path(ofName: name, field: field), name: name)
    }

    /// The model of `wpllm_model_open`: a name, or a path if there is a slash in it.
    package func model(nameOrPath: String) throws(Failure) -> LocalModel {
        guard !nameOrPath.utf8.contains(0) else {
            throw Failure(.invalidArgument, "the model's name holds a NUL byte", path: "name")
        }
        guard nameOrPath.utf8.contains(UInt8(ascii: "/")) else {
            do {
                return try model(named: nameOrPath, field: "name")
            } catch  where error.status == .invalidRequest {
                // The name came as an argument, not in a request.
                throw Failure(.invalidArgument, error.message, path: error.path)
            }
        }
        let file = nameOrPath.split(separator: "/").last.map(String.init) ?? nameOrPath
        return try open(path: nameOrPath, name: file.hasSuffix(".gguf") ? String(file.dropLast(5)) : file)
    }

    private func open(path: String, name: String) throws(Failure) -> LocalModel {
        let begin = Clock.monotonicNanoseconds()
        do {
            let model = try ModelCache.open(path: path, name: name.hasSuffix(".gguf") ? String(name.dropLast(5)) : name)
            log.record(.debug, "\(path) opened in \((Clock.monotonicNanoseconds() - begin) / 1000) µs")
            return model
        } catch {
            log.record(.error, error.message)
            throw error
        }
    }
}

/// Tells whether the calls of a context were cancelled since the scope was made.
package struct CancellationScope: Sendable {
    private let context: Context
    private let epoch: UInt64

    fileprivate init(context: Context, epoch: UInt64) {
        self.context = context
        self.epoch = epoch
    }

    package var isCancelled: Bool {
        context.isCancelled(since: epoch)
    }
}
