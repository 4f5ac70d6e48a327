import AnalysisModel

/// Paths with slashes.
enum Paths {
    /// The folder of a path that begins with a slash: "/inc" for "/inc/a.php", "" for "/a.php"; nil above the folder of
    /// the program.
    static func folder(_ path: String) -> String? {
        let trimmed = path.utf8.last == UInt8(ascii: "/") ? path.dropLast() : path[...]
        guard let slash = trimmed.lastIndex(of: "/") else { return nil }
        return String(trimmed[..<slash])
    }

    /// The path without empty parts, `.` and `..`, and without a leading slash; nil above the folder of the program.
    static func normalized(_ path: some StringProtocol) -> String? {
        var parts: [Substring] = []
        for part in String(path).replacingBackslashes.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}

extension String {
    fileprivate var replacingBackslashes: String {
        utf8.contains(ASCII.backslash) ? String(map { $0 == "\\" ? "/" : $0 }) : self
    }
}

/// The files of a program by path, and by the ends of their paths.
struct PathIndex: Sendable {
    /// The path of each file, with a leading slash.
    private let paths: [String]
    private let files: [String: Int]
    /// Each path back to front, sorted.
    private let reversed: [(path: [UInt8], file: Int)]

    /// How many files that end alike are looked at.
    private static let maximumMatches = 256

    init(_ files: [SourceFile]) {
        let paths = files.map { "/" + (Paths.normalized($0.path) ?? $0.path) }
        self.paths = paths
        self.files = Dictionary(paths.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
        reversed = paths.enumerated().filter { files[$0.offset].language == .php }
            .map { (Array($0.element.utf8.reversed()), $0.offset) }
            .sorted { $0.path.lexicographicallyPrecedes($1.path) || $0.path == $1.path && $0.file < $1.file }
    }

    /// The path with a leading slash.
    func absolute(_ file: Int) -> String { file >= 0 && file < paths.count ? paths[file] : "" }

    /// The file with that path from the folder of the program.
    func file(_ path: String) -> Int? { Paths.normalized(path).flatMap { files["/" + $0] } }

    /// The PHP files whose paths, with a leading slash, begin with `prefix` and end with `suffix`; empty if too many
    /// end so.
    func files(from prefix: String = "", to suffix: String) -> [Int] {
        let key = Array(suffix.utf8.reversed())
        guard !key.isEmpty else { return [] }
        var low = 0
        var high = reversed.count
        while low < high {
            let middle = (low + high) / 2
            if reversed[middle].path.lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
        }
        var matches: [Int] = []
        var seen = 0
        while low < reversed.count && reversed[low].path.starts(with: key) {
            seen += 1
            guard seen <= Self.maximumMatches else { return [] }
            let path = paths[reversed[low].file]
            if path.utf8.count >= prefix.utf8.count + suffix.utf8.count && path.hasPrefix(prefix) {
                matches.append(reversed[low].file)
            }
            low += 1
        }
        return matches.sorted()
    }
}
