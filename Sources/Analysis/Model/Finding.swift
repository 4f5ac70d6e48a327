/// A place in one of the files that are analysed together.
package struct SourceSpan: Sendable, Hashable {
    /// The index of the file in the list that was given to the analysis.
    package var file: Int
    /// Byte offsets in that file.
    package var range: Range<Int>

    package init(file: Int, range: Range<Int>) {
        self.file = file
        self.range = range
    }
}

/// A place that data passes on its way from source to sink.
package struct TraceStep: Sendable, Hashable {
    package enum Kind: UInt8, Sendable {
        /// Where the data comes in.
        case source
        /// Where it is passed on, stored or changed.
        case step
        /// Where it does harm.
        case sink
    }

    package var kind: Kind
    package var span: SourceSpan
    /// What happens there, in a few words: "assigned to $name", "passed to render() as $title".
    package var note: String

    package init(kind: Kind, span: SourceSpan, note: String) {
        self.kind = kind
        self.span = span
        self.note = note
    }
}

/// A replacement of bytes.
package struct Edit: Sendable, Hashable {
    package var span: SourceSpan
    package var replacement: String

    package init(span: SourceSpan, replacement: String) {
        self.span = span
        self.replacement = replacement
    }
}

/// A change that mends a finding and changes nothing else; offered only where that is certain.
package struct Fix: Sendable, Hashable {
    /// What it does, as an imperative sentence.
    package var title: String
    /// They do not overlap.
    package var edits: [Edit]

    package init(title: String, edits: [Edit]) {
        self.title = title
        self.edits = edits
    }
}

/// Something that a rule reports about a place.
package struct Finding: Sendable, Hashable {
    /// The identifier of a rule in the catalogue, such as "xss.reflected".
    package var rule: String
    package var severity: Severity
    package var confidence: Confidence
    package var span: SourceSpan
    /// One sentence, without a full stop, that names what is wrong here.
    package var message: String
    /// What to do about it; nil for what the rule says.
    package var suggestion: String?
    /// How data came here, the source first and the sink last; empty if no data flow is meant.
    package var trace: [TraceStep]
    package var fix: Fix?

    package init(
        rule: String, severity: Severity, confidence: Confidence = .high, span: SourceSpan, message: String,
        suggestion: String? = nil, trace: [TraceStep] = [], fix: Fix? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.confidence = confidence
        self.span = span
        self.message = message
        self.suggestion = suggestion
        self.trace = trace
        self.fix = fix
    }
}

extension Finding {
    /// A finding of `rule` as the catalogue describes it, `{name}` in its message replaced by `values[name]`.
    package init(
        _ rule: Rule, at span: SourceSpan, values: [String: String] = [:], severity: Severity? = nil,
        confidence: Confidence = .high, trace: [TraceStep] = [], fix: Fix? = nil
    ) {
        self.init(
            rule: rule.id, severity: severity ?? rule.severity, confidence: confidence, span: span,
            message: rule.message(values), trace: trace, fix: fix)
    }
}
