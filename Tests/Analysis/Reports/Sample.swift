import AnalysisModel
import AnalysisReports
import JSON

/// Results made by hand, with everything that a report can hold, and with names and code that mean harm.
enum Sample {
    static let hostilePath = "a b/<script>alert(1)</script>&\"'%,:\u{1B}[31m\u{202E}é.php"
    static let hostileCode =
        "<?php\necho '</script><script>alert(2)</script>' . $_GET['q'] . \"é😀\" . \"\u{0}\u{1B}]0;x\u{7}\"; // ]]> --> ::error::\n"

    static func span(_ needle: String, in file: SourceFile, _ index: Int) -> SourceSpan {
        let text = Array(needle.utf8)
        let start = file.bytes.indices.first { file.bytes[$0...].starts(with: text) } ?? 0
        return SourceSpan(file: index, range: start..<start + text.count)
    }

    static let files = [
        SourceFile(path: "clean.php", bytes: Array("<?php\n".utf8)),
        SourceFile(path: hostilePath, bytes: Array(hostileCode.utf8)),
        SourceFile(
            path: "inc/helper.php",
            bytes: Array("<?php\r\nfunction helper( $x ) {\r\n\treturn $x . 'é😀' . $y;\r\n}\r\n".utf8)),
        SourceFile(
            path: "latin1.php", bytes: Array("<?php echo '".utf8) + [0xE9, 0xFF] + Array("', $_GET['a'];".utf8)),
        SourceFile(path: "min.js", bytes: Array((String(repeating: "é", count: 9000) + "x.innerHTML = y;").utf8)),
    ]

    static let issues: [Issue] = {
        let source = span("$_GET['q']", in: files[1], 1)
        let step = span("$y", in: files[2], 2)
        let sink = span("echo", in: files[1], 1)
        let fix = Fix(
            title: "Wrap the value in esc_html()",
            edits: [
                Edit(
                    span: SourceSpan(file: 1, range: source.range.lowerBound..<source.range.lowerBound),
                    replacement: "esc_html( "),
                Edit(
                    span: SourceSpan(file: 1, range: source.range.upperBound..<source.range.upperBound),
                    replacement: " )"),
                Edit(span: step, replacement: "'é\n'"),
            ])
        let xss = Finding(
            rule: "xss.reflected", severity: .high, span: sink,
            message: "Request data <b>$_GET['q']</b> reaches the page without being escaped for HTML",
            trace: [
                TraceStep(kind: .source, span: source, note: "read from $_GET['q']"),
                TraceStep(kind: .step, span: step, note: "returned by helper() <i>"),
                TraceStep(kind: .sink, span: sink, note: "printed"),
            ],
            fix: fix)
        let latin = Finding(
            rule: "xss.reflected", severity: .critical, confidence: .medium, span: span("$_GET['a']", in: files[3], 3),
            message: "m", suggestion: "Do \"this\"\nand 100% of that")
        let script = Finding(
            rule: "no.such-rule", severity: .low, confidence: .low, span: span("x.innerHTML", in: files[4], 4),
            message: "Markup is assigned")
        let multiline = Finding(
            rule: "syntax.error", severity: .medium,
            span: SourceSpan(file: 2, range: 7..<files[2].bytes.count), message: "PHP cannot compile the file: x")
        return [xss, multiline, latin, script].enumerated().map {
            Issue(finding: $1, fingerprint: "0123456789abcdef0123456789abcde\($0 % 2)")
        }
    }()

    static let result: AnalysisResult = {
        let old = Finding(
            rule: "suppression.unused", severity: .info, span: SourceSpan(file: 2, range: 0..<5), message: "old")
        return AnalysisResult(
            files: files, issues: issues,
            suppressed: [
                SuppressedIssue(issue: Issue(finding: old, fingerprint: "f"), kind: .comment, reason: "because <b>"),
                SuppressedIssue(issue: Issue(finding: old, fingerprint: "f"), kind: .baseline),
            ],
            notes: [
                AnalysisNote(file: 4, message: "The file is large (9 MB)"), AnalysisNote(file: nil, message: "General"),
            ],
            scores: [10, 2.6, 6, 1.3, 8.7], score: 1.9)
    }()

    static let details = ReportDetails(
        version: "1.2.3", root: "/srv/my plugin", started: 951_782_400, ended: 951_868_799)
}

extension JSONValue {
    subscript(key: String) -> JSONValue {
        if case .object(let object) = self { return object[key] ?? .null }
        return .null
    }

    subscript(index: Int) -> JSONValue {
        get {
            if case .array(let elements) = self, elements.indices.contains(index) { return elements[index] }
            return .null
        }
    }

    var string: String? { if case .string(let string) = self { string } else { nil } }

    var int: Int? { if case .integer(let integer) = self { Int(integer) } else { nil } }

    var array: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// A copy in which the value at a path of keys and indices is another; nil removes it.
    func replacing(_ path: [String], with value: JSONValue?) -> JSONValue {
        guard let first = path.first else { return value ?? .null }
        let rest = Array(path.dropFirst())
        switch self {
        case .object(var object):
            object[first] = rest.isEmpty ? value : (object[first] ?? .null).replacing(rest, with: value)
            return .object(object)
        case .array(var elements):
            guard let index = Int(first), elements.indices.contains(index) else { return self }
            elements[index] = rest.isEmpty ? value ?? .null : elements[index].replacing(rest, with: value)
            return .array(elements)
        default: return self
        }
    }
}
