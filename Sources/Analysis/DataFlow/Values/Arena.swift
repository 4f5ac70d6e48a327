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

    /// The deepest and the largest array of which all elements are told apart.
    private static let maximumDepth: UInt8 = 4
    private static let maximumWeight: UInt32 = 400

    mutating func add(_ list: [ShapeEntry], rest: ValueID) -> UInt32 {
        var list = list
        var rest = rest
        var (weight, depth) = size(list, rest)
        if weight > Self.maximumWeight || depth > Self.maximumDepth {
            // Of what is too deep or too large, only the marks are kept.
            for index in list.indices { list[index].value = flattened(list[index].value) }
            rest = flattened(rest)
            (weight, depth) = size(list, rest)
        }
        let start = entries.count
        entries.append(contentsOf: list)
        let span = ListSpan(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: list.count))
        shapes.append(Shape(entries: span, rest: rest, weight: weight, depth: depth))
        return UInt32(truncatingIfNeeded: shapes.count - 1)
    }

    private func size(_ list: [ShapeEntry], _ rest: ValueID) -> (weight: UInt32, depth: UInt8) {
        var weight: UInt32 = 1
        var depth: UInt8 = 0
        for id in list.lazy.map(\.value) + [rest] where id != .undefined {
            let shape = self[id].shape
            guard shape != 0 else {
                weight += 1
                continue
            }
            weight += shapes[Int(shape)].weight
            depth = max(depth, shapes[Int(shape)].depth)
        }
        return (weight, depth + 1)
    }

    /// A value without its elements.
    private mutating func flattened(_ id: ValueID) -> ValueID {
        guard id != .undefined, self[id].shape != 0 else { return id }
        var value = self[id]
        var marks = allMarks(id)
        for index in marks.indices { marks[index].flags.insert(.guessed) }
        value.marks = add(marks)
        value.shape = 0
        value.pieces = ListSpan()
        return add(value)
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
                } else if list[index].danger == mark.danger || !list[index].danger.isSuperset(of: mark.danger) {
                    list[index].danger.formUnion(mark.danger)
                    list[index].flags.formIntersection(mark.flags)
                }
                return
            }
        }
        if list.count < maximumMarks { list.append(mark) }
    }

    /// The marks of a value, those of its elements left out.
    func ownMarks(_ value: Value) -> [Mark] {
        var list: [Mark] = []
        for index in value.marks.range { Self.merge(marks[index], into: &list) }
        for index in value.pieces.range {
            for mark in pieces[index].marks.range { Self.merge(marks[mark], into: &list) }
        }
        return list
    }

    /// Every mark that the value carries, in its elements too.
    func allMarks(_ id: ValueID, depth: Int = 0, into list: inout [Mark]) {
        guard id != .undefined else { return }
        let value = self[id]
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
