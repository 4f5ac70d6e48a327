import AnalysisModel

/// The rules about themes whose templates are PHP.
struct ClassicRules {
    let theme: Theme
    let files: [SourceFile]
    let reporter: Reporter
    let facts = ThemeFacts.shared

    func check() {
        guard theme.style != nil, theme.isWhole else { return }
        checkTerritory()
        guard !theme.isChild, !theme.isBlockTheme else { return }
        checkIndex()
        checkCalls()
    }

    private func checkIndex() {
        // A style.css with a file of code may be a part of a theme.
        let templates = theme.members.keys.count { $0.hasSuffix(".php") && !$0.contains("/") && $0 != "functions.php" }
        guard templates >= 2, theme.members["index.php"] == nil, let style = theme.style else { return }
        reporter.report("theme.missing-index", style, 0..<0, ["path": "index.php"])
    }

    // MARK: Calls that every page needs

    /// A call, and the text near which it belongs.
    private struct Call {
        var name: String
        var tag: String
        var severity: Severity
        var effect: String
    }

    private static let calls = [
        Call(
            name: "wp_head", tag: "</head>", severity: .high,
            effect: "so that styles, scripts and what plugins add are missing"),
        Call(
            name: "wp_footer", tag: "</body>", severity: .high,
            effect: "so that scripts and the toolbar are missing"),
        Call(
            name: "language_attributes", tag: "<html", severity: .low,
            effect: "so that browsers and screen readers take the text for another language"),
        Call(
            name: "body_class", tag: "<body", severity: .low, effect: "so that styles for single pages have no effect"),
        Call(
            name: "wp_body_open", tag: "<body", severity: .low,
            effect: "so that plugins cannot add anything at its beginning"),
    ]

    private func checkCalls() {
        let names = theme.members.filter { $0.key.hasSuffix(".php") }.sorted { $0.key < $1.key }
        let sources = names.map { ($0.key, $0.value, PHPCode.code(of: files[$0.value])) }
        func isCalled(_ name: String) -> Bool {
            sources.contains { !PHPCode.calls(name, in: $0.2).isEmpty || isDone(name, files[$0.1]) }
        }
        for call in Self.calls {
            // Templates of mails have such tags, too; those of pages are at the top.
            let page = sources.lazy.compactMap { path, index, _ -> (Int, Range<Int>)? in
                guard !path.contains("/") else { return nil }
                // The name of the tag alone is a place of its own, where two calls are missing.
                guard let place = Self.place(of: call.tag, in: files[index]) else { return nil }
                return (index, call.name == "wp_body_open" ? place.lowerBound + 1..<place.upperBound : place)
            }.first
            guard let (index, range) = page, !isCalled(call.name) else { continue }
            reporter.report(
                "theme.missing-call", index, range, ["name": call.name, "effect": call.effect],
                severity: call.severity)
        }
    }

    /// `do_action( 'wp_head' )` is the same as the call.
    private func isDone(_ name: String, _ file: SourceFile) -> Bool {
        let all = 0..<file.bytes.count
        return ["'\(name)'", "\"\(name)\""].contains { file.firstOffset(of: $0, in: all) != nil }
    }

    /// Where the tag stands in the HTML of a file.
    static func place(of tag: String, in file: SourceFile) -> Range<Int>? {
        guard let start = BlockMarkup.find(tag, in: BlockMarkup.withoutPHP(file.bytes), from: 0) else { return nil }
        return start..<start + tag.utf8.count
    }

    // MARK: Plugin territory

    private func checkTerritory() {
        for (path, index) in theme.members.sorted(by: { $0.key < $1.key }) {
            let file = files[index]
            guard file.language == .php, !Path.passes(path, Extension.foreignFolders) else { continue }
            let all = 0..<file.bytes.count
            let names = facts.territory.filter { file.firstOffset(of: $0.key, in: all) != nil }
            guard !names.isEmpty else { continue }
            let code = PHPCode.code(of: file)
            for (name, what) in names.sorted(by: { $0.key < $1.key }) {
                for range in PHPCode.calls(name, in: code) {
                    reporter.report(
                        "theme.plugin-territory", index, range, ["function": name, "what": what], confidence: .medium)
                }
            }
        }
    }
}

/// The rules about a template of PHP that prints the head of a page; one file is enough for them.
enum HeadRules {
    static func check(_ file: SourceFile, _ index: Int, _ reporter: Reporter) {
        let all = 0..<file.bytes.count
        guard file.language == .php, file.firstOffset(of: "</head>", in: all) != nil,
            file.firstOffset(of: "wp_head", in: all) != nil, !Path.passes(file.path, Extension.foreignFolders),
            !PHPCode.calls("wp_head", in: PHPCode.code(of: file)).isEmpty
        else { return }
        if let title = ClassicRules.place(of: "<title", in: file) {
            // Pictures have titles, too.
            let before = file.firstOffset(of: "<svg", in: 0..<title.lowerBound)
            if before == nil { reporter.report("theme.title-tag", index, title) }
        }
        if file.firstOffset(of: "viewport", in: all) == nil, let head = ClassicRules.place(of: "<head", in: file) {
            reporter.report("theme.viewport", index, head)
        }
    }
}
