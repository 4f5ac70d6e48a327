import ScaffoldCore

/// Writing a class into its file.
extension PluginParts {
    func file(of item: PluginClass) -> GeneratedFile {
        let namespace: PHP = usesNamespace ? "namespace \(names.namespace);\n" : ""
        let parent: PHP = item.parent.map { " extends \($0)" } ?? ""
        let interfaces = item.interfaces.map { PHP(verbatim: $0.text) }
        let implements: PHP = interfaces.isEmpty ? "" : " implements \(PHP.joined(interfaces, separator: ", "))"
        let preamble: PHP = item.preamble.isEmpty ? "" : "\(item.preamble)\n"
        let code: PHP = """
            <?php
            /**
             * \(comment: item.summary)
             *
             * @package \(names.namespace)
             */

            \(namespace)
            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            \(preamble)
            /**
             * \(comment: item.summary)
             */
            \(item.isAbstract ? "abstract " : "")class \(declaredName(item.name))\(parent)\(implements) {

                \(item.body)
            }
            """
        return GeneratedFile(item.role, path(of: item.name), code)
    }
}
