import Testing

import PHPRules

/// Types that do not fit, dead members, copies.
@Suite struct TypeTests {
    private func count(_ rule: String, _ body: String) -> Int {
        lines(rule, "<?php function f($a, $b) {\n\(body)\n}").count
    }

    @Test(arguments: [
        ("if (strpos($a, 'x')) { f(); }", 1), ("return !strpos($a, 'x');", 1), ("return strpos($a, 'x') == false;", 1),
        ("return strpos($a, 'x') !== false;", 0), ("return strpos($a, 'x') === 0;", 0), ("$i = strpos($a, 'x');", 0),
        ("return array_search(1, $a) && $b;", 1), ("return strpos($a, 'x') > 3;", 0),
    ])
    func `A position taken for true or false is found`(body: String, expected: Int) {
        #expect(count("php.position-as-boolean", body) == expected)
    }

    @Test(arguments: [
        ("return in_array(0, $a);", 1), ("return in_array('a', $a);", 0), ("return in_array(0, $a, true);", 0),
        ("return in_array($a, ['a', 'b']);", 1), ("return in_array(trim($a), ['a', 'b']);", 0),
        ("return in_array($a, [0, 'b']);", 1),
        ("return in_array((int) $a, [0, 1]);", 0),
        ("return array_search('', $a);", 1),
    ])
    func `A loose search is found where it matters`(body: String, expected: Int) {
        #expect(count("php.loose-search", body) == expected)
    }

    @Test(arguments: [
        ("return count($a) === '1';", 1), ("return count($a) === 1;", 0), ("return $a === '1';", 0),
        ("return isset($a) === 1;", 1), ("return 'a' . $b !== null;", 1), ("return (float) $a === 1;", 1),
    ])
    func `Values that are never identical are found`(body: String, expected: Int) {
        #expect(count("php.impossible-comparison", body) == expected)
    }

    @Test(arguments: [
        ("return 'a' + $b;", 1), ("return '1' + $b;", 0), ("return [] . 'a';", 1), ("return [1] + $a;", 0),
        ("foreach ('abc' as $c) { f($c); }", 1), ("return count('abc');", 1), ("return null[0];", 1),
        ("return 'abc'[0];", 0),
    ])
    func `Wrong operands are found`(body: String, expected: Int) {
        #expect(count("php.wrong-operand", body) == expected)
    }

    @Test(arguments: [
        ("<?php function f($a) { if ($a) { return 1; } }", 1),
        ("<?php function f($a) { if ($a) { return 1; } return 2; }", 0),
        ("<?php function f($a) { if ($a) { return; } f(1); }", 0),
        ("<?php function f($a) { while (true) { if ($a) { return 1; } } }", 0),
        ("<?php function f($a) { foreach ($a as $b) { return $b; } }", 1),
        ("<?php function f($a) { if ($a) { return 1; } yield 2; }", 0),
        ("<?php function f($a) { switch ($a) { case 1: return 1; default: throw new E; } }", 0),
        ("<?php function f($a) { if ($a) { return 1; } wp_die('x'); }", 0), ("<?php function f(): int { g(); }", 1),
        ("<?php function f(): void { g(); }", 0), ("<?php abstract class A { abstract function f(): int; }", 0),
        ("<?php function f($a) { if ($a) { return null; } }", 0),
    ])
    func `A path without a value is found`(code: String, expected: Int) {
        #expect(lines("php.missing-return", code).count == expected)
    }

    @Test(arguments: [
        ("substr('a', 'b')", 1), ("substr('a', '1')", 0), ("strlen([])", 1), ("str_replace([], [], 'a')", 0),
        ("substr('a', $b)", 0),
    ])
    func `Arguments of a wrong type are found`(call: String, expected: Int) {
        #expect(count("php.wrong-argument-type", call + ";") == expected)
    }

    @Test(arguments: [
        ("private function g() {}", 1), ("private function g() {} function h() { $this->g(); }", 0),
        ("private function g() {} function h() { add_action('x', [$this, 'g']); }", 0),
        ("private function g() {} function h() { $this->{$x}(); }", 0), ("use T; private function g() {}", 0),
        ("private function g() {} function h() { add_action('x', array($this, $this->name)); }", 0),
        ("private function __clone() {}", 0), ("private static function g() {} function h() { self::g(); }", 0),
    ])
    func `A private method that nothing calls is found`(members: String, expected: Int) {
        #expect(lines("php.unused-private-method", "<?php class A { \(members) }").count == expected)
    }

    @Test(arguments: [
        ("private $p; function f() { $this->p = 1; }", 1), ("private $p; function f() { return $this->p; }", 0),
        ("private $p; function f() { return get_object_vars($this); }", 0),
        ("private $p; function f($n) { return $this->$n; }", 0),
        ("private static $p; function f() { return self::$p; }", 0), ("function __construct(private $p) {}", 1),
        ("private $p = []; function f() { $this->p['a'] = 1; }", 1),
        ("private $p; function f() { return \"{$this->p}\"; }", 0),
    ])
    func `A private property that nothing reads is found`(members: String, expected: Int) {
        #expect(lines("php.unused-private-property", "<?php class A { \(members) }").count == expected)
    }

    @Test(arguments: [
        ("use A\\B; new C;", 1), ("use A\\B; new B;", 0), ("use A\\B as C; C::d();", 0),
        ("use A\\B; /** @var B $x */ $x = 1;", 0),
        ("use A\\B; new B\\C;", 0), ("use function A\\b; b();", 0), ("use const A\\X; echo X;", 0),
        ("use A\\{B, C}; new B;", 1),
    ])
    func `An import that nothing uses is found`(code: String, expected: Int) {
        #expect(lines("php.unused-import", "<?php " + code).count == expected)
    }

    @Test func `A copy in another file names the original`() throws {
        var body = ""
        for number in 0..<30 { body += "\t$total[] = compute( $row->field\(number), $limit, \(number) );\n" }
        let files = [
            ("a.php", "<?php\nfunction a( $row ) {\n\(body)}\n"), ("b.php", "<?php\nfunction b( $row ) {\n\(body)}\n"),
        ]
        let copies = findings(files).filter { $0.rule == "php.duplicate-code" }
        #expect(copies.count == 1)
        let copy = try #require(copies.first)
        #expect(copy.span.file == 1 && copy.message.contains("a.php") && copy.trace.first?.span.file == 0)
    }

    @Test func `Complexity is what its definition counts`() {
        func measure(_ body: String) -> (Int, Int, Int) {
            let found = FunctionProbe.measure("<?php function f($a) { \(body) }")
            return (found.cyclomatic, found.cognitive, found.depth)
        }
        #expect(measure("return 1;") == (1, 0, 0))
        #expect(measure("if ($a && $b && $c) { f(); } elseif ($d) { g(); } else { h(); }") == (5, 4, 1))
        #expect(measure("foreach ($a as $b) { if ($b) { while ($c) { f(); } } }") == (4, 6, 3))
        #expect(measure("switch ($a) { case 1: f(); break; case 2: g(); break; default: h(); }") == (3, 1, 1))
        #expect(measure("return $a ? 1 : 2;") == (2, 1, 0))
    }
}
