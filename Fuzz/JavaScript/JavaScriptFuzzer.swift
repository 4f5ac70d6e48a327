import FuzzSupport
import JSSyntax

/// Any bytes have tokens that cover them, a tree, and scopes; what is valid for a script is so for an unknown goal.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJavaScript(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let source = Array(UnsafeBufferPointer(start: data, count: count))
    let tree = JSParser.parse(source)
    var end = 0
    for index in 0..<tree.tokens.count {
        let range = tree.tokens.range(index)
        require(range.lowerBound == end, "token \(index) does not follow the one before it")
        end = range.upperBound
    }
    require(end == count, "the tokens end at \(end) of \(count)")
    for error in tree.errors { require((0...count).contains(error.offset), "an error outside of the text: \(error)") }
    for index in 1..<max(1, tree.nodeCount) {
        for child in tree.children(tree.node(at: index)) {
            require(child.index < index, "node \(index) has a child behind it")
        }
    }
    let analysis = ScopeAnalysis(tree)
    for reference in analysis.references {
        require(tree.kind(reference.node) == .identifier, "a reference that is no identifier")
    }
    let script = JSParser.parse(source, options: ParserOptions(goal: .script))
    require(!script.errors.isEmpty || tree.errors.isEmpty, "a valid script that is nothing valid")
    require(TreeDump.dump(tree).count > 0, "an empty dump")
    return 0
}
