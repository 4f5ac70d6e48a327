import ArgumentParser
import Engine
import JSON

/// `wpllm info`: what a model is, or what this build can do.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Tell about a model; without one, about this build and the models in the folders.")

    @Argument(help: "A model: its name in one of the folders, or the path of a GGUF file.")
    var model: String?

    @Option(
        name: .customLong("model-dir"),
        help: "A folder with models; may be repeated. (default: $WPLLM_MODEL_PATH, ./models)")
    var modelDirectories: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        var options = ModelOptions()
        options.model = model ?? ""
        options.modelDirectories = modelDirectories
        options.threads = nil
        let context = try options.makeContext()
        guard model != nil else {
            guard case .object(var build) = try JSONParser.parse(Capabilities.json()),
                case .object(let models) = try JSONParser.parse(context.catalog.json())
            else { return }
            build["models"] = models["data"]
            print(build)
            return
        }
        guard case .object(let info) = try JSONParser.parse(ModelInfo.json(of: context.model(named: options.modelName)))
        else { return }
        print(info)
    }

    /// An object as JSON, or a line for each of its members.
    private func print(_ object: JSONObject) {
        guard !json else {
            var writer = JSONWriter()
            writer.value(.object(object))
            Terminal.write(writer.bytes + [UInt8(ascii: "\n")])
            return
        }
        for (key, value) in object where value != .null {
            Terminal.write(line: "\(key): \(Self.text(of: value))")
        }
    }

    private static func text(of value: JSONValue) -> String {
        switch value {
        case .string(let string): return string
        case .array(let elements):
            return elements.map { element in
                if case .object(let object) = element, case .string(let id)? = object["id"] { return id }
                return text(of: element)
            }.joined(separator: ", ")
        default:
            var writer = JSONWriter()
            writer.value(value)
            return writer.string
        }
    }
}
