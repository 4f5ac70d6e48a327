import Analysis
import AnalysisModel
import JSON
import ScaffoldCore

/// What our own checkers say of generated files, before they are handed over: their syntax (PHP, ECMAScript, JSON), the
/// schemas of their JSON, and the rules of the analysis.
package struct Verification: Sendable {
    /// Which of the analysis's rules PHP is checked by; all rules are for the other files in any case.
    package enum Depth: Sendable {
        /// Those about security.
        case security
        /// Those about performance and quality as well, which takes several times as long.
        case all
    }

    package struct Problem: Sendable {
        package var path: String
        package var line: Int
        package var rule: String
        package var severity: Severity
        package var message: String
    }

    /// How many files there were to check, by what they are written in.
    package var counts: [(kind: String, files: Int)]
    package var problems: [Problem]
    /// The analysis's score of the whole, 0 to 10.
    package var score: Double
    /// Whether all checks were made, not only those of syntax.
    package var isComplete: Bool

    /// Whether nothing is wrong that would be harmful or does not work.
    package var hasPassed: Bool { !problems.contains { $0.severity >= .medium } }

    /// - Parameter names: what the files may use: text domain and prefixes.
    package init(
        _ files: [GeneratedFile], textDomain: String, prefixes: [String], depth: Depth,
        options: AnalysisOptions = .init()
    ) {
        var options = options
        options.textDomain = textDomain
        options.prefixes = prefixes
        counts = Self.kinds.compactMap { kind in
            let count = files.filter { $0.kind == kind }.count
            return count == 0 ? nil : (kind, count)
        }
        let checked = files.filter { Self.kinds.contains($0.kind) }
        // Tests bring stand-ins for WordPress itself, by which the rules about its functions would be misled.
        let (tests, code) = (
            checked.filter { $0.path.hasPrefix("tests/") }, checked.filter { !$0.path.hasPrefix("tests/") }
        )
        problems = SyntaxCheck.problems(tests)
        let others = Self.withoutPlainPHP(code)
        guard depth == .security, others.count < code.count else {
            let result = Analyzer.analyze(Self.sources(code), options: options)
            isComplete = result.isComplete
            score = result.score
            problems += Self.problems(result)
            return
        }
        problems += SyntaxCheck.problems(code)
        options.types = [.performance, .quality]
        let ofOthers = Analyzer.analyze(Self.sources(others), options: options)
        options.types = [.security]
        let result = Analyzer.analyze(Self.sources(code), options: options)
        isComplete = result.isComplete && ofOthers.isComplete
        score = Swift.min(result.score, ofOthers.score)
        problems += Self.problems(ofOthers) + Self.problems(result)
    }

    /// What is not PHP, with the PHP that belongs to it: that of blocks and themes.
    private static func withoutPlainPHP(_ files: [GeneratedFile]) -> [GeneratedFile] {
        if files.contains(where: { $0.path == "style.css" }) { return files }
        let blocks = files.filter { $0.path == "block.json" || $0.path.hasSuffix("/block.json") }
            .map { $0.path.dropLast("block.json".count) }
        return files.filter { file in file.kind != "php" || blocks.contains { file.path.hasPrefix($0) } }
    }

    private static func sources(_ files: [GeneratedFile]) -> [SourceFile] {
        files.map { SourceFile(path: $0.path, bytes: $0.content) }
    }

    private static func problems(_ result: AnalysisResult) -> [Problem] {
        result.issues.map { issue in
            let file = result.files[issue.finding.span.file]
            return Problem(
                path: file.path, line: file.position(of: issue.finding.span.range.lowerBound).line,
                rule: issue.finding.rule, severity: issue.finding.severity, message: issue.finding.message)
        }
    }

    private static let kinds = ["php", "js", "jsx", "json", "html", "css", "txt"]

    /// Its member of an answer.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("passed")
        writer.bool(hasPassed)
        writer.key("complete")
        writer.bool(isComplete)
        writer.key("score")
        writer.number(score)
        writer.key("checked_files")
        writer.beginObject()
        for (kind, count) in counts {
            writer.key(kind)
            writer.integer(count)
        }
        writer.endObject()
        writer.key("issues")
        writer.beginArray()
        for problem in problems {
            writer.beginObject()
            for (key, value) in [
                ("file", problem.path), ("rule", problem.rule), ("severity", problem.severity.name),
                ("message", problem.message),
            ] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("line")
            writer.integer(problem.line)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}
