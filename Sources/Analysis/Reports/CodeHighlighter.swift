import AnalysisModel

/// Tells comments, strings, variables, numbers and keywords of PHP, JavaScript, CSS and JSON apart, line by line, for
/// readers: what began on an earlier line is not known.
struct CodeHighlighter {
    enum Class: UInt8 {
        case none, keyword, string, variable, number, comment

        /// The name of the class in the style sheet.
        var name: String {
            switch self {
            case .none: ""
            case .keyword: "k"
            case .string: "s"
            case .variable: "v"
            case .number: "n"
            case .comment: "c"
            }
        }
    }

    private static let keywords: Set<String> = [
        "abstract", "and", "array", "as", "async", "await", "break", "case", "catch", "class", "clone", "const",
        "continue", "declare", "default", "delete", "do", "echo", "else", "elseif", "empty", "endfor", "endforeach",
        "endif", "endswitch", "endwhile", "enum", "eval", "exit", "export", "extends", "false", "final", "finally",
        "fn",
        "for", "foreach", "from", "function", "global", "goto", "if", "implements", "import", "in", "include",
        "include_once", "instanceof", "interface", "isset", "let", "list", "match", "namespace", "new", "null", "of",
        "or",
        "print", "private", "protected", "public", "readonly", "require", "require_once", "return", "self", "static",
        "switch", "this", "throw", "trait", "true", "try", "typeof", "undefined", "unset", "use", "var", "void",
        "while",
        "yield",
    ]

    /// The class of each byte of a line.
    static func classes(_ line: ArraySlice<UInt8>, _ language: SourceFile.Language) -> [Class] {
        let bytes = Array(line)
        var classes = [Class](repeating: .none, count: bytes.count)
        guard language == .php || language == .javaScript || language == .json || language == .css else {
            return classes
        }
        func paint(_ range: Range<Int>, _ kind: Class) { for index in range { classes[index] = kind } }
        // A line that begins like the middle of a comment.
        if bytes.first(where: { $0 > 0x20 }) == UInt8(ascii: "*") {
            paint(0..<bytes.count, .comment)
            return classes
        }
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            var end = position + 1
            switch byte {
            case UInt8(ascii: "/") where next == byte || next == UInt8(ascii: "*"),
                UInt8(ascii: "#") where language == .php && next != UInt8(ascii: "["):
                end = byte == next || byte == UInt8(ascii: "#") ? bytes.count : endOfComment(bytes, position + 2)
                // "//" in CSS is part of an address, and there is no other comment than "/* */".
                paint(position..<end, language == .css && next == byte ? .none : .comment)
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                while end < bytes.count, bytes[end] != byte { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
                end = Swift.min(end + 1, bytes.count)
                paint(position..<end, .string)
            case UInt8(ascii: "$") where isWord(next):
                while end < bytes.count, isWord(bytes[end]) { end += 1 }
                paint(position..<end, .variable)
            case _ where isWord(byte):
                while end < bytes.count, isWord(bytes[end]) { end += 1 }
                if byte >= 0x30 && byte <= 0x39 {
                    paint(position..<end, .number)
                } else if keywords.contains(String(decoding: bytes[position..<end], as: UTF8.self)) {
                    paint(position..<end, .keyword)
                }
            default: break
            }
            position = end
        }
        return classes
    }

    private static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
        var position = start
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "*") && bytes[position + 1] == UInt8(ascii: "/") { return position + 2 }
            position += 1
        }
        return bytes.count
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
