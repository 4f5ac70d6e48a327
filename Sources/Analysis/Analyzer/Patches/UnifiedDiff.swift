/// Differences of two texts in the unified format (POSIX diff -u), as `patch` and `git apply` read them.
package enum UnifiedDiff {
    /// Lines shown around a change.
    private static let contextLines = 3
    /// Above this many pairs of lines the changed middle is shown as one change.
    private static let mostPairs = 4_000_000

    /// The difference; empty if there is none.
    package static func text(path: String, old: [UInt8], new: [UInt8]) -> String {
        guard old != new else { return "" }
        let a = lines(old)
        let b = lines(new)
        let steps = steps(a, b)
        var text = "--- a/\(path)\n+++ b/\(path)\n"
        for hunk in hunks(steps) {
            let part = steps[hunk]
            let oldCount = part.count { $0.kind != .added }
            let newCount = part.count { $0.kind != .removed }
            let first = steps[hunk.lowerBound]
            let oldStart = oldCount == 0 ? first.old : first.old + 1
            let newStart = newCount == 0 ? first.new : first.new + 1
            text += "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n"
            for step in part {
                let line = step.kind == .added ? b[step.new] : a[step.old]
                text += step.kind.sign + String(decoding: line, as: UTF8.self)
                if line.last != 0x0A { text += "\n\\ No newline at end of file\n" }
            }
        }
        return text
    }

    private enum Kind {
        case same, removed, added

        var sign: String {
            switch self {
            case .same: " "
            case .removed: "-"
            case .added: "+"
            }
        }
    }

    /// A line of the result; the positions are those before it.
    private struct Step {
        var kind: Kind
        var old: Int
        var new: Int
    }

    /// Lines with their ends.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    /// A longest common subsequence of the lines that differ, found with a table.
    private static func steps(_ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>]) -> [Step] {
        var prefix = 0
        while prefix < a.count, prefix < b.count, a[prefix] == b[prefix] { prefix += 1 }
        var suffix = 0
        while suffix < a.count - prefix, suffix < b.count - prefix, a[a.count - 1 - suffix] == b[b.count - 1 - suffix] {
            suffix += 1
        }
        var steps = (0..<prefix).map { Step(kind: .same, old: $0, new: $0) }
        steps += middle(a, prefix..<(a.count - suffix), b, prefix..<(b.count - suffix))
        for offset in 0..<suffix {
            steps.append(Step(kind: .same, old: a.count - suffix + offset, new: b.count - suffix + offset))
        }
        return steps
    }

    private static func middle(
        _ a: [ArraySlice<UInt8>], _ old: Range<Int>, _ b: [ArraySlice<UInt8>], _ new: Range<Int>
    ) -> [Step] {
        var (x, y) = (old.lowerBound, new.lowerBound)
        var steps: [Step] = []
        if old.count * new.count <= mostPairs {
            let width = new.count + 1
            var lengths = [Int32](repeating: 0, count: (old.count + 1) * width)
            for i in (0..<old.count).reversed() {
                for j in (0..<new.count).reversed() {
                    lengths[i * width + j] =
                        a[old.lowerBound + i] == b[new.lowerBound + j]
                        ? lengths[(i + 1) * width + j + 1] + 1
                        : Swift.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
                }
            }
            while x < old.upperBound, y < new.upperBound {
                let cell = (x - old.lowerBound) * width + y - new.lowerBound
                if a[x] == b[y] {
                    steps.append(Step(kind: .same, old: x, new: y))
                    x += 1
                    y += 1
                } else if lengths[cell + width] >= lengths[cell + 1] {
                    steps.append(Step(kind: .removed, old: x, new: y))
                    x += 1
                } else {
                    steps.append(Step(kind: .added, old: x, new: y))
                    y += 1
                }
            }
        }
        while x < old.upperBound {
            steps.append(Step(kind: .removed, old: x, new: y))
            x += 1
        }
        while y < new.upperBound {
            steps.append(Step(kind: .added, old: x, new: y))
            y += 1
        }
        return steps
    }

    /// Ranges of steps that are shown: changes with lines around them, joined where they meet.
    private static func hunks(_ steps: [Step]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, step) in steps.enumerated() where step.kind != .same {
            let start = Swift.max(0, index - contextLines)
            let end = Swift.min(steps.count, index + contextLines + 1)
            if let last = hunks.last, start <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<end
            } else {
                hunks.append(start..<end)
            }
        }
        return hunks
    }
}
