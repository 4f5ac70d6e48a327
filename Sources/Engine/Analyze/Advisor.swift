import Analysis
import AnalysisModel

/// Has a language model explain findings and propose patches, which are checked before anybody sees them.
package struct Advisor {
    private let modelName: String
    private let limit: Int
    private let deadline: Deadline?
    private let context: Context

    /// How much an answer may hold.
    private static let mostTokens = 600

    /// - Parameter limit: how many findings are explained, the gravest and surest first.
    package init(modelName: String, limit: Int, deadline: Deadline?, context: Context) {
        self.modelName = modelName
        self.limit = limit
        self.deadline = deadline
        self.context = context
    }

    /// Adds advice to the issues of `result`. A model that cannot be used is noted there; findings need none.
    ///
    /// - Parameter path: what a file is called in patches.
    /// - Throws: `Failure` with `.cancelled` if the context's calls are cancelled meanwhile.
    package func advise(
        _ result: inout AnalysisResult, options: AnalysisOptions, path: (String) -> String = { $0 }
    ) throws(Failure) {
        guard limit > 0, !result.issues.isEmpty else { return }
        do {
            _ = try context.model(named: modelName).decoder(for: "explain findings")
        } catch {
            note("The findings are not explained: \(error.message)", &result)
            return
        }
        let scope = context.cancellationScope()
        let ranked = result.issues.indices.sorted { left, right in
            let (a, b) = (result.issues[left].finding, result.issues[right].finding)
            if (a.severity, a.confidence) != (b.severity, b.confidence) {
                return (a.severity, a.confidence) > (b.severity, b.confidence)
            }
            return left < right
        }
        // Patches are compared with everything that the rules report, also with what a threshold hides.
        let complete = Analyzer.analyze(result.files, options: options)
        for (count, index) in ranked.prefix(limit).enumerated() {
            if scope.isCancelled { throw Failure(.cancelled, "the analysis was cancelled") }
            if deadline?.hasPassed ?? false {
                note("There was time to explain \(count) findings", &result)
                return
            }
            do {
                let advice = try advice(on: result.issues[index], complete: complete, options: options, path)
                result.issues[index].advice = advice
            } catch {
                let advice = Advice(explanation: "", patchNote: "The model gave no answer: \(error.message)")
                result.issues[index].advice = advice
            }
        }
    }

    private func note(_ message: String, _ result: inout AnalysisResult) {
        result.notes.append(AnalysisNote(file: nil, message: message))
    }

    private func advice(
        on issue: Issue, complete: AnalysisResult, options: AnalysisOptions, _ path: (String) -> String
    ) throws(Failure) -> Advice {
        var contextLines = AdvicePrompt.usualContextLines
        while true {
            let prompt = AdvicePrompt(issue: issue, files: complete.files, contextLines: contextLines)
            do {
                let answer = ModelAnswer(
                    parsing: try PlainAnswer.text(
                        to: prompt.text, model: modelName, mostTokens: Self.mostTokens, deadline: deadline,
                        context: context))
                return check(answer, prompt, issue, complete: complete, options: options, path)
            } catch {
                // A model with a small context may still take the code alone.
                guard error.status == .contextLength, contextLines > 0 else { throw error }
                contextLines /= 3
            }
        }
    }

    private func check(
        _ answer: ModelAnswer, _ prompt: AdvicePrompt, _ issue: Issue, complete: AnalysisResult,
        options: AnalysisOptions, _ path: (String) -> String
    ) -> Advice {
        guard let code = answer.code, let file = prompt.file else {
            return Advice(explanation: answer.explanation, patchNote: "The model proposed no patch")
        }
        let new = prompt.fitted(code)
        let bytes = file.bytes[..<prompt.excerpt.lowerBound] + new + file.bytes[prompt.excerpt.upperBound...]
        let verdict = PatchCheck.verdict(
            issue, before: complete, bytes: Array(bytes), excerpt: (file.bytes[prompt.excerpt], new), options: options)
        switch verdict {
        case .accepted:
            return Advice(
                explanation: answer.explanation,
                patch: UnifiedDiff.text(path: path(file.path), old: file.bytes, new: Array(bytes)),
                patchNote: "The patched code was parsed and analysed again: the finding is gone and no other has come")
        case .rejected(let reason):
            return Advice(explanation: answer.explanation, patchNote: "\(reason); it was discarded")
        }
    }
}
