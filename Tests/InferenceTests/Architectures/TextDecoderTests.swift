import Inference
import Testing

@Suite struct TextDecoderTests {
    private let folder = TemporaryFolder()
    private static let models = ["llama-F32", "qwen2-Q8_0", "qwen3-Q4_K", "llama-mixed", "llama-yarn"]

    private func open(_ name: String) throws -> TextDecoder {
        let model = try #require(RandomModel.named(name))
        return try TextDecoder(file: GGUFFile(path: folder.write(model.writer().serialized(), as: name)))
    }

    @Test(arguments: models) func batchesOfAnyLengthGiveTheSameLogits(name: String) throws {
        let decoder = try open(name)
        let tokens = tokenSequence(70, vocabulary: 320)
        let whole = try decoder.logits(tokens, parts: [70])
        let single = try decoder.logits(tokens, parts: [Int](repeating: 1, count: 70))
        let mixed = try decoder.logits(tokens, parts: [3, 1, 33, 2, 31])
        // To the bit: how a prompt is cut into steps must not show in a reproducible answer.
        #expect(single == whole)
        #expect(mixed == whole)
    }

    @Test func promptsLongerThanABatchGiveTheSameLogits() throws {
        var model = try #require(RandomModel.named("llama-F32"))
        model.context = 1024
        let path = try folder.write(model.writer().serialized(), as: "long")
        let decoder = try TextDecoder(file: GGUFFile(path: path))
        let tokens = tokenSequence(600, vocabulary: 320)
        let whole = try decoder.logits(tokens, parts: [600], capacity: 1024)
        let parts = try decoder.logits(tokens, parts: [100, 200, 300], capacity: 600)
        #expect(parts == whole)

        // The last row alone, over more positions than one thread takes.
        let cache = try decoder.makeCache(capacity: 1024)
        var last: [Float] = []
        for end in [300, 599, 600] {
            try decoder.evaluate(tokens[cache.count..<end], cache: cache, threads: 8, logits: .last, into: &last)
            #expect(last[...] == whole[((end - 1) * 320)..<(end * 320)])
        }
    }

    @Test func theOldNameOfTheLinearFactorIsRead() throws {
        var writer = try #require(RandomModel.named("llama-linear")).writer()
        let new = try TextDecoder(file: GGUFFile(path: folder.write(writer.serialized(), as: "new")))
        writer.metadata.removeAll { $0.0.hasPrefix("llama.rope.scaling.") }
        let none = try TextDecoder(file: GGUFFile(path: folder.write(writer.serialized(), as: "none")))
        writer.set("llama.rope.scale_linear", .float32(4))
        let old = try TextDecoder(file: GGUFFile(path: folder.write(writer.serialized(), as: "old")))
        let tokens = tokenSequence(20, vocabulary: 320)
        let expected = try new.logits(tokens, parts: [20])
        #expect(try old.logits(tokens, parts: [20]) == expected)
        #expect(try none.logits(tokens, parts: [20]) != expected)
    }

    @Test(arguments: models) func theNumberOfThreadsChangesNothing(name: String) throws {
        let decoder = try open(name)
        let tokens = tokenSequence(40, vocabulary: 320)
        let one = try decoder.logits(tokens, parts: [37, 1, 1, 1], threads: 1)
        for threads in [2, 3, 64] {
            let several = try decoder.logits(tokens, parts: [37, 1, 1, 1], threads: threads)
            #expect(several == one)
        }
    }

    @Test(arguments: models) func rowsThatAreNotAskedForChangeNothing(name: String) throws {
        let decoder = try open(name)
        let tokens = tokenSequence(40, vocabulary: 320)
        let all = try decoder.logits(tokens, parts: [39, 1])
        let cache = try decoder.makeCache(capacity: 40)
        var logits: [Float] = [7]
        try decoder.evaluate(tokens[..<20], cache: cache, threads: 2, logits: .none, into: &logits)
        #expect(logits == [7])
        try decoder.evaluate(tokens[20..<39], cache: cache, threads: 2, logits: .last, into: &logits)
        #expect(logits.count == 320)
        let tolerance: Float = name.hasSuffix("F32") || name.hasSuffix("yarn") ? 1e-4 : 0.03
        #expect(Measure.relativeError(logits, all[(38 * 320)..<(39 * 320)]) <= tolerance)
        try decoder.evaluate(tokens[39...], cache: cache, threads: 2, logits: .last, into: &logits)
        #expect(Measure.relativeError(logits, all[(39 * 320)...]) <= tolerance)
    }

    @Test func aTruncatedCacheContinuesLikeAFreshOne() throws {
        let decoder = try open("qwen3-F32")
        let first = tokenSequence(50, vocabulary: 320)
        let second = Array(first[..<21]) + tokenSequence(20, vocabulary: 311)
        let cache = try decoder.makeCache(capacity: 64)
        var logits: [Float] = []
        try decoder.evaluate(first[...], cache: cache, threads: 1, logits: .last, into: &logits)
        let bytes = cache.byteCount
        cache.truncate(to: 60)
        #expect(cache.tokens == first)
        cache.truncate(to: 21)
        #expect(cache.count == 21 && cache.byteCount == bytes)
        try decoder.evaluate(second[21...], cache: cache, threads: 1, logits: .all, into: &logits)
        #expect(cache.tokens == second)
        let fresh = try decoder.logits(second, parts: [21, 20])
        #expect(logits == Array(fresh[(21 * 320)...]))
        cache.truncate(to: -3)
        #expect(cache.tokens.isEmpty)
    }

    @Test func cachesTakeMemoryAsTheyFill() throws {
        var model = try #require(RandomModel.named("llama-mha"))
        model.context = 1 << 20
        let path = try folder.write(model.writer().serialized(), as: "wide")
        let decoder = try TextDecoder(file: GGUFFile(path: path))
        let cache = try decoder.makeCache(capacity: 1 << 20)
        #expect(cache.byteCount == 0)
        var logits: [Float] = []
        try decoder.evaluate([1, 2, 3], cache: cache, threads: 1, logits: .last, into: &logits)
        // Two blocks, three positions, 256 keys and 256 values of 2 bytes, and working memory for three tokens.
        #expect(cache.byteCount > 6144 && cache.byteCount < 1_000_000)
    }

    @Test func refusesWhatDoesNotFit() throws {
        let decoder = try open("llama-F32")
        let other = try open("llama-tied")
        let cache = try decoder.makeCache(capacity: 8)
        var logits: [Float] = []
        try decoder.evaluate([1, 2, 3], cache: cache, threads: 1, logits: .none, into: &logits)

        func kind(_ tokens: [Int32], _ cache: KVCache, of decoder: TextDecoder) -> ModelError.Kind? {
            do throws(ModelError) {
                try decoder.evaluate(tokens[...], cache: cache, threads: 1, logits: .last, into: &logits)
                return nil
            } catch { return error.kind }
        }
        #expect(kind([], cache, of: decoder) == .invalidArgument)
        #expect(kind([1, -1], cache, of: decoder) == .invalidArgument)
        #expect(kind([320], cache, of: decoder) == .invalidArgument)
        #expect(kind([.max], cache, of: decoder) == .invalidArgument)
        #expect(kind([1, 2, 3, 4, 5, 6], cache, of: decoder) == .contextLength)
        #expect(kind([1], cache, of: other) == .invalidArgument)
        #expect(cache.tokens == [1, 2, 3])
        #expect(kind([1, 2, 3, 4, 5], cache, of: decoder) == nil)
        #expect(kind([1], cache, of: decoder) == .contextLength)
        for capacity in [0, -1, 129, .max, .min] {
            #expect(throws: ModelError.self) { try decoder.makeCache(capacity: capacity) }
        }
        #expect(throws: ModelError.self) { try TextEncoder(file: decoder.file) }
    }

    @Test func threadsOfNoUseAreTakenAsOne() throws {
        let decoder = try open("llama-F32")
        let tokens = tokenSequence(5, vocabulary: 320)
        let one = try decoder.logits(tokens, parts: [5])
        for threads in [0, -5, .max] {
            #expect(try decoder.logits(tokens, parts: [5], threads: threads) == one)
        }
    }
}
