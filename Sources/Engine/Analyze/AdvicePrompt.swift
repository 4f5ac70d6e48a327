import AnalysisModel

/// What a model is asked about a finding.
package struct AdvicePrompt {
    package let text: String
    /// The file of the finding; nil if it is in none.
    package let file: SourceFile?
    /// The bytes of the file that the model is to rewrite: whole lines.
    package let excerpt: Range<Int>

    /// Lines before and behind a finding that are shown.
    static let usualContextLines = 6
    /// Longer parts of a file are not shown: they would be no lines that a person wrote.
    private static let longestExcerpt = 8000
    private static let mostSteps = 12

    package init(issue: Issue, files: [SourceFile], contextLines: Int) {
        let finding = issue.finding
        let rule = RuleCatalogue.shared[finding.rule]
        let file = files.indices.contains(finding.span.file) ? files[finding.span.file] : nil
        self.file = file
        excerpt = file.map { Self.excerpt(of: finding.span.range, in: $0, contextLines) } ?? 0..<0
        var text =
            "A check of WordPress code found this. Explain in a few sentences what can happen and why, then write "
        text += "the corrected lines, all of them and nothing else, in one fenced code block.\n\n"
        text += "Rule: \(finding.rule)"
        if let rule { text += ", \(rule.title)" }
        if let cwe = rule?.cwe { text += " (CWE-\(cwe))" }
        text += "\nFinding: \(finding.message)\n"
        if let suggestion = finding.suggestion ?? rule?.suggestion { text += "Suggestion: \(suggestion)\n" }
        let steps = finding.trace.prefix(contextLines > 0 ? Self.mostSteps : 0)
        for (number, step) in steps.enumerated() where files.indices.contains(step.span.file) {
            let place = files[step.span.file]
            text += "\(number + 1). \(place.path):\(place.position(of: step.span.range.lowerBound).line) \(step.note)\n"
        }
        if let file {
            let first = file.position(of: excerpt.lowerBound).line
            text += "\nThe lines of \(file.path) from line \(first):\n\n```\(Self.fence(file.language))\n"
            text += file.text(excerpt)
            text += text.hasSuffix("\n") ? "```\n" : "\n```\n"
        }
        self.text = text
    }

    private static func fence(_ language: SourceFile.Language) -> String {
        switch language {
        case .php: "php"
        case .javaScript: "js"
        case .json: "json"
        case .html: "html"
        case .css: "css"
        case .text, .other: ""
        }
    }

    /// The lines of the finding and some around it; fewer if they are long.
    private static func excerpt(of range: Range<Int>, in file: SourceFile, _ contextLines: Int) -> Range<Int> {
        let lines = file.lines
        let count = file.bytes.count
        let first = lines.position(of: Swift.min(range.lowerBound, count)).line
        let last = lines.position(of: Swift.min(Swift.max(range.upperBound - 1, range.lowerBound), count)).line
        var around = contextLines
        while true {
            let start = lines.byteRange(ofLine: Swift.max(1, first - around), in: count).lowerBound
            let end = lines.byteRange(ofLine: Swift.min(lines.starts.count, last + around), in: count).upperBound
            let excerpt = start..<Swift.max(start, end)
            if excerpt.count <= longestExcerpt { return excerpt }
            guard around > 0 else { return range.clamped(to: 0..<count) }
            around -= 1
        }
    }

    /// Code of an answer as it is to stand in place of the excerpt: with an open tag where the excerpt has one and
    /// nowhere else, and the excerpt's line end.
    package func fitted(_ code: String) -> [UInt8] {
        guard let file else { return [] }
        let old = file.bytes[excerpt]
        var new = Array(code.utf8)
        let tag = Array("<?php".utf8)
        if new.starts(with: tag), !old.starts(with: tag) {
            new.removeFirst(tag.count)
            while let byte = new.first, byte == 0x0A || byte == 0x0D || byte == 0x20 { new.removeFirst() }
        }
        while let byte = new.last, byte == 0x0A || byte == 0x0D { new.removeLast() }
        if old.last == 0x0A { new.append(0x0A) }
        return new
    }
}

/// The answer of a model, taken apart.
package struct ModelAnswer: Equatable {
    /// What is not code, shortened.
    package var explanation: String
    /// The first fenced block; nil if there is none. An answer that begins with an open tag is code as a whole.
    package var code: String?

    private static let longestExplanation = 2000

    package init(parsing text: String) {
        var prose: [Substring] = []
        var code: [Substring] = []
        enum Place { case before, inside, behind }
        var place = Place.before
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            let isFence = line.trimmed.hasPrefix("```")
            switch place {
            case .before where isFence: place = .inside
            case .inside where isFence: place = .behind
            case .inside: code.append(line)
            // A second block is not the proposal, and no prose either.
            case .behind where isFence:
                self.init(prose: prose, code: code.joined(separator: "\n"))
                return
            case .before, .behind: prose.append(line)
            }
        }
        if place == .before, lines.first?.trimmed.hasPrefix("<?php") ?? false {
            self.init(prose: [], code: text)
        } else {
            // A block without an end was cut off.
            self.init(prose: prose, code: place == .behind ? code.joined(separator: "\n") : nil)
        }
    }

    private init(prose: [Substring], code: String?) {
        let text = prose.joined(separator: "\n")
        let trimmed = text.drop { $0.isWhitespace }
        var end = trimmed.endIndex
        while end > trimmed.startIndex, trimmed[trimmed.index(before: end)].isWhitespace {
            end = trimmed.index(before: end)
        }
        explanation = String(trimmed[..<end].prefix(Self.longestExplanation))
        self.code = code
    }
}
