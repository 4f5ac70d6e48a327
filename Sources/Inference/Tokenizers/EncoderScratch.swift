import Synchronization

/// What one call of `encode` works in; the word cache in it is worth keeping.
final class EncoderScratch: @unchecked Sendable {
    let merger = PairMerger()
    let cache = WordCache()
    var bytes: [UInt8] = []

    fileprivate func rest() {
        merger.rest()
        if bytes.capacity > 1 << 16 { bytes = [] }
    }
}

/// Scratch memory at rest. Nobody ever waits for it: where it is busy, also in a child forked meanwhile, new is made.
final class ScratchPool: Sendable {
    private static let most = 8
    private let resting = Mutex<[EncoderScratch]>([])

    func with<Result>(_ body: (EncoderScratch) -> Result) -> Result {
        let scratch = resting.withLockIfAvailable { $0.popLast() } ?? nil
        let used = scratch ?? EncoderScratch()
        defer {
            used.rest()
            _ = resting.withLockIfAvailable { pool in
                if pool.count < Self.most { pool.append(used) }
            }
        }
        return body(used)
    }
}
