import OutputContexts
import Testing

@Suite struct FormatStringTests {
    /// The format with `[letter argument]` for conversions and `[%]` for `%%`.
    private func shape(_ format: String) -> String {
        let bytes = Array(format.utf8)
        return FormatString.parse(bytes).pieces.map { piece in
            switch piece {
            case .literal(let range): String(decoding: bytes[range], as: UTF8.self)
            case .percent: "[%]"
            case .conversion(let conversion, _):
                "[\(Character(UnicodeScalar(conversion.letter)))\(conversion.argument)]"
            }
        }.joined()
    }

    @Test(arguments: [
        Row("", ""), Row("abc", "abc"), Row("%s", "[s0]"), Row("a %s b %d c", "a [s0] b [d1] c"),
        Row("100%%", "100[%]"),
        Row("%2$s %1$s", "[s1] [s0]"), Row("%1$s %s %s", "[s0] [s0] [s1]"), Row("%05d", "[d0]"), Row("%'*10s", "[s0]"),
        Row("%-10.3f|", "[f0]|"), Row("%+d", "[d0]"), Row("%'%5d", "[d0]"), Row("%ld", "[d0]"), Row("%5%", "[%]"),
        Row("%1$05.2f", "[f0]"),
        Row("%x%X%o%b%c%u%e%E%F%g%G%h%H", "[x0][X1][o2][b3][c4][u5][e6][E7][F8][g9][G10][h11][H12]"),
        Row("%*d", "[d1]"), Row("%.*f %s", "[f1] [s2]"), Row("%1$*2$d", "[d0]"),
        // What PHP refuses stays as it is.
        Row("50% off", "50[o0]ff"), Row("50%", "50%"), Row("%", "%"), Row("%y", "%y"), Row("%0$s", "%0$s"),
        Row("%y%s", "%y[s0]"),
        Row("%99999999999999999999$s", "%99999999999999999999$s"), Row("% ", "% "), Row("%'", "%'"), Row("%i", "%i"),
        Row("%s%", "[s0]%"), Row("%*y %s", "%*y [s0]"), Row("é%sé", "é[s0]é"),
    ])
    func pieces(_ row: Row) {
        #expect(shape(row.text) == row.expected)
    }

    @Test func piecesCoverTheFormat() {
        var random = SplitMix(seed: 3)
        for _ in 0..<2000 {
            let format = random.text(of: Array("%%%%sdfx1$20'*.-+ l".utf8), count: random.below(24))
            var end = 0
            for piece in FormatString.parse(format).pieces {
                #expect(piece.range.lowerBound == end && !piece.range.isEmpty)
                end = piece.range.upperBound
            }
            #expect(end == format.count)
        }
    }

    @Test func countsAndProblems() {
        func parse(_ text: String) -> FormatString { FormatString.parse(text.utf8) }
        #expect(parse("%s %s").argumentCount == 2)
        #expect(parse("%3$s").argumentCount == 3)
        #expect(parse("%*d").argumentCount == 2)
        #expect(parse("%s %s").unnumberedCount == 2)
        #expect(parse("%1$s %2$s").unnumberedCount == 0)
        #expect(parse("%1$s %s").hasMixedNumbering)
        #expect(!parse("%1$s %2$s").hasMixedNumbering)
        #expect(!parse("plain").hasMixedNumbering)
        #expect(parse("%y").problems.map(\.0) == [.unknownConversion])
        #expect(parse("%").problems.map(\.0) == [.missingConversion])
        #expect(parse("%0$s").problems.map(\.0) == [.badArgumentNumber])
        #expect(parse("%s%%").problems.isEmpty)
    }

    @Test func bytesOfConversions() {
        func bytes(_ text: String) -> ByteSet? { FormatString.parse(text.utf8).conversions.first?.bytes }
        #expect(bytes("%s") == nil)
        #expect(bytes("%c") == nil)
        #expect(bytes("%d")?.isDisjoint(with: .htmlSpecial) == true)
        #expect(bytes("%'<5d")?.contains(UInt8(ascii: "<")) == true)
        #expect(bytes("%x")?.contains(UInt8(ascii: "f")) == true)
        #expect(bytes("%d")?.contains(UInt8(ascii: "f")) == false)
        #expect(bytes("%.2f")?.contains(UInt8(ascii: ".")) == true)
    }
}
