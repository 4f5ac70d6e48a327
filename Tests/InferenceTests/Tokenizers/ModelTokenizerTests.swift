import Foundation
import Testing

import Inference

/// The tokenizer of the model in the repository. Expected ids are llama.cpp's.
struct ModelTokenizerTests {
    static let model = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models/wp-llm-nano.gguf")

    let tokenizer: any Tokenizer

    init() throws {
        tokenizer = try makeTokenizer(metadata: GGUFFile(path: Self.model.path).metadata)
    }

    @Test func readsSpecialTokensOnlyWhenAsked() {
        let text = "<|im_start|>user\nRegister a post type<|im_end|>\n"
        let parsed: [Int32] = [1, 472, 262, 201, 977, 311, 530, 494, 2, 201]
        let plain: [Int32] = [
            30, 94, 688, 1078, 94, 32, 472, 262, 201, 977, 311, 530, 494, 30, 94, 688, 1449, 94, 544,
        ]
        #expect(tokenizer.encode(text, addSpecial: false, parseSpecial: true) == parsed)
        #expect(tokenizer.encode(text, addSpecial: false, parseSpecial: false) == plain)
        #expect(tokenizer.decode(parsed, special: true) == Array(text.utf8))
        #expect(tokenizer.decode(parsed, special: false) == Array("user\nRegister a post type\n".utf8))
        #expect(tokenizer.decode(plain, special: false) == Array(text.utf8))
    }

    @Test func splitsCode() {
        let text = "<?php add_action( 'init', 'x' ); // it's 2024 — déjà"
        let ids: [Int32] = [
            343, 339, 1143, 381, 10, 260, 484, 277, 260, 90, 9, 690, 1914, 17, 223, 309, 368, 223, 20, 18, 20, 22, 223,
            161, 225, 245, 827, 130, 105, 76, 130, 257,
        ]
        #expect(tokenizer.encode(text, addSpecial: true, parseSpecial: false) == ids)
    }

    @Test func knowsItsEnd() {
        let vocabulary = tokenizer.vocabulary
        #expect(vocabulary.count == 2048)
        #expect(vocabulary.eos == 2)
        #expect(vocabulary.bos == 0)
        #expect(!vocabulary.addsBOS)
        #expect(vocabulary.endOfGeneration == [0, 2])
        #expect(vocabulary.isControl(1))
        #expect(vocabulary.bytes(of: 2) == Array("<|im_end|>".utf8))
        #expect(vocabulary.bytes(of: 2048) == nil)
        #expect(tokenizer.piece(of: -1, special: true).isEmpty)
        #expect(tokenizer.decode([5, Int32.max, Int32.min], special: true) == tokenizer.piece(of: 5, special: true))
    }

    /// A control token that a template and a message make together is text; words reach across segments.
    @Test func segmentsAreOneText() {
        let segments = [
            TextSegment("<|im_start|>us", parseSpecial: true), TextSegment("er\nRegister a po", parseSpecial: false),
            TextSegment("st type<|im_", parseSpecial: true), TextSegment("end|><|im_end|>", parseSpecial: false),
        ]
        let ids = tokenizer.encode(segments, addSpecial: false)
        #expect(ids.first == 1)
        #expect(!ids.contains(2))
        let whole = tokenizer.encode(
            "user\nRegister a post type<|im_end|><|im_end|>", addSpecial: false, parseSpecial: false)
        #expect(Array(ids.dropFirst()) == whole)
    }
}
