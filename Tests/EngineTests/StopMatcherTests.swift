import Engine
import Testing

@Suite struct StopMatcherTests {
    /// Feeds `pieces` and gives what came out before the end, whether a stop appeared, and whether anything leaked
    /// that a stop string could have begun with.
    private func run(_ pieces: [[UInt8]], stops: [String]) -> (text: String, stopped: Bool) {
        var matcher = StopMatcher(stops)
        var out: [UInt8] = []
        for piece in pieces {
            let (text, stopped) = matcher.append(piece)
            out += text
            if stopped { return (String(decoding: out, as: UTF8.self), true) }
        }
        return (String(decoding: out + matcher.finish(), as: UTF8.self), false)
    }

    /// The same answer by looking at the whole text.
    private func reference(_ text: [UInt8], stops: [String]) -> (text: String, stopped: Bool) {
        for end in 0...text.count {
            let matches = stops.map { Array($0.utf8) }.filter { text[..<end].suffix($0.count).elementsEqual($0) }
            if let longest = matches.map(\.count).max() {
                return (String(decoding: text[..<(end - longest)], as: UTF8.self), true)
            }
        }
        return (String(decoding: text, as: UTF8.self), false)
    }

    @Test func holdsBackABeginningUntilItIsDecided() {
        var matcher = StopMatcher(["</code>"])
        #expect(matcher.append(Array("a</co".utf8)).text == Array("a".utf8))
        #expect(matcher.append(Array("d".utf8)).text.isEmpty)
        #expect(matcher.append(Array("x".utf8)).text == Array("</codx".utf8))
        let last = matcher.append(Array("y</code>z".utf8))
        #expect(last.text == Array("y".utf8))
        #expect(last.stopped)
    }

    @Test func givesBackWhatItHeldAtTheEnd() {
        var matcher = StopMatcher(["###"])
        #expect(matcher.append(Array("a##".utf8)).text == Array("a".utf8))
        #expect(matcher.finish() == Array("##".utf8))
    }

    @Test func doesNotDependOnThePieces() {
        var generator = SystemRandomNumberGenerator()
        let alphabet = Array("aab\n".utf8)
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...30, using: &generator)).map { _ in alphabet.randomElement() ?? 97 }
            let stops = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                String(decoding: (0..<Int.random(in: 1...4)).map { _ in alphabet.randomElement() ?? 97 }, as: UTF8.self)
            }
            var pieces: [[UInt8]] = []
            var rest = text[...]
            while !rest.isEmpty {
                let count = min(rest.count, Int.random(in: 0...4, using: &generator))
                pieces.append(Array(rest.prefix(count)))
                rest = rest.dropFirst(count)
            }
            let found = run(pieces, stops: stops)
            let wanted = reference(text, stops: stops)
            #expect(found == wanted, "\(pieces) \(stops)")
        }
    }
}
