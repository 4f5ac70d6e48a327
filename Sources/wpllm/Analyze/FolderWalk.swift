import AnalysisModel
import Glibc

/// Finds the files of a folder that can be analysed.
struct FolderWalk {
    /// Relative to the folder, in order.
    private(set) var paths: [String] = []
    /// How many files and folders were left out because their names are no UTF-8.
    private(set) var illegible = 0

    private let root: String
    private let isExcluded: (String) -> Bool
    /// Device and number of each folder that was entered: a link may lead to one of them again.
    private var visited: Set<[UInt64]> = []

    /// Names of folders with what was downloaded or is nobody's source.
    private static let skippedFolders: Set<String> = ["node_modules", "bower_components"]

    /// - Parameters:
    ///   - root: the real path of the folder.
    ///   - isExcluded: asked for each file and folder, by its path in `root`.
    init(_ root: String, isExcluded: @escaping (String) -> Bool) throws {
        self.root = root
        self.isExcluded = isExcluded
        guard opendir(root).map({ closedir($0) }) != nil else { throw ToolError.system(root) }
        var folders = [""]
        while let folder = folders.popLast() { folders += walk(folder).reversed() }
        paths.sort()
    }

    /// Takes the files of a folder, and gives the folders in it.
    private mutating func walk(_ folder: String) -> [String] {
        let path = Path.join(root, folder)
        var status = stat()
        guard stat(path, &status) == 0, visited.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted,
            let stream = opendir(path)
        else { return [] }
        defer { closedir(stream) }
        var folders: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix("."), !Self.skippedFolders.contains(name) else { continue }
            let relative = Path.join(folder, name)
            let full = Path.join(root, relative)
            guard !isExcluded(relative) else { continue }
            guard stat(full, &status) == 0 else {
                // Bytes that are no UTF-8 were replaced, so that no such file is there.
                if name.unicodeScalars.contains("\u{FFFD}") { illegible += 1 }
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR where isInside(full): folders.append(relative)
            case S_IFREG where Self.isSource(name) && isInside(full): paths.append(relative)
            default: break
            }
        }
        return folders.sorted()
    }

    /// Whether a link does not lead out of the folder.
    private func isInside(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return true }
        return Path.real(path).flatMap { Path.relative($0, to: root) } != nil
    }

    private static func isSource(_ name: String) -> Bool {
        guard name.contains(".") else { return false }
        let lowercased = name.lowercased()
        switch SourceFile(path: lowercased, bytes: []).language {
        case .php, .html: return true
        case .javaScript, .css: return !lowercased.contains(".min.")
        case .json: return lowercased != "package-lock.json"
        case .text: return lowercased == "readme.txt" || lowercased == "readme.md"
        case .other: return false
        }
    }
}
