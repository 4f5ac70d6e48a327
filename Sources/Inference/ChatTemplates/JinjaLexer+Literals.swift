extension JinjaLexer {
    /// Reads one name, literal or symbol at `position`, which is no white space.
    mutating func readExpressionToken() throws(ChatTemplateError) {
        guard let (scalar, length) = scalar(at: position) else { return }
        switch scalar {
        case "0"..."9":
            try readNumber()
        case "\"", "'":
            try readString(quote: UInt8(truncatingIfNeeded: scalar.value))
        case _ where scalar == "_" || scalar.properties.isXIDStart:
            let start = position
            position += length
            while let (next, length) = self.scalar(at: position), next.properties.isXIDContinue { position += length }
            add(.name(String(decoding: source[start..<position], as: UTF8.self)), at: start)
        default:
            try readSymbol(scalar)
        }
    }

    private mutating func readSymbol(_ scalar: Unicode.Scalar) throws(ChatTemplateError) {
        for length in [2, 1] where position + length <= source.count {
            let text = String(decoding: source[position..<position + length], as: UTF8.self)
            if let symbol = JinjaToken.Symbol(rawValue: text) {
                try balance(symbol, at: position)
                add(.symbol(symbol), at: position)
                position += length
                return
            }
        }
        throw error("unexpected character '\(scalar)'", at: position)
    }

    // MARK: - numbers

    private mutating func readNumber() throws(ChatTemplateError) {
        let start = position
        if let end = floatEnd(start), start == 0 || source[start - 1] != UInt8(ascii: ".") {
            position = end
            guard let value = Double(withoutUnderscores(start..<end)) else {
                throw error("this is no number", at: start)
            }
            add(.float(value), at: start)
            return
        }
        for (letter, radix) in [(UInt8(ascii: "b"), 2), (UInt8(ascii: "o"), 8), (UInt8(ascii: "x"), 16)] {
            if source[start] == UInt8(ascii: "0"), let second = byte(start + 1), second | 0x20 == letter,
                let end = prefixedDigitsEnd(start + 2, radix: radix)
            {
                try addInteger(start..<end, digits: start + 2..<end, radix: radix)
                return
            }
        }
        let isZero = source[start] == UInt8(ascii: "0")
        var end = start + 1
        while let next = byte(end) {
            let digit = next == UInt8(ascii: "_") ? byte(end + 1) : next
            guard let digit, isDigit(digit), !isZero || digit == UInt8(ascii: "0") else { break }
            end += next == UInt8(ascii: "_") ? 2 : 1
        }
        try addInteger(start..<end, digits: start..<end, radix: 10)
    }

    private mutating func addInteger(_ range: Range<Int>, digits: Range<Int>, radix: Int) throws(ChatTemplateError) {
        guard let value = Int64(withoutUnderscores(digits), radix: radix) else {
            throw error("the integer does not fit 64 bits", at: range.lowerBound, kind: .limit)
        }
        add(.integer(value), at: range.lowerBound)
        position = range.upperBound
    }

    /// The end of digits after `0x` and the like, each maybe after an underscore; nil if there are none.
    private func prefixedDigitsEnd(_ start: Int, radix: Int) -> Int? {
        var end = start
        while let next = byte(end) {
            let digit = next == UInt8(ascii: "_") ? byte(end + 1) : next
            guard let digit, let value = Character(Unicode.Scalar(digit)).hexDigitValue, value < radix else { break }
            end += next == UInt8(ascii: "_") ? 2 : 1
        }
        return end > start ? end : nil
    }

    /// The end of a number with a fraction or an exponent; nil if it has neither.
    private func floatEnd(_ start: Int) -> Int? {
        guard let whole = digitsEnd(start) else { return nil }
        var end = whole
        if byte(end) == UInt8(ascii: "."), let fraction = digitsEnd(end + 1) { end = fraction }
        if let letter = byte(end), letter | 0x20 == UInt8(ascii: "e") {
            let sign = byte(end + 1)
            let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
            if let exponent = digitsEnd(end + (hasSign ? 2 : 1)) { end = exponent }
        }
        return end > whole ? end : nil
    }

    /// The end of digits with single underscores between them; nil if there is no digit.
    private func digitsEnd(_ start: Int) -> Int? {
        var end = start
        while let next = byte(end) {
            if isDigit(next) {
                end += 1
            } else if next == UInt8(ascii: "_"), end > start, let digit = byte(end + 1), isDigit(digit) {
                end += 2
            } else {
                break
            }
        }
        return end > start ? end : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte &- UInt8(ascii: "0") < 10
    }

    private func withoutUnderscores(_ range: Range<Int>) -> String {
        String(decoding: source[range].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    // MARK: - strings

    /// Reads a string with Python's escapes.
    private mutating func readString(quote: UInt8) throws(ChatTemplateError) {
        let start = position
        position += 1
        var text: [UInt8] = []
        while let next = byte(position), next != quote {
            if next == UInt8(ascii: "\\") {
                try readEscape(into: &text)
            } else {
                text.append(next)
                position += 1
            }
        }
        guard position < source.count else { throw error("the string that begins here has no end", at: start) }
        position += 1
        add(.string(String(decoding: text, as: UTF8.self)), at: start)
    }

    private mutating func readEscape(into text: inout [UInt8]) throws(ChatTemplateError) {
        let start = position
        position += 1
        guard let (scalar, length) = scalar(at: position) else { return }
        position += length
        switch scalar {
        case "\n": break
        case "\\", "'", "\"": text.append(UInt8(truncatingIfNeeded: scalar.value))
        case "a": text.append(0x07)
        case "b": text.append(0x08)
        case "f": text.append(0x0C)
        case "n": text.append(0x0A)
        case "r": text.append(0x0D)
        case "t": text.append(0x09)
        case "v": text.append(0x0B)
        case "0"..."7":
            var value = scalar.value - 0x30
            for _ in 0..<2 {
                guard let digit = byte(position), digit &- 0x30 < 8 else { break }
                value = value << 3 | UInt32(digit - 0x30)
                position += 1
            }
            try append(value, to: &text, escapeAt: start)
        case "x": try append(readHexadecimal(2, escapeAt: start), to: &text, escapeAt: start)
        case "u": try append(readHexadecimal(4, escapeAt: start), to: &text, escapeAt: start)
        case "U": try append(readHexadecimal(8, escapeAt: start), to: &text, escapeAt: start)
        case "N":
            throw error("the escape '\\N' is not supported", at: start, kind: .unsupported)
        case _ where scalar.value < 0x80:
            text.append(UInt8(ascii: "\\"))
            text.append(UInt8(truncatingIfNeeded: scalar.value))
        default:
            // Jinja escapes what is not ASCII before it reads the escapes, so that the backslash takes the other one's.
            let digits = String(scalar.value, radix: 16)
            let (letter, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x1_0000 ? ("u", 4) : ("U", 8)
            let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
            text.append(contentsOf: "\\\(letter)\(zeros)\(digits)".utf8)
        }
    }

    private mutating func readHexadecimal(_ count: Int, escapeAt start: Int) throws(ChatTemplateError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = byte(position), let digit = Character(Unicode.Scalar(digit)).hexDigitValue else {
                throw error("the escape needs \(count) hexadecimal digits", at: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private func append(_ value: UInt32, to text: inout [UInt8], escapeAt start: Int) throws(ChatTemplateError) {
        guard let scalar = Unicode.Scalar(value) else {
            throw error("the escape names no Unicode scalar", at: start)
        }
        text.append(contentsOf: String(scalar).utf8)
    }
}
