import Glibc
import SourceText

/// What the programs that show and time a parser have in common.
///
///     NAME tokens FILE            kind and offset of every token
///     NAME tree FILE              S-expression
///     NAME digest tokens <LIST    CRC-32 and size of that output, for every file of the list
///     NAME digest tree <LIST
///     NAME bench ROUNDS <LIST     megabytes a second, of processor time
package struct SyntaxProgram<Language: SourceLanguage> {
    private let parse: ([UInt8]) -> SourceTree<Language>
    private let dump: (SourceTree<Language>) -> [UInt8]
    private let name: (Language.TokenKind) -> String

    /// `dump` writes a tree down, `name` says how tokens of a kind are called.
    package init(
        parse: @escaping ([UInt8]) -> SourceTree<Language>, dump: @escaping (SourceTree<Language>) -> [UInt8],
        name: @escaping (Language.TokenKind) -> String
    ) {
        self.parse = parse
        self.dump = dump
        self.name = name
    }

    /// Does what the words ask for, if it is one of the above.
    package func run(_ words: [String]) -> Bool {
        switch (words.count, words.first) {
        case (2, "tokens"): writeAll(tokens(parsed(words[1])))
        case (2, "tree"): writeAll(tree(parsed(words[1])))
        case (2, "digest"):
            while let path = readLine() {
                let output = words[1] == "tokens" ? tokens(parsed(path)) : tree(parsed(path))
                print(digest(output), output.count, path)
            }
        case (2, "bench"): bench(Int(words[1]) ?? 5, parse)
        default: return false
        }
        return true
    }

    /// The tree of a file; ends the program if it cannot be read.
    package func parsed(_ path: String) -> SourceTree<Language> {
        guard let source = readFile(path) else { fail("cannot read \(path)") }
        return parse(source)
    }

    private func tree(_ tree: SourceTree<Language>) -> [UInt8] { dump(tree) + [UInt8(ascii: "\n")] }

    private func tokens(_ tree: SourceTree<Language>) -> [UInt8] {
        var lines: [UInt8] = []
        for index in 0..<tree.tokens.count {
            lines.append(contentsOf: "\(name(tree.tokens.kinds[index])) \(tree.tokens.starts[index])\n".utf8)
        }
        return lines
    }

    /// Times `parse` on the files that standard input lists; the best round counts.
    package func bench(_ rounds: Int, _ parse: ([UInt8]) -> SourceTree<Language>) {
        var files: [[UInt8]] = []
        while let path = readLine() {
            guard let file = readFile(path) else { fail("cannot read \(path)") }
            files.append(file)
        }
        let size = files.reduce(0) { $0 + $1.count }
        var best = Double.infinity
        var state = 0
        var nodes = 0
        for _ in 0..<rounds {
            let start = processorTime()
            state = 0
            nodes = 0
            for file in files {
                let tree = parse(file)
                state += tree.stateBytes
                nodes += tree.nodeCount
            }
            best = min(best, processorTime() - start)
        }
        let megabytes = Double(size) / 1e6
        print(
            "{\"files\":\(files.count),\"bytes\":\(size),\"seconds\":\(best),"
                + "\"megabytes_per_second\":\(megabytes / best),\"nodes\":\(nodes),"
                + "\"state_bytes_per_source_byte\":\(Double(state) / Double(max(size, 1)))}")
    }
}

private let checksums: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 != 0 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
}

/// CRC-32 as PHP's `crc32` gives it, in hexadecimal.
private func digest(_ bytes: [UInt8]) -> String {
    let value = ~bytes.reduce(~UInt32(0)) { checksums[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 8 - text.count) + text
}

/// Seconds that this thread has worked, so that a busy machine is not measured.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
