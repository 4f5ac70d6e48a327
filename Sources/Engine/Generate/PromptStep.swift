/// How many tokens of a prompt are read between two looks at clock and cancellation: about a tenth of a second's worth,
/// so that a call comes back in time with a large model and reads in large batches with a small one.
///
/// How a prompt is cut has no influence on the result: the kernels give the same bits for any batch.
package struct PromptStep: Sendable {
    package private(set) var tokens = 32

    private static let fewest = 8
    private static let most = 256

    package init() {}

    /// Takes note of how long the last step took.
    package mutating func adapt(to nanoseconds: UInt64) {
        if nanoseconds < 60_000_000 {
            tokens = min(Self.most, tokens * 2)
        } else if nanoseconds > 150_000_000 {
            tokens = max(Self.fewest, tokens / 2)
        }
    }
}
