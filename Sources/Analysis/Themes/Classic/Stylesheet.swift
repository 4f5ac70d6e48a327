import AnalysisModel

/// The rules of a stylesheet, as far as they are needed here: selectors, declarations and braces.
struct Stylesheet {
    struct Rule {
        var selector: String
        var declarations: [Declaration]
    }

    struct Declaration {
        /// In small letters.
        var name: String
        var value: String
        var range: Range<Int>
    }

    /// Those that have declarations, in their order; the ones inside @media and others, too.
    private(set) var rules: [Rule] = []
    /// Braces and comments that are not closed or not opened, with what is wrong.
    private(set) var faults: [(problem: String, range: Range<Int>)] = []
    private static let maximumFaults = 20

    init(_ bytes: [UInt8]) {
        let text = read(bytes)
        collect(text)
    }

    /// The text with blanks where comments and the contents of strings are; notes comments without end.
    private mutating func read(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                let end = BlockMarkup.find("*/", in: bytes, from: index + 2)
                if end == nil { faults.append(("The comment that begins here has no end", index..<index + 2)) }
                let stop = end.map { $0 + 2 } ?? bytes.count
                for position in index..<stop where bytes[position] != 10 { text[position] = 0x20 }
                index = stop
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                index += 1
                // A string ends at the end of its line if nothing else does.
                while index < bytes.count, bytes[index] != byte, bytes[index] != 10 {
                    let isEscape = bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
                    text[index] = 0x78
                    if isEscape {
                        index += 1
                        text[index] = 0x78
                    }
                    index += 1
                }
                index += 1
            } else if byte == UInt8(ascii: "\\") {
                text[index] = 0x78
                if index + 1 < bytes.count { text[index + 1] = 0x78 }
                index += 2
            } else if byte == UInt8(ascii: "("), index >= 3, bytes[(index - 3)..<index].elementsEqual("url".utf8) {
                index += 1
                while index < bytes.count, bytes[index] != UInt8(ascii: ")"), bytes[index] != 10 {
                    text[index] = 0x78
                    index += 1
                }
            } else {
                index += 1
            }
        }
        return text
    }

    private mutating func collect(_ text: [UInt8]) {
        var open: [(start: Int, selector: Range<Int>, declarations: [Declaration])] = []
        var start = 0
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "{"):
                open.append((index, start..<index, []))
                start = index + 1
            case UInt8(ascii: ";"):
                if !open.isEmpty, let declaration = Self.declaration(text, start..<index) {
                    open[open.count - 1].declarations.append(declaration)
                }
                start = index + 1
            case UInt8(ascii: "}"):
                guard var rule = open.popLast() else {
                    fault("This } closes nothing", index..<index + 1)
                    start = index + 1
                    continue
                }
                if let last = Self.declaration(text, start..<index) { rule.declarations.append(last) }
                if !rule.declarations.isEmpty {
                    let selector = String(decoding: text[rule.selector], as: UTF8.self)[...].trimmed
                    rules.append(Rule(selector: String(selector), declarations: rule.declarations))
                }
                start = index + 1
            default: break
            }
        }
        for rule in open.prefix(Self.maximumFaults) {
            fault("The { that stands here is not closed", rule.start..<rule.start + 1)
        }
    }

    private mutating func fault(_ problem: String, _ range: Range<Int>) {
        if faults.count < Self.maximumFaults { faults.append((problem, range)) }
    }

    private static func declaration(_ text: [UInt8], _ range: Range<Int>) -> Declaration? {
        guard let colon = text[range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var start = range.lowerBound
        while start < colon, text[start] <= 0x20 { start += 1 }
        var end = range.upperBound
        while end > colon, text[end - 1] <= 0x20 { end -= 1 }
        guard start < colon, colon - start < 64, end - start < 4096 else { return nil }
        let name = String(decoding: text[start..<colon], as: UTF8.self)[...].trimmed.lowercased()
        let value = String(decoding: text[(colon + 1)..<end], as: UTF8.self)[...].trimmed.lowercased()
        return Declaration(name: name, value: value, range: start..<end)
    }
}

/// The rules about stylesheets.
enum StylesheetRules {
    static func check(_ file: SourceFile, _ index: Int, _ reporter: Reporter) {
        let sheet = Stylesheet(file.bytes)
        for fault in sheet.faults { reporter.report("css.unbalanced", index, fault.range, ["problem": fault.problem]) }
        // Another rule shows the focus in its own way.
        let isShown = sheet.rules.contains { $0.selector.has(":focus") && $0.declarations.contains(where: shows) }
        guard !isShown else { return }
        for rule in sheet.rules where rule.selector.has(":focus") && !rule.selector.has(":not(") {
            for declaration in rule.declarations where hides(declaration) {
                reporter.report(
                    "css.focus-outline", index, declaration.range, ["selector": short(rule.selector)],
                    confidence: .medium)
            }
        }
    }

    private static func hides(_ declaration: Stylesheet.Declaration) -> Bool {
        guard
            declaration.name == "outline" || declaration.name == "outline-style" || declaration.name == "outline-width"
        else { return false }
        let value = declaration.value.split(separator: "!").first.map { String($0.trimmed) } ?? ""
        return ["none", "0", "0px", "0 none", "none 0"].contains(value)
    }

    /// Whether it makes the focus visible in another way than the browser.
    private static func shows(_ declaration: Stylesheet.Declaration) -> Bool {
        if declaration.name.hasPrefix("outline") { return !hides(declaration) && declaration.name != "outline-offset" }
        let names = ["box-shadow", "border", "background", "text-decoration", "color", "fill", "transform", "filter"]
        let isNone = declaration.value.hasPrefix("none") || declaration.value == "0"
        return !isNone && names.contains { declaration.name.hasPrefix($0) }
    }

    private static func short(_ selector: String) -> String {
        let line = selector.split { $0.isWhitespace || $0.isNewline }.joined(separator: " ")
        return line.count > 60 ? line.prefix(57) + "…" : line
    }
}
