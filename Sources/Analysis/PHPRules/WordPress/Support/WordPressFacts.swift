import AnalysisProgram
import PHPSyntax
import Synchronization

/// What a function does itself, inner functions not counted.
package struct FunctionSummary: Sendable {
    /// A call that costs time.
    struct Cost: Sendable {
        var kind: CallCost
        var node: NodeID
        /// The call as messages write it.
        var name: String
        /// Whether it runs whenever the function does: no condition around it, no way out before it.
        var isCertain: Bool
    }

    /// A call of a function of the program.
    struct Callee: Sendable {
        var function: FunctionID
        var node: NodeID
        var isCertain: Bool
    }

    var costs: [Cost] = []
    var callees: [Callee] = []
    /// The names of what it calls, in small letters.
    var calledNames: Set<String> = []
    /// The first place where it prints.
    var output: NodeID?
    /// Whether it may end the request.
    var mayExit = false
    /// Whether control can reach the end of its body.
    var completes = true
    /// `return` with a value, and without.
    var returnsValue = false
    var returnsNothing: NodeID?
    var isGenerator = false

    var readsCache: Bool { Caching.reads(calledNames) }
    var usesCache: Bool { Caching.uses(calledNames) }
}

/// What the functions of a program do, made when it is asked for, a file at a time, and what they are hooked to.
package final class WordPressFacts: Sendable {
    private let program: Program
    private let files = Mutex<[Int: [FunctionID: FunctionSummary]]>([:])
    private let callerTable = Mutex<[FunctionID: [FunctionID]]?>(nil)
    /// By function: the indices of its registrations in `Program.hooks`.
    private let registrations: [FunctionID: [Int]]

    /// By file: whether it belongs to WordPress itself.
    private let coreFiles: [Bool]
    /// Whether the program is WordPress itself.
    let isWordPress: Bool
    /// Whether the program works with WordPress: it registers callbacks with it.
    let usesWordPress: Bool
    /// Whether the program has nothing to do with WordPress, as far as names tell: others have functions called `__`, too.
    let isForeign: Bool

    init(_ program: Program) {
        self.program = program
        let isWordPress = program.files.contains { $0.path.hasSuffix("wp-includes/version.php") }
        self.isWordPress = isWordPress
        usesWordPress = isWordPress || !program.hooks.isEmpty
        isForeign = !usesWordPress && Self.isForeign(program)
        coreFiles = program.files.map { Self.isCore($0.path, isWordPress) }
        var registrations: [FunctionID: [Int]] = [:]
        for (index, hook) in program.hooks.enumerated() {
            for callback in hook.callbacks {
                guard let id = callback.functionID, registrations[id]?.last != index else { continue }
                registrations[id, default: []].append(index)
            }
        }
        self.registrations = registrations
    }

    /// Names that code for WordPress hardly does without.
    private static let signs = [
        "add_action", "add_filter", "apply_filters", "do_action", "wpdb", "ABSPATH", "esc_html", "esc_attr", "esc_url",
        "esc_html__", "esc_html_e", "esc_attr__", "esc_attr_e", "_n_noop", "_nx", "_ex", "get_option", "update_option",
        "wp_die", "wp_enqueue_script", "wp_enqueue_style", "current_user_can", "register_post_type", "add_shortcode",
        "get_post_meta", "WP_Query", "WP_Error", "the_title", "the_content", "have_posts", "get_header",
        "wp_verify_nonce", "sanitize_text_field", "wp_unslash", "wp_kses_post", "plugin_dir_path", "is_admin",
        "get_template_part", "get_posts", "get_permalink", "home_url", "wp_redirect", "register_rest_route",
        "wp_remote_get", "is_wp_error", "wp_query", "get_bloginfo", "bloginfo", "wp_nonce_field", "add_menu_page",
    ]

    /// A snippet tells nothing; whole programs and code in a namespace do.
    private static func isForeign(_ program: Program) -> Bool {
        let isTelling =
            program.files.count > 3
            || program.trees.contains { tree in
                guard let tree else { return false }
                return tree.children(tree.root).prefix(8).contains { tree.kind($0) == .namespace }
            }
        guard isTelling else { return false }
        let known = Set(signs.compactMap { program.symbols.symbol($0.lowercased()) })
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for index in 1..<Swift.max(tree.nodeCount, 1) {
                let node = tree.node(at: index)
                guard tree.kind(node) == .name || tree.kind(node) == .variable else { continue }
                if known.contains(program.lowercasedSymbol(node, in: file)) { return false }
            }
        }
        return true
    }

    private static func isCore(_ path: String, _ isWordPress: Bool) -> Bool {
        let components = path.split(separator: "/")
        guard let folder = components.firstIndex(where: { $0 == "wp-includes" || $0 == "wp-admin" }) else {
            return isWordPress && !components.contains("wp-content")
        }
        return !components[..<folder].contains("wp-content")
    }

    /// Whether a file belongs to WordPress itself.
    func isCore(_ file: Int) -> Bool { file >= 0 && file < coreFiles.count && coreFiles[file] }

    /// What the function is registered for.
    func hooks(of id: FunctionID) -> [HookRegistration] { (registrations[id] ?? []).map { program.hooks[$0] } }

    /// Makes the summaries of a file, if nobody has yet.
    func prepare(_ file: FileContext) {
        let index = file.index
        if files.withLock({ $0[index] != nil }) { return }
        let made = SummaryMaker(file).make()
        files.withLock { $0[index] = made }
    }

    /// The summary of a function; an empty one if its file cannot be read.
    func summary(of id: FunctionID, in context: ProgramContext) -> FunctionSummary {
        let file = program[id].file
        if let found = files.withLock({ $0[file].map { $0[id] ?? FunctionSummary() } }) { return found }
        guard let tree = program.trees[file] else { return FunctionSummary() }
        prepare(FileContext(program: context, index: file, tree: tree))
        return files.withLock { $0[file]?[id] } ?? FunctionSummary()
    }

    /// The functions that call a function, of the files whose summaries are made.
    func callers(of id: FunctionID) -> [FunctionID] {
        let table = callerTable.withLock { table -> [FunctionID: [FunctionID]] in
            if let table { return table }
            var callers: [FunctionID: Set<FunctionID>] = [:]
            files.withLock { files in
                for (_, functions) in files {
                    for (caller, summary) in functions {
                        for callee in summary.callees { callers[callee.function, default: []].insert(caller) }
                    }
                }
            }
            let made = callers.mapValues { $0.sorted() }
            table = made
            return made
        }
        return table[id] ?? []
    }
}

/// Summarises the functions of a file.
private struct SummaryMaker {
    private let file: FileContext
    private var summaries: [FunctionID: FunctionSummary] = [:]

    init(_ file: FileContext) { self.file = file }

    private static let printers: Set<String> = [
        "printf", "vprintf", "print_r", "_e", "_ex", "esc_html_e", "esc_attr_e", "the_title", "the_content",
        "the_excerpt", "the_permalink", "the_post_thumbnail", "readfile", "get_template_part", "wp_nav_menu",
        "comments_template", "settings_fields", "do_settings_sections", "submit_button",
    ]

    consuming func make() -> [FunctionID: FunctionSummary] {
        let tree = file.tree
        let program = file.program.program
        for index in 1..<Swift.max(tree.nodeCount, 1) {
            let node = tree.node(at: index)
            switch tree.kind(node) {
            case .call, .methodCall, .staticCall, .new: add(call: node, program)
            case .echo, .print: addOutput(node)
            case .inlineHTML: addHTML(node)
            case .exit: update(node) { $0.mayExit = true }
            case .yield, .yieldFrom: update(node) { $0.isGenerator = true }
            case .returnStatement:
                let hasValue = tree.child(node, 0) != nil
                update(node) {
                    if hasValue { $0.returnsValue = true } else if $0.returnsNothing == nil { $0.returnsNothing = node }
                }
            case .function, .method, .closure:
                addFlow(node, program)
                addNames(node, program.functionID(for: node, in: file.index))
            default: continue
            }
        }
        addNames(nil, program.fileFunction(file.index))
        return summaries
    }

    private mutating func addNames(_ node: NodeID?, _ id: FunctionID?) {
        let names = file.localFacts.calledNames(in: node)
        if let id, !names.isEmpty { summaries[id, default: FunctionSummary()].calledNames = names }
    }

    private mutating func update(_ node: NodeID, _ body: (inout FunctionSummary) -> Void) {
        guard let id = function(around: node) else { return }
        body(&summaries[id, default: FunctionSummary()])
    }

    private func function(around node: NodeID) -> FunctionID? {
        let program = file.program.program
        guard let function = file.enclosingFunction(node) else { return program.fileFunction(file.index) }
        return program.functionID(for: function, in: file.index)
    }

    private mutating func addOutput(_ node: NodeID) {
        update(node) { if $0.output == nil { $0.output = node } }
    }

    private mutating func addHTML(_ node: NodeID) {
        let isBlank = file.tree.bytes(node).allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        if !isBlank { addOutput(node) }
    }

    private mutating func addFlow(_ node: NodeID, _ program: Program) {
        guard let id = program.functionID(for: node, in: file.index), let body = program[id].body else { return }
        summaries[id, default: FunctionSummary()].completes = file.flow.completes(body)
    }

    private mutating func add(call node: NodeID, _ program: Program) {
        guard let call = Call(node, in: file), let id = function(around: node) else { return }
        if let name = call.name {
            if Self.printers.contains(name), isPrinting(call, name) { addOutput(node) }
            if ControlFlow.endingFunctions.contains(name) { summaries[id, default: FunctionSummary()].mayExit = true }
        }
        if let cost = CallCost(call, file) {
            let isCertain = file.isCertain(node)
            summaries[id, default: FunctionSummary()].costs.append(
                .init(kind: cost, node: node, name: call.displayName, isCertain: isCertain))
        }
        if let callee = file.callee(of: node) {
            let isCertain = file.isCertain(node)
            summaries[id, default: FunctionSummary()].callees.append(
                .init(function: callee, node: node, isCertain: isCertain))
        }
    }

    private func isPrinting(_ call: Call, _ name: String) -> Bool {
        if name == "print_r" { return call.argument(1) == nil }
        if name == "wp_nav_menu" {
            return call.argument(0).map { file.arrayElement("echo", of: $0) == nil } ?? true
        }
        return true
    }
}

extension FileContext {
    /// The function of the program that a call calls, if that can be told.
    package func callee(of node: NodeID) -> FunctionID? {
        guard let call = Call(node, in: self) else { return nil }
        let program = self.program.program
        switch tree.kind(node) {
        case .call:
            guard let callee = call.receiver, tree.kind(callee) == .name else { return nil }
            return program.calledFunction(callee, in: index)
        case .methodCall:
            guard let receiver = call.receiver, let name = call.nameNode, tree.kind(name) == .identifier else {
                return nil
            }
            let type = program.objectClass(receiver, in: index)
            guard type != .none else { return nil }
            return program.methodTarget(program.lowercasedSymbol(name, in: index), of: type).functionID
        case .staticCall:
            guard let type = call.receiver, tree.kind(type) == .name, let name = call.nameNode,
                tree.kind(name) == .identifier
            else { return nil }
            let around = program.enclosingClass(of: node, in: index)
            let symbol = program.resolvedClassName(type, in: index, within: around)
            guard symbol != .none else { return nil }
            return program.methodTarget(program.lowercasedSymbol(name, in: index), of: symbol).functionID
        default: return nil
        }
    }

    /// Whether the node is evaluated whenever its function runs: no condition or loop around it, and no way out of the
    /// function before it.
    package func isCertain(_ node: NodeID) -> Bool {
        var child = node
        for ancestor in ancestors(of: node, limit: 200) {
            let kind = tree.kind(ancestor)
            if kind.isFunction || kind == .file { return true }
            switch kind {
            case .ifStatement, .elseIf, .whileStatement, .ternary, .switchStatement:
                if tree.child(ancestor, 0) != child { return false }
            case .elseClause, .caseClause, .foreach, .forStatement, .catchClause, .matchArm: return false
            case .binary:
                switch tree.mainTokenKind(ancestor) {
                case .booleanAnd, .booleanOr, .coalesce, .kwLogicalAnd, .kwLogicalOr:
                    if tree.child(ancestor, 0) != child { return false }
                default: break
                }
            case .block, .statementList: if localFacts.mayBeSkipped(child) { return false }
            default: break
            }
            child = ancestor
        }
        return false
    }
}
