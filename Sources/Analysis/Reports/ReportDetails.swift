import AnalysisModel

/// What a report says about the run, beside the result.
package struct ReportDetails: Sendable {
    /// The version of the library, such as "0.1.0".
    package var version: String
    /// The absolute path of the folder to which the paths of files are relative.
    package var root: String?
    /// When the analysis began and ended, in seconds since 1970.
    package var started: Int64?
    package var ended: Int64?

    package init(version: String, root: String? = nil, started: Int64? = nil, ended: Int64? = nil) {
        self.version = version
        self.root = root
        self.started = started
        self.ended = ended
    }
}

/// Points in time as reports write them.
enum UTCTime {
    /// RFC 3339, to the second, such as "2026-11-21T15:30:28Z"; nil before 1970 and after 9999.
    static func text(_ seconds: Int64) -> String? {
        guard (0..<253_402_300_800).contains(seconds) else { return nil }
        let (day, time) = seconds.quotientAndRemainder(dividingBy: 86_400)
        // Days are counted from 1 March 0000 on, so that the day that leap years add is the last of its year
        // (Hinnant, "chrono-compatible low-level date algorithms").
        let shifted = day + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let dayOfMonth = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfMonth, 2))"
        return "\(date)T\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))Z"
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}

/// Paths as URI references (RFC 3986).
enum URIPath {
    /// A path with everything encoded that may not stand in a path; a colon too, which would end a scheme.
    static func encode(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                bytes.append(byte)
            case _ where "-._~/!$&'()*+,;=@".utf8.contains(byte): bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The absolute URI of a folder.
    static func folder(_ path: String) -> String {
        "file://" + encode(path.hasSuffix("/") ? path : path + "/")
    }
}
