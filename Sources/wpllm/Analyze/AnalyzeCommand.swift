import Analysis
import AnalysisModel
import AnalysisReports
import ArgumentParser
import Engine
import Glibc

/// `wpllm analyze`: what is wrong with the code of plugins and themes.
struct AnalyzeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Find what is insecure, slow or wrong in plugins and themes.",
        discussion: """
            Each folder is one program: data is followed from one of its files into another. Files that are named \
            themselves are one program together.

            The exit status is 0 if nothing of the severity of --fail-on is found, 1 if something is, 2 if the analysis \
            could not be made.
            """)

    @Argument(help: "Folders of plugins or themes, or files. (default: this folder)")
    var paths: [String] = []

    @OptionGroup(title: "What is looked for and reported") var scope: AnalysisScope

    @Option(help: "text, json, sarif, github, junit or html.")
    var format: AnalyzeRequest.Format = .text

    @Option(name: [.customShort("o"), .customLong("output")], help: "Write the report into this file.")
    var output: String?

    @Flag(help: "Leave the paths of data and suggestions out of text.")
    var brief = false

    @Flag(name: .shortAndLong, help: "Show no progress.")
    var quiet = false

    @Flag(help: "Make the changes that are certain to mend a finding and to change nothing else.")
    var fix = false

    @Flag(help: "With --fix: show the changes as a diff and make none.")
    var dryRun = false

    @Option(help: "Keep results in this folder. (default: ~/.cache/wpllm)")
    var cache: String?

    @Flag(help: "Keep and use no results of earlier runs.")
    var noCache = false

    @Option(name: .shortAndLong, help: "How many threads work. (default: the cores that this process may use)")
    var jobs: Int?

    @Option(name: .shortAndLong, help: "A model that explains the gravest findings and proposes patches.")
    var model: String?

    @Option(
        name: .customLong("model-dir"),
        help: "A folder with models; may be repeated. (default: $WPLLM_MODEL_PATH, ./models)")
    var modelDirectories: [String] = []

    @Option(help: "How many findings the model explains.")
    var explanations: Int = Int(AnalyzeRequest.usualExplanations)

    @Flag(help: "List all rules; with --format json as JSON.")
    var listRules = false

    @Option(help: ArgumentHelp("Explain a rule, with examples.", valueName: "rule"))
    var explain: String?

    func validate() throws {
        if dryRun && !fix { throw ValidationError("--dry-run goes with --fix.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256.") }
        if !(0...1000).contains(explanations) { throw ValidationError("--explanations is 0 to 1000.") }
        if fix, scope.writeBaseline != nil { throw ValidationError("--fix and --write-baseline exclude each other.") }
    }

    func run() throws {
        do {
            if listRules {
                try write(format == .json ? RuleTexts.json() : Array(RuleTexts.list().utf8))
            } else if let explain {
                try write(Array(try RuleTexts.explanation(of: explain).utf8))
            } else {
                try analyze()
            }
        } catch let error as ToolError {
            throw Self.refusal(error.message)
        } catch let failure as Failure {
            throw Self.refusal(failure.message)
        }
    }

    private static func refusal(_ message: String) -> ExitCode {
        Terminal.progress("wpllm: \(message)")
        return ExitCode(2)
    }

    // MARK: Analysis

    private func analyze() throws {
        let started = Int64(Clock.wallSeconds())
        Interruption.listen()
        let advice = try makeAdvisor()
        var analyses = try makeAnalyses(threads: advice.context.options.threads)
        if fix {
            try mend(&analyses)
            if dryRun { return }
        }
        var results: [AnalysisResult] = []
        var hasFailed = false
        for analysis in analyses {
            let progress = ProgressLine(Path.name(analysis.program.root), isQuiet: quiet)
            let result = try analysis.result(advisor: advice.advisor) { progress.show($0) }
            progress.clear()
            hasFailed = hasFailed || result.worstSeverity.map { $0 >= analysis.failOn } ?? false
            results.append(result)
        }
        let merged = AnalysisResult.merged(results)
        if let path = scope.writeBaseline {
            let baseline = Baseline.make(merged)
            try Files.write(baseline.json, to: path)
            let count = baseline.entries.reduce(0) { $0 + $1.count }
            Terminal.progress("\(count) \(count == 1 ? "finding" : "findings") written to \(path)")
            return
        }
        try write(report(merged, started: started))
        if !merged.isComplete { throw ExitCode(130) }
        if hasFailed { throw ExitCode(1) }
    }

    /// A program for each folder, and one of all files.
    private func makeAnalyses(threads: Int) throws -> [ProgramAnalysis] {
        let paths = paths.isEmpty ? ["."] : paths
        let files = paths.filter { !Path.isFolder($0) }
        let groups = paths.filter(Path.isFolder).map { [$0] } + (files.isEmpty ? [] : [files])
        let source = scope.config.map { AnalyzedProgram.ConfigurationSource.file($0) } ?? .nearest
        let exclude = scope.exclude.map { Glob($0) }
        let cache = noCache ? nil : cacheFolder.map { ResultCache(folder: $0, version: "\(Capabilities.version)") }
        return try groups.map { paths in
            let program = try AnalyzedProgram(paths, configuration: source, exclude: exclude)
            return try ProgramAnalysis(program, scope: scope, threads: threads, cache: cache)
        }
    }

    private var cacheFolder: String? {
        if let cache { return cache }
        if let folder = Environment.value("XDG_CACHE_HOME"), folder.hasPrefix("/") { return Path.join(folder, "wpllm") }
        return Environment.value("HOME").map { Path.join($0, ".cache/wpllm") }
    }

    /// A context, and what explains findings if a model is named, which must then be there.
    private func makeAdvisor() throws -> (context: Context, advisor: Advisor?) {
        var options = ModelOptions()
        options.model = model ?? ""
        options.modelDirectories = modelDirectories
        options.threads = jobs
        let context = try options.makeContext()
        guard model != nil else { return (context, nil) }
        _ = try context.model(named: options.modelName)
        let advisor = Advisor(modelName: options.modelName, limit: explanations, deadline: nil, context: context)
        return (context, advisor)
    }

    // MARK: Fixes

    private func mend(_ analyses: inout [ProgramAnalysis]) throws {
        var mended = 0
        for index in analyses.indices {
            let program = analyses[index].program
            let plan = try analyses[index].fixes()
            for (file, bytes) in plan.changed.sorted(by: { $0.key < $1.key }) {
                let source = program.files[file]
                if dryRun {
                    let shown = program.shown(source.path)
                    try write(Array(UnifiedDiff.text(path: shown, old: source.bytes, new: bytes).utf8), isPart: true)
                } else {
                    let path = Path.join(program.root, source.path)
                    guard try Files.read(path) == source.bytes else {
                        throw ToolError("\(path): has changed meanwhile; nothing was written to it")
                    }
                    try Files.write(bytes, to: path)
                }
            }
            for refusal in plan.refused {
                let source = program.files[refusal.issue.finding.span.file]
                let line = source.position(of: refusal.issue.finding.span.range.lowerBound).line
                let place = "\(program.shown(source.path)):\(line)"
                Terminal.progress("not fixed: \(place) \(refusal.issue.finding.rule): \(refusal.reason)")
            }
            mended += plan.mended.count
            analyses[index].apply(plan)
        }
        Terminal.progress("\(mended) \(mended == 1 ? "finding" : "findings") \(dryRun ? "would be " : "")fixed")
    }

    // MARK: Reports

    private func report(_ result: AnalysisResult, started: Int64) -> [UInt8] {
        let ended = Int64(Clock.wallSeconds())
        let details = ReportDetails(
            version: "\(Capabilities.version)", root: Path.current, started: started, ended: ended)
        switch format {
        case .text:
            let hasColor = output == nil && Terminal.hasColor
            return Array(TextReport.text(result, .init(hasColor: hasColor, isVerbose: !brief)).utf8)
        case .json:
            let heading = AnalysisAnswer.Heading(
                id: RandomIdentifier.make(), created: ended, model: model,
                analysisType: scope.type?.rawValue ?? TypeArgument.all.rawValue)
            return AnalysisAnswer.analysis(result, heading, listsFiles: true) + [UInt8(ascii: "\n")]
        case .sarif: return SARIFReport.json(result, details) + [UInt8(ascii: "\n")]
        case .github: return Array(GitHubAnnotations.text(result).utf8)
        case .junit: return Array(JUnitReport.xml(result).utf8)
        case .html: return Array(HTMLReport.html(result, details).utf8)
        }
    }

    private func write(_ bytes: [UInt8], isPart: Bool = false) throws {
        guard let output, output != "-", !isPart else { return Terminal.write(bytes) }
        try Files.write(bytes, to: output)
    }
}
