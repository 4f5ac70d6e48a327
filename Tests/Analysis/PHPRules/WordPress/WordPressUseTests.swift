import AnalysisModel
import Testing

import PHPRules

@Suite struct DeprecationTests {
    @Test func `A replacement with the same parameters is put in`() {
        let code = "<?php echo attribute_escape( $a );"
        #expect(fixed("wp.deprecated-function", code) == "<?php echo esc_attr( $a );")
    }

    @Test func `What takes other parameters, or none, is only named`() {
        for code in ["<?php print_emoji_styles();", "<?php echo get_the_author_email();"] {
            #expect(lines("wp.deprecated-function", code) == [1])
            #expect(fixed("wp.deprecated-function", code) == code)
        }
    }

    @Test func `Functions of the program's own are not WordPress's`() {
        #expect(lines("wp.deprecated-function", "<?php namespace A; function get_settings() {} get_settings();") == [])
        #expect(lines("wp.deprecated-function", "<?php $this->get_settings();") == [])
    }

    @Test func `What the oldest WordPress lacks cannot replace anything`() {
        let code = "<?php readonly( $a, $b );"
        #expect(lines("wp.deprecated-function", code) == [1])
        #expect(lines("wp.deprecated-function", code, options: AnalysisOptions(minimumWordPress: [5, 0])) == [])
        #expect(lines("wp.deprecated-function", code, options: AnalysisOptions(minimumWordPress: [5, 9])) == [1])
    }

    @Test func `Code that asks for the function first knows what it does`() {
        let code = "<?php if ( function_exists( 'get_the_author_meta' ) ) { a(); } else { get_the_author_email(); }"
        #expect(lines("wp.deprecated-function", code) == [])
    }
}

@Suite struct CallbackTests {
    private func isReported(_ rule: String, _ code: String) -> Bool {
        findings("<?php " + code).contains { $0.rule == rule }
    }

    @Test func `Shortcodes may collect what they print`() {
        let echo = "add_shortcode( 'a', function () { echo 1; } );"
        let buffered = "add_shortcode( 'a', function () { ob_start(); echo 1; return ob_get_clean(); } );"
        #expect(isReported("wp.shortcode-echo", echo))
        #expect(!isReported("wp.shortcode-echo", buffered))
    }

    @Test func `AJAX callbacks must end`() {
        func code(_ body: String) -> String { "add_action( 'wp_ajax_a', function () { \(body) } );" }
        #expect(isReported("wp.ajax-without-exit", code("echo 1;")))
        for body in ["echo 1; wp_die();", "echo 1; exit;", "wp_send_json_success();", "update_option( 'a', 1 );"] {
            #expect(!isReported("wp.ajax-without-exit", code(body)), "\(body)")
        }
    }

    @Test func `Filters of other plugins may print`() {
        #expect(isReported("wp.filter-echo", "add_filter( 'the_title', function ( $t ) { echo 1; return $t; } );"))
        #expect(!isReported("wp.filter-echo", "add_filter( 'shop_box', function ( $t ) { echo 1; return $t; } );"))
    }

    @Test func `Missing callbacks are reported only if all files are there`() {
        let code = "function shop_a() {} add_action( 'init', 'shop_b' ); add_action( 'init', 'other_plugin_c' );"
        #expect(findings("<?php " + code).filter { $0.rule == "wp.missing-callback" }.count == 1)
        #expect(!isReported("wp.missing-callback", code + " require 'more.php';"))
        let method = "class Shop { function __construct() { add_action( 'init', array( $this, 'start' ) ); } }"
        #expect(isReported("wp.missing-callback", method))
        #expect(!isReported("wp.missing-callback", method.replacing("class Shop", with: "class Shop extends Base")))
        #expect(
            !isReported(
                "wp.missing-callback", method.replacing("{ function", with: "{ function __call( $a, $b ) {} function")))
    }

    @Test(arguments: [
        ("template_redirect", "init", true), ("init", "wp_loaded", false), ("init", "init", false),
        ("wp_head", "wp_enqueue_scripts", true), ("admin_head", "admin_menu", true), ("init", "save_post", false),
    ]) func `The order of hooks`(current: String, hook: String, isLate: Bool) {
        let code = "add_action( '\(current)', function () { add_action( '\(hook)', '__return_true' ); } );"
        #expect(isReported("wp.hook-too-late", code) == isLate)
    }

    @Test(arguments: ["wp_enqueue_script", "pluggins_loaded", "admin_enqueue_script"]) func `Misspelled hooks`(
        hook: String
    ) {
        #expect(isReported("wp.unknown-hook", "add_action( '\(hook)', 'shop_a' );"))
    }

    @Test(arguments: ["wp_enqueue_scripts", "save_post_book", "shop_init", "woocommerce_init", "load-post.php"])
    func `Hooks that exist or are somebody else's`(hook: String) {
        #expect(!isReported("wp.unknown-hook", "add_action( '\(hook)', 'shop_a' );"))
    }
}

@Suite struct WordPressUseTests {
    private func isReported(_ rule: String, _ code: String, path: String = "plugin.php") -> Bool {
        findings("<?php " + code, path: path).contains { $0.rule == rule }
    }

    @Test(arguments: [
        ("echo get_post_meta( 1, 'a' );", true), ("$a = (int) get_user_meta( 1, 'a' );", true),
        ("function f() { $a = get_post_meta( 1, 'a' ); echo esc_html( $a ); }", true),
        ("echo get_post_meta( 1, 'a', true );", false), ("foreach ( get_post_meta( 1, 'a' ) as $b ) { c(); }", false),
        ("$all = get_post_meta( 1 );", false), ("$ids = get_post_meta( 1, 'a' ); echo $ids[0];", false),
        ("if ( in_array( 2, get_user_meta( 1, 'a' ) ) ) { b(); }", false),
    ]) func `Metadata that is used as one value`(code: String, isWrong: Bool) {
        #expect(isReported("wp.meta-single", code) == isWrong)
    }

    @Test(arguments: [
        ("echo wp_remote_get( $u )['body'];", true), ("echo esc_url( get_term_link( $t ) );", true),
        ("function f() { $r = wp_remote_get( $u ); return $r['body']; }", true),
        ("function f() { $r = wp_remote_get( $u ); if ( is_wp_error( $r ) ) { return; } return $r['body']; }", false),
        ("$b = wp_remote_retrieve_body( wp_remote_get( $u ) );", false),
        ("function f() { $r = wp_remote_get( $u ); return isset( $r['body'] ) ? 1 : 0; }", false),
    ]) func `Errors that nobody looks for`(code: String, isWrong: Bool) {
        #expect(isReported("wp.unchecked-error", code) == isWrong)
    }

    @Test(arguments: [
        ("preg_match( '/' . preg_quote( $a ) . '/', $b );", true),
        ("preg_match( '#' . preg_quote( $a ) . '#', $b );", false),
        ("preg_match( '/' . preg_quote( $a, '/' ) . '/', $b );", false),
        ("preg_replace( '~^' . preg_quote( $a ) . '~', '', $b );", true),
    ]) func `Delimiters of patterns`(code: String, isWrong: Bool) {
        #expect(isReported("wp.preg-quote-delimiter", code) == isWrong)
    }

    @Test func `A pattern that is put together elsewhere is a remark`() {
        let found = findings("<?php $a = preg_quote( $b );").first { $0.rule == "wp.preg-quote-delimiter" }
        #expect(found?.severity == .info)
        #expect(found?.confidence == .low)
    }

    @Test func `Loops restore the current post`() {
        let loop = "$q = new WP_Query( array( 'posts_per_page' => 3 ) ); while ( $q->have_posts() ) { $q->the_post(); }"
        #expect(isReported("wp.missing-reset-postdata", "function f() { \(loop) }"))
        #expect(!isReported("wp.missing-reset-postdata", "function f() { \(loop) wp_reset_postdata(); }"))
        #expect(!isReported("wp.missing-reset-postdata", "while ( have_posts() ) { the_post(); }"))
    }

    @Test(arguments: [
        ("Powered by Wordpress", true), ("Wordpress is slow", true), ("WordPress", false),
        ("https://wordpress.org/Wordpress", false), ("MyWordpressPlugin", false), ("Wordpress", false),
    ]) func `The capital P`(text: String, isWrong: Bool) {
        #expect(isReported("wp.capital-p", "$a = '\(text)';") == isWrong)
    }

    @Test func `Direct access matters in files of plugins that do something`() {
        let main = ("shop/shop.php", "<?php\n/*\n * Plugin Name: Shop\n */\ndefined( 'ABSPATH' ) || exit;\nshop_a();")
        func found(_ code: String) -> Bool {
            findings([main, ("shop/inc/a.php", "<?php " + code)]).contains { $0.rule == "access.direct-file" }
        }
        #expect(found("echo get_option( 'a' );"))
        #expect(found("?><div></div>"))
        #expect(!found("if ( ! defined( 'ABSPATH' ) ) { exit; } echo get_option( 'a' );"))
        #expect(!found("defined( 'ABSPATH' ) or die; echo get_option( 'a' );"))
        #expect(!found("class A {} function shop_b() { echo 1; }"))
        #expect(!found("add_action( 'init', 'shop_a' );"))
        #expect(!found("return array( 'a' => 1 );"))
        #expect(!findings("<?php echo get_option( 'a' );").contains { $0.rule == "access.direct-file" })
    }

    @Test func `The prefix is what most names have`() {
        let own = "function shop_a() {} function shop_b() {} function shop_c() {} class Shop_D {} "
        #expect(isReported("wp.unprefixed", own + "function helper() {}"))
        #expect(isReported("wp.unprefixed", own + "do_action( 'saved' );"))
        #expect(!isReported("wp.unprefixed", own + "do_action( 'init' ); update_option( 'blogname', 'a' );"))
        #expect(!isReported("wp.unprefixed", own + "if ( ! function_exists( 'helper' ) ) { function helper() {} }"))
        #expect(!isReported("wp.unprefixed", "function a() {} function b() {} function c() {}"))
        #expect(!isReported("wp.unprefixed", "namespace Shop; function a() {} function b() {} function c() {}"))
        let given = findings("<?php function helper() {}", options: AnalysisOptions(prefixes: ["shop"]))
        #expect(given.contains { $0.rule == "wp.unprefixed" })
    }
}

@Suite struct HostileCodeTests {
    @Test(arguments: [
        String(repeating: "$a = $a . 'x' . ", count: 1_000) + "1;",
        String(repeating: "f( ", count: 400) + String(repeating: ")", count: 400) + ";",
        String(repeating: "if ( $a ) { get_posts(); }\n", count: 1_500),
        String(repeating: "$x['k'] = 1; get_posts( $x );\n", count: 1_000),
        "foreach ( $a as $b ) { " + String(repeating: "g( $b ); wp_redirect( $b );\n", count: 1_000) + "}",
        String(repeating: "a->the_post();", count: 800),
        String(repeating: "md5( $password ); $token = rand();\n", count: 1_000),
    ]) func `Takes linear time`(code: String) {
        let clock = ContinuousClock()
        let time = clock.measure { _ = findings("<?php function g( $x ) { g( $x ); } " + code) }
        #expect(time < .seconds(60))
    }
}
