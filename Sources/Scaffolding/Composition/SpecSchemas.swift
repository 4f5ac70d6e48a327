import JSON
import JSONSchema
import ScaffoldCore
import ScaffoldData

/// The schemas of specifications, put together from the files in `Data/schemas`.
package enum SpecSchemas {
    /// What can be generated.
    package enum Subject: String, Sendable, CaseIterable {
        case plugin, block, theme
    }

    /// The schema of a subject's specifications.
    package static func schema(of subject: Subject) -> JSONSchema {
        switch subject {
        case .plugin: plugin
        case .block: block
        case .theme: theme
        }
    }

    /// The schema as a file for people and other programs.
    package static func json(of subject: Subject) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(schema(of: subject).root)
        return writer.bytes
    }

    private static let plugin = make(.plugin)
    private static let block = make(.block)
    private static let theme = make(.theme)

    /// A subject's own file, with the members that the files of its features and the common definitions add.
    private static func make(_ subject: Subject) -> JSONSchema {
        var schema = JSONObject()
        var properties = JSONObject()
        var definitions = JSONObject()
        let own = "schemas/\(subject.rawValue).json"
        var names =
            [own, "schemas/field.json"] + files.map(\.name).filter { $0.hasPrefix("schemas/\(subject.rawValue)/") }
        if subject == .plugin { names.append("schemas/block.json") }
        for name in names {
            guard let file = files.first(where: { $0.name == name }),
                case .object(let members)? = try? JSONParser.parse(file.bytes)
            else { continue }
            if name == own { schema = members }
            if subject == .plugin, name == "schemas/block.json" {
                // A plugin's blocks are specified as blocks by themselves are.
                var block = members
                block["$defs"] = nil
                block["$schema"] = nil
                definitions["block"] = .object(block)
            } else if case .object(let more)? = members["properties"] {
                for (key, value) in more { properties[key] = value }
            }
            if case .object(let more)? = members["$defs"] {
                for (key, value) in more { definitions[key] = value }
            }
        }
        schema["properties"] = .object(properties)
        schema["$defs"] = .object(definitions)
        return JSONSchema(.object(schema), formats: SpecFormats.all)
    }

    private static let files: [(name: String, bytes: [UInt8])] = {
        var files: [(String, [UInt8])] = []
        while true {
            let file = scaffold_data_at(files.count)
            if file.length == 0 { return files }
            files.append(
                (String(cString: file.name), Array(UnsafeBufferPointer(start: file.bytes, count: file.length))))
        }
    }()
}
