extension JinjaInterpreter {
    func callStringMethod(
        _ name: String, of text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        try charge(1 + text.utf8.count / 64)
        switch name {
        case "upper", "lower", "title", "capitalize", "swapcase", "casefold":
            _ = try bind(arguments, to: name, [])
            return try string(Self.changeCase(name, text))
        case "strip", "lstrip", "rstrip":
            return try strip(name, text, try bind(arguments, to: name, ["chars"])[0])
        case "startswith", "endswith":
            return .boolean(try hasAffix(name, text, arguments))
        case "split", "rsplit":
            return try split(name, text, arguments)
        case "splitlines":
            let bound = try bind(arguments, to: name, ["keepends"])
            return try texts(PythonText.lines(text, keepsEnds: bound.isTrue(0)))
        case "replace":
            let bound = try bind(arguments, to: name, ["old", "new", "count"], required: 2)
            let limit = bound[2] == nil ? -1 : try requireInteger(bound[2], "count")
            return try replace(
                text, try requireText(bound[0], "old"), try requireText(bound[1], "new"), limit: limit)
        case "find", "rfind", "index", "rindex", "count":
            return try find(name, text, arguments)
        case "removeprefix", "removesuffix":
            let affix = try requireText(try bind(arguments, to: name, ["affix"], required: 1)[0], "affix")
            if name == "removeprefix", PythonText.hasPrefix(text, affix) {
                return try string(Array(text.utf8.dropFirst(affix.utf8.count)))
            }
            if name == "removesuffix", PythonText.hasSuffix(text, affix) {
                return try string(Array(text.utf8.dropLast(affix.utf8.count)))
            }
            return .string(text)
        case "partition", "rpartition":
            return try partition(name, text, arguments)
        case "join":
            let bound = try bind(arguments, to: name, ["iterable"], required: 1)
            return try join(try elements(of: bound[0] ?? .none), separator: text, converts: false)
        case "center", "ljust", "rjust", "zfill":
            return try justify(name, text, arguments)
        case "format":
            return try string(try braceFormat(text, arguments))
        default:
            if let result = Self.hasCharacters(name, text) {
                _ = try bind(arguments, to: name, [])
                return .boolean(result)
            }
            throw fail("the method 'str.\(name)' is not supported", .unsupported)
        }
    }

    func texts(_ texts: [String]) throws(ChatTemplateError) -> JinjaValue {
        try charge(texts.reduce(0) { $0 + $1.utf8.count / 64 })
        return try list(texts.map { .string($0) })
    }

    private static func changeCase(_ name: String, _ text: String) -> String {
        switch name {
        case "upper": PythonText.uppercased(text)
        case "title": PythonText.titled(text)
        case "capitalize": PythonText.capitalized(text)
        case "swapcase": PythonText.caseSwapped(text)
        default: PythonText.lowercased(text)
        }
    }

    /// `strip`, `lstrip` and `rstrip`: of the scalars in `characters`, or of white space.
    func strip(_ name: String, _ text: String, _ characters: JinjaValue?) throws(ChatTemplateError) -> JinjaValue {
        var isStripped: (Unicode.Scalar) -> Bool = PythonText.isWhitespace
        switch characters {
        case nil, .some(.none): break
        default:
            let set = Set(try requireText(characters, "the characters to strip").unicodeScalars)
            isStripped = { set.contains($0) }
        }
        switch name {
        case "lstrip": return try string(PythonText.strippedLeft(text, isStripped))
        case "rstrip": return try string(PythonText.strippedRight(text, isStripped))
        default: return try string(PythonText.stripped(text, isStripped))
        }
    }

    private func hasAffix(
        _ name: String, _ text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> Bool {
        let bound = try bind(arguments, to: name, ["affix", "start", "end"], required: 1)
        let (part, _) = try window(text, bound)
        var affixes = [bound[0] ?? .none]
        if case .tuple(let list)? = bound[0] { affixes = list.elements }
        for affix in affixes {
            let affix = try requireText(affix, "the argument of '\(name)'")
            guard let part else { continue }
            if name == "startswith" ? PythonText.hasPrefix(part, affix) : PythonText.hasSuffix(part, affix) {
                return true
            }
        }
        return false
    }

    /// The part of the text that the arguments `start` and `end` (1 and 2) select, and the scalars before it; no part
    /// if it begins behind the end.
    private func window(
        _ text: String, _ bound: JinjaBoundArguments
    ) throws(ChatTemplateError) -> (part: String?, offset: Int) {
        guard bound.given(1) != nil || bound.given(2) != nil else { return (text, 0) }
        let scalars = Array(text.unicodeScalars)
        try charge(scalars.count / 16)
        let start = bound.given(1) == nil ? 0 : try requireInteger(bound[1], "start")
        let end = bound.given(2) == nil ? Int64(scalars.count) : try requireInteger(bound[2], "end")
        func absolute(_ index: Int64) -> Int64 {
            index < 0 ? max(0, index.addingReportingOverflow(Int64(scalars.count)).partialValue) : index
        }
        let first = absolute(start)
        let last = min(absolute(end), Int64(scalars.count))
        if first > last { return (nil, 0) }
        return (String(String.UnicodeScalarView(scalars[Int(first)..<Int(last)])), Int(first))
    }

    private func split(
        _ name: String, _ text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        let bound = try bind(arguments, to: name, ["sep", "maxsplit"])
        let maximum = bound[1] == nil ? -1 : try requireInteger(bound[1], "maxsplit")
        let limit = maximum < 0 ? Int.max : Int(maximum)
        let isFromRight = name == "rsplit"
        guard bound.given(0) != nil else {
            return try texts(
                isFromRight
                    ? PythonText.splitAtWhitespaceFromRight(text, limit: limit)
                    : PythonText.splitAtWhitespace(text, limit: limit))
        }
        let separator = try requireText(bound[0], "sep")
        if separator.isEmpty { throw fail("empty separator") }
        return try texts(
            isFromRight
                ? PythonText.splitFromRight(text, by: separator, limit: limit)
                : PythonText.split(text, by: separator, limit: limit))
    }

    func replace(_ text: String, _ old: String, _ new: String, limit: Int64) throws(ChatTemplateError) -> JinjaValue {
        let limit = limit < 0 ? Int.max : Int(limit)
        // Bound the result before it is made.
        let places =
            old.isEmpty
            ? PythonText.length(text) + 1
            : PythonText.offsets(of: Array(old.utf8), in: Array(text.utf8), limit: limit).count
        let (growth, overflow) = min(places, limit).multipliedReportingOverflow(by: new.utf8.count)
        if overflow || growth > JinjaLimits.textBytes { throw textTooLong }
        return try string(PythonText.replacing(text, old, with: new, limit: limit))
    }

    private func find(
        _ name: String, _ text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        let bound = try bind(arguments, to: name, ["sub", "start", "end"], required: 1)
        let needle = try requireText(bound[0], "sub")
        let (part, offset) = try window(text, bound)
        guard let part else {
            if name == "count" { return .integer(0) }
            if name == "find" || name == "rfind" { return .integer(-1) }
            throw fail("substring not found")
        }
        let bytes = Array(part.utf8)
        if name == "count" {
            let count =
                needle.isEmpty
                ? PythonText.length(part) + 1 : PythonText.offsets(of: Array(needle.utf8), in: bytes).count
            return .integer(Int64(count))
        }
        var found: Int?
        if name == "find" || name == "index" {
            found = needle.isEmpty ? 0 : PythonText.offsets(of: Array(needle.utf8), in: bytes, limit: 1).first
        } else if needle.isEmpty {
            found = bytes.count
        } else {
            let mirrored = PythonText.offsets(of: needle.utf8.reversed(), in: bytes.reversed(), limit: 1).first
            found = mirrored.map { bytes.count - $0 - needle.utf8.count }
        }
        if let found {
            let scalars = PythonText.length(String(decoding: bytes[..<found], as: UTF8.self))
            return .integer(Int64(offset + scalars))
        }
        if name == "index" || name == "rindex" { throw fail("substring not found") }
        return .integer(-1)
    }

    private func partition(
        _ name: String, _ text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        let separator = try requireText(try bind(arguments, to: name, ["sep"], required: 1)[0], "sep")
        if separator.isEmpty { throw fail("empty separator") }
        let isFromRight = name == "rpartition"
        let parts =
            isFromRight
            ? PythonText.splitFromRight(text, by: separator, limit: 1)
            : PythonText.split(text, by: separator, limit: 1)
        let pieces =
            parts.count == 2 ? [parts[0], separator, parts[1]] : isFromRight ? ["", "", text] : [text, "", ""]
        return try tuple(pieces.map { .string($0) })
    }

    /// `separator.join(elements)`; unless `converts`, every element must be a string.
    func join(
        _ elements: [JinjaValue], separator: String, converts: Bool
    ) throws(ChatTemplateError) -> JinjaValue {
        var result = ""
        for (index, element) in elements.enumerated() {
            if index > 0 { result += separator }
            if !converts { _ = try requireText(element, "an element to join") }
            result += try text(of: element)
            if result.utf8.count > JinjaLimits.textBytes { throw textTooLong }
            try charge(1 + separator.utf8.count / 64)
        }
        return try string(result)
    }

    private func justify(
        _ name: String, _ text: String, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        let bound = try bind(arguments, to: name, name == "zfill" ? ["width"] : ["width", "fillchar"], required: 1)
        let width = try requireInteger(bound[0], "width")
        let filler = bound[1] == nil ? (name == "zfill" ? "0" : " ") : try requireText(bound[1], "fillchar")
        guard let scalar = filler.unicodeScalars.first, PythonText.length(filler) == 1 else {
            throw fail("fillchar must be one character")
        }
        if width > Int64(JinjaLimits.textBytes) { throw textTooLong }
        let margin = Int(width) - PythonText.length(text)
        guard margin > 0 else { return .string(text) }
        try charge(margin / 64)
        func filling(_ count: Int) -> String { PythonText.repeated(String(scalar), count) }
        switch name {
        case "ljust": return try string(text + filling(margin))
        case "rjust": return try string(filling(margin) + text)
        case "center":
            let left = margin / 2 + (margin & Int(width) & 1)
            return try string(filling(left) + text + filling(margin - left))
        default:
            let hasSign = text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+")
            let sign = hasSign ? String(text.unicodeScalars.prefix(1)) : ""
            return try string(sign + filling(margin) + String(text.unicodeScalars.dropFirst(hasSign ? 1 : 0)))
        }
    }

    /// The methods `is…`; nil for other names.
    private static func hasCharacters(_ name: String, _ text: String) -> Bool? {
        let scalars = text.unicodeScalars
        func all(_ predicate: (Unicode.Scalar) -> Bool) -> Bool { !scalars.isEmpty && scalars.allSatisfy(predicate) }
        func isDecimal(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }
        func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
            default: false
            }
        }
        let isTitlecase: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .titlecaseLetter }
        switch name {
        case "isspace": return all(PythonText.isWhitespace)
        case "isascii": return scalars.allSatisfy(\.isASCII)
        case "isdecimal": return all(isDecimal)
        case "isdigit": return all { isDecimal($0) || $0.properties.numericType == .digit }
        case "isnumeric": return all { $0.properties.numericType != nil }
        case "isalpha": return all(isLetter)
        case "isalnum": return all { isLetter($0) || $0.properties.numericType != nil }
        case "isupper":
            return scalars.contains { $0.properties.isUppercase }
                && !scalars.contains { $0.properties.isLowercase || isTitlecase($0) }
        case "islower":
            return scalars.contains { $0.properties.isLowercase }
                && !scalars.contains { $0.properties.isUppercase || isTitlecase($0) }
        default: return nil
        }
    }

    static func isLowercase(_ text: String) -> Bool { hasCharacters("islower", text) ?? false }

    static func isUppercase(_ text: String) -> Bool { hasCharacters("isupper", text) ?? false }
}
