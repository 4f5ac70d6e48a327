import AnalysisModel

/// The rules about files that a plugin or theme must not ship.
struct PackageRules {
    let owner: Extension
    let files: [SourceFile]
    let reporter: Reporter
    let facts = HeaderFacts.shared

    func check() {
        checkRefused()
        checkLibraries()
        checkMinified()
    }

    /// The path inside the plugin or theme.
    private func inner(_ index: Int) -> String { String(files[index].path.dropFirst(owner.folder.utf8.count)) }

    /// Whether the batch is what its developers work in, from which a package is made.
    private var isRepository: Bool {
        let marks: Set<String> = [".distignore", ".gitattributes", ".gitignore", ".svnignore"]
        return owner.members.contains { marks.contains(inner($0)) }
    }

    /// One finding for each kind of file.
    private func checkRefused() {
        guard !isRepository else { return }
        var groups: [String: [Int]] = [:]
        for index in owner.members {
            let path = inner(index)
            if let kind = kind(of: path) { groups[kind, default: []].append(index) }
        }
        for (kind, members) in groups.sorted(by: { $0.key < $1.key }) {
            guard let first = members.first else { continue }
            let rest = members.count > 1 ? " and \(members.count - 1) more" : ""
            reporter.report("package.\(kind)", first, 0..<0, ["files": inner(first) + rest])
        }
    }

    private func kind(of path: String) -> String? {
        let parts = path.split(separator: "/")
        if parts.dropLast().contains(where: { [".git", ".svn", ".hg", ".bzr", "CVS"].contains($0) }) {
            return "version-control"
        }
        if parts.dropLast().contains(where: { ["node_modules", "bower_components"].contains($0) }) {
            return "development-files"
        }
        if parts.contains(where: { $0.hasPrefix(".") && $0 != ".htaccess" }) { return "hidden-file" }
        return facts.refusedEndings[Path.ending(path)]
    }

    private func checkLibraries() {
        for index in owner.members where !Path.passes(inner(index), ["node_modules", "tests", "vendor"]) {
            let name = Path.name(inner(index)).lowercased()
            let plain = Self.withoutVersion(name)
            guard let library = facts.libraries[name] ?? facts.libraries[plain] else { continue }
            reporter.report("package.core-library", index, 0..<0, ["file": inner(index), "library": library])
        }
    }

    /// `jquery-3.7.1.min.js` without its number.
    private static func withoutVersion(_ name: String) -> String {
        guard let hyphen = name.lastIndex(of: "-") else { return name }
        let tail = name[name.index(after: hyphen)...]
        let number = tail.prefix { $0.isNumber || $0 == "." }
        guard number.contains(where: \.isNumber) else { return name }
        let rest = tail.dropFirst(number.count)
        return name[..<hyphen] + "." + rest
    }

    /// A minified file is no source; the directory wants the source too.
    private func checkMinified() {
        guard !isRepository else { return }
        var plain: Set<String> = []
        for index in owner.members where !isMinified(inner(index)) {
            plain.insert(Path.stem(inner(index)).lowercased())
        }
        for index in owner.members where isMinified(inner(index)) {
            let path = inner(index)
            guard ["js", "css"].contains(Path.ending(path)), facts.libraries[Path.name(path).lowercased()] == nil else {
                continue
            }
            let stem = Path.stem(Path.stem(path)).lowercased()
            guard !plain.contains(stem) else { continue }
            reporter.report("package.minified-only", index, 0..<0, ["file": path], confidence: .low)
        }
    }

    private func isMinified(_ path: String) -> Bool {
        let name = Path.name(path).lowercased()
        return name.hasSuffix(".min.js") || name.hasSuffix(".min.css")
    }
}
