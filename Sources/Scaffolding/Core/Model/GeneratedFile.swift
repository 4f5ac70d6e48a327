/// A file of a generated plugin, block or theme.
package struct GeneratedFile: Sendable, Equatable {
    /// What the file is for: its key in the `files` of an answer, such as "main_plugin" or "rest_api". Files with the
    /// same role are told apart by a number behind it.
    package var role: String
    /// Relative to the folder of the plugin, block or theme, with slashes: "includes/class-x.php".
    package var path: String
    package var content: [UInt8]

    package init<Language>(_ role: String, _ path: String, _ code: Code<Language>) {
        self.role = role
        self.path = path
        content = code.file
    }

    /// A file that is not source text of one of the languages: JSON, a picture, a readme.
    package init(_ role: String, _ path: String, bytes: [UInt8]) {
        self.role = role
        self.path = path
        content = bytes
    }

    /// What the file is, by the ending of its name, in lower case: "php".
    package var kind: String {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
