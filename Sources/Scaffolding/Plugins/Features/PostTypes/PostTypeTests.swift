import ScaffoldCore

/// Unit tests of post types, taxonomies and meta data.
enum PostTypeTests {
    static func postTypes(_ plugin: PluginParts) -> PluginTest {
        let name = plugin.ownFromOutside(PostTypesClass.name)
        let keys = plugin.postTypes.map { "\(name)::\($0.constant)" as PHP }
        let body = PHP.joined(
            [
                plugin.testMethod(
                    "register_adds_the_hook", "The post types are registered on init.",
                    """
                    ( new \(name)() )->register();

                    $this->assertArrayHasKey( 'init', \(plugin.testState)::$hooks );
                    """),
                plugin.testMethod(
                    "post_types_are_registered", "Each post type has a key that WordPress takes, and labels.",
                    """
                    ( new \(name)() )->register_post_types();

                    $calls = \(plugin.testState)::$calls['register_post_type'];
                    $this->assertSame( \(PHP.list(keys)), array_column( $calls, 0 ) );
                    foreach ( $calls as $call ) {
                        $this->assertLessThanOrEqual( 20, strlen( $call[0] ) );
                        $this->assertNotEmpty( $call[1]['labels']['name'] );
                        $this->assertNotEmpty( $call[1]['labels']['singular_name'] );
                    }
                    """),
            ], separator: "\n\n")
        return PluginTest(subject: PostTypesClass.name, summary: "Tests the post types.", body: body)
    }

    static func taxonomies(_ plugin: PluginParts) -> PluginTest {
        let name = plugin.ownFromOutside(PostTypesClass.taxonomies)
        let taxonomies = PluginContent.taxonomies(of: plugin.postTypes)
        let keys = taxonomies.map { "\(name)::\($0.taxonomy.constant)" as PHP }
        return PluginTest(
            subject: PostTypesClass.taxonomies, summary: "Tests the taxonomies.",
            body: plugin.testMethod(
                "taxonomies_are_registered", "Each taxonomy has a key that WordPress takes, labels and post types.",
                """
                ( new \(name)() )->register_taxonomies();

                $calls = \(plugin.testState)::$calls['register_taxonomy'];
                $this->assertSame( \(PHP.list(keys)), array_column( $calls, 0 ) );
                foreach ( $calls as $call ) {
                    $this->assertLessThanOrEqual( 32, strlen( $call[0] ) );
                    $this->assertNotEmpty( $call[1] );
                    $this->assertNotEmpty( $call[2]['labels']['name'] );
                }
                """))
    }

    static func meta(_ plugin: PluginParts) -> PluginTest {
        let name = plugin.ownFromOutside(PostMetaClass.name)
        // One key may stand for fields of several post types; the last one's callback is looked at.
        var samples: [(key: String, sent: PHP, kept: PHP)] = []
        for field in plugin.postMeta.flatMap(\.fields) {
            let key = PostMetaClass.key(field, plugin.names)
            samples.removeAll { $0.key == key }
            let sample = field.sample
            samples.append((key, sample.sent, sample.kept))
        }
        let checks = samples.map { sample in
            """
            $this->assertSame( \(sample.kept), call_user_func( $callbacks[\(string: sample.key)], \(sample.sent) ) );
            """ as PHP
        }
        let body = PHP.joined(
            [
                plugin.testMethod(
                    "values_are_cleaned", "What is not allowed is changed before it is stored.",
                    """
                    ( new \(name)() )->register_meta();

                    $callbacks = array();
                    foreach ( \(plugin.testState)::$calls['register_post_meta'] as $call ) {
                        $callbacks[ $call[1] ] = $call[2]['sanitize_callback'];
                    }
                    \(lines: checks)
                    """),
                plugin.testMethod(
                    "only_editors_may_change_values", "Whoever may edit the post may change its meta data.",
                    """
                    $meta = new \(name)();
                    $this->assertTrue( $meta->can_edit( false, 'key', 1 ) );

                    \(plugin.testState)::$is_allowed = false;
                    $this->assertFalse( $meta->can_edit( true, 'key', 1 ) );
                    """),
            ], separator: "\n\n")
        return PluginTest(subject: PostMetaClass.name, summary: "Tests the meta data of posts.", body: body)
    }
}
