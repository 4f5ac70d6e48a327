import JSON
import ScaffoldCore

/// Values that a field does not allow, and what becomes of them, for a plugin's unit tests.
extension Field {
    /// What was sent, and what is kept of it.
    var sample: (sent: PHP, kept: PHP) {
        switch kind {
        case .text, .textarea: return ("'<b>Text</b>'", "'Text'")
        case .richText: return ("'<p>Text<script></p>'", "'<p>Text</p>'")
        case .integer:
            if let most { return ("(string) ( \(most) + 1 )", most) }
            if let least { return ("(string) ( \(least) - 1 )", least) }
            return ("'12 pieces'", "12")
        case .number:
            if let most { return ("(string) ( \(most) + 1 )", most) }
            if let least { return ("(string) ( \(least) - 1 )", least) }
            return ("'1.5 pieces'", "1.5")
        case .boolean: return ("'false'", "false")
        case .select: return ("'no such choice'", start)
        case .email: return ("'nobody'", "''")
        case .url: return ("'javascript:alert(1)'", "''")
        case .date: return ("'tomorrow'", "''")
        case .color: return ("'red'", "''")
        case .image: return ("'-5'", "5")
        }
    }
}

extension PluginParts {
    /// The class that holds what the stubs of WordPress remember in unit tests.
    var testState: Identifier { Identifier(names.namespace, Identifier(words: ["Test_State"])) }

    /// A test method.
    func testMethod(_ name: StaticString, _ summary: StaticString, _ body: PHP) -> PHP {
        """
        \(PHP.comment("\(summary)", returns: "void"))
        public function test_\(PHP(verbatim: "\(name)"))() {
            \(body)
        }
        """
    }
}
