import JSON
import JSSyntax
import PHPSyntax
import ScaffoldCore
import Scaffolding
import Testing

/// Values that would like to be code.
@Suite struct HostileBlockTests {
    static let values = [
        "' + alert(1) + '", "\\'; alert(1); //", "*/ alert(1); /*", "?> <script>alert(1)</script> <?php evil();",
        "</script><script>alert(1)</script>", "--> <script>alert(1)</script> <!--", "${alert(1)}", "`alert(1)`",
        "\" onload=\"alert(1)", "{{x}} %s %1$s", "\\", "\\\\'", "'); evil(); ('", "<?= evil() ?>", "/* */ }", "]]>",
        "\u{2028}alert(1)\u{2029}", "\u{202E}evil",
    ]

    static func spec(_ value: String, _ features: [String], phpOnly: Bool = false) -> JSONValue {
        func text(_ rest: [(String, JSONValue)]) -> JSONValue { .object(JSONObject(rest)) }
        let label = ("label", JSONValue.string("L" + value))
        let members: [(String, JSONValue)] = [
            ("block_type", .string("acme/card")), ("title", .string("T" + value)),
            ("description", .string("D" + value)),
            ("keywords", .array([.string(String(("K" + value).prefix(50)))])),
            (
                "attributes",
                text([
                    (
                        "name",
                        text([
                            ("type", .string("text")), label, ("help", .string("H" + value)),
                            ("default", .string("V" + value)),
                        ])
                    ),
                    ("note", text([("type", .string("rich_text")), label, ("default", .string("R" + value))])),
                    (
                        "tone",
                        text([
                            ("type", .string("select")), label,
                            ("options", .array([text([("value", .string("a")), ("label", .string("O" + value))])])),
                        ])
                    ),
                    ("items", text([("type", .string("list")), label, ("default", .array([.string("I" + value)]))])),
                    ("link", text([("type", .string("url")), label])),
                    ("photo", text([("type", .string("media")), label])),
                    ("tint", text([("type", .string("color")), label])),
                    ("amount", text([("type", .string("number")), label])),
                ])
            ),
            ("styles", .array([.string("S" + value)])), ("features", .array(features.map { .string($0) })),
            ("variations", .array([text([("title", .string("W" + value)), ("description", .string("X" + value))])])),
            ("php_only", .bool(phpOnly)), ("jsx", .bool(!phpOnly)),
        ]
        return .object(JSONObject(members))
    }

    /// The value as it is in one line, as every value is that people read.
    static func line(_ value: String) -> String {
        String(
            String.UnicodeScalarView(
                value.unicodeScalars.map { ["\u{2028}", "\u{2029}", "\u{202E}"].contains($0) ? " " : $0 })
        ).split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    @Test(arguments: values) func valuesStayInTheirLiterals(_ value: String) throws {
        let sets = [
            [], ["custom_controls", "deprecated", "patterns", "transforms", "inner_blocks"],
            ["server_side_rendering", "custom_controls"], ["interactivity"],
        ]
        for features in sets {
            let block = try GeneratedBlock(Self.spec(value, features))
            #expect(block.faults == [], "\(features)")
            let strings = block.strings
            for prefix in ["L", "O"] { #expect(strings.contains(Self.line(prefix + value)), "\(prefix) \(features)") }
            try MetadataRules.check(block.metadata)
            #expect(try block.metadata["title"] == .string(Self.line("T" + value)))
            try Self.checkCalls(block)
        }
    }

    @Test(arguments: values) func valuesStayInTheirLiteralsOfPHP(_ value: String) throws {
        let block = try GeneratedBlock(Self.spec(value, [], phpOnly: true))
        #expect(block.faults == [])
        for prefix in ["L", "T", "D", "V", "S"] {
            #expect(block.strings.contains(Self.line(prefix + value)), "\(prefix)")
        }
        try Self.checkCalls(block)
    }

    /// No call and no markup has come in with a value.
    static func checkCalls(_ block: GeneratedBlock) throws {
        for file in block.files {
            if file.kind == "js" {
                let analysis = ScopeAnalysis(JSParser.parse(file.content))
                let names = Set(analysis.references.map { analysis.tree.name($0.node) })
                #expect(!names.contains("alert") && !names.contains("evil"), "\(file.path)")
                let text = String(decoding: file.content, as: UTF8.self)
                let comment = try #require(text.firstRange(of: "*/"))
                #expect(!text[comment.upperBound...].contains("</script"), "\(file.path)")
            }
            if file.kind == "php" {
                let tree = PHPParser.parse(file.content)
                for index in 0..<tree.nodeCount {
                    let node = tree.node(at: index)
                    guard tree.kind(node) == .call else { continue }
                    #expect(!String(decoding: tree.bytes(node), as: UTF8.self).hasPrefix("evil"), "\(file.path)")
                }
                if file.path.hasPrefix("patterns/") {
                    let text = String(decoding: file.content, as: UTF8.self)
                    let start = try #require(text.firstRange(of: "\n?>\n"))
                    #expect(!text[start.upperBound...].contains("<script"))
                }
            }
            if file.kind == "css" {
                let text = String(decoding: file.content, as: UTF8.self)
                #expect(text.components(separatedBy: "*/") == 2, "\(file.path)")
            }
        }
    }
}

extension String {
    /// How many parts the text has around `separator`.
    fileprivate func components(separatedBy separator: String) -> Int {
        var count = 1
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
