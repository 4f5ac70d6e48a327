/// A value while a template runs, with Python's types.
///
/// Lists and mappings never change, as in Jinja's immutable sandbox; only namespaces do. `depth` bounds how values nest,
/// so that no walk over a value, its release included, recurses far.
enum JinjaValue {
    case undefined(JinjaUndefined)
    case none
    case boolean(Bool)
    case integer(Int64)
    case float(Double)
    case string(String)
    case list(JinjaList)
    case tuple(JinjaList)
    case dictionary(JinjaDictionary)
    /// What `keys()`, `values()` and `items()` give.
    case view(JinjaDictionaryView)
    case range(JinjaRange)
    /// What `map`, `select` and the like give: it can be run through once.
    case iterator(JinjaIterator)
    case namespace(JinjaNamespace)
    case loop(JinjaLoopState)
    case function(JinjaFunction)

    /// Python's name of the type.
    var typeName: String {
        switch self {
        case .undefined: "Undefined"
        case .none: "NoneType"
        case .boolean: "bool"
        case .integer: "int"
        case .float: "float"
        case .string: "str"
        case .list: "list"
        case .tuple: "tuple"
        case .dictionary: "dict"
        case .view(let view): view.typeName
        case .range: "range"
        case .iterator: "generator"
        case .namespace: "Namespace"
        case .loop: "LoopContext"
        case .function(let function): function.typeName
        }
    }

    /// How deep containers nest in the value.
    var depth: Int {
        switch self {
        case .list(let list), .tuple(let list): list.depth
        case .dictionary(let dictionary): dictionary.depth
        case .view(let view): view.dictionary.depth + 1
        case .iterator(let iterator): iterator.depth
        case .loop(let loop): loop.depth
        case .function(let function): function.depth
        default: 0
        }
    }

    var isUndefined: Bool {
        if case .undefined = self { true } else { false }
    }

    /// Python's truth value.
    var isTrue: Bool {
        switch self {
        case .undefined, .none: false
        case .boolean(let value): value
        case .integer(let value): value != 0
        case .float(let value): value != 0
        case .string(let text): !text.isEmpty
        case .list(let list), .tuple(let list): !list.elements.isEmpty
        case .dictionary(let dictionary): !dictionary.entries.isEmpty
        case .view(let view): !view.dictionary.entries.isEmpty
        case .range(let range): range.count > 0
        case .iterator, .namespace, .loop, .function: true
        }
    }

    /// The value as a whole number, if Python takes it for one; booleans are 0 and 1.
    var asInteger: Int64? {
        switch self {
        case .integer(let value): value
        case .boolean(let value): value ? 1 : 0
        default: nil
        }
    }

    /// The value as a number, if it is one.
    var asDouble: Double? {
        if case .float(let value) = self { return value }
        return asInteger.map { Double($0) }
    }
}

/// Why a value is undefined; the message of the error when it is used.
final class JinjaUndefined {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}

/// Elements of a list or tuple and the depth to which they nest.
struct JinjaList {
    let elements: [JinjaValue]
    let depth: Int

    /// Takes elements; the interpreter checks `depth`.
    init(_ elements: [JinjaValue]) {
        self.elements = elements
        depth = 1 + elements.reduce(0) { max($0, $1.depth) }
    }
}

struct JinjaRange {
    private let storage: Storage

    private final class Storage {
        let start: Int64
        let stop: Int64
        let step: Int64
        let count: Int

        init(start: Int64, stop: Int64, step: Int64, count: Int) {
            self.start = start
            self.stop = stop
            self.step = step
            self.count = count
        }
    }

    /// `start + step * (count - 1)` must not overflow.
    init(start: Int64, stop: Int64, step: Int64, count: Int) {
        storage = Storage(start: start, stop: stop, step: step, count: count)
    }

    var start: Int64 { storage.start }
    var stop: Int64 { storage.stop }
    var step: Int64 { storage.step }
    var count: Int { storage.count }

    /// A slice by positions; nil if its numbers overflow.
    func part(from first: Int64, to end: Int64, step partStep: Int64, count: Int) -> JinjaRange? {
        func number(_ position: Int64) -> Int64? {
            let (distance, isFar) = step.multipliedReportingOverflow(by: position)
            let (number, isBeyond) = start.addingReportingOverflow(distance)
            return isFar || isBeyond ? nil : number
        }
        let (product, overflow) = step.multipliedReportingOverflow(by: partStep)
        guard let newStart = number(first), let newStop = number(end), !overflow else { return nil }
        return JinjaRange(start: newStart, stop: newStop, step: product, count: count)
    }

    var elements: [JinjaValue] {
        (0..<count).map { .integer(start &+ step &* Int64($0)) }
    }
}

final class JinjaDictionaryView {
    enum Kind: String {
        case keys = "dict_keys", values = "dict_values", items = "dict_items"
    }

    let kind: Kind
    let dictionary: JinjaDictionary

    init(_ kind: Kind, _ dictionary: JinjaDictionary) {
        self.kind = kind
        self.dictionary = dictionary
    }

    var typeName: String { kind.rawValue }

    var elements: [JinjaValue] {
        switch kind {
        case .keys: dictionary.entries.map(\.key)
        case .values: dictionary.entries.map(\.value)
        case .items: dictionary.entries.map { .tuple(JinjaList([$0.key, $0.value])) }
        }
    }
}

final class JinjaIterator {
    private let elements: [JinjaValue]
    /// What went wrong after the last of `elements`: Python's generators fail when they get there, not before.
    private let failure: ChatTemplateError?
    private var position = 0
    let depth: Int

    init(_ elements: [JinjaValue], failure: ChatTemplateError? = nil) {
        self.elements = elements
        self.failure = failure
        depth = 1 + elements.reduce(0) { max($0, $1.depth) }
    }

    func next() throws(ChatTemplateError) -> JinjaValue? {
        guard position < elements.count else {
            if let failure { throw failure }
            return nil
        }
        position += 1
        return elements[position - 1]
    }

    /// What has not been taken yet; nothing is left then.
    func rest() throws(ChatTemplateError) -> [JinjaValue] {
        defer { position = elements.count }
        if let failure { throw failure }
        return Array(elements[position...])
    }
}

/// An object whose attributes a template can set.
final class JinjaNamespace {
    var attributes: [String: JinjaValue] = [:]
}

/// Something that can be called.
final class JinjaFunction {
    enum Kind {
        case global(String)
        case method(JinjaValue, String)
        case macro(JinjaMacroDefinition, JinjaScope)
    }

    let kind: Kind
    let depth: Int

    init(_ kind: Kind) {
        self.kind = kind
        if case .method(let receiver, _) = kind { depth = receiver.depth + 1 } else { depth = 0 }
    }

    var typeName: String {
        switch kind {
        case .global, .method: "builtin_function_or_method"
        case .macro: "Macro"
        }
    }
}

/// Variables of a block of statements; a loop's body has a fresh scope in each iteration.
final class JinjaScope {
    var variables: [String: JinjaValue] = [:]
    let parent: JinjaScope?
    /// Scopes around this one.
    let depth: Int

    init(parent: JinjaScope?) {
        self.parent = parent
        depth = parent.map { $0.depth + 1 } ?? 0
    }

    func lookUp(_ name: String) -> JinjaValue? {
        var scope: JinjaScope? = self
        while let current = scope {
            if let value = current.variables[name] { return value }
            scope = current.parent
        }
        return nil
    }
}

/// The variable `loop` of a running loop.
final class JinjaLoopState {
    let loop: JinjaLoop
    /// Where the loop's condition is evaluated; nil once the loop has ended.
    var scope: JinjaScope?
    var elements: [JinjaValue]
    /// Whether the number of elements is known before they are all read, as for a list without condition.
    let hasLength: Bool
    let depth: Int
    /// Next of `elements`.
    var position = 0
    /// Whether all of `elements` have passed the condition.
    var isConditionChecked = false
    /// An element that was read ahead and passes the condition.
    var ahead: JinjaValue?
    /// Iterations that have begun, less one.
    var index0: Int64 = -1
    var length: Int64?
    var previous: JinjaValue?
    var current: JinjaValue?
    /// Arguments of the last `loop.changed(…)`.
    var lastChanged: [JinjaValue]?

    init(loop: JinjaLoop, scope: JinjaScope, elements: [JinjaValue], hasLength: Bool) {
        self.loop = loop
        self.scope = scope
        self.elements = elements
        self.hasLength = hasLength && loop.condition == nil
        depth = 1 + elements.reduce(0) { max($0, $1.depth) }
    }
}
