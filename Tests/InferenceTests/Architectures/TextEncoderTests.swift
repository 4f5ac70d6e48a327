import Foundation
import Inference
import Testing

@Suite struct TextEncoderTests {
    private let folder = TemporaryFolder()

    private func open(_ name: String) throws -> TextEncoder {
        let model = try #require(RandomModel.named(name))
        return try TextEncoder(file: GGUFFile(path: folder.write(model.writer().serialized(), as: name)))
    }

    @Test(arguments: ["bert-F32", "bert-Q8_0", "bert-cls"]) func packingChangesNoVector(name: String) throws {
        let encoder = try open(name)
        // More tokens than a batch holds.
        let sequences = (0..<30).map { Array(tokenSequence($0 * 4 + 1, vocabulary: 320).reversed()) }
        let together = try encoder.embed(sequences, threads: 2)
        #expect(together.count == 30 * 256)
        for (index, sequence) in sequences.enumerated() {
            let alone = try encoder.embed([sequence], threads: 1)
            let row = together[(index * 256)..<((index + 1) * 256)]
            #expect(Measure.cosine(alone, row) > (name == "bert-Q8_0" ? 0.9995 : 0.999999), "sequence \(index)")
            #expect(abs(row.reduce(0) { $0 + Double($1) * Double($1) } - 1) < 1e-5)
        }
        #expect(try encoder.embed(sequences, threads: 1) == together)
        #expect(try encoder.embed([], threads: 1).isEmpty)
    }

    @Test func lastTokenPoolingTakesTheLastToken() throws {
        var model = try #require(RandomModel.named("bert-F32"))
        model.pooling = 3
        let path = try folder.write(model.writer().serialized(), as: "last")
        let last = try TextEncoder(file: GGUFFile(path: path))
        let mean = try open("bert-F32")
        // For one token, every pooling is the same.
        #expect(Measure.relativeError(try last.embed([[5]], threads: 1), try mean.embed([[5]], threads: 1)) < 1e-6)
        let longer = [[Int32(5), 9, 11]]
        #expect(Measure.cosine(try last.embed(longer, threads: 1), try mean.embed(longer, threads: 1)) < 0.99)
        #expect(last.pooling == .last && mean.pooling == .mean)
    }

    @Test func manyThreadsEmbedAtOnce() throws {
        let encoder = try open("bert-F32")
        let sequences = (1..<4).map { tokenSequence($0 * 5, vocabulary: 320) }
        let expected = try encoder.embed(sequences, threads: 1)
        let results = Results()
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<5 { results.add((try? encoder.embed(sequences, threads: 2)) == expected) }
        }
        #expect(results.all == [Bool](repeating: true, count: 40))
    }

    @Test func refusesWhatDoesNotFit() throws {
        let encoder = try open("bert-F32")
        #expect(encoder.maximumTokens == 128 && encoder.dimensions == 256)
        func fault(_ sequences: [[Int32]]) -> ModelError? {
            do throws(ModelError) {
                _ = try encoder.embed(sequences, threads: 1)
                return nil
            } catch { return error }
        }
        let tooLong = [Int32](repeating: 1, count: 129)
        #expect(fault([[1], []])?.kind == .invalidArgument && fault([[1], []])?.index == 1)
        #expect(fault([[1, 320]])?.kind == .invalidArgument)
        #expect(fault([[-1]])?.kind == .invalidArgument)
        #expect(fault([[1], [2], tooLong])?.kind == .contextLength && fault([[1], [2], tooLong])?.index == 2)
        #expect(fault([[Int32](repeating: 1, count: 128)]) == nil)
        #expect(throws: ModelError.self) { try TextDecoder(file: encoder.file) }
    }

    @Test func theTrainedLengthLimitsTexts() throws {
        var writer = try #require(RandomModel.named("bert-F32")).writer()
        writer.set("wpllm.max_sequence_length", .uint32(64))
        let encoder = try TextEncoder(file: GGUFFile(path: folder.write(writer.serialized(), as: "short")))
        #expect(encoder.maximumTokens == 64)
    }
}

/// What several threads found.
private final class Results: @unchecked Sendable {
    private let lock = NSLock()
    private var found: [Bool] = []

    var all: [Bool] { lock.withLock { found } }

    func add(_ result: Bool) { lock.withLock { found.append(result) } }
}
