import Foundation
import Inference
import Testing

/// Models with random weights against llama.cpp.
@Suite struct GoldenTests {
    private static let goldens = (try? ModelGoldens.load()) ?? ModelGoldens(rows: [], models: [])

    @Test func coverEveryArchitectureAndType() {
        #expect(Self.goldens.models.map(\.name) == RandomModel.all.map(\.name))
        #expect(Self.goldens.rows == [0, 23, 59])
    }

    @Test(arguments: RandomModel.all.filter { $0.architecture != "bert" }.map(\.name))
    func logitsAgree(name: String) throws {
        let (model, golden) = try find(name)
        let folder = TemporaryFolder()
        let decoder = try TextDecoder(file: open(model, golden, in: folder))
        let tokens = tokenSequence(60, vocabulary: model.vocabulary)
        var logits: [Float] = []
        let cache = try decoder.makeCache(capacity: 128)
        try decoder.evaluate(tokens[...], cache: cache, threads: 2, logits: .all, into: &logits)
        #expect(logits.count == 60 * model.vocabulary)
        for (index, row) in Self.goldens.rows.enumerated() {
            let actual = logits[row * model.vocabulary..<(row + 1) * model.vocabulary]
            let expected = golden.values.floats[index * model.vocabulary..<(index + 1) * model.vocabulary]
            let error = Measure.relativeError(actual, expected)
            let divergence = Measure.divergence(actual, expected)
            if model.type == "F32" { #expect(error <= 1e-3, "row \(row)") }
            #expect(divergence <= 1e-3, "row \(row), relative error \(error)")
            report(name, "row \(row): relative error \(error), KL \(divergence)")
        }
    }

    @Test(arguments: RandomModel.all.filter { $0.architecture == "bert" }.map(\.name))
    func vectorsAgree(name: String) throws {
        let (model, golden) = try find(name)
        let folder = TemporaryFolder()
        let encoder = try TextEncoder(file: open(model, golden, in: folder))
        let sequences = [1, 7, 60].map { tokenSequence($0, vocabulary: model.vocabulary) }
        let vectors = try encoder.embed(sequences, threads: 2)
        #expect(vectors.count == sequences.count * model.width)
        for index in sequences.indices {
            let range = index * model.width..<(index + 1) * model.width
            let cosine = Measure.cosine(vectors[range], golden.values.floats[range])
            #expect(cosine >= (model.type == "F32" ? 0.9999 : 0.999), "sequence \(index)")
            #expect(abs(Measure.cosine(vectors[range], vectors[range]) - 1) < 1e-6)
            report(name, "sequence \(index): 1 - cosine \(1 - cosine)")
        }
    }

    private func find(_ name: String) throws -> (RandomModel, ModelGoldens.Model) {
        (
            try #require(RandomModel.named(name)),
            try #require(Self.goldens.models.first { $0.name == name })
        )
    }

    private func open(
        _ model: RandomModel, _ golden: ModelGoldens.Model, in folder: TemporaryFolder
    ) throws -> GGUFFile {
        let bytes = model.writer().serialized()
        try #require(SplitMix64.fingerprint(bytes) == golden.fingerprint)
        return try GGUFFile(path: folder.write(bytes, as: "model.gguf"))
    }

    /// Prints measurements if the environment asks for them.
    private func report(_ name: String, _ line: String) {
        if ProcessInfo.processInfo.environment["WPLLM_TEST_MEASURE"] != nil { print("measured", name, line) }
    }
}
