import PHPSyntax

/// Values and their lists, made while one function is looked at, or kept for all.
struct Arena {
    var values: [Value] = [Value()]
    var marks: [Mark] = []
    var pieces: [Piece] = []
    var shapes: [Shape] = [Shape()]
    var entries: [ShapeEntry] = []
    var conditions: [StoredCondition] = [StoredCondition(file: -1, node: .none)]

    /// The most marks that a value keeps; those of the worst origins stay.
    static let maximumMarks = 16
    /// The most pieces that a text keeps.
    static let maximumPieces = 96
    /// The most elements of an array that are told apart.
    static let maximumEntries = 64

    mutating func reset() {
        values.removeLast(values.count - 1)
        marks.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        shapes.removeLast(shapes.count - 1)
        entries.removeAll(keepingCapacity: true)
        conditions.removeLast(conditions.count - 1)
    }

    mutating func addCondition(file: Int, node: NodeID) -> UInt32 {
        conditions.append(StoredCondition(file: file, node: node))
        return UInt32(truncatingIfNeeded: conditions.count - 1)
    }

    /// Whether so much was made for one function that it is not worth going on with full detail.
    var isExhausted: Bool { values.count > 2_000_000 || marks.count > 4_000_000 || pieces.count > 4_000_000 }

    /// The value with that number; of a variable that was never assigned, the unknown value.
    @inline(__always)
    subscript(id: ValueID) -> Value { id.index < values.count ? values[id.index] : values[0] }

    mutating func add(_ value: Value) -> ValueID {
        values.append(value)
        return ValueID(UInt32(truncatingIfNeeded: values.count - 1))
    }

    mutating func add(_ list: [Mark]) -> ListSpan {
        guard !list.isEmpty else { return ListSpan() }
        let start = marks.count
        marks.append(contentsOf: list)
        return ListSpan(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: list.count))
    }

    mutating func add(_ list: [Piece]) -> ListSpan {
        guard !list.isEmpty else { return ListSpan() }
        let start = pieces.count
        pieces.append(contentsOf: list)
        return ListSpan(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: list.count))
    }

    mutating func add(_ list: [ShapeEntry], rest: ValueID) -> UInt32 {
        let start = entries.count
        entries.append(contentsOf: list)
        let span = ListSpan(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: list.count))
        shapes.append(Shape(entries: span, rest: rest))
        return UInt32(truncatingIfNeeded: shapes.count - 1)
    }

    /// The element under `key`, if it is told apart from the rest.
    func element(_ shape: UInt32, _ key: LiteralID) -> ValueID? {
        for index in shapes[Int(shape)].entries.range.reversed() where entries[index].key == key {
            return entries[index].value
        }
        return nil
    }

    /// The marks of a list, as an array.
    func list(_ span: ListSpan) -> ArraySlice<Mark> { marks[span.range] }

    /// Adds to `list` what it does not hold: of marks with one origin, the dangers are put together.
    static func merge(_ mark: Mark, into list: inout [Mark]) {
        for index in list.indices where list[index].origin == mark.origin {
            if list[index].flags.contains(.placed) == mark.flags.contains(.placed) {
                if list[index].danger != mark.danger && mark.danger.isSuperset(of: list[index].danger) {
                    list[index] = mark
                } else {
                    list[index].danger.formUnion(mark.danger)
                    list[index].flags.formIntersection(mark.flags)
                }
                return
            }
        }
        if list.count < maximumMarks { list.append(mark) }
    }

    /// Every mark that the value carries, in its elements too.
    func allMarks(_ id: ValueID, depth: Int = 0, into list: inout [Mark]) {
        guard id != .undefined else { return }
        let value = values[id.index]
        guard !value.isHarmless else { return }
        for index in value.marks.range { Self.merge(marks[index], into: &list) }
        for index in value.pieces.range {
            for mark in pieces[index].marks.range { Self.merge(marks[mark], into: &list) }
        }
        guard value.shape != 0, depth < 6 else { return }
        let shape = shapes[Int(value.shape)]
        for index in shape.entries.range { allMarks(entries[index].value, depth: depth + 1, into: &list) }
        allMarks(shape.rest, depth: depth + 1, into: &list)
    }

    func allMarks(_ id: ValueID) -> [Mark] {
        var list: [Mark] = []
        allMarks(id, into: &list)
        return list
    }
}

/// A test that a variable may hold the outcome of.
struct StoredCondition: Sendable {
    var file: Int
    var node: NodeID
}
