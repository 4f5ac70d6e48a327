import Engine
import Glibc

/// What a handle can stand for.
protocol HandleObject: AnyObject {
    /// Tells the types of handles apart.
    static var handleType: HandleType { get }
}

/// Types of handles, by the name of their C type.
enum HandleType: UInt64 {
    case context = 1
    case model
    case stream
    case result
    case error

    var name: String {
        switch self {
        case .context: "wpllm_context"
        case .model: "wpllm_model"
        case .stream: "wpllm_stream"
        case .result: "wpllm_result"
        case .error: "wpllm_error"
        }
    }
}

/// The handles of this process.
///
/// A handle is a number: generation (28 bits), slot (32 bits), type (4 bits). A slot's generation grows each time the
/// slot is freed, so that an old handle is told from the one that took its place.
final class HandleTable: @unchecked Sendable {
    static let shared = HandleTable()

    private struct Slot {
        var generation: UInt64
        var pid: pid_t
        var object: (any HandleObject)?
    }

    private let lock = ProcessLock()
    private var slots: [Slot] = []
    private var free: [Int] = []

    /// Makes a handle for an object and keeps the object.
    func insert<Object: HandleObject>(_ object: Object) -> Handle? {
        let bits: UInt64? = lock.withLock {
            let index: Int
            if let reused = free.popLast() {
                index = reused
            } else {
                guard slots.count < Int(UInt32.max) else { return nil }
                index = slots.count
                slots.append(Slot(generation: 1, pid: 0, object: nil))
            }
            slots[index].object = object
            slots[index].pid = getpid()
            return slots[index].generation << 36 | UInt64(index) << 4 | Object.handleType.rawValue
        }
        return bits.flatMap { Handle(bitPattern: UInt(truncatingIfNeeded: $0)) }
    }

    /// The object of a handle. In a child of fork only models and what is immutable are still good.
    func object<Object: HandleObject>(_ handle: Handle?, as type: Object.Type = Object.self) throws(Failure) -> Object {
        let (found, pid): ((any HandleObject)?, pid_t) = lock.withLock {
            guard let index = index(of: handle, type: Object.handleType) else { return (nil, 0) }
            return (slots[index].object, slots[index].pid)
        }
        guard let object = found as? Object else {
            throw Failure(
                .badHandle,
                handle == nil ? "the \(Object.handleType.name) is NULL" : "this is no open \(Object.handleType.name)")
        }
        if Object.handleType == .context || Object.handleType == .stream, pid != getpid() {
            throw Failure(
                .forked,
                "this \(Object.handleType.name) belongs to process \(pid), which forked this one; open a new context")
        }
        return object
    }

    /// Takes a handle back and gives its object; nil if the handle was no good.
    func remove<Object: HandleObject>(_ handle: Handle?, as type: Object.Type = Object.self) -> Object? {
        let removed: (any HandleObject)? = lock.withLock {
            guard let index = index(of: handle, type: Object.handleType) else { return nil }
            let object = slots[index].object
            slots[index].object = nil
            slots[index].generation = slots[index].generation % ((1 << 28) - 1) + 1
            free.append(index)
            return object
        }
        return removed as? Object
    }

    private func index(of handle: Handle?, type: HandleType) -> Int? {
        let bits = UInt64(UInt(bitPattern: handle))
        guard bits & 0xF == type.rawValue, let index = Int(exactly: (bits >> 4) & 0xFFFF_FFFF),
            slots.indices.contains(index), slots[index].generation == bits >> 36, slots[index].object != nil
        else { return nil }
        return index
    }
}
