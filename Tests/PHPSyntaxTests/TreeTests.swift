import PHPSyntax
import Testing

/// Trees against those of nikic/php-parser (`tools/goldens/php_tree.php --snippets`).
@Suite struct TreeTests {
    @Test func everySnippetHasTheTreeOfPHPParser() {
        let trees = Snippets.text("snippets.trees").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Snippets.all.count > 200)
        #expect(trees.count == Snippets.all.count)
        for (snippet, expected) in zip(Snippets.all, trees) {
            let tree = PHPParser.parse(Array(snippet.utf8))
            // PHP-Parser knows the grammar alone; what PHP's compiler refuses beyond it is no matter here.
            let hasSyntaxError = tree.errors.contains { $0.code == .syntax }
            #expect(hasSyntaxError == (expected == "error"), "\(snippet)")
            guard expected != "error" else { continue }
            #expect(String(decoding: TreeDump.dump(tree), as: UTF8.self) == expected, "\(snippet)")
        }
    }

    @Test func everyNodeIsAmongThoseBelowItsParent() {
        let more = [
            "<?php return new class($a, f()) extends B { public $p = [1]; };", "<?php new #[A(1)] class($a) {};",
        ]
        for source in Snippets.all + more {
            let tree = PHPParser.parse(Array(source.utf8))
            for (index, parent) in tree.parents().enumerated() where parent != 0 {
                #expect(tree.nodes(through: tree.node(at: Int(parent))).contains(index), "\(source)")
            }
        }
    }
}
