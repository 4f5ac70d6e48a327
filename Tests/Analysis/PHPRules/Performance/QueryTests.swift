import AnalysisModel
import Testing

import PHPRules

@Suite struct QueryTests {
    @Test(arguments: [
        "get_posts( array( 'posts_per_page' => -1 ) );",
        "new WP_Query( 'cat=3&posts_per_page=-1' );",
        "$args = array( 'post_type' => 'book' ); $args['posts_per_page'] = -1;",
        "$args = array( 'post_type' => 'book', 'nopaging' => true ); new WP_Query( $args );",
        "$query->set( 'posts_per_page', -1 );",
        "$list = array( 'numberposts' => '-1', 'post_type' => 'book' );",
    ]) func `Queries without a limit are found wherever the limit is set`(line: String) {
        #expect(findings("<?php " + line).contains { $0.rule == "performance.unbounded-query" })
    }

    @Test(arguments: [
        "get_posts( array( 'posts_per_page' => 10 ) );",
        "get_posts( array( 'posts_per_page' => -1, 'post__in' => $ids ) );",
        "get_posts( array( 'posts_per_page' => $number ) );",
        "$settings['posts_per_page'] = -1;",
    ]) func `Queries that are limited are not`(line: String) {
        #expect(!findings("<?php " + line).contains { $0.rule == "performance.unbounded-query" })
    }

    @Test func `Identifiers alone are a remark`() {
        let found = findings("<?php get_posts( array( 'posts_per_page' => -1, 'fields' => 'ids' ) );")
        #expect(found.first { $0.rule == "performance.unbounded-query" }?.severity == .info)
    }

    @Test func `Rows for a table are no queries`() {
        let code =
            "<?php $wpdb->insert( $wpdb->postmeta, array( 'post_id' => 1, 'meta_key' => 'a', 'meta_value' => 'b' ) );"
        #expect(lines("performance.meta-query", code) == [])
    }

    @Test func `Defaults that say nothing are no comparison`() {
        let code =
            "<?php $d = array( 'post_type' => 'a', 'meta_key' => '', 'meta_value' => '', 'post__not_in' => array() );"
        #expect(!findings(code).contains { $0.rule == "performance.meta-query" || $0.rule == "performance.exclusion" })
    }

    @Test(arguments: ["LIKE", "NOT LIKE", "REGEXP", "NOT EXISTS"]) func `Patterns in metadata`(compare: String) {
        let clause = "array( 'key' => 'a', 'value' => 'b', 'compare' => '\(compare)' )"
        let code = "<?php new WP_Query( array( 'meta_query' => array( 'relation' => 'OR', \(clause) ) ) );"
        #expect(lines("performance.meta-query-pattern", code) == [1])
    }

    @Test(arguments: [
        ("\"SELECT ID FROM x WHERE a LIKE '%book'\"", true), ("\"SELECT ID FROM x WHERE a LIKE 'book%'\"", false),
        ("$wpdb->prepare( \"SELECT ID FROM x WHERE a LIKE '%%%s%%'\", $b )", true),
        ("$wpdb->prepare( \"SELECT ID FROM x WHERE a LIKE %s\", $b )", false),
        ("$wpdb->prepare( \"SELECT ID FROM x WHERE a LIKE '%s'\", $b )", false),
    ]) func `Wildcards in front`(query: String, isReported: Bool) {
        let found = findings("<?php $wpdb->get_col( \(query) );").contains { $0.rule == "performance.leading-wildcard" }
        #expect(found == isReported)
    }

    @Test func `The total is used through properties, pagination or other functions`() {
        func code(_ use: String) -> String {
            "<?php function f() { $q = new WP_Query( array( 'posts_per_page' => 5 ) );"
                + " while ( $q->have_posts() ) { $q->the_post(); } wp_reset_postdata(); \(use) }"
        }
        #expect(lines("performance.found-rows", code("")) == [1])
        for use in ["echo $q->found_posts;", "echo $q->max_num_pages;", "return $q;", "g( $q );", "$this->q = $q;"] {
            #expect(lines("performance.found-rows", code(use)) == [], "\(use)")
        }
    }
}

@Suite struct LoopTests {
    private func isReported(_ rule: String, _ code: String) -> Bool {
        findings("<?php " + code).contains { $0.rule == rule }
    }

    @Test(arguments: [
        "foreach ( $ids as $id ) { get_posts( array( 'post_parent' => $id ) ); }",
        "while ( have_posts() ) { the_post(); $wpdb->get_var( 'SELECT 1' ); }",
        "for ( $i = 0; $i < $n; $i++ ) { new WP_Query( array( 'p' => $i ) ); }",
        "array_map( function ( $id ) { return get_posts( array( 'post_parent' => $id ) ); }, $ids );",
    ]) func `Queries in loops`(code: String) {
        #expect(isReported("performance.query-in-loop", code))
    }

    @Test(arguments: [
        "foreach ( get_posts( array( 'numberposts' => 5 ) ) as $post ) { echo 1; }",
        "foreach ( array( 'a', 'b' ) as $type ) { get_posts( array( 'post_type' => $type ) ); }",
        "for ( $i = 0; $i < 3; $i++ ) { get_posts( array( 'offset' => $i ) ); }",
        "do { $rows = $wpdb->get_results( 'SELECT a FROM b LIMIT 100' ); } while ( count( $rows ) );",
        "foreach ( $ids as $id ) { if ( $id ) { $p = get_posts( array( 'p' => $id ) ); break; } }",
        "foreach ( $ids as $id ) { $f = function () { return 1; }; } get_posts( array( 'a' => 1 ) );",
        "function f() { foreach ( $a as $b ) { $c = wp_cache_get( $b ); if ( ! $c ) { $c = get_posts( $b ); } } }",
    ]) func `Loops of a few turns, pages, searches and caches are left alone`(code: String) {
        #expect(!isReported("performance.query-in-loop", code))
    }

    @Test func `Queries in functions that a loop calls`() {
        let files = [
            ("a.php", "<?php function shop_item( $id ) { return shop_query( $id ); }"),
            ("b.php", "<?php function shop_query( $id ) { global $wpdb; return $wpdb->get_row( 'SELECT 1' ); }"),
            ("c.php", "<?php foreach ( $ids as $id ) { shop_item( $id ); }"),
        ]
        let found = findings(files).filter { $0.rule == "performance.query-in-loop" }
        #expect(found.map(\.span.file) == [2])
    }

    @Test func `A function that keeps what it found may be called in a loop`() {
        let code = """
            function shop_item( $id ) {
                $item = wp_cache_get( $id, 'shop' );
                if ( false === $item ) { $item = $GLOBALS['wpdb']->get_row( 'SELECT 1' ); wp_cache_set( $id, $item, 'shop' ); }
                return $item;
            }
            foreach ( $ids as $id ) { shop_item( $id ); }
            """
        #expect(!isReported("performance.query-in-loop", code))
    }

    @Test func `Functions that call each other come to an end`() {
        let code = "function a( $x ) { b( $x ); } function b( $x ) { a( $x ); } foreach ( $ids as $id ) { a( $id ); }"
        #expect(!isReported("performance.query-in-loop", code))
    }

    @Test func `Metadata of what a query brought is there already`() {
        #expect(isReported("performance.meta-in-loop", "foreach ( $ids as $id ) { get_post_meta( $id, 'a', true ); }"))
        let queried =
            "$posts = get_posts( array( 'numberposts' => 5 ) ); foreach ( $posts as $id ) { get_post_meta( $id, 'a', true ); }"
        #expect(!isReported("performance.meta-in-loop", queried))
        let primed = "update_meta_cache( 'post', $ids ); foreach ( $ids as $id ) { get_post_meta( $id, 'a', true ); }"
        #expect(!isReported("performance.meta-in-loop", primed))
    }
}
