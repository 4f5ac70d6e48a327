import Inference
import Kernels
import Testing

/// The committed model against llama.cpp.
@Suite struct NanoModelTests {
    @Test func greedyContinuationsAreEqual() throws {
        let decoder = try TextDecoder(file: GGUFFile(path: Repository.nanoModel))
        let vocabulary = decoder.hyperparameters.vocabularySize
        let goldens = try NanoGoldens.load().prompts
        #expect(goldens.count >= 5)
        for (number, golden) in goldens.enumerated() {
            let cache = try decoder.makeCache(capacity: 512)
            var logits: [Float] = []
            var batch = golden.prompt
            var continuation: [Int32] = []
            for step in 0..<golden.continuation.count {
                try decoder.evaluate(batch[...], cache: cache, threads: 2, logits: .last, into: &logits)
                if step == 0 || step == golden.continuation.count - 1 {
                    let expected = golden.values.floats[(step == 0 ? 0 : vocabulary)...].prefix(vocabulary)
                    let error = Measure.relativeError(logits, expected)
                    // Inputs are rounded to 8 bits before each product, in llama.cpp as here; where a rounding falls
                    // the other way, the difference grows to about a hundredth.
                    #expect(error < 0.02, "prompt \(number), step \(step)")
                    #expect(Measure.divergence(logits, expected) < 1e-3, "prompt \(number), step \(step)")
                }
                batch = [Int32(wk_argmax(logits, logits.count))]
                continuation += batch
            }
            #expect(continuation == golden.continuation, "prompt \(number)")
        }
    }
}
