/// The words of a name that a person wrote, in ASCII.
package enum Words {
    /// Lower-case words of letters and digits: "Müller & Søn’s 2nd Shop" gives `mueller`, `soens`, `2nd`, `shop`. Words
    /// in a script that cannot be spelt in ASCII here are left out.
    package static func of(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for scalar in text.lowercased().unicodeScalars {
            if let letters = spelling(scalar) {
                word += letters
            } else if scalar == "'" || scalar == "\u{2019}" || isMark(scalar) {
                continue
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Combining marks, which say nothing in ASCII.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }

    /// A lower-case letter or a digit in ASCII.
    private static func spelling(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(scalar)
        case 0..<0x80: return nil
        case 0xDF...0x17E: return latin[scalar]
        case 0x3AC...0x3CE: return greek[scalar]
        case 0x430...0x45F, 0x491: return cyrillic[scalar]
        case 0x1E00...0x1EFF: return vietnamese(scalar)
        case 0xFF10...0xFF19: return String(scalar.value - 0xFF10)
        case 0xFF41...0xFF5A: return Unicode.Scalar(scalar.value - 0xFF41 + 0x61).map { String($0) }
        default: return scalar.properties.numericType == .decimal ? decimal(scalar) : nil
        }
    }

    private static func decimal(_ scalar: Unicode.Scalar) -> String? {
        scalar.properties.numericValue.flatMap { Int(exactly: $0) }.map { String($0) }
    }

    /// A row of letters that are spelt alike.
    private static func table(_ rows: [(String, String)]) -> [Unicode.Scalar: String] {
        var table: [Unicode.Scalar: String] = [:]
        for (letters, spelling) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = spelling }
        }
        return table
    }

    /// Latin-1 Supplement and Latin Extended-A. German umlauts and their like are spelt with an e.
    private static let latin = table([
        ("àáâãāăą", "a"), ("äæ", "ae"), ("å", "aa"), ("çćĉċč", "c"), ("ďđ", "d"), ("ð", "d"), ("èéêëēĕėęě", "e"),
        ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĳ", "ij"), ("ĵ", "j"), ("ķĸ", "k"), ("ĺļľŀł", "l"),
        ("ñńņňŉŋ", "n"), ("òóôõōŏő", "o"), ("öøœ", "oe"), ("ŕŗř", "r"), ("śŝşš", "s"), ("ß", "ss"), ("ţťŧ", "t"),
        ("þ", "th"), ("ùúûũūŭůűų", "u"), ("ü", "ue"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
    ])

    /// ISO 843, without marks.
    private static let greek = table([
        ("αά", "a"), ("β", "v"), ("γ", "g"), ("δ", "d"), ("εέ", "e"), ("ζ", "z"), ("ηήιίϊΐ", "i"), ("θ", "th"),
        ("κ", "k"), ("λ", "l"), ("μ", "m"), ("ν", "n"), ("ξ", "x"), ("οόωώ", "o"), ("π", "p"), ("ρ", "r"),
        ("σς", "s"), ("τ", "t"), ("υύϋΰ", "y"), ("φ", "f"), ("χ", "ch"), ("ψ", "ps"),
    ])

    /// As passports spell it (ICAO Doc 9303), without soft and hard signs.
    private static let cyrillic = table([
        ("а", "a"), ("б", "b"), ("в", "v"), ("гґ", "g"), ("дђ", "d"), ("еэ", "e"), ("ё", "e"), ("ж", "zh"), ("з", "z"),
        ("иіый", "i"), ("ї", "i"), ("є", "ie"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"),
        ("р", "r"), ("с", "s"), ("т", "t"), ("уў", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"), ("ш", "sh"),
        ("щ", "shch"), ("ю", "iu"), ("я", "ia"), ("ј", "j"), ("љ", "lj"), ("њ", "nj"), ("ћ", "c"), ("џ", "dz"),
        ("ѓ", "g"), ("ќ", "k"), ("ѕ", "dz"), ("ьъ", ""),
    ])

    /// Latin Extended Additional: what is left of the letter without its marks.
    private static func vietnamese(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x1EA1...0x1EB7: "a"
        case 0x1EB9...0x1EC7: "e"
        case 0x1EC9...0x1ECB: "i"
        case 0x1ECD...0x1EE3: "o"
        case 0x1EE5...0x1EF1: "u"
        case 0x1EF3...0x1EF9: "y"
        case 0x1E9E: "ss"
        default: nil
        }
    }
}
