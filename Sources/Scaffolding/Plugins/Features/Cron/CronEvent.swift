import ScaffoldCore

/// Something that the plugin does at intervals.
struct CronEvent: Sendable {
    enum Interval: Sendable, Equatable {
        /// One of WordPress's own: "daily".
        case named(String)
        case minutes(Int)
    }

    var name: Identifier
    var description: String
    var interval: Interval
    /// Deletes the records of a table that are older than that.
    var keepDays: Int?
    /// As in the specification; nil for the first table.
    var table: String?
    /// Where it stands in the specification.
    var path: String

    static func list(_ spec: PluginSpec) throws(SpecError) -> [CronEvent] {
        var events: [CronEvent] = []
        for source in spec.source.objects("cron_events") ?? [] {
            let words = Words.of(source.string("name") ?? "")
            guard !words.isEmpty else {
                throw SpecError(source.member("name"), "has no letter or digit that a hook's name could be made of")
            }
            let name = Identifier(words: words, fallback: "event")
            guard !events.contains(where: { $0.name == name }) else {
                throw SpecError(source.member("name"), "is the name of two events: \(name.text)")
            }
            let interval: Interval
            if let minutes = source.integer("interval") {
                interval = .minutes(minutes)
            } else {
                interval = .named(source.string("interval") ?? "daily")
            }
            events.append(
                CronEvent(
                    name: name, description: source.string("description") ?? Field.title(words), interval: interval,
                    keepDays: source.integer("keep_days"), table: source.string("table"), path: source.path))
        }
        return events
    }

    /// The name of the schedule: WordPress's own, or the plugin's.
    func schedule(_ names: PluginNames) -> String {
        switch interval {
        case .named(let name): name
        case .minutes(let minutes): "\(names.prefix.text)_every_\(minutes)_minutes"
        }
    }

    /// Whether the records are those that the event deletes: those of the table that it names, else of the first.
    func isAbout(_ record: RecordType, isFirst: Bool) -> Bool {
        guard let table else { return isFirst }
        let words = Words.of(table)
        let one = Identifier(words: Array(words.dropLast()) + [EnglishPlural.singular(words.last ?? "")])
        return record.singular == one || record.plural == Identifier(words: words)
    }
}
