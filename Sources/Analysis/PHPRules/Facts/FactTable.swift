import AnalysisModel

/// A table of `Data/facts`, found by name; lines are taken apart only when they are asked for.
struct FactTable: Sendable {
    private let bytes: [UInt8]
    /// By name in small letters: where the line begins and ends.
    private let lines: [String: Range<Int>]
    /// Names that end with `*`, without it.
    private let prefixes: [(prefix: String, line: Range<Int>)]

    /// The lines whose first field is `kind`, by their second field; by the first field if `kind` is nil. Names are
    /// looked up as written if `keepsCase`.
    init(_ name: String, kind: String? = nil, keepsCase: Bool = false) {
        let bytes = EmbeddedFile.named(name).map { Array($0.text.utf8) } ?? []
        var lines: [String: Range<Int>] = [:]
        var prefixes: [(prefix: String, line: Range<Int>)] = []
        var start = 0
        let wanted = kind.map { Array($0.utf8) }
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
            let line = start..<end
            start = end + 1
            guard !line.isEmpty, bytes[line.lowerBound] != UInt8(ascii: "#") else { continue }
            var field = bytes[line].prefix { $0 != 32 }
            if let wanted {
                guard field.elementsEqual(wanted) else { continue }
                field = bytes[line].dropFirst(wanted.count + 1).prefix { $0 != 32 }
            }
            guard !field.isEmpty else { continue }
            let key = keepsCase ? String(decoding: field, as: UTF8.self) : String(asciiLowercasing: field)
            if key.utf8.last == UInt8(ascii: "*") {
                prefixes.append((String(key.dropLast()), line))
            } else {
                lines[key] = line
            }
        }
        self.bytes = bytes
        self.lines = lines
        self.prefixes = prefixes
    }

    /// Whether the table has the name.
    func contains(_ name: String) -> Bool { line(name) != nil }

    /// Whether the table has the name itself, not only a pattern that fits.
    func containsExactly(_ name: String) -> Bool { lines[name] != nil }

    /// The fields of the name's line; `-` is nil.
    func fields(_ name: String) -> [String?]? {
        guard let line = line(name) else { return nil }
        return bytes[line].split(separator: 32).map { field in
            field.elementsEqual([UInt8(ascii: "-")]) ? nil : String(decoding: field, as: UTF8.self)
        }
    }

    private func line(_ name: String) -> Range<Int>? {
        if let line = lines[name] { return line }
        return prefixes.first { name.hasPrefix($0.prefix) }?.line
    }
}

/// A version such as "7.4" or "2.8.0" as numbers.
func versionNumbers(_ text: String?) -> [Int]? {
    guard let text else { return nil }
    let numbers = text.split(separator: ".").compactMap { Int($0) }
    return numbers.isEmpty ? nil : numbers
}

/// Whether version `left` is earlier than `right`; missing numbers are 0.
func isEarlier(_ left: [Int], than right: [Int]) -> Bool {
    for index in 0..<max(left.count, right.count) {
        let first = index < left.count ? left[index] : 0
        let second = index < right.count ? right[index] : 0
        if first != second { return first < second }
    }
    return false
}
