import ScaffoldCore

extension PluginParts {
    /// Makes sure that there are records for screens and commands to work on: those of the plugin's tables, else its
    /// posts, else a table that the plugin's name suggests.
    mutating func ensureRecords() throws(SpecError) {
        guard records.isEmpty else { return }
        guard !postTypes.isEmpty else {
            features.insert(CustomTableFeature.name)
            try CustomTableFeature(spec).add(to: &self)
            return
        }
        for type in postTypes {
            let repository = PostRepository(type: type, plugin: self)
            records.append(repository.record)
            add(repository.definition)
        }
    }

    /// Whoever may do this may work with the plugin's own data.
    var managingCapability: String {
        features.contains(RolesFeature.name) ? "manage_\(names.prefix.text)" : "manage_options"
    }
}
