import OutputContexts
import Testing

@Suite struct RegexFactsTests {
    static let az = ByteSet.lowercase
    static let newline = ByteSet("\n")

    /// Patterns that cover the subject, and the bytes that it can have.
    static let whole: [(String, ByteSet)] = [
        ("/^[a-z]+\\z/", az), ("/^[a-z]+$/D", az), ("/^[a-z]+$/", az.union(newline)),
        ("/\\A[a-z]+\\Z/", az.union(newline)),
        ("/^[a-z]+$/iD", .letters), ("#^[a-z0-9_-]+$#iD", .word.union(ByteSet("-"))), ("~^\\d+$~D", .digits),
        ("/^\\w*$/D", .word), ("{^[a-z]$}D", az), ("(^[a-z]$)D", az), ("/^(asc|desc)$/D", ByteSet("ascde")),
        ("/^(?:asc|desc)$/iD", ByteSet("ascdeASCDE")), ("/^asc$|^desc$/D", ByteSet("ascde")),
        ("/^(a|b)*c?$/D", ByteSet("abc")),
        ("/^[[:alpha:]]+$/D", .letters), ("/^[[:^alpha:]]+$/D", ByteSet.letters.inverse),
        ("/^[\\w.-]+@[\\w.-]+$/D", .word.union(ByteSet(".-@"))), ("/^[^<>]+$/D", ByteSet("<>").inverse),
        ("/^#[0-9a-f]{3,6}$/D", ByteSet("#0123456789abcdef")), ("/^\\x41\\x{42}\\103\\t$/D", .all),
        ("/^\\x41\\x{42}\\t$/D", ByteSet("AB\t")), ("/^(?i)ab$/D", ByteSet("abAB")), ("/^(?i:a)b$/D", ByteSet("aAb")),
        ("/^ a b # c\n $/xD", ByteSet("ab")), ("/^[ #]$/xD", ByteSet(" #")),
        ("/^(?=.*\\d)[a-z\\d]+$/D", az.union(.digits)),
        ("/^(?!admin)[a-z]+$/D", az), ("/^(?<n>[a-z])\\1$/D", az), ("/^(?P<n>[a-z])(?P=n)$/D", az),
        ("/^[a-z]+?$/D", az),
        ("/^[a-z]++$/D", az), ("/^\\Qa.b\\E$/D", ByteSet("a.b")), ("/^a\\/b$/D", ByteSet("a/b")),
        ("/^[a\\]b]$/D", ByteSet("a]b")),
        ("/^[]a]$/D", ByteSet("]a")), ("/^[^]a]$/D", ByteSet("]a").inverse), ("/^[a-]$/D", ByteSet("a-")),
        ("/^[-a]$/D", ByteSet("a-")),
        ("/^[\\d-z]$/D", .digits.union(ByteSet("-z"))), ("/^.$/sD", .all), ("/^.$/D", newline.inverse),
        ("/^\\pL$/uD", .letters.union(.nonASCII)),
        ("/^\\p{Lu}$/uD", .uppercase.union(.nonASCII)), ("/^[é]$/uD", .nonASCII),
        ("/^a{2}b{1,}c{1,3}$/D", ByteSet("abc")),
        ("/^a{x$/D", ByteSet("a{x")), ("/^$/D", .empty), ("/[a-z]+\\z/A", az), ("/^(?>a|b)$/D", ByteSet("ab")),
        ("/^(?#x)a$/D", ByteSet("a")),
        ("/^[\\x00-\\x1f]$/D", ByteSet(0...31)), ("/^\\N$/D", newline.inverse),
        ("/^[k]$/iuD", ByteSet("kK").union(.nonASCII).union(ByteSet("sS"))),
        ("/^(?=(.))\\1$/sD", .all), ("/^\\cA$/D", ByteSet(1...1)), ("  /^a$/D", ByteSet("a")),
        ("/^a$/D \n", ByteSet("a")), ("<^a$>D", ByteSet("a")),
        ("[^[a-z]$]D", az),
    ]

    @Test(arguments: whole) func bytesOfAWholeSubject(_ pattern: String, _ expected: ByteSet) {
        let facts = RegexFacts(pattern.utf8)
        #expect(facts.problem == nil)
        if pattern.contains("[k]") {
            #expect(facts.allowedBytes(whole: true)?.isSubset(of: expected) == true)
        } else {
            #expect(facts.allowedBytes(whole: true)?.bytes == expected.bytes)
        }
    }

    @Test(arguments: [
        "/[a-z]+/", "/^[a-z]+/", "/[a-z]+$/", "/^a|b$/", "/^a$/m", "/^a\\b/", "/(^a)?b$/", "/^(a$)?/", "/^(a$|b)/",
        "/^a(?=$)/",
        "/^(?(1)a)$/", "/(*UTF8)^a$/", "/^a{,3}$/", "/^(a$/", "/^a)$/", "/^[a$/", "/^*$/", "/^a(?|b|c)$/", "/$a^/",
        "/(?m)^a$/", "/a^b$/",
    ]) func nothingIsKnownOfTheSubject(_ pattern: String) {
        #expect(RegexFacts(pattern.utf8).allowedBytes(whole: true) == nil)
    }

    @Test func trailingNewline() {
        #expect(RegexFacts("/^a$/".utf8).allowsTrailingNewline)
        #expect(RegexFacts("/^a\\Z/".utf8).allowsTrailingNewline)
        #expect(RegexFacts("/^a$|^b\\z/".utf8).allowsTrailingNewline)
        #expect(!RegexFacts("/^a$/D".utf8).allowsTrailingNewline)
        #expect(!RegexFacts("/^a\\z/".utf8).allowsTrailingNewline)
        #expect(!RegexFacts("/a/".utf8).allowsTrailingNewline)
    }

    /// Patterns and the bytes that no text has after they were replaced by nothing.
    static let replaced: [(String, ByteSet)] = [
        ("/[^a-z0-9]/", az.union(.digits).inverse), ("/[^a-z0-9]+/i", ByteSet.letters.union(.digits).inverse),
        ("/\\W/", ByteSet.word.inverse),
        ("/\\D/", ByteSet.digits.inverse), ("/\\s+/", .whitespace), ("/[<>]/", ByteSet("<>")),
        ("/<|>|\"/", ByteSet("<>\"")),
        ("/(<|>)+/", ByteSet("<>")), ("/<[^>]*>/", .empty), ("/\\.\\./", .empty), ("/[<>]{2,}/", .empty),
        ("/^[<>]/", .empty), ("/[<>]$/", .empty),
        ("/[<>](?=a)/", .empty), ("/[<>]*/", ByteSet("<>")), ("/[<>]*?/", .empty), ("/[<>]+?/", ByteSet("<>")),
        ("/[<>]a?/", ByteSet("<>")),
        ("/a?[<>]/", ByteSet("<>")), ("/\\b|[<>]/", .empty), ("/a*|[<>]/", .empty), ("/script|[<>]/i", ByteSet("<>")),
        ("/[^\\w]/u", ByteSet(0...127).subtracting(.word)),
        ("/[^a-z]/u", az.inverse), ("/[é]/u", .empty), ("/[\\r\\n]/", ByteSet("\r\n")),
        ("/\\R/", ByteSet("\n\u{0B}\u{0C}\r").union(ByteSet(0x85...0x85))),
        ("/[^\\x20-\\x7e]/", ByteSet(0x20...0x7E).inverse), ("/./", newline.inverse), ("/./s", .all),
        ("/([^a-z])/", az.inverse), ("/(?:[<]|[>])?/", ByteSet("<>")),
        ("/\\//", ByteSet("/")), ("/['\"]/", ByteSet("'\"")),
        ("/[^[:alnum:]]/", ByteSet.letters.union(.digits).inverse), ("/<\\/?/", ByteSet("<")),
    ]

    @Test(arguments: replaced) func bytesThatReplacingTakesAway(_ pattern: String, _ expected: ByteSet) {
        let facts = RegexFacts(pattern.utf8)
        #expect(facts.foundBytes.bytes == expected.bytes)
        #expect(facts.bytesAfterReplacement([]) == expected.inverse)
        #expect(facts.bytesWhenNotFound == expected.inverse)
    }

    @Test func replacements() {
        let facts = RegexFacts("/[^a-z]/".utf8)
        #expect(facts.bytesAfterReplacement(Array("-<".utf8)) == Self.az.union(ByteSet("-<")))
        #expect(facts.bytesAfterReplacement(nil) == .all)
        #expect(facts.bytesAfterReplacement(Array("$0".utf8)) == .all)
        #expect(facts.bytesAfterReplacement(Array("\\0".utf8)) == .all)
        #expect(facts.bytesAfterReplacement(Array("${1}".utf8)) == .all)
        #expect(facts.bytesAfterReplacement(Array("$".utf8)) == Self.az.union(ByteSet("$")))
        #expect(RegexFacts("/[^a-z]/e".utf8).bytesAfterReplacement([]) == .all)
        #expect(RegexFacts("/(".utf8).bytesAfterReplacement([]) == .all)
    }

    @Test func groups() {
        let facts = RegexFacts("/(?<year>\\d{4})-([a-z]+)(?:x(y))/".utf8)
        #expect(facts.groups.map(\.name) == ["year", nil, nil])
        #expect(facts.groups.map(\.bytes) == [.digits, Self.az, ByteSet("y")])
        #expect(facts.allowedBytes(whole: false) == .digits.union(Self.az).union(ByteSet("-")))
        #expect(RegexFacts("/(a)(?n)(b)/".utf8).groups.count == 1)
        #expect(RegexFacts("/(a(?1)?)b/".utf8).groups.first?.bytes == ByteSet("ab"))
    }

    @Test(arguments: [
        ("", RegexProblem.empty), ("   ", .empty), ("abc", .badDelimiter), ("\\a\\", .badDelimiter),
        ("/abc", .missingEndDelimiter),
        ("/a\\/", .missingEndDelimiter), ("(a", .missingEndDelimiter), ("((a)", .missingEndDelimiter),
        ("/a/k", .unknownModifier(0x6B)),
        ("/a/i/", .unknownModifier(0x2F)), ("1a1", .badDelimiter),
    ]) func problems(_ pattern: String, _ expected: RegexProblem) {
        let facts = RegexFacts(pattern.utf8)
        #expect(facts.problem == expected)
        #expect(facts.allowedBytes(whole: true) == nil && facts.allowedBytes(whole: false) == nil)
        #expect(facts.foundBytes.isEmpty)
    }

    @Test func modifiers() {
        #expect(RegexFacts("/a/e".utf8).hasEvalModifier)
        #expect(RegexFacts("/a/ie".utf8).hasEvalModifier)
        #expect(!RegexFacts("/e/".utf8).hasEvalModifier)
        #expect(!RegexFacts("/e/i".utf8).hasEvalModifier)
        #expect(RegexFacts("/a/iu".utf8).isCaseless && RegexFacts("/a/iu".utf8).isUTF8)
    }

    @Test func hostilePatterns() {
        for unit in ["(", "[", "(?", "a|", "(?i", "\\", "{", "(?<", "[[:", "(a)*", "\\Q", "a**", "((((("] {
            let pattern = "/" + String(repeating: unit, count: 20_000) + "/"
            _ = RegexFacts(pattern.utf8)
        }
        var random = SplitMix(seed: 5)
        let words = [
            "(", ")", "[", "]", "^", "$", "|", "*", "+", "?", "{1,2}", "\\d", "\\", "a", "-", "(?", ":", "<n>",
            "[:alpha:]", "é", "i", "\\x{", "}",
        ]
        for _ in 0..<3000 {
            var pattern = Array("/".utf8) + random.text(of: words, count: random.below(20))
            pattern.append(UInt8(ascii: "/"))
            _ = RegexFacts(pattern)
            _ = RegexFacts((0..<random.below(30)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
        }
    }
}
