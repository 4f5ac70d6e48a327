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
    /// Grows whenever there is something new in a cell that may make new findings.
    private(set) var versions: [Cell: UInt32] = [:]

    subscript(cell: Cell) -> ValueID { values[cell] ?? .undefined }

    func version(_ cell: Cell) -> UInt32 { versions[cell] ?? 0 }

    /// Sets what a cell holds; `isNews` tells whether those who read it should be looked at again.
    mutating func set(_ cell: Cell, _ value: ValueID, isNews: Bool) {
        values[cell] = value
        if isNews { versions[cell, default: 0] += 1 }
    }
}
