import BenchmarkSupport
import JSSyntax

/// Prints tokens and trees of JavaScript files, says whether programs are valid, and measures the parser's speed: see
/// `SyntaxProgram`, and
///
///     js-syntax errors FILE            errors
///     js-syntax verdicts <CASES        `1` or `0` as a script and as a module, for every line
///     js-syntax scopes ROUNDS <LIST    `bench` with the analysis of scopes

/// Reads lines, each a program with `\\n` for line ends, and prints whether it is a valid script and a valid module.
func verdicts() {
    while let line = readLine() {
        var marks = ""
        for goal in [ParserOptions.Goal.script, .module] {
            let code = Array(unescaped(line).utf8)
            let tree = JSParser.parse(code, options: ParserOptions(goal: goal, hasJSX: false))
            marks += tree.errors.isEmpty && ScopeAnalysis(tree).conflicts.isEmpty ? "1" : "0"
        }
        print(marks, line)
    }
}

func unescaped(_ line: String) -> String {
    var text = ""
    var isEscaped = false
    for character in line {
        if isEscaped {
            text.append(character == "n" ? "\n" : character)
            isEscaped = false
        } else if character == "\\" {
            isEscaped = true
        } else {
            text.append(character)
        }
    }
    return text
}

let program = SyntaxProgram<JSLanguage>(parse: { JSParser.parse($0) }, dump: TreeDump.dump, name: { "\($0)" })
let words = Array(CommandLine.arguments.dropFirst())

switch (words.count, words.first) {
case (2, "errors"):
    for error in program.parsed(words[1]).errors {
        print("\(error.line):\(error.column): \(error.code): \(error.message)")
    }
case (1, "verdicts"): verdicts()
case (2, "scopes"):
    program.bench(Int(words[1]) ?? 5) { source in
        let tree = JSParser.parse(source)
        _ = ScopeAnalysis(tree)
        return tree
    }
default:
    guard program.run(words) else {
        fail("usage: js-syntax tokens|tree|errors FILE | digest tokens|tree | verdicts | bench|scopes ROUNDS")
    }
}
