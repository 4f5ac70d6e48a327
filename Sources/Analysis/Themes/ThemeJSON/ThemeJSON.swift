import AnalysisModel
import JSON

/// A theme.json, or a variation of styles in `styles/`.
struct ThemeJSON {
    let index: Int
    let document: JSONDocument
    let isVariation: Bool

    /// Whether a file of that name is the one WordPress means: other programs have themes, too.
    static func isThemeJSON(_ file: SourceFile) -> Bool {
        if file.bytes.count > 1 << 22 { return false }
        let text = 0..<file.bytes.count
        return ["\"settings\"", "\"styles\"", "\"customTemplates\"", "\"templateParts\"", "/theme.json\""].contains {
            file.firstOffset(of: $0, in: text) != nil
        }
    }

    /// The node at a path of keys.
    func node(_ path: [String]) -> JSONDocument.Node? {
        var node = document.root
        for key in path { node = node?[key] }
        return node
    }

    /// The slugs of a list of presets, with the nodes of their objects: for the whole theme and for single blocks.
    func presets(_ list: [String]) -> [(slug: String, node: JSONDocument.Node)] {
        var lists = [node(list)]
        for block in node(["settings", "blocks"])?.members ?? [] {
            var inner: JSONDocument.Node? = block.value
            for key in list.dropFirst() { inner = inner?[key] }
            lists.append(inner)
        }
        return lists.flatMap { $0?.elements ?? [] }.compactMap { node in node["slug"]?.string.map { ($0, node) } }
    }

    /// What a slug becomes in the name of a property: words and numbers in small letters, apart by hyphens.
    static func kebab(_ slug: String) -> String {
        var text = ""
        var previous: Kind = .other
        for character in slug {
            let kind = Kind(character)
            let isNewWord =
                kind != .other && !text.isEmpty && text.last != "-"
                && (previous == .other || (kind == .digit) != (previous == .digit)
                    || kind == .upper && previous == .lower)
            if isNewWord { text += "-" }
            if kind != .other { text += character.lowercased() }
            previous = kind
        }
        return text
    }

    private enum Kind {
        case lower, upper, digit, other

        init(_ character: Character) {
            if character.isNumber {
                self = .digit
            } else if character.isLetter {
                self = character.isUppercase ? .upper : .lower
            } else {
                self = .other
            }
        }
    }
}
