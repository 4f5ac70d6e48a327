import JSON
import ScaffoldCore
import Testing

/// The stored markup, as the editor of WordPress 6.1 writes it.
@Suite struct SerializedBlockTests {
    private func pattern(_ specification: String) throws -> String {
        let text = try GeneratedBlock(specification).text("patterns/card.php")
        let end = try #require(text.firstRange(of: "?>\n"))
        return String(text[end.upperBound...])
    }

    @Test func everyKindInAStaticBlock() throws {
        let example = #"""
            "example": {"title": "Tom & \"J\" <b> 'x'", "bio": "Two\nlines", "note": "A <b> & c", "photo": "/a.png?x=1&y=2",
            "photo_id": 7, "photo_alt": "A \"dot\" <x>", "website_url": "https://example.org/?a=1&b=2",
            "website_text": "Go & see", "email": "me@example.org", "birth_date": "2024-02-29", "years": 7, "price": 12.5,
            "featured": true, "show_years": false, "layout": "Row", "accent_color": "#ABC", "skills": ["x & <y>", "z"]}
            """#
        let stored = try pattern(Samples.spec(["patterns"], more: ", " + example))
        #expect(
            stored == """
                <!-- wp:acme/card {"years":7,"price":12.5,"featured":true,"showYears":false,"layout":"row",\
                "accentColor":"#aabbcc","photoId":7} -->
                <div class="wp-block-acme-card wp-block-acme-card--featured wp-block-acme-card--layout-row" \
                style="--acme-card-accent-color:#aabbcc"><h3 class="wp-block-acme-card__title">Tom &amp; "J" &lt;b> 'x'</h3>\
                <p class="wp-block-acme-card__bio">Two
                lines</p><p class="wp-block-acme-card__note">A &lt;b&gt; &amp; c</p>\
                <figure class="wp-block-acme-card__photo"><img src="/a.png?x=1&amp;y=2" alt="A &quot;dot&quot; <x&gt;" \
                class="wp-image-7"/></figure><a class="wp-block-acme-card__website-url" \
                href="https://example.org/?a=1&amp;b=2">Go &amp; see</a><a class="wp-block-acme-card__email" \
                href="mailto:me@example.org">me@example.org</a><p class="wp-block-acme-card__birth-date">\
                2024-02-29</p><p class="wp-block-acme-card__years"><span class="wp-block-acme-card__years-label">Years</span> \
                <span class="wp-block-acme-card__years-value">7</span></p><p class="wp-block-acme-card__price">\
                <span class="wp-block-acme-card__price-label">Price</span> \
                <span class="wp-block-acme-card__price-value">12.5</span></p><ul class="wp-block-acme-card__skills">\
                <li>x &amp; &lt;y></li><li>z</li></ul></div>
                <!-- /wp:acme/card -->

                """)
    }

    @Test func aDynamicBlockIsItsComment() throws {
        let stored = try pattern(
            #"""
            {"block_type": "acme/card", "features": ["server_side_rendering", "patterns"],
            "attributes": {"text_line": "text"}, "example": {"text_line": "a -- <b> & \"q\" \\"}}
            """#)
        #expect(
            stored == #"<!-- wp:acme/card {"textLine":"a \u002d\u002d \u003cb\u003e \u0026 \u0022q\u0022 \\"} /-->"#
                + "\n")
    }

    /// What was emptied must not come back as its default: such an element stays, empty.
    @Test func emptiedDefaultsStay() throws {
        let stored = try pattern(
            #"""
            {"block_type": "acme/card", "features": ["patterns"], "example": {"name": "", "other": ""},
            "attributes": {"name": {"type": "text", "default": "Someone"}, "other": "text"}}
            """#)
        #expect(stored.contains(#"<div class="wp-block-acme-card"><p class="wp-block-acme-card__name"></p></div>"#))
    }

    @Test func innerBlocks() throws {
        let stored = try pattern(
            #"{"block_type": "acme/card", "features": ["patterns", "inner_blocks"], "description": "Holds & shows."}"#)
        #expect(
            stored == """
                <!-- wp:acme/card -->
                <div class="wp-block-acme-card"><div class="wp-block-acme-card__inner"><!-- wp:paragraph -->
                <p>Holds &amp; shows.</p>
                <!-- /wp:paragraph --></div></div>
                <!-- /wp:acme/card -->

                """)
    }
}
