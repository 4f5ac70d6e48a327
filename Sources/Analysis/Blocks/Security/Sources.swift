import JSSyntax

/// Where data comes in.
enum Sources {
    /// Members whose values are numbers, flags or names that nobody chooses.
    static let harmlessMembers: Set<String> = [
        "length", "size", "indexOf", "lastIndexOf", "includes", "startsWith", "endsWith", "test", "has", "ok", "status",
        "nodeType", "nodeName", "tagName", "checked", "disabled", "offsetTop", "offsetWidth", "offsetHeight", "toFixed",
        "charCodeAt", "getTime", "forEach", "some", "every", "findIndex", "isArray", "keys", "every", "is", "hasClass",
        "addEventListener", "toJSON", "hostname", "host", "protocol", "port", "origin", "pathname",
    ]

    /// The source that the member `name` of `object` is.
    static func member(_ name: String, of object: NodeID, _ script: Script) -> Taint.Source? {
        switch name {
        case "search", "hash": return isLocation(object, script) ? .parameter : nil
        case "href": return isLocation(object, script) ? .location : nil
        case "URL", "documentURI", "baseURI": return script.origin(object) == "global.document" ? .location : nil
        case "referrer": return script.origin(object) == "global.document" ? .parameter : nil
        case "cookie": return script.origin(object) == "global.document" ? .storage : nil
        case "data": return isMessageEvent(object, script) ? .message : nil
        case "dataset": return .markup
        case "localStorage", "sessionStorage": return nil
        default: break
        }
        switch script.origin(object) {
        case "global.localStorage", "global.sessionStorage": return name == "getItem" ? nil : .storage
        default: return nil
        }
    }

    /// Whether `node` is `location` of a window or document.
    static func isLocation(_ node: NodeID, _ script: Script) -> Bool {
        switch script.origin(node) {
        case "global.location", "global.document.location": true
        default: false
        }
    }

    /// Whether `node` is the event that a listener for messages gets.
    static func isMessageEvent(_ node: NodeID, _ script: Script) -> Bool {
        guard script.kind(node) == .identifier, let variable = script.scopes.variable(of: node),
            let declaration = script.scopes.variables[variable].declarations.first,
            let list = script.parent(declaration), script.kind(list) == .parameterList,
            let function = script.parent(list)
        else { return false }
        return MessageRules.isListener(function, script)
    }

    /// The source that the result of a call is.
    static func call(_ call: NodeID, _ script: Script) -> Taint.Source? {
        let arguments = script.arguments(call)
        if let name = script.methodName(call), let receiver = script.receiver(call) {
            switch name {
            case "getItem":
                switch script.origin(receiver) {
                case "global.localStorage", "global.sessionStorage": return .storage
                default: return nil
                }
            case "getAttribute": return attributeSource(arguments.first, script, isData: true)
            case "data" where arguments.count == 1 && JQuery.isCollection(receiver, script): return .markup
            case "attr" where arguments.count == 1 && JQuery.isCollection(receiver, script):
                return attributeSource(arguments.first, script, isData: true)
            case "json", "text": return isResponse(receiver, script) ? .response : nil
            default: break
            }
        }
        if let callee = script.tree.child(call, 0), isRequest(callee, script) { return .response }
        return nil
    }

    /// Only attributes for data are somebody's text; others say what kind of element it is.
    private static func attributeSource(_ name: NodeID?, _ script: Script, isData: Bool) -> Taint.Source? {
        guard let name, let text = script.constantString(name) else { return nil }
        return text.hasPrefix("data-") || text == "title" || text == "alt" ? .markup : nil
    }

    /// Whether what is called asks a server.
    static func isRequest(_ callee: NodeID, _ script: Script) -> Bool {
        switch script.origin(callee) {
        case "global.fetch", "@wordpress/api-fetch.default", "@wordpress/api-fetch.apiFetch", "jquery.ajax",
            "jquery.get", "jquery.post",
            "jquery.getJSON",
            "@wordpress/ajax.post", "@wordpress/ajax.send", "axios", "axios.default", "axios.default.get",
            "axios.default.post", "axios.get", "axios.post", "global.axios", "global.axios.get", "global.axios.post":
            true
        default: false
        }
    }

    private static func isResponse(_ node: NodeID, _ script: Script) -> Bool {
        let value = script.resolved(node)
        switch script.kind(value) {
        case .await: return script.tree.child(value, 0).map { isResponse($0, script) } ?? false
        case .call: return script.tree.child(value, 0).map { isRequest($0, script) } ?? false
        default: return false
        }
    }
}

/// What takes the danger out of data.
enum Sanitizers {
    private static let names: Set<String> = [
        "encodeURIComponent", "encodeURI", "parseInt", "parseFloat", "Number", "Boolean", "BigInt", "isNaN",
        "DOMPurify.sanitize", "sanitizeHtml", "sanitizeHTML", "stripTags", "safeHTML", "__", "_x", "_n",
        "_nx", "cleanForSlug", "isURL", "kebabCase", "snakeCase", "camelCase",
    ]

    /// Whether the result of what is called is safe as text in HTML.
    static func isSanitizer(_ callee: NodeID, _ script: Script) -> Bool {
        let full = script.text(callee)
        let name = full.split(separator: ".").last.map(String.init) ?? full
        if names.contains(name) || names.contains(full) { return true }
        let lower = name.lowercased()
        if lower.hasPrefix("esc") || lower.hasPrefix("sanitiz") || lower.hasPrefix("sanitis")
            || lower.hasPrefix("purify")
            || lower.hasPrefix("striptags") || lower.hasPrefix("encode") || lower.hasPrefix("htmlencode")
        {
            return true
        }
        return lower == "sanitize"
    }
}

/// jQuery's collections.
enum JQuery {
    /// Whether `node` is a jQuery collection: a call of jQuery, a chain of methods on one, or a name that holds one.
    static func isCollection(_ node: NodeID, _ script: Script, depth: Int = 0) -> Bool {
        guard depth < 12 else { return false }
        switch script.kind(node) {
        case .call:
            guard let callee = script.tree.child(node, 0) else { return false }
            if script.origin(callee) == "jquery" { return true }
            return script.receiver(node).map { isCollection($0, script, depth: depth + 1) } ?? false
        case .identifier:
            let name = script.tree.name(node)
            if name.hasPrefix("$") && name.utf8.count > 1 { return true }
            let value = script.resolved(node)
            return value != node && isCollection(value, script, depth: depth + 1)
        case .member:
            guard let name = script.tree.child(node, 1) else { return false }
            let text = script.tree.name(name)
            return text.hasPrefix("$") && text.utf8.count > 1
        default: return false
        }
    }
}

/// What functions that are called back get.
enum Callbacks {
    /// The taint of parameter `position` of a function that is an argument of a call.
    static func parameter(of function: NodeID, at position: Int, _ analysis: TaintAnalysis) -> Taint? {
        let script = analysis.script
        guard let list = script.parent(function) else { return nil }
        if script.kind(list) == .property || script.kind(list) == .method { return ajaxOption(list, position, script) }
        guard script.kind(list) == .argumentList, let call = script.parent(list), script.kind(call) == .call else {
            return nil
        }
        if let name = script.methodName(call), let receiver = script.receiver(call) {
            switch name {
            case "then", "done", "success", "always", "complete":
                guard position == 0 else { return nil }
                return request(receiver, script).map { Taint(source: .response, node: $0) }
            case "map", "forEach", "filter", "find", "flatMap", "some", "every":
                guard position == 0 else { return nil }
                return analysis.taint(receiver)
            case "each":
                guard position == 1 else { return nil }
                return script.origin(receiver) == "jquery"
                    ? script.arguments(call).first.flatMap { analysis.taint($0) } : nil
            default: break
            }
        }
        // $.get( url, function ( data ) { … } )
        guard position == 0, let callee = script.tree.child(call, 0), let origin = script.origin(callee),
            ["jquery.get", "jquery.post", "jquery.getJSON"].contains(origin)
        else { return nil }
        return Taint(source: .response, node: call)
    }

    /// `success` in the options of a request.
    private static func ajaxOption(_ member: NodeID, _ position: Int, _ script: Script) -> Taint? {
        guard position == 0, script.tree.keyName(member) == "success", let object = script.parent(member),
            let list = script.parent(object), script.kind(list) == .argumentList, let call = script.parent(list),
            let callee = script.tree.child(call, 0), Sources.isRequest(callee, script)
        else { return nil }
        return Taint(source: .response, node: call)
    }

    /// The request at the beginning of a chain of `.then( … )`.
    private static func request(_ node: NodeID, _ script: Script) -> NodeID? {
        var node = node
        for _ in 0..<16 {
            node = script.resolved(node)
            guard script.kind(node) == .call, let callee = script.tree.child(node, 0) else { return nil }
            if Sources.isRequest(callee, script) { return node }
            guard let receiver = script.receiver(node) else { return nil }
            node = receiver
        }
        return nil
    }
}
