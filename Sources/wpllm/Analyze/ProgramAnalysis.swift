import Analysis
import AnalysisModel
import Engine

/// The analysis of one program, from its files to what is reported.
struct ProgramAnalysis {
    private(set) var program: AnalyzedProgram
    private let options: AnalysisOptions
    private let cache: ResultCache?
    /// Thresholds and overrides.
    private let thresholds: Selection
    private let baseline: Baseline?
    private let changes: ChangedLines?
    /// From which severity on findings count as a failure.
    let failOn: Severity

    init(_ program: AnalyzedProgram, scope: AnalysisScope, threads: Int, cache: ResultCache?) throws {
        self.program = program
        self.cache = cache
        var options = scope.options
        var selection = Selection(minimumSeverity: scope.minSeverity, minimumConfidence: scope.minConfidence)
        program.configuration.apply(to: &options, &selection)
        // A type that was asked for stays, also when it is "all".
        if let type = scope.type { options.types = type.types }
        options.threads = threads
        options.isCancelled = { Interruption.isRequested }
        self.options = options
        thresholds = selection
        failOn = scope.failOn ?? program.configuration.failOn ?? .low
        baseline = try Self.baseline(scope, program)
        changes = try scope.diff.map { try GitChanges.changes(in: program.root, since: $0) }
    }

    private static func baseline(_ scope: AnalysisScope, _ program: AnalyzedProgram) throws -> Baseline? {
        var path = scope.baseline
        if path == nil, scope.writeBaseline == nil, let configured = program.configuration.baseline {
            path = Path.join(configured.hasPrefix("/") ? "" : program.configurationFolder ?? "", configured)
        }
        guard let path else { return nil }
        do {
            return try Baseline(parsing: try Files.read(path, limit: 1 << 28))
        } catch let error as SettingsError {
            throw ToolError("\(path): \(error.message)")
        }
    }

    /// What is reported, with the paths of reports.
    func result(advisor: Advisor? = nil, progress: ((AnalysisProgress) -> Void)? = nil) throws -> AnalysisResult {
        var result = try selected(progress)
        if let advisor { try advisor.advise(&result, options: options, path: program.shown) }
        for note in program.notes { result.notes.append(AnalysisNote(file: nil, message: note)) }
        return result.renamingFiles(program.shown)
    }

    /// The same with paths in the program.
    private func selected(_ progress: ((AnalysisProgress) -> Void)?) throws -> AnalysisResult {
        let everything = Analyzer.analyze(program.files, options: options, cache: cache, progress: progress)
        // Patterns of the configuration, entries of the baseline and lines of the diff have each their own paths.
        var result = Selection(overrides: thresholds.overrides)
            .applied(to: everything.renamingFiles(program.configured), options: options)
        result.files = everything.files.map { $0.renamed(program.shown($0.path)) }
        result = Selection(baseline: baseline).applied(to: result, options: options)
        result.files = everything.files
        let rest = Selection(
            minimumSeverity: thresholds.minimumSeverity, minimumConfidence: thresholds.minimumConfidence,
            changes: changes)
        return rest.applied(to: result, options: options)
    }

    /// The fixes of what is reported.
    func fixes() throws -> FixPlan { FixPlan(try selected(nil)) }

    /// Puts the files as the plan changes them in place of those that were read.
    mutating func apply(_ plan: FixPlan) {
        for (index, bytes) in plan.changed { program.files[index] = program.files[index].replacingBytes(bytes) }
    }
}
