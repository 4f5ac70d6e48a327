import Glibc

/// Python's texts of numbers.
enum PythonNumber {
    /// `repr` of a float: the shortest digits that read back the same, with an exponent below 1e-4 and from 1e16 on.
    static func text(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        let sign = value.sign == .minus ? "-" : ""
        if value == 0 { return sign + "0.0" }
        let (digits, exponent) = shortestDigits(value.magnitude)
        if exponent < -4 || exponent >= 16 {
            let fraction = digits.dropFirst()
            let mantissa = String(digits.prefix(1)) + (fraction.isEmpty ? "" : "." + fraction)
            let magnitude = exponent.magnitude
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(magnitude < 10 ? "0" : "")\(magnitude)"
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        if digits.utf8.count <= exponent + 1 {
            return sign + digits + String(repeating: "0", count: exponent + 1 - digits.utf8.count) + ".0"
        }
        return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    }

    /// Shortest digits of a positive number, without zeros at either end, and the power of ten of the first one.
    private static func shortestDigits(_ value: Double) -> (digits: String, exponent: Int) {
        let parts = value.description.split(separator: "e")
        var exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = number[0]
        var digits = String(whole) + (number.count > 1 ? String(number[1]) : "")
        exponent += whole.utf8.count - 1
        let leadingZeros = digits.utf8.prefix { $0 == UInt8(ascii: "0") }.count
        exponent -= leadingZeros
        digits.removeFirst(leadingZeros)
        while digits.utf8.count > 1, digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, exponent)
    }

    /// `format(value, ".{places}{style}")`, rounded correctly; style is one of e, f, g and their capitals.
    static func text(_ value: Double, style: Character, places: Int, isAlternate: Bool = false) -> String {
        if !value.isFinite {
            let text = text(value)
            return style.isUppercase ? PythonText.uppercased(text) : text
        }
        let format = "%\(isAlternate ? "#" : "").\(places)\(style)"
        return withVaList([value]) { arguments in
            // The longest number has 309 digits before the point.
            var buffer = [CChar](repeating: 0, count: 400 + places)
            let length = Int(vsnprintf(&buffer, buffer.count, format, arguments))
            let bytes = buffer.prefix(max(0, min(length, buffer.count - 1))).map { UInt8(bitPattern: $0) }
            // The C library writes the point of the host's locale.
            let known = Set("0123456789+-eE".utf8)
            let start = bytes.firstIndex { !known.contains($0) }
            guard let start else { return String(decoding: bytes, as: UTF8.self) }
            let end = bytes[start...].firstIndex { known.contains($0) } ?? bytes.count
            return String(decoding: bytes[..<start] + [UInt8(ascii: ".")] + bytes[end...], as: UTF8.self)
        }
    }

    /// `float(text)`: white space around and underscores between digits are allowed; nil if the text is no number.
    static func float(_ text: String) -> Double? {
        guard let digits = withoutUnderscores(PythonText.stripped(text)) else { return nil }
        var body = Substring(digits)
        if let sign = body.first, sign == "-" || sign == "+" { body = body.dropFirst() }
        guard let first = body.utf8.first else { return nil }
        if first != UInt8(ascii: "."), first &- 0x30 > 9 {
            let isNegative = digits.utf8.first == UInt8(ascii: "-")
            switch body.lowercased() {
            case "inf", "infinity": return isNegative ? -.infinity : .infinity
            case "nan": return .nan
            default: return nil
            }
        }
        let allowed = body.utf8.allSatisfy {
            $0 &- 0x30 < 10 || $0 == 0x2E || $0 | 0x20 == 0x65 || $0 == 0x2B || $0 == 0x2D
        }
        guard allowed else { return nil }
        return Double(body.utf8.last == 0x2E ? digits + "0" : digits)
    }

    /// `int(text, base)`; nil if the text is no integer, or too large.
    static func integer(_ text: String, base: Int) -> Int64? {
        var stripped = PythonText.stripped(text)
        guard base == 0 || (2...36).contains(base) else { return nil }
        var isNegative = false
        if let sign = stripped.utf8.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
            isNegative = sign == UInt8(ascii: "-")
            stripped.removeFirst()
        }
        var radix = base
        for (prefix, prefixBase) in [("0x", 16), ("0o", 8), ("0b", 2)] where base == 0 || base == prefixBase {
            if PythonText.hasPrefix(PythonText.lowercased(stripped), prefix) {
                stripped.removeFirst(2)
                if stripped.utf8.first == UInt8(ascii: "_") { stripped.removeFirst() }
                radix = prefixBase
                break
            }
        }
        if radix == 0 {
            radix = 10
            if stripped.utf8.first == UInt8(ascii: "0"), stripped.utf8.contains(where: { $0 != 0x30 && $0 != 0x5F }) {
                return nil
            }
        }
        guard let digits = withoutUnderscores(stripped), let first = digits.utf8.first,
            first != UInt8(ascii: "-"), first != UInt8(ascii: "+")
        else { return nil }
        return Int64((isNegative ? "-" : "") + digits, radix: radix)
    }

    /// The text without underscores; nil unless each stands between digits.
    private static func withoutUnderscores(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.contains(UInt8(ascii: "_")) else { return text }
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
            guard index > 0, index + 1 < bytes.count else { return nil }
            for neighbour in [bytes[index - 1], bytes[index + 1]] {
                guard Character(Unicode.Scalar(neighbour)).hexDigitValue != nil || (neighbour | 0x20) &- 0x61 < 26
                else {
                    return nil
                }
            }
        }
        return String(decoding: bytes.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    /// `round(value, places)` for floats: to the nearest, ties by the exact value of the float.
    static func rounded(_ value: Double, places: Int) -> Double {
        guard value.isFinite else { return value }
        if places >= 0 {
            if places > 322 { return value }
            return Double(text(value, style: "f", places: places)) ?? value
        }
        if places < -308 { return value.sign == .minus ? -0.0 : 0 }
        let scale = pow(10, Double(-places))
        return (value / scale).rounded(.toNearestOrEven) * scale
    }
}
