import BenchmarkSupport
import PHPSyntax

/// Prints tokens and trees of PHP files, says whether they are valid, and measures the parser's speed: see
/// `SyntaxProgram`, and
///
///     php-syntax errors FILE            errors, then constructs of some versions only
///     php-syntax valid VERSION <LIST    `1` or `0` for every file: whether that version of PHP would compile it

func errors(_ tree: SyntaxTree) {
    for error in tree.errors { print("\(error.line):\(error.column): \(error.code): \(error.message)") }
    for note in tree.versionNotes {
        let since = note.since.map { " since \($0.major).\($0.minor)" } ?? ""
        let until = note.until.map { " until \($0.major).\($0.minor)" } ?? ""
        let position = tree.lines.position(of: tree.tokens.range(note.token).lowerBound)
        print("\(position.line):\(position.column): note: \(note.feature)\(since)\(until)")
    }
}

let program = SyntaxProgram<PHPLanguage>(
    parse: { PHPParser.parse($0) }, dump: TreeDump.dump, name: { "\($0.phpName)" })
let words = Array(CommandLine.arguments.dropFirst())

switch (words.count, words.first) {
case (2, "errors"): errors(program.parsed(words[1]))
case (2, "valid"):
    let parts = words[1].split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 2 else { fail("a version is like 8.2") }
    while let path = readLine() {
        print(program.parsed(path).isValid(in: PHPVersion(parts[0], parts[1])) ? 1 : 0, path)
    }
default:
    guard program.run(words) else {
        fail("usage: php-syntax tokens|tree|errors FILE | digest tokens|tree | valid VERSION | bench ROUNDS")
    }
}
