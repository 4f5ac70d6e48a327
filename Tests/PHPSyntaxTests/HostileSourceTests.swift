import PHPSyntax
import Testing

/// What no source may do: lose bytes, trap, take for ever.
@Suite struct HostileSourceTests {
    /// Parses and checks what holds for every source.
    private func check(_ source: [UInt8]) {
        let tree = PHPParser.parse(source)
        var end = 0
        for index in 0..<tree.tokens.count {
            let range = tree.tokens.range(index)
            guard range.lowerBound == end, range.upperBound >= range.lowerBound else {
                Issue.record("token \(index) of \(source) does not follow the one before it")
                return
            }
            end = range.upperBound
        }
        #expect(end == source.count)
        for error in tree.errors {
            #expect((0...source.count).contains(error.offset))
            #expect(error.line >= 1 && error.column >= 1)
        }
    }

    @Test func tokensAreTheWholeSourceWhereverItIsCut() {
        for snippet in Snippets.all {
            let source = Array(snippet.utf8)
            for count in stride(from: 0, through: source.count, by: max(1, source.count / 40)) {
                check(Array(source[..<count]))
            }
        }
    }

    @Test func tokensAreTheWholeSourceWithBytesChanged() {
        var generator = SystemRandomNumberGenerator()
        let bytes = Array("'\"`{}()[]<>?$;#/*\\\n\u{0}aZ9_:=&|-%@,.é".utf8)
        for snippet in Snippets.all {
            for _ in 0..<20 {
                var source = Array(snippet.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !source.isEmpty {
                    source[Int.random(in: 0..<source.count, using: &generator)] = bytes.randomElement() ?? 0
                }
                check(source)
            }
        }
    }

    @Test func deepNestingIsAnErrorAndNoCrash() {
        for (open, close) in [("(", ")"), ("[", "]"), ("{", "}"), ("!", ""), ("if(1)", ""), ("fn()=>", ""), ("-", "")] {
            let source =
                "<?php $a = " + String(repeating: open, count: 50_000) + "1" + String(repeating: close, count: 50_000)
            let tree = PHPParser.parse(Array((source + ";").utf8))
            #expect(!tree.errors.isEmpty, "\(open)")
        }
    }

    @Test func broken() {
        let tree = PHPParser.parse(Array("<?php\nfunction f( {\n    return 1 +;\n}\necho 'after';\n".utf8))
        let first = tree.errors.first
        #expect(first?.line == 2)
        #expect(String(decoding: TreeDump.dump(tree), as: UTF8.self).contains("after"))
    }
}
