import Inference

/// Tokens of a text, the text of tokens, and logits: the use cases that work on a model handle.
package enum TokenUseCases {
    /// Most bytes of logits that one call gives.
    package static let maximumLogitBytes = 1 << 30

    package static func tokenize(
        _ text: [UInt8], model: LocalModel, addSpecial: Bool, parseSpecial: Bool
    ) -> [Int32] {
        model.tokenizer.encode([TextSegment(bytes: text, parseSpecial: parseSpecial)], addSpecial: addSpecial)
    }

    package static func detokenize(_ tokens: [Int32], model: LocalModel, special: Bool) throws(Failure) -> [UInt8] {
        try check(tokens, model: model)
        return model.tokenizer.decode(tokens, special: special)
    }

    /// Logits after the last token, or after each: rows of vocabulary size.
    package static func evaluate(
        _ tokens: [Int32], model: LocalModel, all: Bool, threads: Int
    ) throws(Failure) -> (logits: [Float], rows: Int) {
        let decoder = try model.decoder(for: "be evaluated token by token")
        guard !tokens.isEmpty else { throw Failure(.invalidArgument, "tokens is empty", path: "tokens") }
        try check(tokens, model: model)
        let hyperparameters = decoder.hyperparameters
        guard tokens.count <= hyperparameters.contextLength else {
            throw Failure(
                .contextLength,
                "\(tokens.count) tokens; the context of \"\(model.name)\" holds \(hyperparameters.contextLength)",
                path: "tokens")
        }
        let rows = all ? tokens.count : 1
        let (bytes, overflow) = rows.multipliedReportingOverflow(by: hyperparameters.vocabularySize * 4)
        guard !overflow, bytes <= maximumLogitBytes else {
            throw Failure(.limit, "the logits of \(rows) tokens are larger than 1 GiB", path: "tokens")
        }
        do {
            let cache = try decoder.makeCache(capacity: tokens.count)
            var logits: [Float] = []
            try decoder.evaluate(tokens[...], cache: cache, threads: threads, logits: all ? .all : .last, into: &logits)
            return (logits, rows)
        } catch {
            throw Failure(error, path: model.file.path)
        }
    }

    private static func check(_ tokens: [Int32], model: LocalModel) throws(Failure) {
        let count = model.tokenizer.vocabulary.count
        for (index, token) in tokens.enumerated() where token < 0 || Int(token) >= count {
            throw Failure(
                .invalidArgument, "tokens[\(index)] is \(token); the vocabulary has \(count) tokens",
                path: "tokens[\(index)]")
        }
    }
}
