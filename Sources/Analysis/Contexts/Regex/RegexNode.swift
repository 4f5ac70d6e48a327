/// What is known of a part of a regular expression.
struct RegexNode {
    /// The bytes that its match can contain.
    var bytes = ByteSet.empty
    /// The bytes at which it matches, at least them, in whatever text they stand.
    var found = ByteSet.empty
    var canBeEmpty = true
    /// It looks at the text around the match.
    var hasAssertion = false
    var isAnchoredAtStart = false
    var isAnchoredAtEnd = false
    var allowsTrailingNewline = false

    /// The empty expression.
    static let empty = RegexNode()

    /// A class of characters: it can match the bytes of `may`, and matches each byte of `must` by itself.
    init(_ set: RegexClass) {
        bytes = set.may
        found = set.must
        canBeEmpty = false
    }

    private init() {}

    /// A position such as `\b` or a lookaround.
    static var assertion: RegexNode {
        var node = RegexNode()
        node.hasAssertion = true
        return node
    }

    static var start: RegexNode {
        var node = assertion
        node.isAnchoredAtStart = true
        return node
    }

    static func end(allowsNewline: Bool) -> RegexNode {
        var node = assertion
        node.isAnchoredAtEnd = true
        node.allowsTrailingNewline = allowsNewline
        return node
    }

    /// Something that repeats text which is counted elsewhere, such as `\1`.
    static var reference: RegexNode { assertion }

    /// This part, then another one.
    func followed(by next: RegexNode) -> RegexNode {
        var node = RegexNode()
        node.bytes = bytes.union(next.bytes)
        node.canBeEmpty = canBeEmpty && next.canBeEmpty
        node.hasAssertion = hasAssertion || next.hasAssertion
        // Only what stands at the very edge counts as an anchor.
        node.isAnchoredAtStart = isAnchoredAtStart || isNothing && next.isAnchoredAtStart
        if next.isNothing {
            node.isAnchoredAtEnd = isAnchoredAtEnd
            node.allowsTrailingNewline = allowsTrailingNewline
        } else {
            node.isAnchoredAtEnd = next.isAnchoredAtEnd
            node.allowsTrailingNewline = next.allowsTrailingNewline
        }
        if isNothing {
            node.found = next.found
        } else if !node.hasAssertion {
            // What must not be empty decides; of two parts that can be empty, a greedy first one takes its bytes.
            node.found = next.canBeEmpty ? found : canBeEmpty ? next.found : .empty
        }
        return node
    }

    /// Whether it is the empty expression.
    var isNothing: Bool { bytes.isEmpty && canBeEmpty && !hasAssertion }

    /// This part or another one.
    func or(_ other: RegexNode) -> RegexNode {
        var node = RegexNode()
        node.bytes = bytes.union(other.bytes)
        node.canBeEmpty = canBeEmpty || other.canBeEmpty
        node.hasAssertion = hasAssertion || other.hasAssertion
        node.isAnchoredAtStart = isAnchoredAtStart && other.isAnchoredAtStart
        node.isAnchoredAtEnd = isAnchoredAtEnd && other.isAnchoredAtEnd
        node.allowsTrailingNewline = allowsTrailingNewline || other.allowsTrailingNewline
        // An alternative that matches nothing could win before the one that matches the byte.
        if !node.canBeEmpty { node.found = found.union(other.found) }
        return node
    }

    /// This part repeated.
    func repeated(_ least: Int, _ most: Int, isGreedy: Bool) -> RegexNode {
        var node = self
        if least == 0 {
            node.canBeEmpty = true
            node.isAnchoredAtStart = false
            node.isAnchoredAtEnd = false
        }
        if least > 1 || most == 0 || canBeEmpty || (least == 0 && !isGreedy) { node.found = .empty }
        if most == 0 { node.bytes = .empty }
        return node
    }
}

/// A set of characters, as sets of bytes.
struct RegexClass {
    /// The bytes that a character of the set can consist of.
    var may = ByteSet.empty
    /// The bytes that belong to a character of the set in whatever text they stand.
    var must = ByteSet.empty

    init() {}

    init(_ bytes: ByteSet) {
        may = bytes
        must = bytes
    }

    var inverse: RegexClass {
        var result = RegexClass()
        result.may = must.inverse
        result.must = may.inverse
        return result
    }

    mutating func formUnion(_ other: RegexClass) {
        may.formUnion(other.may)
        must.formUnion(other.must)
    }

    /// Some characters outside of ASCII, in UTF-8.
    static let someNonASCII: RegexClass = {
        var result = RegexClass()
        result.may = .nonASCII
        return result
    }()

    /// The set with both cases of each letter.
    func caseless(utf8: Bool) -> RegexClass {
        var result = self
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") {
            let upper = byte & ~0x20
            if may.contains(byte) || may.contains(upper) {
                result.may.insert(byte)
                result.may.insert(upper)
            }
            if must.contains(byte) || must.contains(upper) {
                result.must.insert(byte)
                result.must.insert(upper)
            }
        }
        if utf8 {
            // The Kelvin sign and the long s are other cases of k and s.
            let special = ByteSet("kKsS")
            if !may.isDisjoint(with: special) { result.may.formUnion(.nonASCII) }
            if !may.isDisjoint(with: .nonASCII) { result.may.formUnion(special) }
        }
        return result
    }
}
