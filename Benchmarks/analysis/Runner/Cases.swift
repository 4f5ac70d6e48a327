import AnalysisModel
import BenchmarkSupport

/// What the analysis said about a case.
struct Verdict {
    var label: Label
    /// Findings about what the label is about.
    var matching: [Finding]
    /// Other findings about security, at least of medium severity.
    var others: [Finding]
    var files: [SourceFile]

    var isReported: Bool { !matching.isEmpty }

    /// Whether a finding, or a step of its trace, lies where a report is due: on the line or one beside it.
    var isLocated: Bool {
        matching.contains { finding in
            ([finding.span] + finding.trace.map(\.span)).contains { span in
                let file = files[span.file]
                let first = file.position(of: span.range.lowerBound).line
                let last = file.position(of: max(span.range.lowerBound, span.range.upperBound - 1)).line
                return label.lines.contains { place in
                    (place.file == nil || place.file == file.path) && place.line >= first - 1 && place.line <= last + 1
                }
            }
        }
    }
}

/// How often the analysis was right.
struct Tally {
    var vulnerable = 0
    var found = 0
    var located = 0
    var safe = 0
    var falseAlarms = 0

    mutating func add(_ verdict: Verdict) {
        if verdict.label.isVulnerable {
            vulnerable += 1
            if verdict.isReported { found += 1 }
            if verdict.isLocated { located += 1 }
        } else {
            safe += 1
            if verdict.isReported { falseAlarms += 1 }
        }
    }

    var precision: Double { found + falseAlarms == 0 ? 1 : Double(found) / Double(found + falseAlarms) }
    var recall: Double { vulnerable == 0 ? 1 : Double(found) / Double(vulnerable) }

    func row(_ name: String) -> String {
        padded(name, 34) + aligned("\(vulnerable)", 8) + aligned("\(found)", 8) + aligned("\(located)", 8)
            + aligned("\(safe)", 8) + aligned("\(falseAlarms)", 8) + aligned(text(precision, 3), 11)
            + aligned(text(recall, 3), 9)
    }

    static let heading =
        padded("group", 34) + aligned("bad", 8) + aligned("found", 8) + aligned("at line", 8) + aligned("safe", 8)
        + aligned("alarms", 8) + aligned("precision", 11) + aligned("recall", 9)

    var json: String {
        "{\"vulnerable\":\(vulnerable),\"found\":\(found),\"located\":\(located),\"safe\":\(safe)"
            + ",\"false_alarms\":\(falseAlarms),\"precision\":\(text(precision, 4)),\"recall\":\(text(recall, 4))}"
    }
}

/// Analyses every case of a table of labels.
struct CaseRun {
    var verdicts: [Verdict] = []
    var seconds = 0.0

    init(folder: String, only pattern: String?) {
        let groups = Groups(topics: "\(folder)/topics.tsv")
        let start = now()
        for label in Label.read("\(folder)/labels.tsv") {
            if let pattern, !label.path.contains(pattern) { continue }
            verdicts.append(Self.verdict(label, folder: folder, groups: groups))
        }
        seconds = now() - start
    }

    private static func verdict(_ label: Label, folder: String, groups: Groups) -> Verdict {
        let isSecurity = Groups.weaknesses[label.group] != nil
        let files = Analysis.files("\(folder)/\(label.path)")
        let options = AnalysisOptions(
            minimumWordPress: isSecurity ? nil : [6, 0], minimumPHP: isSecurity ? nil : [7, 4],
            textDomain: isSecurity ? nil : "acme")
        let least: Severity = Groups.mild.contains(label.group) ? .low : .medium
        var verdict = Verdict(label: label, matching: [], others: [], files: files)
        for finding in Analysis.findings(files, options: options) {
            let subject = finding.subject
            if isSecurity && (subject.type != .security || finding.severity < least) { continue }
            if groups.answers(label, rule: finding.rule, group: subject.group, weakness: subject.weakness) {
                verdict.matching.append(finding)
            } else if subject.type == .security && finding.severity >= .medium {
                verdict.others.append(finding)
            }
        }
        return verdict
    }

    /// The tally of what `name` gives for a label, sorted by it.
    func tallies(by name: (Label) -> String?) -> [(name: String, tally: Tally)] {
        var tallies: [String: Tally] = [:]
        for verdict in verdicts {
            if let name = name(verdict.label) { tallies[name, default: Tally()].add(verdict) }
        }
        return tallies.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    var total: Tally {
        verdicts.reduce(into: Tally()) { $0.add($1) }
    }

    /// The total of security, which the gate looks at.
    var security: Tally {
        verdicts.reduce(into: Tally()) { if Groups.weaknesses[$1.label.group] != nil { $0.add($1) } }
    }

    /// Prints a table with a line for each group, and the total.
    func printTable(by name: (Label) -> String?) {
        print(Tally.heading)
        for (name, tally) in tallies(by: name) { print(tally.row(name)) }
        print(total.row("all"))
    }

    /// Prints what was missed, and what was reported without a reason.
    func printDisagreements() {
        for verdict in verdicts where verdict.label.isVulnerable && !verdict.isReported {
            let lines = verdict.label.lines.map { ($0.file.map { "\($0):" } ?? "") + "\($0.line)" }
            print("MISSED \(verdict.label.path) \(verdict.label.group) \(verdict.label.kind)", terminator: " ")
            print("line \(lines.joined(separator: ",")): \(verdict.label.note)")
            for other in verdict.others { print("       instead \(describe(other, in: verdict.files))") }
        }
        for verdict in verdicts where !verdict.label.isVulnerable && verdict.isReported {
            print("FALSE  \(verdict.label.path) \(verdict.label.group): \(verdict.label.note)")
            for finding in verdict.matching { print("       got \(describe(finding, in: verdict.files))") }
        }
        for verdict in verdicts where verdict.label.isVulnerable && verdict.isReported && !verdict.isLocated {
            print("ASIDE  \(verdict.label.path): reported, but not where it is due")
            for finding in verdict.matching { print("       got \(describe(finding, in: verdict.files))") }
        }
    }

    /// Prints findings of other groups; they count for nothing, but somebody should look at them.
    func printOthers() {
        for verdict in verdicts {
            for finding in verdict.others {
                print("OTHER  \(verdict.label.path): \(describe(finding, in: verdict.files))")
            }
        }
    }
}

/// A finding on one line.
func describe(_ finding: Finding, in files: [SourceFile]) -> String {
    let file = files[finding.span.file]
    let position = file.position(of: finding.span.range.lowerBound)
    return
        "\(file.path):\(position.line):\(position.column) \(finding.rule) \(finding.severity.name): \(finding.message)"
}
