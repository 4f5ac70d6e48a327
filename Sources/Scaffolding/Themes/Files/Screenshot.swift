import ScaffoldCore

/// The picture of the theme in the admin: its home page, small, in its own colours. Lines stand for text.
struct Screenshot {
    let spec: ThemeSpec

    static let width = 1200
    static let height = 900

    var file: GeneratedFile {
        var image = PNGImage(width: Self.width, height: Self.height, background: palette[.base])
        head(&image)
        switch spec.type {
        case .block where spec.has(.blockPatterns):
            hero(&image)
            for index in Self.inks.indices { card(&image, index, top: 500, height: 190) }
        case .block:
            rounded(&image, Self.left, 150, 420, 40, palette[.contrast])
            for index in Self.inks.indices { card(&image, index, top: 240, height: 220) }
            for index in Self.inks.indices { card(&image, index + 3, top: 640, height: 220) }
        case .classic, .child:
            list(&image)
        }
        foot(&image)
        return GeneratedFile("screenshot", "screenshot.png", bytes: image.bytes)
    }

    private var palette: Palette { spec.palette }

    private static let left = 80
    private static let right = width - left
    private static let inks: [Palette.Role] = [.primary, .secondary, .accent]

    /// Site and menu.
    private func head(_ image: inout PNGImage) {
        rounded(&image, Self.left, 44, 36, 36, palette[.primary])
        rounded(&image, Self.left + 52, 54, 150, 18, palette[.contrast])
        var end = Self.right
        for width in [56, 80, 64] {
            rounded(&image, end - width, 57, width, 12, palette[.muted])
            end -= width + 28
        }
    }

    private func foot(_ image: inout PNGImage) {
        image.fill(x: 0, y: 846, width: Self.width, height: 54, palette[.surface])
        rounded(&image, Self.left, 866, 110, 14, palette[.contrast])
        rounded(&image, Self.right - 150, 867, 150, 12, palette[.muted])
    }

    private func hero(_ image: inout PNGImage) {
        image.fill(x: 0, y: 124, width: Self.width, height: 330, palette[.surface])
        center(&image, 196, 620, 34, palette[.contrast])
        center(&image, 246, 420, 34, palette[.contrast])
        center(&image, 308, 520, 12, palette[.muted])
        center(&image, 332, 460, 12, palette[.muted])
        let middle = Self.width / 2
        rounded(&image, middle - 170, 374, 160, 46, palette[.primary])
        rounded(&image, middle - 130, 391, 80, 12, palette[.base])
        rounded(&image, middle + 10, 374, 160, 46, palette[.contrast])
        rounded(&image, middle + 12, 376, 156, 42, palette[.surface])
        rounded(&image, middle + 50, 391, 80, 12, palette[.contrast])
    }

    /// A post in a grid of three columns.
    private func card(_ image: inout PNGImage, _ index: Int, top: Int, height: Int) {
        let width = 320
        let column = index % Self.inks.count
        let x = Self.left + column * (width + 40)
        picture(&image, x, top, width, height, palette[Self.inks[(column + index / Self.inks.count) % 3]])
        let y = top + height
        rounded(&image, x, y + 24, 250 - column * 20, 20, palette[.contrast])
        for (line, length) in [310, 290, 180].enumerated() {
            rounded(&image, x, y + 62 + line * 22, length, 10, palette[.muted])
        }
    }

    /// Posts one below the other, with a sidebar if there is one.
    private func list(_ image: inout PNGImage) {
        let hasSidebar = spec.type == .child || !spec.sidebars.isEmpty
        let width = 640
        let x = hasSidebar ? Self.left : (Self.width - width) / 2
        image.fill(x: 0, y: 118, width: Self.width, height: 2, palette[.base].mixed(with: palette[.muted], 0.35))
        rounded(&image, x, 168, 470, 32, palette[.contrast])
        rounded(&image, x, 218, 180, 12, palette[.muted])
        picture(&image, x, 256, width, 300, palette[.primary])
        for (line, length) in [width, width - 40, width - 15, 300].enumerated() {
            rounded(&image, x, 590 + line * 24, length, 12, palette[.muted])
        }
        rounded(&image, x, 732, 390, 32, palette[.contrast])
        rounded(&image, x, 782, 180, 12, palette[.muted])
        guard hasSidebar else { return }
        let side = Self.right - 260
        for (box, title) in [110, 140, 90].enumerated() {
            let top = 174 + box * 190
            rounded(&image, side, top, title, 18, palette[.contrast])
            for (line, length) in [230, 190, 210, 150].enumerated() {
                rounded(&image, side, top + 40 + line * 26, length, 12, palette[.primary])
            }
        }
    }

    /// A picture: a square and a bar on a colour.
    private func picture(
        _ image: inout PNGImage, _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ colour: Colour
    ) {
        rounded(&image, x, y, width, height, colour)
        rounded(&image, x + width - 120, y + 30, 76, 76, palette[.base].mixed(with: colour, 0.25))
        rounded(&image, x + 40, y + height - 80, 120, 50, palette[.base].mixed(with: colour, 0.5))
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
