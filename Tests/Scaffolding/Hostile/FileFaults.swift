import ScaffoldCore

/// What is wrong with generated files, whatever they were made of.
enum FileFaults {
    static func of(_ files: [GeneratedFile]) -> [String] {
        var faults: [String] = []
        if files.isEmpty { faults.append("there are no files") }
        var paths: Set<String> = []
        var roles: Set<String> = []
        for file in files {
            faults += pathFaults(file.path).map { "\(file.path): \($0)" }
            if !paths.insert(file.path.lowercased()).inserted { faults.append("two files are called \(file.path)") }
            if !roles.insert(file.role).inserted { faults.append("two files have the role \(file.role)") }
            faults += Skeleton(file).faults.map { "\(file.path): \($0)" }
        }
        return faults
    }

    /// Why the path would leave the folder, or not suit every file system.
    private static func pathFaults(_ path: String) -> [String] {
        var faults: [String] = []
        let isPlain = path.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x2D...0x39).contains($0) || $0 == 0x5F
        }
        if !isPlain { faults.append("has characters that paths should not have") }
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            if part.isEmpty || part.first == "." || part.last == "." {
                faults.append("leaves its folder, or is hidden")
            }
            if part.utf8.count > 140 { faults.append("is too long") }
        }
        return faults
    }
}
