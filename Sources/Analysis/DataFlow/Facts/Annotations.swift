import AnalysisProgram
import Glibc
import PHPSyntax

/// What doc comments say of the data that goes through a function, in the words of other tools:
/// `@psalm-taint-source`, `@psalm-taint-sink`, `@psalm-taint-escape`, `@psalm-flow` (psalm.dev/docs/security_analysis)
/// and `@param-taint`, `@return-taint` (MediaWiki's phan-taint-check-plugin).
struct Annotations {
    private var notes: [FunctionID: Note] = [:]

    /// What is said of one function.
    struct Note: Sendable {
        var isSource = false
        /// Nothing of the arguments is in what it returns.
        var isOpaque = false
        var sinks: [(parameter: Int, sink: FlowFact.Sink)] = []
        var escapes: Danger = []
        /// Parameters whose data is in what it returns.
        var flows: [Int] = []
    }

    subscript(function: FunctionID) -> Note? { notes.isEmpty ? nil : notes[function] }

    init(_ program: Program) {
        var isAnnotated = [Bool](repeating: false, count: program.trees.count)
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            isAnnotated[file] = Self.mentions(tree)
        }
        guard isAnnotated.contains(true) else { return }
        for (index, info) in program.functions.enumerated()
        where isAnnotated[info.file] && (info.kind == .function || info.kind == .method) {
            guard let tree = program.trees[info.file], let token = tree.leadingComment(info.node),
                tree.tokens.kinds[token] == .docComment
            else { continue }
            let text = String(decoding: tree.bytes(token: token).prefix(16 << 10), as: UTF8.self)
            if let note = Self.read(text, info, program) {
                notes[FunctionID(rawValue: Int32(truncatingIfNeeded: index))] = note
            }
        }
    }

    /// Whether a file has any of the tags in it.
    private static func mentions(_ tree: SyntaxTree) -> Bool {
        tree.source.withUnsafeBytes { source in
            guard let end = source.baseAddress.map({ $0 + source.count }) else { return false }
            var position = source.baseAddress ?? end
            while position < end, let at = memchr(position, 0x40, end - position) {
                let rest = UnsafeRawBufferPointer(start: at, count: UnsafeRawPointer(at).distance(to: end))
                if tags.contains(where: { rest.starts(with: $0) }) { return true }
                position = UnsafeRawPointer(at) + 1
            }
            return false
        }
    }

    private static let tags = ["@psalm-taint", "@psalm-flow", "@param-taint", "@return-taint"].map { Array($0.utf8) }

    private static func read(_ text: String, _ info: FunctionInfo, _ program: Program) -> Note? {
        var note = Note()
        var isNoted = false
        for line in text.split(whereSeparator: \.isNewline) {
            var words = line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "," || $0 == "(" || $0 == ")" })
            while let first = words.first, first.first != "@" { words.removeFirst() }
            guard let tag = words.first else { continue }
            let arguments = words.dropFirst().map(String.init).filter { $0 != "*/" }
            isNoted = read(tag, arguments, info, program, &note) || isNoted
        }
        return isNoted ? note : nil
    }

    private static func read(
        _ tag: Substring, _ words: [String], _ info: FunctionInfo, _ program: Program, _ note: inout Note
    ) -> Bool {
        func index(_ name: String) -> Int? {
            guard name.first == "$" else { return nil }
            return info.parameters.firstIndex { program.symbols.text($0.name) == name.dropFirst() }
        }
        switch tag {
        case "@psalm-taint-source":
            note.isSource = true
        case "@psalm-taint-sink":
            guard words.count >= 2, let sink = sinks[words[0]], let index = index(words[1]) else { return false }
            note.sinks.append((index, sink))
        case "@psalm-taint-escape":
            // A condition in parentheses is for the body of the function to show.
            guard let kind = words.first, let danger = kind == "input" ? .all : escapes[kind] else { return false }
            note.escapes.formUnion(danger)
        case "@psalm-flow":
            guard words.first != "proxy", words.contains("->") else { return false }
            note.flows += words.prefix { $0 != "->" }.compactMap(index)
        case "@param-taint":
            guard words.count >= 2, let index = index(words[0]) else { return false }
            for kind in words.dropFirst() where kind.hasPrefix("exec_") {
                if let sink = sinks[String(kind.dropFirst(5))] { note.sinks.append((index, sink)) }
            }
        case "@return-taint":
            guard let kind = words.first else { return false }
            note.isSource = kind == "tainted"
            note.isOpaque = kind == "none" || kind == "escaped"
        default: return false
        }
        return true
    }

    private static let sinks: [String: FlowFact.Sink] = [
        "html": .init(arguments: .all, danger: .html, rule: "xss"),
        "has_quotes": .init(arguments: .all, danger: .html, rule: "xss"),
        "sql": .init(arguments: .all, danger: .sql, rule: "sqli.query"),
        "shell": .init(arguments: .all, danger: .shell, rule: "injection.command"),
        "callable": .init(arguments: .all, danger: .callable, rule: "injection.callable"),
        "unserialize": .init(arguments: .all, danger: .unserialize, rule: "injection.object"),
        "serialize": .init(arguments: .all, danger: .unserialize, rule: "injection.object"),
        "include": .init(arguments: .all, danger: .include, rule: "files.include"),
        "eval": .init(arguments: .all, danger: .code, rule: "injection.code"),
        "code": .init(arguments: .all, danger: .code, rule: "injection.code"),
        "ssrf": .init(arguments: .all, danger: .ssrf, rule: "requests.ssrf"),
        "file": .init(arguments: .all, danger: .path, rule: "files.read"),
        "path": .init(arguments: .all, danger: .path, rule: "files.read"),
        "header": .init(arguments: .all, danger: .header, rule: "injection.header"),
        "cookie": .init(arguments: .all, danger: .header, rule: "injection.header"),
        "ldap": .init(arguments: .all, danger: .ldap, rule: "injection.ldap"),
        "xpath": .init(arguments: .all, danger: .xpath, rule: "injection.xpath"),
    ]

    private static let escapes: [String: Danger] = [
        "html": Danger.page, "has_quotes": [.attributeDouble, .attributeSingle],
        "sql": Danger.database, "shell": [.shell, .shellQuoted], "callable": .callable, "unserialize": .unserialize,
        "include": .include, "eval": .code, "ssrf": [.ssrf, .redirect], "file": Danger.paths, "header": .header,
        "cookie": .header, "ldap": .ldap, "xpath": .xpath,
    ]
}

extension Interpreter {
    /// What a doc comment says that the arguments of a call do.
    mutating func sinkAnnotated(_ note: Annotations.Note, _ given: [CallArgument?], _ name: String, at node: NodeID) {
        for (index, rule) in note.sinks where index < given.count {
            if let argument = given[index] { sink(argument.value, at: argument.node ?? node, rule, name: name) }
        }
    }

    /// What a call returns, as a doc comment says.
    mutating func annotated(
        _ note: Annotations.Note, _ result: ValueID, _ given: [CallArgument?], _ function: FunctionID, at node: NodeID
    ) -> ValueID {
        let info = program.functions[function.index]
        if let type = info.returnType, note.isSource {
            let types = frame.file == info.file ? declaredTypes(type) : .any
            if types.isSubset(of: .harmless) { return harmless(types) }
        }
        if note.isSource { return outside(.request, at: node, name: info.displayName) }
        if note.isOpaque { return harmless(.string) }
        var result = result
        if !note.flows.isEmpty {
            let passed = note.flows.compactMap { $0 < given.count ? given[$0]?.value : nil }
            result = join(result, mixed(passed))
        }
        return note.escapes.isEmpty ? result : cleared(result, note.escapes, by: info.name, at: node)
    }
}
