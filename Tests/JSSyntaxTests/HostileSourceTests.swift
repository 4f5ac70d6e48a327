import JSSyntax
import Testing

/// What no source may do: lose bytes, trap, take for ever.
@Suite struct HostileSourceTests {
    /// Parses and checks what holds for every source.
    private func check(_ source: [UInt8]) {
        let tree = JSParser.parse(source)
        var end = 0
        for index in 0..<tree.tokens.count {
            let range = tree.tokens.range(index)
            guard range.lowerBound == end, range.upperBound >= range.lowerBound else {
                Issue.record(
                    "token \(index) of \(String(decoding: source, as: UTF8.self)) does not follow the one before")
                return
            }
            end = range.upperBound
        }
        #expect(end == source.count)
        for error in tree.errors {
            #expect((0...source.count).contains(error.offset))
            #expect(error.line >= 1 && error.column >= 1)
        }
        let analysis = ScopeAnalysis(tree)
        #expect(analysis.references.allSatisfy { tree.kind($0.node) == .identifier })
    }

    @Test func tokensAreTheWholeSourceWhereverItIsCut() {
        for snippet in Goldens.snippets {
            let source = Array(snippet.utf8)
            for count in stride(from: 0, through: source.count, by: max(1, source.count / 40)) {
                check(Array(source[..<count]))
            }
        }
    }

    @Test func tokensAreTheWholeSourceWithBytesChanged() {
        var generator = SystemRandomNumberGenerator()
        let bytes = Array("'\"`{}()[]<>?$;#/*\\\n\r\u{0}aZ9_:=&|-%@,.é\u{2028}".utf8) + [0xFF, 0xE2]
        for snippet in Goldens.snippets {
            for _ in 0..<40 {
                var source = Array(snippet.utf8)
                for _ in 0..<Int.random(in: 1...4, using: &generator) where !source.isEmpty {
                    source[Int.random(in: 0..<source.count, using: &generator)] = bytes.randomElement() ?? 0
                }
                check(source)
            }
        }
    }

    /// JSX has no escapes in names.
    @Test(arguments: [
        "<\\u0061b/>", "<a\\u0062/>", "<a \\u0062=\"\"/>", "<a.\\u0062/>", "<a:\\u0062/>", "<a b:\\u0062/>",
    ])
    func escapesInTagsAreErrors(_ source: String) {
        check(Array(source.utf8))
        #expect(JSParser.parse(source).errors.first?.message.contains("escape") == true)
    }

    @Test func deepNestingIsAnErrorAndNoCrash() {
        let pairs = [
            ("(", ")"), ("[", "]"), ("{", "}"), ("!", ""), ("if(1)", ""), ("()=>", ""), ("- ", ""), ("`${", "}`"),
            ("a=", ""), ("a**", ""), ("new ", ""), ("<a>", "</a>"), ("function f(){", "}"), ("class{[", "]}"),
            ("({a:", "})"), ("a(", ")"), ("x:", ""), ("async()=>", ""), ("yield ", ""), ("await ", ""),
        ]
        for (open, close) in pairs {
            let source =
                "a = " + String(repeating: open, count: 50_000) + "1" + String(repeating: close, count: 50_000) + ";"
            let tree = JSParser.parse(source)
            #expect(!tree.errors.isEmpty, "\(open)")
            _ = ScopeAnalysis(tree)
        }
    }

    @Test func chainsMayBeAsLongAsTheyLike() {
        let count = 50_000
        let chains = [
            "a" + String(repeating: " + a", count: count), "a" + String(repeating: ".b", count: count),
            "a" + String(repeating: "()", count: count), "a" + String(repeating: " ? b : a", count: count),
            "if (a) b" + String(repeating: "; else if (a) b", count: count),
            String(repeating: "a,", count: count) + "a",
        ]
        for chain in chains {
            let tree = JSParser.parse(chain)
            #expect(tree.errors.isEmpty, "\(chain.prefix(30))")
            #expect(ScopeAnalysis(tree).references.count >= 1)
            #expect(TreeDump.dump(tree).count > count)
        }
    }

    @Test func broken() {
        let tree = JSParser.parse("const a = 1;\nfunction f( {\n    return 1 +;\n}\nafter();\n")
        #expect(tree.errors.first?.line == 3)
        #expect(String(decoding: TreeDump.dump(tree), as: UTF8.self).contains("\"after\""))
    }

    @Test func largeFilesAreRefused() {
        let tree = JSParser.parse("aaaaaaaaaa", options: ParserOptions(maximumBytes: 5))
        #expect(tree.errors.first?.code == .tooLarge)
        #expect(tree.tokens.count == 1)
    }
}
