import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Registrations at the wrong time, of hooks that do not exist, or of callbacks that do not exist.
struct HookPlaceRule: ProgramRule {
    static let ids = [
        "wp.rest-outside-init", "wp.hook-too-late", "wp.activation-hook", "wp.unknown-hook", "wp.missing-callback",
    ]

    func check(_ context: ProgramContext, report: inout Reporter) {
        let ownHooks = Set(context.program.hookCalls.map(\.name))
        guard context.program.hooks.contains(where: { !context.wordpress.isCore($0.file) }) else { return }
        let prefixes = Completeness.isComplete(context) ? Completeness.prefixes(context) : nil
        for hook in context.program.hooks where !context.wordpress.isCore(hook.file) {
            let span = SourceSpan(file: hook.file, range: context.range(of: hook.node, in: hook.file))
            switch hook.kind {
            case .action, .filter:
                checkTime(hook, span, context, &report)
                checkName(hook, span, ownHooks, context, &report)
            case .restRoute: checkRoute(hook, span, context, &report)
            case .activation: checkActivation(hook, span, context, &report)
            default: break
            }
            if let prefixes { checkCallbacks(hook, prefixes, context, &report) }
        }
    }

    /// The actions and filters that the function around a registration is hooked to, if to nothing else.
    private func hooks(around hook: HookRegistration, _ context: ProgramContext) -> [String] {
        guard let id = hook.enclosing, context.program[id].kind != .file else { return [] }
        let hooks = context.wordpress.hooks(of: id)
        return hooks.allSatisfy { $0.kind == .action || $0.kind == .filter } ? hooks.map(\.name) : []
    }

    private func checkTime(
        _ hook: HookRegistration, _ span: SourceSpan, _ context: ProgramContext, _ report: inout Reporter
    ) {
        let around = hooks(around: hook, context)
        guard let current = around.first, around.allSatisfy({ HookOrder.hasRun(hook.name, at: $0) == true }) else {
            return
        }
        let callback = hook.enclosing.map { context.program[$0].displayName } ?? ""
        report("wp.hook-too-late", at: span, values: ["hook": hook.name, "callback": callback, "current": current])
    }

    private func checkRoute(
        _ hook: HookRegistration, _ span: SourceSpan, _ context: ProgramContext, _ report: inout Reporter
    ) {
        let around = hooks(around: hook, context)
        if let first = around.first {
            if around.contains("rest_api_init") || HookOrder.hasRun("init", at: first) == nil { return }
            report("wp.rest-outside-init", at: span, values: ["place": "at the hook \(first)"])
        } else if let id = hook.enclosing, context.program[id].kind == .file, context.header.file == hook.file {
            report("wp.rest-outside-init", at: span, values: ["place": "while the file is being loaded"])
        }
    }

    private func checkActivation(
        _ hook: HookRegistration, _ span: SourceSpan, _ context: ProgramContext, _ report: inout Reporter
    ) {
        let around = hooks(around: hook, context)
        guard let first = around.first, HookOrder.hasRun("muplugins_loaded", at: first) == true else { return }
        report(
            "wp.activation-hook", at: span,
            values: ["function": "register_activation_hook", "place": "at the hook \(first)"])
    }

    private func checkName(
        _ hook: HookRegistration, _ span: SourceSpan, _ own: Set<String>, _ context: ProgramContext,
        _ report: inout Reporter
    ) {
        let name = hook.name
        guard name.utf8.count >= 6, !name.contains("*"), !own.contains(name), let near = KnownHooks.near(name) else {
            return
        }
        report(
            "wp.unknown-hook", at: span, values: ["hook": name, "alternative": near], confidence: .medium,
            suggestion: "\(near) may be meant.")
    }

    /// Callbacks that are named after the program's functions and are none of them.
    private func checkCallbacks(
        _ hook: HookRegistration, _ prefixes: Set<String>, _ context: ProgramContext, _ report: inout Reporter
    ) {
        let program = context.program
        for node in hook.callbackNodes {
            guard let tree = program.trees[hook.file] else { return }
            let missing: String?
            switch tree.kind(node) {
            case .string: missing = missingFunction(node, hook.file, prefixes, context)
            case .array: missing = missingMethod(node, tree, hook.file, context)
            default: missing = nil
            }
            guard let missing else { continue }
            let span = SourceSpan(file: hook.file, range: context.range(of: node, in: hook.file))
            report("wp.missing-callback", at: span, values: ["callback": missing, "hook": hook.name])
        }
    }

    private func missingFunction(
        _ node: NodeID, _ file: Int, _ prefixes: Set<String>, _ context: ProgramContext
    ) -> String? {
        let program = context.program
        guard let name = program.constantString(node, in: file), !name.isEmpty, !name.contains("::"),
            !name.contains("\\"), !name.hasPrefix("__return")
        else { return nil }
        let lower = name.lowercased()
        if let symbol = program.symbols.symbol(lower), program.function(named: symbol) != nil { return nil }
        if FunctionFacts.named(lower) != nil { return nil }
        // Functions of other plugins are none of ours; those that begin like the program's own are.
        guard let prefix = Completeness.prefix(of: lower), prefixes.contains(prefix) else { return nil }
        return "\(name)()"
    }

    private func missingMethod(_ node: NodeID, _ tree: SyntaxTree, _ file: Int, _ context: ProgramContext) -> String? {
        let program = context.program
        guard tree.slotCount(node) == 2, let first = tree.child(node, 0).flatMap({ tree.child($0, 1) }),
            let second = tree.child(node, 1).flatMap({ tree.child($0, 1) }), tree.kind(first) == .variable,
            tree.text(first) == "$this", let name = program.constantString(second, in: file), !name.contains(":"),
            let type = program.enclosingClass(of: node, in: file), program.externalParent(of: type) == .none
        else { return nil }
        let info = program[type]
        guard info.kind == .class, info.traitNames.allSatisfy({ program.classID(named: $0) != nil }) else { return nil }
        func has(_ name: String) -> Bool {
            program.symbols.symbol(name.lowercased()).map { program.method($0, in: type) != nil } ?? false
        }
        if has(name) || has("__call") || info.isAbstract { return nil }
        return "\(info.displayName)::\(name)()"
    }
}

/// Whether the files that are analysed are all there are.
enum Completeness {
    /// Whether no file includes one that is not there, WordPress's own aside.
    static func isComplete(_ context: ProgramContext) -> Bool {
        let program = context.program
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for index in 1..<Swift.max(tree.nodeCount, 1) where tree.kind(tree.node(at: index)) == .include {
                guard let operand = tree.child(tree.node(at: index), 0) else { continue }
                let text = String(decoding: tree.bytes(operand).prefix(200), as: UTF8.self)
                if text.contains("wp-admin") || text.contains("wp-includes") { continue }
                if program.includeTargets(operand, in: file).isEmpty { return false }
            }
        }
        return true
    }

    /// What a name begins with, up to its first underscore.
    static func prefix(of name: String) -> String? {
        guard let end = name.firstIndex(of: "_"), end > name.startIndex else { return nil }
        let prefix = String(name[..<end])
        return ["get", "is", "has", "the", "wp", "add", "my", "do", "set"].contains(prefix) ? nil : prefix
    }

    /// The prefixes of the program's functions.
    static func prefixes(_ context: ProgramContext) -> Set<String> {
        let program = context.program
        return Set(
            program.functions.compactMap { info in
                info.kind == .function ? prefix(of: program.symbols.text(info.name)) : nil
            })
    }
}

/// The hooks of WordPress, for names that nearly fit one.
enum KnownHooks {
    private static let names: [[UInt8]] = {
        let bytes = Array((EmbeddedFile.named("facts/hooks.txt")?.text ?? "").utf8)
        return bytes.split(separator: 10).compactMap { line in
            guard line.first != UInt8(ascii: "#") else { return nil }
            return line.split(separator: 0x20, maxSplits: 2).dropFirst().first.map(Array.init)
        }
    }()

    private static let exact: Set<[UInt8]> = Set(names)
    private static let patterns = names.filter { $0.contains(UInt8(ascii: "*")) }.map {
        String(decoding: $0, as: UTF8.self)
    }

    /// The hook that differs from `name` in one letter; nil if the name is a hook, or fits a pattern.
    static func near(_ name: String) -> String? {
        let bytes = Array(name.utf8)
        if exact.contains(bytes) { return nil }
        guard let found = names.first(where: { isNear(bytes, $0) }) else { return nil }
        if patterns.contains(where: { $0.first != "*" && HookName.mayEqual($0, name) }) { return nil }
        return String(decoding: found, as: UTF8.self)
    }

    /// Whether one letter was added, left out or changed.
    private static func isNear(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard abs(left.count - right.count) <= 1, !right.contains(UInt8(ascii: "*")) else { return false }
        var begin = 0
        while begin < left.count, begin < right.count, left[begin] == right[begin] { begin += 1 }
        var end = 0
        while end < left.count - begin, end < right.count - begin,
            left[left.count - 1 - end] == right[right.count - 1 - end]
        { end += 1 }
        return left.count - begin - end <= 1 && right.count - begin - end <= 1
    }
}
