import AnalysisModel
import Testing

import PHPRules

@Suite struct SecretTests {
    private func isReported(_ code: String, path: String = "plugin.php") -> Bool {
        findings("<?php " + code, path: path).contains { $0.rule == "crypto.secret-in-code" }
    }

    // The values are put together here so that nobody takes this file for a leak.
    @Test(arguments: [
        "$key = 'AKIA" + "J5Q7XW2M9ZT4LK3B';", "define( 'SHOP_API_KEY', 'b7f3c1e0a94d4e6f" + "8a2b5c7d9e1f3a5b' );",
        "$c = array( 'client_secret' => 'q8Zt2LkV9xNf4RwY" + "b7Hs3JcPm6Td1Gae' );",
        "const AUTH_TOKEN = 'ghp_0a1B2c3D4e5F6g7H8i9" + "J0k1L2m3N4o5P6q7R';", "$password = 'Tr0ub4dor" + "&3x!';",
        "new mysqli( 'localhost', 'shop', 'hunter" + "2', 'shop' );",
    ]) func `Secrets`(code: String) {
        #expect(isReported(code))
    }

    @Test(arguments: [
        "define( 'SHOP_API_KEY', getenv( 'SHOP_API_KEY' ) );", "$password = 'your-password-here1';",
        "$labels = array( 'password' => 'user_password2' );", "const TOKEN_OPTION = 'shop_access_token';",
        "$key = 'wp_posts_meta_key';", "$password = '';", "$secret = 'changeme123';",
        "$fields['password'] = 'Your password must have 8 letters';",
        "define( 'SHOP_TOKEN_URL', 'https://a.example/t0ken' );",
        "$api_key = 'xxxxxxxxxxxxxxxxxxxxxxxx1';",
    ]) func `Names, placeholders and texts are no secrets`(code: String) {
        #expect(!isReported(code))
    }

    @Test func `Tests may hold secrets`() {
        #expect(!isReported("$password = 'Tr0ub4dor" + "&3x!';", path: "tests/login.php"))
    }
}

@Suite struct CryptographyTests {
    private func rules(_ code: String) -> Set<String> {
        Set(findings("<?php " + code).map(\.rule).filter { $0.hasPrefix("crypto.") })
    }

    @Test(arguments: [
        ("$h = md5( $password );", "crypto.weak-hash"), ("$h = hash( 'sha1', $_POST['pwd'] );", "crypto.weak-hash"),
        ("$row = array( 'password' => md5( $a . $b ) );", "crypto.weak-hash"),
        ("$token = md5( uniqid( rand(), true ) );", "crypto.weak-random"),
        ("function make_reset_key() { return mt_rand(); }", "crypto.weak-random"),
        ("update_user_meta( 1, 'api_token', uniqid() );", "crypto.weak-random"),
        ("openssl_encrypt( $a, 'des-ede3', $k );", "crypto.weak-cipher"),
        ("openssl_encrypt( $a, 'aes-256-cbc', $k, 0, '1234567890123456' );", "crypto.static-iv"),
        (
            "$iv = substr( hash( 'sha256', 'shop' ), 0, 16 ); openssl_encrypt( $a, 'aes-256-cbc', $k, 0, $iv );",
            "crypto.static-iv"
        ),
        ("if ( openssl_verify( $a, $s, $k ) ) { b(); }", "crypto.unchecked-openssl"),
        ("if ( md5( $a ) == $b ) { c(); }", "crypto.loose-comparison"),
        ("if ( $_GET['token'] == $saved ) { c(); }", "crypto.loose-comparison"),
    ]) func `Weak cryptography`(code: String, id: String) {
        #expect(rules(code) == [id])
    }

    @Test(arguments: [
        "$key = md5( wp_json_encode( $args ) );", "$etag = md5( $content );", "$id = uniqid( 'box-' );",
        "$avatar = md5( strtolower( trim( $email ) ) );", "$delay = rand( 1, 5 );", "$pass_count = md5( $a );",
        "if ( 1 === openssl_verify( $a, $s, $k ) ) { b(); }", "if ( hash_equals( $a, $_GET['token'] ) ) { b(); }",
        "$iv = random_bytes( 16 ); openssl_encrypt( $a, 'aes-256-cbc', $k, 0, $iv );",
        "if ( $_POST['password'] === $_POST['password_again'] ) { b(); }", "if ( $type == 'token' ) { b(); }",
        "$tokens = count( $a ) == $b;",
    ]) func `Hashes and numbers that protect nothing`(code: String) {
        #expect(rules(code) == [])
    }
}

@Suite struct RequestRuleTests {
    private func isReported(_ rule: String, _ code: String) -> Bool {
        findings("<?php " + code).contains { $0.rule == rule }
    }

    @Test(arguments: [
        "function f() { if ( $a ) { wp_redirect( $b ); } echo 1; }",
        "function f() { wp_safe_redirect( $b ); }",
        "switch ( $a ) { case 1: wp_redirect( $b ); break; } echo 1;",
        "header( 'Location: /' ); delete_option( 'a' );",
    ]) func `Redirects behind which the request goes on`(code: String) {
        #expect(isReported("requests.redirect-no-exit", code))
    }

    @Test(arguments: [
        "function f() { wp_redirect( $b ); exit; }", "function f() { if ( wp_redirect( $b ) ) { exit; } }",
        "function f() { wp_redirect( $b ) && exit; }", "function f() { wp_redirect( $b ); $this->terminate(); }",
        "function f() { if ( $a ) { wp_redirect( $b ); } else { wp_redirect( $c ); } die(); }",
        "switch ( $a ) { case 1: wp_redirect( $b ); break; default: g(); } exit;",
        "function shop_redirect( $to ) { wp_redirect( $to ); }", "header( 'Content-Type: text/plain' ); echo 1;",
        "function f() { wp_redirect( $b ); wp_die(); }",
    ]) func `Redirects that end`(code: String) {
        #expect(!isReported("requests.redirect-no-exit", code))
    }

    @Test func `Certificates`() {
        #expect(isReported("requests.tls-off", "wp_remote_get( $u, array( 'sslverify' => false ) );"))
        #expect(isReported("requests.tls-off", "curl_setopt( $c, CURLOPT_SSL_VERIFYHOST, 1 );"))
        #expect(!isReported("requests.tls-off", "curl_setopt( $c, CURLOPT_SSL_VERIFYHOST, 2 );"))
        #expect(!isReported("requests.tls-off", "wp_remote_get( $u, array( 'sslverify' => $verify ) );"))
        let own = findings("<?php wp_remote_post( admin_url( 'admin-ajax.php' ), array( 'sslverify' => false ) );")
        #expect(own.first { $0.rule == "requests.tls-off" }?.severity == .info)
    }

    @Test(arguments: [
        ("if ( isset( $_POST['n'] ) && ! wp_verify_nonce( $_POST['n'], 'a' ) ) { die(); }", true),
        ("if ( ! isset( $_POST['n'] ) || ! wp_verify_nonce( $_POST['n'], 'a' ) ) { die(); }", false),
        ("if ( isset( $_POST['go'] ) && ! wp_verify_nonce( $_POST['n'], 'a' ) ) { die(); }", false),
        ("if ( isset( $_POST['n'] ) && wp_verify_nonce( $_POST['n'], 'a' ) ) { save(); }", false),
        (
            "if ( ! empty( $_POST['n'] ) && ! wp_verify_nonce( sanitize_key( wp_unslash( $_POST['n'] ) ), 'a' ) ) { return; }",
            true
        ),
        ("if ( isset( $_POST['n'] ) ) { if ( ! wp_verify_nonce( $_POST['n'], 'a' ) ) { die(); } } save();", true),
        ("if ( isset( $_POST['n'] ) ) { if ( ! wp_verify_nonce( $_POST['n'], 'a' ) ) { die(); } save(); }", false),
        ("if ( ! wp_verify_nonce( $n, 'a' ) && ! current_user_can( 'b' ) ) { die(); }", true),
    ]) func `Nonces that can be left out`(code: String, isBypass: Bool) {
        #expect(isReported("csrf.nonce-bypass", "function f() { \(code) }") == isBypass)
    }

    @Test(arguments: [
        ("$wpdb->prepare( 'SELECT a FROM b WHERE c = %s AND d = %d', $c )", "sqli.prepare-arguments"),
        ("$wpdb->prepare( 'SELECT a FROM b WHERE c = %s', $c, $d )", "sqli.prepare-arguments"),
        ("$wpdb->prepare( \"SELECT a FROM b WHERE c = '%s'\", $c )", "sqli.quoted-placeholder"),
        ("$wpdb->prepare( \"SELECT a FROM b WHERE c LIKE '%%%s%%'\", $c )", "sqli.quoted-placeholder"),
        ("$wpdb->prepare( 'SELECT a FROM b' )", "sqli.prepare-without-placeholder"),
    ]) func `Misuse of prepare`(call: String, id: String) {
        #expect(
            findings("<?php function f($c, $d) { global $wpdb; \(call); }").map(\.rule).filter { $0.hasPrefix("sqli.") }
                == [id])
    }

    @Test(arguments: [
        "$wpdb->prepare( 'SELECT a FROM b WHERE c = %s AND d = %d', $c, $d )",
        "$wpdb->prepare( 'SELECT a FROM b WHERE c = %s AND d = %d', array( $c, $d ) )",
        "$wpdb->prepare( 'SELECT a FROM b WHERE c = %s AND d = %d', $args )",
        "$wpdb->prepare( \"SELECT a FROM b WHERE c IN ($places)\", $ids )",
        "$wpdb->prepare( 'SELECT a FROM b WHERE c = %1$d OR d = %1$d', $c )",
        "$wpdb->prepare( \"SELECT a FROM {$wpdb->posts} WHERE c = %s\", $c )",
        "$wpdb->prepare( $sql, $c )", "$wpdb->prepare( 'a = %d ' . $where, $c )", "$pdo->prepare( 'SELECT a FROM b' )",
        "$wpdb->prepare( 'SELECT a FROM b WHERE c = %s AND d = %d', ...$all )",
    ]) func `Right use of prepare`(call: String) {
        let rules = findings("<?php function f($c, $d) { global $wpdb; \(call); }").map(\.rule)
        // What is not known is worth a remark, no more.
        #expect(!rules.contains { $0.hasPrefix("sqli.") && $0 != "sqli.unprepared" })
    }
}
