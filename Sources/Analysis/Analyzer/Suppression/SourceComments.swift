import AnalysisModel
import Glibc
import PHPSyntax

/// Finds the comments of a file, without parsing it where it is not PHP.
package enum SourceComments {
    /// The byte ranges of comments, delimiters included, in the order of the file.
    package static func ranges(in file: SourceFile, tree: SyntaxTree?) -> [Range<Int>] {
        if let tree { return php(tree) }
        switch file.language {
        case .javaScript: return script(file.bytes, hasLineComments: true)
        case .css: return script(file.bytes, hasLineComments: false)
        case .html: return html(file.bytes, in: 0..<file.bytes.count)
        default: return []
        }
    }

    private static func php(_ tree: SyntaxTree) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let source = Array(tree.source)
        for token in 0..<tree.tokens.count {
            switch tree.tokens.kinds[token] {
            case .comment, .docComment: ranges.append(tree.tokens.range(token))
            case .inlineHTML: ranges += html(source, in: tree.tokens.range(token))
            default: break
            }
        }
        return ranges
    }

    /// `<!-- … -->`; one that is not closed is none.
    private static func html(_ bytes: [UInt8], in part: Range<Int>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = part.lowerBound
        while let start = bytes.firstOffset(of: "<!--", in: position..<part.upperBound),
            let end = bytes.firstOffset(of: "-->", in: start + 4..<part.upperBound)
        {
            ranges.append(start..<end + 3)
            position = end + 3
        }
        return ranges
    }

    /// Comments of JavaScript or CSS, told from strings, templates and regular expressions.
    private static func script(_ bytes: [UInt8], hasLineComments: Bool) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        /// The last byte of code that is no blank.
        var previous: UInt8 = 0
        while position < bytes.count {
            let byte = bytes[position]
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            let start = position
            switch byte {
            case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
                let end = bytes.firstOffset(of: "*/", in: position + 2..<bytes.count).map { $0 + 2 } ?? bytes.count
                ranges.append(start..<end)
                position = end
                continue
            case UInt8(ascii: "/") where next == UInt8(ascii: "/") && hasLineComments:
                position = endOfLine(bytes, from: position)
                ranges.append(start..<position)
                continue
            case UInt8(ascii: "/") where hasLineComments && mayBeginRegularExpression(after: previous):
                position = endOfRegularExpression(bytes, from: position)
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                position = endOfString(bytes, from: position, crossesLines: false)
            case UInt8(ascii: "`") where hasLineComments:
                position = endOfString(bytes, from: position, crossesLines: true)
            default:
                position += 1
            }
            if byte > 0x20 { previous = byte }
        }
        return ranges
    }

    private static func endOfLine(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        return position
    }

    /// Behind the quote that ends the string at `start`, or at the end of the line if the string cannot cross it.
    private static func endOfString(_ bytes: [UInt8], from start: Int, crossesLines: Bool) -> Int {
        var position = start + 1
        while position < bytes.count, bytes[position] != bytes[start] {
            if !crossesLines, bytes[position] == 0x0A || bytes[position] == 0x0D { return position }
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return Swift.min(position + 1, bytes.count)
    }

    /// A slash divides behind a value: behind a name, number, closing bracket or quote.
    private static func mayBeginRegularExpression(after byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): false
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: false
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): false
        // JSX: "</p>", "<br />".
        case UInt8(ascii: "<"): false
        default: true
        }
    }

    /// Behind the slash that ends the expression at `start`; behind `start` if none does on the line.
    private static func endOfRegularExpression(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start + 1
        var isInClass = false
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return position + 1
            default: break
            }
            position += 1
        }
        return start + 1
    }
}

extension [UInt8] {
    /// The offset of the first occurrence of `needle` that lies in `range`.
    func firstOffset(of needle: StaticString, in range: Range<Int>) -> Int? {
        let count = needle.utf8CodeUnitCount
        return withUnsafeBytes { bytes in
            let range = range.clamped(to: 0..<bytes.count)
            guard let base = bytes.baseAddress, count > 0 else { return nil }
            let first = CInt(needle.utf8Start[0])
            var position = range.lowerBound
            while range.upperBound - position >= count,
                let found = memchr(base + position, first, range.upperBound - position - count + 1)
            {
                if memcmp(found, needle.utf8Start, count) == 0 { return UnsafeRawPointer(found) - base }
                position = UnsafeRawPointer(found) - base + 1
            }
            return nil
        }
    }
}
