import AnalysisModel
import AnalysisProgram

/// The tables, by the symbols of one program.
struct BoundFacts {
    private var functions: [Symbol: FlowFact] = [:]
    /// Methods by class and name.
    private var methods: [UInt64: FlowFact] = [:]
    private var constructions: [Symbol: FlowFact] = [:]
    /// Methods of a name that only one class of the tables has, and that is too particular to be somebody else's.
    private var distinctMethods: [Symbol: FlowFact] = [:]
    private var variables: [Symbol: FlowFact.Source] = [:]
    private var properties: [UInt64: FlowFact.Source] = [:]
    private var distinctProperties: [Symbol: FlowFact.Source] = [:]
    private var specials: [Symbol: Special] = [:]
    private var filters: [String: FlowFact.Sanitizer]
    private let kinds: [String: Kind]
    /// Those of the program.
    private var symbols: SymbolTable
    private var tabledClasses: Set<Symbol> = []
    /// Classes that the tables know, of what functions of PHP return.
    private var returnedClasses: [Symbol: Symbol] = [:]
    let entries: [FlowTables.EntryPoint]
    /// Functions that are tests and need more than a table.
    private(set) var tests: Set<Symbol> = []
    /// Functions that register callbacks of hooks.
    private(set) var registrars: Set<Symbol> = []
    /// Global variables that hold an object of a known class.
    private(set) var globalClasses: [Symbol: Symbol] = [:]

    private(set) var globalNumbers: Set<Symbol> = []

    let this, wpdb, db, wpdbClass, prepare, invoke, callMethod, constructor, requestClass, errorClass, userID, globals,
        getter, toText, attributes: Symbol

    /// Whose function it is, and what types it returns.
    enum Kind: Sendable {
        case wordpress(TypeSet)
        case php(TypeSet)
        case other
    }

    /// Names that a program has to know as symbols even if it does not contain them.
    static let names: NameSet = {
        var names =
            [
                "GLOBALS", "attributes", "__get", "__tostring", "this", "wpdb", "db", "prepare", "__invoke", "call",
                "__construct",
                "wp_rest_request", "wp_error", "user_ID",
            ] + testNames + registrarNames + numberNames + globalObjects.flatMap { [$0.key, $0.value] }
            + Special.allCases.map(\.rawValue)
        let tables = FlowTables.shared
        let owners = Set(tables.functions.keys.compactMap { split($0)?.0 })
        names += tables.returnedClasses.filter { owners.contains($0.value) }.map(\.key).sorted()
        for name in tables.functions.keys.sorted() + tables.properties.keys.sorted() {
            let name = name.hasPrefix("new ") ? String(name.dropFirst(4)) : name
            if let (owner, member) = split(name) { names += [owner, member] } else { names.append(name) }
        }
        return NameSet(names + tables.variables.keys.sorted())
    }()

    /// The tables of the library, by the symbols of `names`.
    private static let shared = BoundFacts(.shared, symbols: names.symbols)

    /// The tables, with more lines for some of them, by the symbols of a program. Without more lines, and for a program
    /// that was made with `names`, they are bound once in a process.
    static func bound(to program: Program, adding lines: [String: [String]]) -> BoundFacts {
        guard lines.isEmpty, program.names === names else {
            return BoundFacts(FlowTables.shared.adding(lines), symbols: program.symbols)
        }
        var facts = shared
        facts.symbols = program.symbols
        return facts
    }

    private static let testNames = [
        "in_array", "array_search", "array_key_exists", "key_exists", "preg_match", "filter_var", "hash_equals",
        "wp_check_password", "password_verify", "is_admin", "is_network_admin", "wp_doing_cron", "defined",
        "str_starts_with", "str_contains", "is_string", "is_array", "is_wp_error",
    ]

    private static let registrarNames = ["add_action", "add_filter"]

    private static let globalObjects = [
        "post": "wp_post", "wp_query": "wp_query", "current_user": "wp_user", "wp_filesystem": "wp_filesystem_base",
        "wp_rewrite": "wp_rewrite", "comment": "wp_comment", "wp": "wp",
    ]

    /// Global variables of which WordPress makes numbers.
    private static let numberNames = ["paged", "page", "numpages", "multipage", "more", "wp_db_version"]

    private init(_ tables: FlowTables, symbols: SymbolTable) {
        self.symbols = symbols
        kinds = tables.kinds
        func symbol(_ name: String) -> Symbol { symbols.symbol(name) ?? .none }
        this = symbol("this")
        globals = symbol("GLOBALS")
        getter = symbol("__get")
        attributes = symbol("attributes")
        toText = symbol("__tostring")
        wpdb = symbol("wpdb")
        db = symbol("db")
        wpdbClass = symbol("wpdb")
        prepare = symbol("prepare")
        invoke = symbol("__invoke")
        callMethod = symbol("call")
        constructor = symbol("__construct")
        requestClass = symbol("wp_rest_request")
        errorClass = symbol("wp_error")
        userID = symbol("user_ID")
        entries = tables.entries
        filters = tables.filters
        for name in Self.registrarNames { registrars.insert(symbol(name)) }
        for name in Self.testNames { tests.insert(symbol(name)) }
        for special in Special.allCases { specials[symbol(special.rawValue)] = special }
        for name in Self.numberNames { globalNumbers.insert(symbol(name)) }
        for (name, className) in Self.globalObjects { globalClasses[symbol(name)] = symbol(className) }
        var owners: [String: [FlowFact]] = [:]
        // In one order, so that the same program always gives the same answer.
        for (name, fact) in tables.ordered {
            if name.hasPrefix("new ") {
                constructions[symbol(String(name.dropFirst(4)))] = fact
            } else if let (owner, method) = Self.split(name) {
                owners[method, default: []].append(fact)
                guard let owner = symbols.symbol(owner), let method = symbols.symbol(method) else { continue }
                methods[Self.key(owner, method)] = fact
                tabledClasses.insert(owner)
            } else if let symbol = symbols.symbol(name) {
                functions[symbol] = fact
            }
        }
        for (method, facts) in owners {
            guard let symbol = symbols.symbol(method), method.contains("_"), !method.hasPrefix("__") else { continue }
            // Several classes of one family may have it: what one of them does with its arguments is enough.
            distinctMethods[symbol] = facts.first { !$0.sinks.isEmpty || $0.source != nil } ?? facts[0]
        }
        for (name, className) in tables.returnedClasses {
            guard let function = symbols.symbol(name), let owner = symbols.symbol(className),
                tabledClasses.contains(owner)
            else { continue }
            returnedClasses[function] = owner
        }
        for (name, source) in tables.variables {
            if let symbol = symbols.symbol(name) { variables[symbol] = source }
        }
        var propertyOwners: [String: [FlowFact.Source]] = [:]
        for (name, source) in tables.properties {
            guard let (owner, property) = Self.split(name) else { continue }
            propertyOwners[property, default: []].append(source)
            guard let owner = symbols.symbol(owner), let property = symbols.symbol(property) else { continue }
            properties[Self.key(owner, property)] = source
        }
        for (property, sources) in propertyOwners where property.contains("_") {
            if let symbol = symbols.symbol(property) { distinctProperties[symbol] = sources[0] }
        }
    }

    private static func split(_ name: String) -> (String, String)? {
        var index = name.startIndex
        while index < name.endIndex {
            if name[index...].hasPrefix("::") {
                return (String(name[..<index]), String(name[name.index(index, offsetBy: 2)...]))
            }
            index = name.index(after: index)
        }
        return nil
    }

    private static func key(_ owner: Symbol, _ name: Symbol) -> UInt64 {
        UInt64(owner.rawValue) << 32 | UInt64(name.rawValue)
    }

    func function(_ name: Symbol) -> FlowFact? { functions[name] }
    func construction(_ name: Symbol) -> FlowFact? { constructions[name] }
    func variable(_ name: Symbol) -> FlowFact.Source? { variables[name] }
    func distinctMethod(_ name: Symbol) -> FlowFact? { distinctMethods[name] }
    func distinctProperty(_ name: Symbol) -> FlowFact.Source? { distinctProperties[name] }
    func returnedClass(_ name: Symbol) -> Symbol? { returnedClasses[name] }
    func special(_ name: Symbol) -> Special? { specials[name] }
    func filter(_ name: String) -> FlowFact.Sanitizer? { filters[name] }
    func isTabled(_ className: Symbol) -> Bool { tabledClasses.contains(className) }
    func kind(_ name: Symbol) -> Kind { kinds[symbols.text(name)] ?? .other }

    func isPHP(_ name: Symbol) -> Bool {
        if case .php = kind(name) { return true }
        return false
    }

    func method(_ owner: Symbol, _ name: Symbol) -> FlowFact? { methods[Self.key(owner, name)] }

    /// What the tables say of a method of a class or one of its ancestors.
    func method(_ name: Symbol, ofAncestorsOf classID: ClassID, in program: Program) -> FlowFact? {
        for owner in program.ancestors(of: classID) {
            if let fact = methods[Self.key(owner, name)] { return fact }
        }
        return nil
    }

    func property(_ owner: Symbol, _ name: Symbol) -> FlowFact.Source? { properties[Self.key(owner, name)] }

    func property(_ name: Symbol, ofAncestorsOf classID: ClassID, in program: Program) -> FlowFact.Source? {
        for owner in program.ancestors(of: classID) {
            if let source = properties[Self.key(owner, name)] { return source }
        }
        return nil
    }
}

extension FlowFact {
    /// Whether the tables say so much about a function that its code need not be looked at.
    var decides: Bool {
        source != nil || !sanitizers.isEmpty || !guards.isEmpty || !propagation.isEmpty || !actions.isEmpty
    }
}
