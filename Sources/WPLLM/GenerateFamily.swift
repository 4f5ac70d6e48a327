import CWPLLM
import Engine

@c @implementation
public func wpllm_generate(
    _ context: Handle?, _ request: UnsafePointer<CChar>?, _ length: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let request = try GenerateRequest(parsing: requiredBytes(request, length, "request"))
        let answer = try Generation(request: request, context: context).answer()
        out.pointee = HandleTable.shared.insert(ResultObject(json: answer))
        return .ok
    }
}

@c @implementation
public func wpllm_generate_stream(
    _ context: Handle?, _ request: UnsafePointer<CChar>?, _ length: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let request = try GenerateRequest(parsing: requiredBytes(request, length, "request"))
        let generation = try Generation(request: request, context: context)
        out.pointee = HandleTable.shared.insert(StreamObject(generation))
        return .ok
    }
}

@c @implementation
public func wpllm_stream_next(
    _ stream: Handle?, _ timeoutMilliseconds: Int32, _ event: UnsafeMutablePointer<wpllm_event>?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let stream = try HandleTable.shared.object(stream, as: StreamObject.self)
        guard let event else { throw Failure(.invalidArgument, "event is NULL", path: "event") }
        try EventWriter.check(event)
        return try stream.exclusively { () throws(Failure) in
            let time = timeoutMilliseconds < 0 ? nil : Deadline(milliseconds: Int64(timeoutMilliseconds))
            switch try stream.generation.next(until: time) {
            case .again: return .again
            case .end: return .end
            case .event(let it):
                EventWriter.write(it, of: stream, to: event)
                return .ok
            }
        }
    }
}

@c @implementation
public func wpllm_stream_cancel(_ stream: Handle?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        try HandleTable.shared.object(stream, as: StreamObject.self).generation.cancel()
        return .ok
    }
}

@c @implementation
public func wpllm_stream_free(_ stream: Handle?) {
    HandleTable.shared.remove(stream, as: StreamObject.self)?.generation.cancel()
}

@c @implementation
public func wpllm_generate_with(
    _ context: Handle?, _ request: UnsafePointer<CChar>?, _ length: Int, _ callback: wpllm_callback?,
    _ user: UnsafeMutableRawPointer?, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        out?.pointee = nil
        guard let callback else { throw Failure(.invalidArgument, "callback is NULL", path: "callback") }
        let request = try GenerateRequest(parsing: requiredBytes(request, length, "request"))
        let stream = StreamObject(try Generation(request: request, context: context))
        let answer = try stream.generation.answer { it in
            var event = wpllm_event()
            event.struct_size = MemoryLayout<wpllm_event>.size
            EventWriter.write(it, of: stream, to: &event)
            return callback(user, &event) == 0
        }
        out?.pointee = HandleTable.shared.insert(ResultObject(json: answer))
        return .ok
    }
}
