import ArgumentParser
import Engine
import JSON

/// Where models are found and how many threads compute them: options that every command has.
struct ModelOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "A model: its name in one of the folders, or the path of a GGUF file.")
    var model: String

    @Option(
        name: .customLong("model-dir"),
        help: "A folder with models; may be repeated. (default: $WPLLM_MODEL_PATH, ./models)")
    var modelDirectories: [String] = []

    @Option(help: "Threads to compute with. (default: the cores that this process may use)")
    var threads: Int?

    /// The name of the model in requests: a path's last part.
    var modelName: String {
        guard model.contains("/") else { return model }
        let file = model.split(separator: "/").last.map(String.init) ?? model
        return file.hasSuffix(".gguf") ? String(file.dropLast(5)) : file
    }

    /// A context that finds the model.
    func makeContext() throws -> Context {
        var writer = JSONWriter()
        writer.beginObject()
        if let directories {
            writer.key("model_dirs")
            writer.beginArray()
            for directory in directories { writer.string(directory) }
            writer.endArray()
        }
        if let threads {
            writer.key("threads")
            writer.integer(threads)
        }
        writer.endObject()
        return Context(options: try withBytes(writer.bytes) { try ContextOptions(parsing: $0) })
    }

    private var directories: [String]? {
        guard !model.contains("/") else {
            return [
                model.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/"
            ]
        }
        if !modelDirectories.isEmpty { return modelDirectories }
        return Environment.has("WPLLM_MODEL_PATH") ? nil : ["models"]
    }
}

/// Calls `body` with the bytes of an array.
func withBytes<Result>(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Result) throws -> Result {
    try bytes.withUnsafeBytes { try body($0) }
}
