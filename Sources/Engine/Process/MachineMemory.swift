import Glibc

/// The memory this process may count on.
package enum MachineMemory {
    /// Bytes of the machine, or of the cgroup where that allows less.
    package static let bytes: Int = {
        let pages = sysconf(Int32(_SC_PHYS_PAGES))
        let pageSize = sysconf(Int32(_SC_PAGESIZE))
        let (product, overflow) = pages.multipliedReportingOverflow(by: pageSize)
        var bytes = overflow || product <= 0 ? 1 << 30 : product
        for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
            if let limit = number(in: path), limit > 0 { bytes = min(bytes, limit) }
        }
        return bytes
    }()

    private static func number(in path: String) -> Int? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = read(file, &buffer, buffer.count)
        guard count > 0 else { return nil }
        let digits = buffer[..<count].prefix { (0x30...0x39).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
