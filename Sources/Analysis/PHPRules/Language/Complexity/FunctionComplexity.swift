import AnalysisProgram
import PHPSyntax

/// Functions that are long, deep, branched or take many parameters.
struct FunctionComplexity: NodeRule {
    static let ids = [
        "php.cyclomatic-complexity", "php.cognitive-complexity", "php.long-function", "php.deep-nesting",
        "php.many-parameters",
    ]
    static let kinds: [NodeKind] = [.function, .method, .closure]

    /// More independent paths than this through a function (McCabe, 1976) are many.
    private static let cyclomatic = 25
    /// Harder to follow than this (after Campbell's cognitive complexity, 2018) is hard.
    private static let cognitive = 40
    /// More lines than this are many.
    private static let lines = 200
    /// Control structures within control structures, deeper than this.
    private static let depth = 6
    private static let parameters = 8

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let slots = FunctionSlots(tree.kind(node))
        guard let body = tree.child(node, slots.body) else { return }
        let name = tree.kind(node) == .closure ? nil : tree.child(node, 1)
        let shown = name.map { tree.text($0) + "()" } ?? "The closure"
        let place = name.map { tree.byteRange($0) } ?? tree.tokens.range(tree.tokenRange(node).lowerBound)
        func check(_ id: String, _ value: Int, _ limit: Int) {
            guard value > limit else { return }
            report(
                id, at: place, values: ["function": shown, "value": "\(value)", "limit": "\(limit)"],
                severity: value > 3 * limit ? .low : nil)
        }
        // A constructor whose parameters are properties is a list of those.
        if let list = tree.child(node, slots.parameters) {
            let plain = tree.children(list).filter { tree.flags($0).isDisjoint(with: .modifiers) }
            check("php.many-parameters", plain.count, Self.parameters)
        }
        let range = tree.byteRange(body)
        let length = tree.lines.position(of: range.upperBound).line - tree.lines.position(of: range.lowerBound).line + 1
        // A body of few statements is a table or a page, not an algorithm.
        if length > Self.lines, tree.slotCount(body) > 10 { check("php.long-function", length, Self.lines) }
        guard tree.tokenRange(body).count > 100 else { return }
        let measure = ComplexityMeasure(body, of: node, file)
        check("php.cyclomatic-complexity", measure.cyclomatic, Self.cyclomatic)
        check("php.cognitive-complexity", measure.cognitive, Self.cognitive)
        check("php.deep-nesting", measure.depth, Self.depth)
    }
}

/// How branched a function is.
package struct ComplexityMeasure {
    /// 1, and 1 for each place where control forks.
    package private(set) var cyclomatic = 1
    /// 1 for each break in the flow of reading, and 1 for each level that it is nested at.
    package private(set) var cognitive = 0
    /// How deep control structures nest.
    package private(set) var depth = 0

    init(_ body: NodeID, of function: NodeID, _ file: FileContext) {
        let tree = file.tree
        let range = tree.nodes(through: body)
        // From the end, for parents come behind their children; the nesting of each node follows from its parent's.
        var nesting = [UInt16](repeating: 0, count: range.count)
        for index in range.reversed() {
            let node = tree.node(at: index)
            var level = 0
            if index < range.upperBound, let parent = file.parent(node) {
                level = Int(nesting[parent.index - range.lowerBound])
                let parentKind = tree.kind(parent)
                if parentKind.isNesting && tree.child(parent, 0) != node { level += 1 }
            }
            nesting[index - range.lowerBound] = UInt16(truncatingIfNeeded: min(level, 10_000))
            // What is in an inner function or class is measured there.
            guard file.enclosingFunction(node) == function else { continue }
            add(node, tree.kind(node), level, file)
        }
    }

    private mutating func add(_ node: NodeID, _ kind: NodeKind, _ level: Int, _ file: FileContext) {
        let tree = file.tree
        switch kind {
        case .ifStatement, .whileStatement, .doWhile, .forStatement, .foreach:
            cyclomatic += 1
            cognitive += 1 + level
            depth = max(depth, level + 1)
        case .switchStatement, .match:
            cognitive += 1 + level
            depth = max(depth, level + 1)
        case .catchClause:
            cyclomatic += 1
            cognitive += 1 + level
        case .elseIf:
            cyclomatic += 1
            cognitive += 1
        case .elseClause: cognitive += 1
        case .ternary:
            cyclomatic += 1
            cognitive += 1 + level
        case .caseClause: if tree.child(node, 0) != nil { cyclomatic += 1 }
        case .matchArm: if tree.child(node, 0) != nil { cyclomatic += 1 }
        case .binary:
            let sign = tree.mainTokenKind(node)
            switch sign {
            case .booleanAnd, .booleanOr, .kwLogicalAnd, .kwLogicalOr:
                cyclomatic += 1
                // A row of equal operators is read as one.
                let isContinued = file.parent(node).map { tree.kind($0) == .binary && tree.mainTokenKind($0) == sign }
                if isContinued != true { cognitive += 1 }
            case .coalesce: cyclomatic += 1
            default: break
            }
        case .goto: cognitive += 1 + level
        default: break
        }
    }
}

extension NodeKind {
    /// What is read with what is around it in mind.
    fileprivate var isNesting: Bool {
        switch self {
        case .ifStatement, .whileStatement, .doWhile, .forStatement, .foreach, .switchStatement, .match, .catchClause,
            .ternary:
            true
        default: false
        }
    }
}

extension ComplexityMeasure {
    /// The measure of the first function of a program's first file; of the whole file if there is none.
    package init(firstFunctionOf program: Program) {
        let context = ProgramContext(program: program, options: .init())
        let tree = program.trees.first.flatMap { $0 } ?? PHPParser.parse([])
        let file = FileContext(program: context, index: 0, tree: tree)
        for index in 1..<max(1, tree.nodeCount) where tree.kind(tree.node(at: index)) == .function {
            let function = tree.node(at: index)
            if let body = tree.child(function, 4) {
                self.init(body, of: function, file)
                return
            }
        }
        self.init(tree.root, of: tree.root, file)
    }
}
