import ScaffoldCore

/// Unit tests of controllers of the REST API.
enum RestTests {
    static func controller(_ controller: RestController) -> PluginTest {
        let plugin = controller.plugin
        let name = plugin.ownFromOutside(controller.name)
        let route = "\(controller.base.namespace)"
        let body = PHP.joined(
            [
                plugin.testMethod(
                    "routes_are_registered",
                    "There is a route for the list and one for an item, each with permissions.",
                    """
                    ( new \(name)() )->register_routes();

                    $calls = \(plugin.testState)::$calls['register_rest_route'];
                    $this->assertSame( array( \(string: route), \(string: route) ), array_column( $calls, 0 ) );
                    $this->assertSame( \(string: "/" + controller.path.text), $calls[0][1] );
                    foreach ( $calls as $call ) {
                        foreach ( array_filter( $call[2], 'is_int', ARRAY_FILTER_USE_KEY ) as $endpoint ) {
                            $this->assertTrue( is_callable( $endpoint['callback'] ) );
                            $this->assertTrue( is_callable( $endpoint['permission_callback'] ) );
                        }
                    }
                    """),
                plugin.testMethod(
                    "schema_describes_each_property", "Each property has a type, a description and contexts.",
                    """
                    $schema = ( new \(name)() )->get_item_schema();

                    $this->assertArrayHasKey( 'id', $schema['properties'] );
                    foreach ( $schema['properties'] as $property ) {
                        $this->assertNotEmpty( $property['type'] );
                        $this->assertNotEmpty( $property['description'] );
                        $this->assertNotEmpty( $property['context'] );
                    }
                    """),
                plugin.testMethod(
                    "writing_needs_permission", "Who may do nothing gets an error.",
                    """
                    \(plugin.testState)::$is_allowed = false;

                    $answer = ( new \(name)() )->create_item_permissions_check( array( 'status' => 'publish' ) );
                    $this->assertTrue( is_wp_error( $answer ) );
                    """),
            ], separator: "\n\n")
        return PluginTest(
            subject: controller.name, summary: "Tests the routes of \(controller.type.noun.lowercasedPlural).",
            body: body)
    }
}
