import JSON
import ScaffoldCore

/// The script of the editor, in plain ECMAScript on the globals of WordPress.
struct EditorScript {
    let spec: BlockSpec

    var files: [GeneratedFile] {
        let settings = self.settings { $0.script }
        let body = JS.joined(
            settings.declarations + ["registerBlockType( \(string: spec.name), \(settings.object) );"],
            separator: "\n\n")
        let imports = ScriptImports.of(body)
        let code: JS = """
            /**
             * \(comment: spec.title): the block in the editor.
             */
            ( function ( wp ) {
                'use strict';

                \(lines: ScriptImports.statements(imports))

                \(body)
            }( window.wp ) );
            """
        let script = GeneratedFile("editor_script", "index.js", code)
        let asset = ScriptAsset.file(
            "editor_script_asset", "index.asset.php", for: script, dependencies: imports.map(\.handle), spec: spec)
        return [script, asset]
    }

    /// Declarations, and the object that `registerBlockType()` takes.
    func settings(writing write: (ScriptNode) -> JS) -> (declarations: [JS], object: JS) {
        var declarations = constants + WrapperClasses(spec: spec).functions
        var members: [JS] = ["edit: Edit", "save: Save"]
        let edit = EditMarkup(spec: spec).body(writing: write)
        let setters: JS = edit.text.contains("setAttributes(") ? "{ attributes, setAttributes }" : "{ attributes }"
        let arguments: JS = edit.text.contains("attributes.") || edit.text.contains("( attributes )") ? setters : ""
        declarations.append(
            """
            /**
             * The block as it is edited.
             *
             * \(comment: arguments.isEmpty ? "" : "@param {Object} props Properties that the editor gives.")
             * @return {Element} What is shown.
             */
            function Edit(\(Self.parameters(arguments))) {
                \(edit)
            }
            """)
        declarations.append(Self.save(SaveMarkup(spec: spec), named: "Save", write: write))
        if !spec.transformsFrom.isEmpty || !spec.transformsTo.isEmpty {
            declarations.append(BlockTransforms(spec: spec).declaration)
            members.append("transforms")
        }
        if !spec.former.isEmpty {
            declarations += FormerVersions(spec: spec).declarations(writing: write)
            members.append("deprecated")
        }
        return (declarations.map(Self.withoutEmptyLines), "{\n    \(JS.joined(members, separator: ",\n")),\n}")
    }

    private static func parameters(_ arguments: JS) -> JS { arguments.isEmpty ? "" : " \(arguments) " }

    private static func save(_ markup: SaveMarkup, named name: JS, write: (ScriptNode) -> JS) -> JS {
        let body = markup.body(writing: write)
        let takes = body.text.contains("attributes")
        let returned: JS =
            body.text == "return null;"
            ? "@return {null} Nothing: the server renders it." : "@return {Element} The markup."
        return """
            /**
             * What a post stores of the block.
             *
             * \(comment: takes ? "@param {Object} props Properties that the editor gives." : "")
             * \(returned)
             */
            function \(name)(\(takes ? " { attributes } " : "")) {
                \(body)
            }
            """
    }

    /// Takes out what is left of an optional line of a comment.
    private static func withoutEmptyLines(_ code: JS) -> JS {
        let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.contains(" * ") else { return code }
        // An empty line of the comment that nothing follows but its next tag.
        return JS(verbatim: lines.filter { $0 != " * " }.joined(separator: "\n"))
    }

    private var constants: [JS] {
        guard let inner = spec.innerBlocks else { return [] }
        var result: [JS] = []
        if !inner.allowed.isEmpty {
            result.append("const ALLOWED_BLOCKS = \(value: .array(inner.allowed.map { .string($0) }));")
        }
        if inner.template != .array([]) { result.append("const TEMPLATE = \(value: inner.template);") }
        return result
    }
}
