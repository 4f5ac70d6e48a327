import JSON

/// A mapping in order of insertion, with Python's notion of equal keys: 1, 1.0 and true are one key.
final class JinjaDictionary {
    private static let linearSearchLimit = 8

    private(set) var entries: [(key: JinjaValue, identity: JinjaKey, value: JinjaValue)] = []
    private(set) var depth = 1
    /// Position of each key in `entries`; empty up to `linearSearchLimit` entries.
    private var positions: [JinjaKey: Int] = [:]

    init() {}

    /// The value of a key that is a string.
    func value(forKey text: String) -> JinjaValue? {
        position(of: .string(ScalarText(text))).map { entries[$0].value }
    }

    func value(for key: JinjaKey) -> JinjaValue? {
        position(of: key).map { entries[$0].value }
    }

    /// Sets a member while the mapping is being made; of equal keys the first one stays, with the last one's value.
    func set(_ key: JinjaValue, _ identity: JinjaKey, to value: JinjaValue) {
        depth = max(depth, key.depth + 1, value.depth + 1)
        if let position = position(of: identity) {
            entries[position].value = value
            return
        }
        entries.append((key, identity, value))
        if !positions.isEmpty {
            positions[identity] = entries.count - 1
        } else if entries.count > Self.linearSearchLimit {
            for (position, entry) in entries.enumerated() { positions[entry.identity] = position }
        }
    }

    func set(_ key: String, to value: JinjaValue) {
        set(.string(key), .string(ScalarText(key)), to: value)
    }

    private func position(of key: JinjaKey) -> Int? {
        positions.isEmpty ? entries.firstIndex { $0.identity == key } : positions[key]
    }
}

/// The identity of a value as a key of a mapping.
enum JinjaKey: Hashable {
    case none
    case undefined
    case integer(Int64)
    case float(Double)
    case string(ScalarText)
    case tuple([JinjaKey])
}
