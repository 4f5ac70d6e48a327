import Testing

import JSON

@Suite struct RandomTests {
    @Test func randomValuesSurviveARoundTrip() throws {
        var generator = SplitMix64(state: 1)
        for _ in 0..<3_000 {
            let value = randomValue(depth: 0, using: &generator)
            var writer = JSONWriter()
            writer.value(value)
            #expect(try JSONParser.parse(writer.bytes) == value)
        }
    }

    /// Every mutation of a valid text is either read, and then reads the same after writing, or refused with a position
    /// inside the text.
    @Test func mutatedTextsNeverTrap() {
        var generator = SplitMix64(state: 2)
        let fragments = [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "-", "0", "1e9", ".", "null", "\u{0}", "é",
        ]
        var accepted = 0
        for _ in 0..<20_000 {
            var writer = JSONWriter()
            writer.value(randomValue(depth: 0, using: &generator))
            var bytes = writer.bytes
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                let position = Int.random(in: 0...bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0 where position < bytes.count: bytes[position] = UInt8.random(in: 0...255, using: &generator)
                case 1 where position < bytes.count: bytes.remove(at: position)
                case 2: bytes.removeSubrange(position...)
                default:
                    bytes.insert(
                        contentsOf: Array((fragments.randomElement(using: &generator) ?? "").utf8), at: position)
                }
            }
            do {
                let value = try JSONParser.parse(bytes)
                var again = JSONWriter()
                again.value(value)
                #expect(try JSONParser.parse(again.bytes) == value)
                accepted += 1
            } catch {
                #expect((0...bytes.count).contains(error.offset) && error.line >= 1 && error.column >= 1)
            }
        }
        #expect(accepted > 100)
    }

    private func randomValue(depth: Int, using generator: inout SplitMix64) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 9 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int64(bitPattern: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
        case 3:
            let value = Double(bitPattern: generator.next())
            return value.isFinite ? .number(value) : .number(0.5)
        case 4, 5: return .string(randomString(using: &generator))
        case 6, 7:
            let count = Int.random(in: 0..<5, using: &generator)
            return .array((0..<count).map { _ in randomValue(depth: depth + 1, using: &generator) })
        default:
            let count = Int.random(in: 0..<14, using: &generator)
            return .object(
                JSONObject(
                    (0..<count).map { _ in
                        (randomString(using: &generator), randomValue(depth: depth + 1, using: &generator))
                    }))
        }
    }

    private func randomString(using generator: inout SplitMix64) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<24, using: &generator) {
            let limit: UInt32 = [0x30, 0x80, 0x800, 0x3000, 0x11_0000].randomElement(using: &generator) ?? 0x80
            text.append(Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "\"")
        }
        return String(text)
    }
}
