import ScaffoldCore

/// What all controllers of a plugin have in common: a class that they extend.
/// https://developer.wordpress.org/rest-api/extending-the-rest-api/controller-classes/
struct RestBase {
    static let name = Identifier(words: ["Posts", "Controller"])

    let namespace: String
    let plugin: PluginParts

    var domain: Slug { plugin.domain }
    var prefix: Identifier { plugin.names.prefix }
    var error: ClassReference { plugin.core("WP_Error") }
    var request: ClassReference { plugin.core("WP_REST_Request") }
    var response: ClassReference { plugin.core("WP_REST_Response") }
    var server: ClassReference { plugin.core("WP_REST_Server") }
    var post: ClassReference { plugin.core("WP_Post") }

    var item: PluginClass {
        var item = PluginClass(
            role: "rest_api", name: Self.name, summary: "Reads and writes posts of one type through the REST API.",
            parent: plugin.core("WP_REST_Controller"), isService: false,
            body: PHP.joined([routes, permissions, reading, writing, preparing, lists], separator: "\n\n"))
        item.isAbstract = true
        return item
    }

    /// An expression for an error with a status of HTTP.
    func failure(_ code: StaticString, _ message: String, status: PHP) -> PHP {
        """
        new \(error)(
            '\(prefix)_\(PHP(verbatim: "\(code)"))',
            \(translated: message, domain),
            array( 'status' => \(status) )
        )
        """
    }

    // MARK: Routes

    private func route(_ method: StaticString, _ callback: StaticString, _ arguments: PHP) -> PHP {
        """
        array(
            'methods'             => \(server)::\(PHP(verbatim: "\(method)")),
            'callback'            => array( $this, '\(PHP(verbatim: "\(callback)"))' ),
            'permission_callback' => array( $this, '\(PHP(verbatim: "\(callback)"))_permissions_check' ),
            'args'                => \(arguments),
        ),
        """
    }

    private var routes: PHP {
        let ofSchema = { (method: StaticString) -> PHP in
            "$this->get_endpoint_args_for_item_schema( \(server)::\(PHP(verbatim: "\(method)")) )"
        }
        let context: PHP = """
            array(
                'context' => $this->get_context_param( array( 'default' => 'view' ) ),
            )
            """
        let force: PHP = """
            array(
                'force' => array(
                    'description' => \(translated: "Whether to delete for good instead of moving to the trash.", domain),
                    'type'        => 'boolean',
                    'default'     => false,
                ),
            )
            """
        return """
            /**
             * Key of the post type.
             *
             * @var string
             */
            protected $post_type = '';

            /**
             * Whether everybody may read what is published.
             *
             * @var bool
             */
            protected $is_open = false;

            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'rest_api_init', array( $this, 'register_routes' ) );
            }

            /**
             * Registers the routes.
             *
             * @return void
             */
            public function register_routes() {
                register_rest_route(
                    $this->namespace,
                    '/' . $this->rest_base,
                    array(
                        \(route("READABLE", "get_items", "$this->get_collection_params()"))
                        \(route("CREATABLE", "create_item", ofSchema("CREATABLE")))
                        'schema' => array( $this, 'get_public_item_schema' ),
                    )
                );

                register_rest_route(
                    $this->namespace,
                    '/' . $this->rest_base . '/(?P<id>[\\\\d]+)',
                    array(
                        'args'   => array(
                            'id' => array(
                                'description' => \(translated: "ID of the item.", domain),
                                'type'        => 'integer',
                                'minimum'     => 1,
                            ),
                        ),
                        \(route("READABLE", "get_item", context))
                        \(route("EDITABLE", "update_item", ofSchema("EDITABLE")))
                        \(route("DELETABLE", "delete_item", force))
                        'schema' => array( $this, 'get_public_item_schema' ),
                    )
                );
            }
            """
    }

    // MARK: Permissions

    /// A comment on a method that a request is given to.
    func comment(_ summary: String, returns: PHP) -> PHP {
        """
        \(PHP.comment(
            "\(summary)", [("\(request)", "request", "The request.")], returns: "\(returns)"))
        """
    }

    private var permissions: PHP {
        let allowed: PHP = "true|\(error)"
        return """
            \(comment("Whether items may be listed.", returns: allowed))
            public function get_items_permissions_check( $request ) {
                if ( $this->is_open && 'edit' !== $request['context'] && 'publish' === $request['status'] ) {
                    return true;
                }

                return $this->require_capability( 'edit_posts' );
            }

            \(comment("Whether an item may be read.", returns: allowed))
            public function get_item_permissions_check( $request ) {
                $post = $this->find( $request['id'] );
                if ( is_wp_error( $post ) ) {
                    return $post;
                }
                if ( 'edit' === $request['context'] && ! current_user_can( 'edit_post', $post->ID ) ) {
                    return $this->forbidden();
                }

                return $this->can_read( $post ) ? true : $this->forbidden();
            }

            \(comment("Whether an item may be created.", returns: allowed))
            public function create_item_permissions_check( $request ) {
                $allowed = $this->require_capability( 'create_posts' );

                return is_wp_error( $allowed ) ? $allowed : $this->check_values( $request );
            }

            \(comment("Whether an item may be changed.", returns: allowed))
            public function update_item_permissions_check( $request ) {
                $post = $this->find( $request['id'] );
                if ( is_wp_error( $post ) ) {
                    return $post;
                }

                return current_user_can( 'edit_post', $post->ID ) ? $this->check_values( $request ) : $this->forbidden();
            }

            \(comment("Whether an item may be deleted.", returns: allowed))
            public function delete_item_permissions_check( $request ) {
                $post = $this->find( $request['id'] );
                if ( is_wp_error( $post ) ) {
                    return $post;
                }

                return current_user_can( 'delete_post', $post->ID ) ? true : $this->forbidden();
            }

            /**
             * Whether the current user has one of the post type's capabilities.
             *
             * @param string $capability Name as post types have it, such as edit_posts.
             * @return \(allowed)
             */
            private function require_capability( $capability ) {
                $type = get_post_type_object( $this->post_type );

                return null !== $type && current_user_can( $type->cap->$capability ) ? true : $this->forbidden();
            }

            /**
             * The answer to somebody who may not do what was asked for.
             *
             * @return \(error)
             */
            private function forbidden() {
                return \(failure("rest_forbidden", "Sorry, you are not allowed to do that.", status: "rest_authorization_required_code()"));
            }

            \(PHP.comment(
                "Whether the current user may read a post.", [("\(post)", "post", "The post.")], returns: "bool"))
            private function can_read( $post ) {
                if ( ! $this->is_open ) {
                    return current_user_can( 'edit_post', $post->ID );
                }

                return 'publish' === $post->post_status || current_user_can( 'read_post', $post->ID );
            }

            \(comment("Whether the current user may give the values of a request.", returns: allowed))
            private function check_values( $request ) {
                if ( isset( $request['status'] ) && ! in_array( $request['status'], array( 'draft', 'pending' ), true ) ) {
                    $allowed = $this->require_capability( 'publish_posts' );
                    if ( is_wp_error( $allowed ) ) {
                        return $allowed;
                    }
                }
                foreach ( $this->get_taxonomies() as $property => $taxonomy ) {
                    foreach ( (array) $request[ $property ] as $term_id ) {
                        if ( ! current_user_can( 'assign_term', (int) $term_id ) ) {
                            return $this->forbidden();
                        }
                    }
                }

                return true;
            }
            """
    }
}
