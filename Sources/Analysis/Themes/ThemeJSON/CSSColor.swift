/// A color of CSS.
struct CSSColor: Equatable {
    /// In sRGB, each from 0 to 1.
    var red: Double
    var green: Double
    var blue: Double
    /// From 0, which is transparent, to 1.
    var alpha = 1.0

    /// What a text is, as far as colors go.
    enum Reading: Equatable {
        case color(CSSColor)
        /// A color whose value does not follow from the text: var(), currentColor, inherit, functions of other spaces.
        case unknown
        case invalid
    }

    private static let keywords: Set<String> = [
        "currentcolor", "inherit", "initial", "unset", "revert", "revert-layer", "auto", "none", "canvas", "canvastext",
        "linktext", "visitedtext", "activetext", "buttonface", "buttontext", "buttonborder", "field", "fieldtext",
        "highlight", "highlighttext", "selecteditem", "selecteditemtext", "mark", "marktext", "graytext", "accentcolor",
        "accentcolortext",
    ]
    private static let otherFunctions: Set<String> = [
        "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark", "var", "env", "calc", "attr",
        "contrast-color", "device-cmyk", "alpha",
    ]

    static func read(_ text: String) -> Reading {
        var text = text[...].trimmed.lowercased()
        if text.hasSuffix("!important") { text = String(text.dropLast("!important".count)[...].trimmed) }
        if text.isEmpty { return .invalid }
        if text.hasPrefix("#") { return hexadecimal(text.dropFirst()) }
        if text == "transparent" { return .color(CSSColor(red: 0, green: 0, blue: 0, alpha: 0)) }
        if let value = ThemeFacts.shared.colors[text] { return .color(CSSColor(rgb: value)) }
        if keywords.contains(text) || text.hasPrefix("var:") { return .unknown }
        guard let open = text.firstIndex(of: "(") else { return .invalid }
        let name = String(text[..<open])
        if otherFunctions.contains(name) { return text.hasSuffix(")") ? .unknown : .invalid }
        guard ["rgb", "rgba", "hsl", "hsla"].contains(name), text.hasSuffix(")") else { return .invalid }
        let inner = text[text.index(after: open)...].dropLast()
        if inner.contains("(") || inner.hasPrefix("from ") { return .unknown }
        return function(name.hasPrefix("hsl"), inner)
    }

    init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    private init(rgb: UInt32) {
        self.init(
            red: Double(rgb >> 16 & 255) / 255, green: Double(rgb >> 8 & 255) / 255, blue: Double(rgb & 255) / 255)
    }

    private static func hexadecimal(_ digits: Substring) -> Reading {
        guard [3, 4, 6, 8].contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return .invalid
        }
        let full = digits.utf8.count < 6 ? digits.map { "\($0)\($0)" }.joined() : String(digits)
        guard let rgb = UInt32(full.prefix(6), radix: 16) else { return .invalid }
        var color = CSSColor(rgb: rgb)
        if full.utf8.count == 8, let alpha = UInt32(full.suffix(2), radix: 16) { color.alpha = Double(alpha) / 255 }
        return .color(color)
    }

    /// The arguments of rgb() or hsl(), apart by commas or by blanks and a slash.
    private static func function(_ isHSL: Bool, _ text: Substring) -> Reading {
        let parts = text.split { $0 == "," || $0 == " " || $0 == "/" }.map(String.init)
        guard parts.count == 3 || parts.count == 4 else { return .invalid }
        var values: [Double] = []
        for (index, part) in parts.enumerated() {
            if part == "none" {
                values.append(0)
                continue
            }
            var digits = part[...]
            let isPercent = digits.hasSuffix("%")
            if isPercent { digits = digits.dropLast() }
            var scale = 1.0
            for (unit, factor) in [("deg", 1.0), ("grad", 0.9), ("turn", 360)] where digits.hasSuffix(unit) {
                digits = digits.dropLast(unit.utf8.count)
                scale = factor
            }
            guard let number = Double(digits), number.isFinite else { return .invalid }
            if index == 3 {
                values.append(min(max(isPercent ? number / 100 : number, 0), 1))
            } else if isHSL {
                values.append(index == 0 ? number * scale : min(max(number / 100, 0), 1))
            } else {
                values.append(min(max(isPercent ? number / 100 : number / 255, 0), 1))
            }
        }
        let alpha = values.count == 4 ? values[3] : 1
        return .color(
            isHSL
                ? CSSColor(hue: values[0], saturation: values[1], lightness: values[2], alpha: alpha)
                : CSSColor(red: values[0], green: values[1], blue: values[2], alpha: alpha))
    }

    /// CSS Color Module Level 4, "Converting HSL Colors to sRGB".
    private init(hue: Double, saturation: Double, lightness: Double, alpha: Double) {
        func channel(_ offset: Double) -> Double {
            var k = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
            if k < 0 { k += 12 }
            return lightness - saturation * min(lightness, 1 - lightness) * max(-1, min(k - 3, 9 - k, 1))
        }
        self.init(red: channel(0), green: channel(8), blue: channel(4), alpha: alpha)
    }

    /// Relative luminance as WCAG 2.1 defines it.
    var luminance: Double {
        func linear(_ channel: Double) -> Double {
            channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast ratio of WCAG 2.1, from 1 to 21.
    static func contrast(_ first: CSSColor, _ second: CSSColor) -> Double {
        let (light, dark) = (max(first.luminance, second.luminance), min(first.luminance, second.luminance))
        return (light + 0.05) / (dark + 0.05)
    }
}
