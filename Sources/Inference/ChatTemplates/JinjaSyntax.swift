/// An expression and the byte offset that errors in it point to.
struct JinjaExpression: Sendable {
    let kind: Kind
    let offset: Int

    /// Chains of operators of one precedence are one node with many operands, so that the depth of the tree is the
    /// nesting of the text, not its length.
    indirect enum Kind: Sendable {
        case none
        case boolean(Bool)
        case integer(Int64)
        case float(Double)
        case string(String)
        case name(String)
        case list([JinjaExpression])
        case tuple([JinjaExpression])
        case dictionary([(key: JinjaExpression, value: JinjaExpression)])
        case or([JinjaExpression])
        case and([JinjaExpression])
        case not(JinjaExpression)
        case negated(JinjaExpression)
        case positive(JinjaExpression)
        /// `value if condition else otherwise`; undefined without `otherwise`.
        case conditional(value: JinjaExpression, condition: JinjaExpression, otherwise: JinjaExpression?)
        case concatenation([JinjaExpression])
        /// Left-associative operators of one precedence.
        case arithmetic(JinjaExpression, [JinjaOperand<JinjaArithmeticOperator>])
        /// `a < b < c` means `a < b and b < c`.
        case comparison(JinjaExpression, [JinjaOperand<JinjaComparisonOperator>])
        /// Subscripts, calls, filters and tests, applied from left to right.
        case postfix(JinjaExpression, [JinjaPostfix])
    }
}

struct JinjaOperand<Operator: Sendable>: Sendable {
    let sign: Operator
    let value: JinjaExpression
    let offset: Int
}

enum JinjaArithmeticOperator: String, Sendable {
    case add = "+", subtract = "-", multiply = "*", divide = "/", floorDivide = "//", modulo = "%", power = "**"
}

enum JinjaComparisonOperator: String, Sendable {
    case equal = "==", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">", greaterOrEqual = ">="
    case isIn = "in", isNotIn = "not in"
}

/// What follows an operand.
struct JinjaPostfix: Sendable {
    let kind: Kind
    let offset: Int

    enum Kind: Sendable {
        case attribute(String)
        case subscripted(JinjaExpression)
        case sliced(start: JinjaExpression?, stop: JinjaExpression?, step: JinjaExpression?)
        case call(JinjaCallArguments)
        case filter(String, JinjaCallArguments)
        case test(String, JinjaCallArguments, isNegated: Bool)
    }
}

/// Arguments as written.
struct JinjaCallArguments: Sendable {
    var positional: [JinjaExpression] = []
    var keywords: [(name: String, value: JinjaExpression)] = []
    /// `*expression`
    var spread: JinjaExpression?
    /// `**expression`
    var keywordSpread: JinjaExpression?
}

/// What an assignment assigns to.
indirect enum JinjaTarget: Sendable {
    case name(String)
    case tuple([JinjaTarget])
    /// `{% set namespace.attribute = … %}`
    case attribute(namespace: String, attribute: String)
}

/// A statement and the byte offset that errors in it point to.
struct JinjaStatement: Sendable {
    let kind: Kind
    let offset: Int

    indirect enum Kind: Sendable {
        case data(String)
        case print(JinjaExpression)
        case conditional(branches: [(condition: JinjaExpression, body: [JinjaStatement])], otherwise: [JinjaStatement])
        case loop(JinjaLoop)
        case set(JinjaTarget, JinjaExpression)
        /// `{% set x | filter %}…{% endset %}`
        case setBlock(JinjaTarget, filters: [JinjaPostfix], body: [JinjaStatement])
        case macro(JinjaMacroDefinition)
        /// `{% call(arguments) name() %}…{% endcall %}`
        case call(JinjaExpression, body: JinjaMacroDefinition)
        case filter([JinjaPostfix], body: [JinjaStatement])
        case with([(target: JinjaTarget, value: JinjaExpression)], body: [JinjaStatement])
        /// A body with variables of its own, such as `{% generation %}`.
        case scope([JinjaStatement])
        case breakLoop
        case continueLoop
    }
}

struct JinjaLoop: Sendable {
    let target: JinjaTarget
    let sequence: JinjaExpression
    /// `for … if condition`
    let condition: JinjaExpression?
    let body: [JinjaStatement]
    let otherwise: [JinjaStatement]
}

struct JinjaMacroDefinition: Sendable {
    let name: String
    let parameters: [(name: String, defaultValue: JinjaExpression?)]
    let body: [JinjaStatement]
    /// Which of `caller`, `varargs` and `kwargs` the body mentions, as no parameter names them.
    let usesCaller: Bool
    let usesVariablePositional: Bool
    let usesVariableKeywords: Bool
}
