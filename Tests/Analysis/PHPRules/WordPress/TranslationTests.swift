import AnalysisModel
import Testing

import PHPRules

@Suite struct PlaceholdersTests {
    @Test func `Reads numbers, flags, widths and types`() {
        let placeholders = Placeholders("%1$s of %'05d costs %.2f, %-10s")
        #expect(placeholders.all.map(\.number) == [1, nil, nil, nil])
        #expect(placeholders.all.map(\.type) == Array("sdfs".utf8))
        #expect(placeholders.rest == " of  costs , ")
    }

    @Test(arguments: ["50% discount", "100 %", "%", "%%s", "5 % d", "%1$"])
    func `Percent signs alone are no placeholders`(text: String) {
        #expect(Placeholders(text).isEmpty)
    }

    @Test func `Counts the values that a format takes`() {
        #expect(Placeholders("%2$s %1$s %2$s").valueCount == 2)
        #expect(Placeholders("%s %s").valueCount == 2)
        #expect(Placeholders("%%").valueCount == 0)
        #expect(Placeholders("%3$s").valueCount == 3)
    }

    @Test func `Compares singular and plural by what they take`() {
        #expect(Placeholders("%s and %s").signature == Placeholders("%2$s und %1$s").signature)
        #expect(Placeholders("%d").signature == Placeholders("%u").signature)
        #expect(Placeholders("%d").signature != Placeholders("%s").signature)
    }
}

@Suite struct TranslationTests {
    private static let header = "<?php\n/*\n * Plugin Name: Shop\n * Text Domain: shop\n */\nfunction f($n) {\n"

    private func ids(_ line: String) -> [String] {
        findings(Self.header + line + "\n}").map(\.rule).filter { $0.hasPrefix("i18n.") }
    }

    @Test(arguments: [
        "return __( 'Basket', 'shop' );",
        "return esc_html__( 'Basket', 'shop' );",
        "return _x( 'Post', 'verb', 'shop' );",
        "return _n( 'item', 'items', $n, 'shop' );",
        "/* translators: %s: count */ return _n( '%s item', '%s items', $n, 'shop' );",
        "return _n_noop( 'item', 'items', 'shop' );",
        "return __( 'See <a href=\"https://example.com\">the manual</a>', 'shop' );",
        "return __( 'A discount of 50% was given', 'shop' );",
    ]) func `Right calls are not reported`(line: String) {
        #expect(ids(line) == [])
    }

    @Test(arguments: [
        ("return __( 'Basket' );", "i18n.missing-domain"),
        ("return __( 'Basket', 'other' );", "i18n.domain-mismatch"),
        ("return __( 'Basket', '' );", "i18n.empty-domain"),
        ("return __( $n, 'shop' );", "i18n.variable-text"),
        ("return __( \"Hello $n\", 'shop' );", "i18n.interpolated-text"),
        ("return __( 'Hello ' . $n, 'shop' );", "i18n.interpolated-text"),
        ("return __( 'Hello ' . 'you', 'shop' );", "i18n.concatenated-text"),
        ("return _x( 'Post', 'shop' );", "i18n.missing-argument"),
        ("return _n( 'item', 'items' );", "i18n.missing-argument"),
        ("return __( 'Hello', 'shop', $n );", "i18n.too-many-arguments"),
        ("return __( '', 'shop' );", "i18n.nothing-to-translate"),
        ("return __( '<b>Sold out</b>', 'shop' );", "i18n.html-wrapped"),
        ("return sprintf( __( 'Sent', 'shop' ), $n ) . __( 'All', DOMAIN );", "i18n.variable-domain"),
    ]) func `Wrong calls are reported once`(line: String, id: String) {
        #expect(ids(line) == [id])
    }

    @Test func `A header speaks for its folder only`() {
        let files = [
            ("plugins/shop/shop.php", "<?php\n/*\n * Plugin Name: Shop\n * Text Domain: shop\n */\n"),
            ("plugins/shop/view.php", "<?php function a() { return __( 'A', 'other' ); }"),
            ("plugins/gallery/view.php", "<?php function b() { return __( 'B', 'gallery' ); }"),
        ]
        let found = findings(files).filter { $0.rule == "i18n.domain-mismatch" }
        #expect(found.map(\.span.file) == [1])
    }

    @Test func `Files of WordPress need no text domain`() {
        let found = findings("<?php return __( 'Basket' );", path: "wp-includes/basket.php")
        #expect(!found.contains { $0.rule.hasPrefix("i18n.") })
    }

    @Test func `A comment for translators may stand before the statement or the text`() {
        let before = "<?php\n/* translators: %s: name */\n$a = sprintf( __( 'Hello %s', 'shop' ), $n );"
        let within = "<?php\n$a = sprintf(\n\t// translators: %s: name\n\t__( 'Hello %s', 'shop' ), $n );"
        let far = "<?php\n/* translators: %s: name */\n\n\n\n\n$a = sprintf( __( 'Hello %s', 'shop' ), $n );"
        #expect(lines("i18n.translators-comment", before) == [])
        #expect(lines("i18n.translators-comment", within) == [])
        #expect(lines("i18n.translators-comment", far) == [7])
    }

    @Test func `Joined strings become one`() {
        let code = "<?php $a = __( 'It\\'s ' . \"here\", 'shop' );"
        #expect(fixed("i18n.concatenated-text", code) == "<?php $a = __( 'It\\'s here', 'shop' );")
    }

    @Test func `Only texts without markup are escaped by the fix`() {
        #expect(
            fixed("xss.unescaped-translation", "<?php _e( 'Basket', 'shop' );")
                == "<?php esc_html_e( 'Basket', 'shop' );")
        let markup = "<?php _e( 'A <b>basket</b>', 'shop' );"
        #expect(lines("xss.unescaped-translation", markup) == [1])
        #expect(fixed("xss.unescaped-translation", markup) == markup)
    }

    @Test func `Many texts with comments far away take linear time`() {
        let call = "sprintf( __( 'Hello %s', 'shop' ), $n ),\n"
        let code = "<?php $a = array(\n" + String(repeating: call, count: 3_000) + ");"
        let clock = ContinuousClock()
        let time = clock.measure { #expect(lines("i18n.translators-comment", code).count == 3_000) }
        #expect(time < .seconds(60))
    }
}
