/// Registrations of actions and filters by name.
struct HookIndex: Sendable {
    private let actions: Names
    private let filters: Names

    private struct Names: Sendable {
        /// Those whose names are known, by name.
        var exact: [String: [Int]] = [:]
        /// The names that are known, in the order of their bytes.
        var sorted: [[UInt8]] = []
        /// Those with unknown parts.
        var patterns: [Int] = []
    }

    /// How many registrations with unknown parts are compared with each name.
    private static let maximumPatterns = 256
    private static let star = UInt8(ascii: "*")

    init(_ hooks: [HookRegistration]) {
        actions = Self.names(hooks, .action)
        filters = Self.names(hooks, .filter)
    }

    private static func names(_ hooks: [HookRegistration], _ kind: HookKind) -> Names {
        var names = Names()
        for (index, hook) in hooks.enumerated() where hook.kind == kind {
            if !hook.name.utf8.contains(star) {
                names.exact[hook.name, default: []].append(index)
            } else if hook.name != "*" && names.patterns.count < maximumPatterns {
                names.patterns.append(index)
            }
        }
        names.sorted = names.exact.keys.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        return names
    }

    /// Registrations that may have the name, which may have unknown parts.
    func candidates(_ kind: HookKind, _ name: String) -> [Int] {
        let names = kind == .filter ? filters : actions
        guard name.utf8.contains(Self.star) else { return names.exact[name, default: []] + names.patterns }
        let prefix = Array(name.utf8.prefix { $0 != Self.star })
        if name == "*" { return [] }
        var low = 0
        var high = names.sorted.count
        while low < high {
            let middle = (low + high) / 2
            if names.sorted[middle].lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        let matching = names.sorted[low...].prefix { $0.starts(with: prefix) }
        return matching.flatMap { names.exact[String(decoding: $0, as: UTF8.self), default: []] } + names.patterns
    }
}
