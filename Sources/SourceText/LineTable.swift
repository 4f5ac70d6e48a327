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
