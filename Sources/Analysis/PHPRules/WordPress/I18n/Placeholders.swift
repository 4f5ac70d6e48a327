/// The placeholders of a format for `sprintf()`.
package struct Placeholders: Equatable {
    package struct Placeholder: Equatable {
        /// The number of the value, from 1; nil if it takes the next.
        package var number: Int?
        /// The letter behind the percent sign.
        package var type: UInt8
    }

    package private(set) var all: [Placeholder] = []
    /// The text without them.
    package private(set) var rest = ""

    /// Reads `%[number$][flags][width][.precision]type`. A blank is not taken for a flag, for "50 % discount" has no
    /// placeholder.
    package init(_ text: String) {
        let bytes = Array(text.utf8)
        var remaining: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            guard bytes[offset] == UInt8(ascii: "%") else {
                remaining.append(bytes[offset])
                offset += 1
                continue
            }
            if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "%") {
                remaining.append(bytes[offset])
                offset += 2
            } else if let (placeholder, end) = Self.placeholder(bytes, offset + 1) {
                all.append(placeholder)
                offset = end
            } else {
                remaining.append(bytes[offset])
                offset += 1
            }
        }
        rest = String(decoding: remaining, as: UTF8.self)
    }

    private static func placeholder(_ bytes: [UInt8], _ start: Int) -> (Placeholder, Int)? {
        func digits(_ offset: inout Int) -> Int? {
            let first = offset
            var value = 0
            while offset < bytes.count, bytes[offset] >= 0x30, bytes[offset] <= 0x39, offset < first + 6 {
                value = value * 10 + Int(bytes[offset] - 0x30)
                offset += 1
            }
            return offset > first ? value : nil
        }
        var offset = start
        var number: Int?
        var look = offset
        if let value = digits(&look), look < bytes.count, bytes[look] == UInt8(ascii: "$"), value > 0 {
            number = value
            offset = look + 1
        }
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "'"), offset + 1 < bytes.count {
                offset += 2
            } else if bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-")
                || bytes[offset] == UInt8(ascii: "0")
            {
                offset += 1
            } else {
                break
            }
        }
        _ = digits(&offset)
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            _ = digits(&offset)
        }
        guard offset < bytes.count, "bcdeEfFgGhHosuxX".utf8.contains(bytes[offset]) else { return nil }
        return (Placeholder(number: number, type: bytes[offset]), offset + 1)
    }

    package var isEmpty: Bool { all.isEmpty }

    /// How many values the format takes.
    package var valueCount: Int {
        let numbered = all.compactMap(\.number).max() ?? 0
        return max(numbered, all.count { $0.number == nil })
    }

    /// The values and types that are used, in order and without repetition, for comparison.
    package var signature: [String] {
        var next = 0
        var seen: Set<String> = []
        for placeholder in all {
            if placeholder.number == nil { next += 1 }
            let type = placeholder.type == UInt8(ascii: "u") ? UInt8(ascii: "d") : placeholder.type
            seen.insert("\(placeholder.number ?? next)\(Character(Unicode.Scalar(type)))")
        }
        return seen.sorted()
    }

    /// As messages write them: "%1$s and %d", or "none".
    var description: String {
        if all.isEmpty { return "none" }
        return all.map { placeholder in
            let letter = Character(Unicode.Scalar(placeholder.type))
            return placeholder.number.map { "%\($0)$\(letter)" } ?? "%\(letter)"
        }.joined(separator: ", ")
    }
}
