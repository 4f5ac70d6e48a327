import AnalysisModel
import JSON
import JSSyntax

/// The rules about the files that a block.json names.
extension MetadataRules {
    private static let scriptFields = ["editorScript", "script", "viewScript", "viewScriptModule"]
    private static let styleFields = ["editorStyle", "style", "viewStyle"]

    func checkAssets(_ root: JSONDocument.Node) {
        for field in Self.scriptFields + Self.styleFields + ["render", "variations"] {
            guard let node = root[field] else { continue }
            for one in node.elements ?? [node] {
                guard let text = one.string, text.hasPrefix("file:") else { continue }
                checkAsset(field, String(text.dropFirst("file:".count)), one.range)
            }
        }
    }

    private func checkAsset(_ field: String, _ path: String, _ range: Range<Int>) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let isScript = Self.scriptFields.contains(field)
        let wanted = isScript ? ["js", "mjs"] : Self.styleFields.contains(field) ? ["css"] : ["php"]
        if !wanted.contains(ending) {
            let isSource = ["scss", "sass", "less", "jsx", "ts", "tsx"].contains(ending)
            assetProblem(
                field, path, range,
                isSource ? "which is a source that browsers do not read" : "which is no .\(wanted[0]) file")
            return
        }
        // With block.json alone nothing is known of the files beside it.
        let folder = block.folder
        guard files.contains(where: { $0.path.hasPrefix(folder) && $0.path != block.file.path }) else { return }
        guard let target = Self.resolve(folder + path) else { return }
        guard let file = files.first(where: { $0.path == target }) else {
            // Built files come from sources that are named alike, or in another language.
            let stem = target.split(separator: ".").dropLast().joined(separator: ".")
            let hasSource = files.contains { file in
                ["scss", "sass", "less", "jsx", "ts", "tsx"].contains { "\(stem).\($0)" == file.path }
            }
            // Styles are what the build makes of imports, whatever their sources are called.
            if !hasSource && !(wanted == ["css"] && isSourceFolder) {
                assetProblem(field, path, range, "which is not there")
            }
            return
        }
        if isScript { checkDependencies(field, path, range, file, target) }
    }

    private func assetProblem(_ field: String, _ path: String, _ range: Range<Int>, _ problem: String) {
        report("block.asset-file", range, ["field": field, "path": path, "problem": problem])
    }

    /// Whether the folder holds what a build reads, and not what it writes.
    private var isSourceFolder: Bool {
        block.folder.split(separator: "/").contains("src")
            || files.contains {
                $0.path.hasPrefix(block.folder) && ["scss", "jsx", "tsx"].contains(Self.ending($0.path))
            }
    }

    private static func ending(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? "" }

    /// Without index.asset.php WordPress loads a script without what it needs.
    private func checkDependencies(
        _ field: String, _ path: String, _ range: Range<Int>, _ file: SourceFile, _ target: String
    ) {
        guard field != "viewScriptModule", !isSourceFolder else { return }
        let stem = target.split(separator: ".", omittingEmptySubsequences: false).dropLast().joined(separator: ".")
        guard !files.contains(where: { $0.path == "\(stem).asset.php" }) else { return }
        let tree = JSParser.parse(file.bytes)
        guard !tree.hasModuleSyntax && !tree.hasJSX else { return }
        let usesPackages = (1..<Swift.max(1, tree.nodeCount)).contains { index in
            let node = tree.node(at: index)
            return tree.kind(node) == .identifier && tree.isNamed(node, "wp")
        }
        if usesPackages {
            assetProblem(
                field, path, range, "which has no .asset.php beside it, so that it may run before the packages it uses")
        }
    }

    /// The path without `.` and `..`; nil if it leads out of the files.
    private static func resolve(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": if parts.popLast() == nil { return nil }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
