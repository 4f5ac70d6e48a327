import PHPSyntax

/// What the program knows of a file, by node.
struct FileIndex: Sendable {
    /// The symbol of each node; empty for files that are not PHP.
    var symbols: [UInt32] = []
    /// What each name stands for; empty if names in the file stand for themselves.
    var resolved: [UInt32] = []
    var sections: [NamespaceSection] = []
    /// The functions of the file are `functions`, ordered by node, in `Program.functions`.
    var functions = 0..<0
    /// The classes of the file are `classes`, ordered by node, in `Program.classes`.
    var classes = 0..<0
    var calls: [KnownCall] = []
    /// Ordered by function, variable and place.
    var writes: [VariableWrite] = []
}

/// A write to a local variable.
struct VariableWrite: Sendable {
    /// The index in `Program.functions`.
    var function: Int32
    var variable: Symbol
    /// The value of an assignment, or the subject of a loop; else the variable.
    var value: NodeID
    var kind: ScannedWrite.Kind

    var isAssignment: Bool { kind == .assignment }
}

/// An assignment to a property of `$this`.
struct PropertyWrite: Sendable {
    var classID: ClassID
    var property: Symbol
    var value: NodeID
    var file: Int
}
