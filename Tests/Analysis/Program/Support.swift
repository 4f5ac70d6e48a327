import AnalysisModel
import Foundation
import PHPSyntax
import Testing

import AnalysisProgram

/// A program of files given as path and source; `<?php` is put before those that lack it.
func makeProgram(_ files: KeyValuePairs<String, String>, threads: Int = 1, extraNames: [String] = []) -> Program {
    let sources = files.map { path, text in
        SourceFile(path: path, bytes: Array((text.hasPrefix("<?php") ? text : "<?php\n" + text).utf8))
    }
    return Program(files: sources, options: AnalysisOptions(threads: threads), names: NameSet(extraNames))
}

/// A program of one file, `plugin.php`.
func makeProgram(_ text: String) -> Program { makeProgram(["plugin.php": text]) }

extension Program {
    /// The nodes of a kind in a file, by place.
    func nodes(_ kinds: NodeKind..., in file: Int = 0) -> [NodeID] {
        guard let tree = trees[file] else { return [] }
        return (1..<tree.nodeCount).map { tree.node(at: $0) }.filter { kinds.contains(tree.kind($0)) }
    }

    /// The bytes of a node as text.
    func source(_ node: NodeID, in file: Int = 0) -> String {
        trees[file].map { String(decoding: $0.bytes(node), as: UTF8.self) } ?? ""
    }

    /// The value of the only argument of each call of `name`, by place.
    func arguments(of name: String, in file: Int = 0) throws -> [NodeID] {
        let tree = try #require(trees[file])
        return nodes(.call, in: file).filter { call in
            tree.child(call, 0).map { source($0, in: file) == name } ?? false
        }.compactMap { ArgumentReader(tree, call: $0)[0] }
    }

    func name(_ text: String) throws -> Symbol { try #require(symbols.symbol(text), "\(text) has no symbol") }

    func functionName(_ id: FunctionID?) -> String? { id.map { functions[$0.index].displayName } }

    func describe(_ targets: [CallbackTarget]) -> [String] {
        targets.map { target in
            switch target {
            case .function(let id): functions[id.index].displayName
            case .external(let name): "external " + symbols.text(name)
            case .externalMethod(let type, let method):
                "external " + symbols.text(type) + "::" + symbols.text(method)
            case .unknown: "unknown"
            }
        }
    }
}

/// The files below a folder, by path; empty if there is no such folder.
func readFolder(_ folder: String, endings: Set<String> = ["php"]) -> [SourceFile] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    var files: [SourceFile] = []
    while let path = walker.nextObject() as? String {
        guard endings.contains((path as NSString).pathExtension),
            let data = FileManager.default.contents(atPath: folder + "/" + path)
        else { continue }
        files.append(SourceFile(path: path, bytes: Array(data)))
    }
    return files.sorted { $0.path < $1.path }
}
