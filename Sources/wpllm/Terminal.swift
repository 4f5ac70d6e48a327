import Engine
import Glibc

/// Standard input, output and error.
enum Terminal {
    /// Whether a person watches standard error.
    static var hasProgress: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output is a terminal that shows colours, and the user wants them (no-color.org).
    static var hasColor: Bool {
        isatty(STDOUT_FILENO) == 1 && !isDumb && (Environment.value("NO_COLOR") ?? "").isEmpty
    }

    static var isDumb: Bool { Environment.value("TERM") == "dumb" }

    static func write(_ text: String, toError: Bool) {
        writeAll(Array(text.utf8), to: toError ? STDERR_FILENO : STDOUT_FILENO)
    }

    static func write(_ bytes: [UInt8]) {
        writeAll(bytes, to: STDOUT_FILENO)
    }

    static func write(line: String) {
        writeAll(Array((line + "\n").utf8), to: STDOUT_FILENO)
    }

    static func progress(_ line: String) {
        writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
    }

    /// Everything that standard input holds.
    static func readInput() -> [UInt8] {
        var input: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return input }
            input += buffer[..<count]
        }
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Whoever reads has gone.
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }
}

/// Variables of the environment.
enum Environment {
    static func has(_ name: String) -> Bool {
        getenv(name) != nil
    }

    static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}

/// Numbers for people.
enum Format {
    /// One digit behind the point.
    static func decimal(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e15 else { return "–" }
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

extension Failure: CustomStringConvertible {
    package var description: String {
        "\(message) (\(status.name))"
    }
}
