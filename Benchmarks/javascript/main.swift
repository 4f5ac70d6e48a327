import Glibc
import JSSyntax

/// Prints tokens and trees of JavaScript files, checks that trees are well formed, and measures the parser's speed.
///
///     js-syntax tokens FILE            kind and offset of every token
///     js-syntax tree FILE              S-expression
///     js-syntax errors FILE            errors
///     js-syntax digest tokens <LIST    CRC-32 and size of that output, for every file of the list
///     js-syntax digest tree <LIST
///     js-syntax verdicts <CASES        `1` or `0` as a script and as a module, for every line
///     js-syntax bench ROUNDS <LIST     megabytes a second
///     js-syntax scopes ROUNDS <LIST    the same with the analysis of scopes

let arguments = CommandLine.arguments

func fail(_ message: String) -> Never {
    write(descriptor: 2, Array("js-syntax: \(message)\n".utf8))
    exit(2)
}

func write(descriptor: CInt, _ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count, let base = buffer.baseAddress {
            let count = Glibc.write(descriptor, base + done, buffer.count - done)
            if count <= 0 { return }
            done += count
        }
    }
}

func readFile(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { fail("cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
}

func tokens(_ tree: SyntaxTree) -> [UInt8] {
    var lines: [UInt8] = []
    for index in 0..<tree.tokens.count {
        lines.append(contentsOf: "\(tree.tokens.kinds[index])".utf8)
        lines.append(UInt8(ascii: " "))
        lines.append(contentsOf: String(tree.tokens.starts[index]).utf8)
        lines.append(UInt8(ascii: "\n"))
    }
    return lines
}

let checksums: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 != 0 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}

func digest(_ bytes: [UInt8]) -> String {
    let value = ~bytes.reduce(~UInt32(0)) { checksums[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
}

/// The time that this thread has worked, so that a busy machine is not measured.
func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func bench(_ rounds: Int, withScopes: Bool) {
    var files: [[UInt8]] = []
    while let path = readLine() { files.append(readFile(path)) }
    let size = files.reduce(0) { $0 + $1.count }
    var best = Double.infinity
    var state = 0
    var nodes = 0
    for _ in 0..<rounds {
        let start = seconds()
        state = 0
        nodes = 0
        for file in files {
            let tree = JSParser.parse(file)
            if withScopes { _ = ScopeAnalysis(tree) }
            state += tree.stateBytes
            nodes += tree.nodeCount
        }
        best = min(best, seconds() - start)
    }
    let megabytes = Double(size) / 1e6
    print(
        "{\"files\":\(files.count),\"bytes\":\(size),\"seconds\":\(best),\"megabytes_per_second\":\(megabytes / best),"
            + "\"nodes\":\(nodes),\"state_bytes_per_source_byte\":\(Double(state) / Double(max(size, 1)))}")
}

func errors(_ tree: SyntaxTree) {
    for error in tree.errors { print("\(error.line):\(error.column): \(error.code): \(error.message)") }
}

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

switch (arguments.count, arguments.dropFirst().first) {
case (3, "tokens"): write(descriptor: 1, tokens(JSParser.parse(readFile(arguments[2]))))
case (3, "tree"): write(descriptor: 1, TreeDump.dump(JSParser.parse(readFile(arguments[2]))) + [UInt8(ascii: "\n")])
case (3, "errors"): errors(JSParser.parse(readFile(arguments[2])))
case (3, "digest"):
    while let path = readLine() {
        let tree = JSParser.parse(readFile(path))
        let output = arguments[2] == "tokens" ? tokens(tree) : TreeDump.dump(tree) + [UInt8(ascii: "\n")]
        print(digest(output), output.count, path)
    }
case (2, "verdicts"): verdicts()
case (3, "bench"), (3, "scopes"): bench(Int(arguments[2]) ?? 5, withScopes: arguments[1] == "scopes")
default: fail("usage: js-syntax tokens|tree|errors FILE | digest tokens|tree | verdicts | bench|scopes ROUNDS")
}
