import JSON
import JSONSchema
import Scaffolding
import Testing

@Suite struct SpecSchemaTests {
    @Test func thePluginsOfTheReferenceFit() throws {
        let schema = SpecSchemas.schema(of: .plugin)
        let spec =
            #"{"plugin_name": "My Plugin", "structure": "standard", "include_files": ["readme.txt", "languages/"]}"#
        #expect(schema.fault(in: try JSONParser.parse(spec)) == nil)
    }

    @Test(arguments: [
        (#"{}"#, "plugin_name"), (#"{"plugin_name": ""}"#, "plugin_name"), (#"{"plugin_name": 1}"#, "plugin_name"),
        (#"{"plugin_name": "x", "slug": "A b"}"#, "slug"), (#"{"plugin_name": "x", "prefix": "wp_x"}"#, "prefix"),
        (#"{"plugin_name": "x", "author_uri": "javascript:alert(1)"}"#, "author_uri"),
        (#"{"plugin_name": "x", "requires_php": "5.6"}"#, "requires_php"),
        (#"{"plugin_name": "x", "fetures": []}"#, "fetures"),
    ])
    func whatDoesNotFitIsNamed(_ spec: String, _ path: String) throws {
        #expect(SpecSchemas.schema(of: .plugin).fault(in: try JSONParser.parse(spec))?.path == path)
    }
}
