import FuzzSupport
import Glibc
import Inference

/// Tokenizers of each kind: the text model of this project, and the seeds of the model fuzzer.
private let tokenizers: [any Tokenizer] = {
    let paths = [
        "models/wp-llm-nano.gguf", "Fuzz/corpus/GGUF/llama-spm-q4_0-v2.gguf", "Fuzz/corpus/GGUF/bert-q8_0.gguf",
        "Fuzz/corpus/GGUF/llama-bpe-q8_0.gguf", "Fuzz/corpus/GGUF/qwen3-bpe-bf16.gguf",
    ]
    return paths.map { path in
        do {
            return try makeTokenizer(metadata: GGUFFile(path: path).metadata)
        } catch {
            fatalError("\(path): \(error); run this in the folder of the package")
        }
    }
}()

/// Tokenises any bytes. Byte-level BPE with all bytes in its vocabulary must give well-formed text back.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzText(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = Array(UnsafeBufferPointer(start: data, count: count))
    for (index, tokenizer) in tokenizers.enumerated() {
        let plain = tokenizer.encode(text, addSpecial: false, parseSpecial: false)
        let special = tokenizer.encode(text, addSpecial: true, parseSpecial: true)
        for ids in [plain, special] {
            require(ids.allSatisfy { tokenizer.vocabulary.contains($0) }, "an id outside of the vocabulary: \(ids)")
        }
        let decoded = tokenizer.decode(plain, special: true)
        if index == 0, String(validating: text, as: UTF8.self) != nil {
            require(decoded == text, "\(text) came back as \(decoded)")
        }
        // Two halves as segments are one text where nothing is merged across: at least they must hold it.
        let half = count / 2
        let segments = [
            TextSegment(bytes: Array(text[..<half]), parseSpecial: true),
            TextSegment(bytes: Array(text[half...]), parseSpecial: false),
        ]
        let parts = tokenizer.encode(segments, addSpecial: false)
        require(parts.allSatisfy { tokenizer.vocabulary.contains($0) }, "an id outside of the vocabulary: \(parts)")
    }
    return 0
}
