import Glibc

/// Time of the operating system.
package enum Clock {
    /// Nanoseconds of a clock that is never set back.
    package static func monotonicNanoseconds() -> UInt64 {
        read(CLOCK_MONOTONIC)
    }

    /// Seconds since 1970, to the millisecond.
    package static func wallSeconds() -> Double {
        Double(read(CLOCK_REALTIME) / 1_000_000) / 1000
    }

    /// Seconds since 1970, and how many seconds the clock on the wall is ahead of UTC.
    package static func localTime() -> (unixSeconds: Int64, utcOffset: Int64) {
        var seconds = time(nil)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return (Int64(seconds), Int64(parts.tm_gmtoff))
    }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}

/// A point in time after which a call is to end.
package struct Deadline: Sendable {
    private let nanoseconds: UInt64

    /// So many milliseconds from now.
    package init(milliseconds: Int64) {
        let (duration, tooLong) = UInt64(max(0, milliseconds)).multipliedReportingOverflow(by: 1_000_000)
        let (end, tooLate) = Clock.monotonicNanoseconds().addingReportingOverflow(duration)
        nanoseconds = tooLong || tooLate ? .max : end
    }

    package var hasPassed: Bool {
        Clock.monotonicNanoseconds() >= nanoseconds
    }
}
