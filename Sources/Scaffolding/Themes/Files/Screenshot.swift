import ScaffoldCore

/// The picture of the theme in the admin: its home page, small, in its own colours. Lines stand for text.
struct Screenshot {
    let spec: ThemeSpec

    static let width = 1200
    static let height = 900

    var file: GeneratedFile {
        let palette = spec.palette
        var image = PNGImage(width: Self.width, height: Self.height, background: palette[.base])
        let left = (Self.width - 1040) / 2
        let right = Self.width - left
        // Site and menu.
        rounded(&image, left, 44, 36, 36, palette[.primary])
        rounded(&image, left + 52, 54, 150, 18, palette[.contrast])
        var end = right
        for width in [56, 80, 64] {
            rounded(&image, end - width, 57, width, 12, palette[.muted])
            end -= width + 28
        }
        // Hero.
        image.fill(x: 0, y: 124, width: Self.width, height: 330, palette[.surface])
        center(&image, 196, 620, 34, palette[.contrast])
        center(&image, 246, 420, 34, palette[.contrast])
        center(&image, 308, 520, 12, palette[.muted])
        center(&image, 332, 460, 12, palette[.muted])
        for x in [Self.width / 2 - 170, Self.width / 2 + 10] {
            rounded(&image, x, 374, 160, 46, palette[.primary])
            rounded(&image, x + 40, 391, 80, 12, palette[.base])
        }
        // Posts.
        let inks: [Palette.Role] = [.primary, .secondary, .accent]
        let card = 320
        for (index, ink) in inks.enumerated() {
            let x = left + index * (card + 40)
            rounded(&image, x, 500, card, 190, palette[ink])
            rounded(&image, x + 200, 530, 76, 76, palette[.base].mixed(with: palette[ink], 0.25))
            rounded(&image, x + 40, 610, 120, 50, palette[.base].mixed(with: palette[ink], 0.5))
            rounded(&image, x, 714, 250 - index * 20, 20, palette[.contrast])
            rounded(&image, x, 752, 310, 10, palette[.muted])
            rounded(&image, x, 774, 290, 10, palette[.muted])
            rounded(&image, x, 796, 180, 10, palette[.muted])
        }
        image.fill(x: 0, y: 846, width: Self.width, height: 54, palette[.surface])
        rounded(&image, left, 866, 110, 14, palette[.contrast])
        rounded(&image, right - 150, 867, 150, 12, palette[.muted])
        return GeneratedFile("screenshot", "screenshot.png", bytes: image.bytes)
    }

    private func center(_ image: inout PNGImage, _ y: Int, _ width: Int, _ height: Int, _ colour: Colour) {
        rounded(&image, (Self.width - width) / 2, y, width, height, colour)
    }

    /// A rectangle whose corners are cut by a small quarter of a circle.
    private func rounded(
        _ image: inout PNGImage, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ colour: Colour
    ) {
        let radius = min(8, height / 2)
        for row in 0..<height {
            let fromEdge = min(row, height - 1 - row)
            var inset = 0
            if fromEdge < radius {
                let rise = 2 * (radius - fromEdge) - 1
                while (2 * (radius - inset) - 1) * (2 * (radius - inset) - 1) + rise * rise > 4 * radius * radius {
                    inset += 1
                }
            }
            image.fill(x: x + inset, y: y + row, width: width - 2 * inset, height: 1, colour)
        }
    }
}
