import ScaffoldCore

/// The file beside a script that tells WordPress what the script needs, and when it has changed.
enum ScriptAsset {
    static func file(
        _ role: String, _ path: String, for script: GeneratedFile, dependencies: [String], isModule: Bool = false,
        spec: BlockSpec
    ) -> GeneratedFile {
        let names = dependencies.sorted().map { "\(string: $0)" as PHP }
        let list: PHP = names.isEmpty ? "array()" : "array( \(PHP.joined(names, separator: ", ")) )"
        let type: PHP = isModule ? "'type'         => 'module'," : ""
        let code: PHP = """
            <?php
            /**
             * What \(comment: script.path) needs.
             *
             * @package \(spec.packageName)
             */

            if ( ! defined( 'ABSPATH' ) ) {
                exit;
            }

            return array(
                'dependencies' => \(list),
                'version'      => \(string: digest(script.content)),
                \(type)
            );
            """
        return GeneratedFile(role, path, code)
    }

    /// The 64-bit FNV-1a hash of the content, in hexadecimal: http://www.isthe.com/chongo/tech/comp/fnv/
    static func digest(_ content: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }
}
