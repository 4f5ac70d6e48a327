import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Functions that put texts together or take them apart.
extension Interpreter {
    /// `sprintf()`: the arguments at their places in a known format.
    mutating func formatted(_ format: ValueID, _ arguments: [ValueID]) -> ValueID {
        guard format != .undefined else { return .unknown }
        var pieces: [Piece] = []
        let formatPieces = textPieces(format)
        guard !formatPieces.isEmpty, formatPieces.contains(where: { $0.literal != 0 }) else {
            return mixed([format] + arguments)
        }
        var next = 0
        for part in formatPieces {
            guard part.literal != 0 else {
                pieces.append(part)
                continue
            }
            let bytes = literals[part.literal]
            for item in FormatString.parse(bytes).pieces {
                switch item {
                case .literal(let range):
                    let text = literals.id(Array(bytes[range]))
                    append([Piece(literal: text, marks: ListSpan(), types: .string)], to: &pieces)
                case .percent:
                    append([Piece(literal: literals.id("%"), marks: ListSpan(), types: .string)], to: &pieces)
                case .conversion(let conversion, _):
                    let index = conversion.isNumbered ? conversion.argument : next + conversion.argument
                    guard index >= 0, index < arguments.count else { continue }
                    switch conversion.kind {
                    case .integer, .float: pieces.append(Piece(literal: 0, marks: ListSpan(), types: .int))
                    case .string, .character: append(textPieces(arguments[index]), to: &pieces)
                    }
                }
            }
            next += FormatString.parse(bytes).unnumberedCount
        }
        return text(pieces)
    }

    /// `_n()`: one of two texts. As formats they are one if they have the same conversions.
    mutating func pluralForm(_ one: ValueID, _ many: ValueID, _ name: Symbol, at node: NodeID) -> ValueID {
        guard let single = knownText(one), let plural = knownText(many) else {
            return through([one, many], name, at: node)
        }
        func conversions(_ text: [UInt8]) -> [FormatString.Conversion] {
            FormatString.parse(text).pieces.compactMap {
                if case .conversion(let conversion, _) = $0 { return conversion }
                return nil
            }
        }
        let ours = conversions(single)
        let theirs = conversions(plural)
        // "One comment" and "%d comments".
        return theirs.starts(with: ours) || ours.isEmpty ? many : ours.starts(with: theirs) ? one : .unknown
    }

    mutating func imploded(
        _ arguments: [CallArgument], at node: NodeID, _ environment: Environment
    ) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        let isSwapped =
            first.value != .undefined && (arena[first.value].shape != 0 || arena[first.value].types == .array)
        let collection = isSwapped || arguments.count == 1 ? first.value : arguments[1].value
        let separator = isSwapped ? (arguments.count > 1 ? arguments[1].value : .undefined) : first.value
        guard collection != .undefined else { return .unknown }
        let value = arena[collection]
        let shape = arena.shapes[Int(value.shape)]
        if value.shape != 0, shape.rest == .undefined, value.marks.isEmpty, shape.entries.count <= 24 {
            var pieces: [Piece] = []
            for (position, index) in shape.entries.range.enumerated() {
                if position > 0, arguments.count > 1 { append(textPieces(separator), to: &pieces) }
                append(textPieces(arena.entries[index].value), to: &pieces)
            }
            return text(pieces)
        }
        let element = anyElement(of: collection, at: node, environment)
        if element != .unknown, !arena[element].pieces.isEmpty {
            // Twice, so that the separator's place is seen.
            var pieces = textPieces(element)
            append(textPieces(separator), to: &pieces)
            append(textPieces(element), to: &pieces)
            return text(pieces)
        }
        if element != .undefined, arena[element].isHarmless { return harmless(.string) }
        return mixed([element, separator], types: .string)
    }

    mutating func replaced(_ arguments: [CallArgument], _ name: Symbol, at node: NodeID) -> ValueID {
        guard arguments.count > 2 else { return .unknown }
        let subject = arguments[2].value
        var removed: [UInt8] = []
        // Characters that are replaced by nothing, or by text without them, are gone afterwards.
        for search in [arguments[0].value] {
            if let text = knownText(search), text.count == 1 { removed += text }
            let shape = search == .undefined ? 0 : arena[search].shape
            if shape != 0 {
                for index in arena.shapes[Int(shape)].entries.range {
                    if let text = knownText(arena.entries[index].value), text.count == 1 { removed += text }
                }
            }
        }
        let replacement = arguments[1].value
        if let text = knownText(replacement) { removed.removeAll { text.contains($0) } }
        var result = mixed([flattened(subject), replacement])
        guard hasMarks(result) else { return .unknown }
        if knownString(arguments[0].value) == "..", knownText(replacement)?.contains(UInt8(ascii: ".")) == false {
            // No two dots are left next to each other; a path behind a folder stays in it.
            result = mapMarks(result) { mark in
                var mark = mark
                mark.flags.insert(.withoutDots)
                return mark
            }
        }
        if removed.isEmpty || replacement != .undefined && hasMarks(replacement) {
            return stepped(result, .through(name), at: node)
        }
        var allowed = ByteSet.all
        for byte in removed { allowed.remove(byte) }
        return cleared(result, Self.harmless(allowed), by: name, at: node)
    }

    mutating func patternReplaced(_ arguments: [CallArgument], _ name: Symbol, at node: NodeID) -> ValueID {
        guard arguments.count > 2 else { return .unknown }
        let subject = arguments[2].value
        let replacement = arguments[1].value
        if let pattern = knownText(arguments[0].value) {
            let facts = RegexFacts(pattern)
            if facts.hasEvalModifier {
                sink(
                    subject, at: arguments[2].node ?? node,
                    .init(arguments: .all, danger: .code, rule: "injection.code"), name: "preg_replace() with /e")
                sink(
                    replacement, at: arguments[1].node ?? node,
                    .init(arguments: .all, danger: .code, rule: "injection.code"), name: "preg_replace() with /e")
            }
            if !hasMarks(replacement), facts.isUnderstood {
                let left = facts.bytesAfterReplacement(knownText(replacement))
                return cleared(subject, Self.harmless(left), by: name, at: node)
            }
        }
        return through([subject, replacement], name, at: node)
    }

    // MARK: Escapers with options

    mutating func htmlEscaped(_ arguments: [CallArgument], _ name: Symbol, at node: NodeID) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        var clears: Danger = [.html, .attributeDouble, .attributeSingle, .xml]
        if arguments.count > 1, let flags = arguments[1].node {
            let text = String(decoding: frame.tree.bytes(flags), as: UTF8.self)
            if text.contains("ENT_NOQUOTES") {
                clears.subtract([.attributeDouble, .attributeSingle])
            } else if text.contains("ENT_COMPAT") {
                clears.subtract(.attributeSingle)
            }
        }
        return cleared(first.value, clears, by: name, at: node)
    }

    mutating func jsonEncoded(_ arguments: [CallArgument], _ name: Symbol, at node: NodeID) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        var clears: Danger = [.js, .css]
        if arguments.count > 1, let flags = arguments[1].node {
            let text = String(decoding: frame.tree.bytes(flags), as: UTF8.self)
            if text.contains("JSON_UNESCAPED_SLASHES"), !text.contains("JSON_HEX_TAG") { clears.subtract(.js) }
            if text.contains("JSON_HEX_TAG") { clears.insert(.html) }
            if text.contains("JSON_HEX_QUOT") { clears.insert(.attributeDouble) }
            if text.contains("JSON_HEX_APOS") { clears.insert(.attributeSingle) }
        }
        // The text is one quoted whole: in SQL or a shell it is as dangerous as before.
        let encoded = cleared(mixed([first.value], types: .string), clears, by: name, at: node)
        return mapMarks(encoded) { mark in
            // Where it stood in the text that was encoded does not matter any more.
            var mark = mark
            mark.flags.remove(.placed)
            return mark
        }
    }

    /// `filter_var()`.
    mutating func filtered(_ value: ValueID, _ filter: NodeID?, at node: NodeID) -> ValueID {
        guard value != .undefined else { return .unknown }
        let name = filterName(filter)
        guard let sanitizer = facts.filter(name) else { return flattened(value) }
        if sanitizer.types.isSubset(of: .harmless) || sanitizer.clears == .all { return harmless(sanitizer.types) }
        let symbol = program.symbols.symbol("filter_var") ?? .none
        return cleared(value, sanitizer.clears, by: symbol, at: node)
    }

    mutating func filterInput(_ arguments: [CallArgument], at node: NodeID) -> ValueID {
        let kind = arguments.first?.node.map { String(decoding: frame.tree.bytes($0), as: UTF8.self) } ?? ""
        let key = arguments.count > 1 ? knownString(arguments[1].value) : nil
        if kind == "INPUT_SERVER", let key, let server = program.symbols.symbol("_SERVER"),
            let source = facts.variable(server), !source.contains(key: key)
        {
            return harmless(.string)
        }
        let value = outside(.request, at: node, name: "filter_input(\(kind), \(key.map { "'\($0)'" } ?? "…"))")
        return filtered(value, arguments.count > 2 ? arguments[2].node : nil, at: node)
    }

    // MARK: URLs and files

    mutating func queryArgument(
        _ special: Special, _ arguments: [CallArgument], _ name: Symbol, at node: NodeID
    ) -> ValueID {
        // Without a URL, both take that of the request.
        let isArray = arguments.first.map { $0.value != .undefined && arena[$0.value].shape != 0 } ?? false
        let count = special == .addQueryArg ? (isArray ? 2 : 3) : 2
        var inputs = arguments.map(\.value)
        if arguments.count < count {
            let own = outside(.request, at: node, name: "the request's URL (\(special.rawValue)() without one)")
            // It begins with a slash.
            inputs.append(
                mapMarks(own) { mark in
                    var mark = mark
                    mark.danger.remove(.url)
                    return mark
                })
        }
        let base = arguments.count >= count ? inputs[count - 1] : inputs[inputs.count - 1]
        let parts = special == .addQueryArg ? Array(inputs.dropLast()) : []
        // What is added stands behind the URL: it chooses neither scheme nor host.
        let added = mapMarks(mixed(parts)) { mark in
            var mark = mark
            mark.danger.subtract([.url, .redirect, .ssrf])
            return mark
        }
        return through([base, added], name, at: node)
    }

    mutating func opened(_ special: Special, _ arguments: [CallArgument], at node: NodeID) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        let prefix = String(decoding: knownPrefix(first.value).prefix(16), as: UTF8.self).lowercased()
        let target = first.node ?? node
        let label = special.rawValue + "()"
        if prefix.hasPrefix("php://input") { return outside(.request, at: node, name: "php://input") }
        if prefix.hasPrefix("http://") || prefix.hasPrefix("https://") {
            sink(first.value, at: target, .init(arguments: .all, danger: .ssrf, rule: "requests.ssrf"), name: label)
            return outside(.remote, at: node, name: label)
        }
        let mode = arguments.count > 1 ? knownString(arguments[1].value) ?? "r" : "r"
        let writes = special == .fopen && mode.first != "r"
        let rule: FlowFact.Sink =
            writes
            ? .init(arguments: .all, danger: .pathWrite, rule: "files.write")
            : .init(arguments: .all, danger: .path, rule: "files.read")
        sink(first.value, at: target, rule, name: label)
        if writes || isOwnFile(first) { return .unknown }
        return outside(.file, at: node, name: label)
    }

    /// Whether a path is that of a file that belongs to the program: beside its code, under a fixed name of a kind that
    /// nothing is written into.
    private func isOwnFile(_ path: CallArgument) -> Bool {
        guard let node = path.node, !hasMarks(path.value) else { return false }
        let tree = frame.tree
        let code = String(decoding: tree.bytes(node).suffix(400), as: UTF8.self)
        guard let last = code.lastIndex(of: "."), code[last...].count <= 8 else { return false }
        let ending = code[last...].dropFirst().prefix { $0.isLetter }
        guard ["css", "js", "svg", "html", "json", "md", "txt", "php"].contains(ending) else { return false }
        var first = node
        while tree.kind(first) == .binary, let left = tree.child(first, 0) { first = left }
        var start = String(decoding: tree.bytes(first).prefix(40), as: UTF8.self)[...]
        if start.hasPrefix("sprintf(") { start = start.dropFirst(8).drop { $0 == " " } }
        let isInside = ["ABSPATH", "__DIR__", "dirname(", "plugin_dir_path(", "get_template_directory("]
            .contains { start.hasPrefix($0) }
        return isInside && !["upload", "cache", "/logs", "/tmp"].contains { code.holds($0) }
    }

    /// Attributes of a shortcode: only those that are named, what the author wrote over the defaults.
    mutating func shortcodeAttributes(
        _ arguments: [CallArgument], at node: NodeID, _ environment: Environment
    ) -> ValueID {
        guard arguments.count > 1 else { return .unknown }
        let defaults = arguments[0].value
        let given = arguments[1].value
        let element = anyElement(of: given, at: node, environment)
        guard defaults != .undefined, arena[defaults].shape != 0 else { return arrayOf(mixed([defaults, element])) }
        var entries = Array(arena.entries[arena.shapes[Int(arena[defaults].shape)].entries.range])
        for index in entries.indices {
            var key = Value(types: .string)
            key.literal = entries[index].key
            let keyValue = arena.add(key)
            let own = self.element(of: given, key: keyValue, base: nil, at: node, environment)
            entries[index].value = join(entries[index].value, own)
        }
        var value = Value(types: .array)
        value.shape = arena.add(entries, rest: .undefined)
        return arena.add(value)
    }
}
