import AnalysisModel

import Glibc

/// How good code is, from 0 (bad) to 10 (nothing was found).
///
/// Each severity from low to critical may take points away: info 0.3, low 1.2, medium 3, high 4, critical 1.5, together
/// 10. An issue counts at its own severity and at all below. Of a severity's points the part 1 − 2^(−3d) is taken,
/// where `d` is the number of issues that count there, each weighted with its confidence (high 1, medium 0.7, low 0.3),
/// divided by a size that grows slower than the code: 1 + log2(1 + n/1000), with `n` the number of lines on which no
/// issue begins.
///
/// So nothing but remarks leaves at least 9.7, nothing but low issues at least 8.5, nothing but medium ones at least
/// 5.5; one sure issue of high severity in a short file gives 2.6, of critical severity 1.3. The score is rounded to
/// one decimal. It never rises when an issue is added, becomes graver or becomes surer: each `d` then stays or grows
/// (the lines without issue can only get fewer), and every step from `d` to the score preserves that order.
package enum Score {
    /// The points that each severity may take, by `Severity.rawValue`.
    private static let points: [Double] = [0.3, 1.2, 3, 4, 1.5]

    /// The weight of a finding by its confidence.
    private static func weight(_ confidence: Confidence) -> Double {
        switch confidence {
        case .low: 0.3
        case .medium: 0.7
        case .high: 1
        }
    }

    /// The score of code with these findings.
    ///
    /// - Parameters:
    ///   - lines: how many lines the code has.
    ///   - linesWithFindings: on how many of them a finding begins.
    package static func score(_ findings: some Sequence<Finding>, lines: Int, linesWithFindings: Int) -> Double {
        // Weights are counted in tenths, so that no order of addition changes the sum.
        var tenths = [Int](repeating: 0, count: points.count)
        for finding in findings {
            tenths[Int(finding.severity.rawValue)] += Int(weight(finding.confidence) * 10 + 0.5)
        }
        let cleanLines = Double(Swift.max(0, lines - linesWithFindings))
        let size = 1 + log2(1 + cleanLines / 1000)
        var loss = 0.0
        var count = 0
        for severity in points.indices.reversed() {
            count += tenths[severity]
            loss += points[severity] * (1 - exp2(-3 * (Double(count) / 10) / size))
        }
        return rounded(Swift.max(0, 10 - loss))
    }

    /// To one decimal.
    static func rounded(_ score: Double) -> Double { (score * 10).rounded() / 10 }

    /// The score of each file, and of all together.
    static func scores(_ issues: [Issue], files: [SourceFile]) -> (files: [Double], all: Double) {
        var findings = [[Finding]](repeating: [], count: files.count)
        for issue in issues where findings.indices.contains(issue.finding.span.file) {
            findings[issue.finding.span.file].append(issue.finding)
        }
        var scores: [Double] = []
        var totalLines = 0
        var totalWithFindings = 0
        for (file, list) in zip(files, findings) {
            let withFindings = Set(list.map { file.lines.position(of: $0.span.range.lowerBound).line }).count
            let lines = lineCount(file)
            totalLines += lines
            totalWithFindings += withFindings
            scores.append(score(list, lines: lines, linesWithFindings: withFindings))
        }
        let all = score(issues.lazy.map(\.finding), lines: totalLines, linesWithFindings: totalWithFindings)
        return (scores, all)
    }

    /// Lines, a line end at the end of the file beginning no new one.
    static func lineCount(_ file: SourceFile) -> Int {
        guard let last = file.lines.starts.last else { return 0 }
        return file.lines.starts.count - (Int(last) == file.bytes.count ? 1 : 0)
    }
}
