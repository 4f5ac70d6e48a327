import PHPSyntax

/// Texts with placeholders need a comment that explains them to translators.
struct TranslatorsCommentRule: CallRule {
    static let ids = ["i18n.translators-comment", "i18n.translators-comment-style"]
    static let functions = TranslationFunction.names
    /// How far before the text a comment may stand, in lines and tokens.
    private static let lines = 3
    private static let tokens = 120

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let translation = TranslationCall(call) else { return }
        let texts = [translation.string(.text), translation.string(.plural)].compactMap { $0 }
        guard let text = texts.first(where: { $0.utf8.contains(UInt8(ascii: "%")) && !Placeholders($0).isEmpty })
        else { return }
        // What the only placeholder of a plural form stands for goes without saying.
        let isObvious = texts.count == 2 && Placeholders(text).valueCount == 1
        let comments = comments(before: translation, file)
        if comments.contains(where: { Self.style(file, $0) == nil }) { return }
        for comment in comments {
            guard let reason = Self.style(file, comment), !reason.isEmpty else { continue }
            report(
                "i18n.translators-comment-style", at: file.tree.tokens.range(comment), values: ["reason": reason])
            return
        }
        report(
            "i18n.translators-comment", at: call.node, values: ["text": text.shortened],
            confidence: isObvious ? .low : .high)
    }

    /// The comments between the text and a place a few lines before the call.
    private func comments(before call: TranslationCall, _ file: FileContext) -> [Int] {
        let tree = file.tree
        let start = tree.tokenRange(call.call.node).lowerBound
        let text = call.value(.text).map { tree.tokenRange($0).lowerBound } ?? start
        var comments = file.comments(in: start..<max(text, start))
        var lines = 0
        var token = start - 1
        while token >= max(0, start - Self.tokens), lines <= Self.lines {
            switch tree.tokens.kinds[token] {
            case .comment, .docComment:
                comments.append(token)
                if tree.bytes(token: token).last == 10 { lines += 1 }
            case .whitespace: lines += tree.bytes(token: token).count { $0 == 10 }
            default: break
            }
            token -= 1
        }
        return comments
    }

    /// What is wrong with a comment for translators; nil if nothing is, empty if it is none.
    private static func style(_ file: FileContext, _ token: Int) -> String? {
        let bytes = file.tree.bytes(token: token)
        let text = String(decoding: bytes.prefix(400), as: UTF8.self).lowercased()
        guard text.contains("translators") else { return "" }
        if text.hasPrefix("/**") { return "is a doc comment" }
        let body = text.drop { "/*# \t\r\n".contains($0) }
        if body.hasPrefix("translators:") { return nil }
        return body.hasPrefix("translators") ? "has no colon behind 'translators'" : ""
    }
}
