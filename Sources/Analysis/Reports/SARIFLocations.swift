import AnalysisModel
import JSON

/// Writes places in files as SARIF has them.
struct SARIFLocations {
    private let files: [SourceFile]
    private let positions: Positions
    /// The index in the run's artifacts of each file; files with the same path share one.
    private var artifacts: [Int] = []
    /// The file of each artifact.
    private var sources: [Int] = []

    /// The longest code that is quoted, in bytes.
    private static let longestSnippet = 1000

    init(files: [SourceFile]) {
        self.files = files
        positions = Positions(files: files)
        var known: [String: Int] = [:]
        for (index, file) in files.enumerated() {
            let artifact = known[file.path] ?? sources.count
            if artifact == sources.count { sources.append(index) }
            known[file.path] = artifact
            artifacts.append(artifact)
        }
    }

    func writeArtifacts(to writer: inout JSONWriter) {
        writer.key("artifacts")
        writer.beginArray()
        for index in sources {
            let file = files[index]
            writer.beginObject()
            writer.key("location")
            writeReference(index, to: &writer)
            writer.member("length", file.bytes.count)
            if let language = Self.language(file.language) { writer.member("sourceLanguage", language) }
            writer.member("roles", ["analysisTarget"])
            writer.endObject()
        }
        writer.endArray()
    }

    private static func language(_ language: SourceFile.Language) -> String? {
        switch language {
        case .php: "php"
        case .javaScript: "javascript"
        case .json: "json"
        case .html: "html"
        case .css: "css"
        case .text, .other: nil
        }
    }

    /// The member `artifactLocation`.
    func writeArtifactLocation(_ file: Int, to writer: inout JSONWriter) {
        writer.key("artifactLocation")
        writeReference(file, to: &writer)
    }

    private func writeReference(_ index: Int, to writer: inout JSONWriter) {
        writer.beginObject()
        if files.indices.contains(index) {
            let path = files[index].path
            writer.member("uri", path.hasPrefix("/") ? "file://" + URIPath.encode(path) : URIPath.encode(path))
            if !path.hasPrefix("/") { writer.member("uriBaseId", SARIFReport.root) }
            writer.member("index", artifacts[index])
        }
        writer.endObject()
    }

    func writeLocation(_ span: SourceSpan, message: String?, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("physicalLocation")
        writer.beginObject()
        writeArtifactLocation(span.file, to: &writer)
        writer.key("region")
        writeRegion(span, hasSnippet: true, to: &writer)
        if let lines = lines(around: span) {
            writer.key("contextRegion")
            writeRegion(lines, hasSnippet: true, to: &writer)
        }
        writer.endObject()
        if let message {
            writer.key("message")
            writer.text(message)
        }
        writer.endObject()
    }

    /// The lines of a span, without the last line end; nil if they are long.
    private func lines(around span: SourceSpan) -> SourceSpan? {
        guard let file = positions.file(span) else { return nil }
        let range = span.range.clamped(to: 0..<file.bytes.count)
        let last = Swift.max(range.lowerBound, range.upperBound - 1)
        let start = file.lines.byteRange(ofLineAt: range.lowerBound, in: file.bytes.count).lowerBound
        var end = file.lines.byteRange(ofLineAt: last, in: file.bytes.count).upperBound
        while end > start, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D { end -= 1 }
        // A region must enclose the other, and be larger.
        guard start <= range.lowerBound, end >= range.upperBound, end - start > range.count,
            end - start <= Self.longestSnippet
        else { return nil }
        return SourceSpan(file: span.file, range: start..<end)
    }

    func writeRegion(_ span: SourceSpan, hasSnippet: Bool, to writer: inout JSONWriter) {
        let region = positions.region(span)
        writer.beginObject()
        writer.member("startLine", region.start.line)
        writer.member("startColumn", region.start.column)
        writer.member("endLine", region.end.line)
        writer.member("endColumn", region.end.column)
        writer.member("byteOffset", span.range.lowerBound)
        writer.member("byteLength", span.range.count)
        if hasSnippet, let file = positions.file(span), !span.range.isEmpty, span.range.count <= Self.longestSnippet {
            writer.key("snippet")
            writer.text(file.text(span.range))
        }
        writer.endObject()
    }
}
