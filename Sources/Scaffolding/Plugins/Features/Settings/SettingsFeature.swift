import ScaffoldCore

/// A page of settings: https://developer.wordpress.org/plugins/settings/
struct SettingsFeature: PluginFeature {
    static let name = "settings"
    static let synonyms = ["settings_page", "options", "options_page", "settings_api"]
    static let subjects = ["settings"]

    static let className = Identifier(words: ["Settings"])

    private let settings: SettingsSpec

    init(_ spec: PluginSpec) throws(SpecError) { settings = try SettingsSpec(spec) }

    func add(to plugin: inout PluginParts) {
        let page = SettingsPage(settings: settings, plugin: plugin)
        plugin.add(
            PluginClass(
                role: "settings", name: Self.className, summary: "Keeps the plugin's settings and shows their page.",
                body: page.body))
        plugin.uninstall.append("delete_option( '\(page.option)' );")
        if settings.fields.contains(where: { $0.kind == .image }) {
            let kind = settings.hasMenu ? "toplevel_page_" : "settings_page_"
            plugin.needImages(on: [kind + page.slug])
        }
        plugin.settings = settings.fields
        plugin.tests.append(SettingsTests.settings(page))
        plugin.highlights.append("A page of settings.")
    }
}
