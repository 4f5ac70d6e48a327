import JSSyntax
import Testing

/// Trees against those of acorn (`tools/goldens/js_tree.mjs snippets`).
@Suite struct TreeTests {
    @Test func everySnippetHasTheTreeOfAcorn() {
        let trees = Goldens.text("snippets.trees").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Goldens.snippets.count > 60)
        #expect(trees.count == Goldens.snippets.count)
        for (snippet, expected) in zip(Goldens.snippets, trees) {
            let options = ParserOptions(allowsTopLevelReturn: true)
            let tree = JSParser.parse(Array(snippet.utf8), options: options)
            #expect(!tree.errors.isEmpty == (expected == "error"), "\(snippet): \(tree.errors.first?.message ?? "")")
            guard expected != "error" else { continue }
            #expect(String(decoding: TreeDump.dump(tree), as: UTF8.self) == expected, "\(snippet)")
        }
    }

    @Test func rangesOfNodesAreExact() throws {
        let source = "/* é */ f( a + b, <p>t</p> )\n  .g"
        let tree = JSParser.parse(source)
        func text(_ kind: NodeKind) -> [String] {
            (1..<tree.nodeCount).map { tree.node(at: $0) }.filter { tree.kind($0) == kind }
                .map { String(decoding: tree.bytes($0), as: UTF8.self) }
        }
        #expect(text(.binary) == ["a + b"])
        #expect(text(.argumentList) == ["( a + b, <p>t</p> )"])
        #expect(text(.jsxElement) == ["<p>t</p>"])
        #expect(text(.jsxText) == ["t"])
        #expect(text(.member) == ["f( a + b, <p>t</p> )\n  .g"])
        let name = try #require((1..<tree.nodeCount).map { tree.node(at: $0) }.last { tree.kind($0) == .propertyName })
        let position = tree.position(name)
        #expect(position.line == 2 && position.column == 4)
    }

    @Test func anUnknownGoalAllowsWhatOneOfThemDoes() {
        for source in [
            "await import( 'a' );", "for await ( const a of b ) ;", "return 1;", "with ( a ) b;", "export {};",
        ] {
            let tree = JSParser.parse(source, options: ParserOptions(allowsTopLevelReturn: true))
            #expect(tree.errors.isEmpty, "\(source)")
        }
        #expect(!JSParser.parse("function f() { await g(); }").errors.isEmpty)
        #expect(!JSParser.parse("if ( a ) { export {}; }").errors.isEmpty)
    }

    @Test func childrenByWhatTheyAre() {
        let tree = JSParser.parse(
            "import a from 'b'; export { c } from 'd'; function f( g, h = 1 ) { i.j( k, ...l ); m[ 'n' ]; }")
        let nodes = (1..<tree.nodeCount).map { tree.node(at: $0) }
        #expect(nodes.compactMap { tree.source($0) } == ["b", "d"])
        #expect(nodes.compactMap { tree.declaredName($0) } == ["f"])
        #expect(nodes.compactMap { tree.memberName($0) } == ["j", "n"])
        let function = nodes.first { tree.kind($0) == .functionDeclaration }
        #expect(function.map { tree.parameters($0).map { tree.kind($0) } } == [.bindingIdentifier, .defaultPattern])
        #expect(function.flatMap { tree.body($0) }.map { tree.kind($0) } == .block)
        let call = nodes.first { tree.kind($0) == .call }
        #expect(call.map { tree.arguments($0).map { tree.kind($0) } } == [.identifier, .spread])
    }

    @Test func valuesOfLiterals() {
        func value(_ source: String) -> String? {
            let tree = JSParser.parse(source)
            return (1..<tree.nodeCount).lazy.map { tree.node(at: $0) }.compactMap { tree.string($0) }.first
        }
        #expect(value(#"'\x41\u{1F600}\uD83D\uDE00\101\n'"#) == "A😀😀A\n")
        #expect(value(#""\uD800""#) == "\u{FFFD}")
        #expect(value("`a\\`b`") == "a`b")
        #expect(value("'unterminated") == "unterminated")
        let tree = JSParser.parse("0x1F; 1_000.5; 017; .5")
        let numbers = (1..<tree.nodeCount).compactMap { tree.number(tree.node(at: $0)) }
        #expect(numbers == [31, 1000.5, 15, 0.5])
    }

    @Test func subtreesAreContiguous() {
        for snippet in Goldens.snippets {
            let tree = JSParser.parse(snippet)
            let parents = tree.parents()
            for index in 1..<max(1, tree.nodeCount) {
                let node = tree.node(at: index)
                let range = tree.nodes(through: node)
                for child in tree.children(node) {
                    #expect(range.contains(child.index), "\(snippet)")
                    #expect(parents[child.index] == UInt32(index))
                    let inner = tree.byteRange(child)
                    let outer = tree.byteRange(node)
                    let isInside = inner.lowerBound >= outer.lowerBound && inner.upperBound <= outer.upperBound
                    #expect(isInside || inner.isEmpty, "\(tree.kind(child)) in \(tree.kind(node)) of \(snippet)")
                }
            }
        }
    }
}
