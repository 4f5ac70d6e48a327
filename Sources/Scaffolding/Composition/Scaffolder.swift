import BlockScaffold
import JSON
import PluginScaffold
import ScaffoldCore
import ThemeScaffold

/// Makes plugins, blocks and themes of specifications.
package enum Scaffolder {
    /// The files that a specification asks for, in a fixed order.
    ///
    /// - Throws: `SpecError` that names the field, for a specification that the schema does not allow or that cannot be
    ///   made.
    package static func files(of subject: SpecSchemas.Subject, _ specification: JSONValue) throws(SpecError)
        -> [GeneratedFile]
    {
        if let fault = SpecSchemas.schema(of: subject).fault(in: specification) {
            throw SpecError(fault.path, fault.message)
        }
        let source = SpecObject(specification)
        var files: [GeneratedFile]
        switch subject {
        case .plugin: files = try plugin(PluginSpec(source))
        case .block: files = try BlockGenerator.files(BlockSpec(source))
        case .theme: files = try ThemeGenerator.files(ThemeSpec(source))
        }
        try tellApart(&files)
        return files
    }

    /// The files of a plugin, with the template of its translations.
    private static func plugin(_ spec: PluginSpec) throws(SpecError) -> [GeneratedFile] {
        var files = try PluginGenerator.files(spec)
        guard spec.included.has(.languages) else { return files }
        let template = TranslationTemplate(
            title: spec.names.title, version: spec.version, domain: spec.names.slug, license: spec.license.rawValue,
            author: spec.author, reports: "https://wordpress.org/support/plugin/\(spec.names.slug.text)",
            mainFile: "\(spec.names.slug.text).php",
            header: [
                ("Plugin Name of the plugin", spec.names.title), ("Plugin URI of the plugin", spec.pluginURI),
                ("Description of the plugin", spec.description), ("Author of the plugin", spec.author),
                ("Author URI of the plugin", spec.authorURI),
            ])
        files.append(template.file(for: files))
        return files
    }

    /// Gives each file a role of its own, and makes sure that no two have one path.
    private static func tellApart(_ files: inout [GeneratedFile]) throws(SpecError) {
        var counts: [String: Int] = [:]
        var paths: Set<String> = []
        for index in files.indices {
            let role = files[index].role
            counts[role, default: 0] += 1
            if let count = counts[role], count > 1 { files[index].role = "\(role)_\(count)" }
            guard paths.insert(files[index].path.lowercased()).inserted else {
                throw SpecError("", "gives two files one name: \(files[index].path)")
            }
        }
    }
}
