import Foundation
import Inference
import Testing

@Suite struct SamplerTests {
    private func draws(_ logits: [Float], _ parameters: SamplingParameters, count: Int, seed: UInt64 = 1) -> [Int32:
        Int]
    {
        var sampler = Sampler(parameters: parameters, seed: seed)
        var histogram: [Int32: Int] = [:]
        for _ in 0..<count {
            var copy = logits
            histogram[sampler.next(&copy), default: 0] += 1
        }
        return histogram
    }

    /// Probabilities by definition: filters in order, then temperature.
    private func reference(_ logits: [Float], _ p: SamplingParameters) -> [Int32: Double] {
        var rows = logits.enumerated().map { (id: Int32($0.offset), logit: Double($0.element)) }
        rows.sort { $0.logit > $1.logit || ($0.logit == $1.logit && $0.id < $1.id) }
        if p.topK > 0 { rows = Array(rows.prefix(p.topK)) }
        let top = rows[0].logit
        if p.topP < 1 {
            let total = rows.reduce(0) { $0 + exp($1.logit - top) }
            var sum = 0.0
            var kept = 0
            for row in rows {
                sum += exp(row.logit - top)
                kept += 1
                if sum >= Double(p.topP) * total { break }
            }
            rows = Array(rows.prefix(kept))
        }
        if p.minP > 0 { rows = rows.filter { exp($0.logit - top) >= Double(p.minP) } }
        let weights = rows.map { exp(($0.logit - top) / Double(p.temperature)) }
        let total = weights.reduce(0, +)
        return Dictionary(uniqueKeysWithValues: zip(rows.map(\.id), weights.map { $0 / total }))
    }

    @Test func drawsByTheDistributionThatTheFiltersLeave() {
        var generator = SeededGenerator(seed: 5)
        for round in 0..<24 {
            let logits = (0..<300).map { _ in Float(generator.unit() * 12) }
            var p = SamplingParameters()
            p.temperature = [0.3, 0.7, 1, 1.8][round % 4]
            p.topK = [0, 5, 40][round % 3]
            p.topP = [1, 0.9, 0.5][(round / 3) % 3]
            p.minP = [0, 0.05][(round / 9) % 2]
            let wanted = reference(logits, p)
            let count = 20_000
            let found = draws(logits, p, count: count, seed: UInt64(round))
            #expect(Set(found.keys).isSubset(of: Set(wanted.keys)))
            // Pearson's statistic over what is expected often enough; its standard deviation is sqrt(2 · degrees).
            let often = wanted.filter { $0.value * Double(count) >= 5 }
            let statistic = often.reduce(0.0) { sum, row in
                let expected = row.value * Double(count)
                let difference = Double(found[row.key] ?? 0) - expected
                return sum + difference * difference / expected
            }
            let degrees = Double(max(1, often.count - 1))
            #expect(statistic < degrees + 6 * (2 * degrees).squareRoot() + 6, "round \(round)")
        }
    }

    @Test func temperatureZeroTakesTheFirstOfTheLargest() {
        var p = SamplingParameters()
        p.temperature = 0
        #expect(draws([1, 3, 3, 2], p, count: 10) == [1: 10])
    }

    @Test func theSeedDecides() {
        let logits = (0..<100).map { Float($0 % 7) }
        var first = Sampler(parameters: SamplingParameters(), seed: 42)
        var second = Sampler(parameters: SamplingParameters(), seed: 42)
        var third = Sampler(parameters: SamplingParameters(), seed: 43)
        func run(_ sampler: inout Sampler) -> [Int32] {
            (0..<50).map { _ in
                var copy = logits
                return sampler.next(&copy)
            }
        }
        let a = run(&first)
        #expect(a == run(&second))
        #expect(a != run(&third))
    }

    @Test func penaltiesFollowTheirFormulas() {
        var p = SamplingParameters()
        p.temperature = 0
        p.repeatPenalty = 2
        p.presencePenalty = 0.5
        p.frequencyPenalty = 0.25
        var sampler = Sampler(parameters: p, seed: 0)
        sampler.observePrompt([0, 1])
        var logits: [Float] = [4, -1, 3, 0]
        #expect(sampler.next(&logits) == 2)
        #expect(logits == [2, -2, 3, 0])
        logits = [4, -1, 3, 0]
        #expect(sampler.next(&logits) == 0)
        // Token 2 was generated once: halved, then 0.5 + 0.25 less.
        #expect(logits == [2, -2, 0.75, 0])
        logits = [4, -1, 3, 0]
        _ = sampler.next(&logits)
        #expect(logits == [1.25, -2, 0.75, 0])
    }

    @Test func survivesLogitsThatAreNoNumbers() {
        var p = SamplingParameters()
        for temperature: Float in [0, 1] {
            p.temperature = temperature
            p.topP = 0.9
            #expect(draws([.nan, 1, .nan], p, count: 5) == [1: 5])
            #expect(draws([.infinity, 1, 2], p, count: 5) == [0: 5])
            #expect(draws([-.infinity, 1], p, count: 5) == [1: 5])
            #expect(draws([.nan, .nan], p, count: 5) == [0: 5])
            #expect(draws([], p, count: 1) == [0: 1])
        }
    }
}
