import AnalysisModel
import Testing

@Suite struct MarkupTests {
    private func found(_ markup: String) -> [String] { rules([("templates/a.html", markup)]) }

    @Test(arguments: [
        "<!-- wp:spacer /-->", "<!-- wp:spacer {\"height\":\"1em\"} /-->",
        "<!-- wp:acme/hours --><!-- /wp:acme/hours -->",
        "<!-- wp:group -->\n<!-- wp:group --><!-- /wp:group -->\n<!-- /wp:group -->", "<!-- an ordinary comment -->",
        "<!-- wp:html --><img src=\"a\" alt=\"\"><!-- /wp:html -->", "<!-- wp:more --><!--more--><!-- /wp:more -->",
        "<!-- wp:spacer {\"a\":\"--\\u003e {} -\"} /-->", "<!--\twp:spacer\n/-->", "<!-- wp:core/spacer /-->",
    ])
    func `Sound markup is silent`(markup: String) { #expect(found(markup) == []) }

    @Test(arguments: [
        ("<!--wp:spacer /-->", "markup.delimiter"), ("<!-- wp:spacer/-->", "markup.delimiter"),
        ("<!-- wp:Spacer /-->", "markup.delimiter"), ("<!-- wp:spacer height /-->", "markup.delimiter"),
        ("<!-- wp:spacer {\"a\":1}/-->", "markup.delimiter"), ("<!-- wp:spacer", "markup.delimiter"),
        ("<!-- wp:spacer {a:1} /-->", "markup.json"), ("<!-- wp:spacer {\"a\":} /-->", "markup.json"),
        ("<!-- wp:group --><p></p>", "markup.unbalanced"), ("<p></p><!-- /wp:group -->", "markup.unbalanced"),
        ("<!-- wp:spcer /-->", "markup.unknown-block"),
    ])
    func `What WordPress does not read is reported`(markup: String, rule: String) {
        // Single delimiters are looked at in files that have others.
        #expect(found("<!-- wp:spacer /-->" + markup) == [rule])
    }

    @Test func `Only what was forgotten is reported`() {
        let markup = "<!-- wp:group --><!-- wp:columns --><!-- wp:column --><!-- /wp:columns --><!-- /wp:group -->"
        #expect(place("markup.unbalanced", [("templates/a.html", markup)]) == "<!-- wp:column -->")
        #expect(found(markup) == ["markup.unbalanced"])
    }

    @Test func `Faults of JSON stand where they are in the file`() {
        let markup = "<p>é</p>\n<!-- wp:spacer {\"height\":'1em'} /-->"
        #expect(place("markup.json", [("templates/a.html", markup)]) == "'")
    }

    @Test func `PHP in a pattern may print anything`() {
        let pattern = """
            <?php
            /**
             * Title: A
             * Slug: acme/a
             * Inserter: no
             */
            ?>
            <!-- wp:cover {"url":"<?php echo esc_url( $a['b'] ); ?>","id":<?php echo 1 ?>} -->
            <img <?php echo $alt; ?>>
            <!-- /wp:cover -->
            """
        #expect(rules(Samples.blockTheme + [("patterns/a.php", pattern)]) == [])
    }

    @Test func `Titles in a loop are many`() {
        let loop =
            "<!-- wp:query --><!-- wp:post-template --><!-- wp:post-title {\"level\":1} /-->"
            + "<!-- wp:post-title {\"level\":1} /--><!-- /wp:post-template --><!-- /wp:query -->"
        #expect(found(loop) == [])
    }

    @Test func `A part of a child theme is in its parent`() {
        let child = Samples.style.replacing("Version:", with: "Template: parent\nVersion:")
        let template = "<!-- wp:template-part {\"slug\":\"header\"} /-->"
        let files = [("templates/index.html", template)]
        #expect(rules([("style.css", child)] + files) == [])
        #expect(rules([("style.css", Samples.style)] + files) == ["markup.unknown-part"])
        #expect(rules(files) == [])
    }

    @Test func `Deep and broken markup takes no time`() {
        let deep = String(repeating: "<!-- wp:group -->", count: 50_000)
        #expect(findings([("templates/a.html", deep)]).count == 100)
        let mixed = String(repeating: "<!-- wp:a/b --><!-- /wp:c/d --><!--", count: 20_000)
        #expect(findings([("templates/a.html", mixed)]).count <= 200)
        _ = findings([("templates/a.html", String(repeating: "<!-- wp:a {", count: 20_000))])
    }
}
