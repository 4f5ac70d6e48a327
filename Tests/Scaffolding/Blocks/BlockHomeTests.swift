import BlockScaffold
import JSON
import ScaffoldCore
import Testing

/// Blocks of a plugin or a theme.
@Suite struct BlockHomeTests {
    @Test func theNamesOfThePluginAreTaken() throws {
        let names = PluginNames(title: "Product Manager")
        let home = BlockHome(
            namespace: names.slug, textDomain: names.slug, prefix: names.prefix, package: names.namespace,
            requiresWordPress: "6.6", version: "2.1.0")
        let spec = try BlockSpec(
            SpecObject(try JSONParser.parse(#"{"block_type": "price", "features": ["interactivity"]}"#)), home: home)
        #expect(spec.name == "product-manager/price")
        #expect(spec.version == "2.1.0")
        let files = try BlockGenerator.files(spec)
        let registration = try #require(files.first { $0.role == "registration" })
        let code = String(decoding: registration.content, as: UTF8.self)
        #expect(code.contains("function product_manager_register_price_block() {"))
        #expect(code.contains("@package Product_Manager"))
        // Script modules are there in 6.6.
        #expect(!files.contains { $0.path == "view-classic.js" })
        #expect(BlockGenerator.instructions(spec).contains("blocks/price/register.php"))
    }
}
