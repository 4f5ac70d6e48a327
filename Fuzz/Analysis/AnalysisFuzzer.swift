import Analysis
import AnalysisModel
import FuzzSupport

/// Any bytes, as one file or as several that a line of `====` parts, are analysed to the end, with places inside of them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnalysis(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: min(count, 8_192)))
    let names = ["plugin.php", "includes/view.php", "block.json", "edit.js", "theme.json", "templates/index.html"]
    let files = zip(names, parts(of: bytes)).map { SourceFile(path: $0, bytes: $1) }
    let result = Analyzer.analyze(files)
    for issue in result.issues {
        let spans = [issue.finding.span] + issue.finding.trace.map(\.span)
        for span in spans {
            require(files.indices.contains(span.file), "\(issue.finding.rule) is in no file")
            require(
                span.range.upperBound <= files[span.file].bytes.count, "\(issue.finding.rule) ends outside of its file")
        }
        require(RuleCatalogue.shared[issue.finding.rule] != nil, "\(issue.finding.rule) is no rule")
    }
    for score in result.scores { require((0...10).contains(score), "a score of \(score)") }
    return 0
}

/// The pieces between lines of four equals signs.
private func parts(of bytes: [UInt8]) -> [[UInt8]] {
    let mark = Array("\n====\n".utf8)
    var parts: [[UInt8]] = [[]]
    var offset = 0
    while offset < bytes.count {
        if bytes[offset] == mark[0], bytes[offset...].starts(with: mark) {
            parts.append([])
            offset += mark.count
        } else {
            parts[parts.count - 1].append(bytes[offset])
            offset += 1
        }
    }
    return parts
}
