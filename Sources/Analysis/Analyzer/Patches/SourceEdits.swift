import AnalysisModel
import JSON
import JSSyntax
import PHPSyntax

/// Edits of one file that are made together.
package struct SourceEdits: Sendable {
    /// Sorted, without overlap.
    private var edits: [Edit] = []

    package init() {}

    package var isEmpty: Bool { edits.isEmpty }

    /// Adds all edits, or none if one of them overlaps an earlier one or lies outside the file.
    ///
    /// - Returns: whether they were added.
    package mutating func add(_ new: [Edit], fileSize: Int) -> Bool {
        var candidate = edits
        for edit in new where !candidate.contains(edit) {
            guard edit.span.range.upperBound <= fileSize, !candidate.contains(where: { Self.overlap($0, edit) }) else {
                return false
            }
            candidate.append(edit)
        }
        candidate.sort { $0.span.range.lowerBound < $1.span.range.lowerBound }
        edits = candidate
        return true
    }

    /// Two insertions at one place overlap: their order would be a guess.
    private static func overlap(_ left: Edit, _ right: Edit) -> Bool {
        let (a, b) = (left.span.range, right.span.range)
        return a == b || a.overlaps(b) || (a.isEmpty && b.contains(a.lowerBound))
            || (b.isEmpty && a.contains(b.lowerBound))
    }

    /// The file's bytes with the edits made.
    package func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.span.range.lowerBound]
            result += Array(edit.replacement.utf8)
            position = edit.span.range.upperBound
        }
        return result + bytes[position...]
    }
}

extension SourceFile {
    /// A file with the same path and language.
    package func replacingBytes(_ bytes: [UInt8]) -> SourceFile {
        SourceFile(path: path, bytes: bytes, language: language, isPHPFragment: isPHPFragment)
    }

    /// How many errors a parser finds in the file; 0 for what has no syntax to be wrong.
    package var syntaxErrorCount: Int {
        switch language {
        case .php: PHPParser.parse(bytes, options: PHPSyntax.ParserOptions(startsInPHP: isPHPFragment)).errors.count
        case .javaScript: JSParser.parse(bytes).errors.count
        case .json: (try? JSONParser.parse(bytes)) == nil ? 1 : 0
        case .html, .css, .text, .other: 0
        }
    }
}
