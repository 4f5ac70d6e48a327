import AnalysisProgram
import PHPSyntax

extension FileContext {
    /// Whether code checks that a name is there, or which version runs, before it uses the name (in small letters): a
    /// string spells the name, as in `function_exists( 'name' )`, or the function compares versions.
    package func isVersionGuarded(_ node: NodeID, name: String) -> Bool {
        program.mentions.contains(name) || versionChecks.contains(enclosingFunction(node)?.index ?? 0)
    }

    /// The functions of the file that compare versions, by node index; 0 for the code outside of functions.
    func findVersionChecks() -> Set<Int> {
        var functions: Set<Int> = []
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            let isCheck: Bool
            switch tree.kind(node) {
            case .name:
                let text = tree.bytes(token: tree.mainToken(node)).drop { $0 == UInt8(ascii: "\\") }
                isCheck =
                    text.elementsEqual("version_compare".utf8) || text.starts(with: "PHP_VERSION".utf8)
                    || text.elementsEqual("PHP_MAJOR_VERSION".utf8) || text.elementsEqual("phpversion".utf8)
                    || text.elementsEqual("is_wp_version_compatible".utf8)
                    || text.elementsEqual("is_php_version_compatible".utf8)
            case .variable: isCheck = tree.bytes(token: tree.mainToken(node)).elementsEqual("$wp_version".utf8)
            default: continue
            }
            if isCheck { functions.insert(enclosingFunction(node)?.index ?? 0) }
        }
        return functions
    }
}
