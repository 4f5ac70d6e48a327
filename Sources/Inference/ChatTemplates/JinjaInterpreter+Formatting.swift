extension JinjaInterpreter {
    /// `format % values` with the conversions d, i, u, s, r, x, X, o, c, e, f, g and %.
    func percentFormat(_ format: String, _ values: JinjaValue) throws(ChatTemplateError) -> String {
        var positional = [values]
        if case .tuple(let list) = values { positional = list.elements }
        var used = 0
        var usedNames = false
        var result = ""
        var scalars = format.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            var named: JinjaValue?
            if scalars.first == "(" {
                guard let end = scalars.firstIndex(of: ")"), case .dictionary(let dictionary) = values else {
                    throw fail("format requires a mapping")
                }
                let name = String(scalars[scalars.index(after: scalars.startIndex)..<end])
                scalars = scalars[scalars.index(after: end)...]
                guard let value = dictionary.value(forKey: name) else { throw fail("no value for '\(name)' to format") }
                named = value
                usedNames = true
            }
            var spec = try FormatSpecification(percentStyle: &scalars, self)
            guard let conversion = scalars.popFirst() else { throw fail("incomplete format") }
            if conversion == "%" {
                result += "%"
                continue
            }
            if named == nil {
                guard used < positional.count else { throw fail("not enough arguments for format string") }
                named = positional[used]
                used += 1
            }
            result += try formatted(named ?? .none, conversion, &spec)
            if result.utf8.count > JinjaLimits.textBytes { throw textTooLong }
            try charge(1)
        }
        switch values {
        case .dictionary, .list, .range, .undefined: usedNames = true
        default: break
        }
        if used < positional.count, !usedNames { throw fail("not all arguments converted during string formatting") }
        return result
    }

    private func formatted(
        _ value: JinjaValue, _ conversion: Unicode.Scalar, _ spec: inout FormatSpecification
    ) throws(ChatTemplateError) -> String {
        switch conversion {
        case "s", "r", "a":
            let text = conversion == "s" ? try text(of: value) : try representation(of: value)
            return try padded(spec.precision.map { String(text.unicodeScalars.prefix($0)) } ?? text, spec, ">")
        case "c":
            guard case .string(let text) = value, PythonText.length(text) == 1 else {
                throw fail("%c requires one character", .unsupported)
            }
            return try padded(text, spec, ">")
        case "d", "i", "u", "x", "X", "o":
            try requireDefined(value)
            var integer = value.asInteger
            if case .float(let number) = value, !"xXo".unicodeScalars.contains(conversion) {
                integer = Int64(exactly: number.rounded(.towardZero))
            }
            guard let integer else { throw fail("%\(conversion) format: a number is required, not \(value.typeName)") }
            spec.type = "diu".unicodeScalars.contains(conversion) ? "d" : conversion
            if let precision = spec.precision {
                let digits = String(integer.magnitude, radix: spec.radix, uppercase: conversion == "X")
                let zeros = String(repeating: "0", count: max(0, precision - digits.utf8.count))
                return try padded(spec.sign(isNegative: integer < 0) + zeros + digits, spec, ">")
            }
            return try formatted(integer, spec)
        case "e", "E", "f", "F", "g", "G":
            try requireDefined(value)
            guard let number = value.asDouble else { throw fail("must be real number, not \(value.typeName)") }
            spec.type = conversion
            return try formatted(number, spec)
        default:
            throw fail("unsupported format character '\(conversion)'", .unsupported)
        }
    }

    // MARK: - str.format

    /// `text.format(…)` with fields `{}`, `{0}`, `{name}`, their attributes and items, `!s`, `!r`, and specifications.
    func braceFormat(_ format: String, _ arguments: JinjaArguments) throws(ChatTemplateError) -> String {
        var result = ""
        var next = 0
        var scalars = format.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "{" || scalar == "}" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if scalars.first == scalar {
                scalars.removeFirst()
                result.unicodeScalars.append(scalar)
                continue
            }
            guard scalar == "{", let end = scalars.firstIndex(of: "}") else {
                throw fail("a single '\(scalar)' in a format string")
            }
            let field = scalars[..<end]
            scalars = scalars[scalars.index(after: end)...]
            result += try formatField(field, arguments, &next)
            if result.utf8.count > JinjaLimits.textBytes { throw textTooLong }
            try charge(1)
        }
        return result
    }

    private func formatField(
        _ field: Substring.UnicodeScalarView, _ arguments: JinjaArguments, _ next: inout Int
    ) throws(ChatTemplateError) -> String {
        if field.contains("{") { throw fail("nested format fields are not supported", .unsupported) }
        let nameEnd = field.firstIndex { $0 == "!" || $0 == ":" } ?? field.endIndex
        var rest = field[nameEnd...]
        var value = try fieldValue(field[..<nameEnd], arguments, &next)
        if rest.first == "!" {
            rest.removeFirst()
            switch rest.popFirst() {
            case "s": value = .string(try text(of: value))
            case "r": value = .string(try representation(of: value))
            default: throw fail("unsupported conversion in a format string", .unsupported)
            }
        }
        guard rest.popFirst() != nil, !rest.isEmpty else { return try text(of: value) }
        let spec = try FormatSpecification(braceStyle: rest, self)
        switch value {
        case .string(let text):
            guard spec.type == nil || spec.type == "s" else { throw fail("unknown format code for a string") }
            return try padded(spec.precision.map { String(text.unicodeScalars.prefix($0)) } ?? text, spec, "<")
        case .integer(let integer) where spec.isForInteger: return try formatted(integer, spec)
        case .float, .integer, .boolean:
            if spec.type == nil, spec.precision == nil {
                return try padded(try text(of: value), spec, ">")
            }
            guard let number = value.asDouble, spec.isForFloat else {
                throw fail("unsupported format specification", .unsupported)
            }
            return try formatted(number, spec)
        default:
            throw fail("unsupported format specification for '\(value.typeName)'", .unsupported)
        }
    }

    private func fieldValue(
        _ name: Substring.UnicodeScalarView, _ arguments: JinjaArguments, _ next: inout Int
    ) throws(ChatTemplateError) -> JinjaValue {
        let firstEnd = name.firstIndex { $0 == "." || $0 == "[" } ?? name.endIndex
        let first = String(name[..<firstEnd])
        var value: JinjaValue
        if first.isEmpty || Int(first) != nil {
            let index = Int(first) ?? next
            if first.isEmpty { next += 1 }
            guard arguments.positional.indices.contains(index) else {
                throw fail("replacement index \(index) out of range for positional arguments")
            }
            value = arguments.positional[index]
        } else {
            guard let keyword = arguments.keywords.first(where: { $0.name == first }) else {
                throw fail("no argument '\(first)' to format")
            }
            value = keyword.value
        }
        var rest = name[firstEnd...]
        while let mark = rest.popFirst() {
            if mark == "." {
                let end = rest.firstIndex { $0 == "." || $0 == "[" } ?? rest.endIndex
                value = try attribute(String(rest[..<end]), of: value)
                rest = rest[end...]
            } else {
                guard mark == "[", let end = rest.firstIndex(of: "]") else { throw fail("malformed format field") }
                let key = String(rest[..<end])
                value = try item(Int64(key).map { .integer($0) } ?? .string(key), of: value)
                rest = rest[rest.index(after: end)...]
            }
        }
        return value
    }
}
