import AnalysisModel
import JSON
import ScaffoldCore
import Scaffolding

/// The use case of `wpllm_scaffold` and of the REST operations that generate code: request in, answer out.
package enum ScaffoldUseCase {
    /// An answer and what it is written in.
    package struct Answer: Sendable {
        package var bytes: [UInt8]
        package var format: ScaffoldRequest.Format
        /// The name that a file with it would have.
        package var filename: String
    }

    /// The answer: the files by their roles, how to install them, and what our own checkers say of them, or an archive of
    /// the files; or the schema of specifications.
    ///
    /// - Throws: `Failure` that names the field of a specification that cannot be made; `.cancelled` or `.deadline` if the
    ///   verification was ended early.
    package static func answer(_ request: ScaffoldRequest, context: Context) throws(Failure) -> Answer {
        if request.wantsSchema {
            let name = "\(request.subject.rawValue).schema.json"
            return Answer(bytes: SpecSchemas.json(of: request.subject), format: .json, filename: name)
        }
        let outcome = try outcome(request, context: context)
        let slug = outcome.product.slug
        switch request.format {
        case .json: return Answer(bytes: json(outcome, request), format: .json, filename: "\(slug).json")
        case .zip: return Answer(bytes: outcome.product.archive, format: .zip, filename: "\(slug).zip")
        }
    }

    /// What the request asks for, made and verified.
    package static func outcome(_ request: ScaffoldRequest, context: Context) throws(Failure) -> ScaffoldOutcome {
        var specification = request.specification
        var completion: SpecCompletion.Outcome?
        if let model = request.model {
            let completer = SpecCompletion(modelName: model, deadline: request.deadline, context: context)
            let outcome = try completer.complete(specification, of: request.subject)
            specification = outcome.specification
            completion = outcome
        }
        let product = try product(request.subject, specification)
        var verification: Verification?
        if let depth = request.verification { verification = try verify(product, depth, request, context) }
        context.log.record(.debug, "\(product.files.count) files of the \(request.subject.rawValue) \(product.slug)")
        return ScaffoldOutcome(product: product, verification: verification, completion: completion)
    }

    /// The answer with what was made.
    package static func json(_ outcome: ScaffoldOutcome, _ request: ScaffoldRequest) -> [UInt8] {
        ScaffoldAnswer(request: request, outcome: outcome, created: Int64(Clock.wallSeconds())).json
    }

    /// The files, with the errors of specifications as those of requests.
    package static func product(
        _ subject: SpecSchemas.Subject, _ specification: JSONValue
    ) throws(Failure) -> ScaffoldProduct {
        do {
            return try Scaffolder.product(of: subject, specification)
        } catch {
            guard !error.path.isEmpty else { throw Failure(.invalidRequest, "the specification \(error.message)") }
            throw .field(error.path, error.message)
        }
    }

    private static func verify(
        _ product: ScaffoldProduct, _ depth: Verification.Depth, _ request: ScaffoldRequest, _ context: Context
    ) throws(Failure) -> Verification {
        let scope = context.cancellationScope()
        let deadline = request.deadline
        var options = AnalysisOptions()
        options.threads = context.options.threads
        options.isCancelled = { scope.isCancelled || deadline?.hasPassed ?? false }
        let verification = product.verified(depth: depth, options: options)
        guard verification.isComplete else {
            if scope.isCancelled { throw Failure(.cancelled, "the verification was cancelled") }
            throw Failure(.deadline, "deadline_ms passed", path: "deadline_ms", isRetryable: true)
        }
        return verification
    }
}

/// What became of a request to generate code.
package struct ScaffoldOutcome: Sendable {
    package var product: ScaffoldProduct
    /// Nil if none was asked for.
    package var verification: Verification?
    /// Nil if no model was named.
    package var completion: SpecCompletion.Outcome?
}
