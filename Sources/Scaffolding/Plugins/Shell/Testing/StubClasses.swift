import ScaffoldCore

/// Classes of WordPress as a plugin's unit tests have them.
enum StubClasses {
    static func all(_ state: Identifier) -> [(name: String, code: PHP)] {
        [
            ("WP_Error", error), ("WP_Query", query(state)), ("WP_Widget", widget), ("WP_List_Table", listTable),
            ("WP_REST_Server", restServer), ("WP_REST_Controller", restController),
        ]
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

    private static let listTable: PHP = """
        class WP_List_Table {
            public $items = array();

            public function __construct( $args = array() ) {
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
