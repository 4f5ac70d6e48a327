import JSON
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// A generated plugin, by the paths of its files.
struct Generated {
    let files: [GeneratedFile]

    init(_ spec: String) throws {
        files = try Scaffolder.files(of: .plugin, try JSONParser.parse(spec))
    }

    init(_ spec: JSONObject) throws {
        files = try Scaffolder.files(of: .plugin, .object(spec))
    }

    func text(_ path: String) -> String {
        files.first { $0.path == path }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
    }

    /// The content of the file whose path ends so.
    func text(endingWith end: String) -> String {
        files.first { $0.path.hasSuffix(end) }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
    }

    var php: [GeneratedFile] { files.filter { $0.kind == "php" } }

    /// What PHP would refuse, with the files.
    var faults: [String] {
        php.flatMap { file in tree(file).errors.map { "\(file.path): \($0)" } }
    }

    func tree(_ file: GeneratedFile) -> SyntaxTree {
        file.content.withUnsafeBufferPointer { PHPParser.parse($0) }
    }

    /// The values of all string literals in PHP.
    var literals: Set<String> {
        var values: Set<String> = []
        for file in php {
            let tree = tree(file)
            for index in tree.nodes(through: tree.root) {
                if let bytes = tree.string(tree.node(at: index)) {
                    values.insert(String(decoding: bytes, as: UTF8.self))
                }
            }
        }
        return values
    }

    /// The names of all variables, functions and constants that PHP finds in code.
    func contains(code word: String) -> Bool {
        php.contains { file in
            let tree = tree(file)
            return tree.nodes(through: tree.root).contains { index in
                let node = tree.node(at: index)
                return tree.kind(node) == .name && tree.text(node) == word
            }
        }
    }
}

/// The error that a specification gives.
func fault(_ spec: String) throws -> SpecError? {
    do {
        _ = try Scaffolder.files(of: .plugin, try JSONParser.parse(spec))
        return nil
    } catch let error as SpecError {
        return error
    }
}

/// Features that are tested here.
let features = [
    "custom_post_type", "meta_boxes", "rest_api", "settings", "shortcodes", "widgets", "blocks",
]

/// A value that would leave any place that it is not escaped for.
let hostile = "'x\" */ ?> <?php evil(); // \\ \\' {$y} $z </script> --> %s é 日本\nnext ' line"

/// The same in places that are one line.
let hostileLine = "'x\" */ ?> <?php evil(); // \\ \\' {$y} $z </script> --> %s é 日本 next ' line"

/// Fields of every kind, with hostile labels.
let fields: JSONValue = .array(
    Field.Kind.allCases.map { kind in
        var field = JSONObject([
            ("name", .string("my_\(kind.rawValue)")), ("type", .string(kind.rawValue)), ("label", .string(hostile)),
            ("description", .string(hostile)),
        ])
        if kind == .select {
            field["choices"] = .array([
                .object(JSONObject([("value", .string(hostileLine)), ("label", .string(hostile))])), .string("Other"),
            ])
        }
        return .object(field)
    })
