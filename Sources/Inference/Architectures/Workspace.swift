import Glibc

/// Memory that computations use between their steps. It grows and is used again; what it held is lost on growth.
final class Workspace {
    private(set) var base: UnsafeMutableRawPointer?
    private(set) var byteCount = 0

    deinit { free(base) }

    /// Makes sure that at least `bytes` are there.
    ///
    /// Throws `ModelError` with kind `memory`; what was there stays then.
    func reserve(_ bytes: Int) throws(ModelError) {
        guard bytes > byteCount || base == nil else { return }
        guard let memory = AlignedMemory.allocate(max(bytes, 64), of: UInt8.self) else { throw .outOfMemory }
        free(base)
        base = UnsafeMutableRawPointer(memory)
        byteCount = max(bytes, 64)
    }
}

/// Divides a workspace into arrays, each on a cache line: add up the sizes, reserve, then take.
struct WorkspaceLayout {
    private(set) var byteCount = 0
    private var overflowed = false

    /// Adds an array of `rows * columns` elements; returns where it begins.
    mutating func add<T>(_ rows: Int, _ columns: Int, of type: T.Type) -> Int {
        let (elements, first) = rows.multipliedReportingOverflow(by: columns)
        let (bytes, second) = elements.multipliedReportingOverflow(by: MemoryLayout<T>.stride)
        let (padded, third) = bytes.addingReportingOverflow(63)
        let start = byteCount
        let (end, fourth) = start.addingReportingOverflow(padded & ~63)
        overflowed = overflowed || first || second || third || fourth
        if !overflowed { byteCount = end }
        return start
    }

    /// The bytes of all arrays.
    ///
    /// Throws `ModelError` with kind `limit` if no memory could hold them.
    func checkedByteCount() throws(ModelError) -> Int {
        guard !overflowed else {
            throw ModelError(kind: .limit, message: "the model needs more working memory than there can be")
        }
        return byteCount
    }
}
