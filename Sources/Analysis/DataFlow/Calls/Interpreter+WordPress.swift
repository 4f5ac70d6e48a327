import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Functions of PHP and WordPress whose options decide whether they are safe.
extension Interpreter {
    /// `curl_setopt()`: only the address matters.
    mutating func setOption(_ arguments: [CallArgument], at node: NodeID) -> ValueID {
        guard arguments.count > 2 else { return harmless(.bool) }
        if let rule = Self.transferRule(knownString(arguments[1].value)) {
            sink(arguments[2].value, at: arguments[2].node ?? node, rule, name: "curl_setopt()")
        }
        return harmless(.bool)
    }

    /// `curl_setopt_array()`: each option for itself.
    mutating func setOptions(_ arguments: [CallArgument], at node: NodeID) -> ValueID {
        guard arguments.count > 1 else { return harmless(.bool) }
        let place = arguments[1].node ?? node
        let value = arena[arguments[1].value]
        guard value.shape != 0, value.marks.isEmpty else {
            let rule = FlowFact.Sink(arguments: .all, danger: .ssrf, rule: "requests.ssrf")
            sink(arguments[1].value, at: place, rule, name: "curl_setopt_array()")
            return harmless(.bool)
        }
        for entry in Array(arena.entries[arena.shapes[Int(value.shape)].entries.range]) {
            if let rule = Self.transferRule(literals.string(entry.key)) {
                sink(entry.value, at: place, rule, name: "curl_setopt_array()")
            }
        }
        return harmless(.bool)
    }

    /// What an option of curl must not be made of; nil for those that choose neither target, file nor function.
    private static func transferRule(_ option: String?) -> FlowFact.Sink? {
        guard let option, option.hasPrefix("CURLOPT_") else { return nil }
        switch option.dropFirst(8) {
        case "URL", "PROXY", "PRE_PROXY", "UNIX_SOCKET_PATH", "ABSTRACT_UNIX_SOCKET", "CONNECT_TO", "RESOLVE",
            "DEFAULT_PROTOCOL", "DOH_URL", "REQUEST_TARGET", "INTERFACE":
            return .init(arguments: .all, danger: .ssrf, rule: "requests.ssrf")
        case "COOKIEFILE", "CAINFO", "CAPATH", "SSLCERT", "SSLKEY", "NETRC_FILE":
            return .init(arguments: .all, danger: .path, rule: "files.read")
        case "COOKIEJAR": return .init(arguments: .all, danger: .pathWrite, rule: "files.write")
        case "HEADERFUNCTION", "READFUNCTION", "WRITEFUNCTION", "PROGRESSFUNCTION", "XFERINFOFUNCTION":
            return .init(arguments: .all, danger: .callable, rule: "injection.callable")
        default: return nil
        }
    }

    /// `wp_kses()`: what a list of allowed tags leaves of scripts.
    mutating func filteredMarkup(_ arguments: [CallArgument], _ name: Symbol, at node: NodeID) -> ValueID {
        guard let first = arguments.first else { return .unknown }
        let allowsScript = arguments.count > 1 && allowsScript(arguments[1].value, depth: 0)
        return cleared(first.value, allowsScript ? [] : [.html, .markup], by: name, at: node)
    }

    /// Whether a list of allowed tags or attributes has one in it that runs script.
    private func allowsScript(_ id: ValueID, depth: Int) -> Bool {
        guard id != .undefined, arena[id].shape != 0, depth < 3 else { return false }
        for index in arena.shapes[Int(arena[id].shape)].entries.range {
            let entry = arena.entries[index]
            let key = literals.string(entry.key).lowercased()
            if depth == 0, key == "script" || key == "object" || key == "embed" { return true }
            if depth == 1, key.hasPrefix("on") { return true }
            if allowsScript(entry.value, depth: depth + 1) { return true }
        }
        return false
    }

    /// `wp_handle_upload()`, told not to look at the type of the file.
    mutating func handleUpload(
        _ arguments: [CallArgument], _ name: Symbol, at node: NodeID, _ environment: Environment
    ) -> ValueID {
        if arguments.count > 1 {
            let key = literal("test_type")
            let option = element(of: arguments[1].value, key: key, base: nil, at: node, environment)
            let name = element(
                of: arguments[0].value, key: literal("name"), base: nil, at: node, environment)
            if truth(option) == false, !hasFixedExtension(name) {
                let origin = provenance.origin(frame.file, node, grade: .upload, name: "the uploaded file")
                hit(
                    Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .upload), .upload, at: node,
                    "files.upload", place: "wp_handle_upload() without a test of the type")
            }
        }
        return arrayOf(harmless(.string))
    }

    /// Whether a path is that of a file that PHP runs.
    func endsInPHP(_ id: ValueID) -> Bool {
        guard id != .undefined else { return false }
        let value = arena[id]
        var last = value.literal
        if let index = value.pieces.range.last { last = arena.pieces[index].literal }
        guard last != 0 else { return false }
        let text = literals.string(last).lowercased()
        return text.hasSuffix(".php") || text.hasSuffix(".phtml") || text.hasSuffix(".inc")
    }

    /// What values cannot do any more that a callback of `array_filter()` lets pass.
    func whatPasses(_ callback: CallArgument) -> Danger {
        var function: FunctionID?
        if callback.value != .undefined, case .closure(let closure) = arena[callback.value].reference {
            function = closure
        } else if let name = knownString(callback.value), let symbol = program.symbols.symbol(name.lowercased()) {
            function = program.function(named: symbol)
            if function == nil {
                for check in facts.function(symbol)?.guards ?? [] {
                    if case .validator(0, .truthy, let clears) = check { return clears }
                }
            }
        }
        guard let function, let summary = summaries[function.index] else { return [] }
        return summary.validated.first { $0.parameter == 0 }?.whenTrue ?? []
    }

    /// An object used as text.
    mutating func objectText(_ id: ValueID, at node: NodeID) -> ValueID? {
        guard id != .undefined, case .object(let classID) = arena[id].reference else { return nil }
        guard let method = program.method(facts.toText, in: classID) else {
            // Objects of such classes become no text; PHP stops instead.
            let isWhole = arena[id].isExact && program.externalParent(of: classID) == .none
            return isWhole ? harmless(.string) : nil
        }
        var environment = Environment()
        return apply(method, [], receiver: id, at: node, &environment)
    }
}
