import ArgumentParser
import Engine
import Glibc
import JSON
import ScaffoldCore
import Scaffolding

/// `wpllm scaffold`: plugins, blocks and themes from the command line.
struct ScaffoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scaffold",
        abstract: "Generates a plugin, a block or a theme.",
        discussion: """
            A specification is put together from --spec and the options, which go before it. What it may say is in the \
            schema: wpllm scaffold plugin --schema.

              wpllm scaffold plugin --name "Product Manager" --feature rest_api --feature settings --out plugins
              wpllm scaffold block --name testimonial --set 'attributes={"rating": "number"}' --out blocks
              wpllm scaffold theme --spec theme.json --zip --out build
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case plugin, block, theme
    }

    @Argument(help: "What to generate: plugin, block or theme.")
    var kind: Kind

    @Option(help: "Its name: plugin_name, block_type or theme_name.")
    var name: String?

    @Option(name: .customLong("feature"), help: "A feature that it is to have; may be given several times.")
    var features: [String] = []

    @Option(help: "A file with the specification as JSON; - for standard input.")
    var spec: String?

    @Option(name: .customLong("set"), help: "A member of the specification, as name=value; the value is JSON or text.")
    var members: [String] = []

    @Option(
        name: [.short, .customLong("model")], help: "A model that completes the specification from its description.")
    var model: String?

    @Option(
        name: .customLong("model-dir"),
        help: "A folder with models; may be repeated. (default: $WPLLM_MODEL_PATH, ./models)")
    var modelDirectories: [String] = []

    @Option(name: [.short, .customLong("out")], help: "The folder to put the generated folder into.")
    var out: String?

    @Flag(help: "Write a ZIP archive instead of a folder.")
    var zip = false

    @Flag(help: "Replace what is there.")
    var force = false

    @Flag(help: "Print the answer as JSON; nothing is written without --out.")
    var json = false

    @Flag(help: "Print the JSON Schema of specifications.")
    var schema = false

    func run() throws {
        let subject = SpecSchemas.Subject(rawValue: kind.rawValue) ?? .plugin
        if schema {
            Terminal.write(SpecSchemas.json(of: subject) + [0x0A])
            return
        }
        guard out != nil || json else { throw ValidationError("--out says where to put the files; --json prints them") }
        var modelOptions = ModelOptions()
        modelOptions.model = model ?? ""
        modelOptions.modelDirectories = modelDirectories
        modelOptions.threads = nil
        let context = try modelOptions.makeContext()
        var request = JSONObject([("kind", .string(kind.rawValue))])
        for (key, value) in try specification() { request[key] = value }
        if request["verify"] == nil { request["verify"] = .string("all") }
        if zip, json { request["archive"] = .bool(true) }
        var writer = JSONWriter()
        writer.value(.object(request))
        let parsed = try withBytes(writer.bytes) { try ScaffoldRequest(parsing: $0, operation: .scaffold) }
        let outcome = try ScaffoldUseCase.outcome(parsed, context: context)
        if json { Terminal.write(ScaffoldUseCase.json(outcome, parsed) + [0x0A]) }
        if let out { try write(outcome.product, into: out) }
        report(outcome)
    }

    /// The members of the file, and over them those of the options.
    private func specification() throws -> JSONObject {
        var specification = JSONObject()
        if let spec {
            let bytes = try spec == "-" ? Terminal.readInput() : Files.read(spec)
            guard case .object(let members) = try JSONParser.parse(bytes) else {
                throw ValidationError("\(spec) is to hold a JSON object")
            }
            specification = members
        }
        for member in members {
            guard let equals = member.firstIndex(of: "=") else {
                throw ValidationError("--set takes name=value, not \"\(member)\"")
            }
            let text = String(member[member.index(after: equals)...])
            specification[String(member[..<equals])] = (try? JSONParser.parse(text)) ?? .string(text)
        }
        let nameKey = kind == .block ? "block_type" : "\(kind.rawValue)_name"
        if let name { specification[nameKey] = .string(name) }
        if !features.isEmpty {
            var list: [JSONValue] = []
            if case .array(let given)? = specification["features"] { list = given }
            specification["features"] = .array(list + features.map { .string($0) })
        }
        if let model { specification["model"] = .string(model) }
        return specification
    }

    private func write(_ product: ScaffoldProduct, into folder: String) throws {
        let place = "\(folder)/\(product.slug)"
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw ToolError.system(folder) }
        if zip {
            try FolderWriter.write(product.archive, to: "\(place).zip", replaces: force)
            Terminal.progress("\(place).zip: \(product.files.count) files")
        } else {
            try FolderWriter(folder: place, replaces: force).write(product.files)
            for file in product.files { Terminal.progress("  \(place)/\(file.path)") }
        }
    }

    private func report(_ outcome: ScaffoldOutcome) {
        for note in outcome.completion?.notes ?? [] { Terminal.progress("model: \(note)") }
        if let verification = outcome.verification {
            for problem in verification.problems {
                Terminal.progress("\(problem.path):\(problem.line): \(problem.severity.name): \(problem.message)")
            }
            let verdict = verification.hasPassed ? "verified" : "not all checks passed"
            Terminal.progress("\(outcome.product.files.count) files, \(verdict)")
        }
        Terminal.progress(outcome.product.instructions)
    }
}
