import Testing

/// What is known of one call more than a summary says, and what doc comments say of functions.
struct CallPrecisionTests {
    private static let holder = """
        class Holder {
            private $value = '';
            public function __construct($value = '') { $this->value = $value; }
            public function set($value) { $this->value = $value; }
            public function with($value) { $this->value = $value; return $this; }
            public function get() { return $this->value; }
        }

        """

    @Test(arguments: [
        // One object does not have what another was given.
        "$a = new Holder('x'); $b = new Holder($_GET['q']); echo $a->get();",
        // What was assigned last counts.
        "$a = new Holder($_GET['q']); $a->set('x'); echo $a->get();",
        "function pick($v, $plain) { if ($plain) { return 'x'; } return $v; } echo pick($_GET['q'], true);",
        "function show($v, $escape = true) { return $escape ? esc_html($v) : $v; } echo show($_GET['q']);",
        "$list = ['key' => $_GET['q']]; foreach ($list as $key => $value) { echo $key; }",
        "$a = ['k' => 'x']; $r = &$a['k']; unset($r); $r = $_GET['q']; echo $a['k'];",
        "$a = [$_GET['q'], 'x']; $b = ['x', ...$a]; echo $b[2];",
        "unserialize(serialize($_POST['q']));",
    ])
    func silence(_ code: String) { #expect(FlowProbe.rules(Self.holder + code) == []) }

    @Test(arguments: [
        "$a = new Holder('x'); $b = new Holder($_GET['q']); echo $b->get();",
        "$a = new Holder('x'); $a->set($_GET['q']); echo $a->get();",
        "$a = new Holder('x'); if (rand(0, 1)) { $a->set($_GET['q']); } echo $a->get();",
        // Who else has the object may change it.
        "$a = new Holder('x'); $b = $a; $b->set($_GET['q']); echo $a->get();",
        "$a = new Holder('x'); $all = [$a]; $all[0]->set($_GET['q']); echo $a->get();",
        "function fill($o) { $o->set($_GET['q']); } $a = new Holder('x'); fill($a); echo $a->get();",
        "$a = new Holder('x'); $f = function () use ($a) { $a->set($_GET['q']); }; $f(); echo $a->get();",
        "function later() { global $a; $a->set($_GET['q']); } $a = new Holder('x'); later(); echo $a->get();",
        "echo (new Holder('x'))->with($_GET['q'])->get();",
        "function pick($v, $plain) { if ($plain) { return 'x'; } return $v; } echo pick($_GET['q'], false);",
        "$list = [$_GET['q'] => 'x']; foreach ($list as $key => $value) { echo $key; }",
        "$a = ['k' => 'x']; $r = &$a['k']; $r = $_GET['q']; echo $a['k'];",
        "$a = [$_GET['q'], 'x']; $b = ['x', ...$a]; echo $b[1];",
    ])
    func alarm(_ code: String) { #expect(FlowProbe.rules(Self.holder + code).contains("xss.reflected")) }

    @Test func annotations() {
        let source = "/** @psalm-taint-source input */\nfunction input() { return native(); }\necho input();"
        #expect(FlowProbe.rules(source) == ["xss.reflected"])
        let sink = "/** @psalm-taint-sink shell $line */\nfunction run($line) {}\nrun($_GET['q']);"
        #expect(FlowProbe.rules(sink) == ["injection.command"])
        let escape = "/** @psalm-taint-escape html */\nfunction clean($v) { return $v; }\necho clean($_GET['q']);"
        #expect(FlowProbe.rules(escape) == [])
        let flow = "/** @psalm-flow ($v) -> return */\nfunction pass($v) { return native(); }\necho pass($_GET['q']);"
        #expect(FlowProbe.rules(flow) == ["xss.reflected"])
        let taint = "/** @param-taint $v exec_html */\nfunction show($v) {}\nshow($_GET['q']);"
        #expect(FlowProbe.rules(taint) == ["xss.reflected"])
    }
}
