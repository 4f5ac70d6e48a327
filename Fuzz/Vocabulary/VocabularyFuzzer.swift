import FuzzSupport
import Inference

private let texts =
    [
        "", " the  adding <?php echo 'a'; ?>\n", "e\u{301} \u{1F600} 漢字 \u{0} 12345", "<|im_start|>[MASK]</s>",
    ].map { Array($0.utf8) } + [[0xFF, 0xC3, 0x28, 0xF0, 0x9F, 0x98]]

/// Makes a tokenizer of the input's vocabulary, however full of holes, and tokenises hard strings with it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzVocabulary(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let file = try? GGUFFile(path: Scratch.path(holding: data, count)) else { return 0 }
    do {
        let tokenizer = try makeTokenizer(metadata: file.metadata)
        for text in texts {
            for parseSpecial in [false, true] {
                let ids = tokenizer.encode(text, addSpecial: parseSpecial, parseSpecial: parseSpecial)
                require(
                    ids.allSatisfy { tokenizer.vocabulary.contains($0) }, "an id outside of the vocabulary: \(ids)")
                _ = tokenizer.decode(ids, special: parseSpecial)
            }
        }
        for id in [-1, 0, Int32(clamping: tokenizer.vocabulary.count), .max, .min] {
            _ = tokenizer.piece(of: id, special: true)
            _ = tokenizer.vocabulary.isEndOfGeneration(id)
        }
    } catch {
        require(!error.message.isEmpty, "an error without a message: \(error)")
    }
    return 0
}
