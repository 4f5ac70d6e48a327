import ScaffoldCore

/// The template that WordPress includes for each dynamic block of a page.
enum RenderFile {
    static func file(_ spec: BlockSpec) -> GeneratedFile {
        let (statements, markup) = RenderMarkup(spec: spec).parts
        let head: PHP = """
            <?php
            /**
             * The markup of the \(comment: spec.title) block.
             *
             * WordPress provides the variables below.
             *
             * @package \(spec.packageName)
             *
             * @var array    $attributes Values of the block, defaults included.
             * @var string   $content    Markup of the inner blocks.
             * @var WP_Block $block      The block.
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }
            """
        let before: PHP = statements.isEmpty ? "" : "\n\(statements)\n"
        let code: PHP = "\(head)\n\(before)?>\n\(markup)"
        return GeneratedFile("render_callback", "render.php", code)
    }
}
