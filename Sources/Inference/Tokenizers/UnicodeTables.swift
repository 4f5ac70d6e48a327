/// What tokenizers know of a character: a sum of general categories, and white space.
///
/// Unassigned code points have none of the bits.
struct CharacterClass: OptionSet {
    let rawValue: UInt8

    static let letter = CharacterClass(rawValue: 1)
    static let number = CharacterClass(rawValue: 2)
    static let mark = CharacterClass(rawValue: 4)
    static let punctuation = CharacterClass(rawValue: 8)
    static let symbol = CharacterClass(rawValue: 16)
    static let control = CharacterClass(rawValue: 32)
    /// The property White_Space, which lines, spaces and some control characters have.
    static let whitespace = CharacterClass(rawValue: 64)

    @inline(__always)
    func meets(_ other: CharacterClass) -> Bool { rawValue & other.rawValue != 0 }
}

/// Character properties of Unicode 15.1, unpacked once a process from `UnicodeData`.
final class UnicodeTables: Sendable {
    static let shared = UnicodeTables()

    private static let codePoints = 0x110000
    private static let pageBits = 8
    private static let pageSize = 1 << pageBits

    /// For each 256 code points, where their classes begin in `pages`.
    private let pageStarts: FlatBuffer<UInt16>
    private let pages: FlatBuffer<UInt8>
    /// Lower-case mappings and decomposition bases as sorted ranges.
    private let lowercase: [MappedRange]
    private let bases: [MappedRange]

    private struct MappedRange {
        let first: UInt32
        let last: UInt32
        /// Every `stride`-th code point from `first` on is mapped.
        let stride: UInt32
        /// What to add; or the target itself, for decompositions.
        let value: Int32
    }

    private init() {
        var starts = [UInt16](repeating: 0, count: Self.codePoints >> Self.pageBits)
        var pages: [UInt8] = []
        var page = [UInt8](repeating: 0, count: Self.pageSize)
        var known: [[UInt8]: UInt16] = [:]
        var filled = 0
        var code = 0
        var stream = NumberStream(UnicodeData.classes)
        while let length = stream.next(), let bits = stream.next() {
            var left = length
            while left > 0 && code < Self.codePoints {
                let step = min(left, Self.pageSize - filled)
                for index in filled..<filled + step { page[index] = UInt8(truncatingIfNeeded: bits) }
                filled += step
                left -= step
                code += step
                guard filled == Self.pageSize else { continue }
                let number = known[page] ?? UInt16(truncatingIfNeeded: pages.count >> Self.pageBits)
                if known[page] == nil {
                    known[page] = number
                    pages += page
                }
                starts[(code - 1) >> Self.pageBits] = number
                filled = 0
            }
        }
        pageStarts = FlatBuffer(starts, or: 0)
        self.pages = FlatBuffer(pages, or: 0)
        lowercase = Self.readLowercase()
        bases = Self.readBases()
    }

    private static func readLowercase() -> [MappedRange] {
        var ranges: [MappedRange] = []
        var end = 0
        var stream = NumberStream(UnicodeData.lowercase)
        while let gap = stream.next(), let count = stream.next(), let step = stream.next(),
            let shift = stream.nextSigned()
        {
            let first = end + gap
            let last = first + (count - 1) * (step + 1)
            ranges.append(
                MappedRange(
                    first: UInt32(first), last: UInt32(last), stride: UInt32(step + 1), value: Int32(shift)))
            end = last + 1
        }
        return ranges
    }

    private static func readBases() -> [MappedRange] {
        var ranges: [MappedRange] = []
        var end = 0
        var base = 0
        var stream = NumberStream(UnicodeData.bases)
        while let gap = stream.next(), let length = stream.next(), let shift = stream.nextSigned() {
            let first = end + gap
            base += shift
            end = first + length
            ranges.append(MappedRange(first: UInt32(first), last: UInt32(end - 1), stride: 1, value: Int32(base)))
        }
        return ranges
    }

    /// Where classes are looked up in hot loops; lives as long as the process.
    var classes: Classes { Classes(pageStarts: pageStarts.base, pages: pages.base) }

    struct Classes {
        fileprivate let pageStarts: UnsafePointer<UInt16>
        fileprivate let pages: UnsafePointer<UInt8>

        /// The class of a code point below 0x110000.
        @inline(__always)
        subscript(code: UInt32) -> CharacterClass {
            // The first page holds the first code points.
            if code < 0x80 { return CharacterClass(rawValue: pages[Int(code)]) }
            let page = Int(pageStarts[Int(code >> 8)])
            return CharacterClass(rawValue: pages[page << 8 | Int(code & 0xFF)])
        }
    }

    /// The simple lower-case mapping of a code point, itself if it has none.
    func lowercased(_ code: UInt32) -> UInt32 {
        if code < 0x80 { return code &- 0x41 < 26 ? code | 0x20 : code }
        guard let range = Self.range(of: code, in: lowercase), (code - range.first) % range.stride == 0 else {
            return code
        }
        return UInt32(bitPattern: Int32(bitPattern: code) &+ range.value)
    }

    /// The first code point of the canonical decomposition of a code point, itself if it has none.
    func decompositionBase(_ code: UInt32) -> UInt32 {
        if code < 0xC0 { return code }
        guard let range = Self.range(of: code, in: bases) else { return code }
        return UInt32(bitPattern: range.value)
    }

    private static func range(of code: UInt32, in ranges: [MappedRange]) -> MappedRange? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) >> 1
            if ranges[middle].last < code { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].first <= code else { return nil }
        return ranges[low]
    }
}

/// Reads the numbers of a table in `UnicodeData`.
private struct NumberStream {
    private var rest: UnsafeBufferPointer<UInt8>.SubSequence

    init(_ text: StaticString) {
        rest = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)[...]
    }

    mutating func next() -> Int? {
        var value = 0
        while let digit = rest.popFirst() {
            if digit >= UInt8(ascii: "^") {
                value = value << 5 | Int(digit - UInt8(ascii: "^"))
            } else {
                return value << 5 | Int(digit - UInt8(ascii: "0"))
            }
        }
        return nil
    }

    mutating func nextSigned() -> Int? {
        guard let value = next() else { return nil }
        return value & 1 == 0 ? value >> 1 : -((value + 1) >> 1)
    }
}
