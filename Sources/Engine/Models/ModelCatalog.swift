import Glibc
import JSON

/// Finds model files by name in the folders of a context.
package struct ModelCatalog: Sendable {
    /// A model file as it lies in a folder.
    package struct Entry: Sendable {
        package var name: String
        package var path: String
        package var bytes: Int64
        /// Seconds since 1970 of its last modification.
        package var modified: Int64
    }

    private let directories: [String]

    package init(directories: [String]) {
        self.directories = directories
    }

    /// The path of the model called `name`: NAME.gguf, or NAME itself if it ends so, in the first folder that has it.
    package func path(ofName name: String, field: String) throws(Failure) -> String {
        guard !name.isEmpty, name.utf8.count <= 255, !name.utf8.contains(0), !name.utf8.contains(UInt8(ascii: "/")),
            !name.hasPrefix(".")
        else { throw .field(field, "is no name of a model: \"\(Self.printable(name))\"") }
        let file = name.hasSuffix(".gguf") ? name : name + ".gguf"
        for directory in directories {
            let path = directory.hasSuffix("/") ? directory + file : directory + "/" + file
            if access(path, F_OK) == 0 { return path }
        }
        let places = directories.isEmpty ? "model_dirs is empty" : "looked in \(directories.joined(separator: ", "))"
        throw Failure(.notFound, "there is no model \"\(Self.printable(name))\" (\(places))", path: field)
    }

    /// Every model in the folders, by name; a name that several folders have is the first one's.
    package func entries() -> [Entry] {
        var entries: [String: Entry] = [:]
        for directory in directories {
            guard let stream = opendir(directory) else { continue }
            defer { closedir(stream) }
            while let item = readdir(stream) {
                let file = withUnsafePointer(to: &item.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard file.hasSuffix(".gguf"), !file.hasPrefix(".") else { continue }
                let name = String(file.dropLast(5))
                let path = directory.hasSuffix("/") ? directory + file : directory + "/" + file
                var status = stat()
                guard entries[name] == nil, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                    continue
                }
                entries[name] = Entry(
                    name: name, path: path, bytes: Int64(status.st_size), modified: Int64(status.st_mtim.tv_sec))
            }
        }
        return entries.values.sorted { $0.name < $1.name }
    }

    /// The JSON of `wpllm_models`.
    package func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("object")
        writer.string("list")
        writer.key("data")
        writer.beginArray()
        for entry in entries() {
            writer.beginObject()
            writer.key("id")
            writer.string(entry.name)
            writer.key("object")
            writer.string("model")
            writer.key("created")
            writer.integer(entry.modified)
            writer.key("owned_by")
            writer.string("local")
            writer.key("path")
            writer.string(entry.path)
            writer.key("bytes")
            writer.integer(entry.bytes)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// A name fit for a message: short, and without control characters.
    static func printable(_ name: String) -> String {
        let cleaned = name.unicodeScalars.prefix(200).map { $0.value < 32 ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(cleaned))
    }
}
