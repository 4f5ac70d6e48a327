import ScaffoldCore

/// Classes of WordPress as a plugin's unit tests have them.
enum StubClasses {
    /// Classes that others extend, or whose constants they use.
    static func all(_ state: Identifier) -> [(name: String, code: PHP)] {
        [("WP_Widget", widget), ("WP_REST_Server", restServer), ("WP_REST_Controller", restController)]
    }

    /// Classes that objects are made of.
    static func made(_ state: Identifier) -> [(name: String, code: PHP)] {
        [("WP_Error", error), ("WP_Query", query(state))]
    }

    /// A database in which there is nothing.
    static func database(_ name: Identifier) -> PHP {
        """
        class \(name) {
            public $prefix    = 'wp_';
            public $insert_id = 1;

            public function get_charset_collate() {
                return '';
            }

            public function esc_like( $text ) {
                return addcslashes( $text, '_%\\\\' );
            }

            public function prepare( $query, ...$args ) {
                return $query;
            }

            public function query( $query ) {
                return 0;
            }

            public function get_var( $query ) {
                return null;
            }

            public function get_row( $query, $output = 'OBJECT' ) {
                return null;
            }

            public function get_col( $query ) {
                return array();
            }

            public function get_results( $query, $output = 'OBJECT' ) {
                return array();
            }

            public function insert( $table, $data, $format = null ) {
                return 1;
            }

            public function update( $table, $data, $where, $format = null, $where_format = null ) {
                return 1;
            }

            public function delete( $table, $where, $where_format = null ) {
                return 1;
            }
        }

        $GLOBALS['wpdb'] = new \(name)(); // phpcs:ignore WordPress.WP.GlobalVariablesOverride.Prohibited -- There is none yet.
        """
    }

    private static let error: PHP = """
        class WP_Error {
            private $code;
            private $data;

            public function __construct( $code = '', $message = '', $data = '' ) {
                $this->code = $code;
                $this->data = $data;
            }

            public function get_error_code() {
                return $this->code;
            }

            public function get_error_data() {
                return $this->data;
            }
        }
        """

    private static func query(_ state: Identifier) -> PHP {
        """
        class WP_Query {
            public $posts;
            public $found_posts;

            public function __construct( $args = array() ) {
                $limit             = isset( $args['posts_per_page'] ) ? (int) $args['posts_per_page'] : 10;
                $this->posts       = array_slice( \(state)::$posts, 0, $limit );
                $this->found_posts = count( \(state)::$posts );
            }
        }
        """
    }

    private static let widget: PHP = """
        class WP_Widget {
            public $id_base;
            public $name;

            public function __construct( $id_base, $name, $widget_options = array(), $control_options = array() ) {
                $this->id_base = $id_base;
                $this->name    = $name;
            }

            public function get_field_id( $field ) {
                return 'widget-' . $this->id_base . '-1-' . $field;
            }

            public function get_field_name( $field ) {
                return 'widget-' . $this->id_base . '[1][' . $field . ']';
            }
        }
        """

    private static let restServer: PHP = """
        class WP_REST_Server {
            const READABLE   = 'GET';
            const CREATABLE  = 'POST';
            const EDITABLE   = 'POST, PUT, PATCH';
            const DELETABLE  = 'DELETE';
            const ALLMETHODS = 'GET, POST, PUT, PATCH, DELETE';
        }
        """

    private static let restController: PHP = """
        abstract class WP_REST_Controller {
            protected $namespace;
            protected $rest_base;
            protected $schema;

            public function get_collection_params() {
                return array();
            }

            public function get_context_param( $args = array() ) {
                return $args;
            }

            public function get_endpoint_args_for_item_schema( $method = 'POST' ) {
                return $this->get_item_schema()['properties'];
            }

            public function get_fields_for_response( $request ) {
                return array_keys( $this->get_item_schema()['properties'] );
            }

            public function prepare_response_for_collection( $response ) {
                return $response;
            }

            public function filter_response_by_context( $data, $context ) {
                return $data;
            }

            protected function add_additional_fields_schema( $schema ) {
                return $schema;
            }

            protected function add_additional_fields_to_object( $data, $request ) {
                return $data;
            }
        }
        """
}
