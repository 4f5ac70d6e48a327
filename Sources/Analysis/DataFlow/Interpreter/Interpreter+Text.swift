import OutputContexts
import PHPSyntax

/// Texts that are put together from pieces.
extension Interpreter {
    /// The pieces of a value: those it was put together from, or itself as one piece.
    func textPieces(_ value: Value) -> [Piece] {
        if !value.pieces.isEmpty { return Array(arena.pieces[value.pieces.range]) }
        if value.literal != 0 { return [Piece(literal: value.literal, marks: ListSpan(), types: value.types)] }
        if value.marks.isEmpty && value.shape == 0 && value.isHarmless && value.types == .null { return [] }
        return [Piece(literal: 0, marks: value.marks, types: value.types)]
    }

    /// The pieces of a value used as text; of an array or object that became text, its marks.
    mutating func textPieces(_ id: ValueID) -> [Piece] {
        guard id != .undefined else { return [] }
        let value = arena[id]
        if value.shape != 0 && value.pieces.isEmpty {
            let marks = arena.allMarks(id)
            return [Piece(literal: 0, marks: arena.add(marks), types: .string)]
        }
        return textPieces(value)
    }

    /// Puts texts together.
    mutating func concatenated(_ ids: [ValueID]) -> ValueID {
        var pieces: [Piece] = []
        for id in ids { append(textPieces(id), to: &pieces) }
        return text(pieces)
    }

    /// A value made of pieces.
    mutating func text(_ pieces: [Piece]) -> ValueID {
        if pieces.isEmpty { return literal([UInt8]()) }
        var value = Value(types: .string)
        if pieces.count == 1, pieces[0].literal != 0 {
            value.literal = pieces[0].literal
        } else if pieces.count > Arena.maximumPieces {
            value.pieces = arena.add(pieces)
            let marks = placedMarks(value)
            value.pieces = ListSpan()
            value.marks = arena.add(marks)
        } else {
            value.pieces = arena.add(pieces)
        }
        return arena.add(value)
    }

    /// Adds pieces at the end; literals that meet become one.
    mutating func append(_ more: [Piece], to pieces: inout [Piece]) {
        for piece in more {
            if piece.literal != 0, let last = pieces.last, last.literal != 0,
                literals[last.literal].count + literals[piece.literal].count <= 512
            {
                pieces[pieces.count - 1].literal = literals.id(literals[last.literal] + literals[piece.literal])
                pieces[pieces.count - 1].types = .string
            } else {
                pieces.append(piece)
            }
        }
    }

    /// The marks of a text, with only the dangers that are real where they stand in it.
    ///
    /// It is read both as a page and as a query, since nobody knows yet what it will be.
    mutating func placedMarks(_ value: Value) -> [Mark] {
        guard !value.pieces.isEmpty else { return [] }
        let pieces = Array(arena.pieces[value.pieces.range])
        var result: [Mark] = []
        var page = HTMLState.text
        var query = SQLState()
        let isPlain = pieces.allSatisfy { $0.literal == 0 }
        for piece in pieces {
            if piece.literal != 0 {
                let bytes = literals[piece.literal]
                page.consume(bytes)
                query.consume(bytes)
                continue
            }
            let real = pageDanger(page.context).union(queryDanger(query.context))
            for index in piece.marks.range {
                var mark = arena.marks[index]
                if !isPlain && !mark.flags.contains(.placed) {
                    mark.danger.subtract(Danger.page.union(.database).subtracting(real))
                    mark.flags.insert(.placed)
                }
                if !mark.danger.isEmpty { Arena.merge(mark, into: &result) }
            }
            page.consumeHole()
            query.consumeHole()
        }
        return result
    }

    /// The bytes of a value that is known.
    func knownText(_ id: ValueID) -> [UInt8]? {
        guard id != .undefined else { return nil }
        let value = arena[id]
        return value.literal == 0 ? nil : literals[value.literal]
    }

    func knownString(_ id: ValueID) -> String? { knownText(id).map { String(decoding: $0, as: UTF8.self) } }

    /// The literal text that a value begins with.
    func knownPrefix(_ id: ValueID) -> [UInt8] {
        guard id != .undefined else { return [] }
        let value = arena[id]
        if value.literal != 0 { return literals[value.literal] }
        guard let first = value.pieces.range.first, arena.pieces[first].literal != 0 else { return [] }
        return literals[arena.pieces[first].literal]
    }
}
