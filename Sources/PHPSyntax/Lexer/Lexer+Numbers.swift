/// Integers and floating-point numbers.
extension Lexer {
    /// Lexes the number at `position`, which begins with a digit or with a dot and a digit.
    mutating func lexNumber() {
        let start = position
        if byte(0) == UInt8(ascii: "0") {
            switch byte(1) | 0x20 {
            case UInt8(ascii: "x"): if lexPrefixed(bits: 4) { return }
            case UInt8(ascii: "b"): if lexPrefixed(bits: 1) { return }
            case UInt8(ascii: "o"): if lexPrefixed(bits: 3) { return }
            default: break
            }
        }
        skipDigits()
        var isFloat = false
        if byte(0) == UInt8(ascii: ".") {
            isFloat = true
            position &+= 1
            if isClass(byte(0), CharacterClass.digit) { skipDigits() }
        }
        if byte(0) | 0x20 == UInt8(ascii: "e") {
            let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
            if isClass(byte(1 &+ sign), CharacterClass.digit) {
                isFloat = true
                position &+= 1 &+ sign
                skipDigits()
            }
        }
        emit(isFloat || overflows(start, position) ? .float : .integer, from: start)
    }

    /// Goes behind digits, single underscores between them.
    private mutating func skipDigits() {
        while isClass(byte(0), CharacterClass.digit)
            || byte(0) == UInt8(ascii: "_") && isClass(byte(1), CharacterClass.digit)
                && isClass(base[position &- 1], CharacterClass.digit)
        {
            position &+= 1
        }
    }

    /// Lexes a number with a two-byte prefix, if a digit follows it.
    private mutating func lexPrefixed(bits: Int) -> Bool {
        guard isDigit(byte(2), bits) else { return false }
        let start = position
        position &+= 2
        var significant = 0
        var isLeading = true
        while true {
            let digit = byte(0)
            if isDigit(digit, bits) {
                if isLeading && digit != UInt8(ascii: "0") {
                    isLeading = false
                    let value = digit <= UInt8(ascii: "9") ? digit &- UInt8(ascii: "0") : (digit | 0x20) &- 87
                    significant = 8 &- value.leadingZeroBitCount
                } else if !isLeading && significant < 64 {
                    significant &+= bits
                }
            } else if digit != UInt8(ascii: "_") || !isDigit(byte(1), bits) {
                break
            }
            position &+= 1
        }
        emit(significant > 63 ? .float : .integer, from: start)
        return true
    }

    private func isDigit(_ byte: UInt8, _ bits: Int) -> Bool {
        bits == 4 ? isClass(byte, CharacterClass.hexDigit) : byte >> UInt8(bits) == UInt8(ascii: "0") >> UInt8(bits)
    }

    /// Whether the decimal or, after a leading zero, octal digits exceed the largest integer.
    private func overflows(_ start: Int, _ stop: Int) -> Bool {
        if stop &- start < 19 { return false }
        let radix: UInt64 = base[start] == UInt8(ascii: "0") ? 8 : 10
        var value: UInt64 = 0
        for offset in start..<stop where base[offset] != UInt8(ascii: "_") {
            let digit = UInt64(base[offset] &- UInt8(ascii: "0"))
            if digit >= radix { break }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: radix)
            if isTooLarge || product > UInt64(Int64.max) &- digit { return true }
            value = product &+ digit
        }
        return false
    }
}
