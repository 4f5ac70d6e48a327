import AnalysisModel
import JSON

/// Findings that were there when it was made and are not reported again.
///
/// A finding is known by its fingerprint, not by its line, so that edits elsewhere in the file do not matter. Of equal
/// findings as many are left out as there were.
package struct Baseline: Sendable, Equatable {
    /// Findings with the same fingerprint.
    package struct Entry: Sendable, Equatable {
        package var fingerprint: String
        package var rule: String
        package var file: String
        package var count: Int
        /// For people who read the file; not compared.
        package var message: String
    }

    /// By file, rule and fingerprint.
    package private(set) var entries: [Entry] = []

    /// A baseline of everything that `result` reports, and of what an earlier baseline kept it from reporting.
    package static func make(_ result: AnalysisResult) -> Baseline {
        let known = result.suppressed.filter { $0.kind == .baseline }.map(\.issue)
        var entries: [String: Entry] = [:]
        for issue in result.issues + known {
            let finding = issue.finding
            guard result.files.indices.contains(finding.span.file) else { continue }
            let path = result.files[finding.span.file].path
            var entry =
                entries[issue.fingerprint]
                ?? Entry(
                    fingerprint: issue.fingerprint, rule: finding.rule, file: path, count: 0, message: finding.message)
            entry.count += 1
            entries[issue.fingerprint] = entry
        }
        var baseline = Baseline()
        baseline.entries = entries.values.sorted {
            ($0.file, $0.rule, $0.fingerprint) < ($1.file, $1.rule, $1.fingerprint)
        }
        return baseline
    }

    private static let version = 1

    package init() {}

    /// Reads the text of a baseline file.
    ///
    /// - Throws: `SettingsError` that names the key at fault.
    package init(parsing bytes: [UInt8]) throws(SettingsError) {
        let reader = try SettingsReader(parsing: bytes, keys: ["version", "entries"])
        guard let version = try reader.count("version") else { throw reader.error("version", "is required") }
        guard version == Self.version else { throw reader.error("version", "is to be \(Self.version), not \(version)") }
        let keys = ["fingerprint", "rule", "file", "count", "message"]
        for entry in try reader.objects("entries", keys: keys) ?? [] {
            guard let fingerprint = try entry.string("fingerprint") else {
                throw entry.error("fingerprint", "is required")
            }
            entries.append(
                Entry(
                    fingerprint: fingerprint, rule: try entry.string("rule") ?? "",
                    file: try entry.string("file") ?? "",
                    count: try entry.count("count") ?? 1, message: try entry.string("message") ?? ""))
        }
    }

    /// The text of a baseline file, an entry a line, so that version control shows what changed.
    package var json: [UInt8] {
        var bytes = Array("{\"version\":\(Self.version),\"entries\":[".utf8)
        for (index, entry) in entries.enumerated() {
            bytes += Array(index == 0 ? "\n".utf8 : ",\n".utf8)
            var writer = JSONWriter()
            writer.beginObject()
            for (key, value) in [
                ("file", entry.file), ("rule", entry.rule), ("fingerprint", entry.fingerprint),
                ("message", entry.message),
            ] {
                writer.key(key)
                writer.string(value)
            }
            writer.key("count")
            writer.integer(entry.count)
            writer.endObject()
            bytes += writer.bytes
        }
        return bytes + Array("\n]}\n".utf8)
    }

    /// Divides issues into those that are new and those that the baseline has.
    ///
    /// - Returns: also the entries of which fewer are there than the baseline has, `count` being how many are missing.
    package func divide(_ issues: [Issue]) -> (new: [Issue], known: [Issue], stale: [Entry]) {
        var left: [String: Int] = [:]
        for entry in entries {
            let (sum, isTooLarge) = left[entry.fingerprint, default: 0].addingReportingOverflow(entry.count)
            left[entry.fingerprint] = isTooLarge ? .max : sum
        }
        var new: [Issue] = []
        var known: [Issue] = []
        for issue in issues {
            if let count = left[issue.fingerprint], count > 0 {
                left[issue.fingerprint] = count - 1
                known.append(issue)
            } else {
                new.append(issue)
            }
        }
        var stale: [Entry] = []
        for var entry in entries {
            guard let count = left.removeValue(forKey: entry.fingerprint), count > 0 else { continue }
            entry.count = count
            stale.append(entry)
        }
        return (new, known, stale)
    }
}
