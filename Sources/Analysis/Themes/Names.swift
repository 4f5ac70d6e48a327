/// How near one name is to another.
enum Spelling {
    /// The name of `known` that `name` most likely means: at most two letters differ, or only case does.
    static func nearest(to name: String, in known: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in known.sorted() {
            let limit = min(candidate.utf8.count, name.utf8.count) <= 4 ? 1 : 2
            let distance = candidate.lowercased() == name.lowercased() ? 0 : self.distance(candidate, name, limit)
            if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// " (did you mean x?)", or nothing if no name is near.
    static func hint(_ name: String, in known: some Sequence<String>) -> String {
        nearest(to: name, in: known).map { " (did you mean \($0)?)" } ?? ""
    }

    /// The number of letters to change, insert or drop (Levenshtein); of long names and of those whose lengths differ
    /// by more than `limit` it is not counted.
    private static func distance(_ first: String, _ second: String, _ limit: Int) -> Int {
        let left = Array(first.utf8)
        let right = Array(second.utf8)
        guard left.count < 64, right.count < 64, abs(left.count - right.count) <= limit else { return .max }
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}

/// The parts of a path.
enum Path {
    /// Everything up to the last slash, that included; empty for a file at the top.
    static func folder(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "" }
        return String(path[...slash])
    }

    /// The part behind the last slash.
    static func name(_ path: String) -> String { String(path.split(separator: "/").last ?? "") }

    /// What is behind the last dot of the name, in small letters; empty if there is no dot.
    static func ending(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// The name up to its last dot.
    static func stem(_ path: String) -> String {
        let name = name(path)
        guard let dot = name.lastIndex(of: ".") else { return name }
        return String(name[..<dot])
    }

    /// Whether one of the folders in the path is called so.
    static func passes(_ path: String, _ folders: Set<String>) -> Bool {
        path.split(separator: "/").dropLast().contains { folders.contains(String($0)) }
    }
}

extension String {
    /// Whether `needle` is somewhere in the text.
    func has(_ needle: String) -> Bool {
        let needle = Array(needle.utf8)
        guard let first = needle.first else { return true }
        var rest = utf8[...]
        while let index = rest.firstIndex(of: first) {
            if rest[index...].starts(with: needle) { return true }
            rest = rest[rest.index(after: index)...]
        }
        return false
    }
}
