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
    package let network: Network
    package let chatTemplate: ChatTemplateState

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
            if file.tensors.isEmpty {
                network = .none
            } else if try Architecture(file.metadata).generates {
                network = .decoder(try TextDecoder(file: file))
            } else {
                network = .encoder(try TextEncoder(file: file))
            }
        } catch {
            throw Failure(error, path: path)
        }
        do {
            tokenizer = try makeTokenizer(metadata: file.metadata)
        } catch {
            throw Failure(error, path: path)
        }
        guard let source = file.metadata.string("tokenizer.chat_template") else {
            chatTemplate = .absent
            return
        }
        do {
            chatTemplate = .template(try ChatTemplate(source: source))
        } catch {
            chatTemplate = .unusable(error)
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
