/// Ids of the tokens that have a role, `nil` where a vocabulary has none.
package struct SpecialTokens: Sendable, Hashable {
    package var bos: Int32?
    package var eos: Int32?
    /// End of a turn and of a message, where they differ from `eos`.
    package var eot: Int32?
    package var eom: Int32?
    package var unknown: Int32?
    package var separator: Int32?
    package var padding: Int32?
    package var mask: Int32?
    /// Fill in the middle: before, after, between, padding, repository and file names.
    package var fillPrefix: Int32?
    package var fillSuffix: Int32?
    package var fillMiddle: Int32?
    package var fillPadding: Int32?
    package var fillRepository: Int32?
    package var fillFile: Int32?

    init() {}

    /// Reads the ids. An id outside the vocabulary is as good as none, and the default of the model holds.
    init(
        metadata: GGUFMetadata, model: TokenizerModel, preTokenizer: PreTokenizer, count: Int
    ) throws(TokenizerError) {
        // What files that leave the keys out mean; these are llama.cpp's.
        switch model {
        case .bytePair:
            bos = preTokenizer.hasDefaultBOS ? 11 : nil
            eos = 11
        case .sentencePiece:
            bos = 1
            eos = 2
            unknown = 0
        case .wordPiece:
            bos = 101
            unknown = 100
            separator = 102
            padding = 0
            mask = 103
        }
        for (key, role) in Self.keys {
            let path = "tokenizer.ggml.\(key)_token_id"
            if let id = self[keyPath: role], Int(id) >= count { self[keyPath: role] = nil }
            guard metadata.contains(path) else { continue }
            guard metadata.type(of: path) != .uint64 || metadata.integer(path) != nil else { continue }
            guard let value = metadata.integer(path) else { throw .malformed(path, "is not an integer") }
            guard value >= 0, value < Int64(count) else { continue }
            self[keyPath: role] = Int32(truncatingIfNeeded: value)
        }
    }

    private static let keys: [(String, WritableKeyPath<SpecialTokens, Int32?> & Sendable)] = [
        ("bos", \.bos), ("eos", \.eos), ("eot", \.eot), ("eom", \.eom), ("unknown", \.unknown),
        // The format spells it so.
        ("seperator", \.separator), ("padding", \.padding), ("mask", \.mask), ("fim_pre", \.fillPrefix),
        ("fim_suf", \.fillSuffix), ("fim_mid", \.fillMiddle), ("fim_pad", \.fillPadding),
        ("fim_rep", \.fillRepository), ("fim_sep", \.fillFile),
        // Older names.
        ("prefix", \.fillPrefix), ("suffix", \.fillSuffix), ("middle", \.fillMiddle),
    ]

    /// Names by which a role is known when the file does not give it.
    private static let roleNames: [(WritableKeyPath<SpecialTokens, Int32?> & Sendable, [String])] = [
        (
            \.eot,
            [
                "<|eot_id|>", "<|im_end|>", "<|end|>", "<end_of_turn>", "<|endoftext|>", "<|end_of_text|>", "<EOT>",
                "_<EOT>", "[EOT]", "<｜end▁of▁sentence｜>", "<end_of_utterance>",
            ]
        ),
        (\.eom, ["<|eom_id|>"]),
        (
            \.fillPrefix,
            [
                "<|fim_prefix|>", "<fim-prefix>", "<fim_prefix>", "<｜fim▁begin｜>", "<PRE>", "▁<PRE>",
                "<|code_prefix|>", "<|prefix|>",
            ]
        ),
        (
            \.fillSuffix,
            [
                "<|fim_suffix|>", "<fim-suffix>", "<fim_suffix>", "<｜fim▁hole｜>", "<SUF>", "▁<SUF>",
                "<|code_suffix|>", "<|suffix|>",
            ]
        ),
        (
            \.fillMiddle,
            [
                "<|fim_middle|>", "<fim-middle>", "<fim_middle>", "<｜fim▁end｜>", "<MID>", "▁<MID>",
                "<|code_middle|>", "<|middle|>",
            ]
        ),
        (\.fillPadding, ["<|fim_pad|>", "<fim-pad>", "<fim_pad>", "<PAD>", "[PAD]"]),
        (\.fillRepository, ["<|fim_repo|>", "<|repo_name|>", "<fim-repo>", "<REPO>", "<reponame>"]),
        (\.fillFile, ["<|file_sep|>"]),
    ]

    /// Names of tokens that end a generation wherever they occur.
    static let endNames = [
        "<|eot_id|>", "<|im_end|>", "<|end|>", "<|return|>", "<|call|>", "<|flush|>", "<|calls|>", "<end_of_turn>",
        "<|endoftext|>", "</s>", "<|eom_id|>", "<EOT>", "_<EOT>", "[EOT]", "[EOS]", "<|end_of_text|>",
        "<end_of_utterance>", "<eos>", "<turn|>", "<|tool_response>", "<｜end▁of▁sentence｜>", "[e~[",
    ]

    /// Names of tokens that structure an answer and are shown with it.
    static let visibleNames = ["<|channel|>", "<|message|>", "<|start|>", "<|constrain|>"]

    /// Fills in the roles that the file does not give.
    /// - Returns: the tokens that were found.
    mutating func findByName(_ token: (String) -> Int32?) -> [Int32] {
        var found: [Int32] = []
        for (role, names) in Self.roleNames where self[keyPath: role] == nil {
            guard let id = names.compactMap(token).min() else { continue }
            self[keyPath: role] = id
            found.append(id)
        }
        return found
    }

    /// Fill-in tokens that can only come once an answer is complete.
    var endTokens: Set<Int32> { Set([fillPadding, fillRepository, fillFile].compactMap { $0 }) }
}
