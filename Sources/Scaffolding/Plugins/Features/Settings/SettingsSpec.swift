import JSON
import ScaffoldCore

/// What people can set for a plugin.
struct SettingsSpec {
    struct Section {
        var name: Identifier
        var title: String
        var description: String
        var fields: [Field]
    }

    var title: String
    var menuTitle: String
    /// Has a menu of its own instead of a page below Settings.
    var hasMenu: Bool
    var icon: String
    var capability: String
    var sections: [Section]

    var fields: [Field] { sections.flatMap(\.fields) }

    init(_ spec: PluginSpec) throws(SpecError) {
        let source = spec.source.object("settings") ?? SpecObject(nil, path: "settings")
        title = source.string("title") ?? "\(spec.names.title) Settings"
        menuTitle = source.string("menu_title") ?? spec.names.title
        hasMenu = source.string("location") == "menu"
        icon =
            source.string("icon").map { $0.hasPrefix("dashicons-") ? $0 : "dashicons-" + $0 }
            ?? "dashicons-admin-generic"
        capability = source.string("capability") ?? "manage_options"
        sections = []
        let own = try Field.list(source.objects("fields") ?? [])
        if !own.isEmpty {
            sections.append(
                Section(name: Identifier(words: ["general"]), title: "General", description: "", fields: own))
        }
        for object in source.objects("sections") ?? [] {
            let title = object.string("title") ?? ""
            let words = Words.of(title)
            let name = Identifier(words: words.isEmpty ? ["section"] : words, fallback: "section")
            if sections.contains(where: { $0.name == name }) {
                throw SpecError(object.member("title"), "is the title of two sections")
            }
            sections.append(
                Section(
                    name: name, title: title, description: object.string("description") ?? "",
                    fields: try Field.list(object.objects("fields") ?? [])))
            let names = fields.map(\.name)
            if Set(names).count != names.count {
                throw SpecError(object.member("fields"), "has a field of the name of another setting")
            }
        }
        if sections.isEmpty { sections = [Self.general] }
    }

    private static var general: Section {
        var count = Field(name: Identifier(words: ["items", "per", "page"]), label: "Items per page", kind: .integer)
        count.minimum = 1
        count.maximum = 100
        count.initial = .integer(10)
        count.help = "How many items a list shows."
        let layout = Field(
            name: Identifier(words: ["layout"]), label: "Layout", kind: .select,
            choices: [Field.Choice(value: "list", label: "List"), Field.Choice(value: "grid", label: "Grid")])
        let introduction = Field(name: Identifier(words: ["introduction"]), label: "Introduction", kind: .textarea)
        return Section(
            name: Identifier(words: ["general"]), title: "General", description: "",
            fields: [count, layout, introduction])
    }
}
