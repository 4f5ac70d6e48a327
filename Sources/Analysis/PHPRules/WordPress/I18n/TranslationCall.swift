import PHPSyntax

/// A function that translates, and what its parameters are.
struct TranslationFunction: Sendable {
    enum Argument: Sendable {
        case text, plural, context, number, domain

        /// How messages call it.
        var name: String {
            switch self {
            case .text: "text"
            case .plural: "plural"
            case .context: "context"
            case .number: "number"
            case .domain: "text domain"
            }
        }
    }

    /// In the order of the parameters.
    var arguments: [Argument]
    /// The names of the parameters, for named arguments.
    var names: [String]

    init(_ arguments: Argument...) {
        self.arguments = arguments
        names = arguments.map { argument in
            switch argument {
            case .text: arguments.contains(.plural) ? (arguments.contains(.number) ? "single" : "singular") : "text"
            case .plural: "plural"
            case .context: "context"
            case .number: "number"
            case .domain: "domain"
            }
        }
    }

    /// The functions whose texts are collected, by name.
    static let all: [String: TranslationFunction] = {
        var all: [String: TranslationFunction] = [:]
        for name in ["__", "_e", "esc_html__", "esc_html_e", "esc_attr__", "esc_attr_e"] {
            all[name] = TranslationFunction(.text, .domain)
        }
        for name in ["_x", "_ex", "esc_html_x", "esc_attr_x"] {
            all[name] = TranslationFunction(.text, .context, .domain)
        }
        all["_n"] = TranslationFunction(.text, .plural, .number, .domain)
        all["_nx"] = TranslationFunction(.text, .plural, .number, .context, .domain)
        all["_n_noop"] = TranslationFunction(.text, .plural, .domain)
        all["_nx_noop"] = TranslationFunction(.text, .plural, .context, .domain)
        return all
    }()

    static let names: [String] = all.keys.sorted()
}

/// A call of a function that translates.
struct TranslationCall {
    /// What is given for a text.
    enum Text {
        /// One string.
        case literal(String)
        /// Strings joined with dots.
        case joined(String)
        /// A string with a variable inside, or joined with something that is no string; the part that varies.
        case mixed(NodeID)
        /// Anything else.
        case computed(NodeID)
    }

    let call: Call
    let function: TranslationFunction
    /// The function's name as it is written in WordPress.
    let name: String
    /// The values of the arguments by what they are.
    private let values: [TranslationFunction.Argument: NodeID]

    init?(_ call: Call) {
        guard let name = call.name, let function = TranslationFunction.all[name], !call.isSpread,
            !call.isFirstClassCallable
        else { return nil }
        self.call = call
        self.function = function
        self.name = name
        var values: [TranslationFunction.Argument: NodeID] = [:]
        for (position, argument) in function.arguments.enumerated() {
            values[argument] = call.argument(position, function.names[position])
        }
        self.values = values
    }

    /// The node at `call`, if it is a call of a function that translates.
    init?(_ node: NodeID?, in file: FileContext) {
        guard let node, file.tree.kind(node) == .call, let call = Call(node, in: file) else { return nil }
        self.init(call)
    }

    func value(_ argument: TranslationFunction.Argument) -> NodeID? { values[argument] }

    func text(_ argument: TranslationFunction.Argument) -> Text? { value(argument).map { Self.text($0, call.file) } }

    /// The text that an argument is known to be.
    func string(_ argument: TranslationFunction.Argument) -> String? {
        switch text(argument) {
        case .literal(let text), .joined(let text): text
        default: nil
        }
    }

    private static func text(_ node: NodeID, _ file: FileContext) -> Text {
        let tree = file.tree
        if let bytes = tree.string(node) { return .literal(String(decoding: bytes, as: UTF8.self)) }
        switch tree.kind(node) {
        case .interpolatedString, .heredoc:
            let part = tree.children(node).first { tree.kind($0) != .stringPart }
            return part.map(Text.mixed) ?? .computed(node)
        case .binary where tree.mainTokenKind(node) == .dot:
            if let text = file.constantString(node) { return .joined(text) }
            return varyingPart(node, file).map(Text.mixed) ?? .computed(node)
        default: return .computed(node)
        }
    }

    /// The last operand of joined strings that is no string; nil if none of the operands is a string.
    private static func varyingPart(_ node: NodeID, _ file: FileContext) -> NodeID? {
        let tree = file.tree
        var node = node
        var part: NodeID?
        var hasString = false
        for _ in 0..<256 {
            let isJoin = tree.kind(node) == .binary && tree.mainTokenKind(node) == .dot
            guard let operand = isJoin ? tree.child(node, 1) : node else { break }
            if tree.string(operand) != nil { hasString = true } else if part == nil { part = operand }
            guard isJoin, let left = tree.child(node, 0) else { break }
            node = left
        }
        return hasString ? part : nil
    }
}
