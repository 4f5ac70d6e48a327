import AnalysisProgram

/// The types that a value may have.
struct TypeSet: OptionSet, Sendable, Hashable {
    var rawValue: UInt16

    init(rawValue: UInt16) { self.rawValue = rawValue }

    static let null = TypeSet(rawValue: 1)
    static let bool = TypeSet(rawValue: 2)
    static let int = TypeSet(rawValue: 4)
    static let float = TypeSet(rawValue: 8)
    static let string = TypeSet(rawValue: 16)
    static let array = TypeSet(rawValue: 32)
    static let object = TypeSet(rawValue: 64)

    static let any = TypeSet(rawValue: 127)
    /// What cannot carry text of an attacker's choice.
    static let harmless: TypeSet = [.null, .bool, .int, .float]

    static let names: [String: TypeSet] = [
        "int": .int, "float": .float, "bool": .bool, "string": .string, "array": .array, "mixed": .any,
        "object": .object, "void": .null, "null": .null, "true": .bool, "false": .bool, "int|float": [.int, .float],
    ]
}

/// A value's number in an arena; 0 is the unknown, harmless value.
struct ValueID: Hashable, Sendable {
    var rawValue: UInt32

    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    static let unknown = ValueID(0)
    /// In environments: a variable that was never assigned.
    static let undefined = ValueID(UInt32.max)

    var index: Int { Int(rawValue) }
}

/// A number in the table of literals; 0 is none.
typealias LiteralID = UInt32

/// A span of one of an arena's lists.
struct ListSpan: Sendable, Hashable {
    var start: UInt32 = 0
    var count: UInt32 = 0

    var range: Range<Int> { Int(start)..<(Int(start) + Int(count)) }
    var isEmpty: Bool { count == 0 }
}

/// A trace of outside data in a value.
struct Mark: Sendable, Hashable {
    /// An index in the table of origins, or a parameter (see `Origin`).
    var origin: OriginID
    /// The last step of its way, an index in the table of steps; 0 is none.
    var step: UInt32
    /// The last sanitiser that it went through, or none.
    var sanitizer: Symbol
    var flags: Flags
    /// Where it can still do harm.
    var danger: Danger

    struct Flags: OptionSet, Sendable, Hashable {
        var rawValue: UInt8

        init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Its place in the text around it has been taken into account: what danger is left is real in any text.
        static let placed = Flags(rawValue: 1)
        /// It went through a function that nothing is known of.
        static let guessed = Flags(rawValue: 2)
        /// It is a part of a URL that was taken apart.
        static let urlPart = Flags(rawValue: 4)
        /// It has no two dots next to each other.
        static let withoutDots = Flags(rawValue: 8)
        /// It was put by another file where many functions put something.
        static let shared = Flags(rawValue: 16)
        /// It is the extension of a file's name.
        static let nameEnd = Flags(rawValue: 32)
    }
}

/// Where a mark comes from: an index in the table of origins, or a parameter of the function being looked at.
struct OriginID: Hashable, Sendable {
    var rawValue: UInt32

    init(_ rawValue: UInt32) { self.rawValue = rawValue }

    /// Parameter `index` (below 64) or, with a key, that element of it.
    init(parameter index: Int, key: LiteralID) {
        rawValue = 1 << 31 | UInt32(truncatingIfNeeded: index & 63) << 25 | (key & 0x1FF_FFFF)
    }

    var isParameter: Bool { rawValue >> 31 == 1 }
    var parameter: Int { Int(rawValue >> 25 & 63) }
    /// 0 for the whole parameter.
    var key: LiteralID { rawValue & 0x1FF_FFFF }
}

/// A piece of a text that was put together: known bytes, or a value of which only the marks are known.
struct Piece: Sendable, Hashable {
    /// 0 for a hole.
    var literal: LiteralID
    var marks: ListSpan
    var types: TypeSet
}

/// What is known of a value. Small and flat: lists lie in the arena.
struct Value: Sendable, Equatable {
    var types: TypeSet = .any
    /// The value, if it is known to be this string or number.
    var literal: LiteralID = 0
    /// What the value itself carries; for arrays, what any element may carry.
    var marks = ListSpan()
    /// The text it was put together from; empty if only marks are known.
    var pieces = ListSpan()
    /// Elements or properties, an index in `Arena.shapes`; 0 is none.
    var shape: UInt32 = 0
    /// The class of an object, or the function of a closure.
    var reference: Reference = .none
    /// The parameter that this is, unchanged.
    var identity: OriginID?
    /// The expression that computed a truth value, so that testing a variable is testing it; 0 is none.
    var condition: UInt32 = 0
    /// An array whose every element comes from outside, such as `$_GET`.
    var isSource = false
    /// The number of the user who is logged in.
    var isCurrentUser = false
    /// The parameter whose elements this has under the keys that are not told apart.
    var base: OriginID?
    /// What WordPress says about the type of a file: true for the allowed ones only.
    var isFileType = false
    /// Who chose the object that this is, or whose number this is: see `Choice`.
    var choice: Choice = []
    /// The parameter that this is, unchanged but for what a test says about it.
    var refines: OriginID?
    /// An object of exactly the class that `reference` names, not of one below it.
    var isExact = false
    /// An object that was made in the function being looked at and that nobody else has: what is not in its shape has
    /// not been assigned.
    var isFresh = false

    enum Reference: Sendable, Hashable {
        case none
        case object(ClassID)
        /// An object of a class that the program does not declare, by lower-case name.
        case external(Symbol)
        case closure(FunctionID)
    }

    /// Whether it can carry text of somebody's choice.
    var isHarmless: Bool { types.isSubset(of: .harmless) }
}

/// Who decides which object a number, or what was looked up by it, stands for. A cast takes the danger from a text, but
/// not the choice.
struct Choice: OptionSet, Sendable, Hashable {
    var rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    /// Whoever sends the request.
    static let request = Choice(rawValue: 1 << 63)
    /// Another server, or a file.
    static let foreign = Choice(rawValue: 1 << 62)
    /// Nobody: it is one of all that there are.
    static let everything = Choice(rawValue: 1 << 61)

    /// Whoever passes the parameter.
    init(parameter index: Int) { rawValue = index < 60 ? 1 << UInt64(index) : 0 }

    /// The parameters, a bit each.
    var parameters: UInt64 { rawValue & (1 << 60 - 1) }
}

/// The elements of an array or the properties of an object.
struct Shape: Sendable {
    var entries = ListSpan()
    /// What stands under keys that are not known.
    var rest: ValueID = .undefined
    /// How many values there are in it, those in its elements counted.
    var weight: UInt32 = 1
    var depth: UInt8 = 1
}

/// An element of an array or a property of an object; under `Interpreter.keysName`, what the keys of an array carry.
struct ShapeEntry: Sendable {
    var key: LiteralID
    var value: ValueID
}
