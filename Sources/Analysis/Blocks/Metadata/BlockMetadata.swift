import AnalysisModel
import JSON

/// A block.json, read.
final class BlockMetadata {
    let file: SourceFile
    /// The index of the file in the batch.
    let index: Int
    let document: JSONDocument
    /// The folder it is in, with a slash behind it unless it is the top.
    let folder: String

    init(_ file: SourceFile, index: Int) {
        self.file = file
        self.index = index
        document = JSONDocument(file.bytes)
        folder = String(file.path.dropLast(file.name.count))
    }

    /// Whether the file describes a block: it is called block.json, or has what only a block.json has.
    static func isMetadata(_ file: SourceFile) -> Bool {
        if file.name == "block.json" { return true }
        guard file.name != "theme.json", file.name != "package.json", file.name != "composer.json",
            file.bytes.count < 1 << 20, let root = JSONDocument(file.bytes).root
        else { return false }
        let schema = root["$schema"]?.string ?? ""
        return schema.hasSuffix("block.json")
            || root["apiVersion"] != nil && root["name"] != nil && root["title"] != nil
    }

    /// The block whose folder the file is in, or the nearest folder around it.
    static func nearest(to path: String, in blocks: [BlockMetadata]) -> BlockMetadata? {
        blocks.filter { path.hasPrefix($0.folder) }.max { $0.folder.utf8.count < $1.folder.utf8.count }
    }

    var name: String? { document.root?["name"]?.string }
    var textDomain: String? { document.root?["textdomain"]?.string }
    var apiVersion: Int? { document.root?["apiVersion"]?.number.flatMap { Int(exactly: $0) } }

    /// The names of the attributes that are declared, and of those that supports add.
    var attributes: [String: JSONDocument.Node]? {
        guard let root = document.root else { return nil }
        var attributes: [String: JSONDocument.Node] = [:]
        for member in root["attributes"]?.members ?? [] { attributes[member.key] = member.value }
        return attributes
    }

    /// Attributes that WordPress adds to blocks because of their supports, or to all of them.
    static let implicitAttributes: Set<String> = [
        "align", "anchor", "ariaLabel", "backgroundColor", "borderColor", "className", "content", "fontFamily",
        "fontSize", "gradient", "layout", "linkColor", "lock", "metadata", "shadow", "style", "textAlign", "textColor",
        "fitText", "allowedBlocks",
    ]
}

/// Blocks that are registered under one name.
enum DuplicateBlocks {
    static func check(_ blocks: [BlockMetadata], _ reporter: Reporter) {
        var first: [String: BlockMetadata] = [:]
        for block in blocks {
            guard let node = block.document.root?["name"], let name = node.string else { continue }
            guard let other = first[name] else {
                first[name] = block
                continue
            }
            // A source folder and what is built from it hold the same file.
            if isBuild(block.folder) != isBuild(other.folder) { continue }
            reporter.report("block.duplicate-name", block.index, node.range, ["name": name])
        }
    }

    private static func isBuild(_ folder: String) -> Bool {
        folder.split(separator: "/").contains { ["build", "dist", "assets", "public"].contains($0) }
    }
}
