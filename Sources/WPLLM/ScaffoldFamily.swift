import CWPLLM
import Engine

@c @implementation
public func wpllm_scaffold(
    _ context: Handle?, _ request: UnsafePointer<CChar>?, _ length: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let request = try ScaffoldRequest(parsing: requiredBytes(request, length, "request"), operation: .scaffold)
        let answer = try ScaffoldUseCase.answer(request, context: context)
        let bytes = CBytes(answer.bytes)
        out.pointee = HandleTable.shared.insert(ResultObject(answer.format == .json ? .json(bytes) : .bytes(bytes)))
        return .ok
    }
}
