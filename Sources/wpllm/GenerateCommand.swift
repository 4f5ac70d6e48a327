import ArgumentParser
import Engine
import Glibc
import JSON

/// `wpllm generate`: streams an answer to standard output.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Generate text; it appears as it comes.")

    @OptionGroup var modelOptions: ModelOptions

    @Argument(help: "What to ask for; - or nothing reads standard input.")
    var prompt: String?

    @Option(help: "Text before the conversation that tells the model how to behave.")
    var system: String?

    @Flag(help: "Continue the prompt as it stands, without the model's chat template.")
    var raw = false

    @Option(name: [.customShort("n"), .long], help: "The most tokens to generate.")
    var maxTokens: Int?

    @Option(name: .shortAndLong, help: "0 to 2; 0 takes the most likely token each time.")
    var temperature: Double?

    @Option(help: "Nucleus sampling, 0 to 1.")
    var topP: Double?

    @Option(help: "Choose among so many most likely tokens; 0 for all.")
    var topK: Int?

    @Option(help: "Leave out tokens less likely than this part of the most likely one.")
    var minP: Double?

    @Option(help: "Makes recent tokens less likely; 1 changes nothing.")
    var repeatPenalty: Double?

    @Option(help: "Makes tokens that appeared less likely, -2 to 2.")
    var presencePenalty: Double?

    @Option(help: "Makes tokens less likely for each time that they appeared, -2 to 2.")
    var frequencyPenalty: Double?

    @Option(help: "The same seed gives the same text.")
    var seed: Int64?

    @Option(help: "End the text before this string; may be repeated.")
    var stop: [String] = []

    @Option(name: .customLong("deadline"), help: "End after so many milliseconds.")
    var deadlineMilliseconds: Int64?

    @Flag(help: "Print the stream's JSON chunks, one a line, then a line with the usage, in place of the text.")
    var json = false

    func run() throws {
        let context = try modelOptions.makeContext()
        let request = try withBytes(requestJSON(for: readPrompt())) { try GenerateRequest(parsing: $0) }
        let begin = Clock.monotonicNanoseconds()
        let generation = try Generation(request: request, context: context)
        var firstText: UInt64?
        var reason = Generation.FinishReason.stop
        var endsLine = true
        Interrupt.cancel(generation)
        while case .event(let event) = try generation.next(until: nil) {
            if firstText == nil { firstText = Clock.monotonicNanoseconds() }
            if case .done(let it) = event { reason = it }
            if json {
                Terminal.write(GenerateResponse.chunk(event, of: generation) + [UInt8(ascii: "\n")])
            } else if case .text(let text) = event {
                Terminal.write(text)
                endsLine = text.last == UInt8(ascii: "\n")
            }
        }
        if !json, !endsLine { Terminal.write([UInt8(ascii: "\n")]) }
        let timing = Timing(generation, begin: begin, firstText: firstText ?? begin, end: Clock.monotonicNanoseconds())
        if json { Terminal.write(timing.json + [UInt8(ascii: "\n")]) }
        if Terminal.hasProgress { Terminal.progress("\(timing.line), finish_reason \(reason.name)") }
    }

    private func readPrompt() -> String {
        guard let prompt, prompt != "-" else { return String(decoding: Terminal.readInput(), as: UTF8.self) }
        return prompt
    }

    private func requestJSON(for prompt: String) -> [UInt8] {
        var writer = JSONWriter()
        func number(_ key: String, _ value: Double?) {
            guard let value else { return }
            writer.key(key)
            writer.number(value)
        }
        func integer(_ key: String, _ value: Int64?) {
            guard let value else { return }
            writer.key(key)
            writer.integer(value)
        }
        writer.beginObject()
        writer.key("model")
        writer.string(modelOptions.modelName)
        if let system {
            writer.key("messages")
            writer.beginArray()
            for (role, content) in [("system", system), ("user", prompt)] {
                writer.beginObject()
                writer.key("role")
                writer.string(role)
                writer.key("content")
                writer.string(content)
                writer.endObject()
            }
            writer.endArray()
        } else {
            writer.key("prompt")
            writer.string(prompt)
            if raw {
                writer.key("raw")
                writer.bool(true)
            }
        }
        integer("max_tokens", maxTokens.map(Int64.init))
        number("temperature", temperature)
        number("top_p", topP)
        integer("top_k", topK.map(Int64.init))
        number("min_p", minP)
        number("repeat_penalty", repeatPenalty)
        number("presence_penalty", presencePenalty)
        number("frequency_penalty", frequencyPenalty)
        integer("seed", seed)
        if !stop.isEmpty {
            writer.key("stop")
            writer.beginArray()
            for string in stop { writer.string(string) }
            writer.endArray()
        }
        integer("deadline_ms", deadlineMilliseconds)
        writer.endObject()
        return writer.bytes
    }
}

/// How fast a generation was.
private struct Timing {
    private let generation: Generation
    private let promptSeconds: Double
    private let textSeconds: Double

    init(_ generation: Generation, begin: UInt64, firstText: UInt64, end: UInt64) {
        self.generation = generation
        promptSeconds = Double(firstText - begin) / 1e9
        textSeconds = Double(end - firstText) / 1e9
    }

    private var tokensPerSecond: Double {
        textSeconds > 0 ? Double(max(0, generation.completionTokens - 1)) / textSeconds : 0
    }

    var line: String {
        """
        \(generation.promptTokens) prompt tokens, first text after \(Format.decimal(promptSeconds * 1000)) ms; \
        \(generation.completionTokens) tokens at \(Format.decimal(tokensPerSecond)) tokens/s
        """
    }

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("usage")
        writer.beginObject()
        writer.key("prompt_tokens")
        writer.integer(generation.promptTokens)
        writer.key("cached_tokens")
        writer.integer(generation.cachedTokens)
        writer.key("completion_tokens")
        writer.integer(generation.completionTokens)
        writer.endObject()
        writer.key("first_text_ms")
        writer.number(promptSeconds * 1000)
        writer.key("tokens_per_second")
        writer.number(tokensPerSecond)
        writer.endObject()
        return writer.bytes
    }
}

/// Control-C ends the answer where it is; a second one ends the tool.
private enum Interrupt {
    nonisolated(unsafe) private static var current: Unmanaged<Generation>?

    static func cancel(_ generation: Generation) {
        current = Unmanaged.passRetained(generation)
        signal(SIGINT) { _ in
            Interrupt.current?.takeUnretainedValue().cancel()
            signal(SIGINT, SIG_DFL)
        }
    }
}
