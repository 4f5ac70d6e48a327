import JSON
import ScaffoldCore

/// The file that a plugin or a theme loads: it registers the block and what belongs to it.
struct RegistrationFile {
    let spec: BlockSpec

    private var words: String { spec.slug.text }
    private var registers: Identifier { spec.prefixed("register", words, "block") }

    var file: GeneratedFile { GeneratedFile("registration", "register.php", spec.isPHPOnly ? phpOnly : code) }

    private func opening(_ summary: PHP) -> PHP {
        """
        <?php
        /**
         * \(summary)
         *
         * @package \(spec.packageName)
         */

        if ( ! defined( 'ABSPATH' ) ) {
            exit;
        }
        """
    }

    private var code: PHP {
        var functions = [registration]
        if spec.features.contains(.patterns) { functions.append(pattern) }
        return "\(opening("Registers the \(comment: spec.title) block."))\n\n\(paragraphs: functions)"
    }

    private var registration: PHP {
        let body: PHP =
            ViewScripts(spec: spec).needsClassic
            ? """
            $args = array();

            // Before WordPress 6.5 there are no script modules.
            if ( ! function_exists( 'wp_register_script_module' ) ) {
                $handle = register_block_script_handle(
                    array(
                        'name'       => \(string: spec.name),
                        'file'       => __DIR__ . '/block.json',
                        'viewScript' => 'file:./view-classic.js',
                    ),
                    'viewScript'
                );

                if ( $handle ) {
                    $args['view_script_handles'] = array( $handle );
                }
            }

            register_block_type( __DIR__, $args );
            """ : "register_block_type( __DIR__ );"
        return """
            /**
             * Registers the block with its scripts and styles.
             *
             * @return void
             */
            function \(registers)() {
                \(body)
            }
            add_action( 'init', '\(registers)' );
            """
    }

    private var pattern: PHP {
        let name = spec.prefixed("register", words, "pattern")
        return """
            /**
             * Registers a pattern that shows the block with sample content.
             *
             * @return void
             */
            function \(name)() {
                ob_start();
                require __DIR__ . '/patterns/\(spec.slug).php';

                register_block_pattern(
                    \(string: spec.name),
                    array(
                        'title'       => \(translated: spec.title, spec.textDomain),
                        'description' => \(translated: spec.description, spec.textDomain),
                        'categories'  => array( \(string: spec.category.text == "media" ? "gallery" : "text") ),
                        'blockTypes'  => array( \(string: spec.name) ),
                        'content'     => ob_get_clean(),
                    )
                );
            }
            add_action( 'init', '\(name)' );
            """
    }

    /// Sample content as a post stores it.
    var patternFile: GeneratedFile? {
        guard spec.features.contains(.patterns), !spec.isPHPOnly else { return nil }
        let markup = PHP(verbatim: SerializedBlock(spec: spec, values: spec.example).text.text)
        let code: PHP = "\(opening("Content of the \(comment: spec.title) pattern."))\n\n?>\n\(markup)"
        return GeneratedFile("pattern", "patterns/\(spec.slug.text).php", code)
    }

    // MARK: Only PHP

    private var phpOnly: PHP {
        let (statements, markup) = RenderMarkup(spec: spec).parts
        let renders = spec.prefixed("render", words, "block")
        var members: [(String, PHP)] = [
            ("api_version", "3"), ("title", "\(translated: spec.title, spec.textDomain)"),
            ("category", "\(string: spec.category.text)"), ("icon", "\(string: spec.icon)"),
            ("description", "\(translated: spec.description, spec.textDomain)"),
        ]
        if !spec.keywords.isEmpty {
            let words = spec.keywords.map { "\(translated: $0, spec.textDomain)" as PHP }
            members.append(("keywords", "array( \(PHP.joined(words, separator: ", ")) )"))
        }
        var supports = spec.supports
        supports["autoRegister"] = .bool(true)
        members += [
            ("attributes", phpAttributes), ("supports", "\(value: .object(supports))"),
            ("style_handles", "$style ? array( $style ) : array()"), ("render_callback", "'\(renders)'"),
        ]
        if !spec.styles.isEmpty {
            let styles = spec.styles.map { style -> PHP in
                """
                array(
                    'name'  => \(string: style.name.text),
                    'label' => \(translated: style.label, spec.textDomain),
                ),
                """
            }
            members.append(("styles", "array(\n    \(lines: styles)\n)"))
        }
        let rows = Self.aligned(members)
        let before: PHP = statements.isEmpty ? "" : "\(statements)\n"
        return """
            \(opening("The \(comment: spec.title) block, in PHP alone: WordPress 7.0 and later make its controls."))

            /**
             * Registers the block with its style sheet.
             *
             * @return void
             */
            function \(registers)() {
                $style = register_block_style_handle(
                    array(
                        'name'    => \(string: spec.name),
                        'file'    => __DIR__ . '/block.json',
                        'style'   => 'file:./style.css',
                        'version' => \(string: spec.version),
                    ),
                    'style'
                );

                register_block_type(
                    \(string: spec.name),
                    array(
                        \(lines: rows)
                    )
                );
            }
            add_action( 'init', '\(registers)' );

            /**
             * The markup of the block.
             *
             * @param array $attributes Values of the block, defaults included.
             * @return string Markup.
             */
            function \(renders)( $attributes ) {
                \(before)
                ob_start();
                ?>
                \(markup)
                <?php

                return (string) ob_get_clean();
            }
            """
    }

    /// The attributes with labels, for the controls.
    private var phpAttributes: PHP {
        let rows = BlockMetadata(spec: spec).attributes.map { name, definition -> PHP in
            var members: [(String, PHP)] = []
            if case .object(let given) = definition {
                members = given.map { ($0.key, "\(value: $0.value)" as PHP) }
            }
            if let label = spec.attribute(Identifier(name))?.label {
                members.append(("label", "\(translated: label, spec.textDomain)"))
            }
            return "\(string: name) => array(\n    \(lines: Self.aligned(members))\n),"
        }
        return rows.isEmpty ? "array()" : "array(\n    \(lines: Self.alignedArrows(rows))\n)"
    }

    private static func aligned(_ members: [(String, PHP)]) -> [PHP] {
        let width = members.map(\.0.count).max() ?? 0
        return members.map { name, value in
            "\(string: name)\(PHP(verbatim: String(repeating: " ", count: width - name.count))) => \(value)," as PHP
        }
    }

    /// Rows whose arrows stand below each other.
    private static func alignedArrows(_ rows: [PHP]) -> [PHP] {
        let keys = rows.map { $0.text.prefix(while: { $0 != " " }) }
        let width = keys.map(\.count).max() ?? 0
        return zip(rows, keys).map { row, key in
            PHP(verbatim: key + String(repeating: " ", count: width - key.count) + row.text.dropFirst(key.count))
        }
    }
}
