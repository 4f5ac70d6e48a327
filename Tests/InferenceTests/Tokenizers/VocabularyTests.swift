import Foundation
import Inference
import Testing

/// Vocabularies that are wrong, odd or incomplete: each is refused with the key at fault, or works.
struct VocabularyTests {
    typealias Value = GGUFWriter.Value

    /// A byte-pair vocabulary of the alphabet's first characters.
    static let bytePair: [String: Value] = [
        "tokenizer.ggml.model": .string("gpt2"),
        "tokenizer.ggml.pre": .string("gpt-2"),
        "tokenizer.ggml.tokens": .strings(["a", "b", "c", "ab", "Ġ", "Ġab", "<|im_end|>"]),
        "tokenizer.ggml.token_type": .int32s([1, 1, 1, 1, 1, 1, 3]),
        "tokenizer.ggml.merges": .strings(["a b", "Ġ ab"]),
    ]

    static let sentencePiece: [String: Value] = [
        "tokenizer.ggml.model": .string("llama"),
        "tokenizer.ggml.tokens": .strings(["<unk>", "<s>", "</s>", "▁", "a", "b", "ab", "▁ab"]),
        "tokenizer.ggml.scores": .floats([0, 0, 0, -5, -6, -7, -1, -2]),
        "tokenizer.ggml.token_type": .int32s([2, 3, 3, 1, 1, 1, 1, 1]),
    ]

    static let wordPiece: [String: Value] = [
        "tokenizer.ggml.model": .string("bert"),
        "tokenizer.ggml.tokens": .strings(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "▁word", "s", "▁a"]),
        "tokenizer.ggml.token_type": .int32s([3, 2, 3, 3, 1, 1, 1]),
        "tokenizer.ggml.unknown_token_id": .uint32(1),
        "tokenizer.ggml.bos_token_id": .uint32(2),
        "tokenizer.ggml.seperator_token_id": .uint32(3),
    ]

    private func tokenizer(
        _ base: [String: Value], _ changes: [String: Value?] = [:]
    ) throws -> any Tokenizer {
        var writer = GGUFWriter()
        writer.set("general.architecture", .string("llama"))
        var metadata = base
        for (key, value) in changes { metadata[key] = value }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) { writer.set(key, value) }
        let folder = TemporaryFolder()
        let path = try folder.write(writer.serialized(), as: "vocabulary.gguf")
        return try makeTokenizer(metadata: GGUFFile(path: path).metadata)
    }

    /// The error that a change makes; `nil` if it works.
    private func error(_ base: [String: Value], _ changes: [String: Value?]) throws -> TokenizerError? {
        do {
            let tokenizer = try tokenizer(base, changes)
            // It works, whatever it is asked.
            let text: [UInt8] = Array("ab <|im_end|> <s> words \u{0} é中👍 ".utf8) + [0xFF, 0xC2, 0x00, 0xE2]
            for mode in 0..<4 {
                let ids = tokenizer.encode(text, addSpecial: mode % 2 == 1, parseSpecial: mode / 2 == 1)
                #expect(ids.allSatisfy(tokenizer.vocabulary.contains))
                _ = tokenizer.decode(ids, special: true, cleaningSpaces: true)
            }
            for token in -1...Int32(tokenizer.vocabulary.count) { _ = tokenizer.piece(of: token, special: true) }
            return nil
        } catch let error as TokenizerError {
            #expect(!error.message.isEmpty)
            return error
        }
    }

    @Test func vocabulariesWork() throws {
        let pairs = try tokenizer(Self.bytePair)
        #expect(pairs.encode("ab abcx", addSpecial: false, parseSpecial: false) == [3, 5, 2])
        #expect(pairs.vocabulary.endOfGeneration == [6])
        let pieces = try tokenizer(Self.sentencePiece)
        #expect(pieces.encode("ab ba", addSpecial: true, parseSpecial: false) == [1, 7, 3, 5, 4])
        let words = try tokenizer(Self.wordPiece)
        #expect(words.encode("Words a wordx", addSpecial: true, parseSpecial: false) == [2, 4, 5, 6, 1, 3])
        #expect(words.encode("", addSpecial: true, parseSpecial: false) == [2, 3])
        #expect(words.encode("", addSpecial: false, parseSpecial: false) == [])
    }

    @Test(
        arguments: [
            ("tokenizer.ggml.model", nil), ("tokenizer.ggml.model", Value.string("t5")),
            ("tokenizer.ggml.model", .uint32(1)), ("tokenizer.ggml.pre", .string("no-such")),
            ("tokenizer.ggml.pre", .bool(true)), ("tokenizer.ggml.tokens", nil),
            ("tokenizer.ggml.tokens", .strings([])),
            ("tokenizer.ggml.tokens", .int32s([1, 2])), ("tokenizer.ggml.tokens", .strings(["a", "b", "a"])),
            ("tokenizer.ggml.token_type", .int32s([1, 1])), ("tokenizer.ggml.token_type", .strings(["1"])),
            ("tokenizer.ggml.merges", nil), ("tokenizer.ggml.merges", .int32s([1])),
            ("tokenizer.ggml.scores", .floats([1])), ("tokenizer.ggml.scores", .bool(true)),
            ("tokenizer.ggml.add_bos_token", .uint32(1)), ("tokenizer.ggml.bos_token_id", .string("1")),
        ] as [(String, Value?)])
    func refusesBytePair(_ key: String, _ value: Value?) throws {
        #expect(try error(Self.bytePair, [key: value])?.key == key)
    }

    @Test(
        arguments: [
            ("tokenizer.ggml.merges", Value.strings([])),
            ("tokenizer.ggml.merges", .strings(["", " ", "a", "ab", "  "])),
            ("tokenizer.ggml.merges", .strings(["a ", " a", "a  b", "a b c", "a b", "a b", "b a"])),
            ("tokenizer.ggml.merges", .strings(["x y", "xy z", "é ü", "\u{0}", "a\u{0} b", "Ġ Ġ", "ĠĠ ĠĠ"])),
            ("tokenizer.ggml.merges", .strings(["中 文", "a 中", "\u{ffff} b"])), ("tokenizer.ggml.pre", nil),
            ("tokenizer.ggml.tokens", .strings(["a", "", "b", "", "\u{0}"])),
            ("tokenizer.ggml.tokens", .strings(["中"])),
            ("tokenizer.ggml.token_type", nil),
            ("tokenizer.ggml.token_type", .int32s([Int32](repeating: 99, count: 9))),
            ("tokenizer.ggml.token_type", .int32s([0, -1, .max, .min, 7, 5, 5])),
            ("tokenizer.ggml.bos_token_id", .uint32(.max)), ("tokenizer.ggml.eos_token_id", .uint32(7)),
            ("tokenizer.ggml.eos_token_id", .uint64(.max)), ("tokenizer.ggml.padding_token_id", .int32(-1)),
            ("tokenizer.ggml.add_bos_token", .bool(true)),
            ("tokenizer.ggml.scores", .floats([.nan, 0, 0, 0, 0, 0, 0])),
        ] as [(String, Value?)])
    func takesBytePair(_ key: String, _ value: Value?) throws {
        var changes = [key: value]
        if key == "tokenizer.ggml.tokens" { changes.updateValue(nil, forKey: "tokenizer.ggml.token_type") }
        #expect(try error(Self.bytePair, changes) == nil)
    }

    @Test func sentencePieceWithHoles() throws {
        let scores = "tokenizer.ggml.scores"
        #expect(try error(Self.sentencePiece, [scores: .floats([0, 0])])?.key == scores)
        #expect(try error(Self.sentencePiece, [scores: .floats(.init(repeating: .nan, count: 8))])?.key == scores)
        #expect(try error(Self.sentencePiece, [scores: nil]) == nil)
        #expect(try error(Self.sentencePiece, [scores: .int32s([0, 0, 0, -5, -6, -7, -1, -2])]) == nil)
        let extremes: [Float] = [0, 0, 0, -.infinity, .infinity, -0, 0, .greatestFiniteMagnitude]
        #expect(try error(Self.sentencePiece, [scores: .floats(extremes)]) == nil)
        // Bytes without tokens become the unknown token.
        let tokenizer = try tokenizer(Self.sentencePiece)
        #expect(tokenizer.encode("é", addSpecial: false, parseSpecial: false) == [3, 0, 0])
        let types = "tokenizer.ggml.token_type"
        #expect(
            try error(Self.sentencePiece, [types: .int32s([6, 6, 6, 6, 6, 6, 6, 6])])?.key == "tokenizer.ggml.tokens")
    }

    @Test func wordPieceWithHoles() throws {
        #expect(try error(Self.wordPiece, ["tokenizer.ggml.unknown_token_id": nil]) == nil)
        #expect(try error(Self.wordPiece, ["tokenizer.ggml.bos_token_id": .uint32(1000)]) == nil)
        #expect(try error(Self.wordPiece, ["tokenizer.ggml.seperator_token_id": .bool(true)])?.key != nil)
        #expect(try error(Self.wordPiece, ["tokenizer.ggml.tokens": .strings((0..<7).map { "\($0)\u{0}x" })]) == nil)
    }

    /// Longer special tokens are taken first, and white space goes with those that ask for it.
    @Test func specialTokens() throws {
        let tokens = ["x", " ", "abc", "bcde", "cd", "  ", "    ", "</s>", "<s>"]
        let changes: [String: Value?] = [
            "tokenizer.ggml.tokens": .strings(tokens), "tokenizer.ggml.merges": .strings([]),
            "tokenizer.ggml.token_type": .int32s([1, 1, 4, 4, 4, 4, 4, 3, 3]),
        ]
        let tokenizer = try tokenizer(Self.bytePair, changes)
        func ids(_ text: String) -> [Int32] { tokenizer.encode(text, addSpecial: false, parseSpecial: true) }
        #expect(ids("abcde") == [3])
        #expect(ids("abcd") == [2])
        #expect(ids("xcdx") == [0, 4, 0])
        #expect(ids("       ") == [6, 5])
        let stripping = try self.tokenizer(
            Self.bytePair, changes.merging(["general.name": .string("My Phi-3 mini")]) { _, new in new })
        #expect(stripping.encode("</s>  \n x</s>", addSpecial: false, parseSpecial: true) == [7, 0, 7])
        #expect(stripping.encode("<s>  x", addSpecial: false, parseSpecial: true) == [8, 5, 0])
    }

    /// Texts that invite quadratic time take seconds at most.
    @Test(arguments: ["bpe-qwen2", "bpe-llama-bpe", "bpe-gpt-2", "spm", "wpm"])
    func longWordsTakeLinearTime(_ name: String) throws {
        let path = TokenizerGoldenTests.folder.appending(path: "\(name).gguf").path
        let tokenizer = try makeTokenizer(metadata: GGUFFile(path: path).metadata)
        let size = 500_000
        let texts: [[UInt8]] = [
            .init(repeating: UInt8(ascii: "a"), count: size), .init(repeating: UInt8(ascii: " "), count: size),
            .init(repeating: UInt8(ascii: "\n"), count: size), .init(repeating: 0xE2, count: size),
            Array(repeatElement("<|im_".utf8, count: size / 5).joined()),
            Array(repeatElement("<|im_end|>".utf8, count: size / 10).joined()),
            Array(repeatElement("éa".utf8, count: size / 3).joined()),
        ]
        for text in texts {
            let clock = ContinuousClock()
            var count = 0
            let duration = clock.measure {
                count = tokenizer.encode(text, addSpecial: false, parseSpecial: true).count
            }
            #expect(count > 0 || name == "wpm")
            #expect(duration < .seconds(10))
        }
    }

    /// One tokenizer serves any number of threads.
    @Test func threadsShareATokenizer() throws {
        let path = TokenizerGoldenTests.folder.appending(path: "bpe-qwen2.gguf").path
        let tokenizer = try makeTokenizer(metadata: GGUFFile(path: path).metadata)
        let texts = (0..<200).map { "function get_post_\($0)( $id ) { return \($0 * 7919); } // été \($0)" }
        let expected = texts.map { tokenizer.encode($0, addSpecial: true, parseSpecial: true) }
        let threads = (0..<8).map { _ in
            Thread {
                for _ in 0..<20 {
                    for (text, ids) in zip(texts, expected) {
                        guard tokenizer.encode(text, addSpecial: true, parseSpecial: true) == ids else {
                            Issue.record("a thread got other tokens")
                            return
                        }
                    }
                }
            }
        }
        for thread in threads { thread.start() }
        while threads.contains(where: { !$0.isFinished }) { usleep(1000) }
    }
}
