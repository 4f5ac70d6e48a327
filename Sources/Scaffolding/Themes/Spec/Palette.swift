import ScaffoldCore

/// The colours of a theme. All but `base` and `surface` can be read on these two: that is what a palette promises.
package struct Palette: Sendable, Equatable {
    package enum Role: String, Sendable, CaseIterable {
        /// What pages are on.
        case base
        /// What stands out from the page a little: cards, code, the footer.
        case surface
        /// Text and headings.
        case contrast
        /// Dates, captions and what else is less important.
        case muted
        /// Links and buttons.
        case primary
        /// Links and buttons under the pointer.
        case secondary
        /// The outline of what has the focus, and lines that are to be seen.
        case accent

        var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

        var isBackground: Bool { self == .base || self == .surface }

        /// The least contrast to backgrounds: levels AAA for text that is read, AA for the rest.
        /// https://www.w3.org/TR/WCAG22/#contrast-minimum
        package var leastContrast: Double { self == .contrast ? 7 : 4.5 }

        static let inks = allCases.filter { !$0.isBackground }
    }

    private var colours: [Role: Colour]

    package subscript(role: Role) -> Colour { colours[role] ?? .black }

    /// Whether text is lighter than what it is on.
    package var isDark: Bool { self[.base].luminance < self[.contrast].luminance }

    /// - Parameters:
    ///   - seed: The colour that is wished for links and buttons; all that is not fixed goes with it.
    ///   - fixed: Colours that stay as they are.
    ///   - path: Where the fixed colours stand in the specification.
    /// - Throws: `SpecError` if two fixed colours do not go together.
    package init(seed: Colour, fixed: [Role: Colour], isDark: Bool?, path: String) throws(SpecError) {
        let (hue, saturation) = seed.hueAndSaturation
        let tint = min(saturation, 0.4)
        colours = fixed
        let light = [Colour(hue: hue, saturation: tint, lightness: 0.985), .white]
        let dark = [Colour(hue: hue, saturation: tint * 0.6, lightness: 0.08), .black]
        let wished = isDark.map { $0 ? dark : light } ?? light + dark
        colours[.base] = try Self.background(.base, wished, fixed, path)
        let base = self[.base]
        let isOnDark = base.luminance < 0.18
        let shade: Colour = isOnDark ? .white : Colour(hue: hue, saturation: tint, lightness: 0.2)
        let shades = [0.06, 0.05, 0.04, 0.03, 0.02, 0.01, 0].map { base.mixed(with: shade, $0) }
        var known = fixed
        known[.base] = base
        colours[.surface] = try Self.background(.surface, shades, known, path)
        let end: Colour = isOnDark ? .white : .black
        let wishes: [Role: Colour] = [
            .contrast: Colour(hue: hue, saturation: tint * 0.6, lightness: isOnDark ? 0.95 : 0.1),
            .muted: Colour(hue: hue, saturation: tint * 0.4, lightness: isOnDark ? 0.72 : 0.36),
            .primary: seed,
            .secondary: seed.mixed(with: end, 0.3),
            .accent: Colour(hue: hue + 40, saturation: max(saturation, 0.3), lightness: isOnDark ? 0.65 : 0.4),
        ]
        for role in Role.inks where fixed[role] == nil {
            colours[role] = readable(wishes[role] ?? end, role, towards: end)
        }
    }

    /// The colour, moved towards black or white as far as its role asks for.
    private func readable(_ wish: Colour, _ role: Role, towards end: Colour) -> Colour {
        for step in 0...50 {
            let colour = wish.mixed(with: end, Double(step) / 50)
            if [Role.base, .surface].allSatisfy({ colour.contrast(to: self[$0]) >= role.leastContrast }) {
                return colour
            }
        }
        return end
    }

    /// The fixed background, or the first of those wished for that everything fixed can be read on.
    private static func background(
        _ role: Role, _ wished: [Colour], _ fixed: [Role: Colour], _ path: String
    ) throws(SpecError) -> Colour {
        var fault: SpecError?
        for colour in fixed[role].map({ [$0] }) ?? wished {
            guard let found = self.fault(role, colour, fixed, path) else { return colour }
            fault = fault ?? found
        }
        throw fault ?? SpecError(path, "has no colours")
    }

    private static func fault(_ role: Role, _ colour: Colour, _ fixed: [Role: Colour], _ path: String) -> SpecError? {
        let member = "\(path).\(role.rawValue)"
        for ink in Role.inks {
            guard let given = fixed[ink] else { continue }
            let ratio = given.contrast(to: colour)
            if ratio < ink.leastContrast {
                let what = fixed[role] == nil ? "any background" : "\(role.rawValue) (\(colour.hexadecimal))"
                return SpecError(
                    "\(path).\(ink.rawValue)",
                    "has a contrast of \(text(ratio)) to \(what), and text needs \(text(ink.leastContrast))")
            }
        }
        let backgrounds = [colour] + [Role.base, .surface].filter { $0 != role }.compactMap { fixed[$0] }
        let best = [Colour.black, .white].map { end in backgrounds.map { end.contrast(to: $0) }.min() ?? 21 }.max()
        guard (best ?? 21) < Role.contrast.leastContrast else { return nil }
        return SpecError(
            fixed[role] == nil ? "\(path).\(role == .base ? "surface" : "base")" : member,
            backgrounds.count > 1 && fixed[role] != nil
                ? "goes with no text that could be read on the other background too"
                : "is neither light nor dark enough for text on it, which needs a contrast of 7")
    }

    private static func text(_ ratio: Double) -> String {
        let tenths = Int((ratio * 10).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10):1" : "\(tenths / 10).\(tenths % 10):1"
    }
}
