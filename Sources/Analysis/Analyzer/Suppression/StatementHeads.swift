import AnalysisModel
import PHPSyntax

/// Where the statements of a file begin, and how far their heads reach: to the end of the statement, or to the first
/// statement within it.
struct StatementHeads {
    private let tree: SyntaxTree
    /// The innermost statement that begins at an offset.
    private var starts: [Int: NodeID] = [:]

    init(_ tree: SyntaxTree) {
        self.tree = tree
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            guard Self.isStatement(tree.kind(node)) else { continue }
            let start = tree.byteRange(node).lowerBound
            if starts[start] == nil { starts[start] = node }
        }
    }

    /// The line on which the head of the statement ends that begins at `offset`; nil if none does.
    func lastLine(ofStatementAt offset: Int, _ file: SourceFile) -> Int? {
        guard let node = starts[offset] else { return nil }
        var end = tree.byteRange(node).upperBound
        for index in tree.nodes(through: node) where index != node.index {
            let inner = tree.node(at: index)
            guard Self.isStatement(tree.kind(inner)) || Self.isBody(tree.kind(inner)) else { continue }
            end = Swift.min(end, tree.byteRange(inner).lowerBound)
        }
        return file.lines.position(of: Swift.max(end - 1, offset)).line
    }

    private static func isBody(_ kind: NodeKind) -> Bool {
        switch kind {
        case .block, .statementList, .caseClause, .memberList, .elseIf, .elseClause: true
        default: false
        }
    }

    private static func isStatement(_ kind: NodeKind) -> Bool {
        switch kind {
        case .echo, .expressionStatement, .ifStatement, .whileStatement, .doWhile, .forStatement, .foreach,
            .switchStatement, .returnStatement, .global, .staticDeclaration, .unset, .tryStatement, .constDeclaration,
            .function, .classDeclaration, .interfaceDeclaration, .traitDeclaration, .enumDeclaration, .method,
            .propertyDeclaration, .classConstantDeclaration, .use, .namespace:
            true
        default: false
        }
    }
}
