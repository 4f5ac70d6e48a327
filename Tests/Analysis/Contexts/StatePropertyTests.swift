import OutputContexts
import Testing

@Suite struct StatePropertyTests {
    /// Pieces that change the state of some machine.
    static let pieces = [
        "<", ">", "/", "!", "-", "--", "'", "\"", "`", "\\", "=", " ", "\n", "a", "b1", "&", ";", "&quot;", "&#39;",
        "<a href=\"", "<script>", "</script>",
        "<script type=\"text/html\">", "<script type=application/json>", "<style>", "</style>", "<title>", "</title>",
        "<svg>", "<![CDATA[", "]]>", "<!--", "-->", "onclick='", "style=\"",
        "src=", "javascript:", "https://", "${", "}", "{", "(", ")", "[", "]", ",", ".", "+", "//", "/*", "*/", "#",
        "?", ":", "url(", "@import ", "@media ", "location.href = ",
        "setTimeout(", "innerHTML", "return ", "if (", "SELECT ", "FROM ", "WHERE ", "LIKE ", "IN (", "ORDER BY ",
        "LIMIT ", "%s", "''", "-- ", "`a`", "BETWEEN ", "AND ", "INSERT INTO ", "VALUES ",
        "$(", "|", "..", ".php", "Location: ", "url=", "<meta content=\"0;url=", "é", "\u{0}",
    ]

    /// Reads a text in one piece, byte by byte and in random cuts.
    private func checkCuts<State: TextState>(of start: State, _ text: [UInt8], _ random: inout SplitMix) {
        var whole = start
        whole.consume(text)
        var single = start
        for byte in text { single.consume(CollectionOfOne(byte)) }
        #expect(whole == single, "\(State.self): \(String(decoding: text, as: UTF8.self))")
        var cut = start
        var index = 0
        while index < text.count {
            let end = min(text.count, index + random.below(9))
            cut.consume(text[index..<end])
            index = end
        }
        #expect(whole == cut, "\(State.self): \(String(decoding: text, as: UTF8.self))")
        whole.consumeHole()
        cut.consumeHole()
        #expect(whole == cut && whole.hashValue == cut.hashValue)
    }

    private func checkAll(_ text: [UInt8], _ random: inout SplitMix) {
        checkCuts(of: HTMLState.text, text, &random)
        checkCuts(of: HTMLState.unknown, text, &random)
        checkCuts(of: JSState.start, text, &random)
        checkCuts(of: CSSState.sheet, text, &random)
        checkCuts(of: CSSState.declarations, text, &random)
        checkCuts(of: URLState.start, text, &random)
        checkCuts(of: SQLState.start, text, &random)
        checkCuts(of: ShellState.start, text, &random)
        checkCuts(of: XPathState.start, text, &random)
        checkCuts(of: LDAPState.start, text, &random)
        checkCuts(of: PathState.start, text, &random)
        checkCuts(of: HeaderState.start, text, &random)
    }

    @Test func everyCutGivesTheSameState() {
        var random = SplitMix(seed: 11)
        for _ in 0..<1500 { checkAll(random.text(of: Self.pieces, count: 1 + random.below(14)), &random) }
    }

    @Test func anyBytesAreRead() {
        var random = SplitMix(seed: 12)
        for _ in 0..<300 {
            checkAll((0..<random.below(200)).map { _ in UInt8(truncatingIfNeeded: random.next()) }, &random)
        }
        for unit in ["(", "{", "`${", "<svg>", "$(", "\"", "<", "(SELECT", "[", "`"] {
            checkAll(Array(String(repeating: unit, count: 5000).utf8), &random)
        }
    }

    @Test func holesEverywhere() {
        var random = SplitMix(seed: 13)
        for _ in 0..<1500 {
            var (html, sql, shell, header) = (HTMLState.text, SQLState.start, ShellState.start, HeaderState.start)
            for _ in 0..<(1 + random.below(12)) {
                if random.below(3) == 0 {
                    html.consumeHole()
                    sql.consumeHole()
                    shell.consumeHole()
                    header.consumeHole()
                } else {
                    let piece = Self.pieces[random.below(Self.pieces.count)]
                    html.consume(piece)
                    sql.consume(piece)
                    shell.consume(piece)
                    header.consume(piece)
                }
                // A hole is harmless: it stays in the same language and quotes.
                let before = html.context
                html.consumeHole()
                #expect(before.kindIndex == html.context.kindIndex, "\(before) \(html.context)")
                #expect(!html.context.description.isEmpty && !sql.context.description.isEmpty)
                _ = (shell.context, header.context)
            }
        }
    }

    @Test func mergingIsTheMaximumOfAnOrder() {
        var random = SplitMix(seed: 14)
        var states: [HTMLState] = [.text, .unknown]
        for _ in 0..<60 {
            var state = HTMLState.text
            state.consume(random.text(of: Self.pieces, count: random.below(10)))
            states.append(state)
        }
        for a in states {
            #expect(HTMLState.merge(a, a) == a)
            for b in states {
                let merged = HTMLState.merge(a, b)
                #expect(merged == a || merged == b)
                #expect(merged == HTMLState.merge(b, a))
                #expect(merged.context.danger == max(a.context.danger, b.context.danger))
                for c in states.prefix(20) {
                    #expect(HTMLState.merge(merged, c) == HTMLState.merge(a, HTMLState.merge(b, c)))
                }
            }
        }
    }

    @Test func mergingPrefersTheMoreDangerousState() {
        func state(_ text: String) -> HTMLState {
            var state = HTMLState.text
            state.consume(text)
            return state
        }
        let ascending = [
            "", "<p a=\"", "<a href=\"", "<p ", "<p a=", "<style>", "<script>'", "<script>",
        ].map(state)
        for (lower, higher) in zip(ascending, ascending.dropFirst()) {
            #expect(HTMLState.merge(lower, higher) == higher)
        }
        #expect(HTMLState.merge(.unknown, .text) == .text)
        #expect(HTMLState.merge(state("<script>{{"), state("<script>{")) == state("<script>{"))
    }

    @Test func anUnknownStateBecomesKnownWithATag() {
        var state = HTMLState.unknown
        #expect(state.context == .unknown)
        state.consume("a < b")
        #expect(state.context == .unknown)
        state.consume("<p>")
        #expect(state.context == .text)
    }

    @Test func timeIsLinear() {
        let clock = ContinuousClock()
        for unit in [
            "<a href=\"x\">text</a> ", "<script>var a = 'b';</script>", "</script", "<!-- - ", "&amp", "a.b(c) / ",
        ] {
            var times: [Duration] = []
            for size in [100_000, 1_600_000] {
                let text = Array(String(repeating: unit, count: size / unit.utf8.count).utf8)
                times.append(
                    clock.measure {
                        var (html, script, sql) = (HTMLState.text, JSState.start, SQLState.start)
                        html.consume(text)
                        script.consume(text)
                        sql.consume(text)
                    })
            }
            // Sixteen times the text takes sixteen times as long; four times more is left for a busy machine.
            #expect(times[1] < times[0] * 64 + .milliseconds(100), "\(unit)")
        }
    }
}

extension HTMLContext {
    /// The kind of context, without details.
    var kindIndex: Int {
        switch self {
        case .text: 0
        case .rcdata: 1
        case .rawText: 2
        case .comment: 3
        case .declaration: 4
        case .cdata: 5
        case .tagName: 6
        case .attributeName: 7
        case .attributeValue: 8
        case .script: 9
        case .json: 10
        case .style: 11
        case .unknown: 12
        }
    }
}
