import Testing

import JSON

@Suite struct ParserTests {
    @Test(arguments: acceptedTexts)
    func accepts(_ text: String) throws {
        _ = try JSONParser.parse(text)
    }

    @Test(arguments: refusedTexts)
    func refuses(_ text: String, _ kind: JSONError.Kind) {
        #expect { try JSONParser.parse(text) } throws: { ($0 as? JSONError)?.kind == kind }
    }

    @Test func readsEveryType() throws {
        let value = try JSONParser.parse(#" {"a":[1,-2.5,true,false,null,"x"], "b":{}, "c":[] } "#)
        let expected: JSONValue = .object(
            JSONObject([
                ("a", .array([.integer(1), .number(-2.5), .bool(true), .bool(false), .null, .string("x")])),
                ("b", .object(JSONObject())), ("c", .array([])),
            ]))
        #expect(value == expected)
        guard case .object(let object) = value else { return }
        #expect(object.map(\.key) == ["a", "b", "c"])
        #expect(object.map(\.value.typeName) == ["array", "object", "array"])
    }

    @Test(
        arguments: [
            ("0", .integer(0)), ("-0", .integer(0)), ("-0.0", .number(-0.0)), ("1.0", .number(1)),
            ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9223372036854775808)),
            ("-9223372036854775809", .number(-9223372036854775808)),
            ("18446744073709551616", .number(18446744073709551616)),
            ("123456789012345678901234567890", .number(1.2345678901234568e29)),
            ("1e2", .number(100)), ("1E+2", .number(100)), ("25e-1", .number(2.5)), ("0.1", .number(0.1)),
            ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)), ("5e-324", .number(.leastNonzeroMagnitude)),
            ("1e-400", .number(0)), ("0e999999999999999999999", .number(0)),
            ("9007199254740993.0", .number(9007199254740992)),
            ("0.000000000000000000000000000000000000001", .number(1e-39)), ("3.141592653589793", .number(.pi)),
            ("2.2250738585072011e-308", .number(Double.leastNormalMagnitude.nextDown)), ("123e-22", .number(123e-22)),
        ] as [(String, JSONValue)])
    func readsNumbers(_ text: String, _ expected: JSONValue) throws {
        let value = try JSONParser.parse(text)
        #expect(value == expected)
        if case .number(let number) = value, case .number(let other) = expected { #expect(number.sign == other.sign) }
    }

    @Test func numbersAgreeWithTheStandardLibrary() throws {
        var generator = SplitMix64(state: 7)
        for _ in 0..<20_000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(try JSONParser.parse("\(value)") == .number(value))
            let short = Double(Int64.random(in: -99_999...99_999, using: &generator)) / 1000
            #expect(try JSONParser.parse("\(short)") == .number(short))
        }
    }

    @Test(arguments: [
        (#""""#, ""), (#""a""#, "a"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC""#, "Aé€"),
        (#""\ud83d\ude00""#, "😀"), (#""\uDBFF\uDFFF""#, "\u{10FFFF}"), (#""\u0000x""#, "\0x"), ("\"\u{7F}\"", "\u{7F}"),
        (#""12345678901234567890\n12345678""#, "12345678901234567890\n12345678"),
        ("\"日本語 é e\u{301}\"", "日本語 é e\u{301}"),
    ])
    func readsStrings(_ text: String, _ expected: String) throws {
        #expect(try JSONParser.parse(text) == .string(expected))
    }

    @Test func quotesAreFoundAtEveryOffset() throws {
        for length in 0..<40 {
            for special in ["\\n", "\\\"", "é", "\u{80}", ""] {
                let plain = String(repeating: "x", count: length)
                let expected = plain + (special == "\\n" ? "\n" : special == "\\\"" ? "\"" : special) + plain
                #expect(try JSONParser.parse("\"\(plain)\(special)\(plain)\"") == .string(expected))
            }
        }
    }

    @Test func canonicallyEquivalentKeysAreTwoKeys() throws {
        guard case .object(let object) = try JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}") else {
            Issue.record("no object")
            return
        }
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == .integer(1))
        #expect(object["e\u{301}"] == .integer(2))
    }

    @Test(arguments: [
        ("", 0, 1, 1), ("[1,]", 3, 1, 4), ("{\"a\":1,\n \"a\":2}", 9, 2, 2), ("[\r\n\"é\", x]", 9, 2, 6),
        ("[\r\r\n nul]", 5, 3, 2),
        ("\"abc", 0, 1, 1), ("[1 2]", 3, 1, 4), ("{\"a\" 1}", 5, 1, 6), ("[\"\\ud800\"]", 2, 1, 3),
        ("[\"a\nb\"]", 3, 1, 4),
        ("[1e999]", 1, 1, 2), ("\u{FEFF}[]", 0, 1, 1), ("[01]", 1, 1, 2), ("[1.]", 3, 1, 4), ("[] x", 3, 1, 4),
    ])
    func errorsTellThePosition(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
        #expect {
            try JSONParser.parse(text)
        } throws: { error in
            guard let error = error as? JSONError else { return false }
            return (error.offset, error.line, error.column) == (offset, line, column)
        }
    }

    @Test(
        arguments: [
            [0x22, 0x80, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82],
            [0x22, 0xE0, 0x9F, 0xBF, 0x22], [0x22, 0xF0, 0x8F, 0xBF, 0xBF, 0x22], [0x22, 0xFF, 0x22],
        ] as [[UInt8]])
    func refusesMalformedUTF8(_ bytes: [UInt8]) {
        #expect {
            try JSONParser.parse(bytes)
        } throws: {
            ($0 as? JSONError)?.kind == .invalidUTF8 && ($0 as? JSONError)?.offset == 1
        }
    }

    @Test func messagesNameWhatIsWrong() {
        func message(_ text: String) -> String {
            do {
                _ = try JSONParser.parse(text)
                return ""
            } catch {
                return error.message
            }
        }
        #expect(message("\u{FEFF}{}").contains("byte order mark"))
        #expect(message("[1,]") == "a comma must not precede ']'")
        #expect(message("{\"name\":1,\"name\":2}") == "the object has two members \"name\"")
        #expect(message("[é]") == "expected a value, found 'é'")
        #expect(message("[") == "expected a value, but the text ends")
        #expect(message("[1e400]") == "number out of range")
    }
}

/// A small deterministic generator, so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
