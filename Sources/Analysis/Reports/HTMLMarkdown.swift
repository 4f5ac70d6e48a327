/// The Markdown of rule descriptions as HTML: paragraphs, lists, fenced code, and code in lines.
enum HTMLMarkdown {
    static func write(_ markdown: String, to html: inout HTML) {
        var paragraph: [Substring] = []
        var isList = false
        func flush() {
            guard !paragraph.isEmpty else { return }
            if isList {
                html.open("ul")
                for item in paragraph { html.element("li") { inline(item, to: &$0) } }
                html.close("ul")
            } else {
                html.element("p") { inline(paragraph.joined(separator: " ")[...], to: &$0) }
            }
            paragraph = []
            isList = false
        }
        var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            if line.hasPrefix("```") {
                flush()
                let code = lines.prefix { !$0.hasPrefix("```") }
                lines = lines.dropFirst(code.count + 1)
                html.element("pre", ["class": "plain"], code.joined(separator: "\n"))
            } else if line.hasPrefix("- ") {
                if !isList { flush() }
                isList = true
                paragraph.append(line.dropFirst(2))
            } else if line.allSatisfy({ $0 == " " }) {
                flush()
            } else if isList, line.hasPrefix("  "), let last = paragraph.popLast() {
                paragraph.append(last + " " + line.drop { $0 == " " })
            } else {
                if isList { flush() }
                paragraph.append(line)
            }
        }
        flush()
    }

    /// Text with code between backticks.
    private static func inline(_ text: Substring, to html: inout HTML) {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            // An opening backtick that nothing closes is one.
            let isCode = index % 2 == 1 && index < parts.count - 1
            if isCode {
                html.element("code", [:], String(part))
            } else {
                html.text((index % 2 == 1 ? "`" : "") + part)
            }
        }
    }
}
