import AnalysisModel

/// The fields at the beginning of a file, such as ` * Requires PHP: 7.4`.
struct HeaderFields {
    struct Field {
        /// As it is written.
        var name: String
        var value: String
        var nameRange: Range<Int>
        /// The bytes of the value; those of the name if it is empty.
        var valueRange: Range<Int>
    }

    /// What WordPress reads of a plugin's or theme's file, in bytes.
    static let headBytes = 8192

    /// In the order of the file, each name once, as WordPress takes the first.
    private(set) var fields: [Field] = []
    private var positions: [String: Int] = [:]

    subscript(name: String) -> Field? { positions[name.lowercased()].map { fields[$0] } }

    /// The fields in the comment or document comment of a PHP or CSS file.
    init(of file: SourceFile) {
        for line in file.lineRanges(before: Self.headBytes) { add(Self.field(file, line, isComment: true)) }
    }

    /// The fields in lines `range` of a readme.
    init(of file: SourceFile, lines: some Sequence<Range<Int>>) {
        for line in lines { add(Self.field(file, line, isComment: false)) }
    }

    private mutating func add(_ field: Field?) {
        guard let field, positions[field.name.lowercased()] == nil else { return }
        positions[field.name.lowercased()] = fields.count
        fields.append(field)
    }

    /// A line of the form `Name: value`, in a comment with its marks before it.
    private static func field(_ file: SourceFile, _ line: Range<Int>, isComment: Bool) -> Field? {
        guard let colon = file.bytes[line].firstIndex(of: UInt8(ascii: ":")), colon - line.lowerBound < 80 else {
            return nil
        }
        var start = line.lowerBound
        let openTag = Array("<?php".utf8)
        if isComment, file.bytes[start..<colon].starts(with: openTag) { start += openTag.count }
        let marks: [UInt8] = Array((isComment ? " \t/*#@" : " \t*").utf8)
        while start < colon, marks.contains(file.bytes[start]) { start += 1 }
        var nameEnd = colon
        while nameEnd > start, file.bytes[nameEnd - 1] == 0x20 || file.bytes[nameEnd - 1] == UInt8(ascii: "*") {
            nameEnd -= 1
        }
        guard (2...24).contains(nameEnd - start), file.bytes[start..<nameEnd].allSatisfy(isNameByte) else { return nil }
        var end = line.upperBound
        if isComment {
            for close in ["*/", "?>"] {
                if let found = file.firstOffset(of: close, in: colon..<end) { end = found }
            }
        }
        var valueStart = colon + 1
        while valueStart < end, file.bytes[valueStart] <= 0x20 || !isComment && file.bytes[valueStart] == 0x2A {
            valueStart += 1
        }
        while end > valueStart, file.bytes[end - 1] <= 0x20 { end -= 1 }
        let nameRange = start..<nameEnd
        return Field(
            name: file.text(nameRange), value: file.text(valueStart..<max(valueStart, end)), nameRange: nameRange,
            valueRange: valueStart < end ? valueStart..<end : nameRange)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == UInt8(ascii: "-") || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
}

extension SourceFile {
    /// Where `text` begins first in a range of bytes.
    func firstOffset(of text: String, in range: Range<Int>) -> Int? { bytes.firstOffset(of: text, in: range) }
}
