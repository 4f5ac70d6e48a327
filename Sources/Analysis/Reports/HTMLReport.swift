import AnalysisModel

/// Results as one page of HTML that loads nothing from anywhere: scores, filters, findings with their code, the path of
/// their data, fixes and the rules explained.
package enum HTMLReport {
    /// The most findings that a page holds, the gravest; browsers are slow with more.
    package static let mostIssues = 3000

    package static func html(_ result: AnalysisResult, _ details: ReportDetails) -> String {
        let page = HTMLPage(result: result, details: details)
        return page.html().text
    }

    /// "good", "fair" or "bad".
    static func grade(_ score: Double) -> String { score >= 8 ? "good" : score >= 5 ? "fair" : "bad" }
}

private struct HTMLPage {
    let result: AnalysisResult
    let details: ReportDetails
    /// What is shown, in the order of the result.
    let issues: [Issue]
    let findings: HTMLFindings

    init(result: AnalysisResult, details: ReportDetails) {
        self.result = result
        self.details = details
        findings = HTMLFindings(files: result.files)
        guard result.issues.count > HTMLReport.mostIssues else {
            issues = result.issues
            return
        }
        let gravest = result.issues.enumerated().sorted {
            ($1.element.finding.severity, $0.offset) < ($0.element.finding.severity, $1.offset)
        }
        issues = gravest.prefix(HTMLReport.mostIssues).sorted { $0.offset < $1.offset }.map(\.element)
    }

    func html() -> HTML {
        var html = HTML()
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        html.raw("style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n")
        html.element("title", [:], "Code analysis: score \(result.score)")
        html.raw("\n<style>\n")
        html.raw(asset: EmbeddedFile.named("report/report.css")?.text ?? "")
        html.raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">Skip to the findings</a>\n")
        writeHeader(to: &html)
        html.raw("<main>\n")
        writeSummary(to: &html)
        writeAdvice(to: &html)
        writeFiles(to: &html)
        writeFindings(to: &html)
        writeSuppressed(to: &html)
        writeNotes(to: &html)
        html.raw("</main>\n")
        writeFooter(to: &html)
        html.raw("<script>\n")
        html.raw(asset: EmbeddedFile.named("report/report.js")?.text ?? "")
        html.raw("</script>\n</body>\n</html>\n")
        return html
    }

    // MARK: Head

    private func writeHeader(to html: inout HTML) {
        html.raw("<header class=\"page\"><div><h1>Code analysis</h1>")
        if let root = details.root { html.element("p", ["class": "muted path", "style": "margin:0"], root) }
        html.raw("</div><button id=\"theme\" type=\"button\" hidden>Light / dark</button></header>\n")
    }

    private func writeSummary(to html: inout HTML) {
        html.raw("<section class=\"summary\" aria-label=\"Summary\">\n")
        html.open("div", ["class": "card score \(HTMLReport.grade(result.score))"])
        // The circumference of the ring is 2π · 48.
        let length = 301.6
        let label = "Score \(result.score) of 10"
        html.open("svg", ["class": "ring", "viewBox": "0 0 110 110", "role": "img", "aria-label": label])
        html.raw("<circle cx=\"55\" cy=\"55\" r=\"48\"/>")
        let dashes = "\(Double(Int(length * result.score)) / 10) \(length)"
        html.open(
            "circle",
            [
                "class": "value", "cx": "55", "cy": "55", "r": "48", "stroke-dasharray": dashes,
                "transform": "rotate(-90 55 55)",
            ])
        html.raw("</circle>")
        html.element("text", ["x": "55", "y": "62"], "\(result.score)")
        html.raw("<text class=\"of\" x=\"55\" y=\"79\">of 10</text></svg><div><p><strong>")
        html.text(verdict)
        html.raw("</strong></p>")
        html.element(
            "p", ["class": "muted"],
            counted(result.issues.count, "finding") + " in "
                + counted(result.files.count, "file"))
        html.raw("</div></div>\n<div class=\"card tiles\">")
        for severity in Severity.allCases.reversed() {
            let count = result.issues.count { $0.finding.severity == severity }
            html.open("div", ["class": count == 0 ? "none" : severity.name])
            html.element("b", [:], "\(count)")
            html.text(severity.name)
            html.close("div")
        }
        html.raw("</div>\n<ul class=\"facts\">")
        var facts: [(String, String)] = AnalysisType.allCases.filter { result.types.contains($0) }.map { type in
            let count = result.issues.count { (RuleCatalogue.shared[$0.finding.rule]?.type ?? .quality) == type }
            return ("\(count)", type.name)
        }
        if !result.suppressed.isEmpty { facts.append(("\(result.suppressed.count)", "suppressed")) }
        if let ended = details.ended.flatMap({ UTCTime.text($0) }) {
            facts.append((ended.split(separator: "T").joined(separator: " ").replacingSuffix("Z", " UTC"), ""))
        }
        for (value, label) in facts {
            html.open("li")
            html.element("b", [:], value)
            html.text(label.isEmpty ? "" : " " + label)
            html.close("li")
        }
        if !result.isComplete { html.raw("<li class=\"bad\">The analysis was cancelled before its end.</li>") }
        html.raw("</ul>\n</section>\n")
    }

    private var verdict: String {
        switch result.worstSeverity {
        case nil: "Nothing was found"
        case .critical?: "Critical weaknesses"
        case .high?: "Serious weaknesses"
        case .medium?: "Needs attention"
        case .low?: "Good, with small faults"
        case .info?: "Good, with remarks"
        }
    }

    private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    private func writeAdvice(to html: inout HTML) {
        let advice = Recommendations.list(result.issues)
        guard !advice.isEmpty else { return }
        html.raw("<h2>What to do first</h2>\n<ol class=\"advice card\">")
        for sentence in advice { html.element("li", [:], sentence) }
        html.raw("</ol>\n")
    }

    private func writeFiles(to html: inout HTML) {
        let byFile = result.issuesByFile
        let shown = result.files.indices.filter { !byFile[$0].isEmpty }
        guard shown.count > 1 else { return }
        html.raw(
            "<h2>Files</h2>\n<div class=\"card scroll\"><table class=\"files\"><thead><tr><th scope=\"col\">File</th>")
        html.raw("<th scope=\"col\">Score</th><th scope=\"col\" class=\"number\">Findings</th>")
        html.raw("<th scope=\"col\">Gravest</th></tr></thead><tbody>\n")
        for index in shown.sorted(by: { (score($0), $0) < (score($1), $1) }).prefix(200) {
            let grade = HTMLReport.grade(score(index))
            html.raw("<tr><th scope=\"row\" class=\"path\">")
            html.element("a", ["href": "#file-\(index)"], result.files[index].path)
            html.raw("</th>")
            html.open("td", ["class": grade])
            html.raw("<span class=\"meter\" aria-hidden=\"true\">")
            html.open("i", ["style": "width:\(score(index) * 10)%"])
            html.raw("</i></span><b>")
            html.text("\(score(index))")
            html.raw("</b></td>")
            html.element("td", ["class": "number"], "\(byFile[index].count)")
            let worst = byFile[index].map(\.finding.severity).max() ?? .info
            html.open("td")
            html.element("span", ["class": "badge \(worst.name)"], worst.name)
            html.raw("</td></tr>\n")
        }
        html.raw("</tbody></table></div>\n")
        let clean = result.files.count - shown.count
        if clean > 0 { html.element("p", ["class": "muted"], "Nothing was found in \(counted(clean, "other file")).") }
    }

    private func score(_ file: Int) -> Double { result.scores.indices.contains(file) ? result.scores[file] : 10 }

    // MARK: Findings

    private func writeFindings(to html: inout HTML) {
        html.raw("<h2 id=\"findings\">Findings</h2>\n")
        writeFilters(to: &html)
        if issues.count < result.issues.count {
            let left = result.issues.count - issues.count
            html.element(
                "p", ["class": "muted"],
                "The gravest \(issues.count) findings are shown; \(left) others are in the other formats of the report."
            )
        }
        if issues.isEmpty { html.raw("<p class=\"card empty\">Nothing was found.</p>\n") }
        html.raw("<p class=\"card empty\" id=\"nothing\" hidden>No finding passes the filters.</p>\n")
        var lists: [Int: [Issue]] = [:]
        for issue in issues { lists[issue.finding.span.file, default: []].append(issue) }
        let worstFirst = lists.sorted { (score($0.key), $0.key) < (score($1.key), $1.key) }
        for (index, list) in worstFirst where result.files.indices.contains(index) {
            let path = result.files[index].path
            html.open("section", ["class": "file", "id": "file-\(index)", "data-path": path])
            html.raw("<header>")
            html.element("h3", ["class": "path"], path)
            html.element("span", ["class": "chip \(HTMLReport.grade(score(index)))"], "score \(score(index))")
            html.raw("</header>\n")
            for issue in list { findings.write(issue, to: &html) }
            html.raw("</section>\n")
        }
    }

    private func writeFilters(to html: inout HTML) {
        html.raw("<div class=\"filters card\" id=\"filters\" role=\"search\" hidden>")
        html.raw("<div class=\"group\" role=\"group\" aria-label=\"Severity\">")
        for severity in Severity.allCases.reversed() {
            let count = issues.count { $0.finding.severity == severity }
            guard count > 0 else { continue }
            toggle("severity", severity.name, "\(severity.name) \(count)", kind: severity.name, to: &html)
        }
        html.raw("</div><div class=\"group\" role=\"group\" aria-label=\"Type\">")
        let types = Set(issues.map { RuleCatalogue.shared[$0.finding.rule]?.type ?? .quality })
        if types.count > 1 {
            for type in AnalysisType.allCases where types.contains(type) {
                toggle("type", type.name, type.name, kind: "", to: &html)
            }
        }
        html.raw("</div><select id=\"rule\" aria-label=\"Rule\"><option value=\"\">All rules</option>")
        for rule in Set(issues.map(\.finding.rule)).sorted() {
            html.element("option", ["value": rule], rule)
        }
        html.raw("</select><select id=\"confidence\" aria-label=\"Confidence\">")
        html.raw("<option value=\"low\">Any confidence</option><option value=\"medium\">Medium and high</option>")
        html.raw("<option value=\"high\">High only</option></select>")
        html.raw("<input type=\"search\" id=\"search\" placeholder=\"Search\" aria-label=\"Search in findings\">")
        html.raw("<button id=\"expand\" type=\"button\">Expand all</button>")
        html.raw("<output id=\"shown\" aria-live=\"polite\"></output></div>\n")
    }

    private func toggle(
        _ filter: String, _ value: String, _ label: String, kind: String, to html: inout HTML
    ) {
        html.element(
            "button",
            [
                "type": "button", "data-filter": filter, "data-value": value, "aria-pressed": "true", "class": kind,
            ], label)
    }

    // MARK: The rest

    private func writeSuppressed(to html: inout HTML) {
        guard !result.suppressed.isEmpty else { return }
        html.raw("<h2>Suppressed</h2>\n<div class=\"card scroll\"><table class=\"files\"><thead><tr>")
        html.raw(
            "<th scope=\"col\">Place</th><th scope=\"col\">Rule</th><th scope=\"col\">Reason</th></tr></thead><tbody>\n"
        )
        for entry in result.suppressed.prefix(500) {
            html.raw("<tr>")
            html.element("td", ["class": "path"], findings.place(entry.issue.finding.span))
            html.element("td", [:], entry.issue.finding.rule)
            let reason = entry.kind == .baseline ? "in the baseline" : entry.reason.isEmpty ? "comment" : entry.reason
            html.element("td", [:], reason)
            html.raw("</tr>\n")
        }
        html.raw("</tbody></table></div>\n")
        if result.suppressed.count > 500 {
            html.element("p", ["class": "muted"], "The first 500 of \(result.suppressed.count) are shown.")
        }
    }

    private func writeNotes(to html: inout HTML) {
        guard !result.notes.isEmpty else { return }
        html.raw("<h2>Notes</h2>\n<ul class=\"plain card\">")
        for note in result.notes {
            html.open("li")
            if let file = note.file, result.files.indices.contains(file) {
                html.element("code", ["class": "path"], result.files[file].path)
                html.text(": ")
            }
            html.text(note.message + ".")
            html.close("li")
        }
        html.raw("</ul>\n")
    }

    private func writeFooter(to html: inout HTML) {
        html.raw("<footer><p>")
        html.text("Made by wpllm \(details.version). ")
        html.raw(
            "The score runs from 0 to 10; it depends on the severity and confidence of the findings and on the size ")
        html.raw("of the code.</p></footer>\n")
    }
}

extension String {
    fileprivate func replacingSuffix(_ suffix: String, _ other: String) -> String {
        hasSuffix(suffix) ? dropLast(suffix.count) + other : self
    }
}
