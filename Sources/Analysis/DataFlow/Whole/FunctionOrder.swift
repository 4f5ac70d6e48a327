import AnalysisProgram
import PHPSyntax

/// The order in which functions are looked at: those that are called before those that call them.
struct FunctionOrder {
    /// Each function once; functions that call each other stand together.
    private(set) var order: [FunctionID] = []
    /// Whether a function calls itself, directly or not.
    private(set) var isRecursive: [Bool]
    /// Who calls a function.
    private(set) var callers: [[Int32]]

    init(_ program: Program) {
        let count = program.functions.count
        isRecursive = [Bool](repeating: false, count: count)
        callers = [[Int32]](repeating: [], count: count)
        var callees = [[Int32]](repeating: [], count: count)
        for file in program.trees.indices {
            guard let tree = program.trees[file] else { continue }
            Self.collect(program, file, tree, into: &callees)
        }
        for caller in callees.indices {
            for callee in callees[caller] { callers[Int(callee)].append(Int32(truncatingIfNeeded: caller)) }
        }
        sort(callees, program)
    }

    /// The calls in a file, by the functions that they stand in.
    private static func collect(
        _ program: Program, _ file: Int, _ tree: SyntaxTree, into callees: inout [[Int32]]
    ) {
        guard tree.nodeCount > 1 else { return }
        for index in 1..<tree.nodeCount {
            let node = tree.node(at: index)
            var targets: [FunctionID] = []
            switch tree.kind(node) {
            case .call:
                guard let callee = tree.child(node, 0), tree.kind(callee) == .name else { continue }
                let names = program.resolvedFunctionNames(callee, in: file)
                if let target = program.function(named: names.qualified) {
                    targets = [target]
                } else if names.fallback != .none, let target = program.function(named: names.fallback) {
                    targets = [target]
                }
                targets += callbacks(program, file, tree, node, callee)
            case .methodCall, .staticCall:
                guard let name = tree.child(node, 1), tree.kind(name) == .identifier else { continue }
                let methods = program.methods(named: program.symbols.lowercased(program.symbol(name, in: file)))
                if methods.count <= 12 { targets = methods }
            case .new:
                guard let type = tree.child(node, 0), tree.kind(type) == .name else { continue }
                guard let enclosing = program.enclosingFunction(of: node, in: file) else { continue }
                let within = program.functions[enclosing.index].classID
                let name = program.resolvedClassName(type, in: file, within: within)
                if let classID = program.classID(named: name), let symbol = program.symbols.symbol("__construct"),
                    let constructor = program.method(symbol, in: classID)
                {
                    targets = [constructor]
                }
                if let classID = program.classID(named: name) {
                    // Methods that PHP calls by itself on such an object.
                    for method in ["__tostring", "__get", "__invoke", "offsetget"] {
                        if let symbol = program.symbols.symbol(method), let target = program.method(symbol, in: classID)
                        {
                            targets.append(target)
                        }
                    }
                }
            case .closure, .arrowFunction:
                if let target = program.functionID(for: node, in: file) { targets = [target] }
            default: continue
            }
            guard !targets.isEmpty else { continue }
            let owner: FunctionID
            switch tree.kind(node) {
            case .closure, .arrowFunction:
                guard let function = program.functionID(for: node, in: file),
                    let enclosing = program.functions[function.index].enclosing
                else { continue }
                owner = enclosing
            default:
                guard let enclosing = program.enclosingFunction(of: node, in: file) else { continue }
                owner = enclosing
            }
            for target in targets where callees[owner.index].last != Int32(truncatingIfNeeded: target.index) {
                callees[owner.index].append(Int32(truncatingIfNeeded: target.index))
            }
        }
    }

    /// The functions that a call of `array_walk()` and its like names.
    private static func callbacks(
        _ program: Program, _ file: Int, _ tree: SyntaxTree, _ node: NodeID, _ callee: NodeID
    ) -> [FunctionID] {
        // Most calls are told by the length and the first letter of the name.
        let bytes = tree.bytes(callee)
        guard let first = bytes.first, bytes.count >= 5, bytes.count <= 22,
            first == UInt8(ascii: "a") || first == UInt8(ascii: "m") || first == UInt8(ascii: "p")
                || first == UInt8(ascii: "u") || first == UInt8(ascii: "\\")
        else { return [] }
        switch tree.text(callee).drop(while: { $0 == "\\" }) {
        case "array_map", "array_walk", "array_filter", "array_reduce", "map_deep", "preg_replace_callback", "usort":
            break
        default: return []
        }
        guard let list = tree.child(node, 1) else { return [] }
        var found: [FunctionID] = []
        for argument in tree.children(list) {
            guard let value = tree.child(argument, 1), tree.kind(value) == .string, let name = tree.string(value),
                let symbol = program.symbols.symbol(String(decoding: name, as: UTF8.self).lowercased()),
                let function = program.function(named: symbol)
            else { continue }
            found.append(function)
        }
        return found
    }

    /// Tarjan's algorithm for strongly connected components (SIAM J. Comput. 1972), without recursion.
    private mutating func sort(_ callees: [[Int32]], _ program: Program) {
        let count = callees.count
        var numbers = [Int32](repeating: -1, count: count)
        var lows = [Int32](repeating: 0, count: count)
        var isOnStack = [Bool](repeating: false, count: count)
        var stack: [Int32] = []
        var next: Int32 = 0
        for root in 0..<count where numbers[root] < 0 {
            var work: [(node: Int, edge: Int)] = [(root, 0)]
            while let (node, edge) = work.last {
                if edge == 0 {
                    numbers[node] = next
                    lows[node] = next
                    next += 1
                    stack.append(Int32(truncatingIfNeeded: node))
                    isOnStack[node] = true
                }
                if edge < callees[node].count {
                    work[work.count - 1].edge += 1
                    let target = Int(callees[node][edge])
                    if target == node { isRecursive[node] = true }
                    if numbers[target] < 0 {
                        work.append((target, 0))
                    } else if isOnStack[target] {
                        lows[node] = min(lows[node], numbers[target])
                    }
                    continue
                }
                work.removeLast()
                if let (parent, _) = work.last { lows[parent] = min(lows[parent], lows[node]) }
                if lows[node] == numbers[node] {
                    var members: [Int32] = []
                    while let member = stack.popLast() {
                        isOnStack[Int(member)] = false
                        members.append(member)
                        if Int(member) == node { break }
                    }
                    if members.count > 1 {
                        for member in members { isRecursive[Int(member)] = true }
                    }
                    for member in members { order.append(FunctionID(rawValue: member)) }
                }
            }
        }
    }
}
