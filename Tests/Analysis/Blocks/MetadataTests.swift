import AnalysisModel
import BlockRules
import Testing

@Suite struct MetadataTests {
    private func findings(_ extra: String) -> [Finding] { analyse([("block.json", metadata(extra))]) }

    @Test func aWholeBlockHasNoFindings() {
        #expect(findings("").isEmpty)
        #expect(findings(#""attributes": { "a": { "type": "string", "source": "html", "selector": "p" } }"#).isEmpty)
        #expect(findings(#""supports": { "align": [ "wide" ], "myOwnSupport": true, "__experimentalX": 1 }"#).isEmpty)
    }

    @Test func faultsAreFoundWhereTheyAre() throws {
        let cases: [(extra: String, rule: String, place: String, part: String)] = [
            (#""keyword": []"#, "block.unknown-field", "\"keyword\"", "did you mean keywords?"),
            (#""parent": "core/group""#, "block.wrong-type", "\"core/group\"", "an array of strings"),
            (#""supports": { "clasName": false }"#, "block.unknown-support", "\"clasName\"", "className"),
            (
                #""supports": { "color": { "backgroud": true } }"#, "block.unknown-support", "\"backgroud\"",
                "background"
            ),
            (#""attributes": { "a": { "type": "bool" } }"#, "block.attribute-definition", "\"bool\"", "boolean"),
            (#""attributes": { "a": {} }"#, "block.attribute-definition", "\"a\"", "neither a type nor an enum"),
            (
                #""attributes": { "a": { "type": "string", "selector": "p" } }"#, "block.attribute-definition",
                "\"selector\"", "no source"
            ),
            (
                #""attributes": { "a": { "type": "array", "source": "query", "selector": "p" } }"#,
                "block.attribute-definition", "\"query\"", "no query"
            ),
            (
                #""attributes": { "a": { "type": "boolean", "default": "false" } }"#, "block.attribute-default",
                "\"false\"", "boolean"
            ),
            (
                #""attributes": { "a": { "type": "string", "enum": [ "x" ], "default": "y" } }"#,
                "block.attribute-default", "\"y\"", "enum"
            ),
            (
                #""attributes": { "a": { "type": "string" } }, "example": { "attributes": { "b": 1 } }"#,
                "block.unregistered-attribute", "\"b\"", "b is not registered"
            ),
            (#""styles": [ { "name": "a" } ]"#, "block.wrong-type", "{ \"name\": \"a\" }", "label"),
            (#""render": "file:./render.html""#, "block.asset-file", "\"file:./render.html\"", "no .php file"),
            (#""title": "Again""#, "block.syntax", "\"title\"", "twice"),
        ]
        for one in cases {
            let source = metadata(one.extra)
            let file = SourceFile(path: "block.json", bytes: Array(source.utf8))
            let found = analyse([("block.json", source)]).filter { $0.rule == one.rule }
            #expect(found.count == 1, "\(one.extra)")
            let finding = try #require(found.first)
            #expect(file.text(finding.span.range) == one.place, "\(one.extra)")
            #expect(finding.message.contains(one.part), "\(finding.message)")
        }
    }

    @Test func filesAreLookedForBesideTheBlock() {
        let json = metadata(
            #""editorScript": "file:./index.js", "style": "file:./style.css", "render": "file:../render.php""#)
        let script = "wp.blocks.registerBlockType( 'my-plugin/notice', { edit: () => null } );"
        let whole = [
            ("a/block.json", json), ("a/index.js", script), ("a/index.asset.php", "<?php"), ("a/style.css", ""),
            ("render.php", "<?php"),
        ]
        #expect(!analyse(whole).contains { $0.rule == "block.asset-file" })
        for (missing, part) in [
            ("a/style.css", "not there"), ("render.php", "not there"), ("a/index.asset.php", ".asset.php"),
        ] {
            let found = analyse(whole.filter { $0.0 != missing }).filter { $0.rule == "block.asset-file" }
            #expect(found.count == 1, "\(missing)")
            #expect(found.first?.message.contains(part) ?? false)
        }
        // A source folder holds what the build reads.
        let source = [
            ("src/block.json", json), ("src/index.js", "import './style.scss';"), ("src/style.scss", ""),
            ("render.php", ""),
        ]
        #expect(!analyse(source).contains { $0.rule == "block.asset-file" })
    }

    @Test func scriptsAgreeWithTheMetadata() {
        let json = metadata(#""attributes": { "text": { "type": "string", "source": "html", "selector": "h2" } }"#)
        let edit =
            "export default function Edit( { attributes: { txt } } ) { return <p { ...useBlockProps() }>{ txt }</p>; }"
        let save =
            "export default function save( { attributes } ) { return <p { ...useBlockProps.save() }>{ attributes.text }</p>; }"
        let found = analyse([("block.json", json), ("edit.js", edit), ("save.js", save)])
        #expect(
            found.contains {
                $0.rule == "block.unregistered-attribute" && $0.span.file == 1 && $0.message.contains("text?")
            })
        #expect(found.contains { $0.rule == "block.save-source" && $0.span.file == 0 && $0.message.contains("h2") })
        let other = analyse([
            ("block.json", json), ("index.js", "wp.blocks.registerBlockType( 'my-plugin/other', {} );"),
        ])
        #expect(other.contains { $0.rule == "block.name" && $0.message.contains("my-plugin/notice") })
        let domain = analyse([
            ("block.json", json), ("index.js", "import { __ } from '@wordpress/i18n'; __( 'Some text', 'other' );"),
        ])
        #expect(domain.contains { $0.rule == "i18n-js.domain-mismatch" })
    }

    @Test func twoFoldersWithOneName() {
        let found = analyse([
            ("a/block.json", metadata("")), ("b/block.json", metadata("")), ("build/a/block.json", metadata("")),
        ])
        #expect(found.map(\.rule) == ["block.duplicate-name"])
    }

    @Test func theKindOfCodeIsKnown() {
        #expect(BlockRules.kind(of: Array("<?php echo 1;".utf8)) == .php)
        #expect(BlockRules.kind(of: Array("<div <?php echo get_block_wrapper_attributes(); ?>></div>".utf8)) == .php)
        #expect(BlockRules.kind(of: Array("  {\n \"name\": \"a/b\",\n }".utf8)) == .json)
        #expect(BlockRules.kind(of: Array("[ 1 ]".utf8)) == .json)
        #expect(BlockRules.kind(of: Array("export default () => <p>{ a }</p>;".utf8)) == .javaScript)
        #expect(BlockRules.kind(of: Array("{ let a = 1; f( a ); }".utf8)) == .javaScript)
        #expect(BlockRules.kind(of: Array("$title = $attributes['title'];\necho esc_html( $title );".utf8)) == .php)
        #expect(BlockRules.kind(of: []) == .javaScript)
    }

    @Test func disabledRulesAreSilent() {
        let json = metadata(#""keyword": []"#)
        #expect(
            analyse([("block.json", json)], options: AnalysisOptions(disabledRules: ["block.unknown-field"])).isEmpty)
        #expect(analyse([("block.json", json)], options: AnalysisOptions(types: [.security])).isEmpty)
    }
}
