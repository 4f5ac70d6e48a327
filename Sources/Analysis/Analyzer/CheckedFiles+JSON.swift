import AnalysisModel
import JSON

extension CheckedFiles {
    /// The findings as JSON, for the cache; read back by `init(cached:fileCount:)`.
    var cached: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("issues")
        writer.beginArray()
        for issue in issues { Self.write(issue, to: &writer) }
        writer.endArray()
        writer.key("suppressed")
        writer.beginArray()
        for entry in suppressed {
            writer.beginArray()
            Self.write(entry.issue, to: &writer)
            writer.integer(entry.kind.rawValue)
            writer.string(entry.reason)
            writer.endArray()
        }
        writer.endArray()
        writer.key("notes")
        writer.beginArray()
        for note in notes {
            writer.beginArray()
            writer.integer(note.file ?? -1)
            writer.string(note.message)
            writer.endArray()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    private static func write(_ issue: Issue, to writer: inout JSONWriter) {
        let finding = issue.finding
        writer.beginArray()
        writer.string(finding.rule)
        writer.integer(finding.severity.rawValue)
        writer.integer(finding.confidence.rawValue)
        write(finding.span, to: &writer)
        writer.string(finding.message)
        if let suggestion = finding.suggestion { writer.string(suggestion) } else { writer.null() }
        writer.string(issue.fingerprint)
        writer.beginArray()
        for step in finding.trace {
            writer.beginArray()
            writer.integer(step.kind.rawValue)
            write(step.span, to: &writer)
            writer.string(step.note)
            writer.endArray()
        }
        writer.endArray()
        if let fix = finding.fix {
            writer.beginArray()
            writer.string(fix.title)
            for edit in fix.edits {
                write(edit.span, to: &writer)
                writer.string(edit.replacement)
            }
            writer.endArray()
        } else {
            writer.null()
        }
        writer.endArray()
    }

    private static func write(_ span: SourceSpan, to writer: inout JSONWriter) {
        writer.beginArray()
        writer.integer(span.file)
        writer.integer(span.range.lowerBound)
        writer.integer(span.range.upperBound)
        writer.endArray()
    }

    /// Nil if that is not what `cached` writes, or not for as many files.
    init?(cached bytes: ArraySlice<UInt8>, fileCount: Int) {
        let value = bytes.withUnsafeBytes { try? JSONParser.parse($0) }
        guard case .object(let object)? = value, case .array(let issues)? = object["issues"],
            case .array(let suppressed)? = object["suppressed"], case .array(let notes)? = object["notes"]
        else { return nil }
        let reader = Reader(fileCount: fileCount)
        for element in issues {
            guard let issue = reader.issue(element) else { return nil }
            self.issues.append(issue)
        }
        for element in suppressed {
            guard case .array(let parts) = element, parts.count == 3, let issue = reader.issue(parts[0]),
                let kind = reader.number(parts[1]).flatMap({ UInt8(exactly: $0) })
                    .flatMap({ SuppressedIssue.Kind(rawValue: $0) }),
                case .string(let reason) = parts[2]
            else { return nil }
            self.suppressed.append(SuppressedIssue(issue: issue, kind: kind, reason: reason))
        }
        for element in notes {
            guard case .array(let parts) = element, parts.count == 2, let file = reader.number(parts[0]),
                (-1..<fileCount).contains(file), case .string(let message) = parts[1]
            else { return nil }
            self.notes.append(AnalysisNote(file: file < 0 ? nil : file, message: message))
        }
    }

    private struct Reader {
        let fileCount: Int

        func number(_ value: JSONValue) -> Int? {
            guard case .integer(let number) = value else { return nil }
            return Int(exactly: number)
        }

        func span(_ value: JSONValue) -> SourceSpan? {
            guard case .array(let parts) = value, parts.count == 3, let file = number(parts[0]),
                let start = number(parts[1]), let end = number(parts[2]), (0..<fileCount).contains(file),
                start >= 0, start <= end
            else { return nil }
            return SourceSpan(file: file, range: start..<end)
        }

        func issue(_ value: JSONValue) -> Issue? {
            guard case .array(let parts) = value, parts.count == 9, case .string(let rule) = parts[0],
                let severity = number(parts[1]).flatMap({ UInt8(exactly: $0) }).flatMap({ Severity(rawValue: $0) }),
                let confidence = number(parts[2]).flatMap({ UInt8(exactly: $0) })
                    .flatMap({ Confidence(rawValue: $0) }),
                let span = span(parts[3]), case .string(let message) = parts[4],
                case .string(let fingerprint) = parts[6], let trace = trace(parts[7])
            else { return nil }
            var finding = Finding(
                rule: rule, severity: severity, confidence: confidence, span: span, message: message, trace: trace)
            if case .string(let suggestion) = parts[5] { finding.suggestion = suggestion }
            if parts[8] != .null {
                guard let fix = fix(parts[8]) else { return nil }
                finding.fix = fix
            }
            return Issue(finding: finding, fingerprint: fingerprint)
        }

        private func trace(_ value: JSONValue) -> [TraceStep]? {
            guard case .array(let elements) = value else { return nil }
            var trace: [TraceStep] = []
            for element in elements {
                guard case .array(let parts) = element, parts.count == 3,
                    let kind = number(parts[0]).flatMap({ UInt8(exactly: $0) })
                        .flatMap({ TraceStep.Kind(rawValue: $0) }),
                    let span = span(parts[1]), case .string(let note) = parts[2]
                else { return nil }
                trace.append(TraceStep(kind: kind, span: span, note: note))
            }
            return trace
        }

        private func fix(_ value: JSONValue) -> Fix? {
            guard case .array(let parts) = value, parts.count % 2 == 1, case .string(let title) = parts[0] else {
                return nil
            }
            var edits: [Edit] = []
            for index in stride(from: 1, to: parts.count, by: 2) {
                guard let span = span(parts[index]), case .string(let replacement) = parts[index + 1] else {
                    return nil
                }
                edits.append(Edit(span: span, replacement: replacement))
            }
            return Fix(title: title, edits: edits)
        }
    }
}
