import PHPSyntax

/// Syntax that the oldest PHP the code is for does not have yet, or newer ones have no longer.
struct PHPSyntaxVersions: FileRule {
    static let ids = ["compat.php-newer-syntax", "compat.php-removed-syntax"]

    /// How often one construct is reported in a file.
    private static let maximum = 5

    func check(_ file: FileContext, report: inout Reporter) {
        let minimum = file.program.minimumPHP
        var counts: [String: Int] = [:]
        for note in file.tree.versionNotes {
            let range = file.tree.tokens.range(note.token)
            let feature = note.feature.description
            if feature == "attributes" && isLine(note.token, file) { continue }
            if let minimum, let since = note.since, isEarlier(minimum, than: [Int(since.major), Int(since.minor)]) {
                guard counts[feature, default: 0] < Self.maximum else { continue }
                counts[feature, default: 0] += 1
                report(
                    "compat.php-newer-syntax", at: range,
                    values: [
                        "feature": feature, "version": "\(since.major).\(since.minor)",
                        "minimum": minimum.map { "\($0)" }.joined(separator: "."),
                    ])
            }
            if let until = note.until {
                guard counts["-" + feature, default: 0] < Self.maximum else { continue }
                counts["-" + feature, default: 0] += 1
                report(
                    "compat.php-removed-syntax", at: range,
                    values: ["feature": feature, "version": "\(until.major).\(until.minor)"])
            }
        }
    }

    /// Whether a group of attributes fills its line: to older versions of PHP it is a comment.
    private func isLine(_ token: Int, _ file: FileContext) -> Bool {
        let start = file.tree.tokens.range(token).lowerBound
        let position = file.tree.lines.position(of: start)
        let lineStart = Int(file.tree.lines.starts[position.line - 1])
        guard file.source.bytes[lineStart..<start].allSatisfy({ $0 == 32 || $0 == 9 }) else { return false }
        let line = file.source.bytes[start...].prefix { $0 != 10 && $0 != 13 }
        guard let last = line.last(where: { $0 != 32 && $0 != 9 }), last == UInt8(ascii: "]") else { return false }
        let opened = line.count { $0 == UInt8(ascii: "[") }
        return opened == line.count { $0 == UInt8(ascii: "]") }
    }
}
