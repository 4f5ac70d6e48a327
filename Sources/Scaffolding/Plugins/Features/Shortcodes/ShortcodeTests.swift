import ScaffoldCore

/// Unit tests of shortcodes and widgets.
enum ShortcodeTests {
    static func shortcodes(_ shortcodes: [Shortcode], _ plugin: PluginParts) -> PluginTest {
        let name = plugin.ownFromOutside(ShortcodeFeature.className)
        var methods = [
            plugin.testMethod(
                "shortcodes_are_added", "Each shortcode is added with a callback that there is.",
                """
                ( new \(name)() )->register();

                $calls = \(plugin.testState)::$calls['add_shortcode'];
                $this->assertSame( \(PHP.strings(shortcodes.map(\.tag.text))), array_column( $calls, 0 ) );
                foreach ( $calls as $call ) {
                    $this->assertTrue( is_callable( $call[1] ) );
                }
                """)
        ]
        if let list = shortcodes.first(where: { $0.list != nil }) {
            methods.append(
                plugin.testMethod(
                    "lists_escape_titles", "Titles of posts are printed as text.",
                    """
                    \(plugin.testState)::$posts = array(
                        (object) array(
                            'ID'         => 1,
                            'post_title' => '<script>',
                        ),
                    );

                    $html = ( new \(name)() )->render_\(list.name)( '' );
                    $this->assertStringContainsString( '&lt;script&gt;', $html );
                    $this->assertStringNotContainsString( '<script>', $html );
                    """))
        }
        if let shown = shortcodes.first(where: { $0.list == nil && !$0.attributes.isEmpty }) {
            let sent = shown.attributes.map { (key: $0.name.text, value: "'\"><script>'" as PHP) }
            methods.append(
                plugin.testMethod(
                    "attributes_are_escaped", "No attribute brings markup of its own.",
                    """
                    $html = ( new \(name)() )->render_\(shown.name)(
                        \(PHP.array(sent))
                    );
                    $this->assertStringNotContainsString( '<script', $html );
                    """))
        }
        return PluginTest(
            subject: ShortcodeFeature.className, summary: "Tests the shortcodes.",
            body: PHP.joined(methods, separator: "\n\n"))
    }

    static func widget(_ widget: Widget, _ plugin: PluginParts) -> PluginTest {
        let name = plugin.ownFromOutside(widget.className)
        let sent = widget.fields.map { (key: $0.name.text, value: $0.kind == .boolean ? "''" : $0.sample.sent) }
        let checks = widget.fields.map { field in
            "$this->assertSame( \(field.sample.kept), $instance['\(field.name)'] );" as PHP
        }
        return PluginTest(
            subject: widget.className, summary: "Tests the widget.",
            body: plugin.testMethod(
                "values_are_cleaned", "What is not allowed is changed before it is kept.",
                """
                $instance = ( new \(name)() )->update(
                    \(PHP.array(sent)),
                    array()
                );

                \(lines: checks)
                """))
    }
}
