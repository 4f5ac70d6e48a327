/// The offsets at which lines begin. Lines end with LF, CR LF, or CR alone.
package struct LineTable: Sendable {
    /// The offset of each line's first byte; the first is 0.
    package let starts: [UInt32]

    /// A line and a column, both from 1; the column counts bytes.
    package struct Position: Sendable, Equatable {
        package var line: Int
        package var column: Int
    }

    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            offset &+= 1
            if byte > 13 { continue }
            if byte == 10 {
                starts.append(UInt32(truncatingIfNeeded: offset))
            } else if byte == 13 && (offset == bytes.count || bytes[offset] != 10) {
                starts.append(UInt32(truncatingIfNeeded: offset))
            }
        }
        self.starts = starts
    }

    /// The line and column of the byte at `offset`.
    package func position(of offset: Int) -> Position {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return Position(line: low + 1, column: offset - Int(starts[low]) + 1)
    }
}

extension LineTable {
    /// The bytes of the line with the byte at `offset`, its line end included.
    package func byteRange(ofLineAt offset: Int, in byteCount: Int) -> Range<Int> {
        byteRange(ofLine: position(of: Swift.min(Swift.max(offset, 0), byteCount)).line, in: byteCount)
    }

    /// The bytes of a line, counted from 1, its line end included; empty behind the last line.
    package func byteRange(ofLine line: Int, in byteCount: Int) -> Range<Int> {
        guard line >= 1, line <= starts.count else { return byteCount..<byteCount }
        let end = line < starts.count ? Int(starts[line]) : byteCount
        return Int(starts[line - 1])..<Swift.max(end, Int(starts[line - 1]))
    }
}
