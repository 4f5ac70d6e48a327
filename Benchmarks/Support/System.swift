import Glibc

/// Ends the program: 2 says that it could not do what it was asked for.
package func fail(_ message: String) -> Never {
    fflush(nil)
    let name = CommandLine.arguments.first?.split(separator: "/").last ?? "benchmark"
    writeAll(Array("\(name): \(message)\n".utf8), to: 2)
    exit(2)
}

/// Writes all of the bytes, or as many as the other side takes.
package func writeAll(_ bytes: [UInt8], to descriptor: CInt = 1) {
    bytes.withUnsafeBytes { buffer in
        var done = 0
        while done < buffer.count, let base = buffer.baseAddress {
            let count = write(descriptor, base + done, buffer.count - done)
            if count <= 0 { return }
            done += count
        }
    }
}

package func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

package func readFile(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return bytes }
        bytes.append(contentsOf: buffer[..<count])
    }
}

package func readText(_ path: String) -> String? { readFile(path).map { String(decoding: $0, as: UTF8.self) } }

/// The regular files below a folder, relative to it, sorted; links are followed, each folder is entered once.
package func filesBelow(_ folder: String) -> [String] {
    var found: [String] = []
    var pending = [""]
    var entered: Set<UInt> = []
    while let relative = pending.popLast() {
        guard let directory = opendir(relative.isEmpty ? folder : "\(folder)/\(relative)") else { continue }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let path = relative.isEmpty ? name : "\(relative)/\(name)"
            var status = stat()
            guard stat("\(folder)/\(path)", &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: if entered.insert(UInt(status.st_ino)).inserted { pending.append(path) }
            case S_IFREG: found.append(path)
            default: break
            }
        }
    }
    return found.sorted()
}

/// Seconds of a clock that only goes forward.
package func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The most memory this process ever held, in megabytes of 10⁶ bytes.
package func peakMemory() -> Double {
    var usage = rusage()
    getrusage(CInt(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024 / 1e6
}

/// A number with that many digits behind the point.
package func text(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return "null" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard let whole = Int(exactly: scaled), digits > 0 else { return "\(Int(value.rounded()))" }
    let fraction = String(whole.magnitude % UInt(scale))
    let padding = String(repeating: "0", count: max(0, digits - fraction.count))
    return "\(whole < 0 ? "-" : "")\(whole.magnitude / UInt(scale)).\(padding)\(fraction)"
}

package func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
}

package func aligned(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : String(repeating: " ", count: width - text.count) + text
}

/// A string of JSON.
package func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case let scalar where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}

/// Splitmix64: the same numbers for the same seed everywhere.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
