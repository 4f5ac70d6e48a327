import JSON

/// JSON for people: a member a line, indented with tabs, short lists of plain values in one line.
package enum PrettyJSON {
    package static func file(_ value: JSONValue) -> [UInt8] { Array((text(value, depth: 0) + "\n").utf8) }

    private static func text(_ value: JSONValue, depth: Int) -> String {
        let inner = String(repeating: "\t", count: depth + 1)
        let outer = String(repeating: "\t", count: depth)
        switch value {
        case .array(let elements) where !elements.isEmpty && depth < 64:
            let items = elements.map { text($0, depth: depth + 1) }
            let line = "[ " + items.joined(separator: ", ") + " ]"
            if elements.allSatisfy(isPlain), line.utf8.count <= 100 { return line }
            return "[\n" + items.map { inner + $0 }.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members) where !members.isEmpty && depth < 64:
            let items = members.map { "\(inner)\(compact(.string($0.key))): \(text($0.value, depth: depth + 1))" }
            return "{\n" + items.joined(separator: ",\n") + "\n\(outer)}"
        default: return compact(value)
        }
    }

    private static func isPlain(_ value: JSONValue) -> Bool {
        switch value {
        case .array, .object: false
        default: true
        }
    }

    private static func compact(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        return writer.string
    }
}
