import CWPLLM
import Engine

@c @implementation
public func wpllm_result_json(_ result: Handle?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>? {
    length?.pointee = 0
    let json: CBytes
    switch content(of: result) {
    case .json(let bytes)?, .response(let bytes, true, _, _)?: json = bytes
    default: return nil
    }
    length?.pointee = json.count
    return json.pointer
}

@c @implementation
public func wpllm_result_bytes(_ result: Handle?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>? {
    length?.pointee = 0
    let bytes: CBytes
    switch content(of: result) {
    case .bytes(let held)?, .response(let held, false, _, _)?: bytes = held
    default: return nil
    }
    length?.pointee = bytes.count
    return bytes.pointer
}

@c @implementation
public func wpllm_result_tokens(_ result: Handle?, _ count: UnsafeMutablePointer<Int>?) -> UnsafePointer<Int32>? {
    count?.pointee = 0
    guard case .tokens(let tokens)? = content(of: result) else { return nil }
    count?.pointee = tokens.count
    return tokens.pointer
}

@c @implementation
public func wpllm_result_floats(
    _ result: Handle?, _ rows: UnsafeMutablePointer<Int>?, _ columns: UnsafeMutablePointer<Int>?
) -> UnsafePointer<Float>? {
    rows?.pointee = 0
    columns?.pointee = 0
    guard case .floats(let floats, let rowCount, let columnCount)? = content(of: result) else { return nil }
    rows?.pointee = rowCount
    columns?.pointee = columnCount
    return floats.pointer
}

@c @implementation
public func wpllm_result_http_status(_ result: Handle?) -> Int32 {
    guard case .response(_, _, let status, _)? = content(of: result) else { return 0 }
    return status
}

@c @implementation
public func wpllm_result_http_headers(
    _ result: Handle?, _ length: UnsafeMutablePointer<Int>?
) -> UnsafePointer<CChar>? {
    length?.pointee = 0
    guard case .response(_, _, _, let headers)? = content(of: result) else { return nil }
    length?.pointee = headers.count
    return headers.pointer
}

@c @implementation
public func wpllm_result_free(_ result: Handle?) {
    _ = HandleTable.shared.remove(result, as: ResultObject.self)
}

@c @implementation
public func wpllm_error_code(_ error: Handle?) -> Int32 {
    failure(error)?.code ?? Status.badHandle.rawValue
}

@c @implementation
public func wpllm_error_message(_ error: Handle?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>? {
    let message = failure(error)?.message
    length?.pointee = message?.count ?? 0
    return message?.pointer
}

@c @implementation
public func wpllm_error_json(_ error: Handle?, _ length: UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>? {
    let json = failure(error)?.json
    length?.pointee = json?.count ?? 0
    return json?.pointer
}

@c @implementation
public func wpllm_error_free(_ error: Handle?) {
    _ = HandleTable.shared.remove(error, as: ErrorObject.self)
}

/// The content of a result; nil for a handle that is no good.
private func content(of result: Handle?) -> ResultObject.Content? {
    try? HandleTable.shared.object(result, as: ResultObject.self).content
}

private func failure(_ error: Handle?) -> ErrorObject? {
    try? HandleTable.shared.object(error, as: ErrorObject.self)
}
