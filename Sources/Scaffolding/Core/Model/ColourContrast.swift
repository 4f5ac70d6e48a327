/// How well a colour can be read on another.
extension Colour {
    package static let black = Colour(red: 0, green: 0, blue: 0)
    package static let white = Colour(red: 255, green: 255, blue: 255)

    /// The relative luminance, from 0 for black to 1 for white: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// The contrast ratio, from 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    package func contrast(to other: Colour) -> Double {
        let one = luminance
        let two = other.luminance
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The colour with a part of another in it: 0 for none of it, 1 for nothing else.
    package func mixed(with other: Colour, _ part: Double) -> Colour {
        func channel(_ own: UInt8, _ other: UInt8) -> UInt8 {
            let value = Double(own) + (Double(other) - Double(own)) * min(max(part, 0), 1)
            return UInt8(value.rounded())
        }
        return Colour(
            red: channel(red, other.red), green: channel(green, other.green), blue: channel(blue, other.blue))
    }

    /// From hue in degrees, saturation and lightness from 0 to 1: https://www.w3.org/TR/css-color-4/#hsl-to-rgb
    package init(hue: Int, saturation: Double, lightness: Double) {
        let turn = Double(((hue % 360) + 360) % 360) / 30
        let saturation = min(max(saturation, 0), 1)
        let lightness = min(max(lightness, 0), 1)
        func channel(_ offset: Double) -> UInt8 {
            let position = (offset + turn).truncatingRemainder(dividingBy: 12)
            let reach = saturation * min(lightness, 1 - lightness)
            let value = lightness - reach * max(-1, min(position - 3, 9 - position, 1))
            return UInt8((min(max(value, 0), 1) * 255).rounded())
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4))
    }

    /// The hue in degrees and the saturation from 0 to 1: https://www.w3.org/TR/css-color-4/#rgb-to-hsl
    package var hueAndSaturation: (hue: Int, saturation: Double) {
        let channels = [red, green, blue].map { Double($0) / 255 }
        let most = channels.max() ?? 0
        let least = channels.min() ?? 0
        let span = most - least
        guard span > 0 else { return (0, 0) }
        let saturation = span / (1 - abs(most + least - 1))
        var hue: Double
        if channels[0] == most {
            hue = (channels[1] - channels[2]) / span
        } else if channels[1] == most {
            hue = (channels[2] - channels[0]) / span + 2
        } else {
            hue = (channels[0] - channels[1]) / span + 4
        }
        hue = (hue * 60).rounded()
        return ((Int(hue) + 360) % 360, saturation)
    }

    /// A channel as a share of light; the power of 2.4 is x² · (x²)^(1/5), so that it is the same on every machine.
    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        let square = base * base
        var root = 1.0
        for _ in 0..<24 {
            let power = root * root * root * root
            root = (4 * root + square / power) / 5
        }
        return square * root
    }
}
