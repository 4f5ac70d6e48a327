import Analysis
import AnalysisModel
import Testing

struct ScoreTests {
    private func finding(_ severity: Severity, _ confidence: Confidence = .high, at offset: Int = 0) -> Finding {
        Finding(
            rule: "a.b", severity: severity, confidence: confidence,
            span: SourceSpan(file: 0, range: offset..<offset + 1), message: "m")
    }

    private func score(_ findings: [Finding], lines: Int, on linesWithFindings: Int? = nil) -> Double {
        Score.score(findings, lines: lines, linesWithFindings: linesWithFindings ?? Swift.min(findings.count, lines))
    }

    @Test func codeWithoutFindingsHasTenPoints() {
        #expect(score([], lines: 0) == 10)
        #expect(score([], lines: 1_000_000) == 10)
    }

    @Test func oneSureIssueInAShortFile() {
        #expect(score([finding(.high)], lines: 1) == 2.6)
        #expect(score([finding(.critical)], lines: 1) == 1.3)
        #expect((5.5...6.5).contains(score([finding(.medium)], lines: 10)))
    }

    @Test func lowIssuesAloneLeaveMoreThanEight() {
        #expect(score(Array(repeating: finding(.low), count: 100_000), lines: 10) > 8)
        #expect(score(Array(repeating: finding(.info), count: 100_000), lines: 10) > 9.5)
    }

    @Test func theSameIssueWeighsLessInMoreCode() {
        let scores = [10, 300, 1000, 10_000, 100_000].map { score([finding(.high)], lines: $0) }
        #expect(scores == scores.sorted())
        #expect(Set(scores).count == scores.count)
    }

    /// Adding an issue, making one graver or surer never raises the score; nor does adding a line that has an issue.
    @Test func isMonotone() {
        var random = Xorshift(seed: 42)
        for _ in 0..<20_000 {
            let lines = Int(random.next() % 3000) + 1
            let count = Int(random.next() % (random.next() % 4 == 0 ? 400 : 8))
            var findings = (0..<count).map { _ in
                finding(
                    Severity.allCases[Int(random.next() % 5)], Confidence.allCases[Int(random.next() % 3)],
                    at: Int(random.next() % UInt64(lines)))
            }
            func distinct() -> Int { Set(findings.map(\.span.range.lowerBound)).count }
            let before = score(findings, lines: lines, on: distinct())
            let extra = finding(
                Severity.allCases[Int(random.next() % 5)], Confidence.allCases[Int(random.next() % 3)],
                at: Int(random.next() % UInt64(lines)))
            let kept = findings
            findings.append(extra)
            #expect(score(findings, lines: lines, on: distinct()) <= before)
            findings[findings.count - 1].span.range = lines..<lines + 1
            #expect(score(findings, lines: lines + 1, on: distinct()) <= before)
            findings = kept
            guard let index = findings.indices.randomElement(using: &random) else { continue }
            if let graver = Severity(rawValue: findings[index].severity.rawValue + 1) {
                findings[index].severity = graver
                #expect(score(findings, lines: lines, on: distinct()) <= before)
            } else if let surer = Confidence(rawValue: findings[index].confidence.rawValue + 1) {
                findings[index].confidence = surer
                #expect(score(findings, lines: lines, on: distinct()) <= before)
            }
            #expect((0...10).contains(before))
            #expect((before * 10).rounded() / 10 == before)
        }
    }
}

/// Random numbers that are the same in each run.
struct Xorshift: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
}
