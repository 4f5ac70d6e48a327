import OutputContexts

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

    /// Reads a format as `sprintf()` does, except that a blank is not taken for a flag, for "50 % discount" has no
    /// placeholder.
    package init(_ text: String) {
        let bytes = Array(text.utf8)
        var remaining: [UInt8] = []
        for piece in FormatString.parse(bytes).pieces {
            switch piece {
            case .literal(let range): remaining += bytes[range]
            case .percent(let range): remaining += range.count == 2 ? [UInt8(ascii: "%")] : Array(bytes[range])
            case .conversion(let conversion, let range):
                if bytes[range].contains(UInt8(ascii: " ")) && !bytes[range].contains(UInt8(ascii: "'")) {
                    remaining += bytes[range]
                } else {
                    all.append(
                        Placeholder(
                            number: conversion.isNumbered ? conversion.argument + 1 : nil, type: conversion.letter))
                }
            }
        }
        rest = String(decoding: remaining, as: UTF8.self)
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
