import AnalysisModel
import JSSyntax

/// Keys that are written into a script, which every visitor can read.
struct SecretRules {
    let script: Script
    let reporter: Reporter

    /// How keys of well-known services begin, with the characters that follow and how many there are at least.
    private static let forms: [(prefix: String, service: String, count: Int)] = [
        ("sk_live_", "Stripe", 16), ("rk_live_", "Stripe", 16), ("AKIA", "AWS", 16), ("ghp_", "GitHub", 36),
        ("github_pat_", "GitHub", 40), ("xoxb-", "Slack", 20), ("xoxp-", "Slack", 20), ("sk-ant-", "Anthropic", 30),
        ("sk-proj-", "OpenAI", 30), ("SG.", "SendGrid", 50), ("glpat-", "GitLab", 20), ("npm_", "npm", 36),
        ("-----BEGIN RSA PRIVATE KEY", "an RSA key", 0), ("-----BEGIN PRIVATE KEY", "a private key", 0),
    ]

    private static let words = ["secret", "password", "passwd", "privatekey", "apisecret", "accesstoken", "authtoken"]

    func check() {
        for node in script.nodes where script.kind(node) == .string {
            guard let text = script.tree.string(node), text.utf8.count >= 8, text.utf8.count < 4000 else { continue }
            if let service = service(text) {
                reporter.report("js.secret", script.index, script.range(node), ["kind": service])
            } else if let name = name(of: node), isSecret(name), looksRandom(text) {
                reporter.report(
                    "js.secret", script.index, script.range(node), ["kind": name], severity: .medium,
                    confidence: .medium)
            }
        }
    }

    private func service(_ text: String) -> String? {
        for form in Self.forms where text.hasPrefix(form.prefix) {
            let rest = text.dropFirst(form.prefix.count)
            let isKey = rest.utf8.allSatisfy { byte in
                byte >= 48 && byte <= 57 || (byte | 32) >= 97 && (byte | 32) <= 122 || byte == 45 || byte == 95
                    || byte == 46
            }
            if form.count == 0 || isKey && rest.utf8.count >= form.count && looksRandom(String(rest)) {
                return form.service
            }
        }
        return nil
    }

    /// The name of the variable or property that the text is the value of.
    private func name(of node: NodeID) -> String? {
        guard let parent = script.parent(node) else { return nil }
        switch script.kind(parent) {
        case .declarator: return script.tree.child(parent, 0).map { script.tree.name($0) }
        case .property: return script.tree.child(parent, 1) == node ? script.tree.keyName(parent) : nil
        case .assign:
            guard let target = script.tree.child(parent, 0), script.kind(target) == .member else { return nil }
            return script.tree.child(target, 1).map { script.tree.name($0) }
        default: return nil
        }
    }

    private func isSecret(_ name: String) -> Bool {
        let plain = name.lowercased().filter { $0 != "_" && $0 != "-" }
        return Self.words.contains { plain.hasSuffix($0) }
    }

    /// Letters and digits mixed without a blank, as no word or label is.
    private func looksRandom(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let digits = bytes.filter { $0 >= 48 && $0 <= 57 }.count
        let letters = bytes.filter { ($0 | 32) >= 97 && ($0 | 32) <= 122 }.count
        guard bytes.count >= 12, digits >= 3, letters >= 3 else { return false }
        return !bytes.contains(UInt8(ascii: " ")) && Set(bytes).count >= 8 && !text.lowercased().contains("example")
            && !text.contains("/") && !text.hasPrefix("#") && !text.hasPrefix(".")
    }
}
