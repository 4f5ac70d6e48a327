extension JSONReader {
    /// Reads a number: an `.integer` if it has neither fraction nor exponent and fits 64 bits, else a `.number`.
    mutating func readNumber() throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = take(UInt8(ascii: "-"))
        var decimal = Decimal()
        if take(UInt8(ascii: "0")) {
            if let byte = current, isDigit(byte) {
                throw error(.syntax, "a number must not begin with a zero before other digits", at: start)
            }
        } else if readDigits(into: &decimal, isFraction: false) == 0 {
            throw isNegative ? unexpected("a digit") : unexpected("a value")
        }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            if readDigits(into: &decimal, isFraction: true) == 0 { throw unexpected("a digit") }
        }
        if let byte = current, byte | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            try readExponent(into: &decimal)
        }
        if isInteger, decimal.isExact, let integer = decimal.integer(isNegative: isNegative) {
            return .integer(integer)
        }
        if let value = decimal.exactDouble {
            return .number(isNegative ? -value : value)
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw error(.numberOutOfRange, "number out of range", at: start)
        }
        return .number(value)
    }

    /// Reads decimal digits and returns their number.
    private mutating func readDigits(into decimal: inout Decimal, isFraction: Bool) -> Int {
        let start = position
        while let byte = current, isDigit(byte) {
            decimal.append(UInt64(byte - UInt8(ascii: "0")))
            if isFraction { decimal.exponent -= 1 }
            advance()
        }
        return position - start
    }

    private mutating func readExponent(into decimal: inout Decimal) throws(JSONError) {
        advance()
        let isNegative = take(UInt8(ascii: "-"))
        if !isNegative { _ = take(UInt8(ascii: "+")) }
        var exponent = 0
        let start = position
        while let byte = current, isDigit(byte) {
            // Beyond this every number is out of range or zero, unless it has as many digits before.
            if exponent < 1 << 40 { exponent = exponent * 10 + Int(byte - UInt8(ascii: "0")) }
            advance()
        }
        if position == start { throw unexpected("a digit") }
        decimal.exponent += isNegative ? -exponent : exponent
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }
}

/// A decimal number while its digits are read: `digits` · 10^`exponent`.
private struct Decimal {
    private var digits: UInt64 = 0
    var exponent = 0
    /// Whether `digits` held every digit so far.
    private(set) var isExact = true

    mutating func append(_ digit: UInt64) {
        guard isExact else { return }
        let (product, productOverflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, sumOverflow) = product.addingReportingOverflow(digit)
        if productOverflow || sumOverflow {
            isExact = false
        } else {
            digits = sum
        }
    }

    /// The digits as a signed integer, if it fits.
    func integer(isNegative: Bool) -> Int64? {
        isNegative ? (digits == 1 << 63 ? Int64.min : Int64(exactly: digits).map { -$0 }) : Int64(exactly: digits)
    }

    /// The number, if one rounding gives it: both factors are exact in a `Double` (Clinger 1990, the fast case).
    var exactDouble: Double? {
        guard isExact, digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
        let power = powersOfTen[abs(exponent)]
        return exponent < 0 ? Double(digits) / power : Double(digits) * power
    }
}

/// 10^0 to 10^22, all exact.
private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
]
