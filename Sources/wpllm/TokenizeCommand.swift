import ArgumentParser
import Engine
import JSON

/// `wpllm tokenize`: the tokens of a text.
struct TokenizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokenize", abstract: "Show the tokens of a text: id and bytes, one a line.")

    @OptionGroup var modelOptions: ModelOptions

    @Argument(help: "The text; - or nothing reads standard input.")
    var text: String?

    @Flag(help: "Read special tokens that are written in the text.")
    var parseSpecial = false

    @Flag(help: "Leave out what the model wants around a text.")
    var noAddSpecial = false

    @Flag(help: "Print {\"tokens\": […]}.")
    var json = false

    func run() throws {
        let context = try modelOptions.makeContext()
        let model = try context.model(named: modelOptions.modelName)
        let bytes = text.flatMap { $0 == "-" ? nil : Array($0.utf8) } ?? Terminal.readInput()
        let tokens = TokenUseCases.tokenize(
            bytes, model: model, addSpecial: !noAddSpecial, parseSpecial: parseSpecial)
        var writer = JSONWriter()
        if json {
            writer.beginObject()
            writer.key("tokens")
            writer.beginArray()
            for token in tokens { writer.integer(token) }
            writer.endArray()
            writer.endObject()
            Terminal.write(writer.bytes + [UInt8(ascii: "\n")])
            return
        }
        for token in tokens {
            var writer = JSONWriter()
            writer.string(utf8: model.tokenizer.piece(of: token, special: true))
            Terminal.write(Array("\(token)\t".utf8) + writer.bytes + [UInt8(ascii: "\n")])
        }
        if Terminal.hasProgress { Terminal.progress("\(tokens.count) tokens, \(bytes.count) bytes") }
    }
}
