/// Values in readmes of the directories, which are lines of Markdown with headings between equals signs.
package enum ReadmeText {
    /// A value on one line that can be taken neither for a heading nor for markup.
    package static func line(_ value: String) -> String {
        let scalars = Array(CommentText.line(value).unicodeScalars)
        var text = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "<": text.append(contentsOf: "&lt;".unicodeScalars)
            case ">": text.append(contentsOf: "&gt;".unicodeScalars)
            case "&" where isReference(scalars[(index + 1)...]): text.append(contentsOf: "&amp;".unicodeScalars)
            case "=" where text.isEmpty || text.last == "=": continue
            default: text.append(scalar)
            }
        }
        while let last = text.last, last == "=" || last == " " { text.removeLast() }
        return String(text)
    }

    /// The beginning of a line, in whole words and with an ellipsis, if it has more than `longest` characters.
    package static func shortened(_ line: String, longest: Int) -> String {
        guard line.count > longest else { return line }
        var short = ""
        for word in line.split(separator: " ") {
            if short.count + word.count + 1 > longest - 1 { break }
            short += (short.isEmpty ? "" : " ") + word
        }
        return (short.isEmpty ? String(line.prefix(longest - 1)) : short) + "…"
    }

    /// Whether what stands behind an ampersand makes it another character: "lt;", "#39;".
    private static func isReference(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix(32).prefix {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789#".unicodeScalars.contains($0))
        }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }
}
