import JSSyntax
import ScaffoldCore

/// The calls in ECMAScript that translate a text: `__( … )` or `wp.i18n.__( … )`.
enum JSTexts {
    static func of(_ file: GeneratedFile, domain: Slug) -> [TranslatableText] {
        let tree = JSParser.parse(file.content)
        var found: [(offset: Int, text: TranslatableText)] = []
        for index in tree.nodes(through: tree.root) {
            let call = tree.node(at: index)
            guard tree.kind(call) == .call, let callee = tree.child(call, 0), let name = name(callee, tree),
                let roles = TranslationFunction.arguments(of: name)
            else { continue }
            let values = tree.arguments(call).map { tree.string($0) }
            guard let text = value(values, 0), value(values, roles.domain) == domain.text else { continue }
            let plural = roles.plural.flatMap { value(values, $0) }
            var result = TranslatableText(
                text, context: roles.context.flatMap { value(values, $0) }, plural: plural, path: file.path,
                line: tree.position(call).line)
            if TranslationFunction.isFormat(text) || plural.map(TranslationFunction.isFormat) == true {
                result.flag = "js-format"
            }
            if let comment = comment(before: call, in: tree) { result.comments = [comment] }
            found.append((tree.byteRange(call).lowerBound, result))
        }
        return found.sorted { $0.offset < $1.offset }.map(\.text)
    }

    private static func name(_ callee: NodeID, _ tree: SyntaxTree) -> String? {
        tree.kind(callee) == .identifier ? tree.name(callee) : tree.memberName(callee)
    }

    private static func value(_ values: [String?], _ index: Int) -> String? {
        index < values.count ? values[index] : nil
    }

    private static func comment(before call: NodeID, in tree: SyntaxTree) -> String? {
        let line = tree.position(call).line
        var token = tree.tokenRange(call).lowerBound - 1
        while token >= 0 {
            let text = tree.text(token: token)
            let last = max(tree.tokens.range(token).upperBound - 1, tree.tokens.range(token).lowerBound)
            let isBlank = text.utf8.allSatisfy { $0 <= 0x20 }
            if !isBlank, tree.lines.position(of: last).line < line - 1 { return nil }
            if text.hasPrefix("/*") || text.hasPrefix("//"), let comment = TranslationFunction.translatorsComment(text)
            {
                return comment
            }
            if text == ";" { return nil }
            token -= 1
        }
        return nil
    }
}
