import AnalysisProgram

/// A place outside of functions that keeps values: properties, globals, captured variables, options.
struct Cell: Hashable, Sendable {
    enum Owner: Hashable, Sendable {
        case global
        /// A property of a class and its descendants.
        case classLike(ClassID)
        /// A property of objects whose class is not known.
        case anyObject
        /// A variable captured by a closure, or a static variable of a function.
        case function(FunctionID)
        case constant
    }

    var owner: Owner
    var name: Symbol
}

/// The values of all cells: what any function may have put there.
struct Cells {
    /// In the arena of kept values.
    private(set) var values: [Cell: ValueID] = [:]
    /// Grows whenever a cell's value does.
    private(set) var versions: [Cell: UInt32] = [:]

    subscript(cell: Cell) -> ValueID { values[cell] ?? .undefined }

    func version(_ cell: Cell) -> UInt32 { versions[cell] ?? 0 }

    mutating func set(_ cell: Cell, _ value: ValueID) {
        values[cell] = value
        versions[cell, default: 0] += 1
    }
}
