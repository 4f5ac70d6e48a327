import Foundation
import Inference
import Testing

/// Token ids, pieces and texts equal llama.cpp's. tools/goldens/tokenizers_llama_cpp.py makes the files and explains
/// their lines.
struct TokenizerGoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Goldens/tokenizers")

    static let names = [
        "bpe-llama-bpe", "bpe-qwen2", "bpe-gpt-2", "bpe-default", "bpe-falcon", "bpe-smollm", "bpe-qwen35", "spm",
        "spm-holes", "wpm", "wpm-cased",
    ]

    let texts: [[UInt8]]

    init() throws {
        let lines = try String(contentsOf: Self.folder.appending(path: "texts.txt"), encoding: .utf8)
        texts = lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(Self.unescape)
    }

    private static func unescape(_ line: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(line.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "x") {
                let digits = String(decoding: rest.dropFirst().prefix(2), as: UTF8.self)
                bytes.append(UInt8(digits, radix: 16) ?? 0)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// A tokenizer, and what llama.cpp makes of its vocabulary: values by the words before the colon.
    private func goldens(_ name: String) throws -> (tokenizer: any Tokenizer, expected: [String: String]) {
        let file = try GGUFFile(path: Self.folder.appending(path: "\(name).gguf").path)
        let lines = try String(contentsOf: Self.folder.appending(path: "\(name).txt"), encoding: .utf8)
        var expected: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            expected[String(parts[0])] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return (try makeTokenizer(metadata: file.metadata), expected)
    }

    @Test(arguments: names) func hardTexts(_ name: String) throws {
        let (tokenizer, expected) = try goldens(name)
        #expect(texts.count > 200)
        for (index, text) in texts.enumerated() {
            let ids = tokenizer.encode(text, addSpecial: true, parseSpecial: true)
            #expect(
                ids.map(String.init).joined(separator: " ") == expected["text \(index)"],
                "text \(index): \(String(decoding: text, as: UTF8.self).debugDescription)")
        }
        for mode in 0..<4 {
            let (add, parse) = (mode % 2 == 1, mode / 2 == 1)
            var digest = Digest()
            for text in texts { digest.add(tokenizer.encode(text, addSpecial: add, parseSpecial: parse)) }
            #expect(digest.hex == expected["mode \(add ? 1 : 0) \(parse ? 1 : 0)"], "add \(add), parse \(parse)")
        }
    }

    @Test(arguments: names) func randomTexts(_ name: String) throws {
        let (tokenizer, expected) = try goldens(name)
        let entries = (0..<Int32(tokenizer.vocabulary.count)).compactMap(tokenizer.vocabulary.bytes)
        var blocks = 0
        while let value = expected["random \(blocks)"] {
            var random = RandomTexts(seed: UInt64(blocks), entries: entries, hard: texts)
            var digest = Digest()
            for _ in 0..<200 {
                digest.add(
                    tokenizer.encode(random.next(), addSpecial: blocks % 2 == 1, parseSpecial: blocks / 2 % 2 == 1))
            }
            #expect(digest.hex == value, "block \(blocks)")
            blocks += 1
        }
        #expect(blocks == 20)
    }

    @Test(arguments: names) func piecesAndTexts(_ name: String) throws {
        let (tokenizer, expected) = try goldens(name)
        for special in [false, true] {
            var pieces = Digest()
            for token in 0..<Int32(tokenizer.vocabulary.count) {
                pieces.add(bytes: tokenizer.piece(of: token, special: special))
            }
            #expect(pieces.hex == expected["pieces \(special ? 1 : 0)"])
            var decoded = Digest()
            for text in texts {
                let ids = tokenizer.encode(text, addSpecial: false, parseSpecial: true)
                decoded.add(bytes: tokenizer.decode(ids, special: special, cleaningSpaces: true))
            }
            #expect(decoded.hex == expected["decoded \(special ? 1 : 0)"])
        }
        let end = tokenizer.vocabulary.endOfGeneration.sorted().map(String.init).joined(separator: " ")
        #expect(end == expected["end"])
    }

    /// What was encoded comes back, byte for byte, unless it was malformed or a normaliser changed it.
    @Test(arguments: names.filter { !$0.hasPrefix("wpm") && $0 != "spm-holes" }) func roundTrips(_ name: String) throws
    {
        let (tokenizer, _) = try goldens(name)
        for text in texts where String(validating: text, as: UTF8.self) != nil {
            for parse in [false, true] {
                let ids = tokenizer.encode(text, addSpecial: false, parseSpecial: parse)
                // SentencePiece understands a space before text that follows a special token.
                if name == "spm", ids.contains(where: tokenizer.vocabulary.isSpecial) { continue }
                if name == "spm", String(decoding: text, as: UTF8.self).contains("▁") { continue }
                #expect(tokenizer.decode(ids, special: true) == text)
            }
        }
    }
}

extension Vocabulary {
    fileprivate func isSpecial(_ token: Int32) -> Bool {
        !attributes(of: token).isDisjoint(with: [.control, .unknown, .userDefined])
    }
}

/// FNV-1a of 64 bits over lists, each after its length in bytes.
private struct Digest {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ ids: [Int32]) {
        add(bytes: ids.flatMap { id in withUnsafeBytes(of: id.littleEndian, Array.init) })
    }

    mutating func add(bytes: [UInt8]) {
        let length = withUnsafeBytes(of: UInt32(bytes.count).littleEndian, Array.init)
        for byte in length + bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    var hex: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
