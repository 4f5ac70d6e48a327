import JSON
import ScaffoldCore
import Scaffolding
import Testing

@Suite struct PaletteTests {
    private static let inks = ["contrast", "muted", "primary", "secondary", "accent"]

    private func check(_ palette: [String: Colour], _ what: String) throws {
        try #require(palette.count == 7, "\(what)")
        for background in ["base", "surface"] {
            let ground = try #require(palette[background])
            for ink in Self.inks {
                let ratio = try #require(palette[ink]).contrast(to: ground)
                #expect(ratio >= (ink == "contrast" ? 7 : 4.5), "\(what): \(ink) on \(background): \(ratio)")
            }
        }
    }

    @Test func everyPairCanBeRead() throws {
        let colours = ["#808080", "#ffcc00", "#0000ff", "#123"]
        for colour in colours {
            for scheme in ["light", "dark"] {
                let theme = try GeneratedTheme(
                    #""primary_color": "\#(colour)", "scheme": "\#(scheme)", "variations": ["Dark", "Sunset"]"#)
                for path in ["theme.json", "styles/dark.json", "styles/sunset.json"] {
                    try check(theme.palette(path), "\(colour) \(scheme) \(path)")
                }
            }
        }
    }

    @Test func everyNameHasColoursOfItsOwn() throws {
        var primaries: Set<Colour> = []
        for number in 0..<10 {
            let name = JSONValue.string("Theme \(number)")
            let theme = try GeneratedTheme(.object(JSONObject([("theme_name", name)])))
            let palette = try theme.palette()
            try check(palette, "Theme \(number)")
            try check(theme.palette("styles/dark.json"), "Theme \(number), dark")
            if let primary = palette["primary"] { primaries.insert(primary) }
        }
        #expect(primaries.count > 5)
    }

    @Test func namesOfColoursAreKept() throws {
        let theme = try GeneratedTheme(.object(JSONObject([("theme_name", .string("Ocean Blue"))])))
        #expect(try (190...220).contains(#require(theme.palette()["primary"]).hueAndSaturation.hue))
        let sunset = try GeneratedTheme(#""variations": ["Sunset"]"#)
        #expect(try (10...30).contains(#require(sunset.palette("styles/sunset.json")["primary"]).hueAndSaturation.hue))
    }

    /// What is given stays, and the rest goes with it.
    @Test(arguments: [
        ["base": "#101820"], ["base": "#fafafa", "surface": "#e0e0e0"], ["primary": "#ffcc00"],
        ["primary": "#00ff88", "accent": "#ffffff"], ["surface": "#222222"], ["contrast": "#eeeeee"],
        ["base": "#ffe680", "primary": "#5b2a00"],
    ]) func givenColoursStay(_ given: [String: String]) throws {
        let members = given.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        let theme = try GeneratedTheme(
            .object(
                JSONObject([
                    ("theme_name", .string("Given")), ("palette", .object(JSONObject(members))),
                ])))
        let palette = try theme.palette()
        for (role, colour) in given { #expect(palette[role]?.hexadecimal == colour) }
        try check(palette, "\(given)")
    }

    @Test func aClassicThemeHasTheSameColoursInItsStyles() throws {
        let theme = try GeneratedTheme(##""type": "classic", "primary_color": "#336699""##)
        let plain = try GeneratedTheme(##""type": "classic", "primary_color": "#336699", "features": []"##)
        for (role, colour) in try theme.palette() {
            let name = "--theme-\(role)"
            let preset = "var(--wp--preset--color--\(role), \(colour.hexadecimal))"
            #expect(try theme.text("style.css").contains("\(name): \(preset);"))
            #expect(try plain.text("style.css").contains("\(name): \(colour.hexadecimal);"))
        }
    }
}
