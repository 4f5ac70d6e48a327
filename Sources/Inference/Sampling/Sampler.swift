import Glibc
import Kernels

/// Chooses tokens from logits: penalties, then top-k, top-p, min-p, then temperature and the draw.
///
/// That is the order of llama.cpp's default chain: top-p and min-p look at the distribution before temperature. The
/// choices are a function of the parameters, the seed and the logits.
package struct Sampler: Sendable {
    private struct Candidate {
        var token: Int32
        var logit: Float
    }

    private let parameters: SamplingParameters
    private var generator: SeededGenerator
    /// The last tokens of prompt and answer, at most `repeatWindow`.
    private var recent: [Int32] = []
    /// How often each token was generated.
    private var counts: [Int32: Int32] = [:]
    private var candidates: [Candidate] = []

    package init(parameters: SamplingParameters, seed: UInt64) {
        self.parameters = parameters
        generator = SeededGenerator(seed: seed)
    }

    /// Tells of the prompt's tokens, which the repeat penalty looks at.
    package mutating func observePrompt(_ tokens: some BidirectionalCollection<Int32>) {
        guard parameters.repeatPenalty != 1 else { return }
        recent = Array(tokens.suffix(parameters.repeatWindow))
    }

    /// Chooses the next token and remembers it. Changes `logits`; token i has logit i. Logits that are no numbers are
    /// never chosen, unless there is nothing else: then it is token 0.
    package mutating func next(_ logits: inout [Float]) -> Int32 {
        penalise(&logits)
        let token = parameters.temperature <= 0 ? mostLikely(logits) : draw(logits)
        remember(token)
        return token
    }

    private mutating func remember(_ token: Int32) {
        if parameters.repeatPenalty != 1 {
            recent.append(token)
            if recent.count > parameters.repeatWindow { recent.removeFirst() }
        }
        if parameters.presencePenalty != 0 || parameters.frequencyPenalty != 0 {
            counts[token, default: 0] &+= 1
        }
    }

    private func penalise(_ logits: inout [Float]) {
        if parameters.repeatPenalty != 1 {
            for token in Set(recent) {
                let index = Int(token)
                guard logits.indices.contains(index) else { continue }
                if logits[index] > 0 {
                    logits[index] /= parameters.repeatPenalty
                } else {
                    logits[index] *= parameters.repeatPenalty
                }
            }
        }
        for (token, count) in counts {
            let index = Int(token)
            guard logits.indices.contains(index) else { continue }
            logits[index] -= Float(count) * parameters.frequencyPenalty + parameters.presencePenalty
        }
    }

    private func mostLikely(_ logits: [Float]) -> Int32 {
        logits.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return Int32(clamping: wk_argmax(base, buffer.count))
        }
    }

    private mutating func draw(_ logits: [Float]) -> Int32 {
        let best = mostLikely(logits)
        guard logits.indices.contains(Int(best)) else { return 0 }
        let maximum = logits[Int(best)]
        guard maximum.isFinite else { return best }
        gather(logits, maximum: maximum)
        keepTopK()
        keepTopP(maximum)
        keepMinP(maximum)
        return choose(maximum) ?? best
    }

    /// Candidates in the order of their ids. What is 40 below the maximum has a probability under 5e-18 before
    /// temperature; a temperature above 1 widens the bound.
    private mutating func gather(_ logits: [Float], maximum: Float) {
        let bound = maximum - 40 * max(1, parameters.temperature)
        candidates.removeAll(keepingCapacity: true)
        logits.withUnsafeBufferPointer { buffer in
            for index in 0..<buffer.count where buffer[index] >= bound {
                candidates.append(Candidate(token: Int32(truncatingIfNeeded: index), logit: buffer[index]))
            }
        }
    }

    private static func isBefore(_ a: Candidate, _ b: Candidate) -> Bool {
        a.logit > b.logit || (a.logit == b.logit && a.token < b.token)
    }

    private mutating func keepTopK() {
        guard parameters.topK > 0, candidates.count > parameters.topK else { return }
        moveToFront(parameters.topK)
        candidates.removeLast(candidates.count - parameters.topK)
    }

    private mutating func keepTopP(_ maximum: Float) {
        guard parameters.topP < 1 else { return }
        var total = 0.0
        for candidate in candidates { total += exp(Double(candidate.logit - maximum)) }
        let wanted = Double(max(0, parameters.topP)) * total
        // The nucleus is most often small: order only as many of the most likely ones as it takes.
        var ordered = 0
        var sum = 0.0
        var window = 64
        while ordered < candidates.count {
            let end = min(candidates.count, window)
            moveToFront(end, from: ordered)
            for index in ordered..<end {
                sum += exp(Double(candidates[index].logit - maximum))
                if sum >= wanted {
                    candidates.removeLast(candidates.count - index - 1)
                    return
                }
            }
            ordered = end
            window *= 4
        }
    }

    private mutating func keepMinP(_ maximum: Float) {
        guard parameters.minP > 0 else { return }
        let bound = maximum + logf(parameters.minP)
        candidates.removeAll { $0.logit < bound }
    }

    /// Draws by the softmax of logit / temperature.
    private mutating func choose(_ maximum: Float) -> Int32? {
        let scale = 1 / Double(parameters.temperature)
        var total = 0.0
        for candidate in candidates { total += exp(Double(candidate.logit - maximum) * scale) }
        var point = generator.unit() * total
        for candidate in candidates {
            point -= exp(Double(candidate.logit - maximum) * scale)
            if point < 0 { return candidate.token }
        }
        return candidates.last?.token
    }

    /// Moves the `end - start` most likely candidates of `start...` to `start..<end`, most likely first.
    private mutating func moveToFront(_ end: Int, from start: Int = 0) {
        var low = start
        var high = candidates.count
        // Quickselect with the median of three; falls back to a sort when the pivots are bad.
        var rounds = 64
        while high - low > 32, low < end, end < high, rounds > 0 {
            rounds -= 1
            let pivot = medianOfThree(candidates[low], candidates[low + (high - low) / 2], candidates[high - 1])
            var i = low
            var j = high - 1
            while true {
                while Self.isBefore(candidates[i], pivot) { i += 1 }
                while Self.isBefore(pivot, candidates[j]) { j -= 1 }
                if i >= j { break }
                candidates.swapAt(i, j)
                i += 1
                j -= 1
            }
            let split = i == j ? i + 1 : i
            if end <= i { high = i } else if end >= split { low = split } else { break }
        }
        candidates[low..<high].sort(by: Self.isBefore)
        if low > start { candidates[start..<low].sort(by: Self.isBefore) }
    }

    private func medianOfThree(_ a: Candidate, _ b: Candidate, _ c: Candidate) -> Candidate {
        if Self.isBefore(a, b) {
            return Self.isBefore(b, c) ? b : (Self.isBefore(a, c) ? c : a)
        }
        return Self.isBefore(a, c) ? a : (Self.isBefore(b, c) ? c : b)
    }
}
