import AnalysisModel
import Glibc
import Synchronization

/// Findings of earlier analyses, kept as files in a folder.
///
/// Data is followed through a whole program, and rules look from one file into others, so an entry stands for all files
/// of an analysis: its name is the hash of the library, the options and all contents. Several processes may use a folder
/// at once; an entry appears as a whole or not at all, and a damaged one counts as missing. Nothing that goes wrong with
/// the folder makes an analysis fail.
package struct ResultCache: Sendable {
    package let folder: String
    /// The version of the library: findings of another are of no use.
    package let version: String
    /// How many entries are kept; the oldest go first.
    package let capacity: Int

    private static let suffix = ".wpllm-cache"
    private static let largestEntry = 64 << 20
    private static let counter = Atomic<UInt64>(0)

    package init(folder: String, version: String, capacity: Int = 64) {
        self.folder = folder
        self.version = version
        self.capacity = Swift.max(capacity, 1)
    }

    /// What all rules and tables come to.
    private static let dataDigest: String = {
        var hash = SHA256()
        for file in EmbeddedFile.all {
            hash.update(framed: Array(file.name.utf8))
            hash.update(framed: Array(file.text.utf8))
        }
        return hash.hexadecimal()
    }()

    /// The name of the entry for an analysis.
    package func key(files: [SourceFile], options: AnalysisOptions) -> String {
        var hash = SHA256()
        func add(_ text: String) { hash.update(framed: Array(text.utf8)) }
        add("wpllm analysis 1")
        add(version)
        add(Self.dataDigest)
        add(options.types.map(\.name).sorted().joined(separator: ","))
        add("\(options.minimumWordPress ?? [-1]) \(options.minimumPHP ?? [-1])")
        add(options.textDomain.map { "domain " + $0 } ?? "")
        add("\(options.prefixes.count)")
        for prefix in options.prefixes { add(prefix) }
        add("\(options.disabledRules.count)")
        for rule in options.disabledRules.sorted() { add(rule) }
        add("\(options.customFacts.count)")
        for (table, lines) in options.customFacts.sorted(by: { $0.key < $1.key }) {
            add("\(lines.count) " + table)
            for line in lines { add(line) }
        }
        for file in files {
            add(file.path)
            add("\(file.language) \(file.isPHPFragment)")
            hash.update(framed: file.bytes)
        }
        return hash.hexadecimal()
    }

    // MARK: Entries

    package func read(_ key: String, fileCount: Int) -> CheckedFiles? {
        guard let bytes = contents(path(key)), bytes.count > 65, bytes[64] == 0x0A else { return nil }
        let body = bytes[65...]
        guard bytes[..<64].elementsEqual(Self.digest(body).utf8) else { return nil }
        return CheckedFiles(cached: body, fileCount: fileCount)
    }

    package func write(_ checked: CheckedFiles, _ key: String) {
        let body = checked.cached
        let bytes = Array(Self.digest(body[...]).utf8) + [0x0A] + body
        guard bytes.count <= Self.largestEntry, makeFolder() else { return }
        let number = Self.counter.add(1, ordering: .relaxed).newValue
        let temporary = "\(folder)/.\(getpid())-\(number)-\(UInt32.random(in: 0...UInt32.max)).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let isWritten = Self.writeAll(bytes, to: descriptor)
        close(descriptor)
        if !isWritten || rename(temporary, path(key)) != 0 {
            unlink(temporary)
            return
        }
        removeOldest()
    }

    private func path(_ key: String) -> String { "\(folder)/\(key)\(Self.suffix)" }

    private static func digest(_ body: ArraySlice<UInt8>) -> String {
        var hash = SHA256()
        hash.update(body)
        return hash.hexadecimal()
    }

    // MARK: Files

    private func contents(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let size = Int(exactly: status.st_size), size <= Self.largestEntry
        else { return nil }
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        while count < size {
            let part = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { Glibc.read(descriptor, $0 + count, size - count) } ?? 0
            }
            if part < 0 && errno == EINTR { continue }
            guard part > 0 else { return nil }
            count += part
        }
        return bytes
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var count = 0
        while count < bytes.count {
            let part = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Glibc.write(descriptor, $0 + count, bytes.count - count) } ?? 0
            }
            if part < 0 && errno == EINTR { continue }
            guard part > 0 else { return false }
            count += part
        }
        return true
    }

    /// Makes the folder and those it is in.
    private func makeFolder() -> Bool {
        var path = folder.hasPrefix("/") ? "" : "."
        for name in folder.split(separator: "/") {
            path += "/" + name
            if mkdir(path, 0o700) != 0 && errno != EEXIST { return false }
        }
        return true
    }

    /// Removes entries beyond the capacity, and temporary files that a process left when it was killed.
    private func removeOldest() {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        var entries: [(name: String, time: Int)] = []
        var abandoned: [String] = []
        let now = time(nil)
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            let isTemporary = name.hasPrefix(".") && name.hasSuffix(".tmp")
            var status = stat()
            guard isTemporary || name.hasSuffix(Self.suffix), lstat("\(folder)/\(name)", &status) == 0 else { continue }
            if isTemporary {
                if now - status.st_mtim.tv_sec > 3600 { abandoned.append(name) }
            } else {
                entries.append((name, status.st_mtim.tv_sec))
            }
        }
        entries.sort { ($0.time, $0.name) < ($1.time, $1.name) }
        for entry in entries.dropLast(capacity) { unlink("\(folder)/\(entry.name)") }
        for name in abandoned { unlink("\(folder)/\(name)") }
    }
}
