/// A language that generated files are written in.
package protocol CodeLanguage: Sendable {}

package enum PHPLanguage: CodeLanguage {}
package enum JSLanguage: CodeLanguage {}
package enum CSSLanguage: CodeLanguage {}
package enum HTMLLanguage: CodeLanguage {}

/// PHP, with or without markup around it.
package typealias PHP = Code<PHPLanguage>
/// ECMAScript and JSX.
package typealias JS = Code<JSLanguage>
package typealias CSS = Code<CSSLanguage>
package typealias HTML = Code<HTMLLanguage>

/// A piece of source text. It is written as a string literal; a value gets into it only through an interpolation that says
/// what place it stands in, and that escapes it for this place:
///
///     let line: PHP = "echo esc_html( \(string: title) );"
///
/// There is no interpolation of a bare `String`, so that forgetting to escape does not compile. What is in a literal is
/// the template's own and is taken as it stands, four blanks a level of indentation.
///
/// A piece of code that is interpolated keeps to the indentation of the line that it stands in. If it is empty and alone
/// in its line, the line goes too, so that what is optional leaves no hole.
package struct Code<Language: CodeLanguage>: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// Lines end in LF; no value in it holds a line end of its own.
    package private(set) var text: String

    package init() { text = "" }

    package init(stringLiteral value: String) { text = value }

    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.finished }

    /// Text that is known to be whole code of the language: the output of a writer, never a value of a specification.
    package init(verbatim text: String) { self.text = text }

    package var isEmpty: Bool { text.isEmpty }

    /// The content of a file: tabs instead of each four blanks that a line begins with, and one line end at the end.
    package var file: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 1)
        var isStart = true
        var blanks = 0
        for byte in text.utf8 {
            if isStart, byte == 0x20 {
                blanks += 1
                if blanks == 4 {
                    bytes.append(0x09)
                    blanks = 0
                }
                continue
            }
            if byte == 0x0A {
                // Blanks at the end of a line say nothing.
                while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
            } else if isStart {
                for _ in 0..<blanks { bytes.append(0x20) }
            }
            blanks = 0
            isStart = byte == 0x0A
            bytes.append(byte)
        }
        while let last = bytes.last, last == 0x0A || last == 0x20 || last == 0x09 { bytes.removeLast() }
        bytes.append(0x0A)
        return bytes
    }

    package static func + (left: Code, right: Code) -> Code { Code(verbatim: left.text + right.text) }

    package static func += (left: inout Code, right: Code) { left.text += right.text }

    /// The pieces in one, `separator` between those that are not empty.
    package static func joined(_ pieces: some Sequence<Code>, separator: Code = "\n") -> Code {
        var result = ""
        var isFirst = true
        for piece in pieces where !piece.isEmpty {
            if !isFirst { result += separator.text }
            result += piece.text
            isFirst = false
        }
        return Code(verbatim: result)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        private var text = ""
        /// Set behind an empty piece that was alone in its line so far.
        private var dropsLineEnd = false

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 32)
        }

        fileprivate var finished: String {
            guard dropsLineEnd, text.utf8.last == 0x0A else { return text }
            return String(text.dropLast())
        }

        package mutating func appendLiteral(_ literal: String) {
            guard !literal.isEmpty else { return }
            if dropsLineEnd {
                dropsLineEnd = false
                if literal.utf8.first == 0x0A {
                    text += literal.dropFirst()
                    return
                }
            }
            text += literal
        }

        /// Escaped text; for the interpolations of the languages.
        package mutating func append(escaped: String) {
            dropsLineEnd = false
            text += escaped
        }

        /// A piece of code of the same language.
        package mutating func appendInterpolation(_ code: Code) {
            let start = lineStart
            let indentation = text[start...].prefix { $0 == " " }
            let isAlone = indentation.endIndex == text.endIndex
            if code.isEmpty {
                if isAlone, !dropsLineEnd {
                    text.removeSubrange(start...)
                    dropsLineEnd = true
                }
                return
            }
            dropsLineEnd = false
            guard code.text.utf8.contains(0x0A), !indentation.isEmpty else {
                text += code.text
                return
            }
            let blanks = String(indentation)
            var isFirst = true
            for line in code.text.split(separator: "\n", omittingEmptySubsequences: false) {
                if !isFirst {
                    text += "\n"
                    if !line.isEmpty { text += blanks }
                }
                text += line
                isFirst = false
            }
        }

        /// Pieces of code, one a line.
        package mutating func appendInterpolation(lines pieces: [Code]) {
            appendInterpolation(Code.joined(pieces))
        }

        /// Pieces of code with an empty line between them.
        package mutating func appendInterpolation(paragraphs pieces: [Code]) {
            appendInterpolation(Code.joined(pieces, separator: "\n\n"))
        }

        /// A whole number.
        package mutating func appendInterpolation(_ number: Int) { append(escaped: String(number)) }

        private var lineStart: String.Index {
            guard let end = text.utf8.lastIndex(of: 0x0A) else { return text.startIndex }
            return text.utf8.index(after: end)
        }
    }
}
