import AnalysisModel
import Testing

/// What the data flow says of small programs: which rules report them, and which do not.
struct FlowTests {
    @Test(arguments: [
        ("echo $_GET['a'];", "xss.reflected"),
        ("$a = $_GET['a']; $b = \"<p>$a</p>\"; echo $b;", "xss.reflected"),
        ("function f($x) { return trim($x); } echo f($_POST['a']);", "xss.reflected"),
        ("function show($x) { echo $x; } show($_REQUEST['a']);", "xss.reflected"),
        (
            "class A { private $p; function __construct($x) { $this->p = $x; } function out() { echo $this->p; } }"
                + " $a = new A($_GET['q']); $a->out();", "xss.reflected"
        ),
        ("extract($_POST); echo $title;", "xss.reflected"),
        ("list($a, $b) = $_GET['c']; echo $b;", "xss.reflected"),
        ("foreach ($_GET as $k => $v) { echo $k; }", "xss.reflected"),
        ("$f = function ($x) { echo $x; }; $f($_GET['a']);", "xss.reflected"),
        ("$x = $_GET['a']; $f = fn() => print($x); $f();", "xss.reflected"),
        ("printf('<b>%s</b>', $_COOKIE['a']);", "xss.reflected"),
        ("echo '<a href=\"' . esc_html($_GET['u']) . '\">x</a>';", "xss.context"),
        ("echo '<p class=' . esc_attr($_GET['c']) . '>';", "xss.context"),
        ("echo '<script>var a = ' . esc_html($_GET['a']) . '</script>';", "xss.context"),
        ("add_shortcode('x', function ($a) { return '<b>' . $a['t'] . '</b>'; });", "xss.shortcode"),
        ("echo get_option('banner');", "xss.stored"),
        ("global $wpdb; $wpdb->query(\"DELETE FROM t WHERE id = {$_GET['id']}\");", "sqli.query"),
        (
            "global $wpdb; $id = esc_sql($_GET['id']); $wpdb->get_row(\"SELECT * FROM t WHERE id = $id\");",
            "sqli.escaped-unquoted"
        ),
        (
            "global $wpdb; $wpdb->get_results('SELECT * FROM t ORDER BY ' . sanitize_text_field($_GET['o']));",
            "sqli.order-by"
        ),
        (
            "global $wpdb; $wpdb->query($wpdb->prepare(\"SELECT {$_GET['a']} WHERE b = %s\", 1));",
            "sqli.prepare-misuse"
        ),
        ("system('ls ' . $_GET['d']);", "injection.command"),
        ("eval($_POST['c']);", "injection.code"),
        ("unserialize($_COOKIE['c']);", "injection.object"),
        ("include __DIR__ . '/' . $_GET['p'] . '.php';", "files.include"),
        ("readfile($_GET['f']);", "files.read"),
        ("unlink('/tmp/' . $_POST['f']);", "files.delete"),
        ("wp_remote_get($_GET['u']);", "requests.ssrf"),
        ("wp_redirect($_GET['u']); exit;", "requests.redirect"),
        ("add_action('wp_ajax_x', function () { check_ajax_referer('x'); update_option('a', 1); });", "access.ajax"),
        (
            "add_action('wp_ajax_x', function () { if (current_user_can('manage_options')) { update_option('a', 1); } });",
            "csrf.missing-nonce"
        ),
        ("add_action('wp_ajax_nopriv_x', function () { update_option('a', $_POST['a']); });", "access.ajax-public"),
    ])
    func reports(_ code: String, _ rule: String) {
        #expect(FlowProbe.rules(code).contains(rule), "\(code)")
    }

    @Test(arguments: [
        "echo esc_html($_GET['a']);",
        "echo (int) $_GET['a'];",
        "$a = $_GET['a']; if (!ctype_digit($a)) { exit; } echo $a;",
        "$a = $_GET['a']; if (!in_array($a, ['x', 'y'], true)) { $a = 'x'; } echo $a;",
        "switch ($_GET['a']) { case 'x': echo $_GET['a']; }",
        "$map = ['a' => 1]; if (isset($map[$_GET['k']])) { echo $_GET['k']; }",
        "if (preg_match('/^[a-z0-9_-]+$/D', $_GET['a'])) { echo $_GET['a']; }",
        "echo '<a href=\"' . esc_url($_GET['u']) . '\">x</a>';",
        "echo '<script>var a = ' . wp_json_encode($_GET['a']) . '</script>';",
        "function clean($x) { return esc_html($x); } echo clean($_GET['a']);",
        "echo implode(',', array_map('intval', $_POST['ids']));",
        "global $wpdb; $wpdb->query($wpdb->prepare('DELETE FROM t WHERE id = %d', $_GET['id']));",
        "global $wpdb; $sql = $wpdb->prepare('SELECT * FROM t WHERE a = %s', $_GET['a']); $wpdb->get_results($sql);",
        "global $wpdb; $a = esc_sql($_GET['a']); $wpdb->get_results(\"SELECT * FROM {$wpdb->prefix}t WHERE a = '$a'\");",
        "global $wpdb; $o = 'asc' === $_GET['o'] ? 'ASC' : 'DESC'; $wpdb->get_results('SELECT 1 ORDER BY a ' . $o);",
        "include __DIR__ . '/views/' . basename($_GET['p']) . '.php';",
        "wp_safe_redirect($_GET['u']); exit;",
        "wp_remote_get('https://api.example.com/?q=' . rawurlencode($_GET['q']));",
        "unserialize($_COOKIE['c'], ['allowed_classes' => false]);",
        "add_action('wp_ajax_x', function () { check_ajax_referer('x'); if (!current_user_can('edit_pages')) {"
            + " wp_die(); } update_option('a', 1); });",
        "function may() { return current_user_can('manage_options') && wp_verify_nonce($_POST['n'], 'x'); }"
            + " add_action('admin_post_x', function () { if (!may()) { wp_die(); } update_option('a', $_POST['a']); });",
        "if (false) { echo $_GET['a']; }",
        "$a = []; $a[] = 'x'; $a[] = $_GET['y']; echo $a[0];",
    ])
    func isSilent(_ code: String) {
        #expect(FlowProbe.rules(code) == [], "\(code)")
    }

    @Test func dataIsFollowedThroughFiles() throws {
        let findings = FlowProbe.findings([
            ("main.php", "<?php\nrequire 'lib.php';\n$name = read_name();\nshow_name($name);\n"),
            (
                "lib.php",
                "<?php\nfunction read_name() {\n  return $_GET['name'];\n}\nfunction show_name($n) {\n  echo $n;\n}\n"
            ),
        ])
        let finding = try #require(findings.first { $0.rule == "xss.reflected" })
        #expect(finding.span.file == 1)
        #expect(finding.trace.first?.kind == .source)
        #expect(finding.trace.last?.kind == .sink)
        #expect(finding.trace.contains { $0.span.file == 0 && $0.note.contains("$name") })
        #expect(finding.trace.contains { $0.note.contains("show_name") })
    }

    @Test func templatesSeeTheVariablesAroundTheirInclude() {
        let findings = FlowProbe.findings([
            (
                "plugin.php",
                "<?php\nfunction page() {\n  $title = $_GET['t'];\n  include __DIR__ . '/views/page.php';\n}\n"
            ),
            ("views/page.php", "<h1><?php echo $title; ?></h1>\n<p><?php echo esc_html($title); ?></p>\n"),
        ])
        #expect(findings.map(\.rule) == ["xss.reflected"])
        #expect(findings.first?.span.file == 1)
    }

    @Test func ownSanitisersCanBeTold() {
        let code = [("a.php", "<?php\necho acme_clean($_GET['a']);\n")]
        #expect(FlowProbe.findings(code).map(\.rule) == ["xss.reflected"])
        #expect(FlowProbe.findings(code, facts: ["sanitizers": ["acme_clean 1 string html attr"]]).isEmpty)
    }

    @Test func theTablesCanBeRead() {
        #expect(FlowProbe.tableProblems == [])
    }
}
