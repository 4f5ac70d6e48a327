import AnalysisModel
import AnalysisProgram
import OutputContexts
import PHPSyntax

/// Runs functions on what is known of values instead of values, and notes what reaches where.
///
/// One function is looked at at a time, its parameters standing for themselves; what a call does to its arguments is
/// taken from the summary of the function that is called.
struct Interpreter {
    let program: Program
    let facts: BoundFacts
    let links: ProgramLinks
    let options: AnalysisOptions
    let annotations: Annotations
    /// Values of the function being looked at.
    var arena = Arena()
    /// Values of summaries and cells.
    var kept = Arena()
    var literals = Literals()
    var provenance = Provenance()
    var cells = Cells()
    var summaries: [Summary?]
    /// What was found while looking at each function.
    var candidates: [FunctionID: [Candidate]] = [:]
    /// Parameters that hooks fill with outside data.
    var entryParameters: [FunctionID: [(index: Int, value: EntryValue)]] = [:]
    /// What becomes of what callbacks return.
    var returnPlaces: [FunctionID: ReturnPlace] = [:]
    var frame: Frame
    /// What includes and constants stand for, found once.
    var includeTargets: [UInt64: [Int]] = [:]
    var constants: [Symbol: ConstantValue?] = [:]
    /// The strings that stand in the code, by file and node.
    var writtenStrings: [UInt64: LiteralID] = [:]
    /// Whom each function calls, and what it has checked whenever it does.
    var calls: [FunctionID: [FunctionID: Guards]] = [:]
    /// What has been checked whenever a function is called; found when all have been looked at.
    var guardsOfCallers: [FunctionID: Guards] = [:]
    /// What has been checked where a callback is registered, by file and call.
    var guardsOfRegistrations: [UInt64: Guards] = [:]
    /// How many nodes of files were run where they are included.
    var includedNodes = 0
    /// How many nodes of functions were run in place of calls.
    var inlinedNodes = 0
    /// Variables that some function declares `global`; nil before somebody asked.
    var globalNames: Set<Symbol>?
    /// What routes say about the parameters of the requests that their callbacks answer, in each of them.
    var schemas: [FunctionID: [RouteSchema]] = [:]
    /// What a request may put into options and metadata, by their names.
    var storedDanger: [String: Danger] = [:]
    /// What the names of fields tell, found once.
    var fieldKinds: [LiteralID: FieldKind] = [:]
    /// Files that others include.
    var includedFiles: Set<Int> = []

    /// The key under which an array keeps what its own keys carry, and under which the keys of a parameter are known.
    static let keysName: [UInt8] = [0] + Array("keys".utf8)
    let keysLiteral: LiteralID

    /// How deep expressions and statements may nest; what is deeper is looked at without its structure.
    static let maximumDepth = 600

    init(program: Program, facts: BoundFacts, options: AnalysisOptions) {
        self.program = program
        self.facts = facts
        links = ProgramLinks(program)
        annotations = Annotations(program)
        self.options = options
        summaries = [Summary?](repeating: nil, count: program.functions.count)
        keysLiteral = literals.id(Self.keysName)
        frame = Frame(function: FunctionID(rawValue: 0), classID: nil, file: 0, tree: PHPParser.parse([]))
    }

    /// Whether another file of the program includes it.
    func isIncluded(_ file: Int) -> Bool { includedFiles.contains(file) }

    /// The symbol of a name, identifier or variable in the code being looked at.
    @inline(__always)
    func symbol(_ node: NodeID) -> Symbol { program.symbol(node, in: frame.file) }

    func text(_ symbol: Symbol) -> String { program.symbols.text(symbol) }

    // MARK: Making values

    mutating func make(_ value: Value) -> ValueID { arena.add(value) }

    mutating func harmless(_ types: TypeSet) -> ValueID { arena.add(Value(types: types)) }

    mutating func literal(_ text: [UInt8], types: TypeSet = .string) -> ValueID {
        var value = Value(types: types)
        value.literal = literals.id(text)
        return arena.add(value)
    }

    mutating func literal(_ text: String, types: TypeSet = .string) -> ValueID {
        literal(Array(text.utf8), types: types)
    }

    /// A value of which only the marks are known.
    mutating func marked(_ marks: [Mark], types: TypeSet = .any) -> ValueID {
        if marks.isEmpty && types == .any { return .unknown }
        var value = Value(types: types)
        value.marks = arena.add(marks)
        return arena.add(value)
    }

    /// Data that comes in at a node of the code being looked at.
    mutating func outside(
        _ grade: Grade, at node: NodeID, types: TypeSet = .any, name: String
    ) -> ValueID {
        let origin = provenance.origin(frame.file, node, grade: grade, name: name)
        var value = Value(types: types)
        value.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
        return arena.add(value)
    }

    // MARK: Changing values

    /// The value with another type; its text and elements stay.
    mutating func retyped(_ id: ValueID, _ types: TypeSet) -> ValueID {
        guard id != .undefined else { return harmless(types) }
        var value = arena[id]
        value.types = types
        value.condition = 0
        return arena.add(value)
    }

    /// The value with each of its marks changed; marks without danger go.
    mutating func mapMarks(_ id: ValueID, depth: Int = 0, _ change: (Mark) -> Mark?) -> ValueID {
        guard id != .undefined, id != .unknown else { return id }
        var value = arena[id]
        guard hasMarks(id), depth < 6 else { return id }
        func changed(_ span: ListSpan) -> [Mark] {
            arena.list(span).compactMap { change($0).flatMap { $0.danger.isEmpty ? nil : $0 } }
        }
        value.marks = arena.add(changed(value.marks))
        if !value.pieces.isEmpty {
            let pieces = arena.pieces[value.pieces.range].map { piece in
                (piece, changed(piece.marks))
            }
            var list: [Piece] = []
            for (piece, marks) in pieces {
                list.append(Piece(literal: piece.literal, marks: arena.add(marks), types: piece.types))
            }
            value.pieces = arena.add(list)
        }
        if value.shape != 0 {
            let shape = arena.shapes[Int(value.shape)]
            var list = Array(arena.entries[shape.entries.range])
            for index in list.indices { list[index].value = mapMarks(list[index].value, depth: depth + 1, change) }
            let rest = mapMarks(shape.rest, depth: depth + 1, change)
            value.shape = arena.add(list, rest: rest)
        }
        value.identity = nil
        value.base = nil
        value.isSource = false
        value.refines = nil
        return arena.add(value)
    }

    /// The value, its marks taken for guesses.
    mutating func guessed(_ id: ValueID) -> ValueID {
        mapMarks(id) { mark in
            var mark = mark
            mark.flags.insert(.guessed)
            return mark
        }
    }

    /// Whether the value carries any marks, in its elements too.
    func hasMarks(_ id: ValueID, depth: Int = 0) -> Bool {
        guard id != .undefined, id != .unknown else { return false }
        let value = arena[id]
        if !value.marks.isEmpty { return true }
        for index in value.pieces.range where !arena.pieces[index].marks.isEmpty { return true }
        guard value.shape != 0, depth < 6 else { return false }
        let shape = arena.shapes[Int(value.shape)]
        for index in shape.entries.range where hasMarks(arena.entries[index].value, depth: depth + 1) { return true }
        return hasMarks(shape.rest, depth: depth + 1)
    }

    /// The value with a step added to the way of its marks.
    mutating func stepped(_ id: ValueID, _ kind: Step.Kind, at node: NodeID) -> ValueID {
        guard id != .undefined, id != .unknown else { return id }
        let value = arena[id]
        // Elements keep their own ways: the step would only tell that the array was passed on.
        guard !value.marks.isEmpty || !value.pieces.isEmpty else { return id }
        var changed = value
        var marks = Array(arena.list(value.marks))
        for index in marks.indices {
            marks[index].step = provenance.step(kind, after: marks[index].step, file: frame.file, node: node)
        }
        if !marks.isEmpty { changed.marks = arena.add(marks) }
        if value.pieces.range.contains(where: { !arena.pieces[$0].marks.isEmpty }) {
            var pieces = Array(arena.pieces[value.pieces.range])
            for index in pieces.indices where !pieces[index].marks.isEmpty {
                var marks = Array(arena.list(pieces[index].marks))
                for mark in marks.indices {
                    marks[mark].step = provenance.step(kind, after: marks[mark].step, file: frame.file, node: node)
                }
                pieces[index].marks = arena.add(marks)
            }
            changed.pieces = arena.add(pieces)
        } else if marks.isEmpty {
            return id
        }
        return arena.add(changed)
    }

    /// What comes out of several values when only their marks count.
    mutating func mixed(_ ids: [ValueID], types: TypeSet = .any, flags: Mark.Flags = []) -> ValueID {
        var marks: [Mark] = []
        for id in ids { arena.allMarks(id, into: &marks) }
        if !flags.isEmpty {
            for index in marks.indices { marks[index].flags.formUnion(flags) }
        }
        return marked(marks, types: types)
    }
}
