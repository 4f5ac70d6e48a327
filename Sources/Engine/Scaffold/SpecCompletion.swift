import JSON
import ScaffoldCore
import Scaffolding

/// Has a language model fill in what a specification does not say, from its description. What comes back is parsed,
/// checked against the schema and tried before it is used; without it the specification stands as it is.
package struct SpecCompletion {
    let modelName: String
    let deadline: Deadline?
    let context: Context

    /// How much an answer may hold.
    private static let mostTokens = 1200

    /// What became of it.
    package struct Outcome: Sendable {
        /// With what the model added, or as it was.
        package var specification: JSONValue
        /// The members that the model filled in.
        package var added: [String] = []
        /// Why the model's answer, or a part of it, was not used.
        package var notes: [String] = []

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.key("used")
            writer.bool(!added.isEmpty)
            for (key, list) in [("added", added), ("notes", notes)] {
                writer.key(key)
                writer.beginArray()
                for text in list { writer.string(text) }
                writer.endArray()
            }
            writer.endObject()
        }
    }

    /// - Throws: `Failure` with `.cancelled` if the context's calls are cancelled meanwhile; whatever else goes wrong with
    ///   the model is a note.
    func complete(_ specification: JSONValue, of subject: SpecSchemas.Subject) throws(Failure) -> Outcome {
        var outcome = Outcome(specification: specification)
        guard case .object(let given) = specification,
            case .string(let description)? = given["description"], !description.isEmpty
        else {
            outcome.notes.append("There is no description that a model could complete the specification from")
            return outcome
        }
        do {
            let prompt = Self.prompt(given, description, subject)
            let text = try PlainAnswer.text(
                to: prompt, model: modelName, mostTokens: Self.mostTokens, deadline: deadline, context: context)
            merge(Self.object(in: text), given, subject, into: &outcome)
        } catch {
            if error.status == .cancelled { throw error }
            outcome.notes.append("The model gave no answer: \(error.message)")
        }
        return outcome
    }

    /// Members that a model may fill in: what templates cannot know. The others say what is wanted, and are for people.
    private static func open(_ subject: SpecSchemas.Subject) -> [String] {
        switch subject {
        case .plugin: ["post_types", "taxonomies", "settings", "tables", "shortcodes", "cron", "tags"]
        case .block: ["title", "description", "attributes", "keywords", "styles", "variations"]
        case .theme: ["description", "palette", "tags"]
        }
    }

    private static func prompt(_ given: JSONObject, _ description: String, _ subject: SpecSchemas.Subject) -> String {
        var schema = JSONObject()
        if case .object(let root) = SpecSchemas.schema(of: subject).root,
            case .object(let properties)? = root["properties"]
        {
            for key in open(subject) where !given.contains(key: key) { schema[key] = properties[key] }
        }
        var writer = JSONWriter()
        writer.value(.object(schema))
        var request = JSONWriter()
        request.value(.object(given))
        return """
            Complete the specification of a WordPress \(subject.rawValue). Answer with one JSON object and nothing else. \
            It may have these members, and only those that the description asks for:
            \(writer.string)

            The specification so far:
            \(request.string)
            """
    }

    /// The first JSON object in a text, which may stand in a fence or between sentences.
    static func object(in text: String) -> JSONObject? {
        let bytes = Array(text.utf8)
        guard let start = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
        var depth = 0
        var isString = false
        var isEscaped = false
        for index in start..<bytes.count {
            let byte = bytes[index]
            if isString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isString = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isString = true
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
                guard depth == 0 else { continue }
                guard case .object(let object)? = try? JSONParser.parse(Array(bytes[start...index])) else { return nil }
                return object
            default: continue
            }
        }
        return nil
    }

    /// Takes over each member that fits; what is given stays.
    private func merge(
        _ answer: JSONObject?, _ given: JSONObject, _ subject: SpecSchemas.Subject, into outcome: inout Outcome
    ) {
        guard let answer else {
            outcome.notes.append("The model's answer holds no JSON object")
            return
        }
        var members = given
        for (key, value) in answer where Self.open(subject).contains(key) && !given.contains(key: key) {
            var tried = members
            tried[key] = value
            do {
                _ = try Scaffolder.product(of: subject, .object(tried))
                members = tried
                outcome.added.append(key)
            } catch {
                outcome.notes.append("The model's \(key) was not used: \(error.path) \(error.message)")
            }
        }
        if outcome.added.isEmpty, outcome.notes.isEmpty { outcome.notes.append("The model added nothing") }
        outcome.specification = .object(members)
    }
}
