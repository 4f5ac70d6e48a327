import AnalysisModel

/// The table `facts/blocks.txt`: what a block.json may hold.
struct BlockFacts: Sendable {
    struct Field: Sendable {
        /// "string", "integer", "boolean", "object", "array", "strings" (an array of them), alternatives apart by `|`.
        var type: String
        /// The key is required.
        var isRequired: Bool
    }

    private(set) var fields: [String: Field] = [:]
    private(set) var supports: Set<String> = []
    /// What the support of that name has inside, if that is known.
    private(set) var innerSupports: [String: Set<String>] = [:]
    private(set) var attributeKeys: Set<String> = []
    private(set) var attributeTypes: Set<String> = []
    private(set) var attributeSources: Set<String> = []
    private(set) var categories: Set<String> = []
    /// Names that changed: what is used now, and since which WordPress.
    private(set) var renamedSupports: [String: (replacement: String, since: String)] = [:]

    static let shared = BlockFacts()

    private init() {
        for (_, line) in EmbeddedFile.named("facts/blocks.txt")?.entries ?? [] {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
            guard columns.count >= 2 else { continue }
            let name = columns[1]
            switch columns[0] {
            case "field" where columns.count >= 3:
                fields[name] = Field(type: columns[2], isRequired: columns.count > 3 && columns[3] == "required")
            case "support":
                supports.insert(name)
                if columns.count > 2, !columns[2].isEmpty {
                    innerSupports[name] = Set(columns[2].split(separator: " ").map(String.init))
                }
            case "attribute": attributeKeys.insert(name)
            case "type": attributeTypes.insert(name)
            case "source": attributeSources.insert(name)
            case "category": categories.insert(name)
            case "renamed" where columns.count >= 4: renamedSupports[name] = (columns[2], columns[3])
            default: break
            }
        }
    }
}

/// The table `facts/javascript-packages.txt`: what is deprecated in WordPress's packages.
struct PackageFacts: Sendable {
    struct Deprecation: Sendable {
        var since: String
        var replacement: String
    }

    /// By "package.name".
    private(set) var exports: [String: Deprecation] = [:]
    /// By "package.component.prop".
    private(set) var props: [String: Deprecation] = [:]
    /// By "store.name", for selectors and actions.
    private(set) var stores: [String: Deprecation] = [:]
    /// Whole packages.
    private(set) var packages: [String: Deprecation] = [:]
    /// Packages that are large when they are imported as a whole, with what to do instead.
    private(set) var large: [String: String] = [:]

    static let shared = PackageFacts()

    private init() {
        for (_, line) in EmbeddedFile.named("facts/javascript-packages.txt")?.entries ?? [] {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
            guard columns.count >= 3 else { continue }
            if columns[0] == "large" {
                large[columns[1]] = columns[2]
                continue
            }
            guard columns.count >= 4 else { continue }
            let entry = Deprecation(since: columns[2], replacement: columns[3])
            switch columns[0] {
            case "export": exports[columns[1]] = entry
            case "prop": props[columns[1]] = entry
            case "store": stores[columns[1]] = entry
            case "package": packages[columns[1]] = entry
            default: break
            }
        }
    }
}

/// How near one name is to another.
enum Spelling {
    /// The name of `known` that `name` is most likely to mean: at most two letters differ, or only case does.
    static func nearest(to name: String, in known: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in known.sorted() {
            let limit = Swift.min(candidate.count, name.count) <= 4 ? 1 : 2
            let distance = candidate.lowercased() == name.lowercased() ? 0 : self.distance(candidate, name)
            if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The number of letters to change, insert or drop (Levenshtein); long names are far from all.
    private static func distance(_ a: String, _ b: String) -> Int {
        let left = Array(a.utf8)
        let right = Array(b.utf8)
        guard left.count < 64, right.count < 64, abs(left.count - right.count) <= 2 else { return .max }
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(change, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
