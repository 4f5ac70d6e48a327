import AnalysisModel
import AnalysisProgram
import PHPSyntax

/// Callbacks of hooks that need more arguments than they are given, or of filters that return nothing.
struct HookCallbacks: ProgramRule {
    static let ids = ["php.hook-callback-arguments", "wp.filter-no-return"]

    private static let actions = FactTable("facts/hooks.txt", kind: "action")
    private static let filters = FactTable("facts/hooks.txt", kind: "filter")

    func check(_ context: ProgramContext, report: inout Reporter) {
        let program = context.program
        let ownActions = Set(program.hookCalls.filter { !$0.isFilter }.map(\.name))
        var files = FileContexts(context)
        for hook in program.hooks where hook.kind == .action || hook.kind == .filter {
            guard let tree = program.trees[hook.file], !context.options.isCancelled() else { continue }
            for (position, target) in hook.callbacks.enumerated() {
                let node = position < hook.callbackNodes.count ? hook.callbackNodes[position] : hook.node
                let span = SourceSpan(file: hook.file, range: tree.byteRange(node))
                checkArguments(hook, target, span, context, &report)
                if hook.kind == .filter, hook.callbacks.count == 1, case .function(let id) = target,
                    !isAction(hook.name, ownActions)
                {
                    checkReturn(hook, id, span, context, &files, &report)
                }
            }
        }
    }

    // MARK: Arguments

    private func checkArguments(
        _ hook: HookRegistration, _ target: CallbackTarget, _ span: SourceSpan, _ context: ProgramContext,
        _ report: inout Reporter
    ) {
        guard let accepted = hook.acceptedArguments else { return }
        let needed: Int
        let shown: String
        switch target {
        case .function(let id):
            needed = context.program[id].requiredParameters
            shown = context.program[id].displayName
        case .external(let symbol):
            guard let facts = FunctionFacts.named(context.program.symbols.text(symbol)), facts.hasParameters else {
                return
            }
            shown = facts.name + "()"
            needed = facts.minimum
            // PHP's own functions throw if they are given too many.
            if !facts.isWordPress, let maximum = facts.maximum, accepted > maximum, given(hook) ?? 0 > maximum {
                add(hook, shown, "takes at most \(maximum)", min(accepted, given(hook) ?? accepted), span, &report)
                return
            }
        default: return
        }
        // Callbacks always get one argument: of actions without any, an empty string.
        if needed > max(accepted, 1) {
            add(hook, shown, "needs \(needed)", accepted, span, &report)
        }
    }

    private func add(
        _ hook: HookRegistration, _ shown: String, _ demand: String, _ given: Int, _ span: SourceSpan,
        _ report: inout Reporter
    ) {
        report(
            "php.hook-callback-arguments", at: span,
            values: ["callback": shown, "demand": demand, "hook": hook.name, "given": "\(given)"])
    }

    /// How many arguments WordPress gives the callbacks of the hook at least; nil if it is not WordPress's own.
    private func given(_ hook: HookRegistration) -> Int? {
        let table = hook.kind == .filter ? Self.filters : Self.actions
        let name = hook.name.lowercased()
        guard !name.contains("*"), table.containsExactly(name), let fields = table.fields(name) else { return nil }
        return fields.count > 2 ? fields[2].flatMap { Int($0) } : nil
    }

    // MARK: Filters

    /// Many register actions with add_filter(), which does no harm.
    private func isAction(_ name: String, _ own: Set<String>) -> Bool {
        own.contains(name)
            || Self.actions.containsExactly(name.lowercased()) && !Self.filters.containsExactly(name.lowercased())
    }

    private func checkReturn(
        _ hook: HookRegistration, _ id: FunctionID, _ span: SourceSpan, _ context: ProgramContext,
        _ files: inout FileContexts, _ report: inout Reporter
    ) {
        let function = context.program[id]
        guard let body = function.body, !function.isAbstract, function.kind != .arrowFunction,
            let file = files.file(function.file)
        else { return }
        let summary = ReturnSummary(function.node, body, file)
        guard !summary.isGenerator, file.flow.completes(body) || !summary.empty.isEmpty else { return }
        let isNever = summary.values.isEmpty
        // A callback that does not even take the value is run for what it does, on a hook of which nothing is known.
        if isNever && function.parameters.isEmpty && !Self.filters.containsExactly(hook.name.lowercased()) { return }
        var at = span
        if !isNever, let place = summary.empty.first ?? file.tree.child(function.node, 1) { at = file.span(place) }
        report(
            "wp.filter-no-return", at: at,
            values: [
                "callback": function.displayName, "hook": hook.name,
                "how": isNever ? "returns nothing" : "does not always return a value",
            ], severity: isNever ? nil : .low)
    }
}

/// Contexts of files, made when a check of the program asks for them.
struct FileContexts {
    private let context: ProgramContext
    private var files: [Int: FileContext] = [:]

    init(_ context: ProgramContext) { self.context = context }

    mutating func file(_ index: Int) -> FileContext? {
        if let file = files[index] { return file }
        guard index < context.program.trees.count, let tree = context.program.trees[index] else { return nil }
        let file = FileContext(program: context, index: index, tree: tree)
        files[index] = file
        return file
    }
}
