import PHPSyntax

/// Makes the final facts of a file from its scan, once the symbols of all files are known.
struct FileAssembler {
    struct Result: Sendable {
        var index: FileIndex
        var functions: [FunctionInfo]
        var classes: [ClassInfo]
        var constants: [(name: Symbol, value: NodeID)]
        var propertyWrites: [PropertyWrite]
    }

    let file: Int
    let tree: SyntaxTree
    let symbols: SymbolTable
    let scan: FileScan
    /// The program's number of each symbol of the scan.
    let numbers: [UInt32]
    let firstFunction: Int
    let firstClass: Int
    var index = FileIndex()
    var nesting = Nesting()

    init(file: Int, scan: FileScan, numbers: [UInt32], symbols: SymbolTable, firstFunction: Int, firstClass: Int) {
        self.file = file
        self.tree = scan.tree
        self.symbols = symbols
        self.scan = scan
        self.numbers = numbers
        self.firstFunction = firstFunction
        self.firstClass = firstClass
    }

    func symbol(_ number: UInt32) -> Symbol { Symbol(rawValue: numbers[Int(number)]) }

    mutating func assemble() -> Result {
        index.symbols = scan.symbols.map { numbers[Int($0)] }
        index.resolved = scan.resolved.map { numbers[Int($0)] }
        index.sections = scan.sections.map { section in
            func global(_ names: [UInt32: UInt32]) -> [UInt32: UInt32] {
                var result: [UInt32: UInt32] = [:]
                for (alias, name) in names { result[numbers[Int(alias)]] = numbers[Int(name)] }
                return result
            }
            return NamespaceSection(
                start: section.start, name: numbers[Int(section.name)], display: numbers[Int(section.display)],
                classes: global(section.classes), functions: global(section.functions),
                constants: global(section.constants))
        }
        index.functions = firstFunction..<(firstFunction + scan.functions.count)
        index.classes = firstClass..<(firstClass + scan.classes.count)
        index.calls = scan.calls
        nesting = Nesting(scan)
        let functions = scan.functions.indices.map { function($0) }
        let classes = scan.classes.indices.map { classInfo($0) }
        let constants = scan.constants.map { (name: symbol($0.name), value: $0.value) }
        let propertyWrites = assignWrites(functions)
        return Result(
            index: index, functions: functions, classes: classes, constants: constants,
            propertyWrites: propertyWrites)
    }

    // MARK: Functions

    private func function(_ position: Int) -> FunctionInfo {
        let scanned = scan.functions[position]
        let node = scanned.node
        let flags = tree.flags(node)
        let slots: (parameters: Int, type: Int, body: Int) =
            switch scanned.kind {
            case .function, .method: (2, 3, 4)
            case .closure: (1, 3, 4)
            case .arrowFunction: (1, 2, 3)
            case .propertyHook: (2, -1, 3)
            case .file: (-1, -1, -1)
            }
        let isClosure = scanned.kind == .closure || scanned.kind == .arrowFunction
        let outer = nesting.outerFunction[position].map { FunctionID(firstFunction + $0) }
        let lexicalClass = nesting.classOfFunction[position]
        return FunctionInfo(
            file: file, node: node, kind: scanned.kind, isStatic: scanned.kind != .file && flags.contains(.static),
            returnsReference: scanned.kind != .file && flags.contains(.byReference),
            isAbstract: scanned.kind == .method && flags.contains(.abstract), name: symbol(scanned.name),
            classID: lexicalClass.map { ClassID(firstClass + $0) },
            parameters: tree.child(node, slots.parameters).map { parameters($0) } ?? [],
            returnType: tree.child(node, slots.type),
            body: scanned.kind == .file ? node : tree.child(node, slots.body).flatMap { present($0) },
            enclosing: isClosure ? outer : nil, outer: outer, start: scanned.start,
            display: symbol(scanned.display),
            className: lexicalClass.map { symbol(scan.classes[$0].display) } ?? .none, symbols: symbols)
    }

    private func present(_ node: NodeID) -> NodeID? { tree.kind(node) == .missing ? nil : node }

    private func parameters(_ list: NodeID) -> [ParameterInfo] {
        var parameters: [ParameterInfo] = []
        for node in tree.children(list) where tree.kind(node) == .parameter {
            let flags = tree.flags(node)
            parameters.append(
                ParameterInfo(
                    name: tree.child(node, 2).map { Symbol(rawValue: index.symbols[$0.index]) } ?? .none, node: node,
                    type: tree.child(node, 1), defaultValue: tree.child(node, 3),
                    isReference: flags.contains(.byReference), isVariadic: flags.contains(.variadic),
                    isPromoted: !flags.isDisjoint(with: .modifiers.subtracting([.abstract, .final, .static]))))
        }
        return parameters
    }

    // MARK: Writes

    /// Sorts the writes by function; gives those to properties.
    private mutating func assignWrites(_ functions: [FunctionInfo]) -> [PropertyWrite] {
        var properties: [PropertyWrite] = []
        var writes: [VariableWrite] = []
        writes.reserveCapacity(scan.writes.count)
        for write in scan.writes {
            guard let function = nesting.function(at: write.value.index, scan) else { continue }
            guard write.kind == .property else {
                writes.append(
                    VariableWrite(
                        function: Int32(truncatingIfNeeded: firstFunction + function), variable: symbol(write.name),
                        value: write.value, kind: write.kind))
                continue
            }
            if let classID = functions[function].classID {
                properties.append(
                    PropertyWrite(classID: classID, property: symbol(write.name), value: write.value, file: file))
            }
        }
        writes.sort {
            ($0.function, $0.variable, $0.value) < ($1.function, $1.variable, $1.value)
        }
        index.writes = writes
        return properties
    }
}
