import Inference

/// Turns the input of a request into the model's tokens.
package enum PromptBuilder {
    /// Marks where a text that is no part of the template begins and ends, while the template is rendered.
    /// Noncharacters (Unicode 16, section 23.7): for use inside a process, never in text.
    private static let literalBegin = Unicode.Scalar(0xFDD0 as UInt32) ?? "\u{FFFD}"
    private static let literalEnd = Unicode.Scalar(0xFDD1 as UInt32) ?? "\u{FFFD}"

    package static func tokens(for input: GenerateRequest.Input, model: LocalModel) throws(Failure) -> [Int32] {
        switch input {
        case .messages(let messages):
            return encode(
                segments(of: try rendered(messages, field: "messages", model: model), model: model), model: model)
        case .prompt(let prompt, let raw):
            if raw ?? continuesVerbatim(prompt, model: model) {
                return encode([TextSegment(prompt, parseSpecial: true)], model: model)
            }
            if case .absent = model.chatTemplate {
                return encode([TextSegment(prompt, parseSpecial: false)], model: model)
            }
            let message = GenerateRequest.Message(role: "user", content: prompt)
            return encode(
                segments(of: try rendered([message], field: "prompt", model: model), model: model), model: model)
        }
    }

    /// Encodes with what the model wants around a text. A BOS token that the text brings itself, as chat templates
    /// often do, is not doubled.
    private static func encode(_ segments: [TextSegment], model: LocalModel) -> [Int32] {
        var tokens = model.tokenizer.encode(segments, addSpecial: true)
        if let bos = model.tokenizer.vocabulary.bos, tokens.count >= 2, tokens[0] == bos, tokens[1] == bos {
            tokens.removeFirst()
        }
        return tokens
    }

    /// Whether a prompt brings the model's control tokens with it: it begins with one.
    private static func continuesVerbatim(_ prompt: String, model: LocalModel) -> Bool {
        let head = Array(prompt.drop(while: \.isWhitespace).utf8.prefix(256))
        return model.tokenizer.controlRanges(in: head).first?.lowerBound == 0
    }

    /// The messages as the model's chat template writes them, with marks around what is to stay text.
    private static func rendered(
        _ messages: [GenerateRequest.Message], field: String, model: LocalModel
    ) throws(Failure) -> String {
        let template: ChatTemplate
        switch model.chatTemplate {
        case .template(let it): template = it
        case .absent:
            throw Failure(
                .unsupported, "the model \"\(model.name)\" has no chat template; send a prompt in place of messages",
                path: field)
        case .unusable(let error):
            throw Failure(
                .badTemplate, "the chat template of \"\(model.name)\", line \(error.line): \(error.message)",
                path: field)
        }
        let vocabulary = model.tokenizer.vocabulary
        func text(of token: Int32?) -> String {
            token.flatMap { vocabulary.bytes(of: $0) }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
        let now = Clock.localTime()
        do {
            return try template.render(
                [
                    "messages": .list(
                        messages.map {
                            ["role": .string($0.role), "content": .string(marked($0.content, model: model))]
                        }),
                    "add_generation_prompt": true,
                    "bos_token": .string(text(of: vocabulary.bos)),
                    "eos_token": .string(text(of: vocabulary.eos)),
                ], now: TemplateTime(unixSeconds: now.unixSeconds, utcOffsetSeconds: now.utcOffset))
        } catch {
            throw Failure(
                .badTemplate, "the chat template of \"\(model.name)\", line \(error.line): \(error.message)",
                path: field)
        }
    }

    /// The content with marks around every control token that is written in it, so that it is read as text: what users
    /// write cannot open or close a turn.
    private static func marked(_ content: String, model: LocalModel) -> String {
        let clean =
            content.unicodeScalars.contains { $0 == literalBegin || $0 == literalEnd }
            ? String(String.UnicodeScalarView(content.unicodeScalars.filter { $0 != literalBegin && $0 != literalEnd }))
            : content
        let bytes = Array(clean.utf8)
        let ranges = model.tokenizer.controlRanges(in: bytes)
        guard !ranges.isEmpty else { return clean }
        var marked: [UInt8] = []
        var end = 0
        for range in ranges {
            marked += bytes[end..<range.lowerBound]
            marked += Array(String(literalBegin).utf8) + bytes[range] + Array(String(literalEnd).utf8)
            end = range.upperBound
        }
        marked += bytes[end...]
        return String(decoding: marked, as: UTF8.self)
    }

    /// The rendered text, split at the marks. A template may cut a content anywhere: marks with anything but one control
    /// token between them are not a pair, and mean nothing.
    private static func segments(of rendered: String, model: LocalModel) -> [TextSegment] {
        var segments: [TextSegment] = []
        var text: [UInt8] = []
        // What follows a mark that began, until the one that ends it.
        var literal: [UInt8]?
        func close(_ bytes: inout [UInt8], parseSpecial: Bool) {
            if !bytes.isEmpty { segments.append(TextSegment(bytes: bytes, parseSpecial: parseSpecial)) }
            bytes = []
        }
        for scalar in rendered.unicodeScalars {
            switch scalar {
            case literalBegin:
                text += literal ?? []
                literal = []
            case literalEnd:
                guard var marked = literal else { continue }
                literal = nil
                if model.tokenizer.controlRanges(in: marked).count == 1 {
                    close(&text, parseSpecial: true)
                    close(&marked, parseSpecial: false)
                } else {
                    text += marked
                }
            default:
                let bytes = UTF8.encode(scalar) ?? .init()
                if literal == nil { text += bytes } else { literal? += bytes }
            }
        }
        text += literal ?? []
        close(&text, parseSpecial: true)
        return segments
    }
}
