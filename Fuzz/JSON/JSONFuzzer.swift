import JSON

/// Whatever parses is written and parsed again: both values must be equal, and both texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    do {
        let value = try JSONParser.parse(bytes)
        var writer = JSONWriter()
        writer.value(value)
        let again = try JSONParser.parse(writer.bytes, limits: JSONLimits(maximumBytes: .max))
        guard value == again else { fatalError("another value after writing and parsing: \(writer.string)") }
        var second = JSONWriter()
        second.value(again)
        guard second.bytes == writer.bytes else { fatalError("another text: \(writer.string), \(second.string)") }
    } catch {
        guard !error.message.isEmpty, error.offset >= 0, error.offset <= count else {
            fatalError("an error without message or outside of the text: \(error)")
        }
    }
    return 0
}
