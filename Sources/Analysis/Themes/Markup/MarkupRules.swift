import AnalysisModel
import JSON

/// The rules about block markup that one file is enough for.
struct MarkupRules {
    let markup: BlockMarkup
    let index: Int
    let reporter: Reporter
    let facts = ThemeFacts.shared

    private func report(
        _ rule: String, _ range: Range<Int>, _ values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high
    ) {
        reporter.report(rule, index, range, values, severity: severity, confidence: confidence)
    }

    func check() {
        for fault in markup.faults { report("markup.delimiter", fault.range, ["problem": fault.problem]) }
        checkNesting()
        for delimiter in markup.delimiters where delimiter.kind != .closing {
            checkAttributes(delimiter)
            checkName(delimiter)
        }
        checkHeadings()
        checkImages()
    }

    private func short(_ name: String) -> String { name.hasPrefix("core/") ? String(name.dropFirst(5)) : name }

    // MARK: Delimiters

    private func checkNesting() {
        // Delimiters that could not be read would make others look alone.
        guard markup.faults.isEmpty else { return }
        var open: [BlockMarkup.Delimiter] = []
        for delimiter in markup.delimiters {
            switch delimiter.kind {
            case .single: continue
            case .opening: open.append(delimiter)
            case .closing:
                if open.last?.name == delimiter.name {
                    open.removeLast()
                    continue
                }
                // One that was forgotten inside leaves those around it in order.
                let tail = open.suffix(16)
                if let match = tail.lastIndex(where: { $0.name == delimiter.name }) {
                    for forgotten in open[(match + 1)...] { unclosed(forgotten) }
                    open.removeSubrange(match...)
                } else {
                    report(
                        "markup.unbalanced", delimiter.range,
                        ["name": short(delimiter.name), "problem": "ends here, but does not begin"])
                }
            }
        }
        for forgotten in open { unclosed(forgotten) }
    }

    private func unclosed(_ delimiter: BlockMarkup.Delimiter) {
        report(
            "markup.unbalanced", delimiter.range,
            ["name": short(delimiter.name), "problem": "begins here and has no end"])
    }

    private func checkAttributes(_ delimiter: BlockMarkup.Delimiter) {
        guard let document = delimiter.attributes else { return }
        for fault in document.faults.prefix(1) {
            let start = delimiter.attributesStart
            let range = start + fault.range.lowerBound..<start + fault.range.upperBound
            report("markup.json", range, ["name": short(delimiter.name), "fault": fault.message])
        }
        guard let root = document.root, ["core/navigation", "core/block"].contains(delimiter.name),
            let reference = root["ref"], let number = reference.number.flatMap({ Int(exactly: $0) })
        else { return }
        let start = delimiter.attributesStart
        report(
            "markup.database-reference",
            start + reference.range.lowerBound..<start + reference.range.upperBound,
            ["name": short(delimiter.name), "number": "\(number)"])
    }

    private func checkName(_ delimiter: BlockMarkup.Delimiter) {
        guard delimiter.name.hasPrefix("core/"), !facts.blocks.contains(delimiter.name),
            reporter.wants("markup.unknown-block", index)
        else { return }
        let name = short(delimiter.name)
        let hint = Spelling.hint(name, in: facts.blocks.map(short))
        report(
            "markup.unknown-block", delimiter.nameRange, ["name": name, "hint": hint],
            severity: hint.isEmpty ? .low : nil, confidence: hint.isEmpty ? .medium : .high)
    }

    // MARK: Accessibility

    /// Headings of this file: each at most one level below the one before, and one title of the page.
    private func checkHeadings() {
        var previous: Int?
        var titles = 0
        var loops = 0
        for delimiter in markup.delimiters {
            if delimiter.name == "core/query" || delimiter.name == "core/post-template" {
                loops += delimiter.kind == .opening ? 1 : delimiter.kind == .closing ? -1 : 0
            }
            guard delimiter.kind != .closing, let level = level(delimiter) else { continue }
            if level == 1, loops <= 0 {
                titles += 1
                if titles == 2 { report("markup.multiple-h1", delimiter.range) }
            }
            guard delimiter.name == "core/heading" else { continue }
            if let last = previous, level > last + 1 {
                report(
                    "markup.heading-order", delimiter.range, ["level": "\(level)", "previous": "\(last)"],
                    confidence: .medium)
            }
            previous = level
        }
    }

    /// The level of a heading that is the text of the page, not of the whole site.
    private func level(_ delimiter: BlockMarkup.Delimiter) -> Int? {
        guard delimiter.name == "core/heading" || delimiter.name == "core/post-title" else { return nil }
        if delimiter.attributes == nil && delimiter.attributesStart > 0 { return nil }
        guard let node = delimiter.attributes?.root?["level"] else { return 2 }
        return node.number.flatMap { Int(exactly: $0) }
    }

    private func checkImages() {
        let bytes = markup.text
        var position = 0
        while let start = BlockMarkup.find("<img", in: bytes, from: position) {
            position = start + 4
            guard position < bytes.count, bytes[position] <= 0x20 || bytes[position] == UInt8(ascii: "/") else {
                continue
            }
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { break }
            // Attributes that PHP prints may be anything.
            let isPrinted = file.bytes[position..<end] != bytes[position..<end]
            let text = String(decoding: bytes[position..<end], as: UTF8.self).lowercased()
            if !isPrinted, !text.has(" alt"), !text.has("\talt"), !text.has("\nalt"), !text.has("role=\"presentation\"")
            {
                report("markup.image-alt", start..<end + 1)
            }
            position = end
        }
    }

    private var file: SourceFile { markup.file }
}
