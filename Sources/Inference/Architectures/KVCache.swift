import Glibc

/// The keys and values of one conversation, and the working memory that extending it takes.
///
/// Keys and values are F16, laid out [block][kv head][position][element], keys before values within a block. The whole
/// capacity is reserved as address space; pages are only taken as positions are used. One thread at a time.
package final class KVCache: @unchecked Sendable {
    /// Positions that fit.
    package let capacity: Int
    /// The tokens whose keys and values are held, in order.
    package private(set) var tokens: [Int32] = []
    /// The model that the cache belongs to.
    package let decoder: TextDecoder

    let workspace: TransformerWorkspace
    private let memory: UnsafeMutablePointer<UInt16>
    private let reservedByteCount: Int
    /// Elements from the keys of one head to those of the next.
    let keyHeadStride: Int
    let valueHeadStride: Int
    private let valuesOffset: Int
    private let blockStride: Int
    /// The most positions that were ever held: their pages are taken.
    private var touchedPositions = 0

    /// Reserves a cache for `capacity` positions, 1 to the model's context length.
    ///
    /// Throws `ModelError` (`limit`, `contextLength`, `memory`).
    init(decoder: TextDecoder, capacity: Int) throws(ModelError) {
        let sizes = decoder.hyperparameters
        guard (1...sizes.contextLength).contains(capacity) else {
            throw ModelError(
                kind: .contextLength,
                message: "a cache of \(capacity) tokens is outside the model's context of \(sizes.contextLength)")
        }
        var layout = WorkspaceLayout()
        _ = layout.add(capacity, sizes.headCountKV * sizes.keyLength, of: UInt16.self)
        let valuesOffset = layout.byteCount / 2
        _ = layout.add(capacity, sizes.headCountKV * sizes.valueLength, of: UInt16.self)
        let blockBytes = try layout.checkedByteCount()
        let (bytes, overflow) = blockBytes.multipliedReportingOverflow(by: sizes.blockCount)
        guard !overflow, bytes <= Self.largestReservation else {
            throw ModelError(kind: .limit, message: "a cache of \(capacity) tokens takes more memory than is allowed")
        }
        guard
            let address = mmap(
                nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0),
            address != MAP_FAILED
        else { throw .outOfMemory }
        // Huge pages would take megabytes for the first position of every head.
        madvise(address, bytes, MADV_NOHUGEPAGE)

        self.decoder = decoder
        workspace = TransformerWorkspace(sizes)
        self.capacity = capacity
        self.valuesOffset = valuesOffset
        memory = address.bindMemory(to: UInt16.self, capacity: bytes / 2)
        reservedByteCount = bytes
        blockStride = blockBytes / 2
        keyHeadStride = capacity * sizes.keyLength
        valueHeadStride = capacity * sizes.valueLength
        tokens.reserveCapacity(min(capacity, 4096))
    }

    deinit { munmap(memory, reservedByteCount) }

    /// 1 TiB of address space.
    private static let largestReservation = 1 << 40

    /// Positions held.
    package var count: Int { tokens.count }

    /// Bytes of memory that the cache takes now: positions that were ever used, and working memory.
    package var byteCount: Int {
        decoder.hyperparameters.cacheBytesPerToken * touchedPositions + workspace.byteCount
    }

    /// Forgets what follows the first `count` tokens; no effect if fewer are held.
    package func truncate(to count: Int) {
        guard count < tokens.count else { return }
        tokens.removeLast(tokens.count - max(count, 0))
    }

    /// The keys of a block: head 0, position 0.
    func keys(block: Int) -> UnsafeMutablePointer<UInt16> { memory + block * blockStride }

    /// The values of a block: head 0, position 0.
    func values(block: Int) -> UnsafeMutablePointer<UInt16> { memory + block * blockStride + valuesOffset }

    /// Takes note of tokens whose keys and values have been written.
    func append(_ batch: ArraySlice<Int32>) {
        tokens.append(contentsOf: batch)
        touchedPositions = max(touchedPositions, tokens.count)
    }
}
