import PHPSyntax

/// Connections whose certificates are not checked.
struct TransportRule: NodeRule, CallRule {
    static let ids = ["requests.tls-off"]
    static let kinds: [NodeKind] = [.arrayElement, .assign]
    static let functions = ["curl_setopt", "add_filter"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        if tree.kind(node) == .arrayElement {
            checkPair(tree.child(node, 0), tree.child(node, 1), node, file, &report)
        } else if let target = tree.child(node, 0), tree.kind(target) == .index {
            checkPair(tree.child(target, 1), tree.child(node, 1), node, file, &report)
        }
    }

    private func checkPair(
        _ key: NodeID?, _ value: NodeID?, _ node: NodeID, _ file: FileContext, _ report: inout Reporter
    ) {
        guard let key, let value else { return }
        let name: String
        switch file.tree.kind(key) {
        case .string: name = file.constantString(key) ?? ""
        case .constant: name = file.text(key)
        default: return
        }
        guard turnsOff(name, value, file) else { return }
        let isMeant = isOwnSite(node, file) || isChosen(node, file)
        report(
            "requests.tls-off", at: node, values: ["name": name], severity: isMeant ? .info : nil,
            confidence: isMeant ? .low : .high)
    }

    private func turnsOff(_ name: String, _ value: NodeID, _ file: FileContext) -> Bool {
        let number = file.integer(value)
        switch name {
        case "sslverify", "verify_peer", "verify_peer_name", "CURLOPT_SSL_VERIFYPEER":
            return file.isFalse(value) || number == 0
        case "CURLOPT_SSL_VERIFYHOST": return file.isFalse(value) || file.isTrue(value) || number == 0 || number == 1
        case "allow_self_signed": return file.isTrue(value) || number == 1
        default: return false
        }
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name else { return }
        let node = call.node
        if name == "curl_setopt", let option = call.argument(1), let value = call.argument(2) {
            let text = file.text(option)
            guard turnsOff(text, value, file) else { return }
            let isMeant = isChosen(node, file)
            report(
                "requests.tls-off", at: node, values: ["name": text], severity: isMeant ? .info : nil,
                confidence: isMeant ? .low : .high)
        } else if name == "add_filter", let hook = call.string(0),
            hook == "https_ssl_verify" || hook == "http_request_reject_unsafe_urls",
            let callback = call.string(1), ["__return_false", "__return_zero", "__return_null"].contains(callback)
        {
            report(
                "requests.tls-off", at: node, values: ["name": "The filter \(hook)"],
                severity: hook == "https_ssl_verify" ? nil : .low)
        }
    }

    /// Whether a condition around asks for a setting about it: somebody has chosen so.
    private func isChosen(_ node: NodeID, _ file: FileContext) -> Bool {
        if file.source.path.split(separator: "/").contains("vendor") { return true }
        var child = node
        for ancestor in file.ancestors(of: node, limit: 40) {
            let kind = file.tree.kind(ancestor)
            if kind.isFunction { return false }
            if kind == .ifStatement || kind == .elseIf || kind == .ternary,
                let condition = file.tree.child(ancestor, 0),
                condition != child
            {
                let text = file.text(condition, limit: 200).lowercased()
                if ["verify", "ssl", "insecure", "local", "self_signed", "debug"].contains(where: text.contains) {
                    return true
                }
            }
            child = ancestor
        }
        return false
    }

    /// Whether the request goes to the site itself, whose certificate may be its own.
    private func isOwnSite(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 12) {
            guard let call = Call(ancestor, in: file), let name = call.name, name.contains("remote_") else { continue }
            guard let address = file.resolved(call.argument(0)) else { return false }
            let own: Set<String> = [
                "admin_url", "site_url", "home_url", "rest_url", "get_rest_url", "network_site_url",
            ]
            return file.tree.nodes(through: address).contains { index in
                file.calledFunction(file.tree.node(at: index)).map(own.contains) ?? false
            }
        }
        return false
    }
}

/// Answers that every site may read.
struct CrossOriginRule: CallRule {
    static let ids = ["requests.cors"]
    static let functions = ["header", "header_register_callback"]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        guard let argument = call.argument(0), let prefix = RemoteAddress.prefix(argument, file)?.lowercased(),
            prefix.hasPrefix("access-control-allow-origin")
        else { return }
        if let text = file.constantString(argument) {
            guard text.hasSuffix("*") else { return }
            report("requests.cors", at: call.node, values: ["name": "every site"], severity: .low, confidence: .medium)
            return
        }
        let function = file.enclosingFunction(call.node)
        let checks: Set<String> = ["is_allowed_http_origin", "in_array", "preg_match", "array_key_exists", "isset"]
        let isReflected = tree.nodes(through: argument).contains { index in
            let node = tree.node(at: index)
            if file.calledFunction(node) == "get_http_origin" { return true }
            guard tree.kind(node) == .index || tree.kind(node) == .variable else { return false }
            return isOrigin(node, file)
        }
        guard isReflected, file.localFacts.calledNames(in: function).isDisjoint(with: checks),
            !isCompared(call.node, file)
        else { return }
        let hasCredentials = file.localFacts.calls(in: function).prefix(200).contains { other in
            guard let header = Call(other, in: file), header.name == "header", let text = header.string(0) else {
                return false
            }
            return text.lowercased().hasPrefix("access-control-allow-credentials")
        }
        report(
            "requests.cors", at: call.node, values: ["name": "every site"], severity: hasCredentials ? .high : nil)
    }

    private func isOrigin(_ node: NodeID, _ file: FileContext) -> Bool {
        let value = file.tree.kind(node) == .variable ? file.onlyValue(of: node) : node
        guard let value else { return false }
        let inner = Request.unwrapped(value, file)
        if file.calledFunction(inner) == "get_http_origin" { return true }
        return Request.isElement(inner, file) && file.constantString(file.tree.child(inner, 1)) == "HTTP_ORIGIN"
    }

    /// Whether the header is sent under a condition that compares something.
    private func isCompared(_ node: NodeID, _ file: FileContext) -> Bool {
        file.ancestors(of: node, limit: 24).contains { ancestor in
            guard file.tree.kind(ancestor) == .ifStatement, let condition = file.tree.child(ancestor, 0) else {
                return false
            }
            return file.tree.nodes(through: condition).contains { index in
                let inner = file.tree.node(at: index)
                return file.tree.kind(inner) == .binary && file.tree.mainTokenKind(inner).isComparison
            }
        }
    }
}
