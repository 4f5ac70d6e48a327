import Glibc
import JSON
import Kernels

/// The options of a context, as `wpllm_context_open` reads them.
package struct ContextOptions: Sendable {
    package var dataDirectory: String?
    package var modelDirectories: [String]
    package var threads: Int
    package var maximumMemoryBytes: Int
    package var logLevel: LogLevel

    /// Reads options; `bytes` of count 0 mean the defaults.
    package init(parsing bytes: UnsafeRawBufferPointer) throws(Failure) {
        let fields = ["data_dir", "model_dirs", "threads", "max_memory_bytes", "log_level"]
        let reader =
            try bytes.isEmpty
            ? RequestReader(JSONObject(), fields: fields) : RequestReader(parsing: bytes, fields: fields)
        dataDirectory = try reader.string("data_dir")
        modelDirectories =
            try reader.strings("model_dirs", count: 0...64, orOne: false) ?? Self.directoriesOfEnvironment()
        for (index, directory) in modelDirectories.enumerated() where directory.isEmpty || directory.utf8.contains(0) {
            throw .field("model_dirs[\(index)]", "is no path")
        }
        if let directory = dataDirectory, directory.isEmpty || directory.utf8.contains(0) {
            throw .field("data_dir", "is no path")
        }
        threads = Int(try reader.integer("threads", in: 1...256) ?? Int64(wk_default_threads()))
        let bytes = try reader.integer("max_memory_bytes", in: 0...Int64.max) ?? 0
        maximumMemoryBytes = bytes > 0 ? Int(bytes) : MachineMemory.bytes / 4
        logLevel = .warning
        if let name = try reader.string("log_level") {
            guard let level = LogLevel(name: name) else {
                throw .field("log_level", "is to be off, error, warning, info or debug, not \"\(name)\"")
            }
            logLevel = level
        }
    }

    private static func directoriesOfEnvironment() -> [String] {
        guard let value = getenv("WPLLM_MODEL_PATH") else { return [] }
        return String(cString: value).split(separator: ":").map(String.init)
    }
}
