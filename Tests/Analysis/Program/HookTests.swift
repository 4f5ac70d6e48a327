import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Hooks")
struct HookTests {
    @Test func actionsAndFilters() throws {
        let program = makeProgram(
            """
            add_action('init', 'start');
            add_filter( 'the_content', array( 'Foo', 'content' ), 5, 2 );
            \\add_action( 'wp_ajax_' . $name, fn() => 1, PHP_INT_MAX, $n );
            add_action( callback: 'start', hook_name: 'named' );
            function start() { add_shortcode( 'box', 'start' ); }
            class Foo { static function content() {} }
            add_action(...); add_action(); $object->add_other('x', 'y');
            """)
        #expect(program.hooks.map(\.kind) == [.action, .filter, .action, .action, .shortcode])
        #expect(program.hooks.map(\.name) == ["init", "the_content", "wp_ajax_*", "named", "box"])
        #expect(program.hooks.map(\.priority) == [10, 5, Int.max, 10, nil])
        #expect(program.hooks.map(\.acceptedArguments) == [1, 2, nil, 1, nil])
        #expect(
            program.hooks.map { program.describe($0.callbacks) } == [
                ["start()"], ["Foo::content()"], ["{closure}()"], ["start()"], ["start()"],
            ])
        #expect(program.functionName(program.hooks[0].enclosing) == "plugin.php")
        #expect(program.functionName(program.hooks[4].enclosing) == "start()")
    }

    @Test func namespacedCode() {
        let program = makeProgram(
            "namespace App; function start() {} add_action('init', __NAMESPACE__ . '\\start'); add_action('x', 'App\\\\start');"
        )
        #expect(program.hooks.map { program.describe($0.callbacks) } == [["App\\start()"], ["App\\start()"]])
    }

    @Test func loadersOfThePluginBoilerplate() {
        let program = makeProgram(
            """
            class Admin { function menu() {} function head() {} }
            class Plugin {
                function hooks() {
                    $admin = new Admin( 'x' );
                    $this->loader->add_action( 'admin_menu', $admin, 'menu', 20 );
                    $this->loader->add_filter( 'head', $this, 'head' );
                    $this->add_filter( 'own', array( $admin, 'head' ) );
                }
                function head() {}
            }
            """)
        #expect(
            program.hooks.map { program.describe($0.callbacks) } == [
                ["Admin::menu()"], ["Plugin::head()"], ["Admin::head()"],
            ])
        #expect(program.hooks.map(\.priority) == [20, 10, 10])
    }

    @Test func loopsOverKnownNames() {
        let program = makeProgram(
            """
            class Ajax {
                static function init() {
                    $events = array( 'save' => true, 'load' => false );
                    foreach ( $events as $event => $public ) {
                        add_action( 'wp_ajax_my_' . $event, array( __CLASS__, $event ) );
                    }
                    foreach ( [ 'a', 'b' ] as $tag ) { add_shortcode( "tag_$tag", [ self::class, 'render_' . $tag ] ); }
                    foreach ( get_things() as $thing ) { add_action( 'thing_' . $thing, 'trim' ); }
                    foreach ( [ [ 'x', 'save' ], [ 'y', 'load' ] ] as $pair ) { add_filter( $pair[0], [ __CLASS__, $pair[1] ] ); }
                }
                static function save() {} static function load() {} static function render_a() {} static function render_b() {}
            }
            """)
        #expect(
            program.hooks.map { $0.name + " " + program.describe($0.callbacks).joined() } == [
                "wp_ajax_my_save Ajax::save()", "wp_ajax_my_load Ajax::load()", "tag_a Ajax::render_a()",
                "tag_b Ajax::render_b()", "thing_* external trim", "x Ajax::save()", "y Ajax::load()",
            ])
    }

    @Test func routes() throws {
        let program = makeProgram(
            """
            class Api {
                private $namespace = 'my/v1';
                function routes() {
                    register_rest_route( $this->namespace, '/items', array(
                        array( 'methods' => WP_REST_Server::READABLE, 'callback' => array( $this, 'list' ) ),
                        array( 'methods' => 'POST, put', 'callback' => [ $this, 'save' ], 'permission_callback' => '__return_true',
                            'args' => array( 'id' => array() ) ),
                        'schema' => array( $this, 'schema' ),
                    ) );
                    $args = [ 'methods' => [ 'GET', \\WP_REST_Server::DELETABLE ], 'callback' => 'gone',
                        'permission_callback' => function () {} ];
                    register_rest_route( 'my/v1/', 'item/' . $id, $args );
                    register_rest_route( 'my/v1', '/x', $unknown );
                    register_rest_route( 'my/v1', '/y', [ 'callback' => 'gone', 'methods' => $m ] );
                }
                function list() {} function save() {}
            }
            """)
        let routes = try program.hooks.map { try #require($0.route) }
        #expect(program.hooks.map(\.name) == ["my/v1/items", "my/v1/item/*", "my/v1/x", "my/v1/y"])
        #expect(routes.map(\.isComplete) == [true, true, false, true])
        #expect(routes[0].endpoints.map(\.methods) == [["GET"], ["POST", "PUT"]])
        #expect(
            routes[0].endpoints.map { program.describe($0.callback?.targets ?? []) } == [
                ["Api::list()"], ["Api::save()"],
            ])
        #expect(routes[0].endpoints[0].permission == nil && !routes[0].endpoints[0].mayWrite)
        #expect(routes[0].endpoints[1].permission.map { program.describe($0.targets) } == ["external __return_true"])
        #expect(routes[0].endpoints[1].arguments != nil && routes[0].endpoints[1].mayWrite)
        #expect(routes[1].endpoints.map(\.methods) == [["GET", "DELETE"]])
        #expect(routes[1].endpoints[0].permission.map { program.describe($0.targets) } == ["{closure}()"])
        #expect(routes[2].endpoints.isEmpty)
        #expect(routes[3].endpoints[0].methods.isEmpty && routes[3].endpoints[0].mayWrite)
    }

    @Test func otherRegistrations() throws {
        let program = makeProgram(
            """
            function cb() {} function perm() {}
            class W extends WP_Widget { function widget() {} function form() {} }
            add_menu_page( 'T', 'M', 'manage_options', 'slug', 'cb' );
            add_submenu_page( 'p', 'T', 'M', 'read', 'sub', 'cb' );
            add_options_page( 'T', 'M', 'manage_options', 'opt', 'cb' );
            register_setting( 'g', 'o1', array( 'sanitize_callback' => 'cb' ) );
            register_setting( 'g', 'o2', 'cb' );
            register_setting( 'g', 'o3', array( 'W', 'form' ) );
            register_widget( 'W' );
            register_block_type( 'my/block', array( 'render_callback' => 'cb' ) );
            register_meta( 'post', 'key', array( 'sanitize_callback' => 'cb', 'auth_callback' => 'perm' ) );
            add_meta_box( 'id', 'T', 'cb' );
            wp_add_dashboard_widget( 'w', 'T', 'cb', 'perm' );
            register_activation_hook( __FILE__, 'cb' );
            register_uninstall_hook( __FILE__, 'cb' );
            wp_schedule_event( time(), 'daily', 'my_cron' );
            register_rest_field( 'post', 'f', array( 'get_callback' => 'cb', 'update_callback' => 'perm' ) );
            add_settings_field( 'f', 'T', 'cb', 'page' );
            $wp_customize->add_setting( 's', array( 'sanitize_callback' => 'cb' ) );
            WP_CLI::add_command( 'do', 'W' );
            wp_register_ability( 'a/b', array( 'execute_callback' => 'cb', 'permission_callback' => 'perm' ) );
            """)
        #expect(
            program.hooks.map { "\($0.kind) \($0.name): " + program.describe($0.callbacks).joined(separator: " ") } == [
                "menuPage slug: cb()", "menuPage sub: cb()", "menuPage opt: cb()", "setting o1: cb()",
                "setting o2: cb()",
                "setting o3: W::form()", "widget w: W::widget() W::form()", "block my/block: cb()", "meta key: cb()",
                "metaBox id: cb()", "dashboardWidget w: cb() perm()", "activation /plugin.php: cb()",
                "uninstall /plugin.php: cb()", "cron my_cron: ", "restField f: cb() perm()", "settingsField f: cb()",
                "customizerSetting s: cb()", "command do: W::widget() W::form()", "ability a/b: cb()",
            ])
        #expect(
            program.hooks.prefix(3).map { $0.capability.map { program.source($0) } } == [
                "'manage_options'", "'read'", "'manage_options'",
            ])
        #expect(
            program.hooks.compactMap { $0.permission.map { program.describe($0.targets) } } == [["perm()"], ["perm()"]])
    }

    @Test func callsAndTheirRegistrations() throws {
        let program = makeProgram(
            """
            do_action( 'saved', $a, $b );
            $x = apply_filters( "row_{$type}", $x, 1 );
            do_action_ref_array( 'refs', array( &$a, $b ) );
            apply_filters_ref_array( 'more', $args );
            add_filter( 'row_post', 'late', 20 );
            add_filter( 'row_page', 'early', 1 );
            add_filter( 'col_post', 'other' );
            add_filter( "{$any}_post", 'wild' );
            add_filter( $anything, 'no' );
            add_action( 'saved', 'act' );
            """)
        #expect(program.hookCalls.map(\.name) == ["saved", "row_*", "refs", "more"])
        #expect(program.hookCalls.map(\.isFilter) == [false, true, false, true])
        #expect(
            program.hookCalls.map { $0.arguments.map { program.source($0) } } == [
                ["$a", "$b"], ["$x", "1"], ["$a", "$b"], [],
            ])
        #expect(program.hookCalls.map(\.isComplete) == [true, true, true, false])
        #expect(
            program.registrations(for: program.hookCalls[0]).map { program.describe($0.callbacks) } == [
                ["external act"]
            ])
        #expect(
            program.registrations(for: program.hookCalls[1]).map { program.describe($0.callbacks) } == [
                ["external early"], ["external wild"], ["external late"],
            ])
    }

    @Test(arguments: [
        ("a", "a", true), ("a", "b", false), ("a_*", "a_b", true), ("a_*_c", "a_b_c", true), ("a_*_c", "a_c", false),
        ("*", "a", false), ("*", "*", false), ("*_c", "a_*", true), ("a_*", "b_*", false), ("*_c", "*_d", false),
        ("a*b*c", "axxbyyc", true), ("a*b*c", "axxyyc", false), ("ab*", "a*", true),
    ])
    func patterns(_ left: String, _ right: String, _ expected: Bool) {
        #expect(HookName.mayEqual(left, right) == expected)
        #expect(HookName.mayEqual(right, left) == expected)
    }
}
