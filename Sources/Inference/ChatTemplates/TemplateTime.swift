/// A moment as a clock on a wall shows it, for `strftime_now`.
package struct TemplateTime: Sendable {
    private let unixSeconds: Int64
    private let utcOffsetSeconds: Int64
    let year: Int64
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// Days since Sunday.
    let weekday: Int
    /// Days since 1 January.
    let yearDay: Int

    /// Makes the local time of a moment.
    ///
    /// - Parameters:
    ///   - unixSeconds: seconds since 1970-01-01 00:00 UTC.
    ///   - utcOffsetSeconds: what the clock is ahead of UTC.
    package init(unixSeconds: Int64, utcOffsetSeconds: Int64 = 0) {
        // Years 1 to 9999, as Python has them.
        let offset = min(max(utcOffsetSeconds, -86_400), 86_400)
        let seconds = min(max(unixSeconds, -62_135_596_800 + 86_400), 253_402_300_799 - 86_400) + offset
        let days = seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1
        let rest = Int(seconds - days * 86_400)
        self.unixSeconds = unixSeconds
        self.utcOffsetSeconds = offset
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        weekday = Int(((days % 7) + 11) % 7)
        // Days to civil date by eras of 400 years that begin on 1 March.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = Int(dayOfYear - (153 * shiftedMonth + 2) / 5) + 1
        month = Int(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9)
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1]
        yearDay = daysBefore + day - 1 + (isLeap && month > 2 ? 1 : 0)
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// `datetime.strftime` in the C locale, with glibc's `%-d` for numbers without padding.
    func formatted(_ format: String, _ interpreter: JinjaInterpreter) throws(ChatTemplateError) -> String {
        var result = ""
        var scalars = format.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            guard var letter = scalars.next() else {
                result += "%"
                break
            }
            var isPadded = true
            if letter == "-", let next = scalars.next() {
                isPadded = false
                letter = next
            }
            guard let text = field(letter, isPadded: isPadded) else {
                throw interpreter.fail("the time format '%\(letter)' is not supported", .unsupported)
            }
            result += text
        }
        return result
    }

    private func field(_ letter: Unicode.Scalar, isPadded: Bool) -> String? {
        func padded(_ value: Int, _ width: Int, _ filler: String = "0") -> String {
            let digits = String(value)
            return isPadded ? String(repeating: filler, count: max(0, width - digits.utf8.count)) + digits : digits
        }
        let hour12 = (hour + 11) % 12 + 1
        switch letter {
        case "Y": return String(year)
        case "y": return padded(Int(year % 100), 2)
        case "C": return padded(Int(year / 100), 2)
        case "m": return padded(month, 2)
        case "B": return Self.months[month - 1]
        case "b", "h": return String(Self.months[month - 1].prefix(3))
        case "d": return padded(day, 2)
        case "e": return padded(day, 2, " ")
        case "A": return Self.weekdays[weekday]
        case "a": return String(Self.weekdays[weekday].prefix(3))
        case "w": return String(weekday)
        case "u": return String((weekday + 6) % 7 + 1)
        case "j": return padded(yearDay + 1, 3)
        case "U": return padded((yearDay + 7 - weekday) / 7, 2)
        case "W": return padded((yearDay + 7 - (weekday + 6) % 7) / 7, 2)
        case "H": return padded(hour, 2)
        case "k": return padded(hour, 2, " ")
        case "I": return padded(hour12, 2)
        case "l": return padded(hour12, 2, " ")
        case "M": return padded(minute, 2)
        case "S": return padded(second, 2)
        case "p": return hour < 12 ? "AM" : "PM"
        case "F": return fields("Y-m-d")
        case "D", "x": return fields("m/d/y")
        case "T", "X": return fields("H:M:S")
        case "R": return fields("H:M")
        case "r": return fields("I:M:S p")
        case "c": return fields("a b e H:M:S Y")
        case "z", "Z": return ""
        case "f": return "000000"
        case "s": return String(unixSeconds)
        case "n": return "\n"
        case "t": return "\t"
        case "%": return "%"
        default: return nil
        }
    }

    /// Several fields: letters are fields, everything else stands for itself.
    private func fields(_ pattern: String) -> String {
        pattern.unicodeScalars.reduce(into: "") { result, scalar in
            result += scalar.properties.isAlphabetic ? field(scalar, isPadded: true) ?? "" : String(scalar)
        }
    }
}
