import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Hooks, prepared queries and included files.
extension Interpreter {
    /// `do_action()` and `apply_filters()`: the program's own callbacks are called.
    mutating func callHook(
        _ special: Special, _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        let rest = Array(arguments.dropFirst())
        var result = ValueID.undefined
        if let name = knownString(first.value) {
            for function in links.callbacks(ofHook: name).prefix(8) {
                var one = environment
                let returned = apply(function, rest, receiver: nil, at: node, &one)
                result = result == .undefined ? returned : join(result, returned)
            }
            if special == .applyFilters, Self.filteredHooks.contains(name), let value = rest.first?.value {
                return mapMarks(flattened(value)) { mark in
                    var mark = mark
                    mark.danger.subtract(.html)
                    return mark
                }
            }
        }
        guard special == .applyFilters else { return .unknown }
        // Filters of others are taken to give back what they were given.
        let given = rest.first?.value ?? .unknown
        return result == .undefined ? given : join(given, result)
    }

    /// `$wpdb->prepare()`: values are harmless behind placeholders, and dangerous in the query itself.
    mutating func callPrepare(
        _ node: NodeID, _ list: NodeID?, _ environment: inout Environment
    ) -> ValueID {
        let arguments = arguments(list, &environment)
        guard let first = arguments.first else { return .unknown }
        query(first.value, at: first.node ?? node, "sqli.prepare-misuse", name: "$wpdb->prepare()")
        checkPlaceholders(first.value, Array(arguments.dropFirst()), at: node, environment)
        // What the query was made of is reported here, once; the result is taken to be safe.
        var pieces: [Piece] = []
        for piece in textPieces(first.value) {
            pieces.append(
                piece.literal != 0 ? piece : Piece(literal: 0, marks: ListSpan(), types: piece.types))
        }
        if pieces.isEmpty { return harmless(.string) }
        return text(pieces)
    }

    /// Placeholders that `prepare()` escapes but does not quote, outside of quotes.
    private mutating func checkPlaceholders(
        _ query: ValueID, _ arguments: [CallArgument], at node: NodeID, _ environment: Environment
    ) {
        var text: [UInt8] = []
        var holes: [Int] = []
        for piece in textPieces(query) {
            if piece.literal == 0 { holes.append(text.count) } else { text += literals[piece.literal] }
        }
        guard text.contains(UInt8(ascii: "$")) else { return }
        for placeholder in PreparedQuery.parse(text, holes: holes).placeholders where placeholder.isUnquotedText {
            guard placeholder.argument < arguments.count else { continue }
            let argument = arguments[placeholder.argument]
            for mark in arena.allMarks(argument.value) {
                hit(mark, .sql, at: argument.node ?? node, "sqli", place: "$wpdb->prepare(), which does not quote it")
            }
        }
    }

    /// `include` and `require`.
    mutating func include(_ node: NodeID, _ environment: inout Environment) -> ValueID {
        let tree = frame.tree
        guard let operand = tree.child(node, 0) else { return .unknown }
        let value = evaluate(operand, &environment)
        sink(value, at: operand, .init(arguments: .all, danger: .include, rule: "files.include"), name: "include")
        let key = UInt64(frame.file) << 32 | UInt64(node.index)
        var targets = includeTargets[key] ?? Array(program.includeTargets(operand, in: frame.file).prefix(3))
        if targets.isEmpty, includeTargets[key] == nil { targets = links.files(matching: textPattern(value)) }
        includeTargets[key] = targets
        includedFiles.formUnion(targets)
        let token = tree.mainTokenKind(node)
        let isOnce = token == .kwIncludeOnce || token == .kwRequireOnce
        var result = ValueID.undefined
        for target in targets {
            let returned = runFile(target, isOnce: isOnce, &environment)
            result = result == .undefined ? returned : join(result, returned)
        }
        return result == .undefined ? .unknown : result
    }

    /// The known text before and behind what is not known of a path.
    private func textPattern(_ id: ValueID) -> (prefix: String, suffix: String) {
        guard id != .undefined else { return ("", "") }
        let pieces = textPieces(arena[id])
        guard let hole = pieces.lastIndex(where: { $0.literal == 0 }), hole + 1 < pieces.count, hole > 0,
            pieces[hole - 1].literal != 0
        else { return ("", "") }
        return (
            literals.string(pieces[hole - 1].literal),
            pieces[(hole + 1)...].map { literals.string($0.literal) }.joined()
        )
    }

    /// How many nodes of code may be run where it is included, beside those of the program itself.
    private static let maximumIncludedNodes = 400_000

    /// Runs the code of another file with the variables of this place.
    ///
    /// Files that are included from the code of files share their variables as globals anyway; of them only small ones
    /// that are not loaded once, which are templates, are run in place.
    private mutating func runFile(_ file: Int, isOnce: Bool, _ environment: inout Environment) -> ValueID {
        guard frame.includes.count < 4, file != frame.file, !frame.includes.contains(file),
            links.isTemplate(file), let included = program.trees[file]
        else { return .undefined }
        let limit = frame.isFileCode ? (isOnce ? 0 : 3_000) : 30_000
        guard included.nodeCount <= limit else { return .undefined }
        includedNodes += included.nodeCount
        guard includedNodes <= Self.maximumIncludedNodes + 2 * links.nodeCount else { return .undefined }
        let outer = (frame.file, frame.tree, frame.loops, frame.result)
        frame.includes.append(frame.file)
        frame.file = file
        frame.tree = included
        frame.loops = []
        frame.result = .undefined
        for child in included.children(included.root) { run(child, &environment) }
        frame.includes.removeLast()
        let result = frame.result
        (frame.file, frame.tree, frame.loops, frame.result) = outer
        environment.isLive = true
        return result
    }

    // MARK: Changes of state

    /// Notes a change of state, with what has been checked on the way to it.
    mutating func perform(
        _ action: FlowFact.Action, _ name: String, _ arguments: [CallArgument], receiver: ValueID? = nil,
        at node: NodeID, _ environment: Environment
    ) {
        guard frame.summary.actions.count < Summary.maximumActions else { return }
        if action.what == "database", let first = arguments.first, name == "query" {
            // Only what writes changes anything.
            var state = SQLState()
            for piece in textPieces(first.value) {
                if piece.literal == 0 { break }
                state.consume(literals[piece.literal])
            }
            if state.statement.isRead { return }
        }
        noteStored(name, arguments, environment)
        var hasRequest = environment.guards.contains(.request)
        var parameters: UInt64 = 0
        var isDirect = false
        var isOwn = false
        var references: UInt64 = 0
        if let first = action.arguments.first, first < arguments.count {
            let choice = referenceChoice(arguments[first].value, name)
            references = choice.parameters
            if choice.contains(.request) { isDirect = true }
            // What another server says about who somebody is, is as good as a password.
            if action.what == "login", choice == .foreign { return }
            if choice.contains(.request), action.what != "cache" { hasRequest = true }
        }
        if let receiver, action.what == "users", choice(of: receiver).contains(.request) { isDirect = true }
        for (index, argument) in arguments.enumerated() {
            if belongsToCurrentUser(argument.value) { isOwn = true }
            for mark in arena.allMarks(argument.value) {
                if mark.origin.isParameter {
                    parameters |= 1 << UInt64(mark.origin.parameter)
                } else if provenance[mark.origin]?.grade.isRequest == true {
                    hasRequest = true
                    if index == action.arguments.first, action.what != "content" { isDirect = true }
                }
            }
        }
        frame.summary.actions.append(
            ActionUse(
                file: Int32(truncatingIfNeeded: frame.file), node: node, name: name, what: action.what,
                level: action.level, guards: isOwn ? environment.guards.union(.objectCapability) : environment.guards,
                hasRequestData: hasRequest, parameters: parameters,
                isDirectReference: isDirect,
                isByToken: name.hasPrefix("delete_") && arguments.count == 1
                    && knownPrefix(arguments[0].value).count >= 3, references: references))
    }

    /// Notes what a request puts into an option or metadata that it may put there without being asked who it is.
    private mutating func noteStored(_ name: String, _ arguments: [CallArgument], _ environment: Environment) {
        let isOption = name == "update_option" || name == "add_option"
        let position = isOption ? 0 : name == "update_user_meta" || name == "update_post_meta" ? 1 : -1
        guard position >= 0, arguments.count > position + 1, environment.guards.isDisjoint(with: .capability),
            let key = knownString(arguments[position].value)
        else { return }
        for mark in arena.allMarks(arguments[position + 1].value)
        where provenance[mark.origin]?.grade.isRequest == true {
            storedDanger[key, default: []].formUnion(mark.danger)
        }
    }

    /// Who chose the object that an action is about: by its number, or by the number in an array.
    private func referenceChoice(_ id: ValueID, _ name: String) -> Choice {
        guard id != .undefined else { return [] }
        let value = arena[id]
        guard value.shape != 0 else { return choice(of: id) }
        for index in arena.shapes[Int(value.shape)].entries.range {
            switch literals.string(arena.entries[index].key) {
            case "ID", "id", "comment_ID": return choice(of: arena.entries[index].value)
            default: continue
            }
        }
        return []
    }

    /// Whether a value is the number of the user who is logged in, or an array with it in it.
    private func belongsToCurrentUser(_ id: ValueID) -> Bool {
        guard id != .undefined else { return false }
        let value = arena[id]
        if value.isCurrentUser { return true }
        guard value.shape != 0 else { return false }
        return arena.shapes[Int(value.shape)].entries.range.contains {
            let element = arena.entries[$0].value
            return element != .undefined && arena[element].isCurrentUser
        }
    }

    /// A change of state inside of a function that is called.
    mutating func passOn(_ use: ActionUse, _ given: [CallArgument?], _ environment: Environment) {
        guard frame.summary.actions.count < Summary.maximumActions else { return }
        var changed = use
        changed.guards.formUnion(environment.guards)
        changed.parameters = 0
        changed.references = 0
        changed.depth += 1
        guard changed.depth <= 4 else { return }
        if environment.guards.contains(.request) { changed.hasRequestData = true }
        for index in 0..<min(given.count, 63) where use.parameters >> UInt64(index) & 1 == 1 {
            guard let argument = given[index] else { continue }
            for mark in arena.allMarks(argument.value) {
                if mark.origin.isParameter {
                    changed.parameters |= 1 << UInt64(mark.origin.parameter)
                } else if provenance[mark.origin]?.grade.isRequest == true {
                    changed.hasRequestData = true
                }
            }
        }
        for index in 0..<min(given.count, 60) where use.references >> UInt64(index) & 1 == 1 {
            guard let argument = given[index] else { continue }
            let choice = choice(of: argument.value)
            changed.references |= choice.parameters
            if choice.contains(.request) {
                changed.isDirectReference = true
                changed.hasRequestData = true
            }
        }
        let isThere = frame.summary.actions.contains {
            $0.file == changed.file && $0.node == changed.node && $0.guards == changed.guards
                && $0.hasRequestData == changed.hasRequestData && $0.parameters == changed.parameters
                && $0.isDirectReference == changed.isDirectReference && $0.references == changed.references
        }
        if !isThere { frame.summary.actions.append(changed) }
    }
}
