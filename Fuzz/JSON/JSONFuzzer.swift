import FuzzSupport
import JSON

/// Whatever parses is written and parsed again: both values must be equal, and both texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    do {
        let value = try JSONParser.parse(UnsafeRawBufferPointer(start: data, count: count))
        var writer = JSONWriter()
        writer.value(value)
        let again = try JSONParser.parse(writer.bytes, limits: JSONLimits(maximumBytes: .max))
        require(value == again, "another value after writing and parsing: \(writer.string)")
        var second = JSONWriter()
        second.value(again)
        require(second.bytes == writer.bytes, "another text: \(writer.string), \(second.string)")
    } catch {
        require(!error.message.isEmpty, "an error without a message: \(error)")
        require((0...count).contains(error.offset), "an error outside of the text: \(error)")
    }
    return 0
}
