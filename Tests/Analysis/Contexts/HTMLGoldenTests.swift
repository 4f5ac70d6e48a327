import Foundation
import OutputContexts
import Testing

/// The lines of a file of expected outputs.
func goldenLines(_ name: String) throws -> [Substring] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
}

/// Contexts that html5lib found, see tools/goldens/html_contexts.py.
@Suite struct HTMLGoldenTests {
    @Test func contextsAgreeWithHTML5lib() throws {
        let lines = try goldenLines("html-contexts.txt")
        #expect(lines.count > 1000)
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            let text = fields[0].replacingOccurrences(of: "\\n", with: "\n")
            var state = HTMLState.text
            state.consume(String(text.prefix { $0 != "¦" }))
            #expect(Self.agrees(state.context, String(fields[1])), "\(line) — found \(state.context.short)")
        }
    }

    private static func agrees(_ context: HTMLContext, _ expected: String) -> Bool {
        switch context {
        case .text, .cdata, .unknown: return expected == "text"
        case .rcdata: return expected == "rcdata"
        case .rawText: return expected == "rawText"
        case .comment: return expected == "comment"
        case .declaration: return expected == "comment" || expected == "doctype"
        case .tagName: return expected == "tagName"
        case .attributeName: return expected == "attributeName"
        case .script, .json: return expected == "script"
        case .style: return expected == "style"
        case .attributeValue(let value):
            let words = expected.split(separator: " ").map(String.init)
            return words.count == 3 && words[0] == "value" && value.attribute == HTMLAttribute(named: words[1])
                && value.element == HTMLElement(named: words[2])
        }
    }
}
