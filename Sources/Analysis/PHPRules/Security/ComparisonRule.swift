import PHPSyntax

/// Secrets that are compared with operators: loosely, so that "0e12" equals "0e34", or in a time that depends on them.
struct ComparisonRule: NodeRule {
    static let ids = ["crypto.loose-comparison"]
    static let kinds: [NodeKind] = [.binary]

    private static let hashes: Set<String> = ["md5", "sha1", "hash", "hash_hmac", "crypt", "hash_hmac_file"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let isLoose: Bool
        switch tree.mainTokenKind(node) {
        case .isEqual, .isNotEqual: isLoose = true
        case .isIdentical, .isNotIdentical: isLoose = false
        default: return
        }
        guard let left = tree.child(node, 0), let right = tree.child(node, 1), !file.isLiteral(left),
            !file.isLiteral(right)
        else { return }
        let hasHash = isHash(left, file) || isHash(right, file)
        let isSigned = isSignature(left, file) || isSignature(right, file)
        let fromRequest = Request.reads(left, file) != Request.reads(right, file)
        let isSecret =
            SecretNames.kind(of: plain(left, file), file) != nil
            || SecretNames.kind(of: plain(right, file), file) != nil
        let secret = [left, right].first { isHash($0, file) || SecretNames.kind(of: plain($0, file), file) != nil }
        let values = [
            "name": file.text(secret ?? left),
            "operator": String(decoding: tree.bytes(token: tree.mainToken(node)), as: UTF8.self),
        ]
        if isLoose && hasHash {
            // Sums of contents are no secrets.
            let matters = isSecret || fromRequest || isSigned
            report(
                "crypto.loose-comparison", at: node, values: values, severity: matters ? nil : .info,
                confidence: matters ? .high : .low)
        } else if isSigned && (fromRequest || isLoose) || isSecret && fromRequest {
            report(
                "crypto.loose-comparison", at: node, values: values, severity: isLoose ? nil : .low,
                confidence: .medium)
        }
    }

    /// The node without functions that only change the text.
    private func plain(_ node: NodeID, _ file: FileContext) -> NodeID { Request.unwrapped(node, file) }

    private func isHash(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let value = file.resolved(node), let name = file.calledFunction(value) else { return false }
        return Self.hashes.contains(name)
    }

    private func isSignature(_ node: NodeID, _ file: FileContext) -> Bool {
        guard let value = file.resolved(node) else { return false }
        guard let name = file.calledFunction(value) else { return false }
        if name == "hash_hmac" { return true }
        guard ["base64_encode", "bin2hex", "strtolower"].contains(name), let call = Call(value, in: file) else {
            return false
        }
        return file.resolved(call.argument(0)).flatMap { file.calledFunction($0) } == "hash_hmac"
    }
}

/// Reading what the visitor sent.
enum Request {
    private static let variables: Set<String> = ["_GET", "_POST", "_REQUEST", "_COOKIE", "_SERVER", "_FILES"]
    private static let wrappers: Set<String> = [
        "wp_unslash", "sanitize_text_field", "sanitize_key", "trim", "stripslashes", "esc_attr",
        "sanitize_textarea_field",
        "wp_kses_post", "rawurldecode", "urldecode", "strval", "esc_html", "filter_var", "esc_sql",
    ]

    /// Whether the node is an element of a superglobal, perhaps through functions that only change the text, or a
    /// variable that is set to one.
    static func reads(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let node else { return false }
        let inner = unwrapped(node, file)
        if isElement(inner, file) { return true }
        guard file.tree.kind(inner) == .variable, let value = file.onlyValue(of: inner) else { return false }
        return isElement(unwrapped(value, file), file)
    }

    /// Whether the node is an element of a superglobal.
    static func isElement(_ node: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.kind(node) == .index, let name = file.variableName(file.root(of: node)) else { return false }
        return variables.contains(name)
    }

    /// The node without casts, `??` and functions that only change the text.
    static func unwrapped(_ node: NodeID, _ file: FileContext) -> NodeID {
        var node = node
        for _ in 0..<8 {
            switch file.tree.kind(node) {
            case .call:
                guard let call = Call(node, in: file), let name = call.name, wrappers.contains(name),
                    let inner = call.argument(0)
                else { return node }
                node = inner
            case .cast, .errorSuppress:
                guard let inner = file.tree.child(node, 0) else { return node }
                node = inner
            case .binary where file.tree.mainTokenKind(node) == .coalesce:
                guard let inner = file.tree.child(node, 0) else { return node }
                node = inner
            default: return node
            }
        }
        return node
    }
}
