import ArgumentParser
import Engine
import JSON

/// `wpllm embed`: vectors of texts.
struct EmbedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "embed",
        abstract: "Embed texts: prints a vector a line, or the whole answer as JSON.")

    @OptionGroup var modelOptions: ModelOptions

    @Argument(help: "Texts; none reads standard input, a text a line.")
    var texts: [String] = []

    @Flag(help: "Cut texts that are longer than the model reads.")
    var truncate = false

    @Flag(help: "Print the answer of /v1/embeddings as JSON.")
    var json = false

    func run() throws {
        let context = try modelOptions.makeContext()
        let texts = texts.isEmpty ? readLines() : texts
        let begin = Clock.monotonicNanoseconds()
        var tokens = 0
        if json {
            var writer = JSONWriter()
            writer.beginObject()
            writer.key("model")
            writer.string(modelOptions.modelName)
            writer.key("input")
            writer.beginArray()
            for text in texts { writer.string(text) }
            writer.endArray()
            writer.key("truncate")
            writer.bool(truncate)
            writer.endObject()
            let request = try withBytes(writer.bytes) { try EmbedRequest(parsing: $0) }
            Terminal.write(try EmbedUseCase.answer(request, context: context) + [UInt8(ascii: "\n")])
        } else {
            let model = try context.model(named: modelOptions.modelName)
            let embedding = try Embedding(
                of: texts.map { Array($0.utf8) }, model: model, truncates: truncate, threads: context.options.threads,
                path: { "text \($0 + 1)" }
            ) { () throws(Failure) in }
            tokens = embedding.promptTokens
            for row in texts.indices {
                let vector = embedding.vectors[(row * embedding.dimensions)..<((row + 1) * embedding.dimensions)]
                Terminal.write(line: vector.map { "\($0)" }.joined(separator: " "))
            }
        }
        if Terminal.hasProgress {
            let seconds = Double(Clock.monotonicNanoseconds() - begin) / 1e9
            let rate = seconds > 0 ? Double(texts.count) / seconds : 0
            Terminal.progress(
                "\(texts.count) texts\(tokens > 0 ? ", \(tokens) tokens" : ""), \(Format.decimal(rate)) texts/s")
        }
    }

    private func readLines() -> [String] {
        String(decoding: Terminal.readInput(), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
