/// What the tables say about one function or method.
struct FlowFact: Sendable {
    var source: Source?
    var sanitizers: [Sanitizer] = []
    var sinks: [Sink] = []
    var propagation: [Propagation] = []
    var guards: [Guard] = []
    var actions: [Action] = []
    /// The types it returns, if a table says so.
    var returns: TypeSet?
    /// Whether nothing of its arguments is in what it returns, unless another field says so.
    var isOpaque = false

    /// Where outside data comes in.
    struct Source: Sendable {
        var grade: Grade
        /// The keys that are meant; all if empty. `*` at the end stands for any ending.
        var keys: [String] = []
        /// The keys that are harmless.
        var harmlessKeys: [String] = []

        func contains(key: String) -> Bool {
            if harmlessKeys.contains(where: { Self.matches(key, $0) }) { return false }
            return keys.isEmpty || keys.contains { Self.matches(key, $0) }
        }

        private static func matches(_ key: String, _ pattern: String) -> Bool {
            pattern.last == "*" ? key.hasPrefix(pattern.dropLast()) : key == pattern
        }
    }

    /// The result is `types`, and harmless for `clears`.
    struct Sanitizer: Sendable {
        var argument: Int
        var types: TypeSet
        var clears: Danger
    }

    /// Arguments that must not carry `danger`.
    struct Sink: Sendable {
        var arguments: ArgumentSet
        var danger: Danger
        /// An identifier of a rule, or "xss" and "sqli" for the rule that fits the origin.
        var rule: String
        /// Whether the keys of the array are meant.
        var isOfKeys = false
    }

    /// What becomes of arguments.
    struct Propagation: Sendable {
        var arguments: ArgumentSet
        var effect: Effect

        enum Effect: Sendable {
            case same
            case none
            case array
            case element
            case keys
            case decode(Danger)
            /// The by-reference argument with that index, from 0.
            case out(Int)
        }
    }

    enum Guard: Sendable {
        case nonce
        /// The capability is the argument with that index, from 0; nil if it is fixed.
        case capability(Int?)
        case login
        case exit
        /// If the call gives `result`, its argument is harmless for `clears`.
        case validator(argument: Int, result: Result, clears: Danger)

        enum Result: Sendable { case truthy, falsy, zero }
    }

    /// A change of state that a request must not cause unchecked.
    struct Action: Sendable {
        var arguments: ArgumentSet
        /// "options", "content", "users", "files", …
        var what: String
        /// Who may do it: "admin", "editor", "author", "user", "public".
        var level: String
    }
}
