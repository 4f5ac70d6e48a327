import ScaffoldCore

/// Unit tests of meta boxes.
enum MetaBoxTests {
    static func boxes(_ boxes: [MetaBox], _ plugin: PluginParts) -> PluginTest? {
        guard let box = boxes.first(where: { $0.fields.contains { $0.kind == .text } }) ?? boxes.first,
            let field = box.fields.first(where: { $0.kind == .text }) ?? box.fields.first
        else { return nil }
        let name = plugin.ownFromOutside(MetaBoxFeature.className)
        let key = PostMetaClass.key(field, plugin.names)
        let nonce: PHP = "'\(plugin.names.prefix)_\(box.name)_nonce'"
        let fill: PHP = """
            $_POST[\(nonce)] = wp_create_nonce( '\(plugin.names.prefix)_save_\(box.name)' );
            $_POST[\(string: key)] = \(field.sample.sent);
            """
        let isStored: PHP = "isset( \(plugin.testState)::$meta[7][\(string: key)] )"
        let body = PHP.joined(
            [
                plugin.testMethod(
                    "boxes_are_added", "There is a box for each of the screens.",
                    """
                    ( new \(name)() )->add_boxes();

                    $this->assertCount( \(boxes.count), \(plugin.testState)::$calls['add_meta_box'] );
                    """),
                plugin.testMethod(
                    "values_are_saved", "What was entered is saved.",
                    """
                    \(fill)
                    ( new \(name)() )->save_\(box.name)( 7 );

                    $this->assertTrue( \(isStored) );
                    """),
                plugin.testMethod(
                    "nothing_is_saved_without_a_nonce", "A form that did not come from the box changes nothing.",
                    """
                    \(fill)
                    $_POST[\(nonce)] = 'forged';
                    ( new \(name)() )->save_\(box.name)( 7 );

                    $this->assertFalse( \(isStored) );
                    """),
                plugin.testMethod(
                    "nothing_is_saved_without_permission", "Who may not edit the post changes nothing.",
                    """
                    \(fill)
                    \(plugin.testState)::$is_allowed = false;
                    ( new \(name)() )->save_\(box.name)( 7 );

                    $this->assertFalse( \(isStored) );
                    """),
            ], separator: "\n\n")
        return PluginTest(subject: MetaBoxFeature.className, summary: "Tests the meta boxes.", body: body)
    }
}
