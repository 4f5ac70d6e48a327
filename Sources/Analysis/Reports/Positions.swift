import AnalysisModel
import SourceText

/// Lines and columns of places in files, from 1; columns count code points, each stray byte as one.
///
/// A place is found in logarithmic time however long its line is: for a file with a long line the number of code points
/// before each block of the file is counted once.
final class Positions {
    struct Place: Equatable {
        var line: Int
        var column: Int
    }

    /// A part of a file; the end is the place behind its last character.
    struct Region: Equatable {
        var start: Place
        var end: Place
    }

    let files: [SourceFile]
    /// The tables of files with a long line; nil where there is none.
    private var tables: [Int: BlockTable?] = [:]

    init(files: [SourceFile]) { self.files = files }

    /// The file of a span; nil if the span points nowhere.
    func file(_ span: SourceSpan) -> SourceFile? { files.indices.contains(span.file) ? files[span.file] : nil }

    func place(_ offset: Int, inFile index: Int) -> Place {
        guard files.indices.contains(index) else { return Place(line: 1, column: 1) }
        let file = files[index]
        let offset = Swift.min(Swift.max(offset, 0), file.bytes.count)
        let position = file.lines.position(of: offset)
        let lineStart = offset - position.column + 1
        if position.column <= BlockTable.blockBytes {
            return Place(line: position.line, column: file.position(of: offset).column)
        }
        guard let table = table(index) else { return Place(line: position.line, column: position.column) }
        let column = table.count(before: offset, file.bytes) - table.count(before: lineStart, file.bytes) + 1
        return Place(line: position.line, column: column)
    }

    func region(_ span: SourceSpan) -> Region {
        let start = place(span.range.lowerBound, inFile: span.file)
        let end = span.range.isEmpty ? start : place(span.range.upperBound, inFile: span.file)
        return Region(start: start, end: end)
    }

    private func table(_ index: Int) -> BlockTable? {
        if let table = tables[index] { return table }
        let table = BlockTable(files[index].bytes)
        tables[index] = table
        return table
    }
}

/// How many code points of a file lie before each of its blocks.
private struct BlockTable {
    static let blockBytes = 4096

    /// A place between two code points, at or behind the beginning of a block, and the code points before it.
    private var marks: [(offset: Int, count: Int)] = []

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            var count = 0
            while offset < buffer.count {
                if offset >= marks.count * Self.blockBytes { marks.append((offset, count)) }
                offset += CodePoints.length(buffer, at: offset, end: buffer.count)
                count += 1
            }
        }
    }

    func count(before offset: Int, _ bytes: [UInt8]) -> Int {
        var block = Swift.min(offset / Self.blockBytes, marks.count - 1)
        while block > 0, marks[block].offset > offset { block -= 1 }
        guard block >= 0, marks[block].offset <= offset else { return 0 }
        let mark = marks[block]
        return mark.count + bytes.withUnsafeBufferPointer { CodePoints.count($0, in: mark.offset..<offset) }
    }
}
