import AnalysisModel
import Testing

@Suite struct ThemeJSONTests {
    private static func theme(_ body: String) -> String {
        "{ \"$schema\": \"https://schemas.wp.org/trunk/theme.json\", \"version\": 3, \(body) }"
    }

    private func found(_ body: String) -> [Finding] { findings([("theme.json", Self.theme(body))]) }

    @Test func `A sound block theme is silent`() { #expect(rules(Samples.blockTheme) == []) }

    @Test(arguments: [
        (#""settings": { "colour": {} }"#, "settings.colour is no key of theme.json (did you mean color?)"),
        (#""style": {}"#, "style is no key of theme.json (did you mean styles?)"),
        (
            #""styles": { "elements": { "buton": {} } }"#,
            "styles.elements.buton is no key of theme.json (did you mean button?)"
        ),
        (
            #""styles": { "blocks": { "core/paragraf": {} } }"#,
            "styles.blocks.core/paragraf is no key of theme.json (did you mean core/paragraph?)"
        ),
        (
            #""settings": { "blocks": { "core/button": { "typography": { "fontsizes": [] } } } }"#,
            "settings.blocks.core/button.typography.fontsizes is no key of theme.json (did you mean fontSizes?)"
        ),
        (
            #""styles": { "elements": { "link": { ":hovr": {} } } }"#,
            "styles.elements.link.:hovr is no key of theme.json (did you mean :hover?)"
        ),
    ])
    func `Names that are near are offered`(body: String, message: String) {
        #expect(found(body).map(\.message) == [message])
    }

    @Test(arguments: [
        #""settings": { "custom": { "anything": { "goes": 1 } } }"#,
        #""styles": { "blocks": { "acme/hours": { "color": { "text": "red" } } } }"#,
        #""styles": { "typography": { "lineHeight": 1.6 }, "spacing": { "padding": "0" } }"#,
        #""styles": { "color": { "text": { "ref": "styles.color.background" } } }"#,
        #""settings": { "spacing": { "blockGap": null }, "typography": { "fluid": { "minFontSize": "14px" } } }"#,
        #""styles": { "blocks": { "core/button": { "variations": { "outline": { "border": { "width": "1px" } } } } } }"#,
        ##""styles": { "elements": { "link": { ":hover": { "color": { "text": "#000000" } } } } }"##,
        #""styles": { "color": { "text": "var(--acme-ink, var(--wp--preset--color--none, #000))" } }"#,
        #""settings": { "shadow": { "presets": [ { "name": "A", "slug": "a", "shadow": "0 0 1px #000" } ] } }"#,
        ##""styles": { "color": { "text": "#777777", "gradient": "linear-gradient(#777777, #888888)" } }"##,
        ##""styles": { "color": { "text": "#77777780", "background": "#777777" } }"##,
    ])
    func `What WordPress takes is not reported`(body: String) {
        #expect(found(body).map(\.message) == [])
    }

    @Test(
        arguments: [
            ("#767676", "#ffffff", nil), ("#777777", "#fff", "4.47"), ("rgb(119 119 119)", "white", "4.47"),
            ("hsl(0, 0%, 46.67%)", "hsl(0 0% 100%)", "4.47"), ("red", "blue", "2.14"), ("#000", "#000", "1.00"),
            ("yellow", "#ffffff", "1.07"), ("black", "yellow", nil),
        ] as [(String, String, String?)])
    func `Ratios are those of WCAG`(text: String, background: String, ratio: String?) {
        let messages = found(#""styles": { "color": { "text": "\#(text)", "background": "\#(background)" } }"#)
            .filter { $0.rule == "theme.contrast" }.map(\.message)
        #expect(messages.count == (ratio == nil ? 0 : 1))
        if let ratio { #expect(messages.first?.contains("is \(ratio):1") == true, "\(messages)") }
    }

    @Test func `Colors come from the palette and from around`() {
        let body = #"""
            "settings": { "color": { "palette": [
                { "name": "Paper", "slug": "paper", "color": "#ffffff" },
                { "name": "Mist", "slug": "mist2", "color": "#aaaaaa" }
            ] } },
            "styles": {
                "color": { "background": "var(--wp--preset--color--paper)", "text": "#000" },
                "elements": {
                    "link": { "color": { "text": "var:preset|color|mist2" } },
                    "heading": { "color": { "text": "#949494" } },
                    "caption": { "color": { "text": "#949494" } }
                }
            }
            """#
        let found = found(body).filter { $0.rule == "theme.contrast" }
        #expect(
            found.map(\.message) == [
                "The contrast of mist2 (#aaaaaa) on paper (#ffffff) in the element link is 2.32:1, and should be 4.5:1",
                "The contrast of #949494 on paper (#ffffff) in the element caption is 3.03:1, and should be 4.5:1",
            ])
    }

    @Test func `Slugs are in kebab case in properties`() {
        let palette = #""settings": { "color": { "palette": [ { "name": "A", "slug": "accent1", "color": "red" } ] } }"#
        func use(_ slug: String) -> [String] {
            found(palette + #", "styles": { "css": "p { color: var(--wp--preset--color--\#(slug)) }" }"#).map(\.rule)
        }
        #expect(use("accent-1") == [])
        #expect(use("vivid-red") == [])
        #expect(use("accent-2") == ["theme.unknown-preset"])
    }

    @Test func `A child theme has the presets of its parent`() {
        let json = Self.theme(#""styles": { "color": { "text": "var:preset|color|ink" } }"#)
        let child = Samples.style.replacing("Version:", with: "Template: parent\nVersion:")
        #expect(rules([("theme.json", json)]) == ["theme.unknown-preset"])
        #expect(rules([("style.css", child), ("theme.json", json)]) == [])
    }

    @Test func `A variation stands on its theme`() {
        let base = Self.theme(
            ##""styles": { "color": { "text": "#000", "background": "#fff" } }, "settings": { "color": { "palette": [] } }"##
        )
        let variation = ##"{ "version": 3, "title": "Dark", "styles": { "color": { "background": "#111" } } }"##
        let found = findings([("theme.json", base), ("styles/dark.json", variation)])
        #expect(found.map(\.rule) == ["theme.contrast"])
        #expect(found.first?.span.file == 1)
    }

    @Test func `Themes of other programs are left alone`() {
        #expect(rules([("theme.json", #"{ "name": "metro", "version": "5.2", "supports": ["5.2"] }"#)]) == [])
    }

    @Test func `A large file takes no time`() {
        let keys = (0..<30000).map { "\"k\($0)\": {\"color\": {\"text\": \"#777\"}}" }.joined(separator: ",")
        let found = found("\"styles\": { \"blocks\": { \(keys) }, \"color\": { \"background\": \"#888\" } }")
        #expect(found.count <= 400)
    }
}
