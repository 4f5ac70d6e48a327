import ScaffoldCore

/// A request that pages send without being loaded again.
struct AjaxAction: Sendable {
    enum Task: Sendable, Equatable {
        /// Fires an action and gives what a filter makes of it.
        case hook
        /// Looks for records.
        case search
    }

    var name: Identifier
    var description: String
    /// Visitors who are not logged in may send it.
    var isPublic: Bool
    /// What others have to be allowed to do; nil for the plugin's own.
    var capability: String?
    var fields: [Field]
    var task: Task

    /// Names in a request that WordPress reads, or that the script sends.
    private static let taken = ["action", "nonce"]

    static func list(_ spec: PluginSpec) throws(SpecError) -> [AjaxAction] {
        var actions: [AjaxAction] = []
        for source in spec.source.objects("ajax_actions") ?? [] {
            let words = Words.of(source.string("name") ?? "")
            guard !words.isEmpty else {
                throw SpecError(source.member("name"), "has no letter or digit that an action's name could be made of")
            }
            let name = Identifier(words: words, fallback: "action")
            guard !actions.contains(where: { $0.name == name }) else {
                throw SpecError(source.member("name"), "is the name of two actions: \(name.text)")
            }
            let fields = try Field.list(source.objects("fields") ?? [])
            if let wrong = fields.first(where: { taken.contains($0.name.text) }) {
                throw SpecError(source.member("fields"), "cannot have a field called \(wrong.name.text)")
            }
            actions.append(
                AjaxAction(
                    name: name, description: source.string("description") ?? Field.title(words),
                    isPublic: source.bool("public") ?? false, capability: source.string("capability"), fields: fields,
                    task: source.string("task") == "search" ? .search : .hook))
        }
        return actions
    }

    /// What a plugin that says nothing of its requests is likely to need.
    static func derived(hasRecords: Bool) -> AjaxAction {
        if hasRecords {
            return AjaxAction(
                name: Identifier(words: ["search"]), description: "Looks for entries", isPublic: false, fields: [],
                task: .search)
        }
        var message = Field(name: Identifier(words: ["message"]), label: "Message", kind: .textarea)
        message.isRequired = true
        return AjaxAction(
            name: Identifier(words: ["send", "message"]), description: "Sends a message", isPublic: false,
            capability: "read", fields: [message], task: .hook)
    }
}
