import JSSyntax
import Testing

/// Valid or not against node (`tools/goldens/js_verdicts.mjs`).
@Suite struct VerdictTests {
    @Test func smallCasesAreValidWhereNodeSaysSo() {
        let cases = Goldens.text("verdicts.txt").split(separator: "\n")
        #expect(cases.count > 1500)
        for line in cases {
            let code = Self.unescaped(line.dropFirst(3))
            var marks = ""
            for goal in [ParserOptions.Goal.script, .module] {
                let tree = JSParser.parse(code, options: ParserOptions(goal: goal, hasJSX: false))
                marks += tree.errors.isEmpty && ScopeAnalysis(tree).conflicts.isEmpty ? "1" : "0"
            }
            #expect(marks == line.prefix(2), "\(code)")
        }
    }

    @Test func whatIsValidSomewhereIsValidForAnUnknownGoal() {
        for line in Goldens.text("verdicts.txt").split(separator: "\n") where line.hasPrefix("1") {
            let tree = JSParser.parse(Self.unescaped(line.dropFirst(3)))
            #expect(tree.errors.isEmpty, "\(line): \(tree.errors.first?.message ?? "")")
        }
    }

    /// `\n` and `\\` resolved.
    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if isEscaped {
                result.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}
