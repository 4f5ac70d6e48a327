import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Names in the space that all plugins share must begin with a prefix of their own: the one that is given, or the one
/// that most of the program's functions and classes have.
struct PrefixRule: ProgramRule {
    static let ids = ["wp.unprefixed"]
    /// With fewer names there is no majority.
    private static let enough = 3

    private static let actions = FactTable("facts/hooks.txt", kind: "action")
    private static let filters = FactTable("facts/hooks.txt", kind: "filter")

    func check(_ context: ProgramContext, report: inout Reporter) {
        guard !context.wordpress.isWordPress else { return }
        let given = context.options.prefixes.map(Self.normalised)
        guard let expected = given.isEmpty ? Self.inferred(context).map({ [$0] }) : given, let shown = expected.first
        else {
            return
        }
        var checker = Checker(expected: expected, shown: shown, context: context)
        checker.checkDeclarations(&report)
        checker.checkHooks(&report)
        checker.checkCalls(&report)
    }

    private static func normalised(_ name: String) -> String {
        String(name.lowercased().map { $0 == "-" ? "_" : $0 }).trimmingUnderscores
    }

    /// The first word of most functions and classes.
    private static func inferred(_ context: ProgramContext) -> String? {
        let program = context.program
        var counts: [String: Int] = [:]
        var total = 0
        func count(_ name: String) {
            guard !name.contains("\\") else { return }
            total += 1
            if let prefix = Completeness.prefix(of: name.lowercased()), prefix.count >= 3 {
                counts[prefix, default: 0] += 1
            }
        }
        for info in program.functions where info.kind == .function && !context.wordpress.isCore(info.file) {
            count(program.symbols.text(info.name))
        }
        for info in program.classes where !context.wordpress.isCore(info.file) {
            count(program.symbols.text(info.name))
        }
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= enough,
            most.value * 10 >= total * 6
        else { return nil }
        return most.key
    }

    private struct Checker {
        let expected: [String]
        let shown: String
        let context: ProgramContext
        /// The last file that was looked into.
        private var file: FileContext?

        init(expected: [String], shown: String, context: ProgramContext) {
            self.expected = expected
            self.shown = shown
            self.context = context
        }

        private func hasPrefix(_ name: String) -> Bool {
            let name = PrefixRule.normalised(name)
            return expected.contains { name.hasPrefix($0) }
        }

        private func add(_ kind: String, _ name: String, _ span: SourceSpan, _ report: inout Reporter) {
            report(
                "wp.unprefixed", at: span, values: ["kind": kind, "name": name, "prefix": "\(shown)_"],
                confidence: .medium, suggestion: "Begin it with \(shown)_, or put it into a namespace.")
        }

        mutating func checkDeclarations(_ report: inout Reporter) {
            let program = context.program
            for info in program.functions where info.kind == .function && isOwn(info.file) {
                let name = program.symbols.text(info.name)
                guard !name.contains("\\"), !hasPrefix(name), !isGuarded(info.node, info.file),
                    let tree = program.trees[info.file], let node = tree.child(info.node, 1)
                else { continue }
                add("function", name, span(node, info.file), &report)
            }
            for info in program.classes where isOwn(info.file) {
                let name = info.displayName
                guard !name.contains("\\"), !program.symbols.text(info.name).contains("\\"),
                    !program.symbols.text(info.name).isEmpty, !hasPrefix(name), !isGuarded(info.node, info.file),
                    let tree = program.trees[info.file], let node = tree.child(info.node, 1)
                else { continue }
                add("class", name, span(node, info.file), &report)
            }
            checkVariables(&report)
        }

        /// What the main file of a plugin sets at its top level is global.
        private func checkVariables(_ report: inout Reporter) {
            guard let main = context.header.file, let tree = context.program.trees[main] else { return }
            var seen: Set<String> = []
            for statement in tree.children(tree.root) where tree.kind(statement) == .expressionStatement {
                guard let assignment = tree.child(statement, 0), tree.kind(assignment) == .assign,
                    let target = tree.child(assignment, 0), tree.kind(target) == .variable
                else { continue }
                let name = tree.text(target)
                guard !hasPrefix(String(name.dropFirst())), name != "$wpdb", seen.insert(name).inserted else {
                    continue
                }
                add("global variable", name, span(target, main), &report)
            }
        }

        /// Libraries have prefixes of their own.
        private func isOwn(_ file: Int) -> Bool {
            guard !context.wordpress.isCore(file) else { return false }
            let folders = context.program.files[file].path.split(separator: "/")
            return !folders.contains { ["vendor", "lib", "libs", "libraries", "third-party", "tests"].contains($0) }
        }

        private func span(_ node: NodeID, _ file: Int) -> SourceSpan {
            SourceSpan(file: file, range: context.range(of: node, in: file))
        }

        /// Whether the declaration is made only if there is none yet.
        private mutating func isGuarded(_ node: NodeID, _ index: Int) -> Bool {
            guard let tree = context.program.trees[index] else { return false }
            let file =
                self.file.flatMap { $0.index == index ? $0 : nil }
                ?? FileContext(program: context, index: index, tree: tree)
            self.file = file
            return file.ancestors(of: node, limit: 8).contains { tree.kind($0) == .ifStatement }
        }

        mutating func checkHooks(_ report: inout Reporter) {
            let program = context.program
            for call in program.hookCalls where isOwn(call.file) {
                let name = call.name
                guard let first = name.first, first != "*", !hasPrefix(name), !isKnown(name) else { continue }
                add("hook", "'\(name)'", span(call.node, call.file), &report)
            }
            for hook in program.hooks where isOwn(hook.file) {
                let span = span(hook.node, hook.file)
                switch hook.kind {
                case .action:
                    for start in ["wp_ajax_nopriv_", "wp_ajax_"] where hook.name.hasPrefix(start) {
                        let action = String(hook.name.dropFirst(start.count))
                        if !action.hasPrefix("*") && !hasPrefix(action) && !isKnown(hook.name) {
                            add("AJAX action", "'\(action)'", span, &report)
                        }
                        break
                    }
                case .shortcode:
                    if !hook.name.hasPrefix("*") && !hasPrefix(hook.name) {
                        add("shortcode", "'\(hook.name)'", span, &report)
                    }
                case .postType, .taxonomy:
                    if !hook.name.hasPrefix("*") && !hasPrefix(hook.name) {
                        add(hook.kind == .postType ? "post type" : "taxonomy", "'\(hook.name)'", span, &report)
                    }
                default: break
                }
            }
        }

        /// Whether the hook is WordPress's or another plugin's.
        private func isKnown(_ name: String) -> Bool {
            if PrefixRule.actions.containsExactly(name) || PrefixRule.filters.containsExactly(name) { return true }
            return ["woocommerce", "bp_", "bbp_", "edd_", "elementor", "wpml", "acf", "jetpack", "wpcf7", "learndash"]
                .contains { name.hasPrefix($0) }
        }

        /// Constants and options.
        mutating func checkCalls(_ report: inout Reporter) {
            for (index, tree) in context.program.trees.enumerated() {
                guard let tree, isOwn(index) else { continue }
                let file = FileContext(program: context, index: index, tree: tree)
                for node in 1..<Swift.max(tree.nodeCount, 1) where tree.kind(tree.node(at: node)) == .call {
                    guard let name = file.calledFunction(tree.node(at: node)), let kind = Self.kinds[name],
                        let call = Call(tree.node(at: node), in: file), let argument = call.argument(0),
                        let text = file.constantString(argument), !text.isEmpty, !hasPrefix(text),
                        !Self.coreOptions.contains(text), !isGuarded(call.node, index)
                    else { continue }
                    add(kind, "'\(text)'", span(argument, index), &report)
                }
            }
        }

        private static let kinds = [
            "define": "constant", "add_option": "option", "update_option": "option", "set_transient": "transient",
        ]

        private static let coreOptions: Set<String> = [
            "siteurl", "home", "blogname", "blogdescription", "active_plugins", "template", "stylesheet",
            "rewrite_rules",
            "permalink_structure", "show_on_front", "page_on_front", "page_for_posts", "posts_per_page", "date_format",
            "time_format", "timezone_string", "sidebars_widgets", "users_can_register", "default_role", "admin_email",
            "upload_path", "uploads_use_yearmonth_folders", "thumbnail_size_w", "thumbnail_size_h", "medium_size_w",
            "medium_size_h", "large_size_w", "large_size_h", "blog_public", "cron", "comment_moderation",
            "default_comment_status", "WP_DEBUG", "WP_UNINSTALL_PLUGIN", "DOING_AJAX", "DOING_CRON", "DOING_AUTOSAVE",
            "DONOTCACHEPAGE", "DONOTCACHEOBJECT", "DONOTCACHEDB", "WP_ADMIN", "WP_CACHE", "IFRAME_REQUEST",
            "XMLRPC_REQUEST", "WP_IMPORTING", "WP_INSTALLING", "ABSPATH", "SHORTINIT", "WP_USE_THEMES", "DONOTMINIFY",
            "ALLOW_UNFILTERED_UPLOADS", "WP_DEBUG_DISPLAY", "WP_DEBUG_LOG", "DISALLOW_FILE_EDIT", "WP_POST_REVISIONS",
        ]
    }
}

extension String {
    fileprivate var trimmingUnderscores: String {
        var text = self[...]
        while text.last == "_" { text.removeLast() }
        return String(text)
    }
}
