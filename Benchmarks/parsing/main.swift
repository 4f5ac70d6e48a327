import Glibc
import PHPSyntax

/// Prints tokens and trees of PHP files, checks that trees are well formed, and measures the parser's speed.
///
///     php-syntax tokens FILE            kind and offset of every token
///     php-syntax tree FILE              S-expression
///     php-syntax errors FILE            errors, then constructs of some versions only
///     php-syntax digest tokens <LIST    CRC-32 and size of that output, for every file of the list
///     php-syntax digest tree <LIST
///     php-syntax valid VERSION <LIST    `1` or `0` for every file: whether that version of PHP would compile it
///     php-syntax bench ROUNDS <LIST     megabytes a second

let arguments = CommandLine.arguments

func fail(_ message: String) -> Never {
    write(descriptor: 2, Array("php-syntax: \(message)\n".utf8))
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
        tree.tokens.kinds[index].phpName.withUTF8Buffer { lines.append(contentsOf: $0) }
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

func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func bench(_ rounds: Int) {
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
            let tree = PHPParser.parse(file)
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
    for note in tree.versionNotes {
        let since = note.since.map { " since \($0.major).\($0.minor)" } ?? ""
        let until = note.until.map { " until \($0.major).\($0.minor)" } ?? ""
        let position = tree.lines.position(of: tree.tokens.range(note.token).lowerBound)
        print("\(position.line):\(position.column): note: \(note.feature)\(since)\(until)")
    }
}

switch (arguments.count, arguments.dropFirst().first) {
case (3, "tokens"): write(descriptor: 1, tokens(PHPParser.parse(readFile(arguments[2]))))
case (3, "tree"): write(descriptor: 1, TreeDump.dump(PHPParser.parse(readFile(arguments[2]))) + [UInt8(ascii: "\n")])
case (3, "errors"): errors(PHPParser.parse(readFile(arguments[2])))
case (3, "digest"):
    while let path = readLine() {
        let tree = PHPParser.parse(readFile(path))
        let output = arguments[2] == "tokens" ? tokens(tree) : TreeDump.dump(tree) + [UInt8(ascii: "\n")]
        print(digest(output), output.count, path)
    }
case (3, "valid"):
    let parts = arguments[2].split(separator: ".").compactMap { UInt8($0) }
    guard parts.count == 2 else { fail("a version is like 8.2") }
    while let path = readLine() {
        print(PHPParser.parse(readFile(path)).isValid(in: PHPVersion(parts[0], parts[1])) ? 1 : 0, path)
    }
case (3, "bench"): bench(Int(arguments[2]) ?? 5)
default: fail("usage: php-syntax tokens|tree|errors FILE | digest tokens|tree | valid VERSION | bench ROUNDS")
}
