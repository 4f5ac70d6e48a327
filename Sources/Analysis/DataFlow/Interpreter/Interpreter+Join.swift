import AnalysisProgram
import OutputContexts

/// Putting together what is known on several ways to one point.
extension Interpreter {
    mutating func join(_ left: Environment, _ right: Environment) -> Environment {
        guard left.isLive else { return right }
        guard right.isLive else { return left }
        var result = left
        result.guards = left.guards.intersection(right.guards)
        if left.guards.contains(.noPage) != right.guards.contains(.noPage) { result.guards.insert(.perhapsNoPage) }
        if left.guards.contains(.attachment) != right.guards.contains(.attachment) {
            result.guards.insert(.perhapsNoPage)
        }
        result.page = HTMLState.merge(left.page, right.page)
        result.fallback = join(left.fallback, right.fallback)
        let count = max(left.slots.count, right.slots.count)
        for slot in 0..<count {
            let ours = left[slot]
            let theirs = right[slot]
            guard ours != theirs else { continue }
            if ours == .undefined || theirs == .undefined, frame.sourceSlots.contains(slot) {
                // What was learnt on one way does not hold on the other, where nobody looked.
                result[slot] = .undefined
            } else {
                result[slot] = join(ours, theirs)
            }
        }
        result.promises = left.promises.filter { right.promises.contains($0) && result[$0.slot] == $0.value }
        if !left.tests.isEmpty { result.tests = left.tests.filter { right.tests.contains($0) } }
        promise(left, right, &result)
        promise(right, left, &result)
        return result
    }

    /// Where a check was made on one way, and a variable is false on the other, the variable tells whether it was made:
    /// `$allowed = false; if ( current_user_can( … ) ) { $allowed = true; }`.
    private mutating func promise(_ checked: Environment, _ other: Environment, _ result: inout Environment) {
        let guards = checked.guards.subtracting(other.guards).intersection(.checks)
        guard !guards.isEmpty, result.promises.count < 4 else { return }
        for slot in other.slots.indices where other.slots[slot] != checked[slot] && other.slots[slot] != .undefined {
            guard truth(other.slots[slot]) == false, checked[slot] != .undefined, truth(checked[slot]) != false else {
                continue
            }
            // The value must be one that no other variable has.
            let value = arena.add(arena[result[slot]])
            result[slot] = value
            result.promises.append(Environment.Promise(slot: slot, value: value, guards: guards))
            return
        }
    }

    mutating func join(_ left: ValueID, _ right: ValueID, depth: Int = 0) -> ValueID {
        if left == right { return left }
        if left == .undefined { return right }
        if right == .undefined { return left }
        var (left, right) = (left, right)
        if arena[left].isFresh != arena[right].isFresh { (left, right) = (escaped(left), escaped(right)) }
        let a = arena[left]
        let b = arena[right]
        // A parameter, and the same parameter of which a test says something, is the parameter.
        if let identity = a.identity, b.identity == nil, b.refines == identity { return left }
        if let identity = b.identity, a.identity == nil, a.refines == identity { return right }
        if left == .unknown && !hasMarks(right) && b.choice.isEmpty { return .unknown }
        if right == .unknown && !hasMarks(left) && a.choice.isEmpty { return .unknown }
        var value = Value(types: a.types.union(b.types))
        value.isSource = a.isSource && b.isSource
        value.isFileType = a.isFileType && b.isFileType
        value.choice = a.choice.union(b.choice)
        let refined = (a.identity ?? a.refines, b.identity ?? b.refines)
        if value.identity == nil, refined.0 == refined.1 { value.refines = refined.0 }
        if a.reference == b.reference {
            value.reference = a.reference
        } else if a.reference == .none {
            value.reference = b.reference
        } else if b.reference == .none {
            value.reference = a.reference
        }
        value.isExact = a.isExact && b.isExact && a.reference == b.reference
        value.isFresh = a.isFresh && b.isFresh && a.reference == b.reference
        if a.literal != 0 && a.literal == b.literal { value.literal = a.literal }
        if a.identity == b.identity { value.identity = a.identity }
        if a.base == b.base { value.base = a.base }
        if a.condition == b.condition { value.condition = a.condition }
        var marks = Array(arena.list(a.marks))
        for mark in arena.list(b.marks) { Arena.merge(mark, into: &marks) }
        if let pieces = joinedPieces(a, b) {
            value.pieces = pieces
        } else {
            for mark in placedMarks(a) { Arena.merge(mark, into: &marks) }
            for mark in placedMarks(b) { Arena.merge(mark, into: &marks) }
        }
        if marks.elementsEqual(arena.list(a.marks)) { value.marks = a.marks } else { value.marks = arena.add(marks) }
        if a.shape == b.shape {
            value.shape = a.shape
        } else if depth < 5 {
            value.shape = joinedShape(a, b, depth: depth)
        } else {
            var marks = Array(arena.list(value.marks))
            arena.allMarks(left, into: &marks)
            arena.allMarks(right, into: &marks)
            value.marks = arena.add(marks)
        }
        // What brings nothing new is the same value, so that loops come to an end.
        if value == a { return left }
        if value == b { return right }
        return arena.add(value)
    }

    /// The longer of two texts if it begins with the other; nil if they are put together from different things.
    private mutating func joinedPieces(_ a: Value, _ b: Value) -> ListSpan? {
        if a.pieces == b.pieces { return a.pieces }
        let ours = textPieces(a)
        let theirs = textPieces(b)
        if ours.isEmpty && a.marks.isEmpty && a.literal == 0 && a.isHarmless { return b.pieces }
        if theirs.isEmpty && b.marks.isEmpty && b.literal == 0 && b.isHarmless { return a.pieces }
        guard !ours.isEmpty, !theirs.isEmpty else { return nil }
        let shorter = min(ours.count, theirs.count)
        for index in 0..<shorter where !isSame(ours[index], theirs[index]) {
            // A text that grew within its last literal is still the same beginning.
            return nil
        }
        return ours.count >= theirs.count ? pieces(of: a, ours) : pieces(of: b, theirs)
    }

    private mutating func pieces(of value: Value, _ list: [Piece]) -> ListSpan {
        value.pieces.isEmpty && value.literal == 0 && value.marks.isEmpty ? arena.add(list) : value.pieces
    }

    private func isSame(_ a: Piece, _ b: Piece) -> Bool {
        if a == b { return true }
        guard a.literal == b.literal, a.types == b.types, a.marks.count == b.marks.count else { return false }
        return zip(a.marks.range, b.marks.range).allSatisfy { arena.marks[$0] == arena.marks[$1] }
    }

    private mutating func joinedShape(_ a: Value, _ b: Value, depth: Int) -> UInt32 {
        let ours = arena.shapes[Int(a.shape)]
        let theirs = arena.shapes[Int(b.shape)]
        var entries: [ShapeEntry] = []
        let ourEntries = Array(arena.entries[ours.entries.range])
        let theirEntries = Array(arena.entries[theirs.entries.range])
        for entry in ourEntries {
            let other = theirEntries.last { $0.key == entry.key }?.value
            let isKeys = entry.key == keysLiteral
            if other == nil, b.isSource, !isKeys { continue }
            // What the other side does not tell apart may be anything that it holds.
            let fallback = other ?? (isKeys ? .undefined : elsewhere(b, theirs.rest, entry.key))
            entries.append(ShapeEntry(key: entry.key, value: join(entry.value, fallback, depth: depth + 1)))
        }
        for entry in theirEntries where !ourEntries.contains(where: { $0.key == entry.key }) {
            let isKeys = entry.key == keysLiteral
            if a.isSource, !isKeys { continue }
            let fallback = isKeys ? .undefined : elsewhere(a, ours.rest, entry.key)
            entries.append(ShapeEntry(key: entry.key, value: join(entry.value, fallback, depth: depth + 1)))
        }
        if entries.count > Arena.maximumEntries { entries.removeLast(entries.count - Arena.maximumEntries) }
        let rest = join(ours.rest, theirs.rest, depth: depth + 1)
        if a.shape != 0, isSame(entries, rest, as: ourEntries, ours.rest) { return a.shape }
        if b.shape != 0, isSame(entries, rest, as: theirEntries, theirs.rest) { return b.shape }
        return arena.add(entries, rest: rest)
    }

    /// The element of a value that does not tell it apart: anything that it holds.
    private mutating func elsewhere(_ value: Value, _ rest: ValueID, _ key: LiteralID) -> ValueID {
        guard !value.marks.isEmpty else { return rest }
        var own = Value()
        own.marks = value.marks
        if let identity = value.identity ?? value.base, identity.key == 0 {
            let origin = OriginID(parameter: identity.parameter, key: key)
            own.marks = arena.add([Mark(origin: origin, step: 0, sanitizer: .none, flags: [], danger: .all)])
            own.identity = origin
        }
        let part = arena.add(own)
        return rest == .undefined ? part : join(rest, part)
    }

    private func isSame(
        _ entries: [ShapeEntry], _ rest: ValueID, as other: [ShapeEntry], _ otherRest: ValueID
    ) -> Bool {
        rest == otherRest && entries.count == other.count
            && zip(entries, other).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }

    /// Whether nothing changed between two looks at a loop.
    func isSame(_ left: Environment, _ right: Environment) -> Bool {
        guard left.isLive == right.isLive, left.guards == right.guards, left.fallback == right.fallback else {
            return false
        }
        for slot in 0..<max(left.slots.count, right.slots.count) where left[slot] != right[slot] { return false }
        return true
    }
}
