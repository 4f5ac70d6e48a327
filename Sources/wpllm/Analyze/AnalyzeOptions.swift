import Analysis
import AnalysisModel
import ArgumentParser
import Engine

extension Severity: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }
    public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension Confidence: ExpressibleByArgument {
    public init?(argument: String) { self.init(name: argument) }
    public static var allValueStrings: [String] { allCases.map(\.name) }
}

extension AnalyzeRequest.Format: ExpressibleByArgument {}

/// A version such as "7.4".
struct VersionArgument: ExpressibleByArgument {
    let numbers: [Int]

    init?(argument: String) {
        guard let numbers = Configuration.version(argument) else { return nil }
        self.numbers = numbers
    }
}

/// What is looked for.
enum TypeArgument: String, ExpressibleByArgument, CaseIterable {
    case security, performance, quality, all

    var types: Set<AnalysisType> {
        AnalysisType(name: rawValue).map { [$0] } ?? Set(AnalysisType.allCases)
    }
}

/// Options of `wpllm analyze` that say what is looked for and what is reported.
struct AnalysisScope: ParsableArguments {
    @Option(help: "What to look for: security, performance, quality or all. (default: all)")
    var type: TypeArgument?

    @Option(help: "Leave out what is less grave: info, low, medium, high, critical.")
    var minSeverity: Severity?

    @Option(help: "Leave out what is less sure: low, medium, high.")
    var minConfidence: Confidence?

    @Option(help: "From which severity on the exit status is 1. (default: low)")
    var failOn: Severity?

    @Option(help: "The settings of the project. (default: the nearest .wpllm.json above the code)")
    var config: String?

    @Option(help: "Report nothing that this file has.")
    var baseline: String?

    @Option(help: "Write everything that is found into this file, for --baseline; the exit status is then 0.")
    var writeBaseline: String?

    @Option(help: "Report only what has to do with lines changed since this revision of git.")
    var diff: String?

    @Option(help: "Do not analyse files that match, such as vendor or 'tests/**'; may be repeated.")
    var exclude: [String] = []

    @Option(name: .customLong("minimum-php"), help: "The oldest PHP that the code is for. (default: its header)")
    var minimumPHP: VersionArgument?

    @Option(
        name: .customLong("minimum-wordpress"), help: "The oldest WordPress that the code is for. (default: its header)"
    )
    var minimumWordPress: VersionArgument?

    @Option(help: "The text domain of its translations. (default: its header)")
    var textDomain: String?

    @Option(name: .customLong("prefix"), help: "What global names are to begin with; may be repeated.")
    var prefixes: [String] = []

    @Option(name: .customLong("disable"), help: "A rule or group of rules that is not reported; may be repeated.")
    var disabled: [String] = []

    func validate() throws {
        for name in disabled where !Configuration.isRule(name) {
            throw ValidationError("There is no rule or group of rules '\(name)'; see --list-rules.")
        }
        for pattern in exclude where pattern.isEmpty || pattern.utf8.count > 1024 {
            throw ValidationError("A pattern of --exclude has 1 to 1024 bytes.")
        }
    }

    /// What the rules are told, without the configuration file.
    var options: AnalysisOptions {
        AnalysisOptions(
            types: type?.types ?? Set(AnalysisType.allCases), minimumWordPress: minimumWordPress?.numbers,
            minimumPHP: minimumPHP?.numbers, textDomain: textDomain, prefixes: prefixes, disabledRules: Set(disabled))
    }
}
