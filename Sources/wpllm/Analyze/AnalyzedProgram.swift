import Analysis
import AnalysisModel

/// A plugin, a theme or some files that are analysed together.
struct AnalyzedProgram {
    /// The real path of the folder that paths of files are relative to.
    let root: String
    /// What stands before the paths of files in reports.
    let shownRoot: String
    /// With paths in `root`.
    var files: [SourceFile]
    let configuration: Configuration
    /// The folder of the configuration file, and where `root` lies in it.
    let configurationFolder: String?
    private let configurationPrefix: String
    /// What could not be read.
    let notes: [String]

    /// Where a configuration comes from.
    enum ConfigurationSource {
        case file(String)
        /// The nearest `.wpllm.json` from the folder upwards.
        case nearest
    }

    /// Larger files are not read.
    private static let largestFile = 256 << 20

    /// The program in a folder, or made of files.
    ///
    /// - Parameters:
    ///   - paths: a folder alone, or files.
    ///   - exclude: patterns of paths in the folder.
    init(_ paths: [String], configuration source: ConfigurationSource, exclude: [Glob]) throws {
        guard let first = paths.first else { throw ToolError("there is nothing to analyse") }
        let real = try paths.map { path in
            guard let real = Path.real(path) else { throw ToolError.system(path) }
            return real
        }
        let isFolder = Path.isFolder(real[0])
        root = isFolder ? real[0] : Self.commonFolder(real)
        let current = Path.current
        if let relative = Path.relative(root, to: current) {
            shownRoot = relative
        } else {
            shownRoot = isFolder ? first : root
        }
        (configuration, configurationFolder) = try Self.configuration(source, root: root)
        let prefix = configurationFolder.flatMap { [root] in Path.relative(root, to: $0) } ?? ""
        configurationPrefix = prefix
        let isExcluded: (String) -> Bool = { [configuration] path in
            exclude.contains { $0.matches(path) } || configuration.excludes(Path.join(prefix, path))
        }
        var names: [String]
        var notes: [String] = []
        if isFolder {
            let walk = try FolderWalk(root, isExcluded: isExcluded)
            names = walk.paths
            if walk.illegible > 0 {
                notes.append("\(walk.illegible) files or folders have names that are no UTF-8; they were not analysed")
            }
        } else {
            names = real.compactMap { [root] in Path.relative($0, to: root) }.filter { !isExcluded($0) }
            names = Set(names).sorted()
        }
        var files: [SourceFile] = []
        for name in names {
            do {
                let bytes = try Files.read(Path.join(root, name), limit: Self.largestFile)
                files.append(SourceFile(path: name, bytes: bytes))
            } catch let error as ToolError {
                // A file that was named must be there; in a folder one that cannot be read is left out.
                guard isFolder else { throw error }
                notes.append("\(error.message); it was not analysed")
            }
        }
        self.files = files
        self.notes = notes
    }

    /// The longest folder that all files are in.
    private static func commonFolder(_ paths: [String]) -> String {
        var common = Path.folder(paths[0])
        for path in paths.dropFirst() {
            while common != "/", Path.relative(path, to: common) == nil { common = Path.folder(common) }
        }
        return common
    }

    private static func configuration(
        _ source: ConfigurationSource, root: String
    ) throws -> (Configuration, folder: String?) {
        let path: String
        switch source {
        case .file(let given):
            guard let real = Path.real(given) else { throw ToolError.system(given) }
            path = real
        case .nearest:
            guard let found = nearestConfiguration(root) else { return (Configuration(), nil) }
            path = found
        }
        do {
            return (try Configuration(parsing: try Files.read(path, limit: 1 << 24)), Path.folder(path))
        } catch let error as SettingsError {
            throw ToolError("\(path): \(error.message)")
        }
    }

    /// The configuration file in a folder or the next one around it, up to the root of the repository.
    private static func nearestConfiguration(_ folder: String) -> String? {
        var folder = folder
        while true {
            let path = Path.join(folder, Configuration.fileName)
            if Path.real(path) != nil { return path }
            if Path.real(Path.join(folder, ".git")) != nil || folder == "/" { return nil }
            folder = Path.folder(folder)
        }
    }

    /// The path of a file in reports.
    func shown(_ path: String) -> String { Path.join(shownRoot, path) }

    /// The path of a file as the configuration's patterns mean it.
    func configured(_ path: String) -> String { Path.join(configurationPrefix, path) }
}
