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
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let text = line.trimmed
            if !text.isEmpty && text.first != "#" { entries.append((index + 1, text)) }
        }
        return entries
    }
}

extension Substring {
    /// Without the blanks at both ends.
    package var trimmed: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" || first == "\r" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return text
    }
}
