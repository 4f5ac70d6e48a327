/// A value that is known without running the code.
package enum ConstantValue: Sendable, Equatable {
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    case null

    /// What PHP makes of it in a string; nil for floats, whose digits depend on settings.
    package var string: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .float: nil
        case .bool(let isTrue): isTrue ? "1" : ""
        case .null: ""
        }
    }

    /// What PHP makes of it in a condition.
    package var isTrue: Bool {
        switch self {
        case .string(let text): !text.isEmpty && text != "0"
        case .integer(let number): number != 0
        case .float(let number): number != 0
        case .bool(let isTrue): isTrue
        case .null: false
        }
    }
}
