import CWPLLM
import Engine
import Synchronization

final class ContextObject: HandleObject {
    static let handleType = HandleType.context
    let context: Context

    init(_ context: Context) {
        self.context = context
    }
}

final class ModelObject: HandleObject {
    static let handleType = HandleType.model
    let model: LocalModel
    /// Threads that computations on the handle may use: those of the context that opened it.
    let threads: Int

    init(_ model: LocalModel, threads: Int) {
        self.model = model
        self.threads = threads
    }
}

final class StreamObject: HandleObject {
    static let handleType = HandleType.stream
    let generation: Generation
    /// What the last event points to; changed only by the thread that is inside `wpllm_stream_next`.
    var text = CBytes([])
    var json = CBytes([])
    private let isBusy = Atomic<Bool>(false)

    init(_ generation: Generation) {
        self.generation = generation
    }

    /// Runs `body`, unless another thread is doing so.
    func exclusively<Result>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard isBusy.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else {
            throw Failure(.busy, "another thread is inside a call on this stream", isRetryable: true)
        }
        defer { isBusy.store(false, ordering: .releasing) }
        return try body()
    }
}

final class ResultObject: HandleObject {
    static let handleType = HandleType.result
    /// What a result holds.
    enum Content {
        case json(CBytes)
        case bytes(CBytes)
        case tokens(CArray<Int32>)
        case floats(CArray<Float>, rows: Int, columns: Int)
        case response(body: CBytes, isJSON: Bool, status: Int32, headers: CBytes)
    }

    let content: Content

    init(_ content: Content) {
        self.content = content
    }

    convenience init(json: [UInt8]) {
        self.init(.json(CBytes(json)))
    }
}

final class ErrorObject: HandleObject {
    static let handleType = HandleType.error
    let code: Int32
    let message: CBytes
    let json: CBytes

    init(_ failure: Failure) {
        code = failure.status.rawValue
        message = CBytes(Array(failure.message.utf8))
        json = CBytes(failure.json)
    }
}

/// Elements at an address that does not change, for C to read.
final class CArray<Element: BitwiseCopyable> {
    let pointer: UnsafePointer<Element>
    let count: Int
    private let storage: UnsafeMutableBufferPointer<Element>

    init(_ elements: [Element]) {
        // One element more, so that an empty array has an address too.
        storage = .allocate(capacity: elements.count + 1)
        _ = storage.initialize(from: elements)
        count = elements.count
        pointer = UnsafePointer(storage.baseAddress ?? UnsafeMutablePointer<Element>.allocate(capacity: 1))
    }

    deinit {
        storage.deallocate()
    }
}

/// Bytes with a NUL behind them, at an address that does not change.
struct CBytes {
    private let array: CArray<UInt8>

    init(_ bytes: [UInt8]) {
        array = CArray(bytes + [0])
    }

    /// Bytes before the NUL.
    var count: Int { array.count - 1 }

    var pointer: UnsafePointer<CChar> {
        UnsafeRawPointer(array.pointer).assumingMemoryBound(to: CChar.self)
    }
}
