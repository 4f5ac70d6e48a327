import CWPLLM
import Engine

@c @implementation
public func wpllm_context_open(
    _ options: UnsafePointer<CChar>?, _ length: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let out = try required(out)
        let options = try ContextOptions(parsing: bytes(options, length, "options"))
        out.pointee = HandleTable.shared.insert(ContextObject(Context(options: options)))
        return .ok
    }
}

@c @implementation
public func wpllm_context_free(_ context: Handle?) {
    HandleTable.shared.remove(context, as: ContextObject.self)?.context.cancelAll()
}

@c @implementation
public func wpllm_context_cancel(_ context: Handle?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        try HandleTable.shared.object(context, as: ContextObject.self).context.cancelAll()
        return .ok
    }
}

@c @implementation
public func wpllm_context_drain_log(_ context: Handle?, _ out: HandleOut?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        out.pointee = HandleTable.shared.insert(ResultObject(json: context.log.drain()))
        return .ok
    }
}

@c @implementation
public func wpllm_models(_ context: Handle?, _ out: HandleOut?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        out.pointee = HandleTable.shared.insert(ResultObject(json: context.catalog.json()))
        return .ok
    }
}
