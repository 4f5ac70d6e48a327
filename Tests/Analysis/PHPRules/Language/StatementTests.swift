import Testing

import PHPRules

/// Statements and expressions that look wrong, and those that only look alike.
@Suite struct StatementTests {
    private func count(_ rule: String, _ body: String) -> Int {
        lines(rule, "<?php function f($a, $b) {\n\(body)\n}").count
    }

    @Test(arguments: [
        ("return 1;\nf();", 1), ("throw new E;\nf();", 1), ("wp_send_json([]);\nf();", 1),
        ("while (true) { f(); }\nf();", 1),
        ("if ($a) { return 1; } else { exit; }\nf();", 1),
        ("switch ($a) { case 1: return 1; default: return 2; }\nf();", 1),
        ("try { return 1; } catch (E $e) { throw $e; }\nf();", 1), ("foreach ($a as $b) { continue; f(); }", 1),
        ("do { return 1; } while ($a);\nf();", 1), ("for (;;) { f(); }\nf();", 1),
        ("return 1;\nfunction g() {}", 0), ("wp_die();\nreturn;", 0), ("if ($a) { return 1; }\nf();", 0),
        ("while (true) { if ($a) { break; } }\nf();", 0), ("switch ($a) { case 1: return 1; break; }\nf();", 0),
        ("goto x; x: f();", 0), ("do { continue; } while ($a);\nf();", 0),
        ("while (true) { while ($b) { break 2; } }\nf();", 0),
        ("try { f(); return 1; } catch (E $e) { }\nf();", 0),
        ("while (true) { switch ($a) { case 1: continue 2; default: break 2; } }\nf();", 0),
    ])
    func `Code behind an end is found`(body: String, expected: Int) {
        #expect(count("php.unreachable-code", body) == expected)
    }

    @Test(arguments: [
        ("switch ($a) { case 1: f(); case 2: g(); }", 1), ("switch ($a) { case 1: case 2: g(); }", 0),
        ("switch ($a) { case 1: f(); // falls through\n case 2: g(); }", 0),
        ("switch ($a) { case 1: return; case 2: g(); }", 0), ("switch ($a) { case 1: f(); break; case 2: g(); }", 0),
        ("switch ($a) { case 1: if ($b) { return 1; } else { exit; } case 2: g(); }", 0),
        ("switch ($a) { case 1: wp_die(); case 2: g(); }", 0),
        ("switch ($a) { case 1: { f(); break; } case 2: g(); }", 0),
    ])
    func `A case that runs into the next is found`(body: String, expected: Int) {
        #expect(count("php.switch-fallthrough", body) == expected)
    }

    @Test(arguments: [
        ("if ($a = 'x') { f(); }", 1), ("if ($a = f()) { g(); }", 0), ("while ($a = next()) { g(); }", 0),
        ("if ( ( $a = f() ) && $b ) { g(); }", 0), ("if ($b && $a = true) { g(); }", 1), ("if ($a == 'x') { f(); }", 0),
        ("return $a = 1;", 0), ("if (($a = $b)) { g(); }", 0),
    ])
    func `An assignment that was to be a comparison is found`(body: String, expected: Int) {
        #expect(count("php.assignment-in-condition", body) == expected)
    }

    @Test(arguments: [
        ("return ['a' => 1, 'b' => 2, 'a' => 3];", 1), ("return [1 => 'a', '1' => 'b'];", 1),
        ("return [true => 1, 1 => 2];", 1),
        ("return ['a' => 1, 'A' => 2];", 0), ("return [f() => 1, f() => 2];", 0), ("return ['01' => 1, 1 => 2];", 0),
        ("return [\"\\x80\" => 1, \"\\x81\" => 2];", 0), ("return [X::A => 1, X::B => 2];", 0),
        ("return [1, 2, 1];", 0),
    ])
    func `A key that is there twice is found`(body: String, expected: Int) {
        #expect(count("php.duplicate-array-key", body) == expected)
    }

    @Test(arguments: [
        ("return $a == $a;", 1), ("return $a->b - $a->b;", 1), ("return f() == f();", 0), ("return $a + $a;", 0),
        ("return $a[0] || $a[0];", 1), ("return 1 == 1;", 0), ("return $a->b > $b->b;", 0),
        ("return $a->f() == $a->f();", 0),
    ])
    func `A value compared with itself is found`(body: String, expected: Int) {
        #expect(count("php.self-comparison", body) == expected)
    }

    @Test(arguments: [
        ("if ($a > 1) { f(); } elseif ($a > 1) { g(); }", 1), ("if ($a > 1) { f(); } else if ($a  >  1) { g(); }", 1),
        ("if (f()) { f(); } elseif (f()) { g(); }", 0), ("if ($a) { f(); } elseif ($b) { g(); }", 0),
    ])
    func `A condition that is asked twice is found`(body: String, expected: Int) {
        #expect(count("php.duplicate-condition", body) == expected)
    }

    @Test(arguments: [
        ("$x = $a and $b;", 1), ("f($a) or die();", 0), ("if ($a and $b) { f(); }", 1), ("$x = $a && $b;", 0),
    ])
    func `Word operators are found`(body: String, expected: Int) {
        #expect(count("php.word-operator", body) == expected)
    }

    @Test func `A word operator is mended only where nothing changes`() {
        #expect(fixed("php.word-operator", "<?php if ($a and $b) {}") == "<?php if ($a && $b) {}")
        #expect(fixed("php.word-operator", "<?php $x = $a and $b;") == "<?php $x = $a and $b;")
    }

    @Test(arguments: [
        ("for ($i = 0; $i < count($a); $i++) { f($i); }", 1), ("for ($i = 0; $i < count($a); $i++) { $a[] = 1; }", 0),
        ("for ($i = 0; $i < count($a); $i++) { array_pop($a); }", 0),
        ("for ($i = 0, $n = count($a); $i < $n; $i++) { f(); }", 0),
        ("while (count($a) > 1) { unset($a[0]); }", 0),
    ])
    func `A call in a loop's condition is found if nothing changes`(body: String, expected: Int) {
        #expect(count("php.call-in-loop-condition", body) == expected)
    }

    @Test func `Tags and marks around the code`() {
        #expect(lines("php.output-before-tag", "\n<?php function f() {}") == [1])
        #expect(lines("php.output-before-tag", "\n<?php echo 1; ?>\n<p></p>").isEmpty)
        #expect(lines("php.output-after-tag", "<?php function f() {}\n?>\n\n").count == 1)
        #expect(lines("php.output-after-tag", "<?php function f() {}\n?>\n").isEmpty)
        #expect(lines("php.short-open-tag", "<? if ($a) { ?>").count == 1)
        #expect(lines("php.short-open-tag", "<?xml version=\"1.0\"?><a/>").isEmpty)
        #expect(lines("php.asp-tag", "<script type=\"text/template\"><% _.each(a, function() { %></script>").isEmpty)
        #expect(lines("php.merge-conflict", "<?php\n// <<<<<<< is how a conflict begins\n").isEmpty)
    }

    @Test func `Deep nesting and long chains end in time`() {
        _ = findings("<?php function f() {" + String(repeating: "if ($a) {", count: 3000) + "}")
        _ = findings("<?php $x = " + Array(repeating: "$a", count: 50_000).joined(separator: " . ") + ";")
        _ = findings("<?php $x = $a" + String(repeating: "->b()", count: 50_000) + ";")
        _ = findings("<?php function f() { return $a" + String(repeating: "[1]", count: 50_000) + "; }")
        _ = findings("<?php " + String(repeating: "function() { ", count: 500))
        _ = findings(String(decoding: [0xFF, 0x00, 0x3C, 0x3F] as [UInt8], as: UTF8.self) + "php \u{0} $")
    }
}
