import AnalysisModel
import PHPSyntax

/// Passwords and keys that are written into the code.
struct SecretInCodeRule: NodeRule, CallRule {
    static let ids = ["crypto.secret-in-code"]
    static let kinds: [NodeKind] = [.string, .heredoc, .new]
    static let functions = ["mysqli_connect", "mysql_connect", "ftp_login", "pg_connect"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .string, .heredoc:
            guard tree.byteRange(node).count >= 10 else { return }
            if let found = SecretShape.find(tree.bytes(node)) {
                if isTest(file) { return }
                report(
                    "crypto.secret-in-code", at: node, values: ["name": found.name],
                    severity: found.isPublic ? .low : nil)
            } else if tree.kind(node) == .string {
                checkNamed(node, file, &report)
            }
        default: if let call = Call(node, in: file) { checkConnection(call, file, &report) }
        }
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) { checkConnection(call, file, &report) }

    private func checkNamed(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let name = Self.name(of: node, file), let kind = SecretNames.kind(name),
            let value = file.constantString(node), SecretShape.looksSecret(value, name: name, kind: kind), !isTest(file)
        else { return }
        report(
            "crypto.secret-in-code", at: node,
            values: ["name": name],
            confidence: .medium)
    }

    /// What a literal is the value of.
    private static func name(of node: NodeID, _ file: FileContext) -> String? {
        let tree = file.tree
        guard let parent = file.parent(node) else { return nil }
        switch tree.kind(parent) {
        case .assign:
            guard tree.child(parent, 1) == node, let target = tree.child(parent, 0) else { return nil }
            switch tree.kind(target) {
            case .variable: return file.variableName(target)
            case .index: return file.constantString(tree.child(target, 1))
            case .property, .staticProperty: return tree.child(target, 1).map { tree.text($0) }
            default: return nil
            }
        case .arrayElement:
            return tree.child(parent, 1) == node ? file.constantString(tree.child(parent, 0)) : nil
        case .constantElement, .propertyElement:
            return tree.child(parent, 1) == node ? tree.child(parent, 0).map { tree.text($0) } : nil
        case .argument:
            guard let call = file.parent(parent).flatMap({ file.parent($0) }).flatMap({ Call($0, in: file) }),
                call.name == "define", call.argument(1) == node
            else { return nil }
            return call.string(0)
        default: return nil
        }
    }

    /// `new mysqli( host, user, 'password' )`, `new PDO( dsn, user, 'password' )`.
    private func checkConnection(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.name else { return }
        if file.tree.kind(call.node) == .new && !["mysqli", "pdo", "wpdb"].contains(name) { return }
        let position = name == "wpdb" ? 1 : 2
        guard let argument = call.argument(position), let value = file.constantString(argument), value.count >= 3,
            !isTest(file)
        else {
            return
        }
        report(
            "crypto.secret-in-code", at: argument, values: ["name": "The password of \(name)"])
    }

    private func isTest(_ file: FileContext) -> Bool {
        let path = file.source.path.lowercased()
        return ["test", "fixture", "example", "sample", "mock", "stub"].contains { path.contains($0) }
    }
}

/// What secrets look like.
enum SecretShape {
    /// A known beginning, what follows it, and what it is.
    private struct Shape: Sendable {
        var prefix: [UInt8]
        var length: Int
        var name: String
        /// Whether it is meant to be seen by browsers.
        var isPublic = false

        init(_ prefix: String, _ length: Int, _ name: String, isPublic: Bool = false) {
            self.prefix = Array(prefix.utf8)
            self.length = length
            self.name = name
            self.isPublic = isPublic
        }
    }

    private static let shapes = [
        Shape("AKIA", 16, "an access key of Amazon Web Services"), Shape("sk_live_", 20, "a secret key of Stripe"),
        Shape("rk_live_", 20, "a restricted key of Stripe"), Shape("ghp_", 36, "a token of GitHub"),
        Shape("gho_", 36, "a token of GitHub"), Shape("github_pat_", 40, "a token of GitHub"),
        Shape("glpat-", 20, "a token of GitLab"), Shape("xoxb-", 20, "a token of Slack"),
        Shape("xoxp-", 20, "a token of Slack"), Shape("hooks.slack.com/services/T", 20, "a webhook of Slack"),
        Shape("SG.", 60, "a key of SendGrid"), Shape("sk-ant-", 30, "a key of Anthropic"),
        Shape("sk-proj-", 30, "a key of OpenAI"), Shape("shpat_", 32, "a token of Shopify"),
        Shape("npm_", 36, "a token of npm"), Shape("EAACEdEose0cBA", 10, "a token of Facebook"),
        Shape("AIza", 35, "a key of Google", isPublic: true),
    ]

    /// The first known secret in a text.
    static func find(_ bytes: ArraySlice<UInt8>) -> (name: String, isPublic: Bool)? {
        var index = bytes.startIndex
        var wasWord = false
        while index < bytes.endIndex {
            let byte = bytes[index]
            if !wasWord || byte == UInt8(ascii: "h") {
                for shape in shapes where shape.prefix[0] == byte && bytes[index...].starts(with: shape.prefix) {
                    let rest = bytes[(index + shape.prefix.count)...].prefix(shape.length)
                    if rest.count == shape.length && rest.allSatisfy(isKeyByte) && isMixed(rest) {
                        return (shape.name, shape.isPublic)
                    }
                }
                if byte == UInt8(ascii: "-"), isPrivateKey(bytes[index...]) { return ("a private key", false) }
            }
            wasWord = isKeyByte(byte) && byte != UInt8(ascii: "/") && byte != UInt8(ascii: ".")
            index += 1
        }
        return nil
    }

    private static func isPrivateKey(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.starts(with: "-----BEGIN ".utf8) else { return false }
        let line = String(decoding: bytes.prefix(50), as: UTF8.self)
        guard let end = line.range(ofFirst: "PRIVATE KEY-----") else { return false }
        // The words alone, as in a test for them, are no key.
        return bytes.count > 200 && end < 40
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// Whether letters and digits take turns as chance has them, not `xxxx` or `example`.
    private static func isMixed(_ bytes: ArraySlice<UInt8>) -> Bool {
        Set(bytes).count >= min(8, bytes.count / 2) && bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    /// Whether the value of something that is called a secret is likely one: not a placeholder, not a name.
    static func looksSecret(_ value: String, name: String, kind: SecretNames.Kind) -> Bool {
        let length = value.utf8.count
        guard length >= (kind == .password ? 8 : 16), length <= 200 else { return false }
        let lower = value.lowercased()
        let placeholders = [
            "your", "xxx", "example", "change", "placeholder", "secret", "password", "passwd", "test", "dummy",
            "sample",
            "http", "****", "....", "1234567", "abcdef", "insert", "enter", "replace", "token", "todo", "demo", "foo",
        ]
        if placeholders.contains(where: lower.contains) { return false }
        guard value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
        if value.contains("%") || value.contains("{") || value.contains("\\") || value.contains("<") { return false }
        if value.contains("/") && value.contains(".") { return false }
        return hasEntropy(value) && !isWords(value)
    }

    /// Words joined with hyphens, underscores or dots, as names of options and classes are.
    private static func isWords(_ value: String) -> Bool {
        let parts = value.split { "_-.:/ ".contains($0) }
        return parts.allSatisfy { part in
            let digits = part.count { $0.isNumber }
            let letters = part.dropLast(digits)
            return digits <= 2 && letters.allSatisfy { $0.isLetter } && part.count <= 20
        }
    }

    private static func hasEntropy(_ value: String) -> Bool {
        let bytes = Array(value.utf8)
        let hasDigit = bytes.contains { $0 >= 0x30 && $0 <= 0x39 }
        let hasLetter = bytes.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        return hasDigit && hasLetter && Set(bytes).count >= max(6, bytes.count / 4)
    }
}

extension String {
    /// How many characters stand before the first occurrence of `text`.
    fileprivate func range(ofFirst text: String) -> Int? {
        var offset = 0
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return offset }
            formIndex(after: &index)
            offset += 1
        }
        return nil
    }
}
