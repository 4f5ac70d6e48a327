import Testing

import PHPRules

/// Variables that are used without being set, or set without being used.
@Suite struct VariableTests {
    private func undefined(_ body: String) -> [Int] {
        lines("php.undefined-variable", "<?php function f($p) {\n\(body)\n}")
    }
    private func possibly(_ body: String) -> [Int] {
        lines("php.maybe-undefined-variable", "<?php function f($p) {\n\(body)\n}")
    }
    private func unused(_ body: String) -> [Int] { lines("php.unused-variable", "<?php function f($p) {\n\(body)\n}") }

    @Test(arguments: [
        "return $x;", "echo \"a $x b\";", "return $x['a'];", "return $x->y;", "return strlen($x);",
        "if ($x) { $x = 1; }",
        "$y = $x + 1; return $y;", "return function() use ($x) { return $x; };", "return fn($a) => $a + $x;",
        "foreach ($x as $y) { echo $y; }", "$x = $x . 'a'; return $x;", "unset($p); return $p;",
        "while (true) { if ($p) { return $x; } }", "try { return $x; } catch (E $e) { return $e; }",
        "return <<<A\n$x\nA;",
    ])
    func `Use of a variable that is never set is reported`(body: String) { #expect(!undefined(body).isEmpty) }

    @Test(arguments: [
        "$x = 1; return $x;", "list($x, $y) = $p; return $x . $y;", "[$x, [$y]] = $p; return $x . $y;",
        "['a' => $x] = $p; return $x;", "foreach ($p as $k => $x) { echo $k, $x; }", "global $x; return $x;",
        "static $x; return $x;", "preg_match('/a/', $p, $x); return $x;", "unknown_function($x); return $x;",
        "$p->method($x); return $x;", "if (isset($x)) { return $x; }", "return $x ?? 1;", "return empty($x) ? 1 : $x;",
        "return @$x;", "extract($p); return $x;", "include 'a.php'; return $x;", "parse_str($p); return $x;",
        "$$p = 1; return $x;", "$x['a'] = 1; return $x;", "$x[] = 1; return $x;", "$y = &$x; return $x;",
        "try { $x = 1; } finally { } return $x;", "try { f(1); } catch (E $x) { return $x; }",
        "$x ??= 1; return $x;",
        "$f = function() use (&$x) { $x = 1; }; $f(); return $x;", "return array_map(fn($x) => $x * 2, $p);",
        "return $GLOBALS['a'] . $_GET['b'] . $this;", "return compact('p');", "goto a; a: return $x;",
        "if (($x = f(1)) && $x > 1) { return $x; }", "return Foo::$x;", "do { $x = 1; } while ($x); return $x;",
        "switch ($p) { case 1: $x = 1; break; default: $x = 2; } return $x;", "eval('$x = 1;'); return $x;",
        "unset($x);", "return isset($x->a['b']->c);", "return new class($p) { function g($x) { return $x; } };",
    ])
    func `What sets a variable, or may, is known`(body: String) {
        #expect(undefined(body).isEmpty)
        #expect(possibly(body).isEmpty)
    }

    @Test(arguments: [
        "if ($p) { $x = 1; } return $x . 'a';", "foreach ($p as $x) { } return 'a' . $x;",
        "switch ($p) { case 1: $x = 1; } return $x . 'a';", "while (f($p)) { $x = 1; } return $x . 'a';",
        "for ($i = 0; $i < 3; $i++) { if ($i) { echo $x; } $x = $i; }",
        "try { $x = f($p); } catch (E $e) { f($e); } return $x . 'a';",
    ])
    func `A path without a value is possible`(body: String) {
        #expect(undefined(body).isEmpty)
        #expect(!possibly(body).isEmpty)
    }

    @Test(arguments: [
        "if ($p) { $x = 1; } if ($p) { return $x . 'a'; }", "if ($p) { $x = 1; } else { return 2; } return $x . 'a';",
        "if (!$p) { throw new E; } else { $x = 1; } return $x . 'a';", "if (!isset($x)) { $x = 1; } return $x . 'a';",
        "while (true) { $x = 1; if ($p) { break; } } return $x . 'a';", "foreach ([1, 2] as $x) { } return 'a' . $x;",
        "if ($p) { $x = 1; } else { wp_die(); } return $x . 'a';",
    ])
    func `Paths that do not go on, and conditions that hold together, are known`(body: String) {
        #expect(possibly(body).isEmpty)
    }

    @Test func `A misspelled name is said`() throws {
        let found = findings("<?php function f() { $result = 1; return $reslut + $result; }")
        let finding = try #require(found.first { $0.rule == "php.undefined-variable" })
        #expect(finding.message.contains("$reslut") && finding.message.contains("there is $result"))
    }

    @Test func `Code outside of functions is not looked at`() {
        #expect(lines("php.undefined-variable", "<?php echo $title; ?><p><?= $text ?></p>").isEmpty)
    }

    @Test(arguments: ["$x = 1;", "$x = []; $x['a'] = 1;", "$x = ''; $x .= 'a';", "$x = 0; $x++;"])
    func `A variable that is only written is unused`(body: String) { #expect(!unused(body).isEmpty) }

    @Test(arguments: [
        "$x = 1; return $x;", "$x = 1; return compact('x');", "$x = 1; include 'a.php';", "$x = 1; return $$p;",
        "$x = &$p->list; $x = 1;", "foreach ($p as $k => $x) { f($k); }", "static $x; $x = 1;", "global $x; $x = 1;",
        "list(, $x) = f($p);", "$x = 1; return fn() => $x;", "$x = 1; return function() use ($x) { return $x; };",
        "$x = 1; return \"$x\";", "$x = 1; return get_defined_vars();", "if ($x = f($p)) { return 1; }",
        "$x = 1; f($x);", "$x = new A; $x->b = 1;", "$i = 0; while ($i++ < 3) { f(1); }",
    ])
    func `A variable that is read, or shared, is used`(body: String) { #expect(unused(body).isEmpty) }

    @Test func `Parameters that something else demands are not reported`() {
        let hook = "<?php function cb($a, $b) { f($a); g($a); } add_action('init', 'cb', 10, 2);"
        #expect(lines("php.unused-parameter", hook).isEmpty)
        let child = "<?php class A extends B { function m($a) { f(1); g(2); } }"
        #expect(lines("php.unused-parameter", child).isEmpty)
        #expect(lines("php.unused-parameter", "<?php function f($a, $b) { g($b); h($b); }").isEmpty)
        #expect(lines("php.unused-parameter", "<?php function f($a, $b) {\ng($a); h($a); }") == [1])
    }

    @Test func `Very many variables and branches end in time`() {
        var code = "<?php function f($p) {\n"
        for number in 0..<3000 { code += "if ($a\(number)) { $b\(number) = $c\(number); }\n" }
        _ = findings(code + "}")
    }
}
