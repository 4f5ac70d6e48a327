import Foundation
import Inference
import Testing

@Suite struct ChatTemplateMutationTests {
    /// Templates with parts cut, doubled, swapped and replaced either render or fail; none traps.
    @Test func mutatedTemplatesNeverTrap() throws {
        var generator = SplitMix64(seed: 3)
        let files = try FileManager.default.contentsOfDirectory(
            at: ChatTemplateGoldens.url("templates"), includingPropertiesForKeys: nil)
        var sources = try files.map { try Array(String(contentsOf: $0, encoding: .utf8).unicodeScalars) }
        let cases = try String(contentsOf: ChatTemplateGoldens.url("cases.txt"), encoding: .utf8).components(
            separatedBy: "\n---\n")
        sources += cases.map { Array($0.unicodeScalars) }
        let conversations = try ChatTemplateGoldens.object("conversations.json").map(\.value)
        let shared = try ChatTemplateGoldens.variables(.object(ChatTemplateGoldens.object("variables.json")))
        let fragments = [
            "{{", "}}", "{%", "%}", "{#", "#}", "-", "|", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", ":", ",", ".",
            "~",
            "0", "-1", "9223372036854775807", "1e308", "none", "loop", "messages", " is ", " in ", " not ", " if ",
            " else ",
            "|list", "|join", "[::-1]", "{% raw %}", "{% endfor %}", "{% else %}", "é", "\u{301}", "\r\n", "\0",
        ].map { Array($0.unicodeScalars) }
        var rendered = 0
        for round in 0..<6_000 {
            guard var scalars = sources.randomElement(using: &generator) else { break }
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let position = Int.random(in: 0...scalars.count, using: &generator)
                let end = min(scalars.count, position + Int.random(in: 0...8, using: &generator))
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: scalars.removeSubrange(position..<end)
                case 1: scalars.insert(contentsOf: scalars[position..<end], at: position)
                case 2: scalars.replaceSubrange(position..<end, with: fragments.randomElement(using: &generator) ?? [])
                default: scalars.insert(contentsOf: fragments.randomElement(using: &generator) ?? [], at: position)
                }
            }
            let source = String(String.UnicodeScalarView(scalars))
            var variables = shared
            variables.merge(try ChatTemplateGoldens.variables(conversations[round % conversations.count])) { $1 }
            do {
                _ = try ChatTemplate(source: source).render(variables)
                rendered += 1
            } catch {
                #expect(error.line >= 0 && error.column >= 0 && !error.message.isEmpty, "\(source)")
            }
        }
        #expect(rendered > 500)
    }
}
