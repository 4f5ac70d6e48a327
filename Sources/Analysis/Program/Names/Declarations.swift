import PHPSyntax

/// What the program declares, by name.
struct Declarations: Sendable {
    /// Functions by fully qualified name in lower case.
    var functions = SymbolMap<FunctionID>()
    /// Classes by fully qualified name in lower case.
    var classes = SymbolMap<ClassID>()
    /// Methods of any class by name in lower case.
    var methods = SymbolMap<FunctionID>()
    /// Global constants by name, the namespace in lower case.
    var constants = SymbolMap<ConstantDefinition>()
    /// What is assigned to properties of `$this`, at most `maximumWrites` times each.
    var propertyWrites: [PropertyKey: [PropertyWrite]] = [:]

    static let maximumWrites = 8

    struct PropertyKey: Hashable, Sendable {
        var classID: ClassID
        var property: Symbol
    }

    init() {}

    init(
        functions: [FunctionInfo], classes: [ClassInfo],
        constants: [(file: Int, name: Symbol, value: NodeID)], propertyWrites: [PropertyWrite],
        symbols: SymbolTable, indexes: [FileIndex], trees: [SyntaxTree?]
    ) {
        var named: [(Symbol, FunctionID)] = []
        var methods: [(Symbol, FunctionID)] = []
        for (index, function) in functions.enumerated() where function.name != .none {
            if function.kind == .function { named.append((function.name, FunctionID(index))) }
            if function.kind == .method { methods.append((function.name, FunctionID(index))) }
        }
        self.functions = SymbolMap(named, symbols: symbols.count)
        self.methods = SymbolMap(methods, symbols: symbols.count)
        self.classes = SymbolMap(
            classes.enumerated().filter { $0.element.name != .none }.map { ($0.element.name, ClassID($0.offset)) },
            symbols: symbols.count)
        self.constants = SymbolMap(
            Self.constantDefinitions(constants, symbols, indexes, trees), symbols: symbols.count)
        for write in propertyWrites {
            let key = PropertyKey(classID: write.classID, property: write.property)
            if self.propertyWrites[key, default: []].count <= Self.maximumWrites {
                self.propertyWrites[key, default: []].append(write)
            }
        }
    }

    /// What `const` and `define` define, in the order of the files.
    private static func constantDefinitions(
        _ constants: [(file: Int, name: Symbol, value: NodeID)], _ symbols: SymbolTable, _ indexes: [FileIndex],
        _ trees: [SyntaxTree?]
    ) -> [(Symbol, ConstantDefinition)] {
        var definitions = constants.map { ($0.name, ConstantDefinition(file: $0.file, value: $0.value)) }
        for file in indexes.indices {
            guard let tree = trees[file] else { continue }
            for call in indexes[file].calls where call.name == .define {
                let arguments = ArgumentReader(tree, call: call.node)
                guard let nameNode = arguments[0, "constant_name"], let value = arguments[1, "value"] else { continue }
                var name = Symbol(rawValue: indexes[file].symbols[nameNode.index])
                let bytes = symbols.bytes(name)
                if bytes.contains(ASCII.backslash) {
                    let written = FileScanner.constantName(bytes.first == ASCII.backslash ? bytes.dropFirst() : bytes)
                    name = symbols.symbol(written) ?? .none
                }
                if name != .none && tree.kind(nameNode) == .string {
                    definitions.append((name, ConstantDefinition(file: file, value: value)))
                }
            }
        }
        return definitions.enumerated().sorted {
            ($0.element.1.file, $0.element.1.value, $0.offset) < ($1.element.1.file, $1.element.1.value, $1.offset)
        }.map(\.element)
    }
}

/// Where a constant gets its value.
package struct ConstantDefinition: Sendable, Equatable {
    package let file: Int
    package let value: NodeID
}

/// Values by symbol, several for a symbol in the order in which they were given.
struct SymbolMap<Value: Sendable>: Sendable {
    /// Where in `values` those of a symbol begin, by index; one more than there are symbols.
    private var starts: [UInt32] = []
    private var values: [Value] = []

    init() {}

    init(_ pairs: [(Symbol, Value)], symbols: Int) {
        starts = [UInt32](repeating: 0, count: symbols + 1)
        for (symbol, _) in pairs where symbol.index < symbols { starts[symbol.index + 1] += 1 }
        for index in 0..<symbols { starts[index + 1] += starts[index] }
        // A stable order by symbol: counting sort.
        var next = starts
        var order = [Int](repeating: 0, count: pairs.count)
        for (index, pair) in pairs.enumerated() where pair.0.index < symbols {
            order[Int(next[pair.0.index])] = index
            next[pair.0.index] += 1
        }
        values = order.map { pairs[$0].1 }
    }

    /// The first value of the symbol.
    @inline(__always)
    func first(_ symbol: Symbol) -> Value? {
        guard symbol.index + 1 < starts.count else { return nil }
        let start = starts[symbol.index]
        return start < starts[symbol.index + 1] ? values[Int(start)] : nil
    }

    func all(_ symbol: Symbol) -> ArraySlice<Value> {
        guard symbol.index + 1 < starts.count else { return [] }
        return values[Int(starts[symbol.index])..<Int(starts[symbol.index + 1])]
    }
}
