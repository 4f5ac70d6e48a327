import Glibc
import JSON

extension JinjaInterpreter {
    func sign(_ value: JinjaValue, isNegative: Bool) throws(ChatTemplateError) -> JinjaValue {
        if case .float(let number) = value { return .float(isNegative ? -number : number) }
        if let integer = value.asInteger {
            if !isNegative { return .integer(integer) }
            return try checked(Int64(0).subtractingReportingOverflow(integer))
        }
        try requireDefined(value)
        throw fail("bad operand type for unary \(isNegative ? "-" : "+"): '\(value.typeName)'")
    }

    func calculate(
        _ left: JinjaValue, _ sign: JinjaArithmeticOperator, _ right: JinjaValue
    ) throws(ChatTemplateError) -> JinjaValue {
        try requireDefined(left)
        if sign == .modulo, case .string(let format) = left { return try string(try percentFormat(format, right)) }
        try requireDefined(right)
        switch (sign, left, right) {
        case (.add, .string(let a), .string(let b)): return try string(a + b)
        case (.add, .list(let a), .list(let b)): return try list(a.elements + b.elements)
        case (.add, .tuple(let a), .tuple(let b)): return try tuple(a.elements + b.elements)
        case (.multiply, _, _):
            if let count = right.asInteger, let product = try repeated(left, count) { return product }
            if let count = left.asInteger, let product = try repeated(right, count) { return product }
        default: break
        }
        if let a = left.asInteger, let b = right.asInteger { return try calculate(a, sign, b) }
        if let a = left.asDouble, let b = right.asDouble { return .float(try calculate(a, sign, b)) }
        if sign == .add, case .string = left {
            throw fail("can only concatenate str (not \"\(right.typeName)\") to str")
        }
        throw fail(
            "unsupported operand type(s) for \(sign.rawValue): '\(left.typeName)' and '\(right.typeName)'")
    }

    /// `sequence * count`; nil if the value is no sequence.
    private func repeated(_ value: JinjaValue, _ count: Int64) throws(ChatTemplateError) -> JinjaValue? {
        let count = Int(clamping: max(0, count))
        switch value {
        case .string(let text):
            let (bytes, overflow) = text.utf8.count.multipliedReportingOverflow(by: count)
            if overflow || bytes > JinjaLimits.textBytes { throw textTooLong }
            return try string(PythonText.repeated(text, text.isEmpty ? 0 : count))
        case .list(let list): return try self.list(try repeated(list, count))
        case .tuple(let list): return try tuple(try repeated(list, count))
        default: return nil
        }
    }

    private func repeated(_ list: JinjaList, _ count: Int) throws(ChatTemplateError) -> [JinjaValue] {
        let (total, overflow) = list.elements.count.multipliedReportingOverflow(by: count)
        try charge(overflow ? JinjaLimits.steps + 1 : total)
        return list.elements.isEmpty ? [] : Array(repeatElement(list.elements, count: count).joined())
    }

    private func calculate(
        _ a: Int64, _ sign: JinjaArithmeticOperator, _ b: Int64
    ) throws(ChatTemplateError) -> JinjaValue {
        switch sign {
        case .add: return try checked(a.addingReportingOverflow(b))
        case .subtract: return try checked(a.subtractingReportingOverflow(b))
        case .multiply: return try checked(a.multipliedReportingOverflow(by: b))
        case .power: return try power(a, b)
        case .divide, .floorDivide, .modulo: break
        }
        if b == 0 { throw fail(sign == .divide ? "division by zero" : "integer division or modulo by zero") }
        if sign == .divide { return .float(Double(a) / Double(b)) }
        if b == -1 { return sign == .modulo ? .integer(0) : try checked(Int64(0).subtractingReportingOverflow(a)) }
        // Python rounds the quotient down; the remainder has the divisor's sign.
        let remainder = a % b
        let isInexact = remainder != 0 && (remainder < 0) != (b < 0)
        if sign == .modulo { return .integer(isInexact ? remainder + b : remainder) }
        return .integer(isInexact ? a / b - 1 : a / b)
    }

    private func power(_ base: Int64, _ exponent: Int64) throws(ChatTemplateError) -> JinjaValue {
        if exponent < 0 { return .float(try calculate(Double(base), .power, Double(exponent))) }
        var result: Int64 = 1
        var square = base
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = try checkedInteger(result.multipliedReportingOverflow(by: square)) }
            rest >>= 1
            if rest > 0 { square = try checkedInteger(square.multipliedReportingOverflow(by: square)) }
        }
        return .integer(result)
    }

    private func calculate(
        _ a: Double, _ sign: JinjaArithmeticOperator, _ b: Double
    ) throws(ChatTemplateError) -> Double {
        switch sign {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return a * b
        case .divide:
            if b == 0 { throw fail("float division by zero") }
            return a / b
        case .floorDivide, .modulo:
            if b == 0 { throw fail(sign == .modulo ? "float modulo" : "float floor division by zero") }
            let (quotient, remainder) = dividedDown(a, b)
            return sign == .modulo ? remainder : quotient
        case .power:
            if a == 0, b < 0 { throw fail("0.0 cannot be raised to a negative power") }
            if a < 0, a.isFinite, b.isFinite, b != b.rounded(.down) {
                throw fail("complex numbers are not supported", .unsupported)
            }
            let result = pow(a, b)
            if result.isInfinite, a.isFinite, b.isFinite { throw fail("the result of ** is too large") }
            return result
        }
    }

    /// Quotient rounded down and remainder with the divisor's sign, as Python's `divmod` for floats.
    private func dividedDown(_ a: Double, _ b: Double) -> (Double, Double) {
        var remainder = fmod(a, b)
        var quotient = (a - remainder) / b
        if remainder != 0 {
            if (b < 0) != (remainder < 0) {
                remainder += b
                quotient -= 1
            }
        } else {
            remainder = b.sign == .minus ? -0.0 : 0
        }
        guard quotient != 0 else { return ((a / b).sign == .minus ? -0.0 : 0, remainder) }
        var floor = quotient.rounded(.down)
        if quotient - floor > 0.5 { floor += 1 }
        return (floor, remainder)
    }

    private func checked(_ result: (partialValue: Int64, overflow: Bool)) throws(ChatTemplateError) -> JinjaValue {
        .integer(try checkedInteger(result))
    }

    private func checkedInteger(_ result: (partialValue: Int64, overflow: Bool)) throws(ChatTemplateError) -> Int64 {
        if result.overflow { throw fail("the integer does not fit 64 bits", .limit) }
        return result.partialValue
    }

    func requireDefined(_ value: JinjaValue) throws(ChatTemplateError) {
        if case .undefined(let undefined) = value { throw fail(undefined.message) }
    }
}
