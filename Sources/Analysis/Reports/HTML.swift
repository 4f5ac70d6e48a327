/// A piece of HTML. Text and attributes get into it escaped, so that no file name or code becomes markup.
struct HTML {
    private(set) var text = ""

    /// Markup that is written in this module's sources.
    mutating func raw(_ markup: StaticString) { text += "\(markup)" }

    mutating func raw(_ html: HTML) { text += html.text }

    /// An asset that the library was built with.
    mutating func raw(asset: String) { text += asset }

    mutating func text(_ text: String) { self.text += Self.escaped(text) }

    /// An element with text in it.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ text: String)
    {
        open(name, attributes)
        self.text(text)
        close(name)
    }

    /// An element with what `body` writes in it.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ body: (inout HTML) -> Void
    ) {
        open(name, attributes)
        body(&self)
        close(name)
    }

    mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        text += "<\(name)"
        for (key, value) in attributes { text += " \(key)=\"\(Self.escaped(value))\"" }
        text += ">"
    }

    mutating func close(_ name: StaticString) { text += "</\(name)>" }

    /// Text for contents and attributes. Control characters and those that turn the direction of writing, with which
    /// code can be made to look like other code, become visible.
    static func escaped(_ text: String) -> String {
        XMLText.escaped(
            text.unicodeScalars.contains { $0 == "\n" || $0 == "\r" }
                ? text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map { TerminalText.harmless(String($0)) }.joined(separator: "\n")
                : TerminalText.harmless(text))
    }
}
