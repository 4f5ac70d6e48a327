import AnalysisModel
import JSON

/// A theme in the batch.
struct Theme {
    /// With a slash behind it; empty for the top of the batch.
    let folder: String
    /// Its style.css, if that has a header.
    let header: HeaderFields?
    /// The index of its style.css.
    let style: Int?
    /// The index of its theme.json.
    let json: Int?
    /// The indices of its files, by their paths inside it.
    let members: [String: Int]
    let isChild: Bool

    /// Whether enough of it is there that a missing file is missing.
    var isWhole: Bool {
        if style != nil { return members.count > 1 }
        return json != nil && members.keys.contains { $0.hasPrefix("templates/") && $0.hasSuffix(".html") }
    }

    /// Whether its templates are made of blocks.
    var isBlockTheme: Bool {
        members.keys.contains {
            ($0.hasPrefix("templates/") || $0.hasPrefix("block-templates/")) && $0.hasSuffix(".html")
        }
    }

    /// The folders with a style.css that has a header, or with a theme.json, in their order.
    static func all(in files: [SourceFile], owners: [Extension]) -> [Theme] {
        var folders: [String: [String: Int]] = [:]
        var headers: [String: Extension] = [:]
        for owner in owners where owner.kind == .theme {
            headers[owner.folder] = owner
            folders[owner.folder] = [:]
        }
        for file in files where file.name == "theme.json" && !Path.passes(file.path, Extension.foreignFolders) {
            if ThemeJSON.isThemeJSON(file) { folders[Path.folder(file.path)] = [:] }
        }
        if folders.isEmpty { return [] }
        for (index, file) in files.enumerated() {
            // A theme inside a theme has its own files.
            var folder = Path.folder(file.path)
            while folders[folder] == nil, !folder.isEmpty { folder = Path.folder(String(folder.dropLast())) }
            folders[folder]?[String(file.path.dropFirst(folder.count))] = index
        }
        return folders.sorted { $0.key < $1.key }.map { folder, members in
            let owner = headers[folder]
            return Theme(
                folder: folder, header: owner?.header, style: owner?.main, json: members["theme.json"],
                members: members, isChild: owner?.header["Template"]?.value.isEmpty == false)
        }
    }
}
