import ScaffoldCore

/// Makes the files of a plugin.
package enum PluginGenerator {
    /// The features that there are, in the order in which they are added: those that others build on first.
    package static let features: [any PluginFeature.Type] = [
        PostTypeFeature.self,
        MetaBoxFeature.self,
        RestFeature.self,
        SettingsFeature.self,
        ShortcodeFeature.self,
        WidgetFeature.self,
        BlocksFeature.self,
        CustomTableFeature.self,
        AdminInterfaceFeature.self,
        WPCLIFeature.self,
        CronFeature.self,
        AjaxFeature.self,
        EmailFeature.self,
        PrivacyFeature.self,
        RolesFeature.self,
        TransientsFeature.self,
        DashboardWidgetFeature.self,
        WooCommerceFeature.self,
    ]

    /// - Throws: `SpecError` for a specification that its schema allows and that still cannot be made.
    package static func files(_ spec: PluginSpec) throws(SpecError) -> [GeneratedFile] {
        var plugin = PluginParts(spec)
        let included = spec.included
        let wanted = try wantedFeatures(spec)
        plugin.features = Set(wanted.map { $0.name })
        for feature in wanted { try feature.init(spec).add(to: &plugin) }
        PostTypesClass.finish(&plugin)
        PostMetaClass.finish(&plugin)
        ImageFields.finish(&plugin)
        let hasAssets = plugin.files.contains { $0.path.hasPrefix("assets/") }
        if !hasAssets, included.isGiven ? included.has(.assets) : wanted.isEmpty && spec.structure != .minimal {
            AssetsClass.add(to: &plugin)
        }
        var files = MainFile(plugin: plugin).files
        files += plugin.classes.map { plugin.file(of: $0) }
        files += plugin.files
        if included.has(.uninstall) || !plugin.uninstall.isEmpty { files.append(UninstallFile(plugin: plugin).file) }
        let code = files
        if included.has(.readme) { files.append(ReadmeFile(plugin: plugin).file) }
        if included.has(.codingStandard) { files.append(CodingStandardFile(plugin: plugin).file) }
        if included.has(.tests) { files += TestFiles(plugin: plugin, code: code).files }
        return files
    }

    /// The features that are named, and those whose subject is described.
    private static func wantedFeatures(_ spec: PluginSpec) throws(SpecError) -> [any PluginFeature.Type] {
        var names: Set<String> = []
        for (index, given) in (spec.source.strings("features") ?? []).enumerated() {
            let words = Words.of(given).joined(separator: "_")
            guard let feature = features.first(where: { $0.name == words || $0.synonyms.contains(words) }) else {
                let known = features.map { $0.name }.joined(separator: ", ")
                throw SpecError("features[\(index)]", "is to be one of \(known), not \"\(given.prefix(60))\"")
            }
            names.insert(feature.name)
        }
        for feature in features where feature.subjects.contains(where: spec.source.has) { names.insert(feature.name) }
        return features.filter { names.contains($0.name) }
    }
}
