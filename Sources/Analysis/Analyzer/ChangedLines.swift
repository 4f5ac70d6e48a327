import AnalysisModel

/// The lines of files that a unified diff adds or changes.
package struct ChangedLines: Sendable, Equatable {
    /// By path; in order, without overlap.
    package private(set) var lines: [String: [ClosedRange<Int>]] = [:]
    /// Files that are new as a whole.
    private var newFiles: Set<String> = []

    /// What to run, before the revision: paths are then relative to the folder in which it is run.
    package static let command = [
        "git", "diff", "-U0", "--no-color", "--no-ext-diff", "--relative", "--src-prefix=a/", "--dst-prefix=b/",
    ]

    package init() {}

    /// Reads the output of `command`; also of other programs that write unified diffs with or without context. What is
    /// no part of a diff is skipped.
    package init(parsing bytes: [UInt8]) {
        var path: String?
        var newLine = 0
        // Lines of the hunk that are still to come: those of the old file, and of the new one.
        var old = 0
        var new = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if old > 0 || new > 0 {
                switch line.first {
                case UInt8(ascii: "+"):
                    if let path { add(newLine, path) }
                    newLine += 1
                    new -= 1
                    continue
                case UInt8(ascii: "-"):
                    old -= 1
                    continue
                case UInt8(ascii: " "), nil:
                    newLine += 1
                    old -= 1
                    new -= 1
                    continue
                case UInt8(ascii: "\\"): continue
                default:
                    old = 0
                    new = 0
                }
            }
            if line.starts(with: "+++ ".utf8) {
                path = Self.path(line.dropFirst(4))
            } else if line.starts(with: "@@ -".utf8), let hunk = Self.hunk(line) {
                (newLine, old, new) = hunk
            }
        }
    }

    /// Counts every line of a file as changed.
    package mutating func addFile(_ path: String) { newFiles.insert(path) }

    private mutating func add(_ line: Int, _ path: String) {
        var ranges = lines.removeValue(forKey: path) ?? []
        if let last = ranges.last, last.upperBound + 1 == line {
            ranges[ranges.count - 1] = last.lowerBound...line
        } else if ranges.last.map({ $0.upperBound < line }) ?? true {
            ranges.append(line...line)
        }
        lines[path] = ranges
    }

    /// The first line of the new file, and the number of lines of the old and of the new file, in a line such as
    /// "@@ -3,2 +3,4 @@".
    private static func hunk(_ line: ArraySlice<UInt8>) -> (Int, Int, Int)? {
        let words = line.split(separator: 0x20)
        guard words.count >= 3 else { return nil }
        func numbers(_ word: ArraySlice<UInt8>) -> (Int, Int)? {
            let parts = word.dropFirst().split(separator: UInt8(ascii: ","))
            guard let first = parts.first.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }), first >= 0,
                first < 1 << 40
            else { return nil }
            guard parts.count > 1 else { return (first, 1) }
            guard let count = Int(String(decoding: parts[1], as: UTF8.self)), count >= 0, count < 1 << 40 else {
                return nil
            }
            return (first, count)
        }
        guard let old = numbers(words[1]), let new = numbers(words[2]) else { return nil }
        return (new.0, old.1, new.1)
    }

    /// The path behind "+++ ": without "b/", without a time stamp, quotes and their escapes undone.
    private static func path(_ text: ArraySlice<UInt8>) -> String? {
        var bytes = Array(text)
        if bytes.last == 0x0D { bytes.removeLast() }
        if bytes.first == UInt8(ascii: "\"") {
            bytes = unquoted(bytes)
        } else if let tab = bytes.firstIndex(of: 0x09) {
            bytes.removeSubrange(tab...)
        }
        if bytes.elementsEqual("/dev/null".utf8) { return nil }
        if bytes.starts(with: "b/".utf8) { bytes.removeFirst(2) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Undoes the quoting that git gives to paths with unusual characters.
    private static func unquoted(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var position = 1
        while position < text.count, text[position] != UInt8(ascii: "\"") {
            guard text[position] == UInt8(ascii: "\\"), position + 1 < text.count else {
                bytes.append(text[position])
                position += 1
                continue
            }
            let digits = text[(position + 1)...].prefix(3).prefix { (0x30...0x37).contains($0) }
            if digits.isEmpty {
                let escapes: [UInt8: UInt8] = [0x61: 7, 0x62: 8, 0x74: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13]
                bytes.append(escapes[text[position + 1]] ?? text[position + 1])
                position += 2
            } else {
                bytes.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 8 + Int($1 - 0x30) }))
                position += 1 + digits.count
            }
        }
        return bytes
    }

    /// Whether a finding lies on changed lines, or the path of its data passes one.
    package func touches(_ finding: Finding, files: [SourceFile]) -> Bool {
        touches(finding.span, files) || finding.trace.contains { touches($0.span, files) }
    }

    private func touches(_ span: SourceSpan, _ files: [SourceFile]) -> Bool {
        guard files.indices.contains(span.file) else { return false }
        let file = files[span.file]
        if newFiles.contains(file.path) { return true }
        guard let ranges = lines[file.path] else { return false }
        let first = file.lines.position(of: span.range.lowerBound).line
        let last = file.lines.position(of: Swift.max(span.range.upperBound - 1, span.range.lowerBound)).line
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < first { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].lowerBound <= last
    }
}
