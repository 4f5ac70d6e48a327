import AnalysisModel

/// The tables of `Data/facts` that tell how data flows, by lower-case name.
struct FlowTables: Sendable {
    /// "esc_html", "wpdb::query" or, for constructs of the language, "echo".
    var functions: [String: FlowFact] = [:]
    /// Superglobals and other variables, without the dollar.
    var variables: [String: FlowFact.Source] = [:]
    /// "wp_post::post_content".
    var properties: [String: FlowFact.Source] = [:]
    /// Validation and sanitising filters of filter_var().
    var filters: [String: FlowFact.Sanitizer] = [:]
    var entries: [EntryPoint] = []
    /// `functions` in the order of their names.
    private(set) var ordered: [(name: String, fact: FlowFact)] = []
    /// Whose function each name is.
    var kinds: [String: BoundFacts.Kind] = [:]
    /// The class of the object that a function of PHP returns, in lower case.
    var returnedClasses: [String: String] = [:]
    /// Lines that could not be read.
    var problems: [String] = []

    /// A hook through which requests come.
    struct EntryPoint: Sendable {
        /// "action", "filter", "shortcode", "rest", …
        var kind: String
        /// The hook's name; `*` at the end stands for any ending.
        var pattern: String
        /// "public", "subscriber", "admin", or "-" if it is none that makes requests.
        var level: String
        /// Parameters, from 0, with the grade of what they carry.
        var parameters: [(index: Int, grade: Grade)]
        /// Parameters, from 0, with the class of the object that they are, in lower case.
        var objects: [(index: Int, type: String)] = []

        func matches(_ name: String) -> Bool {
            pattern.last == "*" ? name.hasPrefix(pattern.dropLast()) : name == pattern
        }
    }

    /// What the library was built with.
    static let shared = FlowTables(
        files: EmbeddedFile.all.filter { $0.name.hasPrefix("facts/") })

    init(files: [EmbeddedFile]) {
        for file in files {
            let name = file.name.split(separator: "/").last ?? ""
            for entry in file.entries {
                let words = entry.text.words
                if !read(words, of: name) { problems.append("\(file.name):\(entry.line): \(entry.text)") }
            }
        }
        order()
    }

    /// Puts the functions in order; due after lines were read.
    mutating func order() {
        ordered = functions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The tables with more lines, by the names of the tables without ending; what cannot be read is left out.
    func adding(_ lines: [String: [String]]) -> FlowTables {
        guard !lines.isEmpty else { return self }
        var tables = self
        for (table, lines) in lines.sorted(by: { $0.key < $1.key }) {
            for line in lines where !tables.read(line, ofTable: table) { tables.problems.append("\(table): \(line)") }
        }
        tables.order()
        return tables
    }

    /// Reads a line of a table named without its ending; a comment or an empty line is nothing.
    mutating func read(_ line: String, ofTable table: String) -> Bool {
        let words = line[...].words
        guard let first = words.first, first.first != "#" else { return true }
        return read(words, of: table.hasSuffix(".txt") ? table[...] : "\(table).txt")
    }

    /// Reads one line of a table; gives false if it has not the form that the table asks for.
    mutating func read(_ words: [Substring], of table: Substring) -> Bool {
        switch table {
        case "sources.txt": readSource(words)
        case "sanitizers.txt": readSanitizer(words)
        case "sinks.txt": readSink(words)
        case "propagation.txt": readPropagation(words)
        case "guards.txt": readGuard(words)
        case "entries.txt": readEntry(words)
        case "actions.txt": readAction(words)
        case "functions.txt": readFunction(words, isPHP: false)
        case "php-functions.txt": readFunction(words, isPHP: true)
        default: true
        }
    }

    private mutating func readSource(_ words: [Substring]) -> Bool {
        guard words.count >= 3, let grade = Grade.names[String(words[2])] else { return false }
        let keys = words[3...].map(String.init)
        let source = FlowFact.Source(
            grade: grade, keys: keys.filter { $0.first != "!" },
            harmlessKeys: keys.filter { $0.first == "!" }.map { String($0.dropFirst()) })
        switch words[0] {
        case "variable": variables[String(words[1])] = source
        case "property": properties[words[1].lowercased()] = source
        case "function", "method": functions[words[1].lowercased(), default: FlowFact()].source = source
        case "constant": break
        default: return false
        }
        return true
    }

    private mutating func readSanitizer(_ words: [Substring]) -> Bool {
        let isFilter = words.first == "filter"
        let words = isFilter ? words.dropFirst() : words[...]
        let first = words.startIndex
        let argumentCount = isFilter ? 0 : 1
        guard words.count >= 2 + argumentCount else { return false }
        let argument = isFilter ? 1 : Int(words[first + 1])
        guard let argument, argument >= 1, let types = TypeSet.names[words[first + 1 + argumentCount].lowercased()],
            let clears = Self.dangers(words[(first + 2 + argumentCount)...])
        else { return false }
        let sanitizer = FlowFact.Sanitizer(argument: argument - 1, types: types, clears: clears)
        if isFilter {
            filters[String(words[first])] = sanitizer
        } else {
            functions[words[first].lowercased(), default: FlowFact()].sanitizers.append(sanitizer)
        }
        return true
    }

    private mutating func readSink(_ words: [Substring]) -> Bool {
        guard words.count >= 5 else { return false }
        let isOfKeys = words[3].hasPrefix("keys:")
        let context = isOfKeys ? words[3].dropFirst(5) : words[3]
        guard let arguments = ArgumentSet(words[2]), let danger = Danger.names[String(context)] else { return false }
        let sink = FlowFact.Sink(arguments: arguments, danger: danger, rule: String(words[4]), isOfKeys: isOfKeys)
        let name = words[0] == "new" ? "new " + words[1].lowercased() : words[1].lowercased()
        functions[name, default: FlowFact()].sinks.append(sink)
        return true
    }

    private mutating func readPropagation(_ words: [Substring]) -> Bool {
        guard words.count >= 3, let arguments = ArgumentSet(words[1]) else { return false }
        var index = 2
        while index < words.count {
            let effect: FlowFact.Propagation.Effect
            switch words[index] {
            case "same", "case": effect = .same
            case "none": effect = .none
            case "array": effect = .array
            case "element": effect = .element
            case "keys": effect = .keys
            case "callback":
                index += 2
                continue
            case "out":
                guard index + 1 < words.count, let number = Int(words[index + 1]), number >= 1 else { return false }
                effect = .out(number - 1)
                index += 1
            case "decode":
                guard let danger = Self.dangers(words[(index + 1)...]) else { return false }
                effect = .decode(danger)
                index = words.count
            default: return false
            }
            functions[words[0].lowercased(), default: FlowFact()].propagation.append(
                FlowFact.Propagation(arguments: arguments, effect: effect))
            index += 1
        }
        return true
    }

    private mutating func readGuard(_ words: [Substring]) -> Bool {
        guard words.count >= 2 else { return false }
        let name = words[1].lowercased()
        let fact: FlowFact.Guard
        switch words[0] {
        case "nonce": fact = .nonce
        case "capability":
            fact = .capability(words.count > 2 ? Int(words[2]).map { $0 - 1 } : nil)
        case "login": fact = .login
        case "exit": fact = .exit
        case "validator":
            let results: [Substring: FlowFact.Guard.Result] = [
                "true": .truthy, "nonempty": .truthy, "false": .falsy, "zero": .zero,
            ]
            guard words.count >= 5, let argument = Int(words[2]), argument >= 1, let result = results[words[3]],
                let clears = Self.dangers(words[4...])
            else { return false }
            fact = .validator(argument: argument - 1, result: result, clears: clears)
        default: return false
        }
        functions[name, default: FlowFact()].guards.append(fact)
        return true
    }

    private mutating func readEntry(_ words: [Substring]) -> Bool {
        guard words.count >= 3 else { return false }
        var parameters: [(index: Int, grade: Grade)] = []
        var objects: [(index: Int, type: String)] = []
        var index = 3
        while index + 1 < words.count {
            guard let number = Int(words[index]), number >= 1 else { return false }
            let carried = words[index + 1]
            if let grade = Grade.names[String(carried)] {
                parameters.append((number - 1, grade))
            } else if carried.first?.isUppercase == true {
                objects.append((number - 1, carried.lowercased()))
            } else {
                return false
            }
            index += 2
        }
        entries.append(
            EntryPoint(
                kind: String(words[0]), pattern: String(words[1]), level: String(words[2]), parameters: parameters,
                objects: objects))
        return index == words.count
    }

    private mutating func readAction(_ words: [Substring]) -> Bool {
        guard words.count >= 5, let arguments = ArgumentSet(words[2]) else { return false }
        functions[words[1].lowercased(), default: FlowFact()].actions.append(
            FlowFact.Action(arguments: arguments, what: String(words[3]), level: String(words[4])))
        return true
    }

    /// `NAME MIN MAX SINCE DEPRECATED REPLACEMENT RETURNS …`, of PHP's with REMOVED behind DEPRECATED.
    private mutating func readFunction(_ words: [Substring], isPHP: Bool) -> Bool {
        let column = isPHP ? 7 : 6
        guard words.count > column else { return words.count >= 3 }
        var types = TypeSet()
        for name in words[column].split(separator: "|") {
            let type = name.first == "?" ? name.dropFirst() : name
            // Names of classes begin with a capital; whatever else is not known may be anything.
            let isClass = type.first.map { $0.isUppercase } ?? false
            types.formUnion(TypeSet.names[type.lowercased()] ?? (isClass ? .object : .any))
            if isClass, isPHP { returnedClasses[words[0].lowercased()] = type.lowercased() }
            if name.first == "?" { types.insert(.null) }
        }
        if types.isEmpty { types = .any }
        let name = words[0].lowercased()
        kinds[name] = isPHP ? .php(types) : .wordpress(types)
        return true
    }

    private static func dangers(_ words: ArraySlice<Substring>) -> Danger? {
        var dangers: Danger = []
        for word in words {
            guard let danger = Danger.names[String(word)] else { return nil }
            dangers.formUnion(danger)
        }
        return dangers
    }
}
