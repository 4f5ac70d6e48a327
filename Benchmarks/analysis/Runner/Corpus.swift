import AnalysisModel
import BenchmarkSupport

/// Analyses a whole tree as one program and counts what is reported.
enum Corpus {
    static func run(folder: String, list: Severity?, sample: Int?, seed: UInt64, threads: Int) {
        let files = Analysis.files(folder)
        let bytes = files.reduce(0) { $0 + $1.bytes.count }
        let lines = files.reduce(0) { $0 + $1.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
        let start = now()
        let findings = Analysis.findings(files, options: AnalysisOptions(types: [.security], threads: threads))
        let seconds = now() - start
        let thousands = Double(max(lines, 1)) / 1000
        print("\(files.count) files, \(lines) lines, \(text(Double(bytes) / 1e6, 1)) MB of PHP in \(folder)")
        print("\(text(seconds, 2)) s, peak \(text(peakMemory(), 0)) MB")
        var bySeverity: [(name: String, count: Int)] = []
        for severity in Severity.allCases.reversed() {
            let count = findings.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
            bySeverity.append((severity.name, count))
            let rate = text(Double(count) / thousands, 2)
            print(padded(severity.name, 34) + aligned("\(count)", 8) + aligned(rate, 9) + " per 1,000 lines")
        }
        var byRule: [String: Int] = [:]
        for finding in findings { byRule["\(finding.rule) \(finding.severity.name)", default: 0] += 1 }
        for (rule, count) in byRule.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            print("  " + padded(rule, 40) + aligned("\(count)", 6))
        }
        if let list {
            var chosen = findings.filter { $0.severity >= list }
            if let sample {
                var generator = SeededGenerator(seed: seed)
                chosen.shuffle(using: &generator)
                // The worst first, so that a few of those are not lost among many of the others.
                let worst = chosen.filter { $0.severity >= .high }
                chosen = Array((worst + chosen.filter { $0.severity < .high }).prefix(sample))
            }
            for finding in chosen { show(finding, in: files) }
        }
        let high = bySeverity.prefix(2).reduce(0) { $0 + $1.count }
        print(
            "{\"files\":\(files.count),\"lines\":\(lines),\"bytes\":\(bytes),\"seconds\":\(text(seconds, 3))"
                + ",\"peak_mb\":\(text(peakMemory(), 1)),\"findings\":{"
                + bySeverity.map { "\(quoted($0.name)):\($0.count)" }.joined(separator: ",")
                + "},\"high_per_1000_lines\":\(text(Double(high) / thousands, 3))}")
    }

    /// Prints a finding with its trace and the lines it is about, to be checked by hand.
    private static func show(_ finding: Finding, in files: [SourceFile]) {
        print("\n" + describe(finding, in: files) + " (\(finding.confidence.name) confidence)")
        for step in finding.trace {
            let file = files[step.span.file]
            let line = file.position(of: step.span.range.lowerBound).line
            print("    \(step.kind) \(file.path):\(line) \(step.note)")
            print("        " + source(file, line: line))
        }
        if finding.trace.isEmpty {
            let file = files[finding.span.file]
            print("        " + source(file, line: file.position(of: finding.span.range.lowerBound).line))
        }
    }

    /// A line of a file without the blanks around it, shortened if it is long.
    private static func source(_ file: SourceFile, line: Int) -> String {
        let lines = file.bytes.split(separator: 0x0A, maxSplits: line, omittingEmptySubsequences: false)
        guard line >= 1, line <= lines.count else { return "" }
        let text = String(decoding: lines[line - 1].prefix(400), as: UTF8.self)
        return String(text.drop { $0 == " " || $0 == "\t" }.prefix(160))
    }

    /// Analyses a file over and over and prints the median of the times.
    static func time(path: String, rounds: Int) {
        let files = Analysis.files(path)
        let options = AnalysisOptions()
        var times: [Double] = []
        for _ in 0..<max(rounds, 1) {
            let start = now()
            _ = Analysis.findings(files, options: options)
            times.append(now() - start)
        }
        times.sort()
        let milliseconds = times[times.count / 2] * 1000
        let lines = files.reduce(0) { $0 + $1.bytes.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } }
        print("\(lines) lines: \(text(milliseconds, 3)) ms in the middle of \(times.count) runs")
        print("{\"lines\":\(lines),\"median_ms\":\(text(milliseconds, 4)),\"rounds\":\(times.count)}")
    }
}
