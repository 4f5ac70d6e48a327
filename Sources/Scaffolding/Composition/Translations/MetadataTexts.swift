import JSON
import ScaffoldCore

/// The texts of block.json, theme.json, variations of a theme's style, and headers of patterns.
enum MetadataTexts {
    static func of(_ file: GeneratedFile) -> [TranslatableText] {
        let name = file.path.split(separator: "/").last.map(String.init) ?? ""
        if name == "block.json" { return read(file) { block($0) } }
        if name == "theme.json" || (file.kind == "json" && file.path.hasPrefix("styles/")) {
            return read(file) { theme($0, isVariation: name != "theme.json") }
        }
        if file.kind == "php", file.path.split(separator: "/").dropLast().last == "patterns" { return pattern(file) }
        return []
    }

    private typealias Found = (text: String, context: String)

    private static func read(_ file: GeneratedFile, _ texts: (SpecObject) -> [Found]) -> [TranslatableText] {
        guard let value = try? JSONParser.parse(file.content) else { return [] }
        return texts(SpecObject(value)).map { TranslatableText($0.text, context: $0.context, path: file.path) }
    }

    private static func block(_ block: SpecObject) -> [Found] {
        var found = texts(block, [("title", "block title"), ("description", "block description")])
        found += (block.strings("keywords") ?? []).map { ($0, "block keyword") }
        for style in block.objects("styles") ?? [] { found += texts(style, [("label", "block style label")]) }
        for variation in block.objects("variations") ?? [] {
            found += texts(
                variation, [("title", "block variation title"), ("description", "block variation description")])
            found += (variation.strings("keywords") ?? []).map { ($0, "block variation keyword") }
        }
        return found
    }

    /// Where theme.json has lists of things with names: https://developer.wordpress.org/block-editor/how-to-guides/themes/
    private static let named: [(path: [String], context: String)] = [
        (["settings", "typography", "fontSizes"], "Font size name"),
        (["settings", "typography", "fontFamilies"], "Font family name"),
        (["settings", "color", "palette"], "Color name"), (["settings", "color", "gradients"], "Gradient name"),
        (["settings", "color", "duotone"], "Duotone name"),
        (["settings", "spacing", "spacingSizes"], "Space size name"),
        (["settings", "shadow", "presets"], "Shadow name"),
        (["settings", "dimensions", "aspectRatios"], "Aspect ratio name"),
    ]

    private static func theme(_ theme: SpecObject, isVariation: Bool) -> [Found] {
        var found: [Found] = isVariation ? texts(theme, [("title", "Style variation name")]) : []
        for (path, context) in named {
            var object: SpecObject? = theme
            for step in path.dropLast() { object = object?.object(step) }
            for item in path.last.flatMap({ object?.objects($0) }) ?? [] { found += texts(item, [("name", context)]) }
        }
        for item in theme.objects("customTemplates") ?? [] { found += texts(item, [("title", "Custom template name")]) }
        for item in theme.objects("templateParts") ?? [] { found += texts(item, [("title", "Template part name")]) }
        return found
    }

    private static func texts(_ object: SpecObject, _ members: [(String, String)]) -> [Found] {
        members.compactMap { key, context in
            object.string(key).flatMap { $0.isEmpty ? nil : ($0, context) }
        }
    }

    /// The lines ` * Title: …` and ` * Description: …` of a pattern's first comment.
    private static func pattern(_ file: GeneratedFile) -> [TranslatableText] {
        var found: [TranslatableText] = []
        for line in String(decoding: file.content.prefix(4096), as: UTF8.self).split(separator: "\n").prefix(30) {
            for (label, context) in [("Title:", "Pattern title"), ("Description:", "Pattern description")] {
                let text = line.drop { $0 == " " || $0 == "*" }
                guard text.hasPrefix(label) else { continue }
                let value = CommentText.line(String(text.dropFirst(label.count)))
                if !value.isEmpty { found.append(TranslatableText(value, context: context, path: file.path)) }
            }
            if line.contains("*/") { break }
        }
        return found
    }
}
