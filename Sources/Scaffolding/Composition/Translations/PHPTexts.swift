import PHPSyntax
import ScaffoldCore

/// The calls in PHP that translate a text.
enum PHPTexts {
    static func of(_ file: GeneratedFile, domain: Slug) -> [TranslatableText] {
        let tree = file.content.withUnsafeBufferPointer { PHPParser.parse($0) }
        var found: [(offset: Int, text: TranslatableText)] = []
        for index in tree.nodes(through: tree.root) {
            let call = tree.node(at: index)
            guard tree.kind(call) == .call, let callee = tree.child(call, 0), tree.kind(callee) == .name,
                let roles = TranslationFunction.arguments(of: tree.text(callee)), let list = tree.child(call, 1)
            else { continue }
            let values = tree.children(list).map { argument in
                tree.child(argument, 1).flatMap { tree.string($0) }.map { String(decoding: $0, as: UTF8.self) }
            }
            guard let text = value(values, 0), value(values, roles.domain) == domain.text else { continue }
            let plural = roles.plural.flatMap { value(values, $0) }
            var result = TranslatableText(
                text, context: roles.context.flatMap { value(values, $0) }, plural: plural, path: file.path,
                line: tree.position(call).line)
            if TranslationFunction.isFormat(text) || plural.map(TranslationFunction.isFormat) == true {
                result.flag = "php-format"
            }
            if let comment = comment(before: call, in: tree) { result.comments = [comment] }
            found.append((tree.byteRange(call).lowerBound, result))
        }
        return found.sorted { $0.offset < $1.offset }.map(\.text)
    }

    private static func value(_ values: [String?], _ index: Int) -> String? {
        index < values.count ? values[index] : nil
    }

    /// The comment for translators in the line of a call or the one before it, unless another statement is between.
    private static func comment(before call: NodeID, in tree: SyntaxTree) -> String? {
        let line = tree.position(call).line
        var token = tree.tokenRange(call).lowerBound - 1
        while token >= 0 {
            let kind = tree.tokens.kinds[token]
            let last = max(tree.tokens.range(token).upperBound - 1, tree.tokens.range(token).lowerBound)
            if kind != .whitespace, tree.lines.position(of: last).line < line - 1 { return nil }
            if kind == .comment || kind == .docComment {
                if let text = TranslationFunction.translatorsComment(tree.text(token: token)) { return text }
            }
            if tree.text(token: token) == ";" { return nil }
            token -= 1
        }
        return nil
    }
}
