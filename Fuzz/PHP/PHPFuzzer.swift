import FuzzSupport
import PHPSyntax

/// Any bytes have tokens that cover them, and a tree whose nodes lie within them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPHP(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let tree = PHPParser.parse(UnsafeBufferPointer(start: data, count: count))
    var end = 0
    for index in 0..<tree.tokens.count {
        let range = tree.tokens.range(index)
        require(range.lowerBound == end, "token \(index) does not follow the one before it")
        end = range.upperBound
    }
    require(end == count, "the tokens end at \(end) of \(count)")
    for error in tree.errors { require((0...count).contains(error.offset), "an error outside of the text: \(error)") }
    for index in 1..<max(1, tree.nodeCount) {
        let node = tree.node(at: index)
        require(tree.byteRange(node).upperBound <= count, "node \(index) ends outside of the text")
        for child in tree.children(node) { require(child.index < index, "node \(index) has a child behind it") }
        switch tree.kind(node) {
        case .string, .heredoc, .interpolatedString: _ = tree.string(node)
        case .integer, .float: _ = tree.number(node)
        default: break
        }
    }
    require(!TreeDump.dump(tree).isEmpty, "an empty dump")
    return 0
}
