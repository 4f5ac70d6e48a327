import Foundation

/// The snippets that the tests share: `Goldens/snippets.txt`, separated by lines of `===`.
enum Snippets {
    static let all: [String] = text("snippets.txt").components(separatedBy: "\n===\n")

    /// A file of the golden data, byte for byte.
    static func bytes(_ name: String) -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
        return (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) } ?? []
    }

    /// A file of the golden data, without the line end it closes with.
    static func text(_ name: String) -> String {
        let text = String(decoding: bytes(name), as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
