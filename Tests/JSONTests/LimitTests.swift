import Testing

import JSON

@Suite struct LimitTests {
    private func kind(_ text: [UInt8], _ limits: JSONLimits = .init()) -> JSONError.Kind? {
        do {
            _ = try JSONParser.parse(text, limits: limits)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test func depthIsLimited() {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let inner = open == "[" ? "" : "1"
            func nested(_ depth: Int) -> [UInt8] {
                let text = String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)
                return Array(text.utf8)
            }
            #expect(kind(nested(64)) == nil)
            #expect(kind(nested(65)) == .tooDeep)
            #expect(kind(nested(512), JSONLimits(maximumDepth: 100_000)) == nil)
            #expect(kind(nested(513), JSONLimits(maximumDepth: 100_000)) == .tooDeep)
            #expect(kind(nested(100_000)) == .tooDeep)
            #expect(kind(nested(1), JSONLimits(maximumDepth: 0)) == .tooDeep)
        }
        #expect(kind(Array(repeating: UInt8(ascii: "["), count: 100_000)) == .tooDeep)
    }

    @Test func sizeIsLimited() {
        #expect(kind(Array("[1,2]".utf8), JSONLimits(maximumBytes: 5)) == nil)
        #expect(kind(Array("[1,2]".utf8), JSONLimits(maximumBytes: 4)) == .tooLarge)
        #expect(kind(Array("[1,2]".utf8), JSONLimits(maximumValues: 3)) == nil)
        #expect(kind(Array("[1,2]".utf8), JSONLimits(maximumValues: 2)) == .tooLarge)
        #expect(kind([]) == .syntax)
    }

    @Test func longTextsAreRead() throws {
        let long = String(repeating: "WordPress é \\n", count: 700_000)
        guard case .string(let text) = try JSONParser.parse("\"\(long)\"") else {
            Issue.record("no string")
            return
        }
        #expect(text.utf8.count == 700_000 * 14)

        let array = "[" + String(repeating: "1,", count: 999_999) + "1]"
        guard case .array(let elements) = try JSONParser.parse(array) else {
            Issue.record("no array")
            return
        }
        #expect(elements.count == 1_000_000)

        let digits = try JSONParser.parse("0." + String(repeating: "3", count: 1_000_000))
        #expect(digits == .number(1.0 / 3.0))
    }

    /// 300,000 names, all of them prefixes of each other's kind: quadratic work would take minutes.
    @Test(.timeLimit(.minutes(1))) func manyKeysTakeLinearTime() throws {
        let members = (0..<300_000).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
        guard case .object(let object) = try JSONParser.parse("{\(members)}") else {
            Issue.record("no object")
            return
        }
        #expect(object.count == 300_000)
        #expect(object["key299999"] == .integer(299_999))
        #expect(object["key300000"] == nil)
    }
}
