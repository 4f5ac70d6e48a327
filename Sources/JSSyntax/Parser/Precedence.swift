/// How tightly binary operators bind; 0 for tokens that are none.
enum Precedence {
    static let lowest: UInt8 = 1
    static let coalesce: UInt8 = 1
    static let logicalOr: UInt8 = 2
    static let logicalAnd: UInt8 = 3
    static let relational: UInt8 = 8
    static let power: UInt8 = 12

    /// The table. It lives as long as the process, so that parsers keep the bare pointer.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        let levels: [(UInt8, [TokenKind])] = [
            (coalesce, [.coalesce]), (logicalOr, [.logicalOr]), (logicalAnd, [.logicalAnd]), (4, [.bitOr]),
            (5, [.bitXor]), (6, [.bitAnd]), (7, [.equal, .notEqual, .strictEqual, .strictNotEqual]),
            (relational, [.less, .greater, .lessEqual, .greaterEqual, .kwInstanceof, .kwIn]),
            (9, [.shiftLeft, .shiftRight, .shiftRightUnsigned]), (10, [.plus, .minus]),
            (11, [.star, .slash, .percent]), (power, [.power]),
        ]
        for (level, kinds) in levels { for kind in kinds { table[Int(kind.rawValue)] = level } }
        return UnsafePointer(table)
    }()
}
