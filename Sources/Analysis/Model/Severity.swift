/// How bad it is if a finding is right.
package enum Severity: UInt8, Sendable, Comparable, CaseIterable {
    /// A remark.
    case info
    case low
    case medium
    case high
    /// Anybody on the network may take over the site.
    case critical

    /// The name in answers, requests and configuration: "info", "low", "medium", "high", "critical".
    package var name: String { "\(self)" }

    package init?(name: String) {
        guard let severity = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = severity
    }

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// How sure the analysis is that a finding is right.
package enum Confidence: UInt8, Sendable, Comparable, CaseIterable {
    case low
    case medium
    case high

    /// The name in answers, requests and configuration: "low", "medium", "high".
    package var name: String { "\(self)" }

    package init?(name: String) {
        guard let confidence = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = confidence
    }

    package static func < (left: Confidence, right: Confidence) -> Bool { left.rawValue < right.rawValue }
}

/// What is looked for.
package enum AnalysisType: UInt8, Sendable, CaseIterable {
    case security
    case performance
    case quality

    /// The name in requests and rules: "security", "performance", "quality".
    package var name: String { "\(self)" }

    /// The name of an issue's type in answers: "security_vulnerability", "performance_issue", "quality_issue".
    package var issueType: String {
        switch self {
        case .security: "security_vulnerability"
        case .performance: "performance_issue"
        case .quality: "quality_issue"
        }
    }

    package init?(name: String) {
        guard let type = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = type
    }
}
