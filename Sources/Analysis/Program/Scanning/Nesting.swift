import PHPSyntax

/// Which functions and classes of a file stand in which; all numbers are positions in the lists of the scan.
struct Nesting {
    var outerFunction: [Int?] = []
    var classOfFunction: [Int?] = []
    var functionOfClass: [Int?] = []
    var outerClass: [Int?] = []
    /// The innermost class around each function, even if its names mean nothing there.
    private var classAround: [Int?] = []

    init() {}

    /// Nodes come after those below them, so that one walk from the first to the last with a stack tells who is
    /// within whom.
    init(_ scan: FileScan) {
        let functions = scan.functions
        let classes = scan.classes
        outerFunction = Array(repeating: nil, count: functions.count)
        classOfFunction = Array(repeating: nil, count: functions.count)
        classAround = classOfFunction
        functionOfClass = Array(repeating: nil, count: classes.count)
        outerClass = Array(repeating: nil, count: classes.count)
        var order: [Item] = []
        order.reserveCapacity(functions.count + classes.count)
        var parents = [Int](repeating: -1, count: functions.count + classes.count)
        var open: [Int] = []
        var function = 0
        var type = 0
        while function < functions.count || type < classes.count {
            let takesFunction =
                type == classes.count || function < functions.count && functions[function].node < classes[type].node
            let item =
                takesFunction
                ? Item(
                    isFunction: true, position: function, start: functions[function].start,
                    node: functions[function].node.index)
                : Item(isFunction: false, position: type, start: classes[type].start, node: classes[type].node.index)
            while let last = open.last, order[last].node >= item.start {
                parents[last] = order.count
                open.removeLast()
            }
            open.append(order.count)
            order.append(item)
            if takesFunction { function += 1 } else { type += 1 }
        }
        for position in order.indices.reversed() where parents[position] >= 0 {
            link(order[position], to: order[parents[position]], functions)
        }
    }

    private struct Item {
        var isFunction: Bool
        var position: Int
        var start: Int
        var node: Int
    }

    /// Called with outer items before inner ones.
    private mutating func link(_ item: Item, to parent: Item, _ functions: [ScannedFunction]) {
        let function = parent.isFunction ? parent.position : functionOfClass[parent.position]
        let type = parent.isFunction ? classAround[parent.position] : parent.position
        guard item.isFunction else {
            functionOfClass[item.position] = function
            outerClass[item.position] = type
            return
        }
        outerFunction[item.position] = function
        classAround[item.position] = type
        if !parent.isFunction {
            classOfFunction[item.position] = type
        } else if functions[item.position].kind == .closure || functions[item.position].kind == .arrowFunction {
            classOfFunction[item.position] = classOfFunction[parent.position]
        }
    }

    /// The innermost function around the node at `index`; a function's own node is in the one around it.
    func function(at index: Int, _ scan: FileScan) -> Int? {
        var low = 0
        var high = scan.functions.count
        while low < high {
            let middle = (low + high) / 2
            if scan.functions[middle].node.index <= index { low = middle + 1 } else { high = middle }
        }
        if low == scan.functions.count { return scan.functions.isEmpty ? nil : scan.functions.count - 1 }
        var function: Int? = low
        while let candidate = function, scan.functions[candidate].start > index { function = outerFunction[candidate] }
        return function
    }
}
