import AnalysisModel

/// A plugin or theme in the batch: the folder with its main file and everything below.
struct Extension {
    enum Kind: String {
        case plugin, theme
    }

    let kind: Kind
    /// The folder with a slash behind it; empty for the top of the batch.
    let folder: String
    /// The index of the file with the header.
    let main: Int
    let header: HeaderFields
    /// The index of its readme.txt, or else of its readme.md.
    private(set) var readme: Int?
    /// The indices of its files, those of plugins and themes inside it left out.
    private(set) var members: [Int] = []

    /// Folders with code of others, or with examples for tests.
    static let foreignFolders: Set<String> = [
        "vendor", "node_modules", "tests", "test", "fixtures", "__tests__", "__mocks__", "testdata", "bower_components",
    ]

    /// The plugins and themes of a batch, in the order of their folders.
    static func all(in files: [SourceFile]) -> [Extension] {
        var found: [String: Extension] = [:]
        for (index, file) in files.enumerated() where !Path.passes(file.path, foreignFolders) {
            let isStyle = file.name == "style.css"
            guard isStyle || file.language == .php else { continue }
            // Most files have no header; those that do say so in plain bytes.
            let head = 0..<min(file.bytes.count, HeaderFields.headBytes)
            guard file.firstOffset(of: " Name", in: head) != nil || file.firstOffset(of: " name", in: head) != nil
            else { continue }
            let header = HeaderFields(of: file)
            guard let name = header[isStyle ? "theme name" : "plugin name"], !name.value.isEmpty,
                isInComment(name.nameRange.lowerBound, file)
            else { continue }
            let folder = Path.folder(file.path)
            let owner = Extension(kind: isStyle ? .theme : .plugin, folder: folder, main: index, header: header)
            if found[folder] == nil || isStyle { found[folder] = owner }
        }
        for (index, file) in files.enumerated() { assign(index, file, to: &found) }
        return found.values.sorted { $0.folder < $1.folder }
    }

    private init(kind: Kind, folder: String, main: Int, header: HeaderFields) {
        self.kind = kind
        self.folder = folder
        self.main = main
        self.header = header
    }

    /// Gives the file to the nearest folder above it that is an extension.
    private static func assign(_ index: Int, _ file: SourceFile, to found: inout [String: Extension]) {
        var folder = Path.folder(file.path)
        while found[folder] == nil {
            if folder.isEmpty { return }
            folder = Path.folder(String(folder.dropLast()))
        }
        found[folder]?.members.append(index)
        let name = file.path.dropFirst(folder.utf8.count).lowercased()
        if name == "readme.txt" { found[folder]?.readme = index }
    }

    /// Whether the byte is inside a comment: text in a string or a table of names is no header.
    private static func isInComment(_ offset: Int, _ file: SourceFile) -> Bool {
        if file.isPHPFragment || file.language == .css {
            return file.bytes[..<offset].contains(UInt8(ascii: "*")) || file.bytes[..<offset].contains(0x23)
        }
        // The comment of a function that explains headers is none.
        let end = file.firstOffset(of: "*/", in: offset..<min(file.bytes.count, offset + 8192)) ?? offset
        if ["@param", "@return"].contains(where: { file.firstOffset(of: $0, in: offset..<end) != nil }) {
            return false
        }
        let before = file.text(max(0, offset - 4096)..<offset)
        var isOpen = false
        var isLine = false
        var previous: UInt8 = 0
        for byte in before.utf8 {
            if !isOpen, previous == UInt8(ascii: "/"), byte == UInt8(ascii: "*") {
                isOpen = true
            } else if isOpen, previous == UInt8(ascii: "*"), byte == UInt8(ascii: "/") {
                isOpen = false
            }
            if byte == 10 || byte == 13 {
                isLine = false
            } else if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "/") && previous == byte {
                isLine = true
            }
            previous = byte
        }
        return isOpen || isLine
    }

    /// The slug that folder and main file agree on; nil if they do not.
    func slug(_ files: [SourceFile]) -> String? {
        let name = Path.name(folder)
        guard !name.isEmpty else { return nil }
        return kind == .theme || Path.stem(files[main].path) == name ? name : nil
    }
}
