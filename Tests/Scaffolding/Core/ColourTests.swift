import ScaffoldCore
import Testing

@Suite struct ColourTests {
    /// Ratios that are known: black on white, and the grey that is just dark enough.
    @Test func contrastIsThatOfWCAG() throws {
        #expect(abs(Colour.black.contrast(to: .white) - 21) < 1e-9)
        #expect(Colour.white.contrast(to: .white) == 1)
        let grey = try #require(Colour("#767676"))
        #expect((4.54...4.55).contains(grey.contrast(to: .white)))
        let lighter = try #require(Colour("#777777"))
        #expect((4.47...4.48).contains(lighter.contrast(to: .white)))
        #expect(abs(try #require(Colour("#ff0000")).luminance - 0.2126) < 1e-9)
        #expect((0.2122...0.2123).contains(try #require(Colour("#7f7f7f")).luminance))
    }

    @Test func huesGoThereAndBack() {
        #expect(Colour(hue: 0, saturation: 1, lightness: 0.5).hexadecimal == "#ff0000")
        #expect(Colour(hue: 120, saturation: 1, lightness: 0.25).hexadecimal == "#008000")
        #expect(Colour(hue: 600, saturation: 1, lightness: 0.5).hexadecimal == "#0000ff")
        for hue in stride(from: 0, to: 360, by: 15) {
            let colour = Colour(hue: hue, saturation: 0.8, lightness: 0.5)
            let found = colour.hueAndSaturation
            #expect(abs(found.hue - hue) <= 1, "\(colour.hexadecimal)")
            #expect(abs(found.saturation - 0.8) < 0.02)
        }
        #expect(Colour.white.hueAndSaturation == (0, 0))
    }
}
