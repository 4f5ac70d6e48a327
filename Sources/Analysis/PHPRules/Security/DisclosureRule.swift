import PHPSyntax

/// Output that was meant for developers, and settings that show errors to visitors.
struct DisclosureRule: NodeRule, CallRule {
    static let ids = [
        "disclosure.debug-output", "disclosure.phpinfo", "disclosure.display-errors", "disclosure.path",
        "disclosure.secret-in-log", "disclosure.log-file", "disclosure.cookie-flags",
    ]
    static let kinds: [NodeKind] = [.methodCall, .echo]
    static let functions =
        dumps.sorted() + returning.sorted() + [
            "phpinfo", "error_log", "ini_set", "error_reporting", "define", "wp_send_json_error", "wp_send_json",
            "wp_send_json_success", "wp_die", "file_put_contents", "setcookie",
        ]

    private static let dumps: Set<String> = [
        "var_dump", "debug_print_backtrace", "debug_zval_refcount", "debug_zval_dump", "xdebug_var_dump",
    ]
    private static let returning: Set<String> = ["print_r", "var_export", "highlight_string", "highlight_file"]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        if file.tree.kind(node) == .methodCall {
            checkMethod(node, file, &report)
        } else {
            checkEcho(node, file, &report)
        }
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        let node = call.node
        guard let name = call.name else { return }
        let values = ["function": "\(name)()"]
        switch name {
        case "wp_send_json_error", "wp_send_json", "wp_send_json_success", "wp_die": checkEcho(node, file, &report)
        case "phpinfo": report("disclosure.phpinfo", at: node, values: values)
        case "file_put_contents": checkLogFile(call, file, &report)
        case "setcookie": checkCookie(call, file, &report)
        case "error_log":
            if let secret = call.argument(0).flatMap({ password(in: $0, file) }) {
                report("disclosure.secret-in-log", at: node, values: ["name": file.text(secret)])
                return
            }
            guard !isDebugging(node, file), !file.isCore else { return }
            report("disclosure.debug-output", at: node, values: values, severity: .info, confidence: .low)
        case "ini_set":
            guard let setting = call.string(0), setting == "display_errors" || setting == "display_startup_errors",
                let value = call.argument(1), isOn(value, file), !isDebugging(node, file)
            else { return }
            report("disclosure.display-errors", at: node, values: ["name": setting])
        case "error_reporting":
            guard let level = call.argument(0), file.text(level) == "E_ALL" || file.integer(level) == -1,
                !isDebugging(node, file), !file.isCore
            else { return }
            report(
                "disclosure.display-errors", at: node,
                values: ["name": "error_reporting()"],
                severity: .info, confidence: .low)
        case "define":
            guard let constant = call.string(0), constant == "WP_DEBUG_DISPLAY" || constant == "WP_DEBUG",
                file.isTrue(call.argument(1)), !file.isCore
            else { return }
            report("disclosure.display-errors", at: node, values: ["name": constant])
        default:
            let isDump = Self.dumps.contains(name)
            guard isDump || Self.returning.contains(name), isPrinted(call, file) else { return }
            report("disclosure.debug-output", at: node, values: values)
        }
    }

    /// The variable, element or property in an expression that holds a password.
    private func password(in node: NodeID, _ file: FileContext) -> NodeID? {
        let tree = file.tree
        for index in tree.nodes(through: node) {
            let inner = tree.node(at: index)
            switch tree.kind(inner) {
            case .call:
                // How long it is, or whether it is there, may be known.
                return nil
            case .variable, .index, .property:
                if SecretNames.kind(of: inner, file) == .password { return inner }
            default: continue
            }
        }
        return nil
    }

    /// All that a request sends, in a file below the web server's root: `file_put_contents( … '/debug.log', print_r(
    /// $_POST, true ) )`.
    private func checkLogFile(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let path = call.argument(0), let content = call.argument(1) else { return }
        let tree = file.tree
        let place = file.text(path)
        guard
            ["WP_CONTENT_DIR", "ABSPATH", "__DIR__", "__FILE__", "uploads", "basedir", "get_template"].contains(
                where: place.contains),
            let ending = tree.nodes(through: path).reversed().lazy.compactMap({
                file.constantString(tree.node(at: $0))
            }).first, ending.hasSuffix(".log") || ending.hasSuffix(".txt")
        else { return }
        for index in tree.nodes(through: content) where Self.isWhole(tree.node(at: index), file) {
            report("disclosure.log-file", at: call.node, values: ["name": file.text(tree.node(at: index))])
            return
        }
    }

    /// A cookie that stands for a login, within reach of scripts.
    private func checkCookie(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let name = call.string(0), !file.isCore, !call.isSpread, call.string(1) != "", call.argument(1) != nil
        else { return }
        let words = SecretNames.words(name)
        guard !words.isDisjoint(with: ["session", "sess", "sid", "auth", "token", "login", "jwt", "remember"]) else {
            return
        }
        if let options = call.argument(2), call.argument(3) == nil, file.tree.kind(options) == .array {
            for element in file.tree.children(options) {
                guard let key = file.constantString(file.tree.child(element, 0)) else { return }
                if key.lowercased() == "httponly", !file.isFalse(file.tree.child(element, 1)) { return }
            }
        } else if let options = call.argument(2), call.argument(3) == nil, file.tree.kind(options) == .variable {
            return
        } else if let flag = call.argument(6), !file.isFalse(flag) {
            return
        }
        report("disclosure.cookie-flags", at: call.node, values: ["name": name])
    }

    /// Whether the output goes to the page: it is not returned, buffered, for the command line, or only for debugging.
    private func isPrinted(_ call: Call, _ file: FileContext) -> Bool {
        if let name = call.name, Self.returning.contains(name), let returns = call.argument(1), !file.isFalse(returns) {
            return false
        }
        let path = file.source.path.lowercased()
        if ["test", "/cli", "wp-cli", "debug", "maintenance/", "bin/", "vendor/"].contains(where: path.contains)
            || isDebugging(call.node, file)
        {
            return false
        }
        let names = file.localFacts.calledNames(in: file.enclosingFunction(call.node))
        return !names.contains("ob_get_clean") && !names.contains("ob_get_contents")
    }

    /// `$wpdb->show_errors()`, `$wpdb->print_error()`.
    private func checkMethod(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let call = Call(node, in: file), let name = call.name, name == "show_errors" || name == "print_error",
            DatabaseCall.isDatabase(call.receiver, file), !file.isFalse(call.argument(0)),
            !isDebugging(node, file), !file.isCore
        else { return }
        report("disclosure.display-errors", at: node, values: ["name": call.displayName])
    }

    /// `echo $exception->getTraceAsString()`, `echo $wpdb->last_error`.
    private func checkEcho(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let tree = file.tree
        for index in tree.nodes(through: node) {
            let inner = tree.node(at: index)
            switch tree.kind(inner) {
            case .methodCall:
                guard let name = file.lowercasedName(tree.child(inner, 1)),
                    name == "gettraceasstring" || name == "getfile",
                    !isDebugging(node, file), !file.isCore
                else { continue }
                report("disclosure.path", at: inner, values: ["source": file.text(inner)])
            case .call:
                guard let name = file.calledFunction(inner), Self.returning.contains(name), name != "highlight_string",
                    let call = Call(inner, in: file), Self.isWhole(call.argument(0), file), !isDebugging(node, file)
                else { continue }
                report("disclosure.debug-output", at: inner, values: ["function": "\(name)()"])
            case .property:
                guard let name = file.lowercasedName(tree.child(inner, 1)),
                    name == "last_error" || name == "last_query",
                    DatabaseCall.isDatabase(tree.child(inner, 0), file), !isDebugging(node, file), !file.isCore
                else { continue }
                report("disclosure.path", at: inner, values: ["source": file.text(inner)])
            default: continue
            }
        }
    }

    /// Whether the value is a superglobal as a whole, or every variable there is.
    private static func isWhole(_ node: NodeID?, _ file: FileContext) -> Bool {
        if let name = file.variableName(node) {
            return ["_SERVER", "_POST", "_GET", "_REQUEST", "_COOKIE", "_SESSION", "GLOBALS", "_ENV"].contains(name)
        }
        return file.calledFunction(node) == "get_defined_vars"
    }

    private func isOn(_ value: NodeID, _ file: FileContext) -> Bool {
        if file.isTrue(value) || file.integer(value) == 1 { return true }
        guard let text = file.constantString(value)?.lowercased() else { return false }
        return text == "on" || text == "stdout" || text == "true" || text == "yes"
    }

    /// Whether the code runs only when debugging is on: under a condition, or in a function, that says so.
    private func isDebugging(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 100) {
            switch file.tree.kind(ancestor) {
            case .ifStatement, .elseIf, .ternary:
                guard let condition = file.tree.child(ancestor, 0) else { continue }
                if mentionsDebug(condition, file) { return true }
            case .binary:
                if let left = file.tree.child(ancestor, 0), mentionsDebug(left, file) { return true }
            case .function, .method:
                guard let name = file.lowercasedName(file.tree.child(ancestor, 1)) else { continue }
                if ["debug", "log", "dump", "trace", "error"].contains(where: name.contains) { return true }
            default: continue
            }
        }
        return false
    }

    private func mentionsDebug(_ node: NodeID, _ file: FileContext) -> Bool {
        guard file.tree.byteRange(node).count < 400 else { return false }
        let text = String(decoding: file.tree.bytes(node), as: UTF8.self).lowercased()
        return text.contains("debug") || text.contains("wp_cli") || text.contains("verbose")
            || text.contains("php_sapi")
    }
}
