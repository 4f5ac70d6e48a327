import JSON
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// A plugin made of a specification, with its PHP parsed.
struct GeneratedPlugin {
    let files: [GeneratedFile]
    let trees: [(path: String, tree: SyntaxTree)]

    /// A specification in JSON without its braces; the plugin is called "Product Manager".
    init(_ members: String) throws {
        try self.init(specification: #"{"plugin_name": "Product Manager", \#(members)}"#)
    }

    init(specification: String) throws {
        files = try Scaffolder.files(of: .plugin, JSONParser.parse(specification))
        trees = files.filter { $0.kind == "php" }.map { ($0.path, PHPParser.parse($0.content)) }
    }

    func text(_ path: String) -> String {
        files.first { $0.path == path }.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
    }

    /// Everything that PHP would refuse, and what PHP 7.4 does not have yet.
    var faults: [String] {
        trees.flatMap { path, tree in
            tree.errors.map { "\(path):\($0.line): \($0.message)" }
                + tree.versionNotes.filter { $0.since.map { PHPVersion(7, 4) < $0 } ?? false }
                .map { "\(path): \($0.feature)" }
        }
    }

    /// The values of all string literals.
    var strings: Set<String> {
        var values: Set<String> = []
        for (_, tree) in trees {
            for node in tree.nodes(through: tree.root).map(tree.node(at:)) {
                if let bytes = tree.string(node) { values.insert(String(decoding: bytes, as: UTF8.self)) }
            }
        }
        return values
    }

    /// What the plugin's code, without its tests, consists of, whatever its literals hold.
    var shape: [[NodeKind]] {
        trees.filter { !$0.path.hasPrefix("tests/") }.map { _, tree in
            tree.nodes(through: tree.root).map(tree.node(at:)).compactMap { node in
                switch tree.kind(node) {
                // Quotes of either kind hold a text.
                case .interpolatedString where tree.string(node) != nil: .string
                case .stringPart: nil
                default: tree.kind(node)
                }
            }
        }
    }
}
