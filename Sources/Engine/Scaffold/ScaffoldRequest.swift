import JSON
import ScaffoldCore
import Scaffolding

/// A request to generate a plugin, a block or a theme, read; its specification is checked when it is made.
package struct ScaffoldRequest: Sendable {
    /// The operation, which decides what is made and how the answer is shaped.
    package enum Operation: Sendable, Equatable {
        /// `wpllm_scaffold`: the member `kind` says what.
        case scaffold
        /// `/v1/plugins/scaffold`: a structure without features.
        case pluginStructure
        /// `/v1/plugins/generate`.
        case plugin
        /// `/v1/blocks/generate`.
        case block
        /// `/v1/themes/generate`.
        case theme
    }

    /// What the answer is written in.
    package enum Format: String, Sendable, CaseIterable {
        /// JSON with the files in it.
        case json
        /// A ZIP archive of the files, and nothing else.
        case zip
    }

    package var operation: Operation
    package var subject: SpecSchemas.Subject
    /// The specification: the request without what only says how to answer.
    package var specification: JSONValue
    /// The model that completes the specification from its description.
    package var model: String?
    package var format: Format
    /// Whether the files come as a ZIP archive too, inside of the JSON.
    package var wantsArchive: Bool
    /// By what the files are verified; nil for not at all.
    package var verification: Verification.Depth?
    /// Whether the schema of specifications is asked for, not files.
    package var wantsSchema: Bool
    package var deadline: Deadline?

    /// Members of a request that are none of the specification.
    private static let own = ["kind", "format", "archive", "verify", "schema", "deadline_ms"]

    package init(parsing bytes: UnsafeRawBufferPointer, operation: Operation) throws(Failure) {
        self.operation = operation
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw Failure(error)
        }
        guard case .object(var members) = value else {
            throw Failure(.invalidRequest, "the request is to be a JSON object, not \(value.typeName)")
        }
        var answer = JSONObject()
        for key in Self.own where key != "kind" || operation == .scaffold {
            answer[key] = members[key]
            members[key] = nil
        }
        for (key, _) in members where key.hasPrefix("x_") { members[key] = nil }
        let reader = try RequestReader(answer, fields: Self.own)
        format = try Self.format(reader)
        wantsArchive = try reader.bool("archive") ?? false
        verification = try Self.verification(reader, answer["verify"])
        wantsSchema = try reader.bool("schema") ?? false
        deadline = try reader.integer("deadline_ms", in: 1...Int64.max).map { Deadline(milliseconds: $0) }
        subject = try Self.subject(reader, operation)
        if case .string(let name)? = members["model"] { model = name }
        // Names that the reference gives to the same thing, depending on the operation.
        specification = .object(members)
    }

    private static func format(_ reader: RequestReader) throws(Failure) -> Format {
        guard let name = try reader.string("format") else { return .json }
        guard let format = Format(rawValue: name) else {
            throw .field("format", "is to be json or zip, not \"\(ModelCatalog.printable(name))\"")
        }
        return format
    }

    private static func verification(
        _ reader: RequestReader, _ value: JSONValue?
    ) throws(Failure) -> Verification.Depth? {
        if case .string(let name)? = value {
            guard name == "all" else {
                throw .field("verify", "is to be true, false or \"all\", not \"\(ModelCatalog.printable(name))\"")
            }
            return .all
        }
        return try reader.bool("verify") ?? true ? .security : nil
    }

    private static func subject(
        _ reader: RequestReader, _ operation: Operation
    ) throws(Failure) -> SpecSchemas.Subject {
        switch operation {
        case .plugin, .pluginStructure: return .plugin
        case .block: return .block
        case .theme: return .theme
        case .scaffold:
            let name = try reader.required(reader.string("kind"), "kind")
            guard let subject = SpecSchemas.Subject(rawValue: name) else {
                throw .field("kind", "is to be plugin, block or theme, not \"\(ModelCatalog.printable(name))\"")
            }
            return subject
        }
    }
}
