import JSON
import JSSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// Every feature by itself and with every other.
@Suite struct BlockFeatureTests {
    static let sets: [[String]] =
        [[], Samples.features] + Samples.features.map { [$0] }
        + Samples.features.indices.flatMap { first in
            Samples.features.indices.filter { $0 > first }.map { [Samples.features[first], Samples.features[$0]] }
        }

    @Test(arguments: sets) func theFilesAreWhole(_ features: [String]) throws {
        let specification = Samples.spec(features, more: #", "jsx": true"#)
        let block = try GeneratedBlock(specification)
        #expect(block.faults == [])
        #expect(try GeneratedBlock(specification).files == block.files)
        try MetadataRules.check(block.metadata)
        for file in block.files where file.kind == "php" {
            #expect(try block.text(file.path).contains("if ( ! defined( 'ABSPATH' ) ) {\n\texit;\n}"), "\(file.path)")
        }
    }

    @Test(arguments: sets) func theScriptUsesWhatItsAssetNames(_ features: [String]) throws {
        let block = try GeneratedBlock(Samples.spec(features))
        #expect(try Globals.handles(in: block.text("index.js")) == block.dependencies("index.asset.php"))
        let analysis = ScopeAnalysis(JSParser.parse(Array(try block.text("index.js").utf8)))
        let free = Set(analysis.references.filter { $0.variable == nil }.map { analysis.tree.name($0.node) })
        #expect(free.subtracting(["window", "String", "Number", "parseInt", "undefined"]) == [])
    }

    @Test func nothingIsTakenThatIsNotUsed() throws {
        for features in Self.sets {
            let analysis = ScopeAnalysis(
                JSParser.parse(Array(try GeneratedBlock(Samples.spec(features)).text("index.js").utf8)))
            // Parameters that stand before one that is used are exempt.
            let unused = analysis.variables.filter {
                $0.references.isEmpty && !["attributes", "item", "index"].contains($0.name)
            }
            #expect(unused.map(\.name) == [], "\(features)")
        }
    }

    @Test func filesFollowFromFeatures() throws {
        func paths(_ features: [String], _ more: String = "") throws -> [String] {
            try GeneratedBlock(Samples.spec(features, more: more)).files.map(\.path).sorted()
        }
        let common = ["block.json", "editor.css", "index.asset.php", "index.js", "register.php", "style.css"]
        #expect(try paths([]) == common)
        #expect(try paths(["server_side_rendering"]) == (common + ["render.php"]).sorted())
        #expect(
            try paths(["interactivity"])
                == (common + ["render.php", "view-classic.asset.php", "view-classic.js", "view.asset.php", "view.js"])
                .sorted())
        #expect(
            try paths(["interactivity"], #", "requires_at_least": "6.5""#)
                == (common + ["render.php", "view.asset.php", "view.js"]).sorted())
        #expect(try paths(["patterns"]) == (common + ["patterns/card.php"]).sorted())
    }

    @Test func theBlockOfTheReference() throws {
        let block = try GeneratedBlock(
            #"""
            {"block_type": "testimonial", "attributes": {"client_name": "string", "company": "string",
            "rating": "number", "testimonial": "string"},
            "features": ["server_side_rendering", "custom_controls", "responsive_design"], "model": "wp-llm-13b"}
            """#)
        #expect(try block.attributes == ["clientName", "company", "rating", "testimonial"])
        #expect(try block.metadata["name"] == .string("testimonial-block/testimonial"))
        for role in ["block_json", "editor_script", "render_callback", "style", "editor_style", "registration"] {
            #expect(block.files.contains { $0.role == role }, "\(role)")
        }
        #expect(try block.text("index.js").contains("RangeControl,\n"))
    }

    @Test func phpOnly() throws {
        let block = try GeneratedBlock(Samples.spec(["styles"], more: #", "php_only": true"#))
        #expect(block.files.map(\.path) == ["register.php", "style.css"])
        #expect(block.faults == [])
        #expect(try block.text("register.php").contains("'autoRegister' => true,"))
    }

    @Test func theModuleAndItsAsset() throws {
        let block = try GeneratedBlock(Samples.spec(["interactivity"]))
        #expect(try block.dependencies("view.asset.php") == ["@wordpress/interactivity"])
        #expect(try block.text("view.asset.php").contains("'type'         => 'module',"))
        #expect(try block.text("view.js").contains("from '@wordpress/interactivity';"))
        #expect(try block.dependencies("view-classic.asset.php") == [])
        #expect(try block.metadata["viewScriptModule"] == .string("file:./view.js"))
        #expect(try block.metadata["viewScript"] == nil)
    }

    /// A changed script has another version, else browsers would keep the old one.
    @Test func versionsFollowContent() throws {
        let one = try GeneratedBlock(Samples.spec([])).text("index.asset.php")
        let other = try GeneratedBlock(Samples.spec(["custom_controls"])).text("index.asset.php")
        #expect(
            one.split(separator: "\n").first { $0.contains("'version'") }
                != other.split(separator: "\n").first { $0.contains("'version'") })
    }
}

/// The objects of WordPress that a script takes things from.
enum Globals {
    private static let handles = [
        "blocks": "wp-blocks", "blockEditor": "wp-block-editor", "components": "wp-components",
        "element": "wp-element", "escapeHtml": "wp-escape-html", "i18n": "wp-i18n", "richText": "wp-rich-text",
    ]

    /// The handles of the members of `wp` that the script reads; an unknown one as itself.
    static func handles(in script: String) -> [String] {
        let tree = JSParser.parse(Array(script.utf8))
        var result: Set<String> = []
        for index in 0..<tree.nodeCount {
            let node = tree.node(at: index)
            guard tree.kind(node) == .member, let object = tree.child(node, 0), tree.kind(object) == .identifier,
                tree.name(object) == "wp", let name = tree.memberName(node)
            else { continue }
            result.insert(handles[name] ?? name)
        }
        return result.sorted()
    }
}
