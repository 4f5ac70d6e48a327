/// How the next token is chosen from the logits. The defaults of the fields change nothing.
package struct SamplingParameters: Sendable, Equatable {
    /// Divides the logits before the softmax; 0 takes the most likely token each time.
    package var temperature: Float = 0.7
    /// Keeps the `topK` most likely tokens; 0 keeps all.
    package var topK = 0
    /// Keeps the fewest most likely tokens that together reach this probability (nucleus sampling,
    /// Holtzman et al. 2019, arXiv:1904.09751); 1 keeps all.
    package var topP: Float = 1
    /// Keeps the tokens at least this likely relative to the most likely one (Nguyen et al. 2024, arXiv:2407.01082);
    /// 0 keeps all.
    package var minP: Float = 0
    /// Divides the positive and multiplies the negative logits of recent tokens (Keskar et al. 2019, arXiv:1909.05858).
    package var repeatPenalty: Float = 1
    /// Taken from the logit of every token that was generated before.
    package var presencePenalty: Float = 0
    /// Taken from the logit of a token once for each time that it was generated before.
    package var frequencyPenalty: Float = 0
    /// How many of the last tokens, those of the prompt included, `repeatPenalty` looks at.
    package var repeatWindow = 64

    package init() {}
}
