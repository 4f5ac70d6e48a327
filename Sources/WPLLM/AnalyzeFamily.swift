import CWPLLM
import Engine

@c @implementation
public func wpllm_analyze(
    _ context: Handle?, _ request: UnsafePointer<CChar>?, _ length: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let request = try AnalyzeRequest(parsing: requiredBytes(request, length, "request"), operation: .analyze)
        let answer = try AnalyzeUseCase.answer(request, context: context)
        let content: ResultObject.Content = request.format.isJSON ? .json(CBytes(answer)) : .bytes(CBytes(answer))
        out.pointee = HandleTable.shared.insert(ResultObject(content))
        return .ok
    }
}

@c @implementation
public func wpllm_request(
    _ context: Handle?, _ method: UnsafePointer<CChar>?, _ path: UnsafePointer<CChar>?,
    _ headers: UnsafePointer<CChar>?, _ headersLength: Int, _ body: UnsafePointer<CChar>?, _ bodyLength: Int,
    _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let request = try RESTRequest(
            method: text(method, "method"), path: text(path, "path"), headers: bytes(headers, headersLength, "headers"),
            body: bytes(body, bodyLength, "body"))
        let response = RESTUseCase.response(to: request, context: context)
        out.pointee = HandleTable.shared.insert(
            ResultObject(
                .response(
                    body: CBytes(response.body), isJSON: response.contentType.isJSON, status: response.status,
                    headers: CBytes(response.headersJSON))))
        return .ok
    }
}

/// The text of an argument that ends in NUL and must be there.
private func text(_ pointer: UnsafePointer<CChar>?, _ name: StaticString) throws(Failure) -> String {
    guard let pointer else { throw Failure(.invalidArgument, "\(name) is NULL", path: "\(name)") }
    guard let text = String(validatingCString: pointer) else {
        throw Failure(.invalidArgument, "\(name) is not UTF-8", path: "\(name)")
    }
    return text
}
