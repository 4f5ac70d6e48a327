import AnalysisProgram
import PHPSyntax

/// What a call of a function does, in terms of its arguments.
struct Summary: Sendable {
    /// What it returns, in the arena of kept values.
    var result: ValueID = .unknown
    /// By-reference parameters, with what they hold afterwards.
    var outs: [(parameter: Int, value: ValueID)] = []
    /// Sinks that arguments reach.
    var sinks: [ParameterSink] = []
    /// Changes of state.
    var actions: [ActionUse] = []
    /// Cells that get something that depends on arguments.
    var writes: [(cell: Cell, value: ValueID)] = []
    /// What has been checked when it returns; when it returns something true; something false.
    var returnGuards: Guards = []
    var trueGuards: Guards = []
    var falseGuards: Guards = []
    /// Arguments that are harmless afterwards; when it returns something true; something false.
    var validated: [Validation] = []
    var neverReturns = false
    /// Whether it, or a function that it calls, asks for a capability anywhere.
    var asksCapability = false
    /// Whether it may return something true, something false.
    var canBeTrue = true
    var canBeFalse = true
    /// Cells that it read, with their versions then.
    var reads: [Cell: UInt32] = [:]

    static let maximumSinks = 48
    static let maximumActions = 48

    struct Validation: Sendable {
        var parameter: Int
        var always: Danger
        var whenTrue: Danger
        var whenFalse: Danger
    }
}

/// A sink that is reached by a parameter.
struct ParameterSink: Sendable {
    /// Which parameter, and which element of it.
    var origin: OriginID
    var danger: Danger
    var flags: Mark.Flags
    var sanitizer: Symbol
    var site: SinkSite
    /// What has been checked on every way to the sink.
    var guards: Guards
    /// The ways from parameter to sink, function by function: last steps of chains.
    var tails: [UInt32]
}

/// A place where data does harm.
struct SinkSite: Sendable, Hashable {
    var file: Int32
    var node: NodeID
    /// The rule, or "xss" and "sqli" for the one that fits the origin.
    var rule: String
    /// What the place is called: "a link (href)", "system()".
    var place: String
}

/// A change of state in a program.
struct ActionUse: Sendable {
    var file: Int32
    var node: NodeID
    /// The function that does it, for messages.
    var name: String
    var what: String
    var level: String
    /// What has been checked on every way to it.
    var guards: Guards
    /// Whether its arguments come from a request.
    var hasRequestData: Bool
    /// Parameters that its arguments come from, a bit each.
    var parameters: UInt64
    /// Whether an identifier of an object comes from a request.
    var isDirectReference: Bool
    /// Whether a request names only the end of what is deleted, which then is a token that it has to know.
    var isByToken = false
    /// Parameters that say which object is meant, a bit each.
    var references: UInt64 = 0
    /// What is told, if it is about that.
    var detail = ""
    /// How many calls it is away from the function whose summary this is.
    var depth = 0
}
