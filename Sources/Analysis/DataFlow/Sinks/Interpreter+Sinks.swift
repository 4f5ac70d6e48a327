import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Places where data does harm.
extension Interpreter {
    /// Checks the arguments of a call against a rule.
    mutating func sinkArguments(
        _ rule: FlowFact.Sink, _ arguments: [CallArgument], name: String, at node: NodeID
    ) {
        for (index, argument) in arguments.enumerated() where rule.arguments.contains(index) {
            var value = argument.value
            if rule.rule == "access.user-meta", index + 1 < arguments.count, isNumber(arguments[index + 1].value) {
                // Capabilities are an array: a number gives nobody any, though it may spoil something.
                value = guessed(value)
            }
            sink(value, at: argument.node ?? node, rule, name: name)
        }
    }

    private func isNumber(_ id: ValueID) -> Bool {
        id != .undefined && !hasMarks(id) && !arena[id].types.isEmpty
            && arena[id].types.isSubset(of: [.int, .float, .bool, .null])
    }

    /// Checks a value that is put where `rule` says.
    mutating func sink(_ id: ValueID, at node: NodeID, _ rule: FlowFact.Sink, name: String) {
        var id = id
        if rule.isOfKeys { id = anyKey(of: id, at: node, Environment()) }
        if rule.danger == .callable { id = calledName(id) }
        guard id != .undefined, hasMarks(id) else { return }
        if rule.danger == .personal {
            notePersonal(id, at: node, name)
            return
        }
        if rule.isOfKeys {
            for mark in arena.allMarks(id) { hit(mark, rule.danger, at: node, rule.rule, place: name) }
            return
        }
        if rule.danger == .js {
            printScript(id, at: node)
            return
        }
        if !rule.danger.isDisjoint(with: .page), rule.danger != .css {
            var page = HTMLState.text
            // Messages of errors are shown while somebody looks for them.
            let isError = name == "trigger_error()" || name == "user_error()"
            print(isError ? guessed(id) : id, at: node, name, &page)
            return
        }
        if rule.danger == .key, isHarmlessKey(id) { return }
        if rule.danger == .xml, !readsEntities(node) { return }
        if rule.danger == .upload, hasFixedExtension(id) { return }
        if rule.danger == .shell, arena[id].types == .array, arena[id].shape != 0 {
            // `proc_open(['ls', $name], …)` asks no shell: only the program is chosen by its first element.
            var first = Value(types: .int)
            first.literal = literals.id("0")
            let key = arena.add(first)
            let program = element(of: id, key: key, base: nil, at: node, Environment())
            for mark in arena.allMarks(program) { hit(mark, .shell, at: node, rule.rule, place: name) }
            return
        }
        if !rule.danger.isDisjoint(with: .database) {
            query(id, at: node, rule.rule, name: name)
            return
        }
        var isStart = true
        var prefix: [UInt8] = []
        let pieces = textPieces(id)
        // `do_action( "{$old}_to_{$new}" )` runs hooks whose names are made like that.
        if rule.danger == .callable, FindingBuilder.hookCalls.contains(name),
            pieces.contains(where: { $0.literal != 0 && literals[$0.literal].count >= 3 })
        {
            return
        }
        for (position, piece) in pieces.enumerated() {
            if piece.literal != 0 {
                prefix += literals[piece.literal].prefix(2048 - min(prefix.count, 2048))
                isStart = false
                continue
            }
            let danger = realDanger(rule.danger, behind: prefix, isStart: isStart)
            if !danger.isEmpty {
                let isLabel =
                    rule.danger == .ssrf && position + 1 < pieces.count
                    && literals[pieces[position + 1].literal].first == UInt8(ascii: ".")
                for index in piece.marks.range {
                    let mark = arena.marks[index]
                    // A name in front of a domain is one of its hosts.
                    if isLabel, !mark.danger.contains(.markup) { continue }
                    if !isStart, mark.flags.contains(.withoutDots), Danger.paths.isSuperset(of: danger) { continue }
                    hit(mark, danger, at: node, rule.rule, place: name)
                }
            }
            isStart = false
            // What follows a value is behind something, but nobody knows what.
            prefix.append(UInt8(ascii: "?"))
        }
    }

    /// Whether a parser of XML is told to replace entities, which it does not by itself since libxml 2.9.
    private mutating func readsEntities(_ node: NodeID) -> Bool {
        if frame.readsEntities == nil {
            let text = String(decoding: frame.tree.source, as: UTF8.self)
            frame.readsEntities = [
                "LIBXML_NOENT", "LIBXML_DTDLOAD", "LIBXML_DTDATTR", "substituteEntities",
                "resolveExternals", "libxml_disable_entity_loader",
            ].contains { Self.contains(text, $0) }
        }
        return frame.readsEntities ?? false
    }

    private static func contains(_ text: String, _ word: String) -> Bool {
        let bytes = Array(text.utf8)
        let word = Array(word.utf8)
        guard bytes.count >= word.count else { return false }
        for start in 0...(bytes.count - word.count) where bytes[start] == word[0] {
            if bytes[start..<(start + word.count)].elementsEqual(word) { return true }
        }
        return false
    }

    /// Whether a name ends in an extension that the program chose.
    func hasFixedExtension(_ id: ValueID) -> Bool {
        guard id != .undefined else { return false }
        let value = arena[id]
        guard let last = value.pieces.range.last, arena.pieces[last].literal != 0 else { return false }
        let text = literals.string(arena.pieces[last].literal)
        guard let dot = text.lastIndex(of: "."), text[dot...].count > 1, !text[dot...].contains("/") else {
            return false
        }
        return !endsInPHP(id)
    }

    /// Whether data of a request chooses nothing that matters: a user's name is its own, its role is not.
    func isHarmlessKey(_ id: ValueID) -> Bool {
        let value = arena[id]
        if !value.pieces.isEmpty {
            // `'acme_' . $key` is one of the plugin's own names.
            let prefix = knownPrefix(id)
            return prefix.count >= 3
        }
        guard value.shape != 0 else { return false }
        if !value.marks.isEmpty { return false }
        let shape = arena.shapes[Int(value.shape)]
        if hasMarks(shape.rest) { return false }
        for index in shape.entries.range {
            let entry = arena.entries[index]
            switch literals.string(entry.key) {
            case "role", "meta_input", "allcaps", "caps", "wp_capabilities", "user_level":
                if hasMarks(entry.value) { return false }
            default: continue
            }
        }
        return true
    }

    /// What of a callable names something: of an array of object and method, the object is no name.
    mutating func calledName(_ id: ValueID) -> ValueID {
        guard id != .undefined, !isObject(id) else { return .undefined }
        let value = arena[id]
        guard value.shape != 0, value.marks.isEmpty else { return id }
        let shape = arena.shapes[Int(value.shape)]
        var name = shape.rest
        for entry in Array(arena.entries[shape.entries.range])
        where entry.key != keysLiteral && !isObject(entry.value) {
            name = join(name, entry.value)
        }
        return name
    }

    private func isObject(_ id: ValueID) -> Bool {
        guard id != .undefined else { return false }
        let value = arena[id]
        switch value.reference {
        case .object, .closure: return true
        case .external: return !value.isSource
        case .none: return value.types == .object
        }
    }

    /// Notes that something is told that is nobody else's business; whether to the right people, the guards say.
    mutating func notePersonal(_ id: ValueID, at node: NodeID, _ name: String) {
        guard frame.summary.actions.count < Summary.maximumActions else { return }
        let personal = arena.allMarks(id).first { $0.danger.contains(.personal) && !$0.origin.isParameter }
        guard let personal else { return }
        let file = Int32(truncatingIfNeeded: frame.file)
        if frame.summary.actions.contains(where: { $0.file == file && $0.node == node }) { return }
        frame.summary.actions.append(
            ActionUse(
                file: file, node: node, name: name, what: "personal", level: "editor", guards: frame.guards,
                hasRequestData: frame.guards.contains(.request), parameters: 0, isDirectReference: false,
                detail: provenance[personal.origin]?.name ?? ""))
    }

    /// Checks a value that becomes a script.
    private mutating func printScript(_ id: ValueID, at node: NodeID) {
        var script = JSState.start
        for piece in textPieces(id) {
            if piece.literal != 0 {
                script.consume(literals[piece.literal])
                continue
            }
            let context = script.context
            for index in piece.marks.range {
                hit(arena.marks[index], scriptDanger(context), at: node, "xss", place: context.description)
            }
            script.consumeHole()
        }
    }

    /// What of a danger is left for a value behind known text.
    func realDanger(_ danger: Danger, behind prefix: [UInt8], isStart: Bool) -> Danger {
        switch danger {
        case .shell:
            var state = ShellState()
            state.consume(prefix)
            return shellDanger(state.context)
        case .redirect, .ssrf:
            if isStart { return danger }
            var state = URLState.start
            state.consume(prefix)
            return state.context.choosesHost ? danger : []
        case .header:
            // "Location: " and its like choose where the visitor goes.
            let text = String(decoding: prefix, as: UTF8.self).lowercased()
            if let colon = text.firstIndex(of: ":") {
                let header = text[..<colon]
                if header == "access-control-allow-origin" { return .header }
                let rest = text[text.index(after: colon)...].drop { $0 == " " }
                if header == "location" || header == "refresh" {
                    var state = URLState.start
                    let target = header == "refresh" ? rest.drop { $0 != "=" }.dropFirst() : rest
                    state.consume(Array(target.utf8))
                    return state.context.choosesHost ? [.redirect, .header] : .header
                }
            }
            return isStart ? .header : .header
        case .callable:
            // `'acme_' . $name` is one of the plugin's own functions.
            return prefix.count >= 3 && !isStart ? [] : danger
        default: return danger
        }
    }

    /// Notes that a mark reached a sink that asks for one of `danger`.
    mutating func hit(_ mark: Mark, _ danger: Danger, at node: NodeID, _ rule: String, place: String) {
        let real = mark.danger.intersection(danger)
        guard !real.isEmpty else { return }
        if rule == "xss", isUnseen(frame.guards) { return }
        var changed = mark
        changed.danger = real
        var rule = rule
        if rule == "injection.header", real.contains(.redirect) { rule = "requests.redirect" }
        if rule == "xss", real == .url, place.contains("script") || place.contains("Script") {
            rule = "requests.redirect"
        }
        let site = SinkSite(file: Int32(truncatingIfNeeded: frame.file), node: node, rule: rule, place: place)
        if mark.origin.isParameter {
            addParameterSink(changed, site, tails: [mark.step])
        } else {
            addCandidate(
                Candidate(
                    site: site, mark: changed, tails: [mark.step], guards: frame.guards, function: frame.function))
        }
    }

    /// Whether what is printed is no page: it is sent as something else, or seen on a terminal.
    func isUnseen(_ guards: Guards) -> Bool { !guards.isDisjoint(with: [.noPage, .attachment, .offline]) }

    /// What `header()` says about what is printed from now on.
    mutating func noteContentType(_ header: ValueID, _ environment: inout Environment) {
        let text = String(decoding: knownPrefix(header), as: UTF8.self).lowercased()
        if text.hasPrefix("content-disposition:"), text.dropFirst(20).drop(while: { $0 == " " }).hasPrefix("attachment")
        {
            environment.guards.insert(.attachment)
        }
        guard text.hasPrefix("content-type:") else { return }
        let type = text.dropFirst(13).drop { $0 == " " }
        environment.guards.subtract([.noPage, .perhapsNoPage, .xmlPage])
        if Self.otherTypes.contains(where: { type.hasPrefix($0) }) {
            if !type.hasPrefix("image/svg") { environment.guards.insert(.noPage) }
        } else if type.isEmpty || type.hasPrefix("text/xml") || type.hasPrefix("application/") {
            environment.guards.formUnion([.perhapsNoPage, .xmlPage])
        }
    }

    /// Types that browsers neither show as a page nor search for scripts.
    private static let otherTypes = [
        "application/json", "application/javascript", "application/x-javascript", "application/octet-stream",
        "application/pdf", "application/zip", "application/x-gzip", "application/gzip", "application/vnd.",
        "application/csv", "application/force-download", "application/download", "application/x-download",
        "application/x-ndjson", "text/plain", "text/css", "text/csv", "text/javascript", "text/calendar",
        "text/x-vcard", "text/vcard", "text/event-stream", "text/tab-separated-values", "image/", "font/", "audio/",
        "video/",
    ]

    // MARK: Output

    /// Prints an expression into the page.
    mutating func output(_ node: NodeID, _ name: String, _ environment: inout Environment) {
        let value = evaluate(node, &environment)
        guard value != .undefined else {
            environment.page.consumeHole()
            return
        }
        let text = objectText(value, at: node) ?? value
        print(text, at: node, name, &environment.page)
    }

    /// Prints a value into a page, and checks each part of it against its place.
    mutating func print(_ id: ValueID, at node: NodeID, _ name: String, _ page: inout HTMLState) {
        for piece in textPieces(id) {
            if piece.literal != 0 {
                page.consume(literals[piece.literal])
                continue
            }
            if !piece.types.isSubset(of: .harmless), !piece.marks.isEmpty {
                let context = page.context
                let real = pageDanger(context)
                if piece.marks.range.contains(where: { arena.marks[$0].danger.contains(.personal) }) {
                    notePersonal(marked(Array(arena.list(piece.marks))), at: node, name)
                }
                for index in piece.marks.range {
                    let mark = arena.marks[index]
                    let danger = mark.flags.contains(.placed) ? Danger.page : real
                    hit(mark, danger, at: node, "xss", place: context.description)
                }
            }
            page.consumeHole()
        }
    }

    /// Checks a value that becomes an SQL query.
    mutating func query(_ id: ValueID, at node: NodeID, _ rule: String, name: String) {
        var state = SQLState()
        for piece in textPieces(id) {
            if piece.literal != 0 {
                state.consume(literals[piece.literal])
                continue
            }
            if !piece.types.isSubset(of: .harmless), !piece.marks.isEmpty {
                let context = state.context
                for index in piece.marks.range {
                    let mark = arena.marks[index]
                    let danger = mark.flags.contains(.placed) ? Danger.database : queryDanger(context)
                    hit(mark, danger, at: node, sqlRule(rule, context, danger), place: name)
                }
            }
            state.consumeHole()
        }
    }

    /// The rule for a place in a query.
    private func sqlRule(_ rule: String, _ context: SQLContext, _ danger: Danger) -> String {
        guard rule == "sqli.query" || rule == "sqli" else { return rule }
        guard context.place == .bare || context.place == .backticked else { return "sqli" }
        switch context.position {
        case .inList: return "sqli.in-list"
        case .table, .column: return danger == .sqlIdentifier ? "sqli.identifier" : "sqli"
        default: return "sqli"
        }
    }

    // MARK: Places

    /// What a value must not be able to do at a place of a page.
    func pageDanger(_ context: HTMLContext) -> Danger {
        switch context {
        case .text, .rcdata, .rawText, .cdata, .declaration, .unknown, .comment: return .html
        case .tagName, .attributeName: return .markup
        case .attributeValue(let attribute): return attributeDanger(attribute)
        case .script(let script): return scriptDanger(script)
        case .json(let script): return script.isQuoted ? .jsString : .js
        case .style(let style): return styleDanger(style)
        }
    }

    private func attributeDanger(_ attribute: AttributeContext) -> Danger {
        var danger: Danger
        switch attribute.quote {
        case .double: danger = .attributeDouble
        case .single: danger = .attributeSingle
        default: danger = .unquoted
        }
        switch attribute.kind {
        case .url, .refresh:
            if attribute.url?.choosesScheme ?? attribute.isStart { danger.insert(.url) }
        case .srcset: break
        case .script: danger.formUnion(attribute.script.map { scriptDanger($0) } ?? .js)
        case .style: danger.formUnion(attribute.style.map { styleDanger($0) } ?? .css)
        case .srcdoc: danger.insert(.html)
        case .plain, .identifier: break
        }
        return danger
    }

    private func scriptDanger(_ script: JSContext) -> Danger {
        var danger: Danger
        switch script.place {
        case .singleQuoted, .doubleQuoted: danger = .jsString
        // A backtick or ${ is left by all escapers of quoted strings.
        case .templateText: danger = [.js, .jsString]
        case .lineComment, .blockComment: danger = .jsString
        case .code, .word, .templateExpression, .regex: danger = .js
        }
        switch script.sink {
        case .code: danger.insert(.js)
        case .url:
            let isStart = script.isQuoted ? script.isStart : script.url?.choosesScheme ?? false
            if isStart { danger.insert(.url) }
        case .html, .none: break
        }
        return danger
    }

    private func styleDanger(_ style: CSSContext) -> Danger { .css }

    /// What a value must not be able to do at a place of a query.
    func queryDanger(_ context: SQLContext) -> Danger {
        switch context.place {
        case .singleQuoted, .doubleQuoted: .sqlString
        case .backticked: .sqlIdentifier
        case .lineComment, .blockComment: .sql
        case .bare: context.position.isIdentifier || context.position == .orderDirection ? .sqlIdentifier : .sql
        }
    }

    private func shellDanger(_ context: ShellContext) -> Danger {
        switch context.quote {
        case .single, .double: .shellQuoted
        default: .shell
        }
    }
}
