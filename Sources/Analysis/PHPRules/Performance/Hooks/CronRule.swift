import PHPSyntax

/// How often scheduled events run.
struct CronFrequencyRule: NodeRule {
    static let ids = ["performance.cron-frequency"]
    static let kinds: [NodeKind] = [.array]
    /// A shorter interval, in seconds, is too short.
    private static let shortest = 900

    func visit(_ node: NodeID, in file: FileContext, report: inout Reporter) {
        guard let interval = file.arrayElement("interval", of: node),
            file.arrayElement("display", of: node) != nil || isSchedule(node, file),
            let seconds = file.integer(interval),
            seconds < Self.shortest
        else { return }
        report(
            "performance.cron-frequency", at: interval,
            values: ["name": name(of: node, file), "seconds": "\(seconds)"])
    }

    /// Whether the array is put into what is called schedules.
    private func isSchedule(_ array: NodeID, _ file: FileContext) -> Bool {
        guard let parent = file.parent(array), file.tree.kind(parent) == .assign,
            let target = file.tree.child(parent, 0), file.tree.kind(target) == .index
        else { return false }
        return file.variableName(file.root(of: target))?.lowercased().contains("schedule") ?? false
    }

    private func name(of array: NodeID, _ file: FileContext) -> String {
        guard let parent = file.parent(array) else { return "" }
        switch file.tree.kind(parent) {
        case .assign:
            guard let target = file.tree.child(parent, 0), let key = file.tree.child(target, 1) else { return "" }
            return file.text(key, limit: 40)
        case .arrayElement: return file.tree.child(parent, 0).map { file.text($0, limit: 40) } ?? ""
        default: return ""
        }
    }
}
