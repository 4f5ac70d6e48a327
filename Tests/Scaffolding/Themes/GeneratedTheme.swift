import JSON
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// A generated theme, as tests look at it.
struct GeneratedTheme {
    let files: [GeneratedFile]

    /// A specification in JSON without its braces; the theme is called "Modern Portfolio".
    init(_ members: String = "") throws {
        let more = members.isEmpty ? "" : ", \(members)"
        try self.init(JSONParser.parse(#"{"theme_name": "Modern Portfolio"\#(more)}"#))
    }

    init(_ specification: JSONValue) throws { files = try Scaffolder.files(of: .theme, specification) }

    var paths: [String] { files.map(\.path) }

    func text(_ path: String) throws -> String {
        String(decoding: try #require(files.first { $0.path == path }, "there is no \(path)").content, as: UTF8.self)
    }

    func json(_ path: String) throws -> JSONValue { try JSONParser.parse(text(path)) }

    /// What PHP and JSON would refuse, and what PHP 7.4 does not have yet.
    var faults: [String] {
        files.flatMap { file -> [String] in
            switch file.kind {
            case "php":
                let tree = PHPParser.parse(file.content)
                return tree.errors.map { "\(file.path):\($0.line): \($0.message)" }
                    + tree.versionNotes.filter { $0.since.map { PHPVersion(7, 4) < $0 } ?? false }
                    .map { "\(file.path): \($0.feature)" }
            case "json": return (try? JSONParser.parse(file.content)) == nil ? ["\(file.path) is no JSON"] : []
            default: return []
            }
        }
    }

    /// The values of all string literals of PHP.
    var strings: Set<String> {
        var values: Set<String> = []
        for file in files where file.kind == "php" {
            let tree = PHPParser.parse(file.content)
            for node in tree.nodes(through: tree.root).map(tree.node(at:)) {
                if let bytes = tree.string(node) { values.insert(String(decoding: bytes, as: UTF8.self)) }
            }
        }
        return values
    }

    /// What the PHP consists of, whatever its literals hold.
    var shape: [[NodeKind]] {
        files.filter { $0.kind == "php" }.map { file in
            let tree = PHPParser.parse(file.content)
            return tree.nodes(through: tree.root).map(tree.node(at:)).compactMap { node in
                switch tree.kind(node) {
                case .interpolatedString where tree.string(node) != nil: .string
                case .stringPart: nil
                default: tree.kind(node)
                }
            }
        }
    }

    /// The colours of a palette by their slugs, from theme.json or a variation.
    func palette(_ path: String = "theme.json") throws -> [String: Colour] {
        var node: JSONValue? = try json(path)
        for key in ["settings", "color", "palette"] {
            guard case .object(let members)? = node else { break }
            node = members[key]
        }
        var colours: [String: Colour] = [:]
        guard case .array(let entries)? = node else { return [:] }
        for entry in entries {
            let object = SpecObject(entry)
            colours[object.string("slug") ?? ""] = object.string("color").flatMap { Colour($0) }
        }
        return colours
    }

    /// What is wrong with the block comments of a text: names that do not close, attributes that are no JSON.
    static func markupFaults(_ text: String) -> [String] {
        var open: [Substring] = []
        var faults: [String] = []
        var rest = text[...]
        while let start = rest.range(of: "<!--") {
            rest = rest[start.upperBound...]
            guard let end = rest.range(of: "-->") else { return faults + ["a comment has no end"] }
            var comment = rest[..<end.lowerBound].drop { $0 == " " }
            rest = rest[end.upperBound...]
            while comment.last == " " { comment.removeLast() }
            if comment.hasPrefix("/wp:") {
                if open.popLast() != comment.dropFirst(4) { faults.append("\(comment) closes nothing") }
                continue
            }
            guard comment.hasPrefix("wp:") else {
                faults.append("\(comment) is no block")
                continue
            }
            let isVoid = comment.hasSuffix("/")
            if isVoid { comment.removeLast() }
            let name = comment.dropFirst(3).prefix { $0 != " " }
            let json = comment.dropFirst(3 + name.count).drop { $0 == " " }
            if !json.isEmpty, (try? JSONParser.parse(String(json))) == nil { faults.append("\(name): \(json)") }
            if !isVoid { open.append(name) }
        }
        return faults + open.map { "\($0) stays open" }
    }
}

extension Substring {
    /// Where a text stands first.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

/// The error that a specification gives.
func fault(_ members: String) -> SpecError? {
    do {
        _ = try GeneratedTheme(members)
        return nil
    } catch {
        return error as? SpecError
    }
}

/// A value that would leave any place that it is not escaped for.
let hostile = "'x\" */ ?> <?php evil(); // \\ \\' {$y} $z </style> --> %s é 日本\nnext ' line"
