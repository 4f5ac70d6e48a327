/// How tightly operators bind: the precedence levels of PHP's grammar, from loose to tight.
enum Precedence {
    static let lowest: UInt8 = 0
    static let include: UInt8 = 2
    static let logicalOr: UInt8 = 3
    static let print: UInt8 = 6
    static let yield: UInt8 = 7
    static let doubleArrow: UInt8 = 8
    static let yieldFrom: UInt8 = 9
    static let assignment: UInt8 = 10
    static let ternary: UInt8 = 11
    static let coalesce: UInt8 = 12
    static let equality: UInt8 = 18
    static let comparison: UInt8 = 19
    static let not: UInt8 = 25
    static let instanceof: UInt8 = 26
    static let unary: UInt8 = 27
    static let power: UInt8 = 28
    static let clone: UInt8 = 29

    /// The level of a binary operator other than assignment, `?` and `instanceof`; 0 for anything else.
    @inline(__always)
    static func binary(_ kind: TokenKind) -> UInt8 {
        switch kind {
        case .kwLogicalOr: 3
        case .kwLogicalXor: 4
        case .kwLogicalAnd: 5
        case .coalesce: 12
        case .booleanOr: 13
        case .booleanAnd: 14
        case .pipe: 15
        case .caret: 16
        case .ampersand, .ampersandBeforeVariable: 17
        case .isEqual, .isNotEqual, .isIdentical, .isNotIdentical, .spaceship: 18
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 19
        case .pipeForward: 20
        case .dot: 21
        case .shiftLeft, .shiftRight: 22
        case .plus, .minus: 23
        case .multiply, .divide, .modulo: 24
        case .power: 28
        default: 0
        }
    }
}
