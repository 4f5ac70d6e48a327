import AnalysisModel
import SourceText

/// Parts of source code as reports show them: always valid UTF-8, never long.
enum Snippet {
    /// The most bytes of source in a snippet.
    static let mostBytes = 200
    /// What is shown before a place in a line that is too long.
    private static let bytesBefore = 60

    /// The lines of a span, white space around them removed; cut to `mostBytes`, with "…" where something is missing.
    static func text(of span: SourceSpan, in file: SourceFile) -> String {
        let bytes = file.bytes
        let span = span.range.clamped(to: 0..<bytes.count)
        let first = file.lines.byteRange(ofLineAt: span.lowerBound, in: bytes.count)
        let lastByte = span.isEmpty ? span.lowerBound : span.upperBound - 1
        let last = file.lines.byteRange(ofLineAt: lastByte, in: bytes.count)
        return cut(first.lowerBound..<Swift.max(first.upperBound, last.upperBound), around: span.lowerBound, in: bytes)
    }

    /// The bytes of `range` from `place` on if they are too many, and a little before it.
    private static func cut(_ range: Range<Int>, around place: Int, in bytes: [UInt8]) -> String {
        var range = trimmed(range, in: bytes)
        var isCutBefore = false
        var isCutBehind = false
        if range.count > mostBytes {
            let end = range.upperBound
            if place - range.lowerBound > bytesBefore, place < end {
                let start = Swift.min(place - bytesBefore, end - mostBytes)
                range = boundary(Swift.max(start, range.lowerBound), in: bytes, end: end)..<end
                isCutBefore = true
            }
            if range.count > mostBytes {
                range = range.lowerBound..<boundary(backFrom: range.lowerBound + mostBytes, in: bytes, range: range)
                isCutBehind = true
            }
        }
        let text = String(decoding: bytes[range], as: UTF8.self)
        return (isCutBefore ? "…" : "") + text + (isCutBehind ? "…" : "")
    }

    static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }

    /// `offset`, or a little behind it, so that no character is cut.
    private static func boundary(_ offset: Int, in bytes: [UInt8], end: Int) -> Int {
        var offset = offset
        for _ in 0..<3 where offset < end && bytes[offset] & 0xC0 == 0x80 { offset += 1 }
        return offset
    }

    /// `offset`, or a little before it, so that no character is cut.
    private static func boundary(backFrom offset: Int, in bytes: [UInt8], range: Range<Int>) -> Int {
        var end = offset
        for _ in 0..<3 where end > range.lowerBound && bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }

    /// A line of a file, counted from 1, as it is written, without its line end.
    ///
    /// Of a long line the part around `place` is taken; `offset` is then the number of bytes left out before it.
    static func line(_ number: Int, of file: SourceFile, around place: Int, mostBytes: Int = 400)
        -> (text: String, range: Range<Int>)
    {
        let bytes = file.bytes
        var range = file.lines.byteRange(ofLine: number, in: bytes.count)
        while range.upperBound > range.lowerBound, [0x0A, 0x0D].contains(bytes[range.upperBound - 1]) {
            range = range.lowerBound..<range.upperBound - 1
        }
        if range.count > mostBytes {
            let start = Swift.min(Swift.max(range.lowerBound, place - mostBytes / 3), range.upperBound - mostBytes)
            let from = boundary(Swift.max(start, range.lowerBound), in: bytes, end: range.upperBound)
            let end = Swift.min(from + mostBytes, range.upperBound)
            range = from..<(end < range.upperBound ? boundary(backFrom: end, in: bytes, range: from..<end) : end)
        }
        return (String(decoding: bytes[range], as: UTF8.self), range)
    }
}
