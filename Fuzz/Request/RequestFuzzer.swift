import Engine
import FuzzSupport

/// Reads the input as each kind of request and as options; whatever is refused is refused with a message.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequest(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    attempt { () throws(Failure) in
        let request = try GenerateRequest(parsing: bytes)
        require(!request.stop.contains(""), "an empty stop string")
        require(request.maximumTokens.map { $0 >= 1 } ?? true, "max_tokens \(request.maximumTokens ?? 0)")
    }
    attempt { () throws(Failure) in
        let request = try EmbedRequest(parsing: bytes)
        require((1...2048).contains(request.input.count), "\(request.input.count) texts")
    }
    attempt { () throws(Failure) in
        let options = try ContextOptions(parsing: bytes)
        require((1...256).contains(options.threads), "\(options.threads) threads")
        require(options.maximumMemoryBytes >= 0, "max_memory_bytes \(options.maximumMemoryBytes)")
    }
    return 0
}

private func attempt(_ body: () throws(Failure) -> Void) {
    do {
        try body()
    } catch {
        require(!error.message.isEmpty && error.status.rawValue < 0, "no failure: \(error)")
    }
}
