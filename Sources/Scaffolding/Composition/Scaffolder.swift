import BlockScaffold
import JSON
import PluginScaffold
import ScaffoldCore
import ThemeScaffold

/// Makes plugins, blocks and themes of specifications.
package enum Scaffolder {
    /// What a specification asks for, its files in a fixed order.
    ///
    /// - Throws: `SpecError` that names the field, for a specification that the schema does not allow or that cannot be
    ///   made.
    package static func product(of subject: SpecSchemas.Subject, _ specification: JSONValue) throws(SpecError)
        -> ScaffoldProduct
    {
        if let fault = SpecSchemas.schema(of: subject).fault(in: specification) {
            throw SpecError(fault.path, fault.message)
        }
        let source = SpecObject(specification)
        var product: ScaffoldProduct
        switch subject {
        case .plugin:
            let spec = try PluginSpec(source)
            product = ScaffoldProduct(
                subject: subject, title: spec.names.title, slug: spec.names.slug.text,
                textDomain: spec.names.slug.text, prefix: spec.names.prefix.text, files: try plugin(spec),
                instructions: "Upload the plugin files to wp-content/plugins/\(spec.names.slug.text)/ and activate the "
                    + "plugin on the Plugins screen.", specification: specification)
        case .block:
            let spec = try BlockSpec(source)
            product = ScaffoldProduct(
                subject: subject, title: spec.title, slug: spec.slug.text, textDomain: spec.textDomain.text,
                prefix: spec.prefix.text,
                files: try BlockGenerator.files(spec), instructions: BlockGenerator.instructions(spec),
                specification: specification)
        case .theme:
            let spec = try ThemeSpec(source)
            let names = spec.names
            product = ScaffoldProduct(
                subject: subject, title: names.title, slug: names.slug.text, textDomain: names.slug.text,
                prefix: names.prefix.text, files: try theme(spec),
                instructions: "Upload the theme files to wp-content/themes/\(names.slug.text)/ and activate the "
                    + "theme on the Themes screen.", specification: specification)
        }
        try tellApart(&product.files)
        return product
    }

    /// The files alone.
    package static func files(of subject: SpecSchemas.Subject, _ specification: JSONValue) throws(SpecError)
        -> [GeneratedFile]
    {
        try product(of: subject, specification).files
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

    /// The files of a theme, with the template of its translations.
    private static func theme(_ spec: ThemeSpec) throws(SpecError) -> [GeneratedFile] {
        let files = try ThemeGenerator.files(spec)
        let template = TranslationTemplate(
            title: spec.names.title, version: spec.version, domain: spec.names.slug, license: spec.license.rawValue,
            author: spec.author, reports: "https://wordpress.org/support/theme/\(spec.names.slug.text)",
            mainFile: "style.css",
            header: [
                ("Theme Name of the theme", spec.names.title), ("Theme URI of the theme", spec.themeURI),
                ("Description of the theme", spec.description), ("Author of the theme", spec.author),
                ("Author URI of the theme", spec.authorURI),
            ])
        return files + [template.file(for: files)]
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
