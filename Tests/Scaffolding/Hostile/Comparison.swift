import ScaffoldCore

/// What two generated things have in common that were made of twins: all of their code. Their literals say the same but
/// for what is hostile, and hold that as it was given.
struct Comparison {
    private(set) var faults: [String] = []
    /// How many literals hold a hostile value as it was given, or on one line.
    private(set) var found = 0
    private let plain: [String: String]
    private let byMarker: [Substring: String]

    /// - Parameter plain: for each hostile value its plain twin.
    init(_ hostile: [GeneratedFile], _ harmless: [GeneratedFile], plain: [String: String]) {
        self.plain = plain
        byMarker = Dictionary(plain.keys.compactMap { text in Self.marker(in: text).map { ($0, text) } }) { first, _ in
            first
        }
        guard hostile.map(\.path) == harmless.map(\.path) else {
            faults.append("other files: \(Self.difference(hostile.map(\.path), harmless.map(\.path)))")
            return
        }
        for (one, other) in zip(hostile, harmless) where one.kind != "png" {
            compare(Skeleton(one), Skeleton(other), one.path)
        }
    }

    private mutating func compare(_ hostile: Skeleton, _ harmless: Skeleton, _ path: String) {
        // Long JSX stands in parentheses.
        let parentheses = path.contains("src/") ? ["(", ")"] : []
        let (code, other) = (
            hostile.code.filter { !parentheses.contains($0) }, harmless.code.filter { !parentheses.contains($0) }
        )
        if code != other {
            faults.append("\(path): other code: \(Self.difference(code, other))")
            return
        }
        guard hostile.values.count == harmless.values.count else {
            faults.append("\(path): more or fewer literals: \(Self.difference(hostile.values, harmless.values))")
            return
        }
        for (value, other) in zip(hostile.values, harmless.values) where value != other {
            // The version of a script is made of its content.
            if path.hasSuffix(".asset.php"), value.utf8.count == 16, other.utf8.count == 16 { continue }
            check(value, other, path)
        }
        let (one, two) = (hostile.comments.map(Self.content), harmless.comments.map(Self.content))
        let isCatalogue = path.hasSuffix(".pot")
        // Catalogues tell the lines of texts, which other values can move.
        if !isCatalogue, one.map(\.words) != two.map(\.words) {
            faults.append(
                "\(path): other comments: \(Self.difference(one.map { "\($0.words)" }, two.map { "\($0.words)" }))")
        }
        if one.map(\.labels) != two.map(\.labels) {
            faults.append(
                "\(path): other tags: \(Self.difference(one.map { "\($0.labels)" }, two.map { "\($0.labels)" }))")
        }
    }

    /// A value that both have: the words are the same; where the plain value stands whole, the hostile one does.
    private mutating func check(_ value: String, _ other: String, _ path: String) {
        guard let marker = Self.marker(in: other), let given = byMarker[marker], let twin = plain[given] else {
            if Words.of(value) != Words.of(other) { faults.append("\(path): \(value) instead of \(other)") }
            return
        }
        guard other.holds(twin) else { return }
        if Self.forms(of: given).contains(where: value.holds) {
            found += 1
        } else if path.hasSuffix("readme.txt"), value.hasSuffix("…") {
            // A summary ends where it is long enough.
            return
        } else if Words.of(value) != Words.of(other) {
            faults.append("\(path): \(value) instead of \(given)")
        }
    }

    /// A value as it may stand in code: as it was given; on one line; as a format; as markup; in a readme, where runs of
    /// equals signs would be headings.
    private static func forms(of text: String) -> [String] {
        let bare = text.unicodeScalars.split { $0 == " " || CommentText.isBreaking($0) }.map(String.init).joined(
            separator: " ")
        let line = CommentText.line(text)
        let markup = bare.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        let parts = line.unicodeScalars.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let readable = parts.enumerated().filter { $0.offset == 0 || !$0.element.isEmpty }.map(\.element)
        return [
            text, line, bare, bare.replacing("%", with: "%%"), bare.lowercased(), line.lowercased(), markup,
            readable.joined(separator: "="), markup.replacing("\u{A0}", with: "&nbsp;"), Skeleton.unescaped(bare[...]),
        ]
    }

    /// The word that tells a value apart: "Zq1x".
    private static func marker(in text: String) -> Substring? {
        var rest = text[...]
        while let start = rest.firstRange(of: "Zq") {
            let word = rest[start.lowerBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if word.hasSuffix("x"), word.count > 3 { return word }
            rest = rest[start.upperBound...]
        }
        return nil
    }

    /// What a comment says: its words, and the lines that begin with a tag, or with a label that a value has brought.
    private static func content(_ comment: String) -> (words: [String], labels: [String]) {
        let labels = comment.split(separator: "\n").compactMap { line -> String? in
            let text = line.drop { " \t*/".contains($0) }
            if text.hasPrefix("Evil:") { return "Evil:" }
            return text.hasPrefix("@") ? String(text.prefix { $0 != " " }) : nil
        }
        return (Words.of(comment), labels)
    }

    private static func difference(_ one: [String], _ other: [String]) -> String {
        let index = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
        func part(_ list: [String]) -> String {
            list[min(max(index - 4, 0), list.count)..<min(index + 6, list.count)].joined(separator: " ")
        }
        return "‹\(part(one))› is not ‹\(part(other))›"
    }
}

extension String {
    /// Whether the bytes of the other stand in it.
    func holds(_ other: String) -> Bool {
        let (text, wanted) = (Array(utf8), Array(other.utf8))
        guard let first = wanted.first, text.count >= wanted.count else { return wanted.isEmpty }
        return (0...(text.count - wanted.count)).contains { start in
            text[start] == first && text[start..<(start + wanted.count)] == wanted[...]
        }
    }

    /// With the bytes of one text in place of those of another.
    func replacing(_ old: String, with new: String) -> String {
        let wanted = Array(old.utf8)
        var rest = Array(utf8)[...]
        var result: [UInt8] = []
        while let first = rest.first {
            if rest.starts(with: wanted) {
                result += new.utf8
                rest = rest.dropFirst(wanted.count)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
