import AnalysisModel
import Testing

/// Programs that nobody writes: the data flow has to come to an end, soon and whole.
struct HostileProgramTests {
    @Test(
        .timeLimit(.minutes(2)),
        arguments: [
            String(repeating: "(", count: 100_000),
            "echo " + String(repeating: "[", count: 50_000) + "$_GET['a'];",
            "echo $_GET['a']" + String(repeating: " . 'x'", count: 50_000) + ";",
            "echo $a" + String(repeating: "['k']", count: 30_000) + ";",
            "$a" + String(repeating: "->b()", count: 20_000) + ";",
            "$a = $_GET['a'];" + String(repeating: "$a .= $a;", count: 3_000) + "echo $a;",
            "$a = [];" + String(repeating: "$a = [$a, $a, $_GET['x']];", count: 200) + "echo $a;",
            "$a = $_GET;" + String(repeating: "$a['k'] = $a;", count: 500) + "echo $a['k']['k'];",
            String(repeating: "if ($_GET['a']) { ", count: 400) + "echo $_GET['b'];"
                + String(repeating: "}", count: 400),
            String(repeating: "while ($a) { $a = $b; ", count: 200) + "$b = $_GET;"
                + String(repeating: "}", count: 200),
            String(repeating: "foreach ($_GET as $k => $v) { ", count: 60) + "echo $v;"
                + String(repeating: "}", count: 60),
            "function f($x) { return f(f($x)); } echo f($_GET['a']);",
            "function a($x) { return b($x); } function b($x) { return a($x); } echo a($_GET['a']);",
            "class A extends B {} class B extends A { function f() { return $this->f(); } } echo (new A)->f();",
            "$f = fn($x) => $f($x); echo $f($_GET['a']);",
            "while (true) { try { continue 2; } finally { break 99; } }",
            "switch ($a) { case $_GET: default: goto x; } x: return;",
            "unset($a[$_GET['x']]); [$a, [$b]] = $_GET; echo $b;",
            "function &r(&$x) { $x = &$x; return $x; } $y = &r($_GET['a']); echo $y;",
            "extract(extract($_GET)); compact(compact('a')); $$a = $$$b;",
            "declare(ticks=1) { echo $_GET['a'] ?? throw new E($_GET['a']); }",
        ])
    func comesToAnEnd(_ code: String) {
        _ = FlowProbe.findings([("a.php", "<?php " + code)])
    }

    @Test(.timeLimit(.minutes(1))) func filesThatIncludeEachOther() {
        let findings = FlowProbe.findings([
            ("a.php", "<?php function f() { $x = $_GET['x']; include 'b.php'; }"),
            ("b.php", "<?php include 'a.php'; include 'b.php'; include 'c.php'; echo $x;"),
            ("c.php", "<?php include 'b.php'; echo $x;"),
        ])
        #expect(findings.contains { $0.rule == "xss.reflected" })
    }

    @Test(.timeLimit(.minutes(1))) func manyFunctions() {
        var code = "<?php\n"
        for index in 0..<5_000 { code += "function f\(index)($x) { return f\(index + 1)($x); }\n" }
        code += "function f5000($x) { echo $x; }\nf0($_GET['a']);\n"
        _ = FlowProbe.findings([("a.php", code)])
    }

    @Test func randomBytes() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<200 {
            var bytes = Array("<?php ".utf8)
            for _ in 0..<400 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let words = [
                    "$_GET", "['a']", "=", "echo ", ";", "{", "}", "(", ")", "function f", "$x", "->", "::", "if",
                ]
                let choice = Int(state >> 33) % (words.count + 2)
                if choice < words.count { bytes += Array(words[choice].utf8) } else { bytes.append(UInt8(state >> 56)) }
            }
            _ = FlowProbe.findings([SourceFile(path: "a.php", bytes: bytes)])
        }
    }

    @Test func theAnswerIsTheSameEachTime() {
        let code = """
            <?php
            class A { public $p; function set($x) { $this->p = $x; } function get() { return $this->p; } }
            $a = new A; $a->set($_GET['a']); echo $a->get();
            add_action('wp_ajax_x', function () { update_option('a', $_POST['a']); });
            global $wpdb; $wpdb->query('SELECT ' . $_GET['b']);
            """
        let first = FlowProbe.findings([("a.php", code)])
        #expect(first.count >= 3)
        for _ in 0..<5 { #expect(FlowProbe.findings([("a.php", code)]) == first) }
    }
}
