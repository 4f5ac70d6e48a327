import AnalysisModel
import PHPSyntax

/// Gives findings their fingerprints: the hash of rule, path, enclosing function and line, blanks left out, so that they
/// outlive edits elsewhere and changes of the indentation.
struct Fingerprints {
    private let files: [SourceFile]
    private let trees: [SyntaxTree?]
    /// Made when the first finding of a file comes.
    private var declarations: [Int: Declarations] = [:]

    /// More bytes of a line than this are not looked at; minified code has lines of any length.
    private static let longestLine = 512

    init(files: [SourceFile], trees: [SyntaxTree?]) {
        self.files = files
        self.trees = trees
    }

    mutating func fingerprint(of finding: Finding) -> String {
        let index = finding.span.file
        guard files.indices.contains(index) else { return SHA256.fingerprint([Array(finding.rule.utf8)]) }
        let file = files[index]
        var function = ""
        if let tree = trees[index] {
            let declarations = declarations[index] ?? Declarations(tree)
            self.declarations[index] = declarations
            function = declarations.name(at: finding.span.range.lowerBound)
        }
        return SHA256.fingerprint([
            Array(finding.rule.utf8), Array(file.path.utf8), Array(function.utf8), Self.code(of: finding, in: file),
        ])
    }

    /// The line on which the finding begins, or what is around it in a long one, without blanks.
    private static func code(of finding: Finding, in file: SourceFile) -> [UInt8] {
        let line = file.lines.byteRange(ofLineAt: finding.span.range.lowerBound, in: file.bytes.count)
        var range = line
        if line.count > longestLine {
            let start = Swift.min(Swift.max(finding.span.range.lowerBound, line.lowerBound), line.upperBound)
            range = Swift.max(line.lowerBound, start - 64)..<Swift.min(line.upperBound, start + longestLine)
        }
        return file.bytes[range].filter { $0 > 0x20 }
    }
}

/// The named functions and classes of a file, to be found by what they enclose.
private struct Declarations {
    private struct Entry {
        var range: Range<Int>
        var name: String
        /// The entry around it, or -1.
        var parent: Int
    }

    private var entries: [Entry] = []

    init(_ tree: SyntaxTree) {
        var nodes: [NodeID] = []
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .function, .method, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration:
                nodes.append(node)
            default: break
            }
        }
        nodes.sort { tree.byteRange($0).lowerBound < tree.byteRange($1).lowerBound }
        var open: [Int] = []
        for node in nodes {
            let range = tree.byteRange(node)
            while let last = open.last, entries[last].range.upperBound <= range.lowerBound { open.removeLast() }
            let name = tree.child(node, 1).map { tree.text($0) } ?? ""
            let parent = open.last ?? -1
            let isMember = tree.kind(node) == .method && parent >= 0
            let full = isMember ? entries[parent].name + "::" + name : name
            open.append(entries.count)
            entries.append(Entry(range: range, name: full, parent: parent))
        }
    }

    /// The innermost that encloses the byte; "" if none does.
    func name(at offset: Int) -> String {
        var low = -1
        var high = entries.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if entries[middle].range.lowerBound <= offset { low = middle } else { high = middle }
        }
        while low >= 0, !entries[low].range.contains(offset) { low = entries[low].parent }
        return low >= 0 ? entries[low].name : ""
    }
}
