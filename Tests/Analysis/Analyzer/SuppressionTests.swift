import AnalysisModel
import Testing

import Analysis

struct SuppressionTests {
    /// A rule that needs nothing but one expression.
    private let rule = "php.silenced-error"
    private let code = "$a = @count( 'x' );"

    private func result(_ text: String, path: String = "a.php") -> AnalysisResult { analyze(text, path: path) }

    @Test func theRuleReportsWithoutComment() {
        #expect(result("<?php\n\(code)\n").reported("php") == ["\(rule):2"])
    }

    @Test(arguments: [
        "<?php\n$a = @count( 'x' ); // wpllm-ignore php.silenced-error: the file may be missing\n",
        "<?php\n// wpllm-ignore php.silenced-error: the file may be missing\n$a = @count( 'x' );\n",
        "<?php\n# wpllm-ignore php\n\n$a = @count( 'x' );\n",
        "<?php\n/* wpllm-ignore xss.reflected, php.silenced-error */\n$a = @count( 'x' );\n",
        "<?php\n/**\n * wpllm-ignore all: legacy\n */\n$a = @count( 'x' );\n",
        "<?php // wpllm-ignore-file php: legacy\nfoo();\n\n\n$a = @count( 'x' );\n",
        "<?php\n$a = @count( 'x' ); // phpcs:ignore\n",
        "<?php\n$a = @count( 'x' ); // phpcs:ignore Generic.PHP.NoSilencedErrors.Discouraged -- may be missing\n",
        "<?php\n// phpcs:ignore WordPress.PHP.NoSilencedErrors\n$a = @count( 'x' );\n",
        "<?php\n// phpcs:disable WordPress.PHP.NoSilencedErrors\nfoo();\n$a = @count( 'x' );\n// phpcs:enable\n",
        "<?php\n// phpcs:disable\n// phpcs:enable WordPress.Security.EscapeOutput\n$a = @count( 'x' );\n",
        "<?php // phpcs:ignoreFile -- generated\n$a = @count( 'x' );\n",
        "<?php\n// @codingStandardsIgnoreStart\n$a = @count( 'x' );\n// @codingStandardsIgnoreEnd\n",
        "<!-- wpllm-ignore-file php -->\n<?php $a = @count( 'x' );\n",
        "<?php\n// wpllm-ignore php: one statement in several lines\n$a = foo(\n    1,\n    @count( 'x' )\n);\n",
        "<?php\n$a = foo( @count(\n    'x'\n) ); // phpcs:ignore WordPress.PHP\n",
    ])
    func aCommentSuppresses(_ text: String) {
        let result = result(text)
        #expect(result.reported("php") == [])
        #expect(result.notReported.count { $0.hasPrefix(rule) } == 1)
        // "xss" in one of them had nothing to suppress, but a comment without effect is reported once only.
        #expect(result.reported("suppression").count == (text.contains("xss") ? 1 : 0))
    }

    @Test(arguments: [
        "<?php\n$s = '// wpllm-ignore-file php';\n$a = @count( 'x' );\n",
        "<?php\n$s = 'x';// wpllm-ignore sqli.x\n$a = @count( 'x' );\n",
        "<?php\nfoo(); // phpcs:ignore WordPress.PHP.NoSilencedErrors\n$a = @count( 'x' );\n",
        "<?php\n// phpcs:ignore WordPress.Security.EscapeOutput\n$a = @count( 'x' );\n",
        "<?php\n// phpcs:disable WordPress.PHP\n// phpcs:enable WordPress.PHP\n$a = @count( 'x' );\n",
        "<?php\n// phpcs:disable\n// phpcs:enable WordPress.PHP.NoSilencedErrors\n$a = @count( 'x' );\n",
        "<?php\n// wpllm-ignored php\n$a = @count( 'x' );\n",
        "<?php\n// see phpcs:ignore\n$a = @count( 'x' );\n",
        "<?php\n// wpllm-ignore php: the head of a function, not its body\nfunction f() {\n    $a = @count( 'x' );\n}\n",
    ])
    func nothingElseSuppresses(_ text: String) {
        #expect(result(text).reported(rule).count == 1)
    }

    @Test func theReasonIsKept() {
        let result = result("<?php\n\(code) // wpllm-ignore php.silenced-error: may be missing: rarely\n")
        #expect(result.suppressed.map(\.reason) == ["may be missing: rarely"])
        #expect(result.suppressed.map(\.kind) == [.comment])
        let other = self.result("<?php\n\(code) // phpcs:ignore WordPress.PHP -- by-design\n")
        #expect(other.suppressed.map(\.reason) == ["by-design"])
    }

    @Test func aCommentWithoutEffectIsReported() {
        let result = result("<?php\nfoo(); // wpllm-ignore php.silenced-error: not any more\n")
        #expect(result.reported == ["suppression.unused:2"])
        #expect(result.issues.first?.finding.severity == .info)
        #expect(result.issues.first?.finding.message == "wpllm-ignore php.silenced-error has no effect here")
        // Another tool's comment is none of our business.
        #expect(self.result("<?php\nfoo(); // phpcs:ignore WordPress.PHP\n").reported == [])
    }

    @Test func aCommentForRulesThatAreNotLookedForIsNotReported() {
        let text = "<?php\nfoo(); // wpllm-ignore xss: later\n"
        #expect(analyze(text, options: AnalysisOptions(types: [.quality])).reported == [])
        #expect(analyze(text).reported == ["suppression.unused:2"])
    }

    @Test func aMisspeltRuleIsReported() {
        let result = result("<?php\n\(code) // wpllm-ignore php.silenced-eror: oops\n")
        #expect(result.reported == ["php.silenced-error:2", "suppression.unknown-rule:2"])
    }

    /// Every name in the table is a rule or a group, and every line has both columns.
    @Test func theTableOfSniffsNamesRules() throws {
        let table = try #require(EmbeddedFile.named("facts/suppressions.txt"))
        let rules = RuleCatalogue.shared.rules
        let known = Set(rules.map(\.id) + rules.map(\.group) + ["all"])
        #expect(table.entries.count > 50)
        for (line, text) in table.entries {
            let columns = text.split(separator: "|", omittingEmptySubsequences: false)
            #expect(columns.count == 2, "line \(line)")
            for name in columns.last?.split(whereSeparator: { $0 == "," || $0 == " " }) ?? [] {
                #expect(known.contains(String(name)), "line \(line): \(name)")
            }
        }
    }

    @Test func theLongestNameOfASniffHolds() {
        func targets(_ sniff: String) -> [Directive.Target] { RuleNames.shared.targets(sniff: sniff) }
        #expect(targets("WordPress.Security.EscapeOutput.OutputNotEscaped").contains(.named("xss")))
        #expect(targets("wordpress.security.validatedsanitizedinput.missingunslash") == [.named("input.unslash")])
        #expect(targets("WordPress.Security.ValidatedSanitizedInput.InputNotSanitized").contains(.named("input")))
        #expect(targets("WordPress") == [.all])
        #expect(targets("WordPress.Arrays.ArrayDeclarationSpacing") == [])
        #expect(targets("WordPress.Security.NoSuchSniff.Code") == [])
        #expect(targets("Generic.WhiteSpace.ScopeIndent") == [])
        #expect(targets("WPCS:xss ok") == [.named("xss")])
    }

    @Test func commentsOfScriptsAndStylesAreFound() {
        func comments(_ path: String, _ text: String) -> [String] {
            let file = SourceFile(path: path, bytes: Array(text.utf8))
            return SourceComments.ranges(in: file, tree: nil).map { file.text($0) }
        }
        let script = """
            const a = "// no", b = '/* no */', c = `// no ${ 1 / 2 } // no`; // yes
            const r = /[/"'`]\\/\\/ no/g; /* yes
            yes */ const d = a / b / c; // yes
            const e = <p>Don't</p>; // hidden by the apostrophe
            f( /'/ ); // yes
            """
        #expect(
            comments("a.js", script) == ["// yes", "/* yes\nyes */", "// yes", "// yes"])
        #expect(comments("a.css", "a { b: url(//x) } /* yes */ c::after { content: '/* no */' }") == ["/* yes */"])
        #expect(comments("a.html", "<p><!-- yes --> <!-- not closed") == ["<!-- yes -->"])
        #expect(comments("a.json", "// no") == [])
    }

    /// Many comments and findings take time in proportion to their number.
    @Test(.timeLimit(.minutes(1)))
    func manyCommentsAreRead() {
        var text = "<?php\n"
        for index in 0..<20_000 { text += "// phpcs:disable WordPress.S\(index)\n\(code) // wpllm-ignore php: x\n" }
        let result = result(text)
        #expect(result.issues.count == 0)
        #expect(result.suppressed.count == 20_000)
    }
}
