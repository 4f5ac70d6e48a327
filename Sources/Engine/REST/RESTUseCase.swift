import JSON
import Scaffolding

/// The use case of `wpllm_request`: every operation of the REST interface.
package enum RESTUseCase {
    /// The response to a request; whatever goes wrong with the request is a response, too.
    package static func response(to request: RESTRequest, context: Context) -> RESTResponse {
        let requestID = request.requestID ?? "req_" + RandomIdentifier.make()
        let timer = RequestFigures.shared.begin()
        var response = route(request, requestID, context)
        response.requestID = requestID
        timer.end(isServerError: response.status >= 500)
        return response
    }

    /// What there is, for `wpllm_capabilities`: methods and paths.
    package static let operations = [
        "POST /v1/generate", "POST /v1/generate/stream", "POST /v1/embeddings", "POST /v1/analyze",
        "POST /v1/analyze/batch", "POST /v1/blocks/analyze", "POST /v1/themes/analyze", "POST /v1/plugins/scaffold",
        "POST /v1/plugins/generate", "POST /v1/blocks/generate", "POST /v1/themes/generate", "GET /v1/plugins/schema",
        "GET /v1/blocks/schema", "GET /v1/themes/schema", "GET /v1/models", "GET /v1/models/{id}", "GET /v1/health",
        "GET /v1/status",
    ]

    private enum Operation {
        case generate(streams: Bool)
        case embed
        case analyze(AnalyzeRequest.Operation)
        case scaffold(ScaffoldRequest.Operation)
        case schema(SpecSchemas.Subject)
        case listModels
        case describeModel(String)
        case health
        case status

        /// The operation at a path; nil if there is none.
        init?(_ segments: [String]) {
            guard segments.first == "v1" else { return nil }
            switch segments.dropFirst() {
            case ["generate"]: self = .generate(streams: false)
            case ["generate", "stream"]: self = .generate(streams: true)
            case ["embeddings"]: self = .embed
            case ["analyze"]: self = .analyze(.analyze)
            case ["analyze", "batch"]: self = .analyze(.batch)
            case ["blocks", "analyze"]: self = .analyze(.block)
            case ["themes", "analyze"]: self = .analyze(.theme)
            case ["plugins", "scaffold"]: self = .scaffold(.pluginStructure)
            case ["plugins", "generate"]: self = .scaffold(.plugin)
            case ["blocks", "generate"]: self = .scaffold(.block)
            case ["themes", "generate"]: self = .scaffold(.theme)
            case ["plugins", "schema"]: self = .schema(.plugin)
            case ["blocks", "schema"]: self = .schema(.block)
            case ["themes", "schema"]: self = .schema(.theme)
            case ["models"]: self = .listModels
            case let path where path.count == 2 && path.first == "models": self = .describeModel(segments[2])
            case ["health"]: self = .health
            case ["status"]: self = .status
            default: return nil
            }
        }

        var method: String {
            switch self {
            case .generate, .embed, .analyze, .scaffold: "POST"
            case .schema, .listModels, .describeModel, .health, .status: "GET"
            }
        }
    }

    private static func route(_ request: RESTRequest, _ requestID: String, _ context: Context) -> RESTResponse {
        guard let operation = request.segments.flatMap(Operation.init) else {
            let path = ModelCatalog.printable(request.path)
            let failure = Failure(.notFound, "there is no operation at \"\(path)\"", path: "path")
            return RESTResponse(RESTError(failure, requestID: requestID, code: "route_not_found"))
        }
        guard operation.method == request.method else {
            let method = ModelCatalog.printable(request.method)
            let failure = Failure(
                .invalidRequest, "\(request.path) is for \(operation.method), not for \(method)", path: "method")
            var response = RESTResponse(
                RESTError(failure, requestID: requestID, code: "method_not_allowed", httpStatus: 405))
            response.headers.append(("allow", operation.method))
            return response
        }
        do {
            return try run(operation, request, context)
        } catch {
            context.log.record(.info, "\(request.method) \(request.path): \(error.message)")
            return RESTResponse(RESTError(error, requestID: requestID))
        }
    }

    private static func run(
        _ operation: Operation, _ request: RESTRequest, _ context: Context
    ) throws(Failure) -> RESTResponse {
        switch operation {
        case .generate(let streams): try generate(request, context, streams: streams)
        case .embed: try embed(request, context)
        case .analyze(let operation): try analyze(request, context, operation)
        case .scaffold(let operation): try scaffold(request, context, operation)
        case .schema(let subject): RESTResponse(json: SpecSchemas.json(of: subject))
        case .listModels: RESTResponse(json: RESTModels.list(context.catalog))
        case .describeModel(let name): RESTResponse(json: try RESTModels.model(name, context))
        case .health: RESTResponse(json: SystemReport.health(context))
        case .status: RESTResponse(json: SystemReport.status())
        }
    }

    // MARK: Operations

    private static func generate(
        _ request: RESTRequest, _ context: Context, streams: Bool
    ) throws(Failure) -> RESTResponse {
        let parsed = try request.reading { bytes throws(Failure) in try GenerateRequest(parsing: bytes) }
        let generation = try Generation(request: parsed, context: context)
        guard streams || parsed.streams else { return RESTResponse(json: try generation.answer()) }
        var lines: [UInt8] = []
        _ = try generation.answer { event in
            lines += GenerateResponse.chunk(event, of: generation) + [UInt8(ascii: "\n")]
            return true
        }
        return RESTResponse(.ndjson, lines)
    }

    private static func embed(_ request: RESTRequest, _ context: Context) throws(Failure) -> RESTResponse {
        let parsed = try request.reading { bytes throws(Failure) in try EmbedRequest(parsing: bytes) }
        return RESTResponse(json: try EmbedUseCase.answer(parsed, context: context))
    }

    private static func analyze(
        _ request: RESTRequest, _ context: Context, _ operation: AnalyzeRequest.Operation
    ) throws(Failure) -> RESTResponse {
        let parsed = try request.reading { bytes throws(Failure) in
            try AnalyzeRequest(parsing: bytes, operation: operation, requiresType: true)
        }
        let type: RESTResponse.ContentType =
            switch parsed.format {
            case .json: .json
            case .sarif: .sarif
            case .text, .github: .text
            case .junit: .xml
            case .html: .html
            }
        return RESTResponse(type, try AnalyzeUseCase.answer(parsed, context: context))
    }

    private static func scaffold(
        _ request: RESTRequest, _ context: Context, _ operation: ScaffoldRequest.Operation
    ) throws(Failure) -> RESTResponse {
        let parsed = try request.reading { bytes throws(Failure) in
            try ScaffoldRequest(parsing: bytes, operation: operation)
        }
        let answer = try ScaffoldUseCase.answer(parsed, context: context)
        guard answer.format == .zip else { return RESTResponse(json: answer.bytes) }
        var response = RESTResponse(.zip, answer.bytes)
        response.headers.append(("content-disposition", "attachment; filename=\"\(answer.filename)\""))
        return response
    }
}

extension RESTRequest {
    /// Calls `read` with the bytes of the body.
    fileprivate func reading<Result>(
        _ read: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard !body.isEmpty else { throw Failure(.invalidJSON, "the request has no body; a JSON object is expected") }
        let result = body.withUnsafeBytes { bytes in
            Swift.Result { () throws(Failure) in try read(bytes) }
        }
        return try result.get()
    }
}
