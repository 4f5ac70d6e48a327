import ScaffoldCore

/// Screens in the administration: for each kind of records a list and a form.
struct AdminInterfaceFeature: PluginFeature {
    static let name = "admin_interface"
    static let synonyms = ["admin", "admin_page", "admin_pages", "admin_menu", "list_table"]
    static let subjects = ["admin_page"]

    /// What the menu looks like.
    struct Menu: Sendable {
        var title: String
        var pageTitle: String?
        /// A name of a Dashicon, with "dashicons-".
        var icon: String
        var position: Int
        var capability: String?
        var perPage: Int
    }

    let spec: PluginSpec
    let menu: Menu

    init(_ spec: PluginSpec) throws(SpecError) {
        self.spec = spec
        let source = spec.source.object("admin_page") ?? SpecObject(nil, path: "admin_page")
        let icon = source.string("icon") ?? "list-view"
        menu = Menu(
            title: source.string("menu_title") ?? spec.names.title, pageTitle: source.string("page_title"),
            icon: icon.hasPrefix("dashicons-") ? icon : "dashicons-" + icon, position: source.integer("position") ?? 58,
            capability: source.string("capability"), perPage: source.integer("per_page") ?? 20)
    }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        try plugin.ensureRecords()
        let records = plugin.records
        for (index, record) in records.enumerated() {
            let screen = RecordScreen(
                record: record, menu: menu, plugin: plugin, parent: index == 0 ? nil : records.first)
            plugin.add(screen.definition)
            plugin.add(RecordListTable(screen: screen).definition)
            plugin.add(RecordForm(screen: screen).definition)
            plugin.uninstall.append("delete_metadata( 'user', 0, '\(screen.perPageOption)', '', true );")
        }
        if records.contains(where: { $0.fields.contains { $0.kind == .image } }) { plugin.needImages(on: []) }
        plugin.files += AdminAssets(plugin: plugin, records: records).files
        plugin.highlights.append("Lists, searches, sorts, edits and deletes entries in the administration.")
    }
}
