import JSON
import ScaffoldCore

extension Skeleton {
    /// Tags with the names of their attributes, comments, texts; blocks with the shape of their attributes.
    ///
    /// - Parameter isPart: Whether PHP stands in it, at U+001A.
    mutating func readMarkup(_ text: String, isPart: Bool = false) {
        var rest = Substring(text)
        var open: [Substring] = []
        while !rest.isEmpty {
            if rest.hasPrefix("<!--") {
                guard let end = rest.firstRange(of: "-->") else {
                    faults.append("a comment has no end")
                    return
                }
                let inside = rest[rest.index(rest.startIndex, offsetBy: 4)..<end.lowerBound]
                readComment(inside.trimmed, &open)
                rest = rest[end.upperBound...]
            } else if rest.first == "<", rest.dropFirst().first.map({ $0.isLetter || "/?!".contains($0) }) == true {
                readTag(&rest)
            } else {
                let next = rest.dropFirst().firstIndex(of: "<") ?? rest.endIndex
                let piece = rest[..<next].trimmed
                rest = rest[next...]
                if piece.isEmpty { continue }
                code.append("…")
                values.append(Self.unescaped(piece))
            }
        }
        faults += open.map { "the block \($0) stays open" }
    }

    private mutating func readComment(_ comment: Substring, _ open: inout [Substring]) {
        guard comment.hasPrefix("wp:") || comment.hasPrefix("/wp:") else {
            comments.append(String(comment))
            return
        }
        if comment.hasPrefix("/") {
            code.append("<!-- \(comment) -->")
            if open.popLast() != comment.dropFirst(4) { faults.append("\(comment) closes nothing") }
            return
        }
        var inside = comment
        let isVoid = inside.hasSuffix("/")
        if isVoid { inside = inside.dropLast().trimmed }
        let name = inside.dropFirst(3).prefix { $0 != " " }
        if !isVoid { open.append(name) }
        code.append("<!-- wp:\(name)")
        let json = inside.dropFirst(3 + name.count).trimmed
        if !json.isEmpty {
            let bytes = Array(json.utf8)
            if bytes.contains(0x1A) {
                values.append(String(json))
            } else {
                let part = Skeleton(GeneratedFile("", "attributes.json", bytes: bytes))
                code += part.code
                values += part.values
                faults += part.faults.map { "\(name): \($0)" }
            }
        }
        if json.contains("--") || json.contains("<") || json.contains(">") { faults.append("\(name): \(json)") }
    }

    private mutating func readTag(_ rest: inout Substring) {
        var tag = ""
        while let first = rest.popFirst() {
            if first == ">" {
                code.append(tag.split(whereSeparator: \.isWhitespace).joined(separator: " ") + ">")
                return
            }
            guard first == "\"" || first == "'" else {
                tag.append(first)
                continue
            }
            guard let end = rest.firstIndex(of: first) else { break }
            values.append(Self.unescaped(rest[..<end]))
            tag += "'…'"
            rest = rest[rest.index(after: end)...]
        }
        faults.append("a tag has no end: \(tag.prefix(80))")
    }

    static func unescaped(_ text: Substring) -> String {
        var result = String(text)
        for (name, value) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#039;", "'"), ("&nbsp;", "\u{A0}"), ("&amp;", "&"),
        ] { result = result.replacing(name, with: value) }
        return result
    }

    // MARK: Lines

    /// Catalogues of translations: each line is a remark, a keyword with a text in quotes, or a text in quotes.
    mutating func readCatalogue(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { continue }
            if line.hasPrefix("#") {
                // A format is one only with what is hostile in it.
                if line.hasPrefix("#,") { continue }
                comments.append(String(line))
                continue
            }
            let scalars = line.unicodeScalars
            let keyword = String(scalars.prefix { $0 != "\"" })
            let known = ["", "msgid ", "msgid_plural ", "msgctxt ", "msgstr ", "msgstr[0] ", "msgstr[1] "]
            let quoted = scalars.dropFirst(keyword.unicodeScalars.count)
            guard known.contains(keyword), quoted.count >= 2, quoted.last == "\"" else {
                faults.append("is no line of a catalogue: \(line)")
                continue
            }
            if !keyword.isEmpty { code.append(keyword) }
            var isEscaped = false
            var value = ""
            var octal = ""
            for scalar in quoted.dropFirst().dropLast() {
                if isEscaped, "01234567".unicodeScalars.contains(scalar) {
                    octal.unicodeScalars.append(scalar)
                    guard octal.count == 3 else { continue }
                    value.unicodeScalars.append(UInt8(octal, radix: 8).map { Unicode.Scalar($0) } ?? "?")
                    octal = ""
                    isEscaped = false
                } else if isEscaped {
                    isEscaped = false
                    let known: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "t": "\t", "r": "\r"]
                    value.unicodeScalars.append(known[scalar] ?? scalar)
                } else if scalar == "\\" {
                    isEscaped = true
                } else {
                    if scalar == "\"" { faults.append("a text ends too soon: \(line)") }
                    value.unicodeScalars.append(scalar)
                }
            }
            if isEscaped { faults.append("a text has no end: \(line)") }
            if keyword.isEmpty, let last = values.popLast() { value = last + value }
            values.append(value)
        }
    }

    /// Readmes: headings, and the fields before the first empty line.
    mutating func readReadme(_ text: String) {
        var isHeader = true
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty {
                isHeader = false
            } else if line.hasPrefix("=") {
                code.append("\(line.prefix { $0 == "=" }) heading")
                values.append(Self.unescaped(line))
            } else if isHeader {
                code.append(String(line.prefix { $0 != ":" }))
                values.append(Self.unescaped(line))
            } else {
                code.append(line.hasPrefix("* ") ? "*" : "…")
                values.append(Self.unescaped(line))
            }
            if line.contains("<") { faults.append("a readme with markup: \(line)") }
        }
    }
}

extension Substring {
    /// Without blanks and line ends around it.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
