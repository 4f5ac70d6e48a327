import AnalysisModel
import PHPSyntax

/// Functions, arguments, values and hooks that WordPress no longer wants.
struct DeprecatedFunctionRule: CallRule {
    static let ids = [
        "wp.deprecated-function", "wp.deprecated-argument", "wp.deprecated-value", "wp.deprecated-hook",
    ]
    static let functions = Set(DeprecationTable.functions.keys)
        .union(DeprecatedArguments.arguments.keys).union(DeprecatedArguments.values.keys)
        .union(CapabilityRule.positions.keys)
        .union(["add_action", "add_filter", "get_terms", "wp_get_typography_font_size_value"]).sorted()

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        if let entry = DeprecationTable.functions[name] { checkFunction(call, name, entry, file, &report) }
        if let argument = DeprecatedArguments.arguments[name] { checkArgument(call, name, argument, file, &report) }
        if let value = DeprecatedArguments.values[name] { checkValue(call, name, value, file, &report) }
        switch name {
        case "add_action", "add_filter": checkHook(call, file, &report)
        case "get_terms": checkTerms(call, file, &report)
        case "wp_get_typography_font_size_value": checkFontSettings(call, file, &report)
        default: if let position = CapabilityRule.positions[name] { checkLevel(call, position, file, &report) }
        }
    }

    private func checkFunction(
        _ call: Call, _ name: String, _ entry: DeprecationTable.Entry, _ file: FileContext, _ report: inout Reporter
    ) {
        if case .program = file.calledFunction(of: call.node) { return }
        let replacement = entry.replacement.map { $0.split(separator: "|").map(String.init) } ?? []
        if isNewerThanRequired(replacement.first, file) || isGuarded(call.node, file) { return }
        guard let node = call.nameNode else { return }
        var fix: Fix?
        if replacement.count == 1, let other = replacement.first?.lowercased(),
            let known = DeprecationTable.replacements[other], known.signature == entry.signature,
            entry.signature.count > 2,
            !call.isFirstClassCallable
        {
            fix = file.replacing(node, with: replacement[0], title: "Call \(replacement[0])()")
        }
        let alternative = replacement.map { $0.contains("(") ? $0 : "\($0)()" }.joined(separator: " or ")
        report(
            "wp.deprecated-function", at: node,
            values: ["function": name, "version": entry.version, "alternative": alternative],
            suggestion: alternative.isEmpty ? "Remove the call; nothing takes its place." : "Use \(alternative).",
            fix: fix)
    }

    /// Whether the replacement came after the oldest WordPress that the code is for.
    private func isNewerThanRequired(_ replacement: String?, _ file: FileContext) -> Bool {
        guard let replacement, let required = file.program.minimumWordPress,
            let since = DeprecationTable.replacements[replacement.lowercased()].flatMap({ versionNumbers($0.since) })
        else { return false }
        return isEarlier(required, than: since)
    }

    /// Whether the code asks which functions there are, or which WordPress runs.
    private func isGuarded(_ node: NodeID, _ file: FileContext) -> Bool {
        file.ancestors(of: node, limit: 24).contains { ancestor in
            let kind = file.tree.kind(ancestor)
            guard kind == .ifStatement || kind == .ternary || kind == .elseIf,
                let condition = file.tree.child(ancestor, 0)
            else { return false }
            let text = file.text(condition, limit: 200)
            return text.contains("_exists") || text.contains("version")
        }
    }

    private func checkArgument(
        _ call: Call, _ name: String, _ argument: DeprecatedArguments.Argument, _ file: FileContext,
        _ report: inout Reporter
    ) {
        guard let value = call.argument(argument.position, argument.label), !call.isSpread,
            file.truth(value) != false || argument.accepted == "true", !file.isConstant(value, "null"),
            !isAccepted(value, argument, file)
        else { return }
        report(
            "wp.deprecated-argument", at: value,
            values: [
                "argument": argument.name, "function": name, "version": argument.version,
                "alternative": argument.alternative,
            ], suggestion: argument.alternative)
    }

    private func isAccepted(
        _ value: NodeID, _ argument: DeprecatedArguments.Argument, _ file: FileContext
    ) -> Bool {
        guard let accepted = argument.accepted else { return false }
        return file.constantString(value) == accepted || file.isConstant(value, accepted)
    }

    private func checkValue(
        _ call: Call, _ name: String, _ value: DeprecatedArguments.Value, _ file: FileContext, _ report: inout Reporter
    ) {
        guard let node = call.argument(value.position, value.label), let text = file.constantString(node),
            let found = value.values[text]
        else { return }
        let fix =
            found.alternative.hasPrefix("'") && file.tree.kind(node) == .string
            ? file.replacing(node, with: found.alternative, title: "Use \(found.alternative)") : nil
        report(
            "wp.deprecated-value", at: node,
            values: [
                "value": "'\(text)'", "function": name, "version": found.version, "alternative": found.alternative,
            ], suggestion: "Use \(found.alternative).", fix: fix)
    }

    private func checkHook(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let node = call.argument(0), let hook = file.constantString(node),
            let entry = DeprecationTable.hooks[hook.lowercased()]
        else { return }
        let alternative = entry.replacement ?? "another hook"
        report(
            "wp.deprecated-hook", at: node,
            values: ["hook": hook, "version": entry.version, "alternative": alternative],
            suggestion: "Use \(alternative).")
    }

    /// `get_terms( 'genre', array( … ) )`.
    private func checkTerms(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard call.argumentCount == 2, let first = call.argument(0), call.argument(1) != nil,
            let required = Optional(file.program.minimumWordPress ?? [6]), !isEarlier(required, than: [4, 5])
        else { return }
        let isTaxonomy =
            file.tree.kind(first) == .string
            || file.tree.kind(first) == .array && file.arrayElement("taxonomy", of: first) == nil
        guard isTaxonomy else { return }
        let alternative = "Pass one array, with the taxonomy under the key 'taxonomy'."
        report(
            "wp.deprecated-argument", at: first,
            values: [
                "argument": "$taxonomies", "function": "get_terms", "version": "4.5.0", "alternative": alternative,
            ], suggestion: alternative)
    }

    /// `true` or `false` for the settings of the typography.
    private func checkFontSettings(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard let node = call.argument(1, "settings"), file.isTrue(node) || file.isFalse(node) else { return }
        report(
            "wp.deprecated-value", at: node,
            values: [
                "value": file.text(node), "function": "wp_get_typography_font_size_value", "version": "6.6.0",
                "alternative": "an array",
            ], suggestion: "Pass an array of settings, or leave it out.")
    }

    /// `current_user_can( 'level_10' )`.
    private func checkLevel(_ call: Call, _ position: Int, _ file: FileContext, _ report: inout Reporter) {
        guard let node = call.argument(position, "capability") else { return }
        let level = file.constantString(node) ?? ""
        guard file.tree.kind(node) == .integer || (level.hasPrefix("level_") && level.count <= 8) else { return }
        report(
            "wp.deprecated-value", at: node,
            values: [
                "value": file.text(node), "function": call.name ?? "", "version": "3.0.0",
                "alternative": "a capability",
            ], suggestion: "Use a capability, such as 'manage_options'.")
    }
}

/// Classes and methods that WordPress no longer wants, and constants that functions have replaced.
struct DeprecatedClassRule: NodeRule {
    static let ids = ["wp.deprecated-class", "wp.deprecated-method", "wp.discouraged-constant"]
    static let kinds: [NodeKind] = [
        .new, .staticCall, .methodCall, .classDeclaration, .constant, .constDeclaration, .call,
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore else { return }
        let tree = file.tree
        switch tree.kind(node) {
        case .new: checkClass(tree.child(node, 0), file, &report)
        case .classDeclaration: checkClass(tree.child(node, 2), file, &report)
        case .constDeclaration:
            for element in tree.children(node) where tree.kind(element) == .constantElement {
                if let name = tree.child(element, 0) { checkConstant(tree.text(name), element, file, &report) }
            }
        case .call:
            guard file.calledFunction(node) == "define", let call = Call(node, in: file),
                let name = call.argument(0, "constant_name"), let constant = file.constantString(name)
            else { return }
            checkConstant(constant, name, file, &report)
        case .staticCall:
            checkClass(tree.child(node, 0), file, &report)
            if let type = file.lowercasedName(tree.child(node, 0)) { checkMethod(node, type, file, &report) }
        case .methodCall:
            guard let receiver = tree.child(node, 0) else { return }
            if DatabaseCall.isDatabase(receiver, file) {
                checkMethod(node, "wpdb", file, &report)
            } else if let name = file.lowercasedName(tree.child(node, 1)), Self.methodNames.contains(name) {
                let program = file.program.program
                let type = program.objectClass(receiver, in: file.index)
                if type != .none { checkMethod(node, program.symbols.text(type), file, &report) }
            }
        default: checkConstant(node, file, &report)
        }
    }

    private static let methodNames = Set(
        DeprecationTable.methods.keys.compactMap { $0.split(separator: ":").last.map(String.init) })

    private func checkClass(_ name: NodeID?, _ file: FileContext, _ report: inout Reporter) {
        guard let name, file.tree.kind(name) == .name, let text = file.lowercasedName(name),
            let entry = DeprecationTable.classes[text], file.namedClass(name) == nil
        else { return }
        let alternative = entry.replacement?.split(separator: "|").joined(separator: " or ")
        report(
            "wp.deprecated-class", at: name,
            values: [
                "class": file.text(name), "version": entry.version, "alternative": alternative ?? "another class",
            ],
            suggestion: alternative.map { "Use \($0)." })
    }

    private func checkMethod(_ node: NodeID, _ type: String, _ file: FileContext, _ report: inout Reporter) {
        guard let nameNode = file.tree.child(node, 1), let name = file.lowercasedName(nameNode),
            let entry = DeprecationTable.methods["\(type.lowercased())::\(name)"]
        else { return }
        let alternative = entry.replacement?.split(separator: "|").joined(separator: " or ")
        report(
            "wp.deprecated-method", at: nameNode,
            values: [
                "method": "\(type)::\(file.text(nameNode))", "version": entry.version,
                "alternative": alternative ?? "another method",
            ], suggestion: alternative.map { "Use \($0)." })
    }

    private static let constants = [
        "TEMPLATEPATH": "get_template_directory()", "STYLESHEETPATH": "get_stylesheet_directory()",
        "PLUGINDIR": "WP_PLUGIN_DIR, or plugin_dir_path( __FILE__ )", "MUPLUGINDIR": "WPMU_PLUGIN_DIR",
        "HEADER_IMAGE": "add_theme_support( 'custom-header' )",
        "NO_HEADER_TEXT": "add_theme_support( 'custom-header' )",
        "HEADER_TEXTCOLOR": "add_theme_support( 'custom-header' )",
        "HEADER_IMAGE_WIDTH": "add_theme_support( 'custom-header' )",
        "HEADER_IMAGE_HEIGHT": "add_theme_support( 'custom-header' )",
        "BACKGROUND_COLOR": "add_theme_support( 'custom-background' )",
        "BACKGROUND_IMAGE": "add_theme_support( 'custom-background' )", "POST_FORMATS": "get_post_format_slugs()",
    ]

    private func checkConstant(_ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let name = file.tree.child(node, 0), file.tree.mainTokenKind(name) != .qualifiedName,
            file.tree.mainTokenKind(name) != .relativeName
        else { return }
        checkConstant(String(file.tree.text(name).drop { $0 == "\\" }), node, file, &report)
    }

    private func checkConstant(_ name: String, _ node: NodeID, _ file: FileContext, _ report: inout Reporter) {
        guard let alternative = Self.constants[name] else { return }
        report(
            "wp.discouraged-constant", at: node, values: ["constant": name, "alternative": alternative],
            suggestion: "Use \(alternative).")
    }
}
