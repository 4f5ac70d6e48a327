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

    /// The first functions that put outside data there.
    private(set) var writers: [Cell: [FunctionID]] = [:]

    /// How many functions that put outside data into a cell are told apart.
    private static let maximumWriters = 4

    mutating func noteWriter(_ function: FunctionID, of cell: Cell) {
        if let known = writers[cell], known.count >= Self.maximumWriters || known.contains(function) { return }
        writers[cell, default: []].append(function)
    }

    /// Whether so many put something into a cell that what one of them put there is hardly what another reads.
    func isShared(_ cell: Cell) -> Bool {
        let count = writers[cell]?.count ?? 0
        return cell.owner == .global ? count >= 2 : count >= Self.maximumWriters
    }

    subscript(cell: Cell) -> ValueID { values[cell] ?? .undefined }

    func version(_ cell: Cell) -> UInt32 { versions[cell] ?? 0 }

    /// Sets what a cell holds; `isNews` tells whether those who read it should be looked at again.
    mutating func set(_ cell: Cell, _ value: ValueID, isNews: Bool) {
        values[cell] = value
        if isNews { versions[cell, default: 0] += 1 }
    }
}
