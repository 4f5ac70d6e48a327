import PHPSyntax

/// What one pass over a file finds. Symbols are numbers of the file's own interner until `ProgramBuilder` has merged
/// those of all files.
struct FileScan: Sendable {
    let tree: SyntaxTree
    var interner = KnownName.interner
    /// The symbol of each node, by index.
    var symbols: [UInt32] = []
    /// What each name stands for, by node index; empty if names in the file stand for themselves.
    var resolved: [UInt32] = []
    var sections: [NamespaceSection] = []
    var functions: [ScannedFunction] = []
    var classes: [ScannedClass] = []
    /// Calls of functions and methods with known names, in the order of the file.
    var calls: [KnownCall] = []
    /// `const` outside of classes.
    var constants: [ScannedConstant] = []
    var writes: [ScannedWrite] = []
    /// The file's path as a symbol.
    var path: UInt32 = 0

    init(tree: SyntaxTree) { self.tree = tree }

    /// The section that the node at `index` stands in.
    func section(at index: Int) -> Int {
        NamespaceSection.index(of: index, in: sections)
    }
}

struct ScannedFunction: Sendable {
    var node: NodeID
    /// The index of the first node below it.
    var start: Int
    var kind: FunctionKind
    /// In lower case, fully qualified for functions.
    var name: UInt32
    /// As written, fully qualified for functions.
    var display: UInt32
}

struct ScannedClass: Sendable {
    var node: NodeID
    /// The index of the first node below the list of members.
    var start: Int
    /// In lower case, fully qualified.
    var name: UInt32
    var display: UInt32
}

struct KnownCall: Sendable {
    var node: NodeID
    var name: KnownName
    var isMethod: Bool
}

struct ScannedConstant: Sendable {
    var name: UInt32
    var value: NodeID
}

/// Something that changes a variable or a property of `$this`.
struct ScannedWrite: Sendable {
    enum Kind: UInt8, Sendable {
        /// `$name = value`.
        case assignment
        /// `$this->name = value`.
        case property
        /// `foreach (subject as $name)`.
        case element
        /// `foreach (subject as $name => …)`.
        case key
        /// Anything else that may change a variable.
        case other
    }

    var kind: Kind
    var name: UInt32
    /// The value of an assignment, or the subject of a loop; else the variable.
    var value: NodeID
}

/// Nodes that share a namespace and its imports.
package struct NamespaceSection: Sendable {
    /// The index of the first node; the section lasts to the next.
    var start: Int
    /// The namespace's name in lower case; none for the global one.
    var name: UInt32 = 0
    var display: UInt32 = 0
    /// Fully qualified names by alias, both in lower case.
    var classes: [UInt32: UInt32] = [:]
    var functions: [UInt32: UInt32] = [:]
    /// Fully qualified names, the namespace in lower case, by alias.
    var constants: [UInt32: UInt32] = [:]

    var isPlain: Bool { name == 0 && classes.isEmpty && functions.isEmpty && constants.isEmpty }

    static func index(of node: Int, in sections: [NamespaceSection]) -> Int {
        var low = 0
        var high = sections.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if sections[middle].start <= node { low = middle } else { high = middle }
        }
        return low
    }
}
