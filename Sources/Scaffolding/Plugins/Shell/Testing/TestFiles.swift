import ScaffoldCore

/// Unit tests that run without WordPress.
struct TestFiles {
    let plugin: PluginParts
    /// What is tested.
    let code: [GeneratedFile]

    /// The names in it.
    private let words: CodeWords

    init(plugin: PluginParts, code: [GeneratedFile]) {
        self.plugin = plugin
        self.code = code
        words = CodeWords(code)
    }

    private var names: PluginNames { plugin.names }
    private var state: Identifier { Identifier(names.namespace, Identifier(words: ["Test_State"])) }
    private var base: Identifier { Identifier(names.namespace, Identifier(words: ["Test_Case"])) }

    var files: [GeneratedFile] {
        var files = [
            configuration, GeneratedFile("test_bootstrap", "tests/bootstrap.php", bootstrap),
            GeneratedFile("test_stubs", "tests/stubs.php", stubs),
            GeneratedFile("test_case", "tests/class-\(base.slug.text).php", testCase),
        ]
        files += loadedFiles
        files += ([boot] + plugin.tests).map(file)
        return files
    }

    private var configuration: GeneratedFile {
        let code: HTML = """
            <?xml version="1.0"?>
            <phpunit bootstrap="tests/bootstrap.php" colors="true" failOnRisky="true" failOnWarning="true">
                <testsuites>
                    <testsuite name="unit">
                        <directory suffix="_Test.php">tests</directory>
                    </testsuite>
                </testsuites>
            </phpunit>
            """
        return GeneratedFile("phpunit_config", "phpunit.xml.dist", code)
    }

    private func opening(_ summary: PHP) -> PHP {
        """
        <?php
        /**
         * \(summary)
         *
         * @package \(names.namespace)
         */
        """
    }

    private var bootstrap: PHP {
        """
        \(opening("Loads the plugin without WordPress."))

        if ( ! defined( 'ABSPATH' ) ) {
            if ( 'cli' !== PHP_SAPI ) {
                exit;
            }
            define( 'ABSPATH', __DIR__ . '/wordpress/' );
        }

        require_once __DIR__ . '/stubs.php';
        require_once __DIR__ . '/class-\(base.slug).php';
        require_once dirname( __DIR__ ) . '/\(names.slug).php';
        """
    }

    /// Files of WordPress that the code loads when it runs, without anything in them.
    private var loadedFiles: [GeneratedFile] {
        return words.loaded.sorted().map { path in
            let code: PHP = """
                \(opening("Stands in for a file of WordPress whose functions are among the stubs."))

                if ( ! defined( 'ABSPATH' ) ) {
                    exit;
                }
                """
            return GeneratedFile("test_stub", "tests/wordpress/\(path)", code)
        }
    }

    private var testCase: PHP {
        """
        \(opening("What all tests have in common."))

        if ( ! defined( 'ABSPATH' ) ) {
            exit;
        }

        /**
         * Begins each test with nothing stored and no hook added.
         */
        abstract class \(base) extends PHPUnit\\Framework\\TestCase {

            /**
             * Forgets what other tests did.
             *
             * @return void
             */
            protected function setUp(): void {
                parent::setUp();
                \(state)::reset();
            }
        }
        """
    }

    private func file(_ test: PluginTest) -> GeneratedFile {
        let name = Identifier(names.namespace, test.subject, Identifier(words: ["Test"]))
        let code: PHP = """
            \(opening("\(comment: test.summary)"))

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            /**
             * \(comment: test.summary)
             */
            class \(name) extends \(base) {

                \(test.body)
            }
            """
        return GeneratedFile("test", "tests/\(name.text).php", code)
    }

    /// The test of what every plugin does.
    private var boot: PluginTest {
        let start: PHP =
            plugin.spec.structure == .minimal
            ? "\(names.prefix)_boot();" : "\(plugin.ownFromOutside(Identifier(words: ["Plugin"])))::boot();"
        return PluginTest(
            subject: Identifier(words: ["Plugin"]), summary: "Tests how the plugin starts.",
            body: """
                /**
                 * Once its hooks are added, the plugin says so.
                 *
                 * @return void
                 */
                public function test_boot_tells_that_the_plugin_is_loaded() {
                    \(start)

                    $this->assertSame( array( array( '\(names.prefix)_loaded' ) ), \(state)::$calls['do_action'] );
                }

                /**
                 * The header and the code agree on the version.
                 *
                 * @return void
                 */
                public function test_version_is_the_one_of_the_header() {
                    $header = file_get_contents( \(names.constant)_FILE );

                    $this->assertMatchesRegularExpression( '/^ \\\\* Version: +' . preg_quote( \(names.constant)_VERSION, '/' ) . '$/m', $header );
                }
                """)
    }

    // MARK: Stubs

    private var stubs: PHP {
        let known = StubFunctions.answering(state)
        let own = names.prefix.text + "_"
        var needed = words.called.union(CodeWords(([boot] + plugin.tests).map(file)).called)
        needed.formUnion(["do_action", "add_action"])
        for stub in known where words.quoted.contains(stub.name) { needed.insert(stub.name) }
        // A stub may need another.
        let calls = known.map { ($0.name, CodeWords($0.body).called) }
        for _ in 0..<3 {
            for (name, called) in calls where needed.contains(name) { needed.formUnion(called) }
        }
        let functions = needed.sorted().filter { !StubFunctions.isOfPHP($0) && !$0.hasPrefix(own) }
        let declarations = functions.map { name -> PHP in
            guard let stub = known.first(where: { $0.name == name }) else {
                return """
                    if ( ! function_exists( \(string: name) ) ) {
                        function \(PHP(verbatim: name))( ...$args ) {
                            \(state)::$calls[\(string: name)][] = $args;
                        }
                    }
                    """
            }
            let space: PHP = stub.parameters.isEmpty ? "" : " "
            return """
                if ( ! function_exists( \(string: name) ) ) {
                    function \(PHP(verbatim: name))(\(space)\(stub.parameters)\(space)) {
                        \(stub.body)
                    }
                }
                """
        }
        // Classes that are loaded where they are used have parents that only WordPress has.
        let loaded = plugin.classes.filter { !$0.isLazy }
        let parents = loaded.compactMap(\.parent?.text).map { $0.hasPrefix("\\") ? String($0.dropFirst()) : $0 }
        var classes = StubClasses.all(state).filter { parents.contains($0.name) || words.words.contains($0.name) }
        classes += StubClasses.made(state).filter { words.words.contains($0.name) }
        var parts = classes.map(\.code)
        if words.words.contains("wpdb") {
            let database = Identifier(names.namespace, Identifier(words: ["Test_Database"]))
            parts.append(StubClasses.database(database))
        }
        let constants = StubFunctions.constants.filter { words.words.contains($0.name) }.map { name, value -> PHP in
            "defined( \(string: name) ) || define( \(string: name), \(value: value) );"
        }
        return """
            \(opening("Stands in for the parts of WordPress that the plugin uses, in tests."))

            // phpcs:disable WordPress.NamingConventions.PrefixAllGlobals -- These are names of WordPress itself.
            // phpcs:disable Squiz.Commenting, Generic.Files.OneObjectStructurePerFile, Universal.Files.SeparateFunctionsFromOO
            // phpcs:disable WordPress.Security.EscapeOutput, WordPress.WP.AlternativeFunctions -- The stubs print what they are given.

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            /**
             * What the stubs remember.
             */
            class \(state) {

                /**
                 * Callbacks by the name of their hook.
                 *
                 * @var array
                 */
                public static $hooks = array();

                /**
                 * Arguments of calls by the name of the function.
                 *
                 * @var array
                 */
                public static $calls = array();

                /**
                 * Options by their name.
                 *
                 * @var array
                 */
                public static $options = array();

                /**
                 * Meta data by the ID of the post and the key.
                 *
                 * @var array
                 */
                public static $meta = array();

                /**
                 * What a query finds.
                 *
                 * @var array
                 */
                public static $posts = array();

                /**
                 * Whether the current user may do everything or nothing.
                 *
                 * @var bool
                 */
                public static $is_allowed = true;

                /**
                 * Forgets everything.
                 *
                 * @return void
                 */
                public static function reset() {
                    self::$hooks      = array();
                    self::$calls      = array();
                    self::$options    = array();
                    self::$meta       = array();
                    self::$posts      = array();
                    self::$is_allowed = true;
                    $_POST            = array();
                }
            }

            \(lines: constants)

            \(paragraphs: parts + declarations)
            """
    }
}
