import AnalysisProgram
import PHPSyntax

/// Calls of functions that the tables know.
extension Interpreter {
    mutating func apply(
        _ fact: FlowFact, name: Symbol, _ arguments: [CallArgument], receiver: ValueID? = nil, at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        let label = text(name)
        frame.guards = environment.guards
        for rule in fact.sinks { sinkArguments(rule, arguments, name: label + "()", at: node) }
        if label == "header", let first = arguments.first { noteContentType(first.value, &environment) }
        for action in fact.actions {
            perform(action, label, arguments, receiver: receiver, at: node, environment)
        }
        applyGuards(fact, label, arguments, &environment)
        let result: ValueID
        if let source = fact.source {
            // exec() puts what comes in into an argument as well.
            for rule in fact.propagation {
                guard case .out(let index) = rule.effect, index < arguments.count, let target = arguments[index].node
                else { continue }
                assign(to: target, outside(source.grade, at: node, name: label + "()"), at: node, &environment)
            }
            result = outsideCall(source, fact, label, arguments, at: node)
        } else if let clean = sanitized(fact, name, arguments, at: node) {
            result = clean
        } else {
            result = propagated(fact, name, arguments, receiver: receiver, at: node, &environment)
        }
        return noted(result, label, arguments, at: node)
    }

    /// A result with what is known of it beside its text: whose choice it is, and what it says about a file's name.
    mutating func noted(
        _ result: ValueID, _ label: String, _ arguments: [CallArgument], at node: NodeID
    ) -> ValueID {
        switch label {
        case "get_user_by", "get_userdata", "get_user_by_email", "get_user", "email_exists", "username_exists",
            "get_post", "get_comment", "get_term", "wc_get_order":
            var choice: Choice = []
            for argument in arguments { choice.formUnion(self.choice(of: argument.value)) }
            return chosen(result, choice)
        case "get_users": return chosen(result, .everything)
        case "wp_list_pluck":
            guard arguments.count > 1, knownString(arguments[1].value) == "user_email",
                !choice(of: arguments[0].value).isDisjoint(with: [.everything, .request])
            else { return result }
            return join(result, personal("user_email", at: node))
        case "get_option":
            // Of all options, some are nobody's business.
            guard let name = arguments.first?.value, knownPrefix(name).isEmpty, isRequestData(name) else {
                return result
            }
            return join(result, personal("get_option()", at: node))
        case "get_results", "get_row", "get_col", "get_var":
            guard let query = arguments.first else { return result }
            if isHarmlessAnswer(query.value, method: label) { return .unknown }
            guard tellsUsers(query.value) else { return result }
            return join(result, personal("the table of users", at: node))
        case "wp_check_filetype", "wp_check_filetype_and_ext":
            var value = arena[result]
            value.isFileType = true
            return arena.add(value)
        case "pathinfo":
            if arguments.count > 1, let option = arguments[1].node,
                !String(decoding: frame.tree.bytes(option), as: UTF8.self).contains("EXTENSION")
            {
                return result
            }
            return nameEnd(result)
        case "strrchr", "mb_strrchr":
            return arguments.count > 1 && knownString(arguments[1].value) == "." ? nameEnd(result) : result
        case "explode":
            return arguments.first.flatMap { knownString($0.value) } == "." ? nameEnd(result) : result
        default: return result
        }
    }

    private mutating func nameEnd(_ id: ValueID) -> ValueID {
        mapMarks(id) { mark in
            var mark = mark
            mark.flags.insert(.nameEnd)
            return mark
        }
    }

    /// The value, as one that somebody chose.
    mutating func chosen(_ id: ValueID, _ choice: Choice) -> ValueID {
        guard !choice.isEmpty else { return id }
        var value = id == .undefined ? Value() : arena[id]
        value.choice = choice
        return arena.add(value)
    }

    /// Something that is nobody else's business.
    mutating func personal(_ name: String, at node: NodeID) -> ValueID {
        mapMarks(outside(.stored, at: node, types: .string, name: name)) { mark in
            var mark = mark
            mark.danger = .personal
            return mark
        }
    }

    /// Whether a query asks for addresses or passwords of users.
    private mutating func tellsUsers(_ query: ValueID) -> Bool {
        for piece in textPieces(query) where piece.literal != 0 {
            let text = literals.string(piece.literal).lowercased()
            if Self.mentions(text, "user_email") || Self.mentions(text, "user_pass") { return true }
        }
        return false
    }

    private static func mentions(_ text: String, _ word: String) -> Bool {
        var rest = text[...]
        while let start = rest.firstIndex(of: word.first ?? " ") {
            if rest[start...].hasPrefix(word) { return true }
            rest = rest[rest.index(after: start)...]
        }
        return false
    }

    private mutating func outsideCall(
        _ source: FlowFact.Source, _ fact: FlowFact, _ label: String, _ arguments: [CallArgument], at node: NodeID
    ) -> ValueID {
        let position = Self.metadataReaders.contains(label) ? 1 : 0
        if position < arguments.count, let key = knownString(arguments[position].value), !source.contains(key: key) {
            return .unknown
        }
        let types = fact.returns ?? .any
        if types.isSubset(of: .harmless) { return harmless(types) }
        if source.grade == .stored, Self.filteredTexts.contains(label) {
            let value = outside(source.grade, at: node, types: types, name: label + "()")
            return mapMarks(value) { mark in
                var mark = mark
                mark.danger.subtract(.html)
                return mark
            }
        }
        if label == "wp_get_referer" || label == "wp_get_raw_referer" || label == "wp_get_original_referer" {
            let value = outside(source.grade, at: node, types: types, name: label + "()")
            return mapMarks(value) { mark in
                var mark = mark
                mark.danger.subtract([.redirect, .ssrf, .url])
                return mark
            }
        }
        var name = label + "()"
        if position < arguments.count, let key = knownString(arguments[position].value), key.utf8.count <= 60 {
            name = "\(label)('\(key)')"
        }
        let value = outside(source.grade, at: node, types: types, name: name)
        if label == "get_param", let key = arguments.first.flatMap({ knownString($0.value) }) {
            return throughSchema(value, key)
        }
        return value
    }

    /// Functions whose second argument is the name of what they read.
    private static let metadataReaders: Set<String> = [
        "get_post_meta", "get_user_meta", "get_term_meta", "get_comment_meta",
    ]

    /// Texts that WordPress filtered when they were saved: harmless between tags, not elsewhere.
    static let filteredTexts: Set<String> = [
        "get_the_title", "get_the_content", "get_the_excerpt", "get_post_field", "get_comment_text",
        "get_comment_excerpt", "get_comment_author", "get_the_author", "get_the_author_meta", "single_post_title",
        "get_cat_name", "term_description", "category_description", "tag_description", "get_bloginfo",
        "get_the_author_description", "get_comment_author_link", "get_the_archive_title", "single_term_title",
        "get_comment_author_email", "wp_get_attachment_caption", "single_cat_title", "single_tag_title",
        "get_term_field",
    ]

    /// Fields of posts, terms, users and comments of which the same is true.
    static let filteredFields: Set<String> = [
        "post_title", "post_content", "post_excerpt", "description", "display_name", "user_nicename", "nickname",
        "comment_content", "comment_author", "name", "slug", "post_name", "user_login", "first_name", "last_name",
        "user_email", "comment_author_email", "post_mime_type", "post_status", "post_type", "taxonomy",
    ]

    /// What a check that is made as a statement establishes.
    private mutating func applyGuards(
        _ fact: FlowFact, _ label: String, _ arguments: [CallArgument], _ environment: inout Environment
    ) {
        for check in fact.guards {
            switch check {
            case .exit: environment.isLive = false
            case .nonce where label.hasPrefix("check_"):
                // check_ajax_referer( $action, $name, false ) goes on whatever it finds.
                if label == "check_ajax_referer", arguments.count > 2, truth(arguments[2].value) == false { continue }
                environment.guards.insert(.nonce)
            case .login where label == "auth_redirect": environment.guards.insert(.login)
            default: break
            }
        }
    }

    /// The result of a sanitiser; nil if it is none.
    private mutating func sanitized(
        _ fact: FlowFact, _ name: Symbol, _ arguments: [CallArgument], at node: NodeID
    ) -> ValueID? {
        guard !fact.sanitizers.isEmpty else { return nil }
        var clears = Danger.all
        var types = TypeSet()
        var inputs: [ValueID] = []
        for sanitizer in fact.sanitizers where sanitizer.argument < arguments.count {
            clears.formIntersection(sanitizer.clears)
            types.formUnion(sanitizer.types)
            inputs.append(arguments[sanitizer.argument].value)
        }
        // Other arguments that are passed through are named by the propagation table.
        for rule in fact.propagation {
            if case .same = rule.effect {
                for (index, argument) in arguments.enumerated() where rule.arguments.contains(index) {
                    if !fact.sanitizers.contains(where: { $0.argument == index }) { inputs.append(argument.value) }
                }
            }
        }
        guard !inputs.isEmpty else { return harmless(fact.sanitizers[0].types) }
        if types.isSubset(of: .harmless) {
            var choice: Choice = []
            for input in inputs { choice.formUnion(self.choice(of: input)) }
            return chosen(harmless(types), choice)
        }
        if Self.keyPreservers.contains(text(name)) { clears.subtract(.key) }
        // Of a whole command it leaves the blanks, and so further arguments.
        if text(name) == "escapeshellcmd", inputs.contains(where: { !knownPrefix($0).isEmpty }) {
            clears.subtract([.shell, .shellQuoted])
        }
        if clears == .all { return harmless(types) }
        let input = inputs.count == 1 ? inputs[0] : mixed(inputs)
        if types == .string, input != .undefined, let text = knownText(input) { return literal(text) }
        return cleared(input, clears, by: name, at: node)
    }

    /// Sanitisers after which a name of an option or role is still the one that the visitor chose.
    private static let keyPreservers: Set<String> = [
        "sanitize_key", "sanitize_text_field", "sanitize_title", "sanitize_html_class", "sanitize_user", "esc_attr",
        "esc_html", "esc_sql", "sanitize_file_name", "wp_strip_all_tags", "strip_tags", "sanitize_textarea_field",
    ]

    /// A value without some of its dangers, the sanitiser noted.
    mutating func cleared(_ input: ValueID, _ clears: Danger, by name: Symbol, at node: NodeID) -> ValueID {
        let value = mapMarks(flattened(input)) { mark in
            var mark = mark
            mark.danger.subtract(clears)
            mark.sanitizer = name
            return mark
        }
        return stepped(value, .through(name), at: node)
    }

    /// A text as one hole: what a function that changes text leaves of it. Arrays stay arrays.
    mutating func flattened(_ id: ValueID) -> ValueID {
        guard id != .undefined else { return .unknown }
        let value = arena[id]
        if !value.pieces.isEmpty {
            var flat = Value(types: .string)
            var marks: [Mark] = []
            arena.allMarks(id, into: &marks)
            flat.marks = arena.add(marks)
            return arena.add(flat)
        }
        guard value.isSource || value.identity != nil || value.literal != 0 || value.condition != 0 else { return id }
        var flat = value
        flat.isSource = false
        flat.identity = nil
        flat.literal = 0
        flat.condition = 0
        if value.isSource { flat.reference = .none }
        return arena.add(flat)
    }

    // MARK: Propagation

    private mutating func propagated(
        _ fact: FlowFact, _ name: Symbol, _ arguments: [CallArgument], receiver: ValueID?, at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        if fact.propagation.isEmpty {
            let types = fact.returns ?? .any
            if fact.isOpaque || types.isSubset(of: .harmless) { return harmless(types) }
            if !fact.sinks.isEmpty || !fact.actions.isEmpty || !fact.guards.isEmpty {
                return facts.isPHP(name) ? mixed(arguments.map(\.value), types: types) : harmless(types)
            }
            return through(arguments.map(\.value), name, at: node)
        }
        var result = ValueID.undefined
        for rule in fact.propagation {
            let chosen = arguments.enumerated().filter { rule.arguments.contains($0.offset) }.map(\.element)
            switch rule.effect {
            case .none:
                result = join(result, harmless(fact.returns ?? .any))
            case .same:
                result = join(result, through(chosen.map(\.value), name, at: node))
            case .array:
                var value = Value(types: .array)
                var element = ValueID.undefined
                for argument in chosen { element = join(element, through([argument.value], name, at: node)) }
                value.shape = arena.add([], rest: element)
                result = join(result, arena.add(value))
            case .element:
                for argument in chosen {
                    result = join(result, anyElement(of: argument.value, at: node, environment))
                }
            case .keys:
                for argument in chosen {
                    var value = Value(types: .array)
                    value.shape = arena.add([], rest: anyKey(of: argument.value, at: node, environment))
                    result = join(result, arena.add(value))
                }
            case .decode(let danger):
                let input = through(chosen.map(\.value), name, at: node)
                result = join(result, decoded(input, danger))
            case .out(let index):
                guard index < arguments.count, let target = arguments[index].node else { continue }
                var value = Value(types: .any)
                let source = mixed(chosen.map(\.value))
                value.marks = arena.add(arena.allMarks(source))
                assign(to: target, arena.add(value), at: node, &environment)
                if result == .undefined && fact.propagation.count == 1 { result = harmless(fact.returns ?? .any) }
            }
        }
        if let types = fact.returns, types.isSubset(of: .harmless) { return harmless(types) }
        return result == .undefined ? harmless(fact.returns ?? .any) : result
    }

    /// What a function gives that changes text but leaves what is dangerous in it.
    mutating func through(_ values: [ValueID], _ name: Symbol, at node: NodeID) -> ValueID {
        let flat: ValueID
        if values.count == 1 { flat = flattened(values[0]) } else { flat = mixed(values) }
        guard hasMarks(flat) else { return .unknown }
        return stepped(flat, .through(name), at: node)
    }

    /// A value whose text was decoded: what an encoding had made harmless is dangerous again.
    mutating func decoded(_ id: ValueID, _ danger: Danger) -> ValueID {
        mapMarks(id) { mark in
            var mark = mark
            mark.danger.formUnion(danger)
            mark.flags.remove(.placed)
            if danger == .all || !danger.isDisjoint(with: .page) { mark.sanitizer = .none }
            return mark
        }
    }

    // MARK: Functions that nothing is known of

    /// A function that neither the program nor a table knows: its arguments may come back.
    mutating func callUnknown(
        _ name: Symbol, _ arguments: [CallArgument], at node: NodeID, _ environment: inout Environment
    ) -> ValueID {
        switch facts.kind(name) {
        case .wordpress(let types):
            let result = harmless(types.isSubset(of: .harmless) ? types : .any)
            return noted(result, text(name), arguments, at: node)
        case .php(let types):
            if types.isSubset(of: .harmless) { return harmless(types) }
            return through(arguments.map(\.value), name, at: node)
        case .other:
            let value = mixed(arguments.map(\.value), flags: .guessed)
            return stepped(value, .through(name), at: node)
        }
    }

    mutating func unknownMethod(
        _ name: Symbol, _ receiver: ValueID, _ arguments: [CallArgument], at node: NodeID,
        _ environment: inout Environment
    ) -> ValueID {
        // A getter of a foreign object gives what the object is made of.
        let isMessage = Self.messageMethods.contains(text(name))
        let value = mixed([receiver] + arguments.map(\.value), flags: isMessage ? [] : .guessed)
        return stepped(value, .through(name), at: node)
    }

    /// Methods that give what their object was made from.
    private static let messageMethods: Set<String> = [
        "getmessage", "get_error_message", "get_error_messages", "get_error_data", "__tostring", "getarraycopy",
        "current", "offsetget",
    ]
}
