import AnalysisModel

/// Lines that a version control system left behind in a conflict.
struct MergeConflicts: FileRule {
    static let ids = ["php.merge-conflict"]

    func check(_ file: FileContext, report: inout Reporter) {
        for marker in Self.markers(file.source).prefix(10) {
            report("php.merge-conflict", at: marker, values: ["marker": file.source.text(marker)])
        }
    }

    /// The lines that begin a conflict (`<<<<<<< `) and have an end (`>>>>>>> `) behind them.
    static func markers(_ source: SourceFile) -> [Range<Int>] {
        var markers: [Range<Int>] = []
        var open: Range<Int>?
        for (line, start) in source.lines.starts.enumerated() {
            let start = Int(start)
            guard start + 8 <= source.bytes.count else { continue }
            let first = source.bytes[start]
            guard first == UInt8(ascii: "<") || first == UInt8(ascii: ">"),
                source.bytes[start + 7] == UInt8(ascii: " "),
                source.bytes[start..<start + 7].allSatisfy({ $0 == first })
            else { continue }
            if first == UInt8(ascii: "<") {
                let next =
                    line + 1 < source.lines.starts.count ? Int(source.lines.starts[line + 1]) : source.bytes.count
                let end = source.bytes[start..<next].firstIndex { $0 == 10 || $0 == 13 } ?? next
                open = start..<end
            } else if let begin = open {
                markers.append(begin)
                open = nil
            }
        }
        return markers
    }
}
