import PHPSyntax

/// The texts that are to be translated: their placeholders, words and markup.
struct TranslationTextRule: CallRule {
    static let ids = [
        "i18n.placeholder-mismatch", "i18n.singular-placeholder", "i18n.unordered-placeholders",
        "i18n.mixed-placeholders", "i18n.nothing-to-translate", "i18n.html-wrapped",
    ]
    static let functions = TranslationFunction.names

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let translation = TranslationCall(call) else { return }
        for argument in [TranslationFunction.Argument.text, .plural] {
            guard let node = translation.value(argument), let text = translation.string(argument) else { continue }
            checkPlaceholders(text, node, &report)
            checkWords(text, node, &report)
        }
        if let singular = translation.string(.text), let plural = translation.string(.plural) {
            comparePlaceholders(singular, plural, call, &report)
        }
    }

    private func checkPlaceholders(_ text: String, _ node: NodeID, _ report: inout Reporter) {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return }
        let placeholders = Placeholders(text).all
        let unnumbered = placeholders.count { $0.number == nil }
        if unnumbered > 0 && unnumbered < placeholders.count {
            report("i18n.mixed-placeholders", at: node, values: ["text": text.shortened])
        } else if unnumbered > 1 {
            report(
                "i18n.unordered-placeholders", at: node,
                values: ["text": text.shortened, "count": "\(unnumbered)"])
        }
    }

    private func comparePlaceholders(_ singular: String, _ plural: String, _ call: Call, _ report: inout Reporter) {
        let first = Placeholders(singular)
        let second = Placeholders(plural)
        guard first.signature != second.signature else { return }
        if Set(first.signature).isSubset(of: second.signature) {
            report(
                "i18n.singular-placeholder", at: call.node,
                values: ["singular": singular.shortened, "plural": second.description])
        } else {
            report(
                "i18n.placeholder-mismatch", at: call.node,
                values: ["singular": first.description, "plural": second.description])
        }
    }

    private func checkWords(_ text: String, _ node: NodeID, _ report: inout Reporter) {
        let placeholders = Placeholders(text)
        if placeholders.all.count < 2, placeholders.rest.allSatisfy({ $0.isWhitespace || $0 == "'" || $0 == "\"" }) {
            report("i18n.nothing-to-translate", at: node, values: ["text": text])
        } else if let element = Self.wrappingElement(text) {
            report("i18n.html-wrapped", at: node, values: ["element": element])
        }
    }

    /// The name of the element that surrounds the whole text, unless its attributes have a placeholder.
    static func wrappingElement(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "<"), bytes.last == UInt8(ascii: ">") else { return nil }
        let name = bytes.dropFirst().prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
        // The address of a link may be another in each language.
        guard !name.isEmpty, !name.elementsEqual("a".utf8), let close = bytes.firstIndex(of: UInt8(ascii: ">")),
            close + 1 < bytes.count,
            !bytes[..<close].contains(UInt8(ascii: "%"))
        else { return nil }
        let end = Array("</".utf8) + name + [UInt8(ascii: ">")]
        guard bytes.count >= close + 1 + end.count, bytes.suffix(end.count).elementsEqual(end) else { return nil }
        let inside = bytes[(close + 1)..<(bytes.count - end.count)]
        let marker = Array("</".utf8) + name
        let isNested = inside.indices.contains { start in inside[start...].starts(with: marker) }
        return isNested ? nil : String(decoding: name, as: UTF8.self)
    }
}

extension String {
    /// At most 50 characters, in one line, for messages.
    var shortened: String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count > 50 ? line.prefix(49) + "…" : line
    }
}
