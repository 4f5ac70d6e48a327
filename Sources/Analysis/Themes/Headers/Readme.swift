import AnalysisModel

/// A readme.txt in the form that the plugin directory reads.
struct Readme {
    /// Text between two headings.
    struct Section {
        var title: String
        var titleRange: Range<Int>
        var lines: [Range<Int>]
    }

    let file: SourceFile
    /// The first line's `=== Name ===`.
    private(set) var name: Range<Int>?
    private(set) var fields: HeaderFields
    /// The first paragraph behind the fields; nil if there is none.
    private(set) var shortDescription: Range<Int>?
    private(set) var sections: [Section] = []

    init(_ file: SourceFile) {
        self.file = file
        let lines = file.lineRanges()
        var index = 0
        func isBlank(_ line: Range<Int>) -> Bool { file.bytes[line].allSatisfy { $0 <= 0x20 } }
        while index < lines.count, isBlank(lines[index]) { index += 1 }
        if index < lines.count, let title = Self.heading(file, lines[index]), title.level == 3 {
            name = lines[index]
            index += 1
        }
        while index < lines.count, isBlank(lines[index]) { index += 1 }
        let start = index
        while index < lines.count, !isBlank(lines[index]), Self.heading(file, lines[index]) == nil { index += 1 }
        fields = HeaderFields(of: file, lines: lines[start..<index])
        while index < lines.count, isBlank(lines[index]) { index += 1 }
        let description = index
        while index < lines.count, !isBlank(lines[index]), Self.heading(file, lines[index]) == nil { index += 1 }
        if description < index, !fields.fields.isEmpty {
            shortDescription = lines[description].lowerBound..<lines[index - 1].upperBound
        }
        for line in lines[index...] {
            if let heading = Self.heading(file, line), heading.level == 2 {
                sections.append(Section(title: heading.title, titleRange: line, lines: []))
            } else if !sections.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
    }

    /// `== Title ==`, and how many signs stand before it; Markdown's `##` counts in the opposite direction.
    static func heading(_ file: SourceFile, _ line: Range<Int>) -> (title: String, level: Int)? {
        guard let first = file.bytes[line].first, first == UInt8(ascii: "=") || first == UInt8(ascii: "#") else {
            return nil
        }
        let marks = file.bytes[line].prefix { $0 == first }.count
        guard marks <= 4, line.count < 300 else { return nil }
        var text = file.text(line.lowerBound + marks..<line.upperBound)[...].trimmed
        while text.last == Character(Unicode.Scalar(first)) { text.removeLast() }
        let title = String(text.trimmed)
        guard !title.isEmpty else { return nil }
        return (title, first == UInt8(ascii: "=") ? marks : max(0, 4 - marks))
    }
}
