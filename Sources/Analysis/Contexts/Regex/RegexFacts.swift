/// What a pattern of PHP's `preg_` functions says about the bytes of its subject.
///
/// Everything here is on the safe side: a set of possible bytes may be too big, never too small. What is not understood
/// (conditional groups, verbs such as `(*SKIP)`, callouts) makes everything possible.
package struct RegexFacts: Sendable, Equatable {
    /// A capturing group.
    package struct Group: Sendable, Equatable {
        package var name: String?
        /// The bytes that the text of the group can contain.
        package var bytes: ByteSet
    }

    /// Why PHP refuses the pattern as a whole; nil when it does not.
    package private(set) var problem: RegexProblem?
    /// The modifier `e`, which made PHP before 7 run the replacement as code.
    package private(set) var hasEvalModifier = false
    package private(set) var isCaseless = false
    package private(set) var isUTF8 = false
    /// Whether the whole expression is understood.
    package private(set) var isUnderstood = false
    /// Whether a match covers the whole subject.
    package private(set) var coversSubject = false
    /// Whether the subject can end in a line break that is no part of the match, as `$` without the modifier `D` permits.
    package private(set) var allowsTrailingNewline = false
    /// The capturing groups; the first is number 1.
    package private(set) var groups: [Group] = []

    private var matched = ByteSet.all
    private var found = ByteSet.empty

    /// Reads a pattern as it is passed to PHP, with delimiters and modifiers.
    package init(_ pattern: some Collection<UInt8>) {
        let syntax: RegexSyntax
        do {
            syntax = try RegexSyntax(Array(pattern))
        } catch {
            problem = error
            return
        }
        hasEvalModifier = syntax.flags.contains(.eval)
        isCaseless = syntax.flags.contains(.caseless)
        isUTF8 = syntax.flags.contains(.utf8)
        var parser = RegexParser(syntax)
        guard let node = parser.parse() else { return }
        isUnderstood = true
        // A reference repeats the text of a group, also of one in a lookaround.
        matched = parser.hasReferences ? parser.groups.reduce(node.bytes) { $0.union($1.bytes) } : node.bytes
        // With the modifier `A` a match begins where the last one ended.
        found = syntax.flags.contains(.anchored) ? .empty : node.found
        let startsAnchored = node.isAnchoredAtStart || syntax.flags.contains(.anchored)
        coversSubject = startsAnchored && node.isAnchoredAtEnd
        allowsTrailingNewline = coversSubject && node.allowsTrailingNewline
        for group in parser.groups {
            groups.append(Group(name: group.name, bytes: parser.hasReferences ? matched : group.bytes))
        }
    }

    /// The bytes that a text can contain after `preg_match` found the pattern in it.
    ///
    /// - Parameter whole: true for the subject, false for the match alone (`$matches[0]`).
    /// - Returns: Nil when nothing is known: the pattern does not cover the whole subject, or is not understood.
    package func allowedBytes(whole: Bool) -> ByteSet? {
        guard isUnderstood else { return nil }
        if !whole { return matched }
        guard coversSubject else { return nil }
        return allowsTrailingNewline ? matched.union(ByteSet("\n")) : matched
    }

    /// The bytes that make the pattern match wherever they stand, such as all but letters for `/[^a-z]/i`.
    ///
    /// A subject in which the pattern was not found has none of them, and neither have the pieces of `preg_split`.
    package var foundBytes: ByteSet { found }

    /// The bytes that a subject can contain in which `preg_match` did not find the pattern.
    package var bytesWhenNotFound: ByteSet { found.inverse }

    /// The bytes that the result of `preg_replace` without a limit can contain, whatever the subject is.
    ///
    /// - Parameter replacement: Nil when it is not known.
    package func bytesAfterReplacement(_ replacement: [UInt8]?) -> ByteSet {
        guard let replacement, !hasEvalModifier else { return .all }
        var result = found.inverse.union(ByteSet(replacement))
        if Self.hasReference(replacement) { result.formUnion(matched) }
        return result
    }

    /// Whether a replacement refers to the match or its groups: `$1`, `${1}`, `\1`.
    package static func hasReference(_ replacement: [UInt8]) -> Bool {
        for (byte, next) in zip(replacement, replacement.dropFirst()) {
            let isReference = byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\")
            if isReference && (Byte.isDigit(next) || next == UInt8(ascii: "{")) { return true }
        }
        return false
    }
}
