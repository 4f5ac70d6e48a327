import AnalysisModel
import DataFlow

/// The settings of a project, as `.wpllm.json` holds them.
package struct Configuration: Sendable {
    /// Rules that are not reported in some files.
    package struct Override: Sendable {
        package var files: [Glob]
        package var disabledRules: Set<String>
    }

    /// What is looked for; nil for everything.
    package var types: Set<AnalysisType>?
    package var minimumSeverity: Severity?
    package var minimumConfidence: Confidence?
    /// From which severity on the tool ends with a status that says so.
    package var failOn: Severity?
    package var disabledRules: Set<String> = []
    /// Files that are not analysed.
    package var exclude: [Glob] = []
    package var overrides: [Override] = []
    package var textDomain: String?
    package var prefixes: [String]?
    package var minimumWordPress: [Int]?
    package var minimumPHP: [Int]?
    /// The path of the baseline, relative to the configuration file.
    package var baseline: String?
    /// Lines for the tables in `Data/facts`, by table.
    package var customFacts: [String: [String]] = [:]

    /// The name of the file.
    package static let fileName = ".wpllm.json"

    /// The keys whose lines are read behind those of a table, and the table. Escapers are sanitizers for output.
    private static let factKeys = [
        "sources": "sources", "sanitizers": "sanitizers", "escapers": "sanitizers", "sinks": "sinks",
        "propagation": "propagation", "guards": "guards", "entries": "entries",
    ]

    package init() {}

    /// Reads the text of a configuration file.
    ///
    /// - Throws: `SettingsError` that names the key at fault, also for a key or a rule that does not exist.
    package init(parsing bytes: [UInt8]) throws(SettingsError) {
        let keys = [
            "types", "minimum_severity", "minimum_confidence", "fail_on", "disabled_rules", "exclude", "overrides",
            "text_domain", "prefixes", "minimum_wordpress", "minimum_php", "baseline",
        ]
        let reader = try SettingsReader(parsing: bytes, keys: keys + Self.factKeys.keys.sorted())
        types = try Self.types(reader)
        let severities = Severity.allCases.map(\.name)
        minimumSeverity = try reader.choice("minimum_severity", names: severities) { Severity(name: $0) }
        failOn = try reader.choice("fail_on", names: severities) { Severity(name: $0) }
        minimumConfidence = try reader.choice("minimum_confidence", names: Confidence.allCases.map(\.name)) {
            Confidence(name: $0)
        }
        disabledRules = try Self.rules(reader)
        exclude = try Self.globs(reader, "exclude")
        for entry in try reader.objects("overrides", keys: ["files", "disabled_rules"]) ?? [] {
            overrides.append(Override(files: try Self.globs(entry, "files"), disabledRules: try Self.rules(entry)))
        }
        textDomain = try reader.string("text_domain")
        prefixes = try reader.strings("prefixes")
        minimumWordPress = try Self.version(reader, "minimum_wordpress")
        minimumPHP = try Self.version(reader, "minimum_php")
        baseline = try reader.string("baseline")
        for (key, table) in Self.factKeys.sorted(by: { $0.key < $1.key }) {
            guard let lines = try reader.strings(key) else { continue }
            for (index, line) in lines.enumerated() where line.contains(where: \.isNewline) {
                throw reader.error("\(key)[\(index)]", "is to be one line")
            }
            for (index, line) in lines.enumerated() where !DataFlowRules.canRead(line, ofTable: table) {
                throw reader.error(
                    "\(key)[\(index)]", "is no line of the table \(table): \"\(line.prefix(80))\"; see docs/analysis.md"
                )
            }
            customFacts[table, default: []] += lines
        }
    }

    private static func types(_ reader: SettingsReader) throws(SettingsError) -> Set<AnalysisType>? {
        guard let names = try reader.strings("types") else { return nil }
        var types: Set<AnalysisType> = []
        for (index, name) in names.enumerated() {
            guard let type = AnalysisType(name: name) else {
                let known = AnalysisType.allCases.map(\.name).joined(separator: ", ")
                throw reader.error("types[\(index)]", "is to be one of \(known), not \"\(name.prefix(80))\"")
            }
            types.insert(type)
        }
        guard !types.isEmpty else { throw reader.error("types", "is empty") }
        return types
    }

    private static func rules(_ reader: SettingsReader) throws(SettingsError) -> Set<String> {
        let names = try reader.strings("disabled_rules") ?? []
        for (index, name) in names.enumerated() where !isRule(name) {
            throw reader.error("disabled_rules[\(index)]", "names no rule or group of rules: \"\(name.prefix(80))\"")
        }
        return Set(names)
    }

    private static func globs(_ reader: SettingsReader, _ key: String) throws(SettingsError) -> [Glob] {
        let patterns = try reader.strings(key) ?? []
        for (index, pattern) in patterns.enumerated() where pattern.isEmpty || pattern.utf8.count > 1024 {
            throw reader.error("\(key)[\(index)]", "is to be a pattern of 1 to 1024 bytes")
        }
        return patterns.map { Glob($0) }
    }

    private static func version(_ reader: SettingsReader, _ key: String) throws(SettingsError) -> [Int]? {
        guard let text = try reader.string(key) else { return nil }
        guard let version = Self.version(text) else {
            throw reader.error(key, "is to be a version such as \"7.4\", not \"\(text.prefix(80))\"")
        }
        return version
    }

    /// The numbers of a version, such as [6, 2] for "6.2"; nil if it is none.
    package static func version(_ text: String) -> [Int]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count) else { return nil }
        var numbers: [Int] = []
        for part in parts {
            guard part.utf8.count <= 4, !part.hasPrefix("+"), let number = Int(part), number >= 0 else { return nil }
            numbers.append(number)
        }
        return numbers
    }

    /// Whether that is the name of a rule or of a group of rules.
    package static func isRule(_ name: String) -> Bool {
        RuleCatalogue.shared.rules.contains { $0.id == name || $0.group == name }
    }

    /// Whether a file, by its path relative to the configuration file, is not to be analysed.
    package func excludes(_ path: String) -> Bool { exclude.contains { $0.matches(path) } }

    /// Puts the settings in place of those options that still have their defaults.
    package func apply(to options: inout AnalysisOptions, _ selection: inout Selection) {
        let defaults = AnalysisOptions()
        if let types, options.types == defaults.types { options.types = types }
        options.textDomain = options.textDomain ?? textDomain
        options.minimumWordPress = options.minimumWordPress ?? minimumWordPress
        options.minimumPHP = options.minimumPHP ?? minimumPHP
        if let prefixes, options.prefixes.isEmpty { options.prefixes = prefixes }
        options.disabledRules.formUnion(disabledRules)
        for (table, lines) in customFacts { options.customFacts[table, default: []] += lines }
        selection.minimumSeverity = selection.minimumSeverity ?? minimumSeverity
        selection.minimumConfidence = selection.minimumConfidence ?? minimumConfidence
        selection.overrides += overrides
    }
}
