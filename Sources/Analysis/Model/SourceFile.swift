import SourceText

/// A file to analyse.
package final class SourceFile: Sendable {
    package enum Language: UInt8, Sendable {
        case php, javaScript, json, html, css, text, other
    }

    /// Its path, relative to the plugin or theme, with slashes; shown in reports.
    package let path: String
    package let bytes: [UInt8]
    package let language: Language
    package let lines: LineTable
    /// Whether the file is PHP from its first byte on, without an open tag.
    package let isPHPFragment: Bool

    /// - Parameter language: what the file is written in; nil for what its path says.
    package init(path: String, bytes: [UInt8], language: Language? = nil, isPHPFragment: Bool = false) {
        self.path = path
        self.bytes = bytes
        self.language = language ?? (isPHPFragment ? .php : Self.language(of: path, bytes))
        self.isPHPFragment = isPHPFragment
        lines = bytes.withUnsafeBufferPointer { LineTable($0) }
    }

    private init(_ other: SourceFile, path: String) {
        self.path = path
        bytes = other.bytes
        language = other.language
        lines = other.lines
        isPHPFragment = other.isPHPFragment
    }

    /// The same file by another path; its language stays.
    package func renamed(_ path: String) -> SourceFile { path == self.path ? self : SourceFile(self, path: path) }

    /// The part of the path behind the last slash.
    package var name: Substring { path.split(separator: "/").last ?? path[...] }

    /// The line of the byte at `offset`, and its column, both from 1; columns count code points, and each byte that is
    /// not part of any as one.
    package func position(of offset: Int) -> LineTable.Position {
        let offset = Swift.min(Swift.max(offset, 0), bytes.count)
        var position = lines.position(of: offset)
        let start = offset - position.column + 1
        position.column = bytes.withUnsafeBufferPointer { CodePoints.count($0, in: start..<offset) } + 1
        return position
    }

    /// The text of a byte range; what is not UTF-8 becomes U+FFFD.
    package func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// By the ending of the name; what has none and begins like PHP is PHP.
    private static func language(of path: String, _ bytes: [UInt8]) -> Language {
        let name = path.split(separator: "/").last ?? path[...]
        guard let dot = name.lastIndex(of: ".") else { return bytes.starts(with: "<?php".utf8) ? .php : .text }
        switch name[name.index(after: dot)...].lowercased() {
        case "php", "phtml", "inc", "php5", "php7", "php8", "module", "install": return .php
        case "js", "jsx", "mjs", "cjs", "ts", "tsx": return .javaScript
        case "json": return .json
        case "html", "htm": return .html
        case "css": return .css
        case "txt", "md", "pot", "po": return .text
        default: return .other
        }
    }
}
