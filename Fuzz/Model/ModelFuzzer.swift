import FuzzSupport
import Inference

/// Opens the input as a model and runs it over a few tokens. Weights may be any numbers: results are not looked at, but
/// every read and write must stay in its memory.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModel(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let file = try? GGUFFile(path: Scratch.path(holding: data, count)) else { return 0 }
    do {
        let isEncoder = try Architecture(file.metadata) == .bert
        if isEncoder {
            try embed(TextEncoder(file: file))
        } else {
            try generate(TextDecoder(file: file))
        }
    } catch let error as ModelError {
        require(!error.message.isEmpty, "an error without a message: \(error)")
    } catch {
        fatalError("an error of an unexpected type: \(error)")
    }
    return 0
}

private func generate(_ decoder: TextDecoder) throws {
    let sizes = decoder.hyperparameters
    let cache = try decoder.makeCache(capacity: sizes.contextLength)
    var logits: [Float] = []
    let last = Int32(clamping: sizes.vocabularySize - 1)
    try decoder.evaluate([0, last, last / 2][...], cache: cache, threads: 1, logits: .all, into: &logits)
    require(logits.count == 3 * sizes.vocabularySize, "\(logits.count) logits for 3 tokens")
    cache.truncate(to: 1)
    try decoder.evaluate([last][...], cache: cache, threads: 1, logits: .last, into: &logits)
    require(logits.count == sizes.vocabularySize && cache.count == 2, "the cache holds \(cache.count) tokens")
}

private func embed(_ encoder: TextEncoder) throws {
    let last = Int32(clamping: encoder.hyperparameters.vocabularySize - 1)
    let vectors = try encoder.embed([[0, last, last / 2], [last]], threads: 1)
    require(vectors.count == 2 * encoder.dimensions, "\(vectors.count) numbers for 2 texts")
}
