import PHPSyntax

/// Which names stand for secrets.
enum SecretNames {
    enum Kind: Sendable {
        /// What a person types in.
        case password
        /// What lets a machine in: keys, tokens, secrets, codes.
        case token
    }

    /// What the name of a variable, key, constant or function stands for; nil if for no secret.
    static func kind(_ name: String) -> Kind? {
        let words = words(name)
        if words.isEmpty || !words.isDisjoint(with: ["strength", "count", "length", "label", "placeholder", "field"]) {
            return nil
        }
        if !words.isDisjoint(with: passwords) { return .password }
        if !words.isDisjoint(with: tokens) { return .token }
        // A key is a secret only if it says of what; array keys and cache keys are none.
        if words.contains("key"), !words.isDisjoint(with: keyOwners) { return .token }
        if words.contains("code"), !words.isDisjoint(with: codeOwners) { return .token }
        return nil
    }

    private static let passwords: Set<String> = ["password", "passwd", "pwd", "passphrase", "pass", "passcode"]
    private static let tokens: Set<String> = [
        "token", "secret", "apikey", "otp", "csrf", "salt", "hmac", "credential", "credentials", "bearer", "totp",
    ]
    private static let keyOwners: Set<String> = [
        "api", "secret", "private", "auth", "access", "encryption", "activation", "reset", "session", "license",
        "licence", "signing", "client", "login", "security", "crypt", "confirm", "confirmation", "unsubscribe",
        "verification", "app",
    ]
    private static let codeOwners: Set<String> = [
        "verification", "auth", "authentication", "confirm", "confirmation", "security", "reset", "login", "access",
        "invite", "invitation", "voucher", "backup", "recovery",
    ]

    /// The words of a name in small letters: of `userApiKey` and `user_api_key` "user", "api", "key".
    static func words(_ name: String) -> Set<String> {
        var words: Set<String> = []
        var word = ""
        var wasSmall = false
        for character in name.unicodeScalars.prefix(100) {
            let isLetter = character.properties.isAlphabetic
            let isCapital = character.value >= 65 && character.value <= 90
            if !isLetter || (isCapital && wasSmall) {
                if !word.isEmpty { words.insert(word) }
                word = ""
            }
            if isLetter { word += String(character).lowercased() }
            wasSmall = isLetter && !isCapital
        }
        if !word.isEmpty { words.insert(word) }
        return words
    }

    /// What an expression stands for, by the names in it: of a variable, property, key or constant, or the arguments of
    /// functions that only change the text.
    static func kind(of node: NodeID?, _ file: FileContext, depth: Int = 0) -> Kind? {
        guard let node, depth < 6 else { return nil }
        let tree = file.tree
        switch tree.kind(node) {
        case .variable: return file.variableName(node).flatMap(kind)
        case .index: return file.constantString(tree.child(node, 1)).flatMap(kind)
        case .property, .staticProperty, .classConstant:
            return tree.child(node, 1).flatMap { kind(tree.text($0)) }
        case .constant: return kind(file.text(node))
        case .cast, .errorSuppress: return kind(of: tree.child(node, 0), file, depth: depth + 1)
        case .binary where tree.mainTokenKind(node) == .dot:
            return kind(of: tree.child(node, 1), file, depth: depth + 1)
                ?? kind(of: tree.child(node, 0), file, depth: depth + 1)
        case .call:
            guard let call = Call(node, in: file), let name = call.name, passing.contains(name) else { return nil }
            return kind(of: call.argument(0), file, depth: depth + 1)
        default: return nil
        }
    }

    private static let passing: Set<String> = [
        "trim", "wp_unslash", "stripslashes", "sanitize_text_field", "esc_attr", "esc_sql", "strtolower", "md5", "sha1",
        "utf8_encode", "addslashes", "strrev", "base64_encode", "hash",
    ]

    /// What the result of an expression is kept as: the target of the assignment, the key of the array, the name of the
    /// option or metadata, the cookie, or what the function around gives back.
    static func kindOfUse(_ node: NodeID, _ file: FileContext) -> Kind? {
        let tree = file.tree
        var child = node
        for ancestor in file.ancestors(of: node, limit: 24) {
            switch tree.kind(ancestor) {
            case .assign, .compoundAssign:
                guard tree.child(ancestor, 1) == child else { return nil }
                return kind(of: tree.child(ancestor, 0), file)
            case .arrayElement where tree.child(ancestor, 1) == child:
                if let key = file.constantString(tree.child(ancestor, 0)) { return kind(key) }
            case .constantElement, .propertyElement:
                return tree.child(ancestor, 0).flatMap { kind(tree.text($0)) }
            case .call:
                guard let call = Call(ancestor, in: file), let name = call.name else { return nil }
                if let position = stores[name] { return call.string(position).flatMap(kind) }
                if name == "define" { return call.string(0).flatMap(kind) }
            case .returnStatement:
                guard let function = file.enclosingNamedFunction(ancestor) else { return nil }
                return tree.child(function, 1).flatMap { kind(tree.text($0)) }
            case .binary where tree.mainTokenKind(ancestor).isComparison: return nil
            case .echo, .print, .ifStatement, .whileStatement, .switchStatement, .foreach: return nil
            default: if tree.kind(ancestor).isStatement { return nil }
            }
            child = ancestor
        }
        return nil
    }

    /// What the variable that the result of an expression goes to is stored as further down in the function.
    static func kindOfStore(_ node: NodeID, _ file: FileContext) -> Kind? {
        let tree = file.tree
        var target: String?
        for ancestor in file.ancestors(of: node, limit: 12) {
            if tree.kind(ancestor) == .assign {
                target = file.variableName(tree.child(ancestor, 0))
                break
            }
            if tree.kind(ancestor).isStatement { return nil }
        }
        guard let target, let function = file.enclosingFunction(node) else { return nil }
        for index in tree.nodes(through: function) where index > node.index {
            let inner = tree.node(at: index)
            guard tree.kind(inner) == .call, let call = Call(inner, in: file), let name = call.name,
                let position = stores[name], let value = call.argument(position + 1),
                file.variableName(value) == target, let kind = call.string(position).flatMap(kind)
            else { continue }
            return kind
        }
        return nil
    }

    /// Functions that keep a value, with the place of its name.
    private static let stores = [
        "update_option": 0, "add_option": 0, "set_transient": 0, "update_site_option": 0, "setcookie": 0,
        "update_user_meta": 1, "add_user_meta": 1, "update_post_meta": 1, "add_post_meta": 1, "set_site_transient": 0,
    ]
}

extension TokenKind {
    /// `==`, `<` and their like.
    var isComparison: Bool {
        switch self {
        case .isEqual, .isNotEqual, .isIdentical, .isNotIdentical, .less, .lessOrEqual, .greater, .greaterOrEqual,
            .spaceship:
            true
        default: false
        }
    }
}
