/// How a byte-pair vocabulary wants texts split into words: `tokenizer.ggml.pre`.
package struct PreTokenizer: Sendable, Hashable {
    /// The rule itself. Named after the model family that brought it.
    package enum Splitter: Sendable {
        case gpt2, llama3, qwen2, qwen35, digitsThenGPT2, falcon, legacy, unknown
    }

    package let name: String
    package let splitter: Splitter
    /// What files that say nothing else mean.
    var ignoresMerges = false
    var addsBOS = false
    var cleansSpaces = true
    var hasDefaultBOS = true

    static let gpt2 = PreTokenizer(name: "gpt-2", splitter: .gpt2)

    /// The pre-tokenizer that files call `name`; its splitter is `.unknown` if there is none.
    static func named(_ name: String) -> PreTokenizer {
        switch name {
        case "default":
            return PreTokenizer(name: name, splitter: .legacy)
        case "llama3", "llama-v3", "llama-bpe", "falcon3", "falcon-h1", "pixtral", "midm-2.0", "lfm2", "jina-v5-nano":
            return PreTokenizer(name: name, splitter: .llama3, ignoresMerges: true, addsBOS: true)
        case "dbrx", "smaug-bpe":
            return PreTokenizer(name: name, splitter: .llama3)
        case "chatglm-bpe":
            return PreTokenizer(name: name, splitter: .llama3, hasDefaultBOS: false)
        case "glm4", "glm5":
            return PreTokenizer(name: name, splitter: .llama3, ignoresMerges: true, hasDefaultBOS: false)
        case "qwen2", "deepseek-r1-qwen", "kormo", "f2llmv2", "hunyuan", "solar-open", "grok-2":
            return PreTokenizer(name: name, splitter: .qwen2, cleansSpaces: false)
        case "stablelm2", "megrez":
            return PreTokenizer(name: name, splitter: .qwen2)
        case "qwen35":
            return PreTokenizer(name: name, splitter: .qwen35, cleansSpaces: false)
        case "gpt-2", "phi-2", "jina-es", "jina-de", "gigachat", "jina-v2-es", "jina-v2-de", "a.x-4.0", "mellum",
            "modern-bert", "jina-v1-en", "jina-v2-code", "roberta-bpe", "exaone4", "mpt", "olmo", "jais":
            return PreTokenizer(name: name, splitter: .gpt2)
        case "trillion", "granite-docling":
            return PreTokenizer(name: name, splitter: .gpt2, cleansSpaces: false)
        case "starcoder", "refact", "codeshell", "exaone", "minerva-7b", "mellum2":
            return PreTokenizer(name: name, splitter: .digitsThenGPT2)
        case "command-r", "smollm":
            return PreTokenizer(name: name, splitter: .digitsThenGPT2, cleansSpaces: false)
        case "falcon":
            return PreTokenizer(name: name, splitter: .falcon)
        default:
            return PreTokenizer(name: name, splitter: .unknown)
        }
    }
}
