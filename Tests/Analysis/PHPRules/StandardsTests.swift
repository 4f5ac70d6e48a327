import AnalysisModel
import Testing

/// Remarks that follow the conventions of WordPress.
@Suite struct StandardsTests {
    private func isReported(_ rule: String, _ code: String) -> Bool {
        findings("<?php\n" + code).contains { $0.rule == rule }
    }

    @Test(arguments: [
        "echo esc_html( $a ) . '<br>';", "echo (int) $a, count( $b );", "$a = 'b'; echo $a;",
        "$a = 'b'; $a .= 'c'; echo \"<p>$a</p>\";", "printf( '%s', esc_html( $a ) );",
        "echo $a ? 'b' : esc_attr( $c );", "echo implode( ', ', array_map( 'esc_html', $a ) );",
        "foreach ( array( 'a', 'b' ) as $c ) { echo $c; }", "function f( int $a ) { echo $a; }",
        "echo filter_var( $a, FILTER_SANITIZE_NUMBER_INT );", "echo wp_kses_post( wpautop( $a ) );",
        "echo $args['before_widget'];", "class A { function b() { echo $this->c(); } }",
        "echo esc_url( $a ) . PHP_EOL;",
        "wp_die( esc_html__( 'No.', 'a' ) );", "echo match ( $a ) { 1 => 'b', default => esc_html( $a ) };",
        "exit( 1 );", "echo sprintf( '<b>%s</b>', number_format( $a ) );", "echo wp_json_encode( $a );",
    ]) func `What is harmless by how it is written`(code: String) {
        #expect(!isReported("xss.unescaped", code))
    }

    @Test(arguments: [
        "echo $a;", "echo 'b' . $a['c'];", "printf( '%s', $a );", "function f( $a ) { exit( $a ); }",
        "echo get_permalink();", "echo $a ? $b : 'c';", "foreach ( $a as $b ) { echo $b; }", "echo $a ?? 'b';",
        "echo implode( ', ', array_map( 'trim', $a ) );", "$a = get_option( 'b' ); echo \"<p>$a</p>\";",
        "function f( string $a ) { echo $a; }", "wp_die( $a );", "echo esc_html( $a ) . $b;", "echo $post->post_title;",
        "$a = 'b'; $a .= $c; echo $a;", "echo filter_var( $a, FILTER_UNSAFE_RAW );",
    ]) func `What only others can tell`(code: String) {
        #expect(isReported("xss.unescaped", code))
    }

    @Test(arguments: [
        ("$a = sanitize_text_field( wp_unslash( $_POST['a'] ?? '' ) );", []),
        ("if ( isset( $_POST['a'] ) ) { $a = absint( $_POST['a'] ); }", []),
        ("if ( isset( $_POST['a']['b'] ) ) { $a = (int) $_POST['a']; }", []),
        ("if ( array_key_exists( 'a', $_POST ) ) { $a = (int) $_POST[\"a\"]; }", []),
        ("$a = (int) $_POST['a'];", ["input.unvalidated"]),
        ("$a = sanitize_text_field( $_POST['a'] ?? '' );", ["input.unslash"]),
        ("$a = $_POST['a'] ?? ''; return sanitize_text_field( wp_unslash( $a ) );", []),
        ("return b( wp_unslash( $_POST['a'] ?? '' ) );", ["input.unsanitised"]),
        ("if ( isset( $_GET['a'] ) && 'b' === $_GET['a'] ) { return 1; }", []),
        ("$_POST['a'] = 'b'; unset( $_GET['c'] );", []),
        ("return preg_replace( '/[^a-z]/', '', $_GET['a'] ?? '' );", []),
        ("return $_SERVER['REQUEST_METHOD'];", ["input.unvalidated"]),
    ]) func `Elements of the request`(body: String, expected: [String]) {
        let code = "<?php\nadd_action( 'init', 'f' );\nfunction f() {\n\tcheck_admin_referer( 'f' );\n\t\(body)\n}\n"
        let found = Set(findings(code).map(\.rule).filter { $0.hasPrefix("input.") })
        let wanted = body.contains("REQUEST_METHOD") ? [] : Set(expected)
        #expect(found == wanted)
    }

    @Test(arguments: [
        ("return b( $_POST['a'] ?? '' );", true), ("check_ajax_referer( 'a' ); return b( $_POST['a'] ?? '' );", false),
        ("g(); return b( $_POST['a'] ?? '' );", false), ("return isset( $_POST['a'] );", false),
        ("return b( $_GET['a'] ?? '' );", false), ("return wp_verify_nonce( $_POST['a'], 'b' );", false),
    ]) func `Forms whose nonce nobody checks`(body: String, isWrong: Bool) {
        let code = "function g() { check_admin_referer( 'g' ); }\nfunction f() { \(body) }"
        #expect(isReported("csrf.unverified-form", code) == isWrong)
    }

    @Test(arguments: [
        ("$wpdb->query( \"DELETE FROM $wpdb->posts WHERE ID = $a\" );", true),
        ("$wpdb->query( \"DELETE FROM $wpdb->posts WHERE ID = \" . absint( $a ) );", false),
        ("$wpdb->query( \"DELETE FROM {$table} WHERE ID = 1\" );", false),
        ("$wpdb->get_results( 'SELECT 1 FROM t WHERE a = ' . $wpdb->prepare( '%s', $a ) );", false),
        (
            "$ids = implode( ',', array_map( 'intval', $a ) ); $wpdb->query( \"DELETE FROM t WHERE ID IN ( $ids )\" );",
            false
        ),
        ("$wpdb->query( $a );", false), ("$wpdb->query( \"SELECT 1 $where\" );", false),
        ("$wpdb->get_var( \"SELECT 1 FROM t WHERE a = '{$a->b}'\" );", true),
    ]) func `Values in queries`(body: String, isWrong: Bool) {
        #expect(isReported("sqli.unprepared", "function f( $a, $where ) { global $wpdb; \(body) }") == isWrong)
    }

    @Test(arguments: [
        ("'%' . $a . '%'", true), ("'%' . $wpdb->esc_like( $a ) . '%'", false), ("\"%$a%\"", true), ("$a", false),
        ("'%' . ACME_NAME . '%'", false), ("'a%'", false),
    ]) func `Patterns for LIKE`(argument: String, isWrong: Bool) {
        let code = "$wpdb->get_results( $wpdb->prepare( 'SELECT 1 FROM t WHERE a LIKE %s', \(argument) ) );"
        #expect(isReported("sqli.like", "function f( $a ) { global $wpdb; \(code) }") == isWrong)
    }

    @Test(arguments: [
        ("wp_redirect( $a );", true), ("wp_redirect( home_url( '/b' ) );", false),
        ("wp_redirect( add_query_arg( 'b', 1, admin_url( 'a.php' ) ) );", false), ("wp_redirect( '/b' );", false),
        ("$b = admin_url(); wp_redirect( $b . '?c' );", false), ("wp_safe_redirect( $a );", false),
    ]) func `Where redirects lead`(body: String, isWrong: Bool) {
        #expect(isReported("requests.unsafe-redirect", "function f( $a ) { \(body) exit; }") == isWrong)
    }

    @Test func `Code that has nothing to do with WordPress is measured by other rules`() {
        let code = "<?php\nnamespace Acme\\Shop;\nfunction f() { return __( 'Hello' ) . $_POST['a']; }\n"
        #expect(!findings(code).contains { $0.rule.hasPrefix("i18n.") || $0.rule.hasPrefix("input.") })
        let wordpress = "<?php\nnamespace Acme\\Shop;\nfunction f() { return esc_html( __( 'Hello' ) ); }\n"
        #expect(findings(wordpress).contains { $0.rule == "i18n.missing-domain" })
    }

    @Test(arguments: [
        "mysql_query( $a );", "new mysqli( 'a' );", "class A extends \\PDO {}", "PDO::getAvailableDrivers();",
        "maxdb_connect();",
    ]) func `Databases past WordPress's own`(code: String) {
        #expect(isReported("sqli.direct-driver", code))
    }

    @Test(arguments: ["mysql_to_rfc3339( $a );", "A\\mysqli_query( $a );", "$a->mysql_query( $b );", "new Mymysqli();"])
    func `What is only called like one`(code: String) {
        #expect(!isReported("sqli.direct-driver", code))
    }
}
