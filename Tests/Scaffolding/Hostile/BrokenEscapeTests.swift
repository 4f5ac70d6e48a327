import JSON
import ScaffoldCore
import Testing

/// The checks themselves: files in which a value is not escaped for its place are found.
@Suite struct BrokenEscapeTests {
    struct Case: Sendable, CustomStringConvertible {
        var path: String
        /// The value in the place of the mark.
        var value: String
        /// The file; `@` stands for the value.
        var template: String

        var description: String { "\(path) \(value)" }

        /// The file as a generator would make it that does not escape.
        func file(_ value: String) -> GeneratedFile {
            let parts = template.split(separator: "@", omittingEmptySubsequences: false)
            return GeneratedFile("file", path, bytes: Array(parts.joined(separator: value).utf8))
        }
    }

    static let cases = [
        Case(path: "a.php", value: "Zq1x ' . evil() . '", template: "<?php\n$a = '@';\n"),
        Case(path: "a.php", value: "Zq1x\\", template: "<?php\n$a = '@';\n$b = 'c';\n"),
        Case(path: "a.php", value: "Zq1x $evil", template: "<?php\n$a = \"@\";\n"),
        Case(path: "a.php", value: "Zq1x */ evil(); /*", template: "<?php\n/* @ */\n$a = 1;\n"),
        Case(path: "a.php", value: "Zq1x ?> x", template: "<?php\n// @\n$a = 1;\n"),
        Case(path: "a.php", value: "Zq1x\nevil()", template: "<?php\n// @\n$a = 1;\n"),
        Case(path: "a.php", value: "Zq1x\n * @evil z", template: "<?php\n/**\n * @\n */\n$a = 1;\n"),
        Case(path: "a.php", value: "Zq1x <b onload=evil>", template: "<?php\n?>\n<p>@</p>\n"),
        Case(path: "a.php", value: "Zq1x\" onload=\"evil", template: "<?php\n?>\n<p class=\"@\">a</p>\n"),
        Case(path: "a.php", value: "Zq1x evil", template: "<?php\n$a = @;\n"),
        Case(path: "a.js", value: "Zq1x' + evil() + '", template: "var a = '@';\n"),
        Case(path: "a.js", value: "Zq1x\u{2028}evil()", template: "// @\nvar a;\n"),
        Case(path: "a.js", value: "Zq1x </script>", template: "var a = '@';\n"),
        Case(path: "a.js", value: "Zq1x */ evil(); /*", template: "/* @ */\nvar a;\n"),
        Case(path: "a.json", value: "Zq1x\", \"evil\": \"", template: "{\"a\": \"@\"}\n"),
        Case(path: "a.json", value: "Zq1x\\", template: "{\"a\": \"@\"}\n"),
        Case(path: "a.css", value: "Zq1x */ .evil {} /*", template: "/* @ */\na {\n}\n"),
        Case(path: "a.css", value: "Zq1x\"; color: red; a: \"", template: "a {\n\tcontent: \"@\";\n}\n"),
        Case(path: "a.html", value: "Zq1x --> <b>", template: "<!-- wp:a {\"b\":\"@\"} /-->\n"),
        Case(path: "a.html", value: "Zq1x\"} --", template: "<!-- wp:a {\"b\":\"@\"} -->\n<p>a</p>\n<!-- /wp:a -->\n"),
        Case(path: "a.html", value: "Zq1x <script>", template: "<p>@</p>\n"),
        Case(path: "a.xml.dist", value: "Zq1x\"><file>/</file><a b=\"", template: "<a b=\"@\">\n</a>\n"),
        Case(path: "a.pot", value: "Zq1x\"\nmsgid \"evil", template: "msgid \"@\"\nmsgstr \"\"\n"),
        Case(path: "a.pot", value: "Zq1x\\", template: "msgid \"@\"\nmsgstr \"\"\n"),
        Case(path: "readme.txt", value: "Zq1x\nEvil: z", template: "=== A ===\nTags: @\n\nText\n"),
        Case(path: "readme.txt", value: "Zq1x\n== Evil ==", template: "=== A ===\n\n@\n"),
        // A value that was changed.
        Case(path: "a.php", value: "Zq1x \\\\ y", template: "<?php\n$a = '@';\n"),
    ]

    @Test(arguments: cases) func whatIsNotEscapedIsFound(_ item: Case) {
        let plain = Words.of(item.value).map { $0 == "zq1x" ? "Zq1x" : $0 }.joined(separator: " ")
        let hostile = item.file(item.value)
        let harmless = item.file(plain)
        let comparison = Comparison([hostile], [harmless], plain: [item.value: plain])
        #expect(!(FileFaults.of([hostile]) + comparison.faults).isEmpty || comparison.found == 0)
        #expect(Comparison([harmless], [harmless], plain: [item.value: plain]).faults.isEmpty)
    }

    @Test(arguments: [
        "../a.php", "/a.php", "a/../b.php", "a//b.php", ".a.php", "a\\b.php", "a b.php", "a./b.php", "é.php",
    ])
    func pathsThatLeaveTheirFolderAreFound(_ path: String) {
        #expect(!FileFaults.of([GeneratedFile("file", path, bytes: Array("<?php\n".utf8))]).isEmpty)
    }

    @Test func filesThatAreNotWholeAreFound() {
        for (path, text) in [
            ("a.php", "<?php\nif ("), ("a.php", "<?php\neval( $a );"), ("a.js", "var"), ("a.json", "{"),
            ("a.css", "/*"),
            ("a.html", "<!-- wp:a -->"), ("a.php", "<?php\n$a = fn() => match(1) {};\nenum A {}\n"),
        ] {
            #expect(!FileFaults.of([GeneratedFile("file", path, bytes: Array(text.utf8))]).isEmpty, "\(text)")
        }
        let file = GeneratedFile("file", "a.php", bytes: Array("<?php\n".utf8))
        #expect(FileFaults.of([file]).isEmpty)
        #expect(FileFaults.of([file, file]).count == 2)
    }

    /// Escaping as it is to be passes.
    @Test func whatIsEscapedIsFoundInItsLiteral() {
        let value = "Zq1x */ ?> <?php evil(); ' \" \\ {$y} %s --> </script> \u{2028}\n$evil"
        let plain = Words.of(value).map { $0 == "zq1x" ? "Zq1x" : $0 }.joined(separator: " ")
        func files(_ value: String) -> [GeneratedFile] {
            [
                GeneratedFile(
                    "php", "a.php",
                    "<?php\n// \(comment: value)\n$a = \(string: value);\n?>\n<p>\(html: value)</p>" as PHP),
                GeneratedFile("js", "a.js", "/* \(comment: value) */\nvar a = \(string: value);" as JS),
                GeneratedFile("css", "a.css", "/* \(comment: value) */" as CSS),
                GeneratedFile("json", "a.json", bytes: PrettyJSON.file(.array([.string(value)]))),
            ]
        }
        #expect(FileFaults.of(files(value)).isEmpty)
        let comparison = Comparison(files(value), files(plain), plain: [value: plain])
        #expect(comparison.faults == [])
        // In comments words are compared.
        #expect(comparison.found == 3)
    }
}
