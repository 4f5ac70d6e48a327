import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Constructs that newer versions of PHP warn of.
struct Deprecations: NodeRule {
    static let ids = [
        "compat.php-interpolation", "compat.php-implicit-nullable", "compat.php-optional-before-required",
        "compat.php-return-type",
    ]
    static let kinds: [NodeKind] = [.interpolatedString, .heredoc, .shellCommand, .parameterList, .classDeclaration]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        switch file.tree.kind(node) {
        case .parameterList: checkParameters(node, file, &report)
        case .classDeclaration: checkReturnTypes(node, file, &report)
        default: checkInterpolation(node, file, &report)
        }
    }

    // MARK: "${name}"

    private func checkInterpolation(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        var depth = 0
        for token in tree.tokenRange(node) {
            switch tree.tokens.kinds[token] {
            case .dollarOpenBrace:
                guard depth == 0 else { continue }
                let range = tree.tokens.range(token)
                var fix: Fix?
                if token + 2 < tree.tokens.count, tree.tokens.kinds[token + 1] == .stringVariableName,
                    tree.tokens.kinds[token + 2] == .closeBrace
                {
                    fix = file.replacing(range, with: "{$", title: "Write {$name}")
                }
                report("compat.php-interpolation", at: range, fix: fix)
            case .curlyOpen: depth += 1
            case .closeBrace: depth = max(depth - 1, 0)
            default: continue
            }
        }
    }

    // MARK: Parameters

    private func checkParameters(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        let parameters = Array(tree.children(node))
        let lastRequired = parameters.lastIndex { tree.child($0, 3) == nil && !tree.flags($0).contains(.variadic) }
        for (position, parameter) in parameters.enumerated() {
            guard let value = tree.child(parameter, 3), let variable = tree.child(parameter, 2) else { continue }
            let name = tree.text(variable)
            let type = tree.child(parameter, 1)
            let isNull = file.isConstant(value, "null")
            if isNull, let type, !acceptsNull(type, file) {
                var fix: Fix?
                if tree.kind(type) == .name {
                    let start = tree.byteRange(type).lowerBound
                    fix = file.replacing(start..<start, with: "?", title: "Write ?\(tree.text(type))")
                }
                report("compat.php-implicit-nullable", at: parameter, values: ["parameter": name], fix: fix)
            }
            // A null that makes the type nullable may come before what is required, until PHP 8.3.
            if let lastRequired, position < lastRequired, !(isNull && type != nil) {
                let required = tree.child(parameters[lastRequired], 2).map(tree.text) ?? ""
                report(
                    "compat.php-optional-before-required", at: parameter,
                    values: ["parameter": name, "required": required])
            }
        }
    }

    private func acceptsNull(_ type: NodeID, _ file: FileContext) -> Bool {
        let tree = file.tree
        switch tree.kind(type) {
        case .nullableType: return true
        case .name: return ["mixed", "null"].contains(file.lowercasedName(type) ?? "")
        case .unionType: return tree.children(type).contains { acceptsNull($0, file) }
        default: return false
        }
    }

    // MARK: Return types of PHP's interfaces

    /// The methods of PHP's interfaces, with the return types that they have since 8.1.
    private static let interfaces: [String: [String: String]] = [
        "arrayaccess": [
            "offsetexists": "bool", "offsetget": "mixed", "offsetset": "void", "offsetunset": "void",
        ],
        "iterator": ["current": "mixed", "key": "mixed", "next": "void", "rewind": "void", "valid": "bool"],
        "iteratoraggregate": ["getiterator": "Traversable"],
        "countable": ["count": "int"],
        "jsonserializable": ["jsonserialize": "mixed"],
        "seekableiterator": ["seek": "void"],
        "recursiveiterator": ["getchildren": "?RecursiveIterator", "haschildren": "bool"],
        "outeriterator": ["getinneriterator": "?Iterator"],
    ]
    private static let parents: [String: [String]] = [
        "seekableiterator": ["iterator"], "recursiveiterator": ["iterator"], "outeriterator": ["iterator"],
    ]

    private func checkReturnTypes(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        let program = file.program.program
        guard let list = tree.child(node, 3), let members = tree.child(node, 4) else { return }
        var types: [String: String] = [:]
        for name in tree.children(list) {
            let interface = program.symbols.text(program.resolvedClassName(name, in: file.index, within: nil))
            for one in [interface] + (Self.parents[interface] ?? []) {
                types.merge(Self.interfaces[one] ?? [:]) { first, _ in first }
            }
        }
        guard !types.isEmpty else { return }
        for method in tree.children(members) where tree.kind(method) == .method && tree.child(method, 3) == nil {
            guard let name = tree.child(method, 1), let type = types[file.lowercasedName(name) ?? ""],
                !isExempt(method, file)
            else { continue }
            let start = tree.tokens.range(declarationStart(method, tree)).lowerBound
            let position = tree.lines.position(of: start)
            let lineStart = Int(tree.lines.starts[position.line - 1])
            let indentation = file.source.text(lineStart..<start)
            var fix: Fix?
            if indentation.allSatisfy({ $0 == " " || $0 == "\t" }) {
                fix = file.replacing(
                    start..<start, with: "#[\\ReturnTypeWillChange]\n" + indentation,
                    title: "Add #[\\ReturnTypeWillChange]")
            }
            report(
                "compat.php-return-type", at: name, values: ["method": tree.text(name), "type": type], fix: fix)
        }
    }

    /// The method's first token behind its attributes.
    private func declarationStart(_ method: NodeID, _ tree: SyntaxTree) -> Int {
        let tokens = tree.tokenRange(method)
        guard let attributes = tree.child(method, 0) else { return tokens.lowerBound }
        var token = tree.tokenRange(attributes).upperBound
        while token < tokens.upperBound, tree.tokens.kinds[token].isTrivia { token += 1 }
        return token
    }

    /// Whether `#[\ReturnTypeWillChange]` stands before the method; to older versions of PHP it is a comment.
    private func isExempt(_ method: NodeID, _ file: FileContext) -> Bool {
        guard let attributes = file.tree.child(method, 0) else { return false }
        return file.tree.bytes(attributes).split(whereSeparator: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") })
            .contains { String(asciiLowercasing: $0).hasSuffix("returntypewillchange") }
    }
}
