/// The members of a JSON object, in the order of the text, with unique keys.
///
/// Up to `linearSearchLimit` members are searched one by one; more are found through a hash table, so that a lookup
/// is fast and an object of many keys is built in linear time.
package struct JSONObject: Sequence, Sendable {
    package typealias Element = (key: String, value: JSONValue)

    private static let linearSearchLimit = 8

    private var members: [Element] = []
    /// Position of each key in `members`; empty up to `linearSearchLimit` members.
    private var positions: [ScalarText: Int] = [:]

    package init() {}

    /// Takes members in order; of two with the same key, the first one's place and the last one's value hold.
    package init(_ members: [(String, JSONValue)]) {
        self.members.reserveCapacity(members.count)
        for (key, value) in members { self[key] = value }
    }

    package var count: Int { members.count }

    package var isEmpty: Bool { members.isEmpty }

    /// The value of `key`. Setting a new key appends it; setting nil removes it.
    package subscript(key: String) -> JSONValue? {
        get {
            position(of: key).map { members[$0].value }
        }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?):
                members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                index()
            case (nil, let value?):
                append(key, value)
            case (nil, nil):
                break
            }
        }
    }

    package func makeIterator() -> IndexingIterator<[Element]> {
        members.makeIterator()
    }

    /// Whether the object has a member of this name.
    package func contains(key: String) -> Bool {
        position(of: key) != nil
    }

    /// Appends a member whose key is known to be new.
    mutating func append(_ key: String, _ value: JSONValue) {
        members.append((key, value))
        if !positions.isEmpty {
            positions[ScalarText(key)] = members.count - 1
        } else if members.count > Self.linearSearchLimit {
            index()
        }
    }

    private func position(of key: String) -> Int? {
        if positions.isEmpty {
            return members.firstIndex { $0.key.hasSameScalars(as: key) }
        }
        return positions[ScalarText(key)]
    }

    private mutating func index() {
        positions.removeAll(keepingCapacity: false)
        guard members.count > Self.linearSearchLimit else { return }
        positions.reserveCapacity(members.count)
        for (position, member) in members.enumerated() {
            positions[ScalarText(member.key)] = position
        }
    }
}

extension JSONObject: Equatable {
    /// Equal objects have equal members; their order does not matter.
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.count == right.count else { return false }
        for (key, value) in left where right[key] != value { return false }
        return true
    }
}
