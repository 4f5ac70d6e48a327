import ScaffoldCore

/// Routes of the REST API to read and write what the plugin stores as posts.
struct RestFeature: PluginFeature {
    static let name = "rest_api"
    static let synonyms = ["rest", "api", "rest_controller", "rest_endpoints", "endpoints"]
    static let subjects = ["rest_api"]

    private let source: SpecObject
    private let names: PluginNames
    private let noun: Noun
    /// What the routes begin with: "product-manager/v1".
    private let namespace: String

    init(_ spec: PluginSpec) throws(SpecError) {
        source = spec.source.object("rest_api") ?? SpecObject(nil, path: "rest_api")
        names = spec.names
        noun = Noun(title: spec.names.title)
        namespace = "\(source.string("namespace") ?? spec.names.slug.text)/v\(source.integer("version") ?? 1)"
    }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        let resources = try resources(&plugin)
        let base = RestBase(namespace: namespace, plugin: plugin)
        plugin.add(base.item)
        for resource in resources {
            let controller = RestController(type: resource.type, isOpen: resource.isOpen, base: base)
            plugin.add(controller.item)
            plugin.tests.append(RestTests.controller(controller))
            plugin.highlights.append(
                "\(resource.type.noun.plural) in the REST API, below /wp-json/\(namespace)/\(controller.path.text).")
        }
    }

    /// Post types with whether everybody may read them. What is described and is no post type of the plugin is stored
    /// in one that only the routes show.
    private func resources(_ plugin: inout PluginParts) throws(SpecError) -> [(type: PostType, isOpen: Bool)] {
        let given = source.objects("resources") ?? []
        guard !given.isEmpty else {
            if plugin.postTypes.isEmpty {
                var type = PostType(noun: noun, names: names)
                type.hide()
                try plugin.add([type], at: "rest_api")
                return [(type, true)]
            }
            return plugin.postTypes.map { ($0, $0.isPublic) }
        }
        var resources: [(type: PostType, isOpen: Bool)] = []
        for resource in given {
            let described = try PostType(resource, names: names)
            var type = described
            if let own = plugin.postTypes.first(where: { $0.key == described.key }) {
                guard !resource.has("fields") else {
                    throw SpecError(resource.member("fields"), "belong to the post type \(own.noun.singular)")
                }
                type = own
            } else {
                type.hide()
                try plugin.add([type], at: resource.member("name"))
            }
            if resources.contains(where: { $0.type.key == type.key }) {
                throw SpecError(resource.member("name"), "is the name of two resources")
            }
            resources.append((type, resource.bool("public") ?? type.isPublic))
        }
        return resources
    }
}

extension PostType {
    /// Leaves the post type to the plugin's own routes.
    fileprivate mutating func hide() {
        isPublic = false
        hasInterface = false
        isInREST = false
        hasArchive = false
        supports = ["title"]
        taxonomies = []
    }
}
