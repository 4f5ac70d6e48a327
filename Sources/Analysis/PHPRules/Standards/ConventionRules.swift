import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Functions of PHP that code in WordPress does without, for a reason each.
struct DiscouragedFunctionRule: CallRule {
    static let ids = ["wp.discouraged-function", "wp.system-call", "php.extract"]
    static let functions = table.names.sorted() + ["extract"]

    private static let table = DiscouragedFunctions()

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        if case .program = file.calledFunction(of: call.node) { return }
        if name == "extract" {
            // Without a first argument it is no call that runs.
            if call.argumentCount > 0 { report("php.extract", at: call.node) }
            return
        }
        guard let entry = Self.table[name] else { return }
        let values = ["function": "\(name)()", "reason": entry.reason]
        if entry.isSystemCall {
            report("wp.system-call", at: call.node, values: values)
        } else {
            report("wp.discouraged-function", at: call.node, values: values, confidence: .low)
        }
    }
}

/// Reads `facts/discouraged.txt`.
struct DiscouragedFunctions: Sendable {
    struct Entry: Sendable {
        var isSystemCall: Bool
        /// Why, as the end of a sentence that begins with the function.
        var reason: String
    }

    private var entries: [String: Entry] = [:]
    var names: [String] { Array(entries.keys) }

    init() {
        for line in EmbeddedFile.named("facts/discouraged.txt")?.entries ?? [] {
            let fields = line.text.split(separator: " ", maxSplits: 2).map(String.init)
            guard fields.count == 3 else { continue }
            entries[fields[0]] = Entry(isSystemCall: fields[1] == "system", reason: fields[2])
        }
    }

    subscript(name: String) -> Entry? { entries[name] }
}

/// Capabilities that neither WordPress nor the program knows.
struct UnknownCapabilityRule: CallRule {
    static let ids = ["access.unknown-capability"]
    static let functions = CapabilityRule.positions.keys.sorted()

    private static let known: Set<String> = Set(
        EmbeddedFile.named("facts/capabilities.txt")?.entries.map { String($0.text) } ?? [])

    /// The verbs of capabilities that are made for post types and taxonomies.
    private static let verbs = [
        "edit_", "publish_", "delete_", "read_", "create_", "manage_", "assign_", "view_", "moderate_", "list_",
        "install_", "activate_", "upload_", "export_", "import_", "promote_", "add_", "remove_", "customize",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, let position = CapabilityRule.positions[name],
            let argument = call.argument(position, "capability"), let capability = file.constantString(argument),
            !Self.known.contains(capability), !CapabilityRule.roles.contains(capability),
            !capability.hasPrefix("level_")
        else { return }
        if capability.isEmpty {
            report(
                "access.unknown-capability", at: argument, values: ["name": "''", "function": "\(name)()"],
                severity: .medium)
            return
        }
        // A letter that is missing or too much is a slip.
        let isSlip = Self.known.contains(capability + "s") || Self.known.contains(String(capability.dropLast()))
        if !isSlip, Self.verbs.contains(where: capability.hasPrefix) || isGranted(file) { return }
        report(
            "access.unknown-capability", at: argument, values: ["name": "'\(capability)'", "function": "\(name)()"],
            confidence: isSlip ? .medium : .low)
    }

    /// Whether the file gives capabilities to roles.
    private func isGranted(_ file: FileContext) -> Bool {
        ["add_cap", "add_role", "get_role"].contains { !file.localFacts.calls(named: $0).isEmpty }
    }
}

/// Classes of WordPress that are written with other capitals than their declaration has.
struct ClassCaseRule: NodeRule {
    static let ids = ["wp.class-name-case"]
    static let kinds: [NodeKind] = [.new, .staticCall, .staticProperty, .classConstant, .instanceof, .classDeclaration]

    /// By name in small letters.
    private static let classes: [String: String] = {
        var classes: [String: String] = [:]
        for line in EmbeddedFile.named("facts/classes.txt")?.entries ?? [] {
            let fields = line.text.split(separator: " ", maxSplits: 2)
            guard fields.count > 1, fields[0] == "class" else { continue }
            let name = String(fields[1])
            let small = name.lowercased()
            if small.hasPrefix("wp_") || small.hasPrefix("walker") || small == "wpdb" { classes[small] = name }
        }
        return classes
    }()

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let tree = file.tree
        let slot: Int
        switch tree.kind(node) {
        case .instanceof: slot = 1
        case .classDeclaration: slot = 2
        default: slot = 0
        }
        guard let name = tree.child(node, slot), tree.kind(name) == .name,
            tree.mainTokenKind(name) != .qualifiedName, tree.mainTokenKind(name) != .relativeName,
            let small = file.lowercasedName(name), let right = Self.classes[small], file.namedClass(name) == nil
        else { return }
        let written = file.text(name, limit: 200).drop { $0 == "\\" }
        guard written != right[...] else { return }
        let range = tree.byteRange(name)
        let start = range.upperBound - written.utf8.count
        report(
            "wp.class-name-case", at: name, values: ["written": String(written), "class": right],
            fix: file.replacing(start..<range.upperBound, with: right, title: "Write \(right)"))
    }
}

/// Whether an option is loaded with every page: said, and said in a way that WordPress understands.
struct OptionAutoloadRule: CallRule {
    static let ids = ["wp.option-autoload"]
    static let functions = [
        "add_option", "update_option", "wp_set_options_autoload", "wp_set_option_autoload",
        "wp_set_option_autoload_values",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, !call.isSpread, !call.isFirstClassCallable, call.argumentCount > 0
        else { return }
        switch name {
        case "wp_set_option_autoload_values":
            guard let array = call.argument(0, "options"), file.tree.kind(array) == .array else { return }
            for element in file.tree.children(array) where file.tree.child(element, 0) != nil {
                if let value = file.tree.child(element, 1) { check(value, name, allowsNull: false, file, &report) }
            }
        case "wp_set_options_autoload", "wp_set_option_autoload":
            guard let value = call.argument(1, "autoload") else { return }
            check(value, name, allowsNull: false, file, &report)
        default:
            if let value = call.argument(name == "add_option" ? 3 : 2, "autoload") {
                check(value, name, allowsNull: true, file, &report)
            } else {
                report(
                    "wp.option-autoload", at: call.node,
                    values: ["reason": "\(name)() does not say whether the option is loaded with every page"],
                    confidence: .low)
            }
        }
    }

    private func check(
        _ value: NodeID, _ function: String, allowsNull: Bool, _ file: FileContext, _ report: inout Reporter
    ) {
        let tree = file.tree
        switch tree.kind(value) {
        case .string:
            guard let text = file.constantString(value) else { return }
            let right = ["yes": "true", "on": "true", "no": "false", "off": "false"][text]
            report(
                "wp.option-autoload", at: value,
                values: [
                    "reason": right == nil
                        ? "'\(text)' is not what \(function)() takes to say whether an option is loaded with every page"
                        : "'\(text)' is how older versions said whether an option is loaded with every page"
                ],
                severity: right == nil ? .low : nil,
                fix: right.map { file.replacing(value, with: $0, title: "Write \($0)") })
        case .constant where !allowsNull && file.isConstant(value, "null"), .array:
            report(
                "wp.option-autoload", at: value,
                values: ["reason": "\(function)() takes true or false to say whether an option is loaded"],
                severity: .low)
        default: return
        }
    }
}

/// Casts by the names that PHP 8.5 warns of.
struct CastNameRule: NodeRule {
    static let ids = ["compat.php-cast-name"]
    static let kinds: [NodeKind] = [.cast]

    private static let names = [
        "boolean": "bool", "integer": "int", "double": "float", "real": "float", "binary": "string",
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        let token = file.tree.mainToken(node)
        let text = String(asciiLowercasing: file.tree.bytes(token: token)).filter { $0.isLetter }
        guard let name = Self.names[text] else { return }
        report(
            "compat.php-cast-name", at: node, values: ["cast": "(\(text))", "name": "(\(name))"],
            suggestion: "Write (\(name)).",
            fix: file.replacing(file.tree.tokens.range(token), with: "(\(name))", title: "Write (\(name))"))
    }
}

/// The checks of what other tools' standards ask for by convention.
enum StandardRules {
    static let checks: [any RuleCheck.Type] = [
        UnescapedOutputRule.self, EscaperUseRule.self, RequestValueRule.self, QueryValueRule.self,
        DirectWriteRule.self, RedirectTargetRule.self, DiscouragedFunctionRule.self, UnknownCapabilityRule.self,
        ClassCaseRule.self, OptionAutoloadRule.self, CastNameRule.self,
    ]
}
