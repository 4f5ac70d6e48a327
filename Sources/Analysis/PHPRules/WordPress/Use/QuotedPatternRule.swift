import AnalysisModel
import PHPSyntax

/// Text that is quoted for a regular expression without its delimiter.
struct QuotedPatternRule: CallRule {
    static let ids = ["wp.preg-quote-delimiter"]
    static let functions = ["preg_quote"]
    /// What `preg_quote()` escapes anyway.
    private static let escaped = Set(".\\+*?[^]$(){}=!<>|:-#".utf8)

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard call.argumentCount == 1, !call.isSpread, !call.isFirstClassCallable, let argument = call.argumentList
        else { return }
        guard let delimiter = delimiter(around: call.node, file) else {
            if !file.isCore {
                report(
                    "wp.preg-quote-delimiter", at: call.node, values: ["delimiter": "/, if it is the delimiter"],
                    severity: .info, confidence: .low)
            }
            return
        }
        if Self.escaped.contains(delimiter) { return }
        let character = String(decoding: [delimiter], as: UTF8.self)
        var fix: Fix?
        if let last = file.tree.children(argument).first {
            let end = file.tree.byteRange(last).upperBound
            let quoted = character == "'" ? "\"'\"" : "'\(character)'"
            fix = file.replacing(end..<end, with: ", \(quoted)", title: "Name the delimiter")
        }
        report("wp.preg-quote-delimiter", at: call.node, values: ["delimiter": character], fix: fix)
    }

    /// The first character of the pattern that the call is joined into.
    private func delimiter(around node: NodeID, _ file: FileContext) -> UInt8? {
        let tree = file.tree
        var top = node
        for ancestor in file.ancestors(of: node, limit: 64) {
            guard tree.kind(ancestor) == .binary, tree.mainTokenKind(ancestor) == .dot else { break }
            top = ancestor
        }
        guard top != node, isPattern(top, file) else { return nil }
        var first = top
        for _ in 0..<64 {
            guard tree.kind(first) == .binary, let left = tree.child(first, 0) else { break }
            first = left
        }
        return file.constantString(first)?.utf8.first
    }

    private func isPattern(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let parent = file.parent(node) else { return false }
        switch file.tree.kind(parent) {
        case .argument:
            guard let call = file.parent(parent).flatMap({ file.parent($0) }).flatMap({ Call($0, in: file) }),
                let name = call.name
            else { return false }
            return name.hasPrefix("preg_") && call.argument(0) == node
        case .assign:
            let name = file.variableName(file.tree.child(parent, 0))?.lowercased() ?? ""
            return name.contains("pattern") || name.contains("regex")
        default: return false
        }
    }
}
