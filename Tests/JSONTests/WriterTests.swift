import Testing

import JSON

@Suite struct WriterTests {
    @Test func commasComeByThemselves() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(1)
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.null()
        writer.endArray()
        writer.key("b")
        writer.bool(true)
        writer.key("c")
        writer.string("x")
        writer.endObject()
        #expect(writer.string == #"{"a":[1,{},[],null],"b":true,"c":"x"}"#)
        #expect(writer.bytes == Array(writer.string.utf8))
    }

    @Test func stringsAreEscaped() {
        var writer = JSONWriter()
        writer.string("\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}é\u{2028}\u{2029}\u{2027}😀</script>")
        #expect(writer.string == #""\"\\/\b\f\n\r\t\u0000\u001f\#u{7F}é\u2028\u2029\#u{2027}😀</script>""#)
    }

    @Test func malformedBytesAreReplaced() {
        func written(_ bytes: [UInt8]) -> String {
            var writer = JSONWriter()
            writer.string(utf8: bytes)
            var lazily = JSONWriter()
            lazily.string(utf8: bytes.lazy.map { $0 })
            #expect(lazily.bytes == writer.bytes)
            return writer.string
        }
        #expect(written([0x61, 0xFF, 0x62]) == "\"a\u{FFFD}b\"")
        #expect(written([0xE2, 0x82]) == "\"\u{FFFD}\"")
        #expect(written([0xE2, 0x82, 0xAC, 0x22]) == "\"€\\\"\"")
        #expect(written([]) == "\"\"")
    }

    @Test func numbersAreShortest() {
        func written(_ value: Double) -> String {
            var writer = JSONWriter()
            writer.number(value)
            return writer.string
        }
        #expect(written(0.1) == "0.1")
        #expect(written(1) == "1.0")
        #expect(written(-0.0) == "-0.0")
        #expect(written(1e100) == "1e+100")
        #expect(written(.leastNonzeroMagnitude) == "5e-324")
        #expect(written(.nan) == "null")
        #expect(written(-.infinity) == "null")
        var writer = JSONWriter()
        writer.beginArray()
        writer.number(Float(0.1))
        writer.number(Float.nan)
        writer.integer(Int64.min)
        writer.integer(UInt64.max)
        writer.integer(UInt8(7))
        writer.endArray()
        #expect(writer.string == "[0.1,null,-9223372036854775808,18446744073709551615,7]")
    }

    @Test func objectsKeepTheirOrder() {
        var object = JSONObject([("z", .integer(1)), ("a", .integer(2)), ("z", .integer(3))])
        #expect(object.count == 2)
        object["m"] = .null
        object["a"] = nil
        var writer = JSONWriter()
        writer.value(.object(object))
        #expect(writer.string == #"{"z":3,"m":null}"#)
        for number in 0..<20 { object["k\(number)"] = .integer(Int64(number)) }
        object["k3"] = nil
        object["k19"] = .bool(true)
        #expect(object.count == 21)
        #expect(object["k3"] == nil)
        #expect(object["k4"] == .integer(4))
        #expect(object["k19"] == .bool(true))
        #expect(object["z"] == .integer(3))
        #expect(JSONObject([("a", .null), ("b", .null)]) == JSONObject([("b", .null), ("a", .null)]))
        #expect(JSONObject([("a", .null)]) != JSONObject([("b", .null)]))
    }
}
