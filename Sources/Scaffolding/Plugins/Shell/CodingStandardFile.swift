import ScaffoldCore

/// The settings of PHP_CodeSniffer for the plugin: https://github.com/WordPress/WordPress-Coding-Standards
struct CodingStandardFile {
    let plugin: PluginParts

    var file: GeneratedFile {
        let names = plugin.names
        var prefixes = [names.prefix.text, names.constant.text]
        if !prefixes.contains(names.namespace.text) { prefixes.append(names.namespace.text) }
        let elements = prefixes.map { "<element value=\"\(attribute: $0)\" />" as HTML }
        // Classes that an autoloader finds are in files of their own names.
        let standard: HTML =
            plugin.usesNamespace
            ? "<rule ref=\"WordPress\">\n    <exclude name=\"WordPress.Files.FileName\" />\n</rule>"
            : "<rule ref=\"WordPress\" />"
        let code: HTML = """
            <?xml version="1.0"?>
            <ruleset name="\(attribute: names.title)">
                <description>\(html: "Coding standards of \(names.title).")</description>

                <file>.</file>
                <exclude-pattern>*/vendor/*</exclude-pattern>
                <exclude-pattern>*/node_modules/*</exclude-pattern>

                <arg name="extensions" value="php" />
                <arg name="colors" />
                <arg value="sp" />

                <config name="minimum_wp_version" value="\(attribute: plugin.spec.requiresWordPress)" />
                <config name="testVersion" value="\(attribute: plugin.spec.requiresPHP)-" />

                \(standard)
                <rule ref="WordPress.Files.FileName">
                    <exclude-pattern>/tests/*</exclude-pattern>
                </rule>
                <rule ref="WordPress.WP.I18n">
                    <properties>
                        <property name="text_domain" type="array">
                            <element value="\(names.slug)" />
                        </property>
                    </properties>
                </rule>
                <rule ref="WordPress.NamingConventions.PrefixAllGlobals">
                    <properties>
                        <property name="prefixes" type="array">
                            \(lines: elements)
                        </property>
                    </properties>
                </rule>
            </ruleset>
            """
        return GeneratedFile("phpcs_config", "phpcs.xml.dist", code)
    }
}
