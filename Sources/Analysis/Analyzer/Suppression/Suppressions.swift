import AnalysisModel
import PHPSyntax

/// The suppression comments of a file, and what they suppress.
struct Suppressions {
    private let file: SourceFile
    private var directives: [Directive] = []
    /// Which directives hold for a line, wherever on it a finding begins.
    private var byLine: [Int: [Int]] = [:]
    /// Which directives stand at the end of a line with code; they hold for findings that only end there, too.
    private var trailing: [Int: [Int]] = [:]
    private var fileWide: [Int] = []
    /// Where `disable` and `enable` stand, in the order of the file.
    private var switches: [(line: Int, directive: Int)] = []
    /// The targets of own directives that suppressed something: "directive target".
    private var used: Set<Use> = []

    private struct Use: Hashable {
        var directive: Int
        var target: Directive.Target
    }

    /// A finding is looked for at the end of so many of its lines.
    private static let mostLines = 10
    /// A comment holds for so many lines of the statement behind it.
    private static let mostStatementLines = 100

    /// Nil if the file has no such comment.
    init?(file: SourceFile, tree: SyntaxTree?, names: RuleNames = .shared) {
        guard Self.mayHaveDirectives(file.bytes) else { return nil }
        self.file = file
        var heads: StatementHeads?
        let comments = SourceComments.ranges(in: file, tree: tree)
        for (index, comment) in comments.enumerated() {
            for directive in Directive.directives(in: comment, of: file.bytes, names: names) {
                let number = directives.count
                directives.append(directive)
                switch directive.verb {
                case .ignoreFile: fileWide.append(number)
                case .disable, .enable:
                    switches.append((file.lines.position(of: directive.range.lowerBound).line, number))
                case .ignore:
                    let placement = placement(of: comment, next: index + 1, comments)
                    guard placement.isAlone else {
                        byLine[placement.line, default: []].append(number)
                        trailing[placement.line, default: []].append(number)
                        continue
                    }
                    if heads == nil { heads = tree.map { StatementHeads($0) } }
                    let last = heads?.lastLine(ofStatementAt: placement.code, file) ?? placement.line
                    let end = Swift.min(Swift.max(last, placement.line), placement.line + Self.mostStatementLines)
                    for line in placement.line...end { byLine[line, default: []].append(number) }
                }
            }
        }
        if directives.isEmpty { return nil }
    }

    private static func mayHaveDirectives(_ bytes: [UInt8]) -> Bool {
        let everything = 0..<bytes.count
        return bytes.firstOffset(of: "wpllm-ignore", in: everything) != nil
            || bytes.firstOffset(of: "phpcs:", in: everything) != nil
            || bytes.firstOffset(of: "codingStandardsIgnore", in: everything) != nil
            || bytes.firstOffset(of: "WPCS:", in: everything) != nil
    }

    // MARK: Where a comment holds

    /// The line for which a comment holds. If nothing else is on the comment's own lines that is the next line with
    /// code, and `code` the offset of its first byte.
    private func placement(of comment: Range<Int>, next: Int, _ comments: [Range<Int>])
        -> (line: Int, isAlone: Bool, code: Int)
    {
        let bytes = file.bytes
        var before = comment.lowerBound
        while before > 0, bytes[before - 1] == 0x20 || bytes[before - 1] == 0x09 { before -= 1 }
        let line = file.lines.position(of: comment.lowerBound).line
        let isFirst = before == 0 || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D || isOpenTag(before, line)
        var code = skippingBlanks(comment.upperBound)
        if bytes[code...].starts(with: "?>".utf8) { code = skippingBlanks(code + 2) }
        let endLine = file.lines.position(of: Swift.max(comment.upperBound - 1, 0)).line
        guard isFirst, code >= bytes.count || file.lines.position(of: code).line > endLine else {
            return (line, false, code)
        }
        var next = next
        while next < comments.count, comments[next].lowerBound == code {
            code = skippingBlanks(comments[next].upperBound)
            next += 1
        }
        return (file.lines.position(of: Swift.min(code, bytes.count)).line, true, code)
    }

    private func skippingBlanks(_ offset: Int) -> Int {
        var offset = offset
        while offset < file.bytes.count, file.bytes[offset] <= 0x20 { offset += 1 }
        return offset
    }

    /// Whether nothing but `<?php` is on the line before `end`.
    private func isOpenTag(_ end: Int, _ line: Int) -> Bool {
        let start = file.lines.byteRange(ofLine: line, in: file.bytes.count).lowerBound
        return end - start < 64 && file.bytes[start..<end].drop { $0 <= 0x20 }.elementsEqual("<?php".utf8)
    }

    // MARK: What a comment suppresses

    /// The reasons for those of the sorted findings that are suppressed, by index.
    mutating func suppressed(_ findings: [Finding]) -> [Int: String] {
        var reasons: [Int: String] = [:]
        var active = ActiveTargets()
        var passed = 0
        for (index, finding) in findings.enumerated() {
            let first = file.lines.position(of: finding.span.range.lowerBound).line
            let last = file.lines.position(of: Swift.max(finding.span.range.upperBound - 1, 0)).line
            while passed < switches.count, switches[passed].line <= first {
                active.apply(directives[switches[passed].directive], number: switches[passed].directive)
                passed += 1
            }
            let group = RuleCatalogue.shared[finding.rule]?.group ?? ""
            var candidates = (byLine[first] ?? []) + fileWide
            if last > first, last - first < Self.mostLines {
                for line in first + 1...last { candidates += trailing[line] ?? [] }
            }
            var reason: String?
            for candidate in candidates {
                for target in directives[candidate].targets
                where target == .all || target == .named(finding.rule) || target == .named(group) {
                    used.insert(Use(directive: candidate, target: target))
                    reason = reason ?? directives[candidate].reason
                }
            }
            if reason == nil, let directive = active.directive(for: finding.rule, group) {
                reason = directives[directive].reason
            }
            if let reason { reasons[index] = reason }
        }
        return reasons
    }

    /// Own comments that name no rule, or suppressed nothing although their rules were looked for.
    func complaints(file index: Int, options: AnalysisOptions) -> [Finding] {
        var findings: [Finding] = []
        let catalogue = RuleCatalogue.shared
        for (number, directive) in directives.enumerated() where directive.isOwn {
            let span = SourceSpan(file: index, range: directive.range)
            for target in directive.targets {
                if case .unknown(let name) = target {
                    guard let rule = catalogue["suppression.unknown-rule"], options.isEnabled(rule) else { continue }
                    findings.append(Finding(rule, at: span, values: ["name": String(name.prefix(80))]))
                    break
                }
                guard !used.contains(Use(directive: number, target: target)), isLookedFor(target, options),
                    let rule = catalogue["suppression.unused"], options.isEnabled(rule)
                else { continue }
                var name = "all"
                if case .named(let text) = target { name = text }
                findings.append(Finding(rule, at: span, values: ["name": name]))
                break
            }
        }
        return findings
    }

    private func isLookedFor(_ target: Directive.Target, _ options: AnalysisOptions) -> Bool {
        switch target {
        case .all: return options.types.count == AnalysisType.allCases.count
        case .unknown: return false
        case .named(let name):
            let rules = RuleCatalogue.shared.rules.filter { $0.id == name || $0.group == name }
            return rules.allSatisfy { options.isEnabled($0) }
        }
    }
}

/// What is switched off at a point of a file.
private struct ActiveTargets {
    private var all: Int?
    private var named: [String: Int] = [:]
    private var exceptions: Set<String> = []

    mutating func apply(_ directive: Directive, number: Int) {
        for target in directive.targets {
            switch (directive.verb, target) {
            case (.disable, .all):
                all = number
                exceptions = []
            case (.disable, .named(let name)):
                named[name] = number
                exceptions.remove(name)
            case (.enable, .all): self = ActiveTargets()
            case (.enable, .named(let name)):
                named[name] = nil
                if all != nil { exceptions.insert(name) }
            default: break
            }
        }
    }

    func directive(for rule: String, _ group: String) -> Int? {
        if let directive = named[rule] ?? named[group] { return directive }
        return exceptions.contains(rule) || exceptions.contains(group) ? nil : all
    }
}
