import BlockScaffold
import JSON
import ScaffoldCore

/// Blocks for the editor, each in a folder of its own below `blocks`.
struct BlocksFeature: PluginFeature {
    static let name = "blocks"
    static let synonyms = ["block", "gutenberg", "gutenberg_block", "gutenberg_blocks"]
    static let subjects = ["blocks"]

    static let className = Identifier(words: ["Blocks"])

    private let blocks: [BlockSpec]

    init(_ spec: PluginSpec) throws(SpecError) {
        let names = spec.names
        let startsWithLetter = names.slug.text.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
        let home = BlockHome(
            namespace: startsWithLetter ? names.slug : names.prefix.slug, textDomain: names.slug,
            prefix: names.prefix, package: names.namespace, requiresWordPress: spec.requiresWordPress,
            version: spec.version)
        var sources = spec.source.objects("blocks") ?? []
        if sources.isEmpty {
            let noun = Noun(title: names.title)
            var attributes = JSONObject([("heading", .string("string"))])
            for field in Suggestions.fields(noun) where field.kind != .image {
                attributes[field.name.text] = .string(field.jsonType == "integer" ? "number" : field.jsonType)
            }
            let block = JSONObject([
                ("block_type", .string(noun.name.slug.text)), ("title", .string(noun.singular)),
                ("attributes", .object(attributes)),
                ("features", .array([.string("server_side_rendering"), .string("custom_controls")])),
            ])
            sources = [SpecObject(.object(block), path: "blocks[0]")]
        }
        var blocks: [BlockSpec] = []
        for source in sources {
            let block = try BlockSpec(source, home: home)
            if blocks.contains(where: { $0.slug == block.slug || $0.name == block.name }) {
                throw SpecError(source.member("block_type"), "is the name of two blocks")
            }
            blocks.append(block)
        }
        self.blocks = blocks
    }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        for block in blocks {
            for var file in try BlockGenerator.files(block) {
                file.path = "blocks/\(block.slug.text)/\(file.path)"
                file.role = "block_\(file.role)"
                plugin.files.append(file)
            }
            plugin.highlights.append("The block “\(block.title)”.")
        }
        plugin.add(
            PluginClass(
                role: "blocks", name: Self.className, summary: "Loads the blocks and their translations.",
                body: body(plugin)))
    }

    private func body(_ plugin: PluginParts) -> PHP {
        let loading = blocks.map { block in
            "require_once \(plugin.names.constant)_DIR . \(string: "blocks/\(block.slug.text)/register.php");" as PHP
        }
        let scripts = blocks.filter { !$0.isPHPOnly }.map { block in
            """
            wp_set_script_translations(
                generate_block_asset_handle( \(string: block.name), 'editorScript' ),
                \(string: plugin.domain.text),
                \(plugin.names.constant)_DIR . 'languages'
            );
            """ as PHP
        }
        let hook: PHP =
            scripts.isEmpty
            ? ""
            : """

            // Once the blocks are registered.
            add_action( 'init', array( $this, 'set_translations' ), 20 );
            """
        let translations: PHP =
            scripts.isEmpty
            ? ""
            : """
            /**
             * Looks for translations of the scripts in the plugin itself, too.
             *
             * @return void
             */
            public function set_translations() {
                \(lines: scripts)
            }
            """
        return PHP.joined(
            [
                """
                /**
                 * Loads the blocks, which register themselves.
                 *
                 * @return void
                 */
                public function register() {
                    \(lines: loading)
                    \(hook)
                }
                """, translations,
            ], separator: "\n\n")
    }
}
