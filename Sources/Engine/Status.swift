/// The statuses of the C interface, by their numbers in `wpllm.h`.
package enum Status: Int32, Sendable, CaseIterable {
    case ok = 0
    case end = 1
    case again = 2
    case `internal` = -1
    case invalidArgument = -2
    case badHandle = -3
    case forked = -4
    case busy = -5
    case invalidJSON = -6
    case invalidRequest = -7
    case notFound = -8
    case io = -9
    case badModel = -10
    case unsupported = -11
    case contextLength = -12
    case limit = -13
    case cancelled = -14
    case deadline = -15
    case badTemplate = -16
    case noMemory = -17

    /// The name of the constant in `wpllm.h`.
    package var name: StaticString {
        switch self {
        case .ok: "WPLLM_OK"
        case .end: "WPLLM_END"
        case .again: "WPLLM_AGAIN"
        case .internal: "WPLLM_E_INTERNAL"
        case .invalidArgument: "WPLLM_E_INVALID_ARGUMENT"
        case .badHandle: "WPLLM_E_BAD_HANDLE"
        case .forked: "WPLLM_E_FORKED"
        case .busy: "WPLLM_E_BUSY"
        case .invalidJSON: "WPLLM_E_INVALID_JSON"
        case .invalidRequest: "WPLLM_E_INVALID_REQUEST"
        case .notFound: "WPLLM_E_NOT_FOUND"
        case .io: "WPLLM_E_IO"
        case .badModel: "WPLLM_E_BAD_MODEL"
        case .unsupported: "WPLLM_E_UNSUPPORTED"
        case .contextLength: "WPLLM_E_CONTEXT_LENGTH"
        case .limit: "WPLLM_E_LIMIT"
        case .cancelled: "WPLLM_E_CANCELLED"
        case .deadline: "WPLLM_E_DEADLINE"
        case .badTemplate: "WPLLM_E_BAD_TEMPLATE"
        case .noMemory: "WPLLM_E_NO_MEMORY"
        }
    }
}
