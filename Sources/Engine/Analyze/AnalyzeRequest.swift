import Analysis
import AnalysisModel
import JSON

/// A request to analyse code, read and checked.
package struct AnalyzeRequest: Sendable {
    /// The operation, which decides where the code is in the request and how the answer is shaped.
    package enum Operation: Sendable {
        /// `wpllm_analyze` and `/v1/analyze`: `code`, or `files`.
        case analyze
        /// `/v1/analyze/batch`: `files`.
        case batch
        /// `/v1/blocks/analyze`: `block_code`, or `files`.
        case block
        /// `/v1/themes/analyze`: `theme_files`.
        case theme
    }

    /// How the answer is written.
    package enum Format: String, Sendable, CaseIterable {
        case json, sarif, text, github, junit, html

        /// Whether the answer is one JSON text.
        package var isJSON: Bool { self == .json || self == .sarif }
    }

    package var operation: Operation
    package var files: [SourceFile]
    /// Whether the code came as `files`.
    package var isList: Bool
    /// As it is echoed: "security", "performance", "quality" or "all".
    package var analysisType: String
    package var options: AnalysisOptions
    package var selection: Selection
    package var format: Format
    /// The model that explains findings.
    package var model: String?
    /// How many findings it explains.
    package var explanations: Int
    package var deadline: Deadline?

    private static let common = [
        "analysis_type", "model", "format", "minimum_severity", "minimum_confidence", "text_domain", "prefixes",
        "minimum_wordpress", "minimum_php", "disabled_rules", "configuration", "baseline", "diff",
        "explanations", "deadline_ms",
    ]

    /// How many findings are explained if the request does not say.
    package static let usualExplanations: Int64 = 5

    /// Most files that a request may hold.
    package static let maximumFiles = 100_000

    /// - Parameter requiresType: whether `analysis_type` must be there, as the REST reference has it; otherwise
    ///   everything is looked for without it.
    package init(
        parsing bytes: UnsafeRawBufferPointer, operation: Operation, requiresType: Bool = false
    ) throws(Failure) {
        self.operation = operation
        let own =
            switch operation {
            case .analyze: ["code", "file_name", "name", "files"]
            case .batch: ["files"]
            case .block: ["block_code", "code", "file_name", "name", "files"]
            case .theme: ["theme_files", "files"]
            }
        let reader = try RequestReader(parsing: bytes, fields: own + Self.common)
        (files, isList) = try Self.files(reader, operation)
        options = AnalysisOptions()
        selection = Selection()
        analysisType = try reader.string("analysis_type") ?? "all"
        if requiresType { _ = try reader.required(reader.value("analysis_type"), "analysis_type") }
        if analysisType != "all" {
            guard let type = AnalysisType(name: analysisType) else {
                throw .field("analysis_type", "is to be security, performance, quality or all, not \"\(analysisType)\"")
            }
            options.types = [type]
        }
        let formats = Format.allCases.map(\.rawValue)
        format = try Self.choice(reader, "format", formats) { Format(rawValue: $0) } ?? .json
        model = try reader.string("model")
        explanations = Int(try reader.integer("explanations", in: 0...1000) ?? Self.usualExplanations)
        deadline = try reader.integer("deadline_ms", in: 1...Int64.max).map { Deadline(milliseconds: $0) }
        try readOptions(reader)
    }

    private mutating func readOptions(_ reader: RequestReader) throws(Failure) {
        let severities = Severity.allCases.map(\.name)
        selection.minimumSeverity = try Self.choice(reader, "minimum_severity", severities) { Severity(name: $0) }
        let confidences = Confidence.allCases.map(\.name)
        selection.minimumConfidence = try Self.choice(reader, "minimum_confidence", confidences) {
            Confidence(name: $0)
        }
        options.textDomain = try reader.string("text_domain")
        options.prefixes = try reader.strings("prefixes", count: 0...100, orOne: false) ?? []
        options.minimumWordPress = try Self.version(reader, "minimum_wordpress")
        options.minimumPHP = try Self.version(reader, "minimum_php")
        let rules = try reader.strings("disabled_rules", count: 0...1000, orOne: false) ?? []
        for (index, rule) in rules.enumerated() where !Configuration.isRule(rule) {
            throw .field("disabled_rules[\(index)]", "names no rule or group of rules: \"\(rule.prefix(80))\"")
        }
        options.disabledRules = Set(rules)
        if let configuration = try Self.settings(reader, "configuration", Configuration.init(parsing:)) {
            var applied = options
            configuration.apply(to: &applied, &selection)
            // A type that was asked for stays, also when it is "all".
            if reader.value("analysis_type") != nil { applied.types = options.types }
            options = applied
            files.removeAll { configuration.excludes($0.path) }
        }
        selection.baseline = try Self.settings(reader, "baseline", Baseline.init(parsing:))
        if let diff = try reader.string("diff") { selection.changes = ChangedLines(parsing: Array(diff.utf8)) }
    }

    // MARK: Code

    private static func files(
        _ reader: RequestReader, _ operation: Operation
    ) throws(Failure) -> ([SourceFile], isList: Bool) {
        let listKey = operation == .theme ? "theme_files" : "files"
        let codeKey = operation == .block ? "block_code" : "code"
        if operation == .theme, reader.value("files") != nil, reader.value(listKey) != nil {
            throw .field("files", "and theme_files exclude each other")
        }
        var list = try list(reader, listKey)
        if list == nil, operation == .theme { list = try Self.list(reader, "files") }
        guard operation == .analyze || operation == .block else {
            return (try reader.required(list, listKey), true)
        }
        let blockCode = operation == .block ? try reader.string(codeKey) : nil
        let plainCode = try reader.string("code")
        let code = blockCode ?? plainCode
        if operation == .block, blockCode != nil, reader.value("code") != nil {
            throw .field("code", "and block_code exclude each other")
        }
        switch (code, list) {
        case (nil, nil): throw .field(codeKey, "is required")
        case (.some, .some): throw .field("files", "and \(codeKey) exclude each other")
        case (nil, let list?): return (list, true)
        case (let code?, nil):
            if reader.value("file_name") != nil, reader.value("name") != nil {
                throw .field("name", "and file_name exclude each other")
            }
            let key = reader.value("file_name") != nil ? "file_name" : "name"
            let name = try reader.string(key)
            if let name { try check(name, reader.path(of: key)) }
            let file = CodeKind.file(Array(code.utf8), name: name, isBlock: operation == .block)
            return ([file], false)
        }
    }

    private static func list(_ reader: RequestReader, _ key: String) throws(Failure) -> [SourceFile]? {
        guard let entries = try reader.objects(key, fields: ["name", "content"]) else { return nil }
        guard !entries.isEmpty else { throw .field(key, "is empty") }
        guard entries.count <= maximumFiles else { throw .field(key, "holds more than \(maximumFiles) files") }
        var files: [SourceFile] = []
        files.reserveCapacity(entries.count)
        for entry in entries {
            let name = try entry.required(entry.string("name"), "name")
            try check(name, entry.path(of: "name"))
            let content = try entry.required(entry.string("content"), "content")
            files.append(CodeKind.file(Array(content.utf8), name: name))
        }
        return files
    }

    private static func check(_ name: String, _ path: String) throws(Failure) {
        guard !name.isEmpty, !name.utf8.contains(0), name.utf8.count <= 4096 else {
            throw .field(path, "is to be a path of 1 to 4096 bytes")
        }
    }

    // MARK: Fields

    private static func choice<Value>(
        _ reader: RequestReader, _ key: String, _ names: [String], _ make: (String) -> Value?
    ) throws(Failure) -> Value? {
        guard let name = try reader.string(key) else { return nil }
        guard let value = make(name) else {
            throw .field(key, "is to be \(names.joined(separator: ", ")), not \"\(name.prefix(80))\"")
        }
        return value
    }

    private static func version(_ reader: RequestReader, _ key: String) throws(Failure) -> [Int]? {
        guard let text = try reader.string(key) else { return nil }
        guard let version = Configuration.version(text) else {
            throw .field(key, "is to be a version such as \"7.4\", not \"\(text.prefix(80))\"")
        }
        return version
    }

    /// An object that is read as the file of the same contents is.
    private static func settings<Value>(
        _ reader: RequestReader, _ key: String, _ read: ([UInt8]) throws(SettingsError) -> Value
    ) throws(Failure) -> Value? {
        guard let value = reader.value(key) else { return nil }
        guard case .object = value else { throw .field(key, "is to be an object, not \(value.typeName)") }
        var writer = JSONWriter()
        writer.value(value)
        do {
            return try read(writer.bytes)
        } catch {
            let path = error.key.map { "\(key).\($0)" } ?? key
            throw Failure(.invalidRequest, "\(key): \(error.message)", path: path)
        }
    }
}
