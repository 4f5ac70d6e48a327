import AnalysisModel
import Testing

import PHPRules

@Suite struct EveryRequestTests {
    private func rules(_ code: String) -> Set<String> { Set(findings("<?php " + code).map(\.rule)) }

    @Test func `Remote calls on init, also through other functions, with the way there`() throws {
        let code = """
            add_action( 'init', 'shop_start' );
            function shop_start() { shop_check(); }
            function shop_check() { return wp_remote_get( 'https://a.example/' ); }
            """
        let found = try #require(findings("<?php " + code).first { $0.rule == "performance.remote-every-request" })
        #expect(found.severity == .high)
        #expect(found.trace.map(\.kind) == [.source, .step, .sink])
    }

    @Test(arguments: [
        "function shop_start() { if ( is_admin() ) { wp_remote_get( 'https://a.example/' ); } }",
        "function shop_start() { if ( ! shop_due() ) { return; } wp_remote_get( 'https://a.example/' ); }",
        "function shop_start() { shop_due() && wp_remote_get( 'https://a.example/' ); }",
        "function shop_start() { if ( ! get_transient( 'a' ) ) { set_transient( 'a', wp_remote_get( 'https://a.example/' ), 600 ); } }",
        "function shop_start() { add_action( 'shop_daily', function () { wp_remote_get( 'https://a.example/' ); } ); }",
    ]) func `Calls under a condition or behind a cache are left alone`(function: String) {
        #expect(!rules("add_action( 'init', 'shop_start' ); " + function).contains("performance.remote-every-request"))
    }

    @Test func `Values that do not change are not written`() {
        let same = "add_action( 'init', function () { update_option( 'a', 'b' ); } );"
        let time = "add_action( 'init', function () { update_option( 'a', time() ); } );"
        #expect(!rules(same).contains("performance.option-write-every-request"))
        #expect(rules(time).contains("performance.option-write-every-request"))
    }

    @Test func `Rewrite rules may be flushed at activation and when settings are saved`() {
        let flush = "function shop_flush() { flush_rewrite_rules(); }"
        #expect(rules("add_action( 'init', 'shop_flush' ); " + flush).contains("performance.flush-rewrite-rules"))
        for hook in [
            "register_activation_hook( __FILE__, 'shop_flush' );", "add_action( 'after_switch_theme', 'shop_flush' );",
            "add_action( 'update_option_shop_slug', 'shop_flush' );",
        ] {
            #expect(!rules(hook + flush).contains("performance.flush-rewrite-rules"), "\(hook)")
        }
    }

    @Test func `A callback of pre_get_posts must look at the query`() {
        func code(_ body: String) -> String { "add_action( 'pre_get_posts', function ( $q ) { \(body) } );" }
        #expect(rules(code("$q->set( 'cat', 3 );")).contains("performance.main-query-check"))
        #expect(
            !rules(code("if ( $q->is_main_query() ) { $q->set( 'cat', 3 ); }")).contains("performance.main-query-check")
        )
        #expect(
            !rules(code("if ( is_admin() ) { return; } $q->set( 'cat', 3 );")).contains("performance.main-query-check"))
    }

    @Test func `Uncached queries matter where visitors wait`() {
        func severity(_ hook: String) -> Severity? {
            let code =
                "<?php \(hook) function shop_sum() { global $wpdb; return $wpdb->get_var( 'SELECT SUM(a) FROM b' ); }"
            return findings(code).first { $0.rule == "performance.uncached-query" }?.severity
        }
        #expect(severity("add_shortcode( 'sum', 'shop_sum' );") == .low)
        #expect(severity("") == .info)
        #expect(severity("add_action( 'admin_init', 'shop_sum' );") == nil)
        #expect(severity("register_activation_hook( __FILE__, 'shop_sum' );") == nil)
    }

    @Test func `Events are scheduled once`() {
        let schedule = "wp_schedule_event( time(), 'hourly', 'shop_sync' );"
        #expect(rules("add_action( 'init', function () { \(schedule) } );").contains("performance.cron-duplicate"))
        #expect(!rules("function shop_activate() { \(schedule) }").contains("performance.cron-duplicate"))
        let guarded =
            "if ( ! wp_next_scheduled( 'shop_sync' ) ) { shop_schedule(); } function shop_schedule() { \(schedule) }"
        #expect(!rules(guarded).contains("performance.cron-duplicate"))
    }
}

@Suite struct CacheTests {
    @Test func `Lifetimes are computed`() {
        #expect(lines("performance.short-cache", "<?php set_transient( 'a', $b, 2 * MINUTE_IN_SECONDS );") == [1])
        #expect(lines("performance.short-cache", "<?php set_transient( 'a', $b, HOUR_IN_SECONDS / 2 );") == [])
        #expect(lines("performance.short-cache", "<?php set_transient( 'a_lock', $b, 30 );") == [])
        #expect(lines("performance.short-cache", "<?php set_transient( 'a', true, 30 );") == [])
        #expect(lines("performance.short-cache", "<?php set_transient( 'a', $b, $ttl );") == [])
    }

    @Test func `Scripts need versions, browsers may keep files without`() {
        func rules(_ arguments: String) -> Set<String> {
            Set(
                findings("<?php wp_enqueue_script( 'shop'\(arguments) );").map(\.rule).filter {
                    $0.hasPrefix("performance.")
                })
        }
        #expect(rules("") == [])
        #expect(rules(", $url") == ["performance.asset-version", "performance.blocking-script"])
        #expect(rules(", $url, array(), '1.0', true") == [])
        #expect(rules(", $url, array(), null, array( 'strategy' => 'defer' )") == [])
        #expect(rules(", $url, array(), time(), true") == ["performance.random-version"])
        #expect(rules(", 'https://js.stripe.com/v3/', array(), null, true") == [])
        #expect(rules(", 'https://unpkg.com/a.js', array(), '1', true") == ["performance.remote-asset"])
    }

    @Test func `Elements that are searched for are not printed`() {
        #expect(lines("performance.not-enqueued", "<?php echo '<script src=\"a.js\"></script>';") == [1])
        #expect(lines("performance.not-enqueued", "<?php if ( strpos( $a, '<script src=' ) ) { b(); }") == [])
        #expect(lines("performance.not-enqueued", "<?php echo '<script type=\"application/ld+json\">' . $a;") == [])
    }
}
