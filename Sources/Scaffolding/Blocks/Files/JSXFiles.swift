import JSON
import ScaffoldCore

/// The script of the editor as source for @wordpress/scripts, for those who build.
struct JSXFiles {
    let spec: BlockSpec

    var files: [GeneratedFile] {
        [
            GeneratedFile("jsx_source", "src/index.js", source),
            GeneratedFile("package_json", "package.json", bytes: PrettyJSON.file(.object(package))),
        ]
    }

    private var source: JS {
        let settings = EditorScript(spec: spec).settings { $0.jsx }
        let body = JS.joined(
            settings.declarations + ["registerBlockType( metadata.name, \(settings.object) );"], separator: "\n\n")
        let imports = ScriptImports.of(body).map { item -> JS in
            let package = JS(verbatim: "@wordpress/" + item.handle.dropFirst("wp-".count))
            let names = item.names.map { JS(verbatim: $0) }
            let line: JS = "import { \(JS.joined(names, separator: ", ")) } from '\(package)';"
            if line.text.count <= 80 { return line }
            return "import {\n    \(JS.joined(names, separator: ",\n")),\n} from '\(package)';"
        }
        return """
            /**
             * \(comment: spec.title): the block in the editor.
             *
             * `npm run build` makes build/index.js of this; to use it, name it as editorScript in block.json.
             */
            \(lines: imports)
            import metadata from '../block.json';

            \(body)
            """
    }

    private var package: JSONObject {
        JSONObject([
            ("name", .string(spec.slug.text)), ("version", .string(spec.version)), ("private", .bool(true)),
            ("description", .string(spec.description)), ("license", .string("GPL-2.0-or-later")),
            (
                "scripts",
                .object(
                    JSONObject([
                        ("build", .string("wp-scripts build")), ("start", .string("wp-scripts start")),
                        ("lint:js", .string("wp-scripts lint-js src")),
                    ]))
            ),
            ("devDependencies", .object(JSONObject([("@wordpress/scripts", .string("^30.0.0"))]))),
        ])
    }
}
