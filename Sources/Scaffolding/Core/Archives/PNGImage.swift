/// A picture of few colours, written as PNG (https://www.w3.org/TR/png-3/) with a palette.
package struct PNGImage: Sendable {
    package let width: Int
    package let height: Int
    /// At most 256.
    private var palette: [Colour]
    private var pixels: [UInt8]

    /// The largest width and height.
    package static let maximumSide = 8192

    package init(width: Int, height: Int, background: Colour) {
        self.width = min(max(width, 1), Self.maximumSide)
        self.height = min(max(height, 1), Self.maximumSide)
        palette = [background]
        pixels = [UInt8](repeating: 0, count: self.width * self.height)
    }

    /// Fills a rectangle; what lies outside of the picture is left out. Of more than 256 colours the nearest is taken.
    package mutating func fill(x: Int, y: Int, width: Int, height: Int, _ colour: Colour) {
        let columns = max(x, 0)..<max(min(x + width, self.width), max(x, 0))
        let rows = max(y, 0)..<max(min(y + height, self.height), max(y, 0))
        guard !columns.isEmpty, !rows.isEmpty else { return }
        let index = index(of: colour)
        for row in rows {
            for column in columns { pixels[row * self.width + column] = index }
        }
    }

    /// Sets one pixel, if it lies in the picture.
    package mutating func set(x: Int, y: Int, _ colour: Colour) { fill(x: x, y: y, width: 1, height: 1, colour) }

    private mutating func index(of colour: Colour) -> UInt8 {
        if let index = palette.firstIndex(of: colour) { return UInt8(truncatingIfNeeded: index) }
        if palette.count < 256 {
            palette.append(colour)
            return UInt8(truncatingIfNeeded: palette.count - 1)
        }
        func distance(_ other: Colour) -> Int {
            [(colour.red, other.red), (colour.green, other.green), (colour.blue, other.blue)]
                .reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
        }
        let nearest = palette.indices.min { distance(palette[$0]) < distance(palette[$1]) } ?? 0
        return UInt8(truncatingIfNeeded: nearest)
    }

    package var bytes: [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for row in 0..<height {
            // Filter type 0: the bytes as they are.
            rows.append(0)
            rows += pixels[row * width..<(row + 1) * width]
        }
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // 8 bits a pixel, palette, deflate, filter method 0, not interlaced.
        Self.append("IHDR", Self.big(width) + Self.big(height) + [8, 3, 0, 0, 0], to: &bytes)
        Self.append("PLTE", palette.flatMap { [$0.red, $0.green, $0.blue] }, to: &bytes)
        Self.append("IDAT", Deflate.zlib(rows), to: &bytes)
        Self.append("IEND", [], to: &bytes)
        return bytes
    }

    private static func append(_ name: StaticString, _ data: [UInt8], to bytes: inout [UInt8]) {
        let chunk = Array("\(name)".utf8) + data
        bytes += big(data.count) + chunk + big(Int(Checksums.crc32(chunk)))
    }

    private static func big(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    }
}
