import Foundation

/// What tools/goldens/models.py wrote.
struct ModelGoldens: Decodable {
    struct Model: Decodable {
        let name: String
        let fingerprint: String
        let values: FloatRows
    }

    let rows: [Int]
    let models: [Model]

    static func load() throws -> ModelGoldens {
        try JSONDecoder().decode(Self.self, from: Repository.golden("logits/models.json"))
    }
}

struct NanoGoldens: Decodable {
    struct Prompt: Decodable {
        let prompt: [Int32]
        let continuation: [Int32]
        let values: FloatRows
    }

    let prompts: [Prompt]

    static func load() throws -> NanoGoldens {
        try JSONDecoder().decode(Self.self, from: Repository.golden("logits/nano.json"))
    }
}

/// Little-endian floats in base64.
struct FloatRows: Decodable {
    let floats: [Float]

    init(from decoder: any Decoder) throws {
        let data = try decoder.singleValueContainer().decode(Data.self)
        floats = data.withUnsafeBytes { raw in
            stride(from: 0, to: raw.count, by: 4).map {
                Float(bitPattern: UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: UInt32.self)))
            }
        }
    }
}

extension Repository {
    static func golden(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: goldens + "/" + name))
    }
}

/// Comparisons of model outputs.
enum Measure {
    /// The largest difference, in units of the largest magnitude of `expected`.
    static func relativeError(_ actual: some Collection<Float>, _ expected: some Collection<Float>) -> Float {
        let largest = expected.map(abs).max() ?? 0
        return zip(actual, expected).reduce(0) { worst, pair in
            let error = abs(pair.0 - pair.1) / largest
            return error.isNaN ? .infinity : max(worst, error)
        }
    }

    /// KL(expected || actual) of the softmax of logits, in nats.
    static func divergence(_ actual: some Collection<Float>, _ expected: some Collection<Float>) -> Double {
        let (p, q) = (logSoftmax(expected), logSoftmax(actual))
        return zip(p, q).reduce(0) { $0 + exp($1.0) * ($1.0 - $1.1) }
    }

    static func cosine(_ a: some Collection<Float>, _ b: some Collection<Float>) -> Double {
        func dot(_ x: some Collection<Float>, _ y: some Collection<Float>) -> Double {
            zip(x, y).reduce(0) { $0 + Double($1.0) * Double($1.1) }
        }
        return dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot()
    }

    private static func logSoftmax(_ logits: some Collection<Float>) -> [Double] {
        let largest = Double(logits.max() ?? 0)
        let sum = logits.reduce(0) { $0 + exp(Double($1) - largest) }
        return logits.map { Double($0) - largest - log(sum) }
    }
}

/// The token ids of tools/goldens/models.py.
func tokenSequence(_ count: Int, vocabulary: Int) -> [Int32] {
    (0..<count).map { Int32(($0 * $0 * 7 + $0 * 13 + 5) % vocabulary) }
}
