/// How one value is formatted: the part after `:` in `{:>10.2f}`, or between `%` and the letter in `%-5.2f`.
struct FormatSpecification {
    var fill: Unicode.Scalar = " "
    /// `<`, `>`, `^` or `=`; nil for the type's own.
    var alignment: Unicode.Scalar?
    /// `+` or a space writes a sign for positive numbers.
    var positiveSign = ""
    var isAlternate = false
    var width = 0
    var separator: Unicode.Scalar?
    var precision: Int?
    var type: Unicode.Scalar?

    var isForInteger: Bool {
        type == nil && precision == nil || type.map { "dxXob".unicodeScalars.contains($0) } == true
    }

    var isForFloat: Bool {
        type.map { "eEfFgG%".unicodeScalars.contains($0) } == true
    }

    var radix: Int {
        switch type {
        case "x", "X": 16
        case "o": 8
        case "b": 2
        default: 10
        }
    }

    func sign(isNegative: Bool) -> String {
        isNegative ? "-" : positiveSign
    }

    /// Reads flags, width and precision up to the conversion letter.
    init(
        percentStyle scalars: inout Substring.UnicodeScalarView, _ interpreter: JinjaInterpreter
    ) throws(ChatTemplateError) {
        flags: while let flag = scalars.first {
            switch flag {
            case "-": alignment = "<"
            case "+": positiveSign = "+"
            case " ": if positiveSign.isEmpty { positiveSign = " " }
            case "#": isAlternate = true
            case "0": fill = "0"
            default: break flags
            }
            scalars.removeFirst()
        }
        if fill == "0" {
            if alignment == nil { alignment = "=" } else { fill = " " }
        }
        width = try Self.number(&scalars, interpreter) ?? 0
        if scalars.first == "." {
            scalars.removeFirst()
            precision = try Self.number(&scalars, interpreter) ?? 0
        }
        if scalars.first == "*" { throw interpreter.fail("'*' in a format is not supported", .unsupported) }
    }

    /// Reads `[[fill]align][sign][#][0][width][,][.precision][type]`.
    init(braceStyle text: Substring.UnicodeScalarView, _ interpreter: JinjaInterpreter) throws(ChatTemplateError) {
        var scalars = text
        let alignments = "<>^=".unicodeScalars
        if let second = scalars.dropFirst().first, alignments.contains(second), let first = scalars.popFirst() {
            fill = first
            alignment = scalars.popFirst()
        } else if let first = scalars.first, alignments.contains(first) {
            alignment = scalars.popFirst()
        }
        if let sign = scalars.first, sign == "+" || sign == "-" || sign == " " {
            scalars.removeFirst()
            positiveSign = sign == "-" ? "" : String(sign)
        }
        if scalars.first == "#" {
            scalars.removeFirst()
            isAlternate = true
        }
        if scalars.first == "0" {
            scalars.removeFirst()
            if alignment == nil {
                fill = "0"
                alignment = "="
            }
        }
        width = try Self.number(&scalars, interpreter) ?? 0
        if let mark = scalars.first, mark == "," || mark == "_" { separator = scalars.popFirst() }
        if scalars.first == "." {
            scalars.removeFirst()
            precision = try Self.number(&scalars, interpreter)
        }
        type = scalars.popFirst()
        if !scalars.isEmpty { throw interpreter.fail("invalid format specification") }
    }

    private static func number(
        _ scalars: inout Substring.UnicodeScalarView, _ interpreter: JinjaInterpreter
    ) throws(ChatTemplateError) -> Int? {
        var value: Int?
        while let digit = scalars.first, digit >= "0", digit <= "9" {
            scalars.removeFirst()
            value = (value ?? 0) * 10 + Int(digit.value - 0x30)
            if value ?? 0 > 100_000 { throw interpreter.fail("width or precision is too large", .limit) }
        }
        return value
    }
}

extension JinjaInterpreter {
    func formatted(_ value: Int64, _ spec: FormatSpecification) throws(ChatTemplateError) -> String {
        var digits = String(value.magnitude, radix: spec.radix, uppercase: spec.type == "X")
        if let separator = spec.separator { digits = Self.grouped(digits, separator) }
        let prefix = spec.isAlternate && spec.radix != 10 ? "0\(spec.type ?? "x")" : ""
        return try padded(spec.sign(isNegative: value < 0) + prefix + digits, spec, ">")
    }

    func formatted(_ value: Double, _ spec: FormatSpecification) throws(ChatTemplateError) -> String {
        let isPercent = spec.type == "%"
        let style = isPercent ? "f" : Character(spec.type ?? "g")
        let number = isPercent ? value.magnitude * 100 : value.magnitude
        var digits = PythonNumber.text(
            number, style: style, places: spec.precision ?? 6, isAlternate: spec.isAlternate)
        if let separator = spec.separator {
            let whole = digits.prefix { $0 >= "0" && $0 <= "9" }
            digits = Self.grouped(String(whole), separator) + digits.dropFirst(whole.count)
        }
        let isNegative = value.sign == .minus && !value.isNaN
        return try padded(spec.sign(isNegative: isNegative) + digits + (isPercent ? "%" : ""), spec, ">")
    }

    private static func grouped(_ digits: String, _ separator: Unicode.Scalar) -> String {
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { result.unicodeScalars.append(separator) }
            result.append(digit)
        }
        return result
    }

    /// Fills the text up to the width; with the alignment `=` between sign and digits.
    func padded(
        _ text: String, _ spec: FormatSpecification, _ alignment: Unicode.Scalar
    ) throws(ChatTemplateError) -> String {
        let margin = spec.width - PythonText.length(text)
        guard margin > 0 else { return text }
        try charge(margin / 64)
        func filling(_ count: Int) -> String { PythonText.repeated(String(spec.fill), count) }
        switch spec.alignment ?? alignment {
        case "<": return text + filling(margin)
        case "^": return filling(margin / 2) + text + filling(margin - margin / 2)
        case "=":
            let isSigned = text.utf8.first.map { $0 == 0x2D || $0 == 0x2B || $0 == 0x20 } ?? false
            return text.prefix(isSigned ? 1 : 0) + filling(margin) + text.dropFirst(isSigned ? 1 : 0)
        default: return filling(margin) + text
        }
    }
}
