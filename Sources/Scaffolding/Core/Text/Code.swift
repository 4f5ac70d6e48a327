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
        var text = text
        return text.withUTF8 { source in
            [UInt8](unsafeUninitializedCapacity: source.count + 1) { bytes, filled in
                var isStart = true
                var blanks = 0
                for byte in source {
                    if isStart, byte == 0x20 {
                        blanks += 1
                        if blanks == 4 {
                            bytes.initializeElement(at: filled, to: 0x09)
                            filled += 1
                            blanks = 0
                        }
                        continue
                    }
                    if byte == 0x0A {
                        // Blanks at the end of a line say nothing.
                        while filled > 0, bytes[filled - 1] == 0x20 || bytes[filled - 1] == 0x09 { filled -= 1 }
                    } else if isStart {
                        for _ in 0..<blanks {
                            bytes.initializeElement(at: filled, to: 0x20)
                            filled += 1
                        }
                    }
                    blanks = 0
                    isStart = byte == 0x0A
                    bytes.initializeElement(at: filled, to: byte)
                    filled += 1
                }
                while filled > 0, bytes[filled - 1] <= 0x20, [0x0A, 0x20, 0x09].contains(bytes[filled - 1]) {
                    filled -= 1
                }
                bytes.initializeElement(at: filled, to: 0x0A)
                filled += 1
            }
        }
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
            let line = lastLine
            if code.isEmpty {
                if line.isBlank, !dropsLineEnd {
                    text.removeSubrange(text.utf8.index(text.startIndex, offsetBy: line.start)...)
                    dropsLineEnd = true
                }
                return
            }
            dropsLineEnd = false
            if line.blanks == 0 { text += code.text } else { appendLines(of: code.text, behind: line.blanks) }
        }

        /// Appends text with blanks in front of each of its lines but the first and those that are empty.
        private mutating func appendLines(of lines: String, behind blanks: Int) {
            var lines = lines
            text += lines.withUTF8 { bytes in
                let count = bytes.reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
                guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
                return String(unsafeUninitializedCapacity: bytes.count + count * blanks) { target in
                    var filled = 0
                    for index in bytes.indices {
                        target.initializeElement(at: filled, to: bytes[index])
                        filled += 1
                        guard bytes[index] == 0x0A, index + 1 < bytes.count, bytes[index + 1] != 0x0A else { continue }
                        for _ in 0..<blanks {
                            target.initializeElement(at: filled, to: 0x20)
                            filled += 1
                        }
                    }
                    return filled
                }
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

        /// Where the last line begins, how many blanks it begins with, and whether there is nothing else in it.
        private var lastLine: (start: Int, blanks: Int, isBlank: Bool) {
            mutating get {
                text.withUTF8 { bytes in
                    let start = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
                    let end = bytes[start...].firstIndex { $0 != 0x20 } ?? bytes.count
                    return (start, end - start, end == bytes.count)
                }
            }
        }
    }
}
