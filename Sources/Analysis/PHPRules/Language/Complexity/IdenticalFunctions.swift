import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Functions with the same body, too short to be found by `DuplicateCode`.
struct IdenticalFunctions: ProgramRule {
    static let ids = ["php.identical-functions"]

    /// Shorter bodies are alike by chance.
    private static let minimumTokens = 50
    private static let minimumLines = 6
    /// From this length on they are reported as copies.
    private static let maximumLines = 24

    func check(_ context: ProgramContext, report: inout Reporter) {
        let program = context.program
        var seen: [UInt64: FunctionID] = [:]
        for (index, function) in program.functions.enumerated() {
            guard function.kind == .function || function.kind == .method, let body = function.body,
                let tree = program.trees[function.file], tree.tokenRange(body).count >= Self.minimumTokens
            else { continue }
            let range = tree.byteRange(body)
            let lines =
                tree.lines.position(of: range.upperBound).line - tree.lines.position(of: range.lowerBound).line + 1
            guard lines >= Self.minimumLines, lines <= Self.maximumLines, let hash = Self.hash(body, tree) else {
                continue
            }
            let id = FunctionID(rawValue: Int32(truncatingIfNeeded: index))
            guard let first = seen[hash] else {
                seen[hash] = id
                continue
            }
            let other = program[first]
            guard let name = tree.child(function.node, 1), let otherTree = program.trees[other.file],
                let otherName = otherTree.child(other.node, 1)
            else { continue }
            let line = otherTree.position(otherName).line
            let path = program.files[other.file].path
            report(
                "php.identical-functions", at: SourceSpan(file: function.file, range: tree.byteRange(name)),
                values: [
                    "function": function.displayName, "other": other.displayName,
                    "place": other.file == function.file ? "line \(line)" : "\(path), line \(line)",
                ])
        }
    }

    /// A hash of the tokens that are no trivia (FNV-1a, 64 bits); nil if they are too few.
    private static func hash(_ body: NodeID, _ tree: SyntaxTree) -> UInt64? {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        for token in tree.tokenRange(body) where !tree.tokens.kinds[token].isTrivia {
            count += 1
            hash = (hash ^ UInt64(tree.tokens.kinds[token].rawValue)) &* 0x100_0000_01B3
            for byte in tree.bytes(token: token) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return count >= minimumTokens ? hash : nil
    }
}
