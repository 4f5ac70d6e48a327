import AnalysisData

/// A data file that was embedded in the library.
package struct EmbeddedFile: Sendable {
    /// Its path in `Data`.
    package var name: String
    package var text: String

    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }

    /// The file with that path in `Data`.
    package static func named(_ name: String) -> EmbeddedFile? { all.first { $0.name == name } }

    package static let all: [EmbeddedFile] = {
        var files: [EmbeddedFile] = []
        while true {
            let file = analysis_data_at(files.count)
            if file.length == 0 { return files }
            let bytes = UnsafeBufferPointer(start: file.bytes, count: file.length)
            files.append(EmbeddedFile(name: String(cString: file.name), text: String(decoding: bytes, as: UTF8.self)))
        }
    }()

    /// The lines of a table that are not empty and not a comment (`#`), white space around them removed, with their
    /// numbers from 1.
    package var entries: [(line: Int, text: Substring)] {
        var entries: [(line: Int, text: Substring)] = []
        // Bytes are split many times faster than characters, and most of the first analysis is this.
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = Substring(line).trimmed
            if let first = text.utf8.first, first != UInt8(ascii: "#") { entries.append((index + 1, text)) }
        }
        return entries
    }
}

extension Substring {
    /// Without the blanks at both ends.
    package var trimmed: Substring {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
        var bytes = utf8
        while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return Substring(bytes)
    }

    /// The parts between blanks.
    package var words: [Substring] { utf8.split { $0 == 0x20 || $0 == 0x09 }.map { Substring($0) } }
}
