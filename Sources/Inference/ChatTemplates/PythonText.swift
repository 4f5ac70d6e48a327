/// What Python's `str` does, on Swift strings: by Unicode scalars, never by grapheme clusters or canonical equivalence.
///
/// Searching works on UTF-8 bytes, which finds the same places.
enum PythonText {
    /// Whether `str.isspace` accepts the scalar.
    static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    static func length(_ text: String) -> Int {
        text.unicodeScalars.count
    }

    static func isLess(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    /// `text * count`.
    static func repeated(_ text: String, _ count: Int) -> String {
        let unit = Array(text.utf8)
        let total = unit.count * max(0, count)
        guard total > 0 else { return "" }
        var bytes = unit
        bytes.reserveCapacity(total)
        while bytes.count < total { bytes.append(contentsOf: bytes[..<min(bytes.count, total - bytes.count)]) }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: - stripping

    static func strippedLeft(_ text: String, _ isStripped: (Unicode.Scalar) -> Bool = isWhitespace) -> String {
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isStripped($0) }) else { return "" }
        return start == scalars.startIndex ? text : String(scalars[start...])
    }

    static func strippedRight(_ text: String, _ isStripped: (Unicode.Scalar) -> Bool = isWhitespace) -> String {
        let scalars = text.unicodeScalars
        guard let last = scalars.lastIndex(where: { !isStripped($0) }) else { return "" }
        return String(scalars[...last])
    }

    static func stripped(_ text: String, _ isStripped: (Unicode.Scalar) -> Bool = isWhitespace) -> String {
        strippedRight(strippedLeft(text, isStripped), isStripped)
    }

    // MARK: - searching

    /// Byte offsets at which `needle` occurs, without overlaps, from the left, at most `limit`.
    ///
    /// The time is linear in the text for every needle (Knuth, Morris and Pratt 1977).
    static func offsets(of needle: [UInt8], in text: [UInt8], limit: Int = .max) -> [Int] {
        guard !needle.isEmpty, needle.count <= text.count, limit > 0 else { return [] }
        var borders = [Int](repeating: 0, count: needle.count)
        var border = 0
        for index in 1..<max(1, needle.count) {
            while border > 0, needle[index] != needle[border] { border = borders[border - 1] }
            if needle[index] == needle[border] { border += 1 }
            borders[index] = border
        }
        var found: [Int] = []
        var matched = 0
        for (offset, byte) in text.enumerated() {
            while matched > 0, byte != needle[matched] { matched = borders[matched - 1] }
            if byte == needle[matched] { matched += 1 }
            if matched == needle.count {
                found.append(offset + 1 - matched)
                if found.count == limit { break }
                matched = 0
            }
        }
        return found
    }

    static func contains(_ text: String, _ needle: String) -> Bool {
        needle.isEmpty || !offsets(of: Array(needle.utf8), in: Array(text.utf8), limit: 1).isEmpty
    }

    static func hasPrefix(_ text: String, _ prefix: String) -> Bool {
        text.utf8.starts(with: prefix.utf8)
    }

    static func hasSuffix(_ text: String, _ suffix: String) -> Bool {
        text.utf8.count >= suffix.utf8.count && text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// `str.replace`: with an empty `old`, `new` goes between all scalars and around them.
    static func replacing(_ text: String, _ old: String, with new: String, limit: Int = .max) -> [UInt8] {
        let bytes = Array(text.utf8)
        let old = Array(old.utf8)
        var result: [UInt8] = []
        var start = 0
        if old.isEmpty {
            var count = 0
            for (offset, byte) in bytes.enumerated() {
                if byte & 0xC0 != 0x80, count < limit {
                    result.append(contentsOf: new.utf8)
                    count += 1
                }
                result.append(bytes[offset])
            }
            if count < limit { result.append(contentsOf: new.utf8) }
            return result
        }
        for offset in offsets(of: old, in: bytes, limit: limit) {
            result.append(contentsOf: bytes[start..<offset])
            result.append(contentsOf: new.utf8)
            start = offset + old.count
        }
        result.append(contentsOf: bytes[start...])
        return result
    }

    // MARK: - splitting

    /// `str.split(separator, limit)` for a separator that is not empty.
    static func split(_ text: String, by separator: String, limit: Int) -> [String] {
        let bytes = Array(text.utf8)
        let separator = Array(separator.utf8)
        return pieces(bytes, cutAt: offsets(of: separator, in: bytes, limit: limit), length: separator.count)
    }

    /// `str.rsplit(separator, limit)` for a separator that is not empty.
    static func splitFromRight(_ text: String, by separator: String, limit: Int) -> [String] {
        let bytes = Array(text.utf8)
        let separator = Array(separator.utf8)
        let mirrored = offsets(of: separator.reversed(), in: bytes.reversed(), limit: limit)
        let cuts = mirrored.reversed().map { bytes.count - $0 - separator.count }
        return pieces(bytes, cutAt: cuts, length: separator.count)
    }

    private static func pieces(_ bytes: [UInt8], cutAt cuts: [Int], length: Int) -> [String] {
        var result: [String] = []
        var start = 0
        for cut in cuts {
            result.append(String(decoding: bytes[start..<cut], as: UTF8.self))
            start = cut + length
        }
        result.append(String(decoding: bytes[start...], as: UTF8.self))
        return result
    }

    /// `str.split(None, limit)`: at runs of white space, without empty pieces.
    static func splitAtWhitespace(_ text: String, limit: Int) -> [String] {
        var rest = text.unicodeScalars[...]
        var result: [String] = []
        while let start = rest.firstIndex(where: { !isWhitespace($0) }) {
            rest = rest[start...]
            guard result.count < limit, let end = rest.firstIndex(where: isWhitespace) else {
                result.append(String(rest))
                return result
            }
            result.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return result
    }

    /// `str.rsplit(None, limit)`.
    static func splitAtWhitespaceFromRight(_ text: String, limit: Int) -> [String] {
        let mirrored = String(String.UnicodeScalarView(text.unicodeScalars.reversed()))
        return splitAtWhitespace(mirrored, limit: limit).reversed().map {
            String(String.UnicodeScalarView($0.unicodeScalars.reversed()))
        }
    }

    /// `str.splitlines`: at every line boundary that Unicode knows, without an empty last line.
    static func lines(_ text: String, keepsEnds: Bool = false) -> [String] {
        var result: [String] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let scalar = scalars[index]
            var next = scalars.index(after: index)
            switch scalar.value {
            case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
                if scalar == "\r", next < scalars.endIndex, scalars[next] == "\n" { next = scalars.index(after: next) }
                result.append(String(scalars[start..<(keepsEnds ? next : index)]))
                start = next
            default: break
            }
            index = next
        }
        if start < scalars.endIndex { result.append(String(scalars[start...])) }
        return result
    }

    // MARK: - case

    static func uppercased(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }

    /// Lower case with the final sigma of Greek words.
    static func lowercased(_ text: String) -> String {
        lowercased(Array(text.unicodeScalars), from: 0)
    }

    /// First scalar in title case, the others in lower case.
    static func capitalized(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first else { return "" }
        return first.properties.titlecaseMapping + lowercased(scalars, from: 1)
    }

    /// `str.title`: each run of cased scalars begins with a title case one.
    static func titled(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var followsCased = false
        for (index, scalar) in scalars.enumerated() {
            result += followsCased ? lowercaseMapping(scalars, index) : scalar.properties.titlecaseMapping
            followsCased = scalar.properties.isCased
        }
        return result
    }

    static func caseSwapped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar.properties.isUppercase {
                result += lowercaseMapping(scalars, index)
            } else if scalar.properties.isLowercase {
                result += scalar.properties.uppercaseMapping
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func lowercased(_ scalars: [Unicode.Scalar], from start: Int) -> String {
        var result = ""
        for index in start..<max(start, scalars.count) { result += lowercaseMapping(scalars, index) }
        return result
    }

    private static func lowercaseMapping(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
        guard scalars[index] == "Σ" else { return scalars[index].properties.lowercaseMapping }
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
        return isFinal ? "ς" : "σ"
    }
}
