import ScaffoldCore

/// The file that WordPress loads, and what it loads.
struct MainFile {
    let plugin: PluginParts

    private var names: PluginNames { plugin.names }
    private var spec: PluginSpec { plugin.spec }

    var files: [GeneratedFile] {
        var files = [GeneratedFile("main_plugin", "\(names.slug.text).php", code)]
        if plugin.usesNamespace { files.append(autoloader) }
        if spec.structure != .minimal { files.append(plugin.file(of: pluginClass)) }
        return files
    }

    private var code: PHP {
        """
        <?php
        /**
         \(header)
         *
         * @package \(names.namespace)
         */

        if ( ! defined( 'ABSPATH' ) ) {
            exit;
        }

        define( '\(names.constant)_VERSION', \(string: spec.version) );
        define( '\(names.constant)_FILE', __FILE__ );
        define( '\(names.constant)_DIR', plugin_dir_path( __FILE__ ) );
        define( '\(names.constant)_URL', plugin_dir_url( __FILE__ ) );

        \(loading)

        \(start)
        """
    }

    /// The plugin's header: https://developer.wordpress.org/plugins/plugin-basics/header-requirements/
    private var header: PHP {
        var fields: [(String, String)] = [("Plugin Name", names.title)]
        if !spec.pluginURI.isEmpty { fields.append(("Plugin URI", spec.pluginURI)) }
        fields += [
            ("Description", spec.description), ("Version", spec.version), ("Requires at least", spec.requiresWordPress),
            ("Requires PHP", spec.requiresPHP), ("Author", spec.author),
        ]
        if !spec.authorURI.isEmpty { fields.append(("Author URI", spec.authorURI)) }
        fields += [
            ("License", spec.license.rawValue), ("License URI", spec.license.uri), ("Text Domain", names.slug.text),
            ("Domain Path", "/languages"),
        ]
        return PHP.joined(
            fields.map { name, value in
                let label = name + ":" + String(repeating: " ", count: 19 - name.count - 1)
                return "* \(comment: label) \(comment: value)" as PHP
            })
    }

    // MARK: Loading

    private var loading: PHP {
        if plugin.usesNamespace {
            return """
                require_once __DIR__ . '/src/Autoloader.php';

                \\\(names.namespace)\\Autoloader::register( __DIR__ . '/src' );
                """
        }
        var paths = plugin.classes.filter { !$0.isLazy }.map { plugin.path(of: $0.name) }
        if spec.structure != .minimal { paths.append(plugin.path(of: pluginClassName)) }
        return PHP.joined(paths.map { "require_once __DIR__ . \(string: "/" + $0);" })
    }

    private let pluginClassName = Identifier(words: ["Plugin"])

    private var start: PHP {
        var parts: [PHP] = []
        if spec.structure == .minimal {
            parts.append(function("boot", "Adds the plugin's hooks.", boot))
            if !activation.isEmpty { parts.append(function("activate", "Runs on activation.", activation)) }
            if !deactivation.isEmpty { parts.append(function("deactivate", "Runs on deactivation.", deactivation)) }
        }
        parts.append("add_action( 'plugins_loaded', \(callback("boot")) );")
        if !activation.isEmpty { parts.append("register_activation_hook( __FILE__, \(callback("activate")) );") }
        if !deactivation.isEmpty { parts.append("register_deactivation_hook( __FILE__, \(callback("deactivate")) );") }
        return PHP.joined(parts, separator: "\n\n")
    }

    /// A function, or a method of the plugin's class, as a callback.
    private func callback(_ name: StaticString) -> PHP {
        if spec.structure == .minimal { return "'\(names.prefix)_\(PHP(verbatim: "\(name)"))'" }
        return "array( \(plugin.ownFromOutside(pluginClassName))::class, '\(PHP(verbatim: "\(name)"))' )"
    }

    private func function(_ name: StaticString, _ summary: StaticString, _ body: PHP) -> PHP {
        """
        /**
         * \(comment: "\(summary)")
         *
         * @return void
         */
        function \(names.prefix)_\(PHP(verbatim: "\(name)"))() {
            \(body)
        }
        """
    }

    /// Services are made once all plugins are loaded.
    private var boot: PHP {
        let services = plugin.classes.filter(\.isService)
        guard !services.isEmpty else { return "do_action( '\(names.prefix)_loaded' );" }
        let lines = services.map { "( new \(plugin.own($0.name))() )->register();" as PHP }
        return "\(lines: lines)\n\ndo_action( '\(names.prefix)_loaded' );"
    }

    private var activation: PHP { PHP.joined(plugin.activation) }
    private var deactivation: PHP { PHP.joined(plugin.deactivation) }

    private var pluginClass: PluginClass {
        var methods: [PHP] = [method("boot", "Adds the plugin's hooks.", boot)]
        if !activation.isEmpty { methods.append(method("activate", "Runs when the plugin is activated.", activation)) }
        if !deactivation.isEmpty {
            methods.append(method("deactivate", "Runs when the plugin is deactivated.", deactivation))
        }
        return PluginClass(
            role: "plugin_class", name: pluginClassName, summary: "Starts the parts of the plugin.", isService: false,
            body: PHP.joined(methods, separator: "\n\n"))
    }

    private func method(_ name: StaticString, _ summary: StaticString, _ body: PHP) -> PHP {
        """
        /**
         * \(comment: "\(summary)")
         *
         * @return void
         */
        public static function \(PHP(verbatim: "\(name)"))() {
            \(body)
        }
        """
    }

    private var autoloader: GeneratedFile {
        let code: PHP = """
            <?php
            /**
             * Loads classes when they are first used.
             *
             * @package \(names.namespace)
             */

            namespace \(names.namespace);

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            /**
             * Loads classes when they are first used.
             */
            final class Autoloader {

                /**
                 * Looks for the plugin's classes in a folder from now on.
                 *
                 * @param string $folder Folder without a slash at its end.
                 * @return void
                 */
                public static function register( $folder ) {
                    spl_autoload_register(
                        static function ( $name ) use ( $folder ) {
                            $prefix = __NAMESPACE__ . '\\\\';
                            if ( 0 !== strncmp( $name, $prefix, strlen( $prefix ) ) ) {
                                return;
                            }
                            $file = $folder . '/' . str_replace( '\\\\', '/', substr( $name, strlen( $prefix ) ) ) . '.php';
                            if ( is_readable( $file ) ) {
                                require_once $file;
                            }
                        }
                    );
                }
            }
            """
        return GeneratedFile("autoloader", "src/Autoloader.php", code)
    }
}
