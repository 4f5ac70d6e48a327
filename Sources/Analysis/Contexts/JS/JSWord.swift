/// Words of JavaScript that decide what follows.
enum JSWord: UInt8, Sendable {
    case none
    case other
    /// After it an operand follows, so that a slash begins a regular expression.
    case keyword
    /// Its parentheses are followed by a statement.
    case control
    case location
    case window
    /// A property that holds an address.
    case urlProperty
    /// A method of `location` that takes an address.
    case locationMethod
    case open
    case codeFunction
    case htmlProperty
    case htmlFunction
    /// Takes HTML as its second argument.
    case insertHTML

    private static let table = NameTable<JSWord>([
        .keyword: "return typeof case do else in instanceof new delete void throw yield await of default extends",
        .control: "if while for with",
        .location: "location",
        .window: "window top parent self opener document globalThis",
        .urlProperty: "href src action formaction",
        .locationMethod: "assign replace",
        .open: "open",
        .codeFunction: "eval setTimeout setInterval Function execScript",
        .htmlProperty: "innerHTML outerHTML srcdoc",
        .htmlFunction: "write writeln html",
        .insertHTML: "insertAdjacentHTML",
    ])

    init(_ name: PackedName) {
        self = Self.table[name] ?? .other
    }
}
