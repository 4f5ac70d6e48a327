extension JinjaInterpreter {
    func textFilter(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        if name == "truncate" || name == "indent" { try requireDefined(value) }
        let text = try text(of: value)
        try charge(text.utf8.count / 64)
        switch name {
        case "trim":
            return try strip("strip", text, try bind(arguments, to: name, ["chars"])[0])
        case "replace":
            let bound = try bind(arguments, to: name, ["old", "new", "count"], required: 2)
            let limit = bound.given(2) == nil ? -1 : try requireInteger(bound[2], "count")
            return try replace(
                text, try self.text(of: bound[0] ?? .none), try self.text(of: bound[1] ?? .none), limit: limit)
        case "indent":
            return try indent(text, value, try bind(arguments, to: name, ["width", "first", "blank"]))
        case "truncate":
            return try truncate(
                text, try bind(arguments, to: name, ["length", "killwords", "end", "leeway"]))
        case "center":
            let bound = try bind(arguments, to: name, ["width"])
            return try callStringMethod("center", of: text, JinjaArguments([bound[0] ?? .integer(80)]))
        case "format":
            if !arguments.keywords.isEmpty {
                if !arguments.positional.isEmpty {
                    throw fail("can't handle positional and keyword arguments at the same time")
                }
                let members = try dictionary(arguments.keywords.map { (.string($0.name), $0.value) })
                return try string(try percentFormat(text, .dictionary(members)))
            }
            return try string(try percentFormat(text, try tuple(arguments.positional)))
        default:
            _ = try bind(arguments, to: name, [])
            if name == "urlencode", case .string = value {
                return try string(Self.percentEncoded(text))
            }
            if name == "urlencode", isIterable(value), !value.isUndefined {
                throw fail("'urlencode' of a \(value.typeName) is not supported", .unsupported)
            }
            return try plainTextFilter(name, text)
        }
    }

    private func plainTextFilter(_ name: String, _ text: String) throws(ChatTemplateError) -> JinjaValue {
        switch name {
        case "upper": return try string(PythonText.uppercased(text))
        case "lower": return try string(PythonText.lowercased(text))
        case "capitalize": return try string(PythonText.capitalized(text))
        case "title": return try string(Self.titled(text))
        case "e", "escape", "forceescape": return try string(Self.escaped(text))
        case "wordcount":
            var count: Int64 = 0
            var isInWord = false
            for scalar in text.unicodeScalars {
                let isWord = scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                if isWord, !isInWord { count += 1 }
                isInWord = isWord
            }
            return .integer(count)
        case "urlencode": return try string(Self.percentEncoded(text))
        default: return try string(text)
        }
    }

    /// Jinja's title case: words begin after white space and after `-({[<`.
    private static func titled(_ text: String) -> String {
        var result = ""
        var word = String.UnicodeScalarView()
        func endWord() {
            guard let first = word.first else { return }
            result += first.properties.uppercaseMapping
            result += PythonText.lowercased(String(String.UnicodeScalarView(word.dropFirst())))
            word = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if PythonText.isWhitespace(scalar) || "-({[<".unicodeScalars.contains(scalar) {
                endWord()
                result.unicodeScalars.append(scalar)
            } else {
                word.append(scalar)
            }
        }
        endWord()
        return result
    }

    private static func escaped(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
            case UInt8(ascii: "\""): result.append(contentsOf: "&#34;".utf8)
            default: result.append(byte)
            }
        }
        return result
    }

    private static func percentEncoded(_ text: String) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            let isLetter = (byte | 0x20) &- 0x61 < 26 && byte < 0x80
            if isLetter || byte &- 0x30 < 10 || "_.-~/".utf8.contains(byte) {
                result.append(byte)
            } else {
                result.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return result
    }

    private func indent(
        _ text: String, _ value: JinjaValue, _ bound: JinjaBoundArguments
    ) throws(ChatTemplateError) -> JinjaValue {
        guard case .string = value else { throw fail("'indent' needs a string, not '\(value.typeName)'") }
        var indention = "    "
        if case .string(let text)? = bound[0] {
            indention = text
        } else if let width = bound[0] {
            indention = String(repeating: " ", count: Int(min(max(try requireInteger(width, "width"), 0), 100_000)))
        }
        let lines = PythonText.lines(text + "\n")
        var result = bound.isTrue(1) ? indention : ""
        for (index, line) in lines.enumerated() {
            if index > 0 {
                result += "\n"
                if bound.isTrue(2) || !line.isEmpty { result += indention }
                try charge(1 + indention.utf8.count / 64)
            }
            result += line
            if result.utf8.count > JinjaLimits.textBytes { throw textTooLong }
        }
        return try string(result)
    }

    private func truncate(_ text: String, _ bound: JinjaBoundArguments) throws(ChatTemplateError) -> JinjaValue {
        let length = bound[0] == nil ? 255 : try requireInteger(bound[0], "length")
        let end = bound[2] == nil ? "..." : try requireText(bound[2], "end")
        let leeway = bound.given(3) == nil ? 5 : try requireInteger(bound[3], "leeway")
        let endLength = Int64(PythonText.length(end))
        if length < endLength { throw fail("expected length >= \(endLength), got \(length)") }
        if leeway < 0 { throw fail("expected leeway >= 0, got \(leeway)") }
        let scalars = text.unicodeScalars
        if Int64(scalars.count) - min(length, Int64(Int32.max)) <= leeway { return .string(text) }
        let kept = String(String.UnicodeScalarView(scalars.prefix(Int(length - endLength))))
        if bound.isTrue(1) { return try string(kept + end) }
        return try string(PythonText.splitFromRight(kept, by: " ", limit: 1)[0] + end)
    }
}
