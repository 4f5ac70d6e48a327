import AnalysisModel
import Testing

@Suite struct ClassicTests {
    private func theme(without path: String) -> [(path: String, text: String)] {
        Samples.classicTheme.filter { $0.path != path }
    }

    @Test func `A sound theme is silent`() { #expect(rules(Samples.classicTheme) == []) }

    @Test(arguments: ["style.css", "header.php", "index.php", "footer.php", "functions.php"])
    func `A file alone is no theme that lacks others`(path: String) {
        #expect(rules(Samples.classicTheme.filter { $0.path == path }) == [])
    }

    @Test func `A theme needs an index`() { #expect(rules(theme(without: "index.php")) == ["theme.missing-index"]) }

    @Test(arguments: [
        ("header.php", "wp_head();", "</head>"), ("header.php", "wp_body_open();", "body"),
        ("header.php", "body_class();", "<body"), ("header.php", "language_attributes();", "<html"),
        ("footer.php", "wp_footer();", "</body>"),
    ])
    func `Calls that are missing are reported at their tag`(path: String, call: String, tag: String) {
        let files = Samples.classicTheme.map { file in
            file.path == path ? (file.path, file.text.replacing(call, with: "/* \(call) */")) : file
        }
        #expect(place("theme.missing-call", files) == tag)
        let child = files.map { file in
            (file.0, file.1.replacing("Text Domain:", with: "Template: parent\nText Domain:"))
        }
        #expect(!rules(child).contains("theme.missing-call"))
    }

    @Test func `Only calls of the function itself are reported`() {
        let code = """
            <?php
            // add_shortcode( 'a', 'b' );
            function add_shortcode_acme() {}
            $plugin->add_shortcode( 'a' );
            Acme::add_shortcode( 'a' );
            $text = "add_shortcode( 'a' )";
            \\add_shortcode( 'a', 'b' );
            """
        let found = findings(Samples.classicTheme + [("inc/a.php", code)])
        #expect(found.map(\.rule) == ["theme.plugin-territory"])
        #expect(found.first.map { code.utf8.prefix($0.span.range.lowerBound).count { $0 == 10 } } == 6)
    }

    @Test func `A picture in a header has a title of its own`() {
        let header = Samples.header.replacing("</head>", with: "<svg><title>Logo</title></svg></head>")
        #expect(rules([("header.php", header)]) == [])
    }

    @Test(arguments: [
        "a { color: red }", "a::before { content: \"}\" }", "/* { */ a { b: c }", "a { background: url(a{b.png) }",
        "@media print { a { color: red } }", ".a\\{ { color: red }", "a:focus { outline: none; box-shadow: 0 0 2px }",
        "a:focus { outline: 0 } a:focus-visible { outline: 2px solid }",
        "a:focus:not(:focus-visible) { outline: none }",
        "a { outline: none }", "",
    ])
    func `Sound stylesheets are silent`(css: String) { #expect(rules([("a.css", css)]) == []) }

    @Test(arguments: [
        ("a { color: red", "{"), ("a { color: red } }", "}"), ("a { b: c } /* end", "/*"),
        ("@media print { a { color: red }", "{"),
    ])
    func `What is open is reported where it begins`(css: String, text: String) {
        #expect(place("css.unbalanced", [("a.css", css)]) == text)
    }

    @Test func `An outline may be removed only for another sign`() {
        let css = "a:focus,\nbutton:focus { color: inherit; outline: 0 !important; }"
        #expect(
            place("css.focus-outline", [("a.css", "a:hover { color: red } a:focus { outline: 0 !important; }")])
                == "outline: 0 !important")
        #expect(rules([("a.css", css)]) == [])
    }

    @Test func `Any bytes are read`() {
        for text in [String(repeating: "{", count: 100_000), String(repeating: "}", count: 100_000), "\\", "'", "/*"] {
            _ = findings([("a.css", text), ("style.css", text), ("b.php", "<?php " + text)])
        }
    }
}
