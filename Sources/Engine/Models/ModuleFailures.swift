import Inference

// How the errors of the inference module reach the caller.

extension Failure {
    package init(_ error: GGUFError, path: String) {
        let status: Status =
            switch error.kind {
            case .notFound: .notFound
            case .io: .io
            case .unsupported: .unsupported
            default: .badModel
            }
        self.init(status, "\(path): \(error.message)", path: path)
    }

    package init(_ error: ModelError, path: String) {
        let status: Status =
            switch error.kind {
            case .unsupported: .unsupported
            case .contextLength: .contextLength
            case .memory: .noMemory
            case .invalidArgument: .invalidArgument
            case .limit: .limit
            case .malformed: .badModel
            }
        self.init(status, "\(path): \(error.message)", path: path)
    }

    package init(_ error: TokenizerError, path: String) {
        self.init(error.kind == .unsupported ? .unsupported : .badModel, "\(path): \(error)", path: path)
    }
}
