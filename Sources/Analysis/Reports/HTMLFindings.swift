import AnalysisModel

/// Findings as articles of the HTML report.
struct HTMLFindings {
    private let positions: Positions
    private let code: HTMLCode

    init(files: [SourceFile]) {
        positions = Positions(files: files)
        code = HTMLCode(positions: positions)
    }

    /// "path:line:column".
    func place(_ span: SourceSpan) -> String {
        let start = positions.region(span).start
        return "\(positions.file(span)?.path ?? ""):\(start.line):\(start.column)"
    }

    func write(_ issue: Issue, to html: inout HTML) {
        let finding = issue.finding
        let rule = RuleCatalogue.shared[finding.rule]
        let severity = finding.severity.name
        html.open(
            "article",
            [
                "class": "card is-\(severity)", "data-severity": severity, "data-rule": finding.rule,
                "data-type": (rule?.type ?? .quality).name, "data-confidence": finding.confidence.name,
            ])
        html.raw("<div class=\"top\">")
        html.element("span", ["class": "badge \(severity)"], severity)
        html.element("span", ["class": "chip"], finding.rule)
        if let cwe = rule?.cwe {
            let address = "https://cwe.mitre.org/data/definitions/\(cwe).html"
            html.element("a", ["href": address, "rel": "noreferrer"], "CWE-\(cwe)")
        }
        if let owasp = rule?.owasp { html.element("span", ["class": "muted"], "OWASP \(owasp)") }
        if finding.confidence != .high {
            html.element("span", ["class": "muted"], "\(finding.confidence.name) confidence")
        }
        let start = positions.region(finding.span).start
        html.element("span", ["class": "place"], "line \(start.line), column \(start.column)")
        html.raw("</div>")
        html.element("p", ["class": "message"], finding.message + ".")
        code.excerpt(finding.span, to: &html)
        let suggestion = finding.suggestion ?? rule?.suggestion ?? ""
        if !suggestion.isEmpty { html.element("p", ["class": "suggestion"], suggestion) }
        write(finding.trace, to: &html)
        if let fix = finding.fix, !fix.edits.isEmpty {
            html.raw("<h4>Fix</h4>")
            html.element("p", ["class": "suggestion"], fix.title)
            code.diff(fix, to: &html)
        }
        if let rule { write(rule, to: &html) }
        html.raw("</article>\n")
    }

    /// A longer way shows its ends; what is between them opens on request.
    private static let mostSteps = 8
    private static let shownAtEachEnd = 3

    private func write(_ trace: [TraceStep], to html: inout HTML) {
        guard !trace.isEmpty else { return }
        html.raw("<h4>How the data gets here</h4><ol class=\"trace\">")
        if trace.count <= Self.mostSteps {
            write(trace[...], to: &html)
        } else {
            let between = trace.dropFirst(Self.shownAtEachEnd).dropLast(Self.shownAtEachEnd)
            write(trace.prefix(Self.shownAtEachEnd), to: &html)
            html.raw("<li class=\"between\"><details><summary>")
            html.text("\(between.count) more steps")
            html.raw("</summary><ol class=\"trace\">")
            write(between, to: &html)
            html.raw("</ol></details></li>")
            write(trace.suffix(Self.shownAtEachEnd), to: &html)
        }
        html.raw("</ol>")
    }

    private func write(_ steps: ArraySlice<TraceStep>, to html: inout HTML) {
        for step in steps {
            html.open("li", ["class": "\(step.kind)"])
            html.raw("<div class=\"what\">")
            if step.kind != .step { html.element("b", [:], step.kind == .source ? "Source" : "Sink") }
            html.element("span", [:], step.note)
            html.element("span", ["class": "place path"], place(step.span))
            html.raw("</div>")
            code.excerpt(step.span, context: 0, to: &html)
            html.close("li")
        }
    }

    private func write(_ rule: Rule, to html: inout HTML) {
        html.raw("<details><summary>")
        html.text("About this rule: \(rule.title)")
        html.raw("</summary><div class=\"body\">")
        HTMLMarkdown.write(rule.explanation, to: &html)
        html.raw("</div><div class=\"two\"><div><h4>Reported</h4>")
        html.element("pre", ["class": "plain"], rule.bad.code)
        html.raw("</div><div><h4>Not reported</h4>")
        html.element("pre", ["class": "plain"], rule.good.code)
        html.raw("</div></div>")
        if !rule.fix.isEmpty {
            html.raw("<div class=\"body\"><h4>How to fix it</h4>")
            HTMLMarkdown.write(rule.fix, to: &html)
            html.raw("</div>")
        }
        html.raw("</details>")
    }
}
