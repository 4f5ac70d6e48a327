import AnalysisModel

extension SourceFile {
    /// The bytes of the lines that begin before `limit`, their ends not included.
    func lineRanges(before limit: Int = .max) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        let starts = lines.starts
        for (index, start) in starts.enumerated() {
            let start = Int(start)
            guard start < limit, start < bytes.count || index == 0 else { break }
            var end = index + 1 < starts.count ? Int(starts[index + 1]) : bytes.count
            while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
            ranges.append(start..<end)
        }
        return ranges
    }
}
