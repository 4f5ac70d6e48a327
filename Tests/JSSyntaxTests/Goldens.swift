import Foundation

/// The golden data that the tests share.
enum Goldens {
    /// Pieces of code, separated by lines of `===`.
    static let snippets: [String] = text("snippets.txt").components(separatedBy: "\n===\n")

    /// A file of the golden data, without the line end it closes with.
    static func text(_ name: String) -> String {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
        let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
