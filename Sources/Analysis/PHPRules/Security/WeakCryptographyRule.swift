import PHPSyntax

/// Hashes, random numbers and ciphers that do not protect what they are used for.
struct WeakCryptographyRule: CallRule {
    static let ids = [
        "crypto.weak-hash", "crypto.weak-random", "crypto.weak-cipher", "crypto.static-iv", "crypto.unchecked-openssl",
        "crypto.encoded-secret",
    ]
    static let functions =
        hashes.sorted() + generators.sorted() + encoders + mcrypt + [
            "openssl_encrypt", "openssl_decrypt", "openssl_verify", "sodium_crypto_secretbox",
        ]
    private static let encoders = ["base64_encode", "str_rot13", "bin2hex", "convert_uuencode", "strrev"]
    private static let mcrypt = [
        "mcrypt_encrypt", "mcrypt_decrypt", "mcrypt_generic", "mcrypt_generic_init", "mcrypt_module_open",
        "mcrypt_cbc", "mcrypt_cfb", "mcrypt_ecb", "mcrypt_ofb", "mdecrypt_generic",
    ]

    private static let hashes: Set<String> = ["md5", "sha1", "crc32", "hash"]
    private static let weakAlgorithms: Set<String> = ["md5", "md4", "md2", "sha1", "crc32", "crc32b", "adler32"]
    private static let generators: Set<String> = [
        "rand", "mt_rand", "uniqid", "lcg_value", "str_shuffle", "array_rand", "shuffle", "microtime",
    ]
    private static let weakCiphers = ["des", "rc4", "rc2", "bf-", "blowfish", "cast5", "idea", "seed-", "3des"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name else { return }
        if Self.hashes.contains(name) { checkHash(call, name, file, &report) }
        if Self.generators.contains(name) { checkRandom(call, name, file, &report) }
        if name.hasPrefix("mcrypt_") {
            report("crypto.weak-cipher", at: call.node, values: ["name": "\(name)()"])
        }
        if Self.encoders.contains(name) { checkEncoding(call, name, file, &report) }
        switch name {
        case "openssl_encrypt":
            checkCipher(call, 1, file, &report)
            checkVector(call, call.argument(4, "iv"), file, &report)
        case "openssl_decrypt":
            checkCipher(call, 1, file, &report)
            checkResult(call, file, &report)
        case "sodium_crypto_secretbox": checkVector(call, call.argument(1, "nonce"), file, &report)
        case "openssl_verify": checkVerification(call, file, &report)
        default: break
        }
    }

    private func checkHash(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        var subject = call.argument(0)
        if name == "hash" {
            guard let given = call.string(0)?.lowercased(), Self.weakAlgorithms.contains(given) else { return }
            subject = call.argument(1)
        }
        // What is made of random numbers is a matter of those.
        if let subject, let inner = Call(subject, in: file), let function = inner.name,
            Self.generators.contains(function)
        {
            return
        }
        if SecretNames.kind(of: subject, file) == .password {
            let values = ["function": "\(name)()"]
            report("crypto.weak-hash", at: call.node, values: values)
        } else if SecretNames.kindOfUse(call.node, file) == .password, !containsGenerator(call.node, file) {
            let values = ["function": "\(name)()"]
            report("crypto.weak-hash", at: call.node, values: values, confidence: .medium)
        }
    }

    private func containsGenerator(_ node: NodeID, _ file: FileContext) -> Bool {
        file.tree.nodes(through: node).contains { index in
            file.calledFunction(file.tree.node(at: index)).map(Self.generators.contains) ?? false
        }
    }

    private func checkRandom(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        guard SecretNames.kindOfUse(call.node, file) != nil || SecretNames.kindOfStore(call.node, file) != nil else {
            return
        }
        if name == "microtime" && !isHashed(call.node, file) { return }
        report(
            "crypto.weak-random", at: call.node,
            values: ["function": "\(name)()"])
    }

    private func isHashed(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 12) {
            if let name = file.calledFunction(ancestor), Self.hashes.contains(name) { return true }
        }
        return false
    }

    /// A password that is stored in another notation.
    private func checkEncoding(_ call: Call, _ name: String, _ file: FileContext, _ report: inout Reporter) {
        guard let value = call.argument(0), SecretNames.kind(of: Request.unwrapped(value, file), file) == .password,
            let argument = file.parent(call.node), file.tree.kind(argument) == .argument,
            let store = file.parent(argument).flatMap({ file.parent($0) }).flatMap({ file.calledFunction($0) }),
            ["update_option", "add_option", "update_user_meta", "update_post_meta", "set_transient", "setcookie"]
                .contains(store)
        else { return }
        report("crypto.encoded-secret", at: call.node, values: ["function": "\(name)()"])
    }

    private func checkCipher(_ call: Call, _ position: Int, _ file: FileContext, _ report: inout Reporter) {
        guard let argument = file.resolved(call.argument(position, "cipher_algo")),
            let cipher = file.constantString(argument)?.lowercased()
        else { return }
        guard Self.weakCiphers.contains(where: { cipher.hasPrefix($0) }) || cipher.hasSuffix("ecb") else { return }
        report(
            "crypto.weak-cipher", at: call.node,
            values: ["name": cipher])
    }

    private func checkVector(_ call: Call, _ vector: NodeID?, _ file: FileContext, _ report: inout Reporter) {
        let cipher = file.resolved(call.argument(1)).flatMap { file.constantString($0)?.lowercased() }
        // Without chaining there is no vector.
        if let cipher, !["cbc", "ctr", "gcm", "cfb", "ofb", "ccm", "xts"].contains(where: cipher.contains) { return }
        guard let vector else {
            if call.name == "openssl_encrypt" && !call.isSpread {
                report("crypto.static-iv", at: call.node, values: ["function": call.displayName])
            }
            return
        }
        var budget = 100
        guard isStatic(vector, file, &budget) else { return }
        report(
            "crypto.static-iv", at: vector, values: ["function": call.displayName])
    }

    /// Whether the expression has the same value in every run: literals, constants, and functions of them.
    private func isStatic(_ node: NodeID, _ file: FileContext, _ budget: inout Int) -> Bool {
        budget -= 1
        guard budget > 0 else { return false }
        let tree = file.tree
        switch tree.kind(node) {
        case .string, .integer, .constant, .classConstant: return true
        case .variable:
            guard let value = file.onlyValue(of: node) else { return false }
            return isStatic(value, file, &budget)
        case .binary:
            return tree.children(node).allSatisfy { isStatic($0, file, &budget) }
        case .call:
            let pure: Set<String> = [
                "hash", "md5", "sha1", "substr", "mb_substr", "str_repeat", "str_pad", "pack", "hex2bin", "chr",
                "base64_decode", "strrev", "openssl_cipher_iv_length",
            ]
            guard let call = Call(node, in: file), let name = call.name, pure.contains(name) else { return false }
            return call.arguments.allSatisfy { argument in
                tree.child(argument, 1).map { isStatic($0, file, &budget) } ?? false
            }
        default: return false
        }
    }

    /// The result of `openssl_decrypt()` is false if the text was changed.
    private func checkResult(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        guard let parent = file.parent(call.node) else { return }
        if tree.kind(parent) == .argument {
            guard let outer = file.parent(parent).flatMap({ file.parent($0) }).flatMap({ Call($0, in: file) }),
                let name = outer.name, ["unserialize", "maybe_unserialize", "eval", "explode"].contains(name)
            else { return }
            report("crypto.unchecked-openssl", at: call.node, values: ["function": "openssl_decrypt()"])
            return
        }
        guard tree.kind(parent) == .assign, let variable = file.variableName(tree.child(parent, 0)) else { return }
        let function = file.enclosingFunction(call.node)
        for use in file.localFacts.uses(of: variable, in: function).prefix(100) where use > call.node {
            guard let context = file.parent(use) else { continue }
            switch tree.kind(context) {
            case .argument, .echo: continue
            default: return
            }
        }
        let isUsed = file.localFacts.uses(of: variable, in: function).contains { $0 > parent }
        if isUsed && !isTested(variable, function, file) {
            report(
                "crypto.unchecked-openssl", at: call.node, values: ["function": "openssl_decrypt()"],
                confidence: .medium)
        }
    }

    private func isTested(_ variable: String, _ function: NodeID?, _ file: FileContext) -> Bool {
        file.localFacts.uses(of: variable, in: function).contains { use in
            file.ancestors(of: use, limit: 4).contains { ancestor in
                ["is_string", "is_bool", "empty"].contains(file.calledFunction(ancestor) ?? "")
            }
        }
    }

    /// `openssl_verify()` gives -1 on errors, which counts as true.
    private func checkVerification(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let parent = file.parent(call.node) else { return }
        let tree = file.tree
        let isCondition: Bool
        switch tree.kind(parent) {
        case .ifStatement, .elseIf, .whileStatement, .ternary: isCondition = tree.child(parent, 0) == call.node
        case .unary: isCondition = tree.mainTokenKind(parent) == .exclamation
        case .binary: isCondition = [.booleanAnd, .booleanOr].contains(tree.mainTokenKind(parent))
        case .cast: isCondition = tree.mainTokenKind(parent) == .castBool
        default: isCondition = false
        }
        if isCondition { report("crypto.unchecked-openssl", at: call.node, values: ["function": "openssl_verify()"]) }
    }
}
