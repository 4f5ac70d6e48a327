import AnalysisModel

/// Code as the HTML report shows it.
struct HTMLCode {
    let positions: Positions

    /// Lines before and behind a place.
    private static let context = 2
    /// Lines of a place that are shown; of more, the first and the last.
    private static let mostLines = 12
    /// Bytes of a line that are shown.
    private static let mostBytes = 400
    /// Lines of a diff.
    private static let mostDiffLines = 40

    /// The lines of a span with what is around them, the span marked.
    func excerpt(_ span: SourceSpan, context: Int = Self.context, to html: inout HTML) {
        guard let file = positions.file(span) else { return }
        // What follows the last line end is no line.
        let endsWithLineEnd = file.lines.starts.last.map { Int($0) == file.bytes.count } ?? false
        let count = Swift.max(1, file.lines.starts.count - (endsWithLineEnd ? 1 : 0))
        let region = positions.region(span)
        let firstHit = region.start.line
        let lastHit = Swift.max(firstHit, region.end.column == 1 ? region.end.line - 1 : region.end.line)
        let first = Swift.max(1, firstHit - context)
        let last = Swift.min(count, lastHit + context)
        html.open("div", ["class": "code", "role": "group", "aria-label": "Code", "tabindex": "0"])
        for line in first...Swift.max(first, last) {
            if lastHit - firstHit >= Self.mostLines, line > firstHit + Self.mostLines - 3, line < lastHit {
                if line == firstHit + Self.mostLines - 2 { html.element("div", ["class": "gap"], "⋯") }
                continue
            }
            let isHit = (firstHit...lastHit).contains(line)
            row(line, of: file, mark: span.range, isHit ? "row hit" : "row", to: &html)
        }
        html.close("div")
    }

    private func row(
        _ line: Int, of file: SourceFile, mark: Range<Int>, _ kind: String, to html: inout HTML
    ) {
        let (_, range) = Snippet.line(line, of: file, around: mark.lowerBound, mostBytes: Self.mostBytes)
        let whole = file.lines.byteRange(ofLine: line, in: file.bytes.count)
        html.open("div", ["class": kind])
        html.element("i", [:], "\(line)")
        html.open("span")
        if range.lowerBound > whole.lowerBound { html.text("…") }
        let classes = CodeHighlighter.classes(file.bytes[range], file.language)
        runs(file.bytes[range], classes, mark: mark, to: &html)
        if whole.upperBound > range.upperBound + 2 { html.text("…") }
        html.close("span")
        html.close("div")
        html.raw("\n")
    }

    /// Bytes as spans of one class each; what lies in `mark` as marks.
    private func runs(
        _ bytes: ArraySlice<UInt8>, _ classes: [CodeHighlighter.Class], mark: Range<Int>, to html: inout HTML
    ) {
        var start = bytes.startIndex
        while start < bytes.endIndex {
            let kind = classes[start - bytes.startIndex]
            let isMarked = mark.contains(start)
            var end = start + 1
            while end < bytes.endIndex, classes[end - bytes.startIndex] == kind, mark.contains(end) == isMarked {
                end += 1
            }
            let text = String(decoding: bytes[start..<end], as: UTF8.self)
            if isMarked { html.raw("<mark>") }
            if kind == .none { html.text(text) } else { html.element("span", ["class": kind.name], text) }
            if isMarked { html.raw("</mark>") }
            start = end
        }
    }

    /// A fix as removed and added lines, file by file.
    func diff(_ fix: Fix, to html: inout HTML) {
        html.open("div", ["class": "code", "role": "group", "aria-label": "Fix", "tabindex": "0"])
        var lineCount = 0
        for index in Set(fix.edits.map(\.span.file)).sorted() where positions.files.indices.contains(index) {
            let file = positions.files[index]
            if lineCount > 0 { html.element("div", ["class": "gap path"], file.path) }
            let edits = fix.edits.filter { $0.span.file == index }
                .sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }
            for hunk in hunks(edits, in: file) {
                guard lineCount < Self.mostDiffLines else { break }
                let old = String(decoding: file.bytes[hunk.range], as: UTF8.self)
                let new = String(decoding: applied(hunk.edits, to: file, hunk.range), as: UTF8.self)
                for (text, sign, kind) in [(old, "−", "row removed"), (new, "+", "row added")] {
                    for (offset, line) in text.split(whereSeparator: \.isNewline).enumerated() {
                        lineCount += 1
                        html.open("div", ["class": kind])
                        html.element("i", [:], kind == "row removed" ? "\(hunk.line + offset) \(sign)" : sign)
                        html.element("span", [:], String(line.prefix(Self.mostBytes)))
                        html.close("div")
                        html.raw("\n")
                    }
                }
            }
        }
        html.close("div")
    }

    private struct Hunk {
        var line: Int
        var range: Range<Int>
        var edits: [Edit]
    }

    /// The whole lines that edits change, those together that share a line.
    private func hunks(_ edits: [Edit], in file: SourceFile) -> [Hunk] {
        var hunks: [Hunk] = []
        for edit in edits {
            let range = edit.span.range.clamped(to: 0..<file.bytes.count)
            let first = file.lines.byteRange(ofLineAt: range.lowerBound, in: file.bytes.count)
            let last = file.lines.byteRange(
                ofLineAt: range.isEmpty ? range.lowerBound : range.upperBound - 1, in: file.bytes.count)
            if let previous = hunks.last, first.lowerBound < previous.range.upperBound {
                hunks[hunks.count - 1].range =
                    previous.range.lowerBound..<Swift.max(previous.range.upperBound, last.upperBound)
                hunks[hunks.count - 1].edits.append(edit)
            } else {
                let line = file.lines.position(of: range.lowerBound).line
                hunks.append(Hunk(line: line, range: first.lowerBound..<last.upperBound, edits: [edit]))
            }
        }
        return hunks
    }

    private func applied(_ edits: [Edit], to file: SourceFile, _ range: Range<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = range.lowerBound
        for edit in edits where edit.span.range.lowerBound >= position && edit.span.range.upperBound <= range.upperBound
        {
            bytes += file.bytes[position..<edit.span.range.lowerBound]
            bytes += Array(edit.replacement.utf8)
            position = edit.span.range.upperBound
        }
        return bytes + file.bytes[position..<range.upperBound]
    }
}
