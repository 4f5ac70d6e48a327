import AnalysisModel
import JSON
import JSSyntax
import PHPSyntax
import ScaffoldCore

/// Whether generated files can be read at all, by the parsers of their languages.
enum SyntaxCheck {
    /// The most that is said about a file: one fault often leads to others.
    private static let mostPerFile = 10

    static func problems(_ files: [GeneratedFile]) -> [Verification.Problem] {
        files.flatMap { file in
            faults(file).prefix(mostPerFile).map { fault in
                Verification.Problem(
                    path: file.path, line: fault.line, rule: "syntax.error", severity: .high, message: fault.message)
            }
        }
    }

    private static func faults(_ file: GeneratedFile) -> [(line: Int, message: String)] {
        switch file.kind {
        case "php": return PHPParser.parse(file.content).errors.map { ($0.line, $0.message) }
        case "js", "jsx": return JSParser.parse(file.content).errors.map { ($0.line, $0.message) }
        case "json":
            do {
                _ = try JSONParser.parse(file.content)
                return []
            } catch {
                return [(error.line, error.message)]
            }
        default: return []
        }
    }
}
