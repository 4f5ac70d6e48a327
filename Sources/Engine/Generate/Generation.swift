import Glibc
import Inference
import Synchronization

/// A generation under way: reads the prompt, then makes token after token, a step at a time.
///
/// Only `cancel` may be called while another thread is inside `next`.
package final class Generation: @unchecked Sendable {
    /// What a step brought.
    package enum Event: Sendable {
        /// Whole UTF-8 sequences.
        case text([UInt8])
        case done(FinishReason)
    }

    /// What `next` gives.
    package enum Step: Sendable {
        case event(Event)
        /// The time is over.
        case again
        /// Everything was delivered.
        case end
    }

    /// Why a generation ended, by the numbers of `wpllm.h`.
    package enum FinishReason: Int32, Sendable {
        case stop = 1
        case length = 2
        case cancelled = 3
        case deadline = 4

        package var name: String {
            switch self {
            case .stop: "stop"
            case .length: "length"
            case .cancelled: "cancelled"
            case .deadline: "deadline"
            }
        }
    }

    private enum Phase {
        case prompt(next: Int)
        case decode
        case finishing(FinishReason)
        case finished
    }

    package let id: String
    /// Seconds since 1970.
    package let created: Int64
    package let modelName: String
    package let promptTokens: Int
    package private(set) var cachedTokens = 0
    package private(set) var completionTokens = 0

    private let model: LocalModel
    private let decoder: TextDecoder
    private let context: Context
    private let scope: CancellationScope
    private let isCancelRequested = Atomic<Bool>(false)
    private let deadline: Deadline?
    private let process = getpid()
    private let prompt: [Int32]
    private let tokenLimit: Int
    private var cache: KVCache?
    private var sampler: Sampler
    private var stops: StopMatcher
    private var assembler = UTF8Assembler()
    private var logits: [Float] = []
    /// The token that was chosen last, not evaluated yet.
    private var pending: Int32?
    private var phase = Phase.prompt(next: 0)
    private var promptStep = PromptStep()

    package init(request: GenerateRequest, context: Context) throws(Failure) {
        self.context = context
        scope = context.cancellationScope()
        model = try context.model(named: request.model)
        decoder = try model.decoder(for: "generate text")
        prompt = try PromptBuilder.tokens(for: request.input, model: model)
        let contextLength = decoder.hyperparameters.contextLength
        guard !prompt.isEmpty else { throw .field("prompt", "is empty") }
        guard prompt.count < contextLength else {
            throw Failure(
                .contextLength,
                "the prompt has \(prompt.count) tokens; the context of \"\(model.name)\" holds \(contextLength), with one for the answer",
                path: "prompt")
        }
        tokenLimit = try Self.tokenLimit(
            request.maximumTokens, prompt: prompt.count, decoder: decoder, memory: context.options.maximumMemoryBytes)
        id = "gen_" + RandomIdentifier.make()
        created = Int64(Clock.wallSeconds())
        modelName = request.model
        promptTokens = prompt.count
        deadline = request.deadline
        sampler = Sampler(parameters: request.sampling, seed: request.seed)
        stops = StopMatcher(request.stop)
        sampler.observePrompt(prompt)
    }

    /// How many tokens may be generated: what was asked for, what the model's context leaves and memory allows.
    private static func tokenLimit(
        _ asked: Int?, prompt: Int, decoder: TextDecoder, memory: Int
    ) throws(Failure) -> Int {
        let hyperparameters = decoder.hyperparameters
        let bytes = hyperparameters.cacheBytesPerToken
        let affordable = memory / max(1, bytes)
        let wanted = min(asked ?? 1, hyperparameters.contextLength - prompt)
        guard prompt + wanted <= affordable else {
            throw Failure(
                .limit,
                "\(prompt + wanted) tokens want \(bytes) bytes each; max_memory_bytes is \(memory)",
                path: asked == nil ? "prompt" : "max_tokens")
        }
        return asked == nil ? min(hyperparameters.contextLength, affordable) - prompt : wanted
    }

    deinit {
        returnCache()
    }

    /// Asks the generation to end; may be called from any thread.
    package func cancel() {
        isCancelRequested.store(true, ordering: .relaxed)
    }

    /// Works until there is an event, or until `time` is over at the end of a step.
    package func next(until time: Deadline?) throws(Failure) -> Step {
        while true {
            switch phase {
            case .finished:
                return .end
            case .finishing(let reason):
                phase = .finished
                returnCache()
                return .event(.done(reason))
            case .prompt(let position):
                if let reason = interruption() {
                    if let text = close(reason) { return .event(.text(text)) }
                    continue
                }
                try readPrompt(from: position)
            case .decode:
                if let reason = interruption() {
                    if let text = close(reason) { return .event(.text(text)) }
                    continue
                }
                if let text = try decodeOne() { return .event(.text(text)) }
            }
            if case .finishing = phase { continue }
            if time?.hasPassed ?? false { return .again }
        }
    }

    private func interruption() -> FinishReason? {
        if isCancelRequested.load(ordering: .relaxed) || scope.isCancelled { return .cancelled }
        return deadline?.hasPassed ?? false ? .deadline : nil
    }

    private func readPrompt(from position: Int) throws(Failure) {
        var position = position
        let cache: KVCache
        if let mine = self.cache {
            cache = mine
        } else {
            cache = try ConversationCaches.take(for: model, decoder: decoder, tokens: prompt)
            self.cache = cache
            cachedTokens = cache.tokens.count
            position = cachedTokens
        }
        let end = min(prompt.count, position + promptStep.tokens)
        let begin = Clock.monotonicNanoseconds()
        try evaluate(prompt[position..<end], cache, logits: end == prompt.count ? .last : .none)
        promptStep.adapt(to: Clock.monotonicNanoseconds() - begin)
        phase = end == prompt.count ? .decode : .prompt(next: end)
    }

    /// Evaluates the last token and chooses the next; gives the text that is certain now, if any.
    private func decodeOne() throws(Failure) -> [UInt8]? {
        guard let cache else { throw Failure(.internal, "a generation lost its cache") }
        if let pending {
            try evaluate([pending], cache, logits: .last)
            self.pending = nil
        }
        let token = sampler.next(&logits)
        if model.tokenizer.vocabulary.endOfGeneration.contains(token) {
            return close(.stop)
        }
        completionTokens += 1
        let whole = assembler.append(model.tokenizer.piece(of: token, special: false))
        let (text, stopped) = stops.append(whole)
        if stopped {
            phase = .finishing(.stop)
            return text.isEmpty ? nil : text
        }
        if completionTokens >= tokenLimit {
            let rest = close(.length) ?? []
            let all = text + rest
            return all.isEmpty ? nil : all
        }
        pending = token
        return text.isEmpty ? nil : text
    }

    /// Ends the text: gives what was held back, if anything.
    private func close(_ reason: FinishReason) -> [UInt8]? {
        phase = .finishing(reason)
        var (text, stopped) = stops.append(assembler.finish())
        if stopped {
            phase = .finishing(.stop)
        } else {
            text += stops.finish()
        }
        return text.isEmpty ? nil : text
    }

    private func evaluate(_ tokens: ArraySlice<Int32>, _ cache: KVCache, logits request: LogitsRequest) throws(Failure)
    {
        do {
            try decoder.evaluate(
                tokens, cache: cache, threads: context.options.threads, logits: request, into: &logits)
        } catch {
            phase = .finished
            self.cache = nil
            throw Failure(error, path: model.file.path)
        }
    }

    private func returnCache() {
        guard let cache else { return }
        self.cache = nil
        // In a child of fork a thread of the parent may have been at work in it.
        guard process == getpid() else { return }
        ConversationCaches.put(cache, for: model, maximumBytes: context.options.maximumMemoryBytes)
    }
}
