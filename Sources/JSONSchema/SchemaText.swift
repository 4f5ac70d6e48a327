import JSON

/// How values and types are called in messages.
extension JSONSchema {
    static func isType(_ value: JSONValue, _ name: String) -> Bool {
        switch (value, name) {
        case (.null, "null"), (.bool, "boolean"), (.string, "string"), (.array, "array"), (.object, "object"),
            (.integer, "integer"), (.integer, "number"), (.number, "number"):
            true
        // 2.0 is a whole number (JSON Schema, section 6.1.1).
        case (.number(let number), "integer"): number.rounded() == number
        default: false
        }
    }

    static func typeName(_ value: JSONValue) -> String {
        switch value {
        case .array, .object, .integer: "an \(value.typeName)"
        case .null: "null"
        default: "a \(value.typeName)"
        }
    }

    static func strings(_ value: JSONValue) -> [String] {
        switch value {
        case .string(let text): [text]
        case .array(let elements):
            elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
        default: []
        }
    }

    static func integer(_ value: JSONValue?) -> Int? {
        guard case .integer(let number)? = value else { return nil }
        return Int(exactly: number)
    }

    /// "a, b or c".
    static func alternatives(_ names: [String]) -> String {
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        guard let last = unique.last, unique.count > 1 else { return unique.first ?? "something else" }
        return unique.dropLast().joined(separator: ", ") + " or " + last
    }

    /// A value in a message, shortened.
    static func brief(_ value: JSONValue) -> String {
        switch value {
        case .string(let text):
            let printable = text.prefix(60).unicodeScalars.map {
                $0.properties.generalCategory == .control ? " " : String($0)
            }
            return "\"\(printable.joined())\(text.count > 60 ? "…" : "")\""
        case .integer(let number): return String(number)
        case .number(let number): return brief(number)
        case .bool(let flag): return flag ? "true" : "false"
        case .null: return "null"
        case .array, .object: return typeName(value)
        }
    }

    static func brief(_ number: Double) -> String {
        Int64(exactly: number).map { String($0) } ?? "\(number)"
    }

    /// The name that was meant, perhaps: at most two letters away, by Levenshtein's distance.
    static func nearest(_ name: String, in names: [String]) -> String? {
        let wanted = Array(name.lowercased().utf8.prefix(64))
        var best: (name: String, distance: Int)?
        for candidate in names {
            let letters = Array(candidate.lowercased().utf8)
            guard abs(letters.count - wanted.count) <= 2 else { continue }
            var row = Array(0...letters.count)
            for (i, byte) in wanted.enumerated() {
                var previous = row[0]
                row[0] = i + 1
                for (j, letter) in letters.enumerated() {
                    let change = previous + (byte == letter ? 0 : 1)
                    previous = row[j + 1]
                    row[j + 1] = min(change, min(previous, row[j]) + 1)
                }
            }
            let distance = row[letters.count]
            if distance <= 2, distance < (best?.distance ?? 3) { best = (candidate, distance) }
        }
        return best?.name
    }
}
