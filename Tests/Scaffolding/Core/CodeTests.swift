import ScaffoldCore
import Testing

@Suite struct CodeTests {
    @Test func aPieceKeepsTheIndentationOfItsLine() {
        let inner: PHP = "a();\nb();"
        let outer: PHP = """
            if ( $x ) {
                \(inner)
            }
            """
        #expect(outer.text == "if ( $x ) {\n    a();\n    b();\n}")
    }

    @Test func anEmptyPieceTakesItsLineWithIt() {
        let none: PHP = ""
        let code: PHP = """
            first();
                \(none)
            last();
            """
        #expect(code.text == "first();\nlast();")
        let end: PHP = """
            first();
            \(none)
            """
        #expect(end.text == "first();")
        let within: PHP = "call(\(none));"
        #expect(within.text == "call();")
    }

    @Test func filesAreIndentedWithTabs() {
        let code: PHP = "a\n    b\n        c\n      d   \n\n\n"
        #expect(String(decoding: code.file, as: UTF8.self) == "a\n\tb\n\t\tc\n\t  d\n")
    }

    @Test(arguments: [
        ("plain", "'plain'"), ("it's", "'it\\'s'"), ("a\\", "'a\\\\'"), ("$x", "'$x'"),
        ("two\nlines $x \"q\"", "\"two\\nlines \\$x \\\"q\\\"\""), ("?>", "'?>'"), ("\u{202E}", "\"\\u{202e}\""),
    ])
    func stringsOfPHP(_ value: String, _ expected: String) {
        let code: PHP = "\(string: value)"
        #expect(code.text == expected)
    }

    @Test func valuesOfPHP() {
        let code: PHP = "\(value: .object([("a", .array([.integer(1), .string("x")])), ("long", .bool(true))].object))"
        #expect(code.text == "array(\n    'a'    => array( 1, 'x' ),\n    'long' => true,\n)")
    }

    @Test(arguments: ["*/ evil", "?> evil", "a\n*/", "* /", "**//", "<?php", "-->", "\u{2028}*/"])
    func commentsCannotBeLeft(_ value: String) {
        let code: PHP = "/* \(comment: value) */"
        let inner = code.text.dropFirst(2).dropLast(2)
        for end in ["*/", "?>", "\n", "-->", "<?"] { #expect(!inner.contains(end), "\(code.text)") }
    }

    @Test(arguments: [
        ("</script>", "'\\x3C/script>'"), ("it's", "'it\\'s'"), ("\u{2028}", "'\\u2028'"), ("a\nb", "'a\\nb'"),
    ])
    func stringsOfECMAScript(_ value: String, _ expected: String) {
        let code: JS = "\(string: value)"
        #expect(code.text == expected)
    }

    @Test func attributesOfBlocks() {
        // What WordPress's own serialize_block_attributes() gives for the same.
        let attributes = [("text", .string("<b> & -- \"q\" \\"))].object
        let code: HTML = "<!-- wp:x/y\(attributes: attributes) /-->"
        #expect(
            code.text
                == #"<!-- wp:x/y {"text":"\u003cb\u003e \u0026 \u002d\u002d \u0022q\u0022 \\"} /-->"#)
    }
}
