/// Reads and checks a vocabulary from the metadata of a model file.
struct VocabularyLoader {
    let model: TokenizerModel
    let preTokenizer: PreTokenizer
    let count: Int
    let symbols: SymbolTable
    let isDecoded: FlatBuffer<UInt8>
    let attributes: FlatBuffer<UInt8>
    let scores: FlatBuffer<Float>
    private(set) var merges = MergeTable()
    private(set) var longestToken = 0
    private(set) var special = SpecialTokens()
    private(set) var endOfGeneration: Set<Int32> = []
    private(set) var addsBOS = false
    private(set) var addsEOS = false
    private(set) var addsSpacePrefix = false
    private(set) var cleansSpaces = false
    private(set) var lowercases = true
    private(set) var stripsAccents = true

    enum Key {
        static let model = "tokenizer.ggml.model"
        static let preTokenizer = "tokenizer.ggml.pre"
        static let tokens = "tokenizer.ggml.tokens"
        static let types = "tokenizer.ggml.token_type"
        static let scores = "tokenizer.ggml.scores"
        static let merges = "tokenizer.ggml.merges"
        static let addBOS = "tokenizer.ggml.add_bos_token"
        static let addEOS = "tokenizer.ggml.add_eos_token"
        static let addSpacePrefix = "tokenizer.ggml.add_space_prefix"
        static let lowercase = "tokenizer.ggml.normalizer.lowercase"
        static let stripAccents = "tokenizer.ggml.normalizer.strip_accents"
    }

    init(metadata: GGUFMetadata) throws(TokenizerError) {
        guard let name = try Self.string(Key.model, in: metadata) else { throw .missing(Key.model) }
        guard let model = TokenizerModel(rawValue: name) else {
            throw .unsupported(Key.model, "the tokenizer '\(name)' is not known")
        }
        self.model = model
        preTokenizer = model == .bytePair ? try Self.preTokenizer(in: metadata) : .gpt2
        guard let tokens = metadata.strings(Key.tokens) else {
            throw metadata.contains(Key.tokens)
                ? .malformed(Key.tokens, "is not an array of strings") : .missing(Key.tokens)
        }
        guard !tokens.isEmpty else { throw .malformed(Key.tokens, "holds no token") }
        guard tokens.count < Int(Int32.max) / 4 else {
            throw .malformed(Key.tokens, "holds \(tokens.count) tokens, which is too many")
        }
        count = tokens.count
        attributes = try Self.types(in: metadata, count: tokens.count)
        scores = try Self.scores(in: metadata, count: tokens.count, isNeeded: model == .sentencePiece)
        symbols = SymbolTable(capacity: tokens.count)
        isDecoded = FlatBuffer(repeating: 0, count: tokens.count)
        try enter(tokens)
        try setFlags(metadata)
        special = try SpecialTokens(metadata: metadata, model: model, preTokenizer: preTokenizer, count: count)
        nameSpecialTokens(metadata)
        try checkByteTokens()
        if model == .bytePair {
            guard let list = metadata.strings(Key.merges) else {
                throw metadata.contains(Key.merges)
                    ? .malformed(Key.merges, "is not an array of strings") : .missing(Key.merges)
            }
            merges = MergeTable(list, symbols: symbols)
        }
    }

    // MARK: Tokens

    private mutating func enter(_ tokens: GGUFStringArray) throws(TokenizerError) {
        var decoded: [UInt8] = []
        for index in 0..<tokens.count {
            // As llama.cpp reads them, entries end at a NUL, and empty ones have this name.
            let written = tokens[index].assumingMemoryBound(to: UInt8.self)
            let length = written.firstIndex(of: 0) ?? written.count
            let substitute = length == 0 ? Array("[EMPTY_\(index)]".utf8) : []
            let isNew = substitute.withUnsafeBufferPointer { substitute in
                let entry = length == 0 ? substitute : UnsafeBufferPointer(rebasing: written[..<length])
                longestToken = max(longestToken, entry.count)
                return enter(entry, as: index, using: &decoded)
            }
            guard isNew else {
                throw .malformed(Key.tokens, "token \(index) is there twice")
            }
        }
    }

    private func enter(_ entry: UnsafeBufferPointer<UInt8>, as index: Int, using decoded: inout [UInt8]) -> Bool {
        guard let base = entry.baseAddress else { return false }
        guard model == .bytePair else { return symbols.insert(base, entry.count).isNew }
        decoded.removeAll(keepingCapacity: true)
        guard ByteAlphabet.read(entry, appendingTo: &decoded) else {
            symbols.append(base, entry.count)
            return true
        }
        isDecoded[index] = 1
        return decoded.withUnsafeBufferPointer { raw in
            raw.baseAddress.map { symbols.insert($0, raw.count).isNew } ?? false
        }
    }

    /// The token whose entry is exactly `text`.
    static func token(
        of text: [UInt8], symbols: SymbolTable, isDecoded: FlatBuffer<UInt8>, count: Int, model: TokenizerModel
    ) -> Int32? {
        var key = text
        if model == .bytePair {
            var decoded: [UInt8] = []
            guard text.withUnsafeBufferPointer({ ByteAlphabet.read($0, appendingTo: &decoded) }) else {
                let index = (0..<count).first { isDecoded[$0] == 0 && symbols[$0].elementsEqual(text) }
                return index.map(Int32.init)
            }
            key = decoded
        }
        let symbol = symbols.find(key)
        return symbol >= 0 && Int(symbol) < count ? symbol : nil
    }

    private func token(of text: String) -> Int32? {
        Self.token(of: Array(text.utf8), symbols: symbols, isDecoded: isDecoded, count: count, model: model)
    }

    private static func types(in metadata: GGUFMetadata, count: Int) throws(TokenizerError) -> FlatBuffer<UInt8> {
        let buffer = FlatBuffer(repeating: TokenAttributes.normal.rawValue, count: count)
        guard metadata.contains(Key.types) else { return buffer }
        guard let types = metadata.integers(Key.types) else {
            throw .malformed(Key.types, "is not an array of integers")
        }
        guard types.count >= count else {
            throw .malformed(Key.types, "holds \(types.count) types for \(count) tokens")
        }
        for index in 0..<count {
            let attributes: TokenAttributes =
                switch types[index] {
                case 1: .normal
                case 2: .unknown
                case 3: .control
                case 4: .userDefined
                case 5: .unused
                case 6: .byte
                default: []
                }
            buffer[index] = attributes.rawValue
        }
        return buffer
    }

    private static func scores(
        in metadata: GGUFMetadata, count: Int, isNeeded: Bool
    ) throws(TokenizerError) -> FlatBuffer<Float> {
        guard metadata.contains(Key.scores) else { return FlatBuffer(repeating: 0, count: isNeeded ? count : 0) }
        guard let length = metadata.count(of: Key.scores) else { throw .malformed(Key.scores, "is not an array") }
        guard length >= count else {
            throw .malformed(Key.scores, "holds \(length) scores for \(count) tokens")
        }
        guard isNeeded else { return FlatBuffer(repeating: 0, count: 0) }
        guard let scores = metadata.floats(Key.scores) ?? metadata.integers(Key.scores).map({ $0.map(Float.init) })
        else { throw .malformed(Key.scores, "is not an array of numbers") }
        if let index = scores[..<count].firstIndex(where: \.isNaN) {
            throw .malformed(Key.scores, "the score of token \(index) is not a number")
        }
        return FlatBuffer(Array(scores[..<count]), or: 0)
    }

    /// A token of the type byte has to say which.
    private func checkByteTokens() throws(TokenizerError) {
        for index in 0..<count where attributes[index] & TokenAttributes.byte.rawValue != 0 {
            let entry = isDecoded[index] != 0 ? ByteAlphabet.write(symbols[index]) : Array(symbols[index])
            guard Vocabulary.byte(named: entry) != nil else {
                throw .malformed(Key.tokens, "token \(index) is a byte, but not of the form <0x0A>")
            }
        }
    }

    // MARK: Flags

    private mutating func setFlags(_ metadata: GGUFMetadata) throws(TokenizerError) {
        switch model {
        case .bytePair:
            addsBOS = preTokenizer.addsBOS
            cleansSpaces = preTokenizer.cleansSpaces
        case .sentencePiece:
            addsBOS = true
            addsSpacePrefix = true
        case .wordPiece:
            addsBOS = true
            cleansSpaces = true
        }
        addsSpacePrefix = try Self.bool(Key.addSpacePrefix, in: metadata) ?? addsSpacePrefix
        addsBOS = try Self.bool(Key.addBOS, in: metadata) ?? addsBOS
        addsEOS = try Self.bool(Key.addEOS, in: metadata) ?? addsEOS
        lowercases = try Self.bool(Key.lowercase, in: metadata) ?? true
        stripsAccents = try Self.bool(Key.stripAccents, in: metadata) ?? lowercases
    }

    static func bool(_ key: String, in metadata: GGUFMetadata) throws(TokenizerError) -> Bool? {
        guard metadata.contains(key) else { return nil }
        guard let value = metadata.bool(key) else { throw .malformed(key, "is not a boolean") }
        return value
    }

    static func string(_ key: String, in metadata: GGUFMetadata) throws(TokenizerError) -> String? {
        guard metadata.contains(key) else { return nil }
        guard let value = metadata.string(key) else { throw .malformed(key, "is not a string") }
        return value
    }

    private static func preTokenizer(in metadata: GGUFMetadata) throws(TokenizerError) -> PreTokenizer {
        guard let name = try string(Key.preTokenizer, in: metadata), !name.isEmpty else { return .named("default") }
        let found = PreTokenizer.named(name)
        guard found.splitter != .unknown else {
            throw .unsupported(Key.preTokenizer, "the pre-tokenizer '\(name)' is not known")
        }
        return found
    }

    // MARK: Names

    /// Finds tokens by well-known names and sets attributes that files leave out.
    private mutating func nameSpecialTokens(_ metadata: GGUFMetadata) {
        var special = special
        for token in special.findByName({ token(of: $0) }) { mark(token, .control) }
        self.special = special
        endOfGeneration = special.endTokens
        for name in SpecialTokens.endNames {
            guard let token = token(of: name) else { continue }
            endOfGeneration.insert(token)
            mark(token, .control)
        }
        for name in SpecialTokens.visibleNames {
            if let token = token(of: name) { attributes[Int(token)] = TokenAttributes.userDefined.rawValue }
        }
        for token in [special.eos, special.eot, special.eom] {
            if let token { endOfGeneration.insert(token) }
        }
        let isEnd = { [endOfGeneration] (token: Int32?) in token.map { endOfGeneration.contains($0) } ?? false }
        // Where answers end in "<|return|>" or "<|call|>", and the like, "<|end|>" only ends a message.
        let calls = isEnd(token(of: "<|call|>")) || isEnd(token(of: "<|calls|>"))
        if calls, isEnd(token(of: "<|return|>")) || isEnd(token(of: "<|flush|>")), let end = token(of: "<|end|>"),
            endOfGeneration.remove(end) != nil
        {
            attributes[Int(end)] = TokenAttributes.userDefined.rawValue
        }
        if isEnd(token(of: "<|tool_response>")) || isEnd(token(of: "<|plamo:eos|>")), let end = token(of: "</s>"),
            endOfGeneration.remove(end) != nil
        {
            attributes[Int(end)] = TokenAttributes.normal.rawValue
        }
        setStripping(metadata)
    }

    /// Some models want the white space around special tokens removed; only their names tell.
    private func setStripping(_ metadata: GGUFMetadata) {
        let preName = metadata.string(Key.preTokenizer) ?? ""
        let architecture = metadata.string("general.architecture") ?? ""
        let name = metadata.string("general.name")?.lowercased() ?? ""
        if ["jina-v2-de", "jina-v2-es", "jina-v2-code"].contains(where: preName.contains)
            || ["nomic-bert-moe", "jina-bert-v3"].contains(where: architecture.contains)
        {
            if let mask = token(of: "<mask>") { mark(mask, .stripsLeft) }
        } else if name.contains("phi-3") || name.contains("phi3") {
            let specials: TokenAttributes = [.control, .userDefined, .unknown]
            for index in 0..<count where attributes[index] & specials.rawValue != 0 {
                attributes[index] |= TokenAttributes.stripsRight.rawValue
            }
            if let end = token(of: "</s>") { mark(end, .stripsRight) }
            for name in ["<unk>", "<s>", "<|endoftext|>"] {
                if let token = token(of: name) { attributes[Int(token)] &= ~TokenAttributes.stripsRight.rawValue }
            }
        } else if name.contains("modern-bert") {
            if let mask = token(of: "[MASK]") { mark(mask, .stripsLeft) }
        }
    }

    private func mark(_ token: Int32, _ attribute: TokenAttributes) {
        attributes[Int(token)] |= attribute.rawValue
    }
}
