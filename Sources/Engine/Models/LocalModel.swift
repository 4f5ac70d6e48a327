import Inference

/// A model in the process: its file, its tokenizer and what computes it. Shared by every handle that names it.
package final class LocalModel: Sendable {
    /// What computes a model.
    package enum Network: Sendable {
        /// Generates text.
        case decoder(TextDecoder)
        /// Embeds text.
        case encoder(TextEncoder)
        /// Nothing: the file holds a vocabulary alone.
        case none
    }

    package let name: String
    package let file: GGUFFile
    package let tokenizer: any Tokenizer

    // Models stay in the process, and what stays is held by plain references: leak checkers of C hosts (LeakSanitizer)
    // do not follow the tagged pointers inside enums with payloads. So there is no stored `Network` here, and no tree
    // of a parsed template; parsing takes microseconds.
    private let textDecoder: TextDecoder?
    private let textEncoder: TextEncoder?
    private let templateSource: String?

    /// The chat template of a model: there, absent, or one that this version cannot run.
    package enum ChatTemplateState: Sendable {
        case absent
        case template(ChatTemplate)
        case unusable(ChatTemplateError)
    }

    /// Opens the file at `path`.
    package init(name: String, path: String) throws(Failure) {
        self.name = name
        do {
            file = try GGUFFile(path: path)
        } catch {
            throw Failure(error, path: path)
        }
        do {
            let generates = try file.tensors.isEmpty ? nil : Architecture(file.metadata).generates
            textDecoder = try generates == true ? TextDecoder(file: file) : nil
            textEncoder = try generates == false ? TextEncoder(file: file) : nil
        } catch {
            throw Failure(error, path: path)
        }
        do {
            tokenizer = try makeTokenizer(metadata: file.metadata)
        } catch {
            throw Failure(error, path: path)
        }
        templateSource = file.metadata.string("tokenizer.chat_template")
    }

    package var network: Network {
        if let textDecoder { return .decoder(textDecoder) }
        if let textEncoder { return .encoder(textEncoder) }
        return .none
    }

    /// The chat template, parsed.
    package var chatTemplate: ChatTemplateState {
        guard let templateSource else { return .absent }
        do {
            return .template(try ChatTemplate(source: templateSource))
        } catch {
            return .unusable(error)
        }
    }

    /// The decoder, for what only text models can do.
    package func decoder(for purpose: String) throws(Failure) -> TextDecoder {
        switch network {
        case .decoder(let decoder): return decoder
        case .encoder: throw Failure(.unsupported, "the model \"\(name)\" embeds text; it cannot \(purpose)")
        case .none: throw vocabularyOnly
        }
    }

    /// The encoder, for what only embedding models can do.
    package func encoder() throws(Failure) -> TextEncoder {
        switch network {
        case .encoder(let encoder): return encoder
        case .decoder: throw Failure(.unsupported, "the model \"\(name)\" generates text; it does not embed")
        case .none: throw vocabularyOnly
        }
    }

    private var vocabularyOnly: Failure {
        Failure(.unsupported, "the file of \"\(name)\" holds a vocabulary and no weights: it can only tokenize")
    }
}
