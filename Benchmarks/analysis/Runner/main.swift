import AnalysisModel
import BenchmarkSupport
import Glibc

/// Measures the analysis of PHP: how often it is right, and how fast it is.
let usage = """
    usage: analysis-bench cases [DIR] [--only TEXT] [--verbose] [--others] [--gate]
           analysis-bench matrix DIR [--only TEXT] [--verbose]
           analysis-bench corpus DIR [--list SEVERITY] [--sample N] [--seed S] [--threads N]
           analysis-bench time FILE [--rounds N]
    """

/// The words of the command line: what stands alone, and what follows an option.
struct Words {
    private(set) var plain: [String] = []
    private var values: [String: String] = [:]
    private static let flags: Set<String> = ["--verbose", "--others", "--gate"]

    init(_ arguments: some Sequence<String>) {
        var option: String?
        for word in arguments {
            if let name = option {
                values[name] = word
                option = nil
            } else if Self.flags.contains(word) {
                values[word] = ""
            } else if word.hasPrefix("--") {
                option = word
            } else {
                plain.append(word)
            }
        }
        if let option { fail("\(option) needs a value\n\(usage)") }
    }

    func has(_ flag: String) -> Bool { values[flag] != nil }

    subscript(_ option: String) -> String? { values[option] }

    func number(_ option: String) -> Int? {
        guard let value = values[option] else { return nil }
        guard let number = Int(value), number >= 0 else { fail("\(option) needs a number\n\(usage)") }
        return number
    }
}

func runCases(_ words: Words) {
    let folder = words.plain.count > 1 ? words.plain[1] : "Benchmarks/analysis/cases"
    let run = CaseRun(folder: folder, only: words["--only"])
    if words.has("--verbose") { run.printDisagreements() }
    if words.has("--others") { run.printOthers() }
    run.printTable { $0.group }
    print("\(run.verdicts.count) cases in \(text(run.seconds, 2)) s")
    let groups = run.tallies { $0.group }.map { "\(quoted($0.name)):\($0.tally.json)" }
    print(
        "{\"cases\":\(run.verdicts.count),\"seconds\":\(text(run.seconds, 3)),\"security\":\(run.security.json)"
            + ",\"all\":\(run.total.json),\"groups\":{\(groups.joined(separator: ","))}}")
    if words.has("--gate") && (run.security.precision < 0.90 || run.security.recall < 0.95) { exit(1) }
}

/// The generated cases; their notes hold source, filter and context.
func runMatrix(_ words: Words) {
    guard words.plain.count > 1 else { fail(usage) }
    let run = CaseRun(folder: words.plain[1], only: words["--only"])
    if words.has("--verbose") { run.printDisagreements() }
    for (title, index) in [("source", 0), ("filter", 1), ("context", 2)] {
        print("by \(title)")
        run.printTable { label in
            let parts = label.note.split(separator: "|")
            return index < parts.count ? String(parts[index]) : nil
        }
    }
    print("by group")
    run.printTable { $0.group }
    print("\(run.verdicts.count) cases in \(text(run.seconds, 2)) s")
    let groups = run.tallies { $0.group }.map { "\(quoted($0.name)):\($0.tally.json)" }
    print(
        "{\"cases\":\(run.verdicts.count),\"seconds\":\(text(run.seconds, 3)),\"all\":\(run.total.json)"
            + ",\"groups\":{\(groups.joined(separator: ","))}}")
}

let words = Words(CommandLine.arguments.dropFirst())
switch words.plain.first {
case "cases": runCases(words)
case "matrix": runMatrix(words)
case "corpus":
    guard words.plain.count > 1 else { fail(usage) }
    var list: Severity?
    if let name = words["--list"] {
        list = Severity(name: name)
        if list == nil { fail("no such severity: \(name)") }
    }
    Corpus.run(
        folder: words.plain[1], list: list ?? (words.has("--sample") ? .high : nil), sample: words.number("--sample"),
        seed: UInt64(words.number("--seed") ?? 1), threads: words.number("--threads") ?? 2)
case "time":
    guard words.plain.count > 1 else { fail(usage) }
    Corpus.time(path: words.plain[1], rounds: words.number("--rounds") ?? 101)
default: fail(usage)
}
