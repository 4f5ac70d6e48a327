import AnalysisModel
import PHPSyntax

/// What is printed without an escaper although nothing near tells that it is harmless.
///
/// The data flow reports what certainly comes from outside. This remark is about the rest: values of parameters, of
/// functions of WordPress and of variables from elsewhere, which are escaped late by convention.
struct UnescapedOutputRule: NodeRule, CallRule {
    static let ids = ["xss.unescaped", "xss.search-query"]
    static let kinds: [NodeKind] = [.echo, .print, .exit]
    static let functions = printers.keys.sorted() + ["get_search_query"]

    /// Which arguments of a function are printed; nil for all.
    private static let printers: [String: ClosedRange<Int>?] = [
        "printf": nil, "vprintf": nil, "wp_die": 0...1, "_deprecated_function": nil, "_deprecated_argument": nil,
        "_deprecated_constructor": nil, "_deprecated_file": nil, "_deprecated_hook": nil, "_doing_it_wrong": nil,
        "trigger_error": 0...0, "user_error": 0...0, "wp_trigger_error": nil,
    ]

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard !file.isCore else { return }
        let tree = file.tree
        switch tree.kind(node) {
        case .echo: for value in tree.children(node) { check(value, file, &report) }
        case .print: if let value = tree.child(node, 0) { check(value, file, &report) }
        case .exit:
            guard let list = tree.child(node, 0) else { return }
            for argument in tree.children(list) {
                if let value = tree.child(argument, 1) { check(value, file, &report) }
            }
        default: return
        }
    }

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore else { return }
        if name == "get_search_query" {
            checkSearch(call, file, &report)
            return
        }
        if case .program = file.calledFunction(of: call.node) { return }
        guard let range = Self.printers[name] else { return }
        for (position, argument) in call.arguments.enumerated() where range.map({ $0.contains(position) }) ?? true {
            // The names of functions and files are the program's own.
            if name == "_deprecated_file", position == 0, isOwnFile(file.tree.child(argument, 1), file) { continue }
            if let value = file.tree.child(argument, 1) { check(value, file, &report) }
        }
    }

    private func isOwnFile(_ node: NodeID?, _ file: FileContext) -> Bool {
        guard let node else { return false }
        if file.tree.kind(node) == .magicConstant { return true }
        return Call(node, in: file)?.name == "basename"
    }

    private func check(_ value: NodeID, _ file: FileContext, _ report: inout Reporter) {
        var safe = SafeValue(file, .output)
        guard let part = safe.doubtful(value) else { return }
        report("xss.unescaped", at: part, values: ["value": file.description(part)], confidence: .low)
    }

    // MARK: get_search_query( false )

    private func checkSearch(_ call: Call, _ file: FileContext, _ report: inout Reporter) {
        guard file.isFalse(call.argument(0, "escaped")), isPrinted(call.node, file) else { return }
        report("xss.search-query", at: call.node)
    }

    /// Whether the value is printed as it is, perhaps joined to other text.
    private func isPrinted(_ node: NodeID, _ file: FileContext) -> Bool {
        for ancestor in file.ancestors(of: node, limit: 32) {
            switch file.tree.kind(ancestor) {
            case .echo, .print: return true
            case .binary where file.tree.mainTokenKind(ancestor) == .dot: continue
            case .ternary, .interpolatedString: continue
            case .argument, .argumentList: continue
            case .call:
                guard ["printf", "sprintf", "trim"].contains(file.calledFunction(ancestor) ?? "") else { return false }
                if file.calledFunction(ancestor) == "printf" { return true }
            default: return false
            }
        }
        return false
    }
}

/// Escapers around what is already printed or already escaped.
struct EscaperUseRule: CallRule {
    static let ids = ["xss.escaped-nothing", "xss.double-escape"]
    static let functions = escapers.sorted()

    private static let escapers: Set<String> = [
        "esc_html", "esc_attr", "esc_textarea", "esc_url", "esc_js", "htmlspecialchars", "htmlentities", "wp_kses",
        "wp_kses_post", "esc_xml",
    ]
    /// Those that encode, so that another one encodes what they made.
    private static let encoding: Set<String> = [
        "esc_html", "esc_attr", "esc_textarea", "esc_js", "htmlspecialchars", "htmlentities", "esc_html__",
        "esc_attr__", "esc_html_x", "esc_attr_x", "esc_url",
    ]
    /// Functions that print, and return nothing.
    private static let printing: Set<String> = [
        "the_title", "the_content", "the_excerpt", "the_permalink", "the_author", "the_date", "the_time", "the_tags",
        "the_category", "the_id", "the_post_thumbnail", "the_modified_date", "the_author_meta", "the_author_posts_link",
        "bloginfo", "_e", "_ex", "esc_html_e", "esc_attr_e", "comment_author", "comment_text", "comment_date",
        "the_archive_title", "the_archive_description", "the_privacy_policy_link", "the_terms", "the_shortlink",
        "body_class", "post_class", "language_attributes", "the_guid", "the_meta",
    ]

    func visit(_ call: Call, in file: FileContext, report: inout Reporter) {
        guard let name = call.name, !file.isCore, let argument = call.argument(0) else { return }
        if let inner = file.calledFunction(argument), Self.printing.contains(inner),
            let innerCall = Call(argument, in: file), !isReturning(innerCall, inner, file)
        {
            report("xss.escaped-nothing", at: call.node, values: ["function": "\(inner)()"])
            return
        }
        guard let value = file.resolved(argument), let first = file.calledFunction(value),
            Self.encoding.contains(first), !Self.leavesEntities(name, first)
        else { return }
        report("xss.double-escape", at: call.node, values: ["first": "\(first)()", "function": "\(name)()"])
    }

    /// `the_title( '', '', false )` returns.
    private func isReturning(_ call: Call, _ name: String, _ file: FileContext) -> Bool {
        let position = ["the_title": 2, "the_date": 3, "the_modified_date": 3, "the_author": 1][name]
        return position.flatMap { call.argument($0) }.map { file.truth($0) != true } ?? false
    }

    /// The escapers of WordPress encode no entity again; an address is made harmless first and encoded then.
    private static func leavesEntities(_ outer: String, _ inner: String) -> Bool {
        if outer == "wp_kses" || outer == "wp_kses_post" { return true }
        if inner == "esc_url" { return outer != "htmlspecialchars" && outer != "htmlentities" }
        return outer == "esc_url"
    }
}
