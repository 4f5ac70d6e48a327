import ScaffoldCore

/// What runs when the plugin is deleted.
struct UninstallFile {
    let plugin: PluginParts

    var file: GeneratedFile {
        let prefix = plugin.names.prefix
        let clean: PHP = """
            /**
             * Removes what the plugin stored on one site.
             *
             * @param int $site_id ID of the site in a network; 0 for the only one.
             * @return void
             */
            function \(prefix)_uninstall_site( $site_id = 0 ) {
                if ( $site_id > 0 ) {
                    switch_to_blog( $site_id );
                }

                \(plugin.needsDatabaseToUninstall ? "global $wpdb;\n" : "")
                \(paragraphs: plugin.uninstall)

                if ( $site_id > 0 ) {
                    restore_current_blog();
                }
            }

            if ( is_multisite() ) {
                $\(prefix)_sites = get_sites(
                    array(
                        'fields' => 'ids',
                        'number' => 0,
                    )
                );
                foreach ( $\(prefix)_sites as $\(prefix)_site ) {
                    \(prefix)_uninstall_site( (int) $\(prefix)_site );
                }
            } else {
                \(prefix)_uninstall_site();
            }
            """
        let body: PHP =
            plugin.uninstall.isEmpty ? "// The plugin stores nothing that would have to be removed." : clean
        let code: PHP = """
            <?php
            /**
             * Removes what the plugin stored, when it is deleted.
             *
             * @package \(plugin.names.namespace)
             */

            if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
                exit;
            }

            \(body)
            """
        return GeneratedFile("uninstall", "uninstall.php", code)
    }
}

extension PluginParts {
    /// Whether a statement of the removal speaks to the database itself.
    var needsDatabaseToUninstall: Bool { uninstall.contains { $0.text.contains("$wpdb") } }
}
