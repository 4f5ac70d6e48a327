import CWPLLM
import Engine

@c @implementation
public func wpllm_model_open(
    _ context: Handle?, _ name: UnsafePointer<CChar>?, _ nameLength: Int, _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let context = try HandleTable.shared.object(context, as: ContextObject.self).context
        let out = try required(out)
        let bytes = try requiredBytes(name, nameLength, "name")
        guard let name = String(validating: bytes, as: UTF8.self) else {
            throw Failure(.invalidArgument, "name is not UTF-8", path: "name")
        }
        let model = try context.model(nameOrPath: name)
        out.pointee = HandleTable.shared.insert(ModelObject(model, threads: context.options.threads))
        return .ok
    }
}

@c @implementation
public func wpllm_model_free(_ model: Handle?) {
    _ = HandleTable.shared.remove(model, as: ModelObject.self)
}

@c @implementation
public func wpllm_model_info(_ model: Handle?, _ out: HandleOut?, _ err: HandleOut?) -> Int32 {
    boundary(err) { () throws(Failure) in
        let model = try HandleTable.shared.object(model, as: ModelObject.self).model
        let out = try required(out)
        out.pointee = HandleTable.shared.insert(ResultObject(json: ModelInfo.json(of: model)))
        return .ok
    }
}

@c @implementation
public func wpllm_tokenize(
    _ model: Handle?, _ text: UnsafePointer<CChar>?, _ length: Int, _ flags: UInt32, _ out: HandleOut?,
    _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let model = try HandleTable.shared.object(model, as: ModelObject.self).model
        let out = try required(out)
        let text = try bytes(text, length, "text")
        let add = UInt32(WPLLM_TOKENIZE_ADD_SPECIAL)
        let parse = UInt32(WPLLM_TOKENIZE_PARSE_SPECIAL)
        try check(flags, among: add | parse)
        let tokens = TokenUseCases.tokenize(
            Array(text), model: model, addSpecial: flags & add != 0, parseSpecial: flags & parse != 0)
        out.pointee = HandleTable.shared.insert(ResultObject(.tokens(CArray(tokens))))
        return .ok
    }
}

@c @implementation
public func wpllm_detokenize(
    _ model: Handle?, _ tokens: UnsafePointer<Int32>?, _ count: Int, _ flags: UInt32, _ out: HandleOut?,
    _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let model = try HandleTable.shared.object(model, as: ModelObject.self).model
        let out = try required(out)
        let parse = UInt32(WPLLM_TOKENIZE_PARSE_SPECIAL)
        try check(flags, among: parse)
        let text = try TokenUseCases.detokenize(
            tokenArray(tokens, count), model: model, special: flags & parse != 0)
        out.pointee = HandleTable.shared.insert(ResultObject(.bytes(CBytes(text))))
        return .ok
    }
}

@c @implementation
public func wpllm_evaluate(
    _ model: Handle?, _ tokens: UnsafePointer<Int32>?, _ count: Int, _ flags: UInt32, _ out: HandleOut?,
    _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let object = try HandleTable.shared.object(model, as: ModelObject.self)
        let out = try required(out)
        let all = UInt32(WPLLM_EVALUATE_ALL)
        try check(flags, among: all)
        let (logits, rows) = try TokenUseCases.evaluate(
            tokenArray(tokens, count), model: object.model, all: flags & all != 0, threads: object.threads)
        let columns = rows == 0 ? 0 : logits.count / rows
        out.pointee = HandleTable.shared.insert(
            ResultObject(.floats(CArray(logits), rows: rows, columns: columns)))
        return .ok
    }
}

@c @implementation
public func wpllm_embed_floats(
    _ model: Handle?, _ texts: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int>?, _ count: Int,
    _ out: HandleOut?, _ err: HandleOut?
) -> Int32 {
    boundary(err) { () throws(Failure) in
        let object = try HandleTable.shared.object(model, as: ModelObject.self)
        let out = try required(out)
        let embedding = try Embedding(
            of: textArray(texts, lengths, count), model: object.model, truncates: false, threads: object.threads,
            path: { "texts[\($0)]" }
        ) { () throws(Failure) in }
        out.pointee = HandleTable.shared.insert(
            ResultObject(.floats(CArray(embedding.vectors), rows: count, columns: embedding.dimensions)))
        return .ok
    }
}
