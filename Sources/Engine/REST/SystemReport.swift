import AnalysisModel
import Glibc
import JSON

/// Figures about the requests that this process has answered.
final class RequestFigures: @unchecked Sendable {
    static let shared = RequestFigures()

    /// What is known at one moment.
    struct Snapshot {
        /// Requests under way.
        var active = 0
        var answered = 0
        /// Those of them that ended with a status from 500 on.
        var failed = 0
        /// What all answered requests took together.
        var milliseconds = 0.0
    }

    /// A request under way.
    struct Timer {
        fileprivate let figures: RequestFigures
        fileprivate let begin = Clock.monotonicNanoseconds()

        func end(isServerError: Bool) {
            let milliseconds = Double(Clock.monotonicNanoseconds() - begin) / 1e6
            figures.lock.withLock {
                figures.now.active -= 1
                figures.now.answered += 1
                figures.now.failed += isServerError ? 1 : 0
                figures.now.milliseconds += milliseconds
            }
        }
    }

    private let lock = ProcessLock()
    private var now = Snapshot()

    /// The process that the figures are of: a child of fork begins anew.
    private var process = getpid()

    func begin() -> Timer {
        lock.withLock {
            if process != getpid() {
                process = getpid()
                now = Snapshot()
            }
            now.active += 1
        }
        return Timer(figures: self)
    }

    var snapshot: Snapshot { lock.withLock { now } }
}

/// What `/v1/health` and `/v1/status` say.
enum SystemReport {
    /// The JSON of `/v1/health`: the library is healthy as long as it answers; services that lack models say so.
    static func health(_ context: Context) -> [UInt8] {
        let hasModels = !context.catalog.entries().isEmpty
        let hasRules = RuleCatalogue.shared.problems.isEmpty
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("status")
        writer.string("healthy")
        writer.key("timestamp")
        writer.integer(Int64(Clock.wallSeconds()))
        writer.key("version")
        writer.string("\(Capabilities.version)")
        writer.key("services")
        writer.beginObject()
        for (service, isHealthy) in [("generation", hasModels), ("analysis", hasRules), ("models", hasModels)] {
            writer.key(service)
            writer.string(isHealthy ? "healthy" : "unavailable")
        }
        writer.endObject()
        writer.endObject()
        return writer.bytes
    }

    /// The JSON of `/v1/status`: `uptime` is the part of requests without an error of the library's own, in percent,
    /// `response_time` their mean duration in milliseconds. There is no queue: each request has its caller's thread.
    static func status() -> [UInt8] {
        let figures = RequestFigures.shared.snapshot
        let answered = Double(Swift.max(figures.answered, 1))
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("status")
        writer.string("operational")
        writer.key("timestamp")
        writer.integer(Int64(Clock.wallSeconds()))
        writer.key("uptime")
        writer.number((1000 * (1 - Double(figures.failed) / answered)).rounded() / 10)
        writer.key("response_time")
        writer.number((10 * figures.milliseconds / answered).rounded() / 10)
        writer.key("active_requests")
        writer.integer(figures.active)
        writer.key("queue_size")
        writer.integer(0)
        writer.endObject()
        return writer.bytes
    }
}
