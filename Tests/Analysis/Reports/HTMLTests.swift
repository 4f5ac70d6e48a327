import AnalysisModel
import AnalysisReports
import Testing

struct HTMLTests {
    private let page = HTMLReport.html(Sample.result, Sample.details)

    /// A tag as a browser reads it.
    private struct Tag {
        var name: String
        var attributes: [String: String]
        var isEnd: Bool
    }

    private struct Fault: Error {
        var message: String
    }

    private static let void: Set<String> = ["meta", "input", "circle"]

    /// The tags of a page, and the text between them; throws where a browser would have to guess.
    private static func read(_ page: String) throws -> (tags: [Tag], text: String) {
        var tags: [Tag] = []
        var text = ""
        var rest = Substring(page)
        while let open = rest.firstIndex(of: "<") {
            let before = rest[..<open]
            if before.contains(">") { throw Fault(message: "> in text: \(before.suffix(60))") }
            text += before
            rest = rest[open...]
            guard
                let match = rest.prefixMatch(
                    of: #/<(/?)([!a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(/?)>/#)
            else {
                throw Fault(message: "no tag: \(rest.prefix(60))")
            }
            rest = rest[match.range.upperBound...]
            let name = String(match.2).lowercased()
            if name == "!doctype" { continue }
            var attributes: [String: String] = [:]
            for attribute in String(match.3).matches(of: #/([a-zA-Z-]+)(?:="([^"]*)")?/#) {
                attributes[String(attribute.1)] = attribute.2.map(String.init) ?? ""
            }
            tags.append(Tag(name: name, attributes: attributes, isEnd: !match.1.isEmpty))
            if name == "script" || name == "style", match.1.isEmpty {
                guard let end = rest.firstRange(of: "</\(name)>") else { throw Fault(message: "\(name) is not closed") }
                rest = rest[end.lowerBound...]
            }
        }
        return (tags, text + rest)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }

    @Test func tagsAreBalanced() throws {
        let (tags, _) = try Self.read(page)
        var open: [String] = []
        for tag in tags where !(tag.name == "circle" && tag.isEnd) && !Self.void.contains(tag.name) {
            if tag.isEnd { #expect(open.popLast() == tag.name) } else { open.append(tag.name) }
        }
        #expect(open == [])
        #expect(tags.count > 300)
    }

    @Test func namesAndCodeStayText() throws {
        let (tags, text) = try Self.read(page)
        // One script of our own, and none of the sample's.
        #expect(tags.count { $0.name == "script" && !$0.isEnd } == 1)
        #expect(tags.allSatisfy { !["b"].contains($0.name) || $0.attributes.isEmpty })
        #expect(tags.allSatisfy { tag in !tag.attributes.keys.contains { $0.hasPrefix("on") } })
        let plain = Self.unescaped(text)
        #expect(plain.contains("<script>alert(1)</script>&\"'%,:"))
        #expect(plain.contains("'</script><script>alert(2)</script>'"))
        #expect(plain.contains("Request data <b>$_GET['q']</b> reaches the page"))
        #expect(plain.contains("because <b>"))
    }

    @Test func charactersThatDeceiveAreVisible() {
        for scalar in ["\u{202E}", "\u{1B}", "\u{0}", "\u{7}"] as [Unicode.Scalar] {
            #expect(!page.unicodeScalars.contains(scalar))
        }
    }

    @Test func nothingIsLoadedFromAnywhere() throws {
        let (tags, _) = try Self.read(page)
        #expect(tags.allSatisfy { !["link", "img", "iframe", "object", "embed", "base", "form"].contains($0.name) })
        #expect(tags.allSatisfy { $0.attributes["src"] == nil })
        let style = page[..<(try #require(page.firstRange(of: "</style>")).lowerBound)]
        let script = page[(try #require(page.firstRange(of: "<script>")).upperBound)...]
        for word in ["url(", "@import", "fetch(", "XMLHttpRequest", "import(", "http:", "https:"] {
            #expect(!style.contains(word) && !script.contains(word))
        }
        let links = tags.compactMap { $0.attributes["href"] }
        #expect(links.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("https://cwe.mitre.org/data/definitions/") })
        #expect(page.contains("default-src 'none'"))
    }

    @Test func linksAndControlsLeadSomewhere() throws {
        let (tags, _) = try Self.read(page)
        let ids = tags.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for link in tags.compactMap({ $0.attributes["href"] }) where link.hasPrefix("#") {
            #expect(ids.contains(String(link.dropFirst())))
        }
        // What the script looks for.
        for match in page.matches(of: #/getElementById\('([a-z]+)'\)/#) { #expect(ids.contains(String(match.1))) }
        let articles = tags.filter { $0.name == "article" && !$0.isEnd }
        // The worst file comes first.
        #expect(articles.map { $0.attributes["data-severity"] } == ["critical", "high", "medium", "low"])
        #expect(articles.map { $0.attributes["data-type"] } == ["security", "security", "quality", "quality"])
        let filters = tags.filter { $0.attributes["data-filter"] == "severity" }.compactMap {
            $0.attributes["data-value"]
        }
        #expect(filters == ["critical", "high", "medium", "low"])
        for tag in tags where ["input", "select"].contains(tag.name) && !tag.isEnd {
            #expect(tag.attributes["aria-label"] != nil)
        }
    }

    @Test func theTraceAndTheFixAreShown() throws {
        let (tags, text) = try Self.read(page)
        let steps = tags.filter { $0.name == "li" && !$0.isEnd }.compactMap { $0.attributes["class"] }
        #expect(steps == ["source", "step", "sink"])
        #expect(tags.count { $0.attributes["class"] == "row removed" } == 2)
        #expect(tags.count { $0.attributes["class"] == "row added" } == 3)
        #expect(Self.unescaped(text).contains("esc_html( $_GET['q'] )"))
    }

    @Test func aLongWayIsFoldedInTheMiddle() throws {
        let file = SourceFile(path: "a.php", bytes: Array("<?php echo $a;\n".utf8))
        let span = SourceSpan(file: 0, range: 6..<10)
        let steps = (0..<20).map {
            TraceStep(kind: $0 == 0 ? .source : $0 == 19 ? .sink : .step, span: span, note: "n\($0)")
        }
        let finding = Finding(rule: "xss.reflected", severity: .high, span: span, message: "m", trace: steps)
        let result = AnalysisResult(
            files: [file], issues: [Issue(finding: finding, fingerprint: "")], scores: [1])
        let page = HTMLReport.html(result, ReportDetails(version: "1"))
        let (tags, text) = try Self.read(page)
        #expect(text.contains("14 more steps"))
        for number in 0..<20 { #expect(page.contains("<span>n\(number)</span>")) }
        #expect(tags.count { $0.name == "ol" && !$0.isEnd && $0.attributes["class"] == "trace" } == 2)
    }

    @Test func manyFindingsGiveAPageOfBoundedSize() {
        let file = SourceFile(path: "a.php", bytes: Array(String(repeating: "<?php foo();\n", count: 5000).utf8))
        let issues = (0..<5000).map { index in
            Issue(
                finding: Finding(
                    rule: "xss.reflected", severity: index == 4999 ? .critical : .low,
                    span: SourceSpan(file: 0, range: index * 13..<index * 13 + 5), message: "m"), fingerprint: "")
        }
        let page = HTMLReport.html(
            AnalysisResult(files: [file], issues: issues, scores: [1]), ReportDetails(version: "1"))
        #expect(page.matches(of: #/<article /#).count == HTMLReport.mostIssues)
        #expect(page.contains("is-critical"))
        #expect(page.contains("2000 others"))
    }

    @Test func aCleanResultIsAPage() throws {
        let page = HTMLReport.html(AnalysisResult(files: []), ReportDetails(version: "1"))
        _ = try Self.read(page)
        #expect(page.contains("Nothing was found"))
    }
}
