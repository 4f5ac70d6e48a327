import AnalysisModel

/// The table `facts/themes.txt`: what a theme may hold.
struct ThemeFacts: Sendable {
    /// What may stand at a path of theme.json.
    struct Key: Sendable {
        var types: Set<String>
        var values: [String]
    }

    struct Preset: Sendable {
        /// The path of its list, such as ["settings", "color", "palette"].
        var list: [String]
        var coreSlugs: Set<String>
    }

    private(set) var keys: [String: Key] = [:]
    /// The names that an object at a path may have.
    private(set) var names: [String: Set<String>] = [:]
    private(set) var required: [String: [String]] = [:]
    private(set) var elements: Set<String> = []
    private(set) var states: Set<String> = []
    private(set) var blocks: Set<String> = []
    private(set) var templates: Set<String> = []
    private(set) var presets: [String: Preset] = [:]
    private(set) var largeElements: Set<String> = []
    private(set) var areas: Set<String> = []
    private(set) var territory: [String: String] = [:]
    private(set) var colors: [String: UInt32] = [:]

    static let shared = ThemeFacts()

    private init() {
        for (_, line) in EmbeddedFile.named("facts/themes.txt")?.entries ?? [] {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0.trimmed) }
            guard columns.count >= 2 else { continue }
            add(columns[0], columns[1], Array(columns[2...]))
        }
    }

    private mutating func add(_ kind: String, _ name: String, _ rest: [String]) {
        let second = rest.first ?? ""
        switch kind {
        case "key":
            keys[name] = Key(types: Set(Self.words(second)), values: rest.count > 1 ? Self.words(rest[1]) : [])
            let (parent, last) = Self.parent(of: name)
            if !last.isEmpty { names[parent, default: []].insert(last) }
        case "required":
            let (parent, last) = Self.parent(of: name)
            required[parent, default: []].append(last)
        case "element": elements.insert(name)
        case "pseudo": states.insert(name)
        case "block": blocks.insert(name)
        case "template": templates.insert(name)
        case "preset":
            let list = second.split(separator: ".").map(String.init)
            presets[name] = Preset(list: list, coreSlugs: Set(rest.count > 1 ? Self.words(rest[1]) : []))
        case "large": largeElements.insert(name)
        case "parts": areas.insert(name)
        case "territory": territory[name] = second
        case "color": colors[name] = UInt32(second, radix: 16)
        default: break
        }
    }

    private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

    /// "a.b" and "c" of "a.b.c"; nothing for the last if it is an element of an array.
    private static func parent(of path: String) -> (String, String) {
        if path.hasSuffix("[]") { return ("", "") }
        guard let dot = path.lastIndex(of: ".") else { return ("", path) }
        return (String(path[..<dot]), String(path[path.index(after: dot)...]))
    }
}
