import Engine
import Testing

@Suite struct PromptStepTests {
    /// Reads with a model that takes so long for a token, and gives the longest step after the first few.
    private func longestStep(nanosecondsPerToken: UInt64) -> UInt64 {
        var step = PromptStep()
        var longest: UInt64 = 0
        for round in 0..<50 {
            let time = UInt64(step.tokens) * nanosecondsPerToken
            if round > 10 { longest = max(longest, time) }
            step.adapt(to: time)
        }
        return longest
    }

    @Test func comesBackInTimeWithSlowModels() {
        for milliseconds: UInt64 in [1, 3, 5, 10, 15] {
            #expect(longestStep(nanosecondsPerToken: milliseconds * 1_000_000) <= 150_000_000)
        }
    }

    @Test func staysBetweenItsBounds() {
        var step = PromptStep()
        for _ in 0..<20 { step.adapt(to: 0) }
        #expect(step.tokens == 256)
        for _ in 0..<20 { step.adapt(to: .max) }
        #expect(step.tokens == 8)
    }
}
