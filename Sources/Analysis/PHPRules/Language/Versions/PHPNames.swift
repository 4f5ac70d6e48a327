import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Functions, classes and constants of PHP that some versions lack.
struct PHPNames: NodeRule {
    static let ids = ["compat.php-newer", "compat.php-deprecated", "compat.php-removed"]
    static let kinds: [NodeKind] = [.call, .constant, .new, .staticCall, .classConstant, .variable]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        switch tree.kind(node) {
        case .call: checkFunction(node, file, &report)
        case .constant: checkConstant(node, file, &report)
        case .variable:
            guard tree.bytes(token: tree.mainToken(node)).elementsEqual("$php_errormsg".utf8),
                file.parentKind(node) != .parameter
            else { return }
            add("compat.php-removed", node, "$php_errormsg", [8, 0], "error_get_last()", file, &report)
        default: checkClass(node, file, &report)
        }
    }

    private func checkFunction(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let callee = file.tree.child(node, 0), case .known(let facts) = file.calledFunction(of: node),
            !facts.isWordPress
        else { return }
        let shown = facts.name + "()"
        if let since = facts.since, isMissing(since, file), !isPolyfilled(facts.name, file),
            !file.isVersionGuarded(callee, name: facts.name)
        {
            addNewer(callee, shown, since, file, &report)
        }
        if let removed = facts.removed {
            // What only moved to an extension of its own may be installed.
            if facts.replacement == nil, Self.moved.contains(where: facts.name.hasPrefix) { return }
            guard !file.isVersionGuarded(callee, name: facts.name) else { return }
            add("compat.php-removed", callee, shown, removed, facts.replacement, file, &report)
        } else if let deprecated = versionNumbers(facts.deprecated) {
            guard !file.isVersionGuarded(callee, name: facts.name) else { return }
            // Those that free what PHP frees by itself do nothing at all.
            add(
                "compat.php-deprecated", callee, shown, deprecated, facts.replacement, file, &report,
                severity: isEarlier(deprecated, than: [8, 5]) ? nil : .info)
        }
    }

    /// Extensions that PHP no longer brings along.
    private static let moved = ["imap_", "pspell_", "oci", "xmlrpc_", "wddx_", "ibase_", "recode"]

    private func checkConstant(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let program = file.program.program
        guard let name = file.tree.child(node, 0) else { return }
        let (qualified, fallback) = program.resolvedConstantNames(name, in: file.index)
        let symbol = fallback == .none ? qualified : fallback
        guard symbol != .none, program.constant(named: qualified) == nil else { return }
        let text = program.symbols.text(symbol)
        guard let facts = PHPVersionFacts.constant(text), program.constant(named: symbol) == nil,
            !file.isVersionGuarded(node, name: String(asciiLowercasing: Array(text.utf8)[...]))
        else { return }
        if let since = facts.since, isMissing(since, file) { addNewer(node, text, since, file, &report) }
        if let removed = facts.removed {
            add("compat.php-removed", node, text, removed, facts.replacement, file, &report)
        } else if let deprecated = facts.deprecated {
            add("compat.php-deprecated", node, text, deprecated, facts.replacement, file, &report)
        }
    }

    private func checkClass(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        let program = file.program.program
        guard file.program.minimumPHP != nil, let name = file.tree.child(node, 0), file.tree.kind(name) == .name else {
            return
        }
        let symbol = program.resolvedClassName(name, in: file.index, within: nil)
        guard symbol != .none, program.classID(named: symbol) == nil else { return }
        let text = program.symbols.text(symbol)
        guard let since = PHPVersionFacts.type(text)?.since, isMissing(since, file),
            !file.isVersionGuarded(name, name: text)
        else { return }
        addNewer(name, file.tree.text(name), since, file, &report)
    }

    private func isMissing(_ since: [Int], _ file: FileContext) -> Bool {
        file.program.minimumPHP.map { isEarlier($0, than: since) } ?? false
    }

    /// Whether WordPress provides the function where PHP does not.
    private func isPolyfilled(_ name: String, _ file: FileContext) -> Bool {
        let provided: [Int]?
        if let known = Self.polyfills[name] {
            provided = known
        } else if name.hasPrefix("sodium_") {
            provided = [5, 2]
        } else {
            provided = FunctionFacts.wordPress(name)?.since
        }
        guard let provided else { return false }
        return file.program.minimumWordPress.map { !isEarlier($0, than: provided) } ?? true
    }

    /// Functions that WordPress provides without saying so, and since when.
    private static let polyfills: [String: [Int]] = [
        "hash_equals": [3, 9, 2], "json_last_error_msg": [4, 4], "random_int": [4, 4], "random_bytes": [4, 4],
        "is_countable": [4, 9, 6], "is_iterable": [4, 9, 6], "array_key_first": [5, 9], "array_key_last": [5, 9],
        "str_contains": [5, 9], "str_starts_with": [5, 9], "str_ends_with": [5, 9], "array_is_list": [6, 5],
        "array_find": [6, 8], "array_find_key": [6, 8], "array_any": [6, 8], "array_all": [6, 8],
        "array_first": [6, 9], "array_last": [6, 9],
    ]

    private func addNewer(
        _ node: NodeID, _ name: String, _ since: [Int], _ file: FileContext, _ report: inout Reporter
    ) {
        let minimum = (file.program.minimumPHP ?? []).map { "\($0)" }.joined(separator: ".")
        report(
            "compat.php-newer", at: node,
            values: ["name": name, "version": since.map { "\($0)" }.joined(separator: "."), "minimum": minimum])
    }

    private func add(
        _ id: String, _ node: NodeID, _ name: String, _ version: [Int], _ replacement: String?, _ file: FileContext,
        _ report: inout Reporter, severity: Severity? = nil
    ) {
        report(
            id, at: node, values: ["name": name, "version": version.map { "\($0)" }.joined(separator: ".")],
            severity: severity,
            suggestion: replacement.map { "Use \($0)." })
    }
}
