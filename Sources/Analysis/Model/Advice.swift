/// What a language model says about an issue.
package struct Advice: Sendable, Hashable {
    /// Plain text; empty if the model gave none.
    package var explanation: String
    /// A unified diff that mends the issue; nil if none was proposed, or what was proposed did not stand the check.
    package var patch: String?
    /// What became of the proposal, as a sentence without a full stop.
    package var patchNote: String

    package init(explanation: String, patch: String? = nil, patchNote: String) {
        self.explanation = explanation
        self.patch = patch
        self.patchNote = patchNote
    }
}
