import JSON
import Testing

@Suite struct DocumentTests {
    private func text(_ source: String, _ range: Range<Int>) -> String {
        String(decoding: Array(source.utf8)[range], as: UTF8.self)
    }

    @Test func everyValueKnowsItsBytes() throws {
        let source = #"{ "é": [1, -2.5e1, "a\nb"], "c": { "d": null, "e": true } }"#
        let document = JSONDocument(Array(source.utf8))
        #expect(document.faults == [])
        let root = try #require(document.root)
        let member = try #require(root.member("é"))
        #expect(text(source, member.keyRange) == "\"é\"")
        #expect(text(source, member.value.range) == #"[1, -2.5e1, "a\nb"]"#)
        #expect(member.value.elements?.map(\.typeName) == ["integer", "integer", "string"])
        #expect(member.value.elements?[1].number == -25)
        #expect(member.value.elements?[2].string == "a\nb")
        #expect(root["c"]?["e"]?.bool == true)
        #expect(root["c"].map { text(source, $0.range) } == #"{ "d": null, "e": true }"#)
    }

    @Test func faultsAreReportedWhereTheyAre() {
        let cases: [(String, String, String)] = [
            (#"{"a": 1,}"#, ",", "no comma stands before the closing bracket"),
            (#"{"a": 1 "b": 2}"#, "\"", "a comma is missing"),
            (#"{"a" 1}"#, "1", "a colon is missing"),
            (#"{a: 1}"#, "a", "a key stands in quotes"),
            (#"{'a': 1}"#, "'", "JSON has double quotes alone"),
            (#"{"a": b}"#, "b", "a string stands in quotes"),
            (#"{"a": 1, "a": 2}"#, "\"a\"", "the key \"a\" is there twice"),
            (#"{"a": 01}"#, "01", "this is no number in JSON"),
            ("{\"a\": \"b\n}", "\"b", "the string that begins here has no end"),
            ("[1, // c\n2]", "// c", "JSON has no comments"),
            ("[1", "[", "the array that begins here has no end"),
            ("{} x", "x", "nothing may follow the value"),
            (#"["\q"]"#, "\\q", "this begins no escape"),
            ("[1}", "}", "an array ends with ]"),
        ]
        for (source, place, message) in cases {
            let fault = JSONDocument(Array(source.utf8)).faults.first
            #expect(fault?.message == message, "\(source)")
            #expect(fault.map { text(source, $0.range) } == place, "\(source)")
        }
    }

    @Test func readingGoesOnBehindAFault() {
        let root = JSONDocument(Array(#"{"a": , b: 'c' "d": [1 2,], "e": tru, "f": 3"#.utf8)).root
        #expect(root?["b"]?.string == "c")
        #expect(root?["d"]?.elements?.count == 2)
        #expect(root?["f"]?.number == 3)
    }

    @Test func agreesWithTheParserOnWhatIsValid() {
        var generator = SystemRandomNumberGenerator()
        let pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-", "0", "true", "nul", " ", "\\", "\""]
        for _ in 0..<20_000 {
            let source = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let isValid = (try? JSONParser.parse(source)) != nil
            #expect(JSONDocument(Array(source.utf8)).faults.isEmpty == isValid, "\(source)")
        }
    }

    @Test func hostileTextsEnd() {
        #expect(JSONDocument([]).root == nil)
        for piece in ["[", "{\"a\":", "{", ",", "\"", "'", "]", "/*", "\\", "\u{0}"] {
            let document = JSONDocument(Array(String(repeating: piece, count: 100_000).utf8))
            #expect(!document.faults.isEmpty && document.faults.count <= JSONDocument.maximumFaults)
        }
        #expect(!JSONDocument([0xFF, 0xFE, 0x22, 0x80]).faults.isEmpty)
    }
}
