import JSON
import Synchronization

/// How much a context records.
package enum LogLevel: Int, Sendable, Comparable {
    case off, error, warning, info, debug

    package init?(name: String) {
        switch name {
        case "off": self = .off
        case "error": self = .error
        case "warning": self = .warning
        case "info": self = .info
        case "debug": self = .debug
        default: return nil
        }
    }

    package var name: String {
        switch self {
        case .off: "off"
        case .error: "error"
        case .warning: "warning"
        case .info: "info"
        case .debug: "debug"
        }
    }

    package static func < (left: LogLevel, right: LogLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The newest records of a context, kept until the host takes them: the library writes to no file and no terminal.
///
/// Records never hold prompts or answers.
package final class Log: Sendable {
    private struct Record {
        var time: Double
        var level: LogLevel
        var message: String
    }

    private struct State {
        var records: [Record] = []
        var dropped = 0
    }

    package static let capacity = 1000
    private let level: LogLevel
    private let state = Mutex(State())

    package init(level: LogLevel) {
        self.level = level
    }

    /// Records a message, which is made only if the level is recorded.
    package func record(_ level: LogLevel, _ message: @autoclosure () -> String) {
        guard level != .off, level <= self.level else { return }
        let record = Record(time: Clock.wallSeconds(), level: level, message: message())
        state.withLock { state in
            if state.records.count >= Self.capacity {
                state.records.removeFirst(Self.capacity / 10)
                state.dropped += Self.capacity / 10
            }
            state.records.append(record)
        }
    }

    /// Takes all records: the JSON of `wpllm_context_drain_log`.
    package func drain() -> [UInt8] {
        let taken = state.withLock { state in
            defer { state = State() }
            return state
        }
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("records")
        writer.beginArray()
        for record in taken.records {
            writer.beginObject()
            writer.key("time")
            writer.number(record.time)
            writer.key("level")
            writer.string(record.level.name)
            writer.key("message")
            writer.string(record.message)
            writer.endObject()
        }
        writer.endArray()
        writer.key("dropped")
        writer.integer(taken.dropped)
        writer.endObject()
        return writer.bytes
    }
}
