import JSON
import ScaffoldCore

/// Makes the files of a block.
package enum BlockGenerator {
    /// The files, relative to the block's own folder, and `register.php` among them: a plugin or theme loads that one.
    ///
    /// - Throws: `SpecError` for a specification that its schema allows and that still cannot be made.
    package static func files(_ spec: BlockSpec) throws(SpecError) -> [GeneratedFile] {
        let registration = RegistrationFile(spec: spec)
        if spec.isPHPOnly { return [registration.file] + StyleFiles(spec: spec).files }
        try checkFormer(spec)
        var files = [BlockMetadata(spec: spec).file] + EditorScript(spec: spec).files
        if spec.isDynamic { files.append(RenderFile.file(spec)) }
        files += StyleFiles(spec: spec).files
        files += ViewScripts(spec: spec).files
        if spec.hasJSX { files += JSXFiles(spec: spec).files }
        files.append(registration.file)
        if let pattern = registration.patternFile { files.append(pattern) }
        return files
    }

    /// The block with sample values, as a post stores it.
    package static func sampleMarkup(_ spec: BlockSpec) -> String {
        SerializedBlock(spec: spec, values: spec.example).text.text
    }

    /// What to do with the files.
    package static func instructions(_ spec: BlockSpec) -> String {
        let folder = "blocks/\(spec.slug.text)"
        return
            "Put the files into the folder \(folder) of your plugin or theme and load it from the plugin's main file or "
            + "the theme's functions.php: require_once __DIR__ . '/\(folder)/register.php'; "
            + "The block is then in the inserter as \"\(spec.title)\"."
    }

    /// A former version that is no different would never be used.
    private static func checkFormer(_ spec: BlockSpec) throws(SpecError) {
        for (index, version) in spec.former.enumerated()
        where version.renamed.isEmpty && version.isDynamic == spec.isDynamic {
            throw SpecError("deprecated[\(index)]", "says nothing that was different from the block as it is")
        }
    }
}
