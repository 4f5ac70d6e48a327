import AnalysisModel

/// The fields that a plugin, a theme or its readme says about itself, such as "Requires PHP: 7.4".
package struct PluginHeader: Sendable {
    /// A field and where it stands.
    package struct Field: Sendable {
        package var value: String
        package var span: SourceSpan
    }

    /// The index of the file with the header: the plugin's main file or the theme's style.css.
    package private(set) var file: Int?
    /// By name, in small letters; of the main file, then of the readme.
    package private(set) var fields: [String: Field] = [:]
    /// The same of the readme alone.
    package private(set) var readme: [String: Field] = [:]

    private static let names: Set<String> = [
        "plugin name", "theme name", "plugin uri", "theme uri", "version", "description", "author", "author uri",
        "requires at least", "requires php", "requires plugins", "tested up to", "stable tag", "text domain",
        "domain path", "network", "license", "license uri", "update uri", "contributors", "tags", "template",
    ]

    /// Looks in the PHP files, style.css and readme.txt that lie nearest to the top.
    package init(files: [SourceFile]) {
        var depth = Int.max
        for (index, source) in files.enumerated() {
            let level = source.path.utf8.count { $0 == UInt8(ascii: "/") }
            let isStyle = source.name == "style.css"
            guard level < depth, source.language == .php || isStyle else { continue }
            let found = Self.fields(source, index)
            guard found[isStyle ? "theme name" : "plugin name"] != nil else { continue }
            depth = level
            file = index
            fields = found
        }
        depth = Int.max
        for (index, source) in files.enumerated() {
            let name = source.name.lowercased()
            let level = source.path.utf8.count { $0 == UInt8(ascii: "/") }
            guard level < depth, name == "readme.txt" || name == "readme.md" else { continue }
            let found = Self.fields(source, index)
            guard !found.isEmpty else { continue }
            depth = level
            readme = found
        }
        fields.merge(readme) { header, _ in header }
    }

    /// The version that a field states, such as [7, 4]; nil if it states none.
    package func version(_ name: String) -> [Int]? {
        guard let text = fields[name]?.value else { return nil }
        let numbers = text.prefix { $0.isNumber || $0 == "." }.split(separator: ".").compactMap { Int($0) }
        return numbers.isEmpty ? nil : numbers
    }

    /// The fields in the first 8 KB, as WordPress reads them.
    private static func fields(_ source: SourceFile, _ index: Int) -> [String: Field] {
        var fields: [String: Field] = [:]
        var start = 0
        let end = min(source.bytes.count, 8192)
        while start < end {
            let lineEnd = source.bytes[start..<end].firstIndex { $0 == 10 || $0 == 13 } ?? end
            if let (name, field) = field(source, index, start..<lineEnd), fields[name] == nil { fields[name] = field }
            start = lineEnd + 1
        }
        return fields
    }

    /// A line such as ` * Requires PHP: 7.4`.
    private static func field(_ source: SourceFile, _ index: Int, _ line: Range<Int>) -> (String, Field)? {
        guard let colon = source.bytes[line].firstIndex(of: UInt8(ascii: ":")), colon - line.lowerBound < 60 else {
            return nil
        }
        var name = source.text(line.lowerBound..<colon).lowercased()[...]
        if name.hasPrefix("<?php") { name = name.dropFirst(5) }
        name = name.drop { " \t/*#@".contains($0) }.trimmed
        guard names.contains(String(name)) else { return nil }
        var value = source.text(colon + 1..<line.upperBound)[...]
        if let close = value.range(ofEnd: "*/") { value = value[..<close] }
        if let close = value.range(ofEnd: "?>") { value = value[..<close] }
        return (String(name), Field(value: String(value.trimmed), span: SourceSpan(file: index, range: line)))
    }
}

extension Substring {
    /// Where `end` begins, if it is there.
    fileprivate func range(ofEnd end: String) -> Substring.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(end) { return index }
            formIndex(after: &index)
        }
        return nil
    }
}
