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

    /// 100,000 of what nests, and of what need not nest but makes deep trees.
    @Test(
        arguments: [
            ("(", ")"), ("[", "]"), ("{", "}"), ("!", ""), ("if(1)", ""), ("fn()=>", ""), ("-", ""), ("", ")"),
            ("", "}"),
            ("f(", ")"), ("$a[", "]"), ("\"{$a[", "]}\""), ("new class(", "){}"), ("match(1){1=>", "}"), ("#[A(", ")]"),
            ("function(){", "}"), ("@", ""), ("<<<A\n{$", "}\nA"), ("a?", ":b"), ("(int)", ""),
        ])
    func deepNestingIsAnErrorAndNoCrash(_ open: String, _ close: String) {
        let source =
            "<?php $a = " + String(repeating: open, count: 100_000) + "1" + String(repeating: close, count: 100_000)
        let tree = PHPParser.parse(Array((source + ";").utf8))
        #expect(!tree.errors.isEmpty)
        #expect(tree.tokens.range(tree.tokens.count - 1).upperBound == source.utf8.count + 1)
    }

    @Test(arguments: [" . 1", "->b()", "[0]", " + $b", "['c'] = 1; $a", "::d", " |> f(...)"])
    func chainsMayBeAsLongAsTheyLike(_ link: String) {
        let source = "<?php $a" + String(repeating: link, count: 100_000) + ";"
        let tree = PHPParser.parse(Array(source.utf8))
        #expect(tree.errors.isEmpty, "\(tree.errors.first?.message ?? "")")
        #expect(tree.nodeCount > 100_000)
    }

    /// LF, CR LF and CR alone end lines; a byte order mark is text before PHP; columns count bytes, whatever they are.
    @Test(
        arguments: [
            ("<?php\n  ?? 1;", 2, 3), ("<?php\r\n  ?? 1;", 2, 3), ("<?php\r  ?? 1;", 2, 3),
            ("<?php\r\r\n\n ?? 1;", 4, 2),
            ("\u{FEFF}<?php ?? 1;", 1, 10), ("\u{FEFF}\r<?php ?? 1;", 2, 7), ("<?php // é\r?? 1;", 2, 1),
            ("<?php /*\r\r\n*/ ?? 1;", 3, 4), ("<?php <<<A\r\ra\rA ?? ;", 4, 6),
        ])
    func errorsAreWhereTheyAre(_ source: String, _ line: Int, _ column: Int) {
        let error = PHPParser.parse(Array(source.utf8)).errors.first
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(
        arguments: [
            ("<?php $a = ?? 1;", "unexpected \"??\""), ("<?php f(1;", "unexpected \";\", expecting \")\""),
            ("<?php foreach ($a => $b) {}", "unexpected \"=>\", expecting \"as\""),
            ("<?php if", "unexpected end of file"),
            ("<?php do {} until (1);", "unexpected identifier until, expecting \"while\""),
        ])
    func errorsNameTokensAsTheyAreWritten(_ source: String, _ message: String) {
        #expect(PHPParser.parse(source).errors.first?.message.hasPrefix(message) == true)
    }

    @Test func bytesThatAreNoTextCountAsBytes() {
        for bytes in [[0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80]]
            as [[UInt8]]
        {
            let source = Array("<?php $a = '".utf8) + bytes + Array("' ) ;".utf8)
            let tree = PHPParser.parse(source)
            #expect(tree.errors.first?.column == 12 + bytes.count + 3)
            #expect(Array(tree.source) == source)
        }
    }

    @Test func broken() {
        let tree = PHPParser.parse(Array("<?php\nfunction f( {\n    return 1 +;\n}\necho 'after';\n".utf8))
        let first = tree.errors.first
        #expect(first?.line == 2)
        #expect(String(decoding: TreeDump.dump(tree), as: UTF8.self).contains("after"))
    }
}
