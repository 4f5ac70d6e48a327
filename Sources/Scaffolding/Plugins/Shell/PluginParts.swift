import ScaffoldCore

/// What the features of a plugin bring together, from which its files are written.
package struct PluginParts: Sendable {
    package let spec: PluginSpec
    /// Files beside the classes: scripts, styles, data.
    package var files: [GeneratedFile] = []
    /// Classes in the order in which they are loaded.
    package private(set) var classes: [PluginClass] = []
    /// Statements that run when the plugin is switched on, off, and deleted. Uninstalling runs without the plugin's own
    /// code loaded, in `uninstall.php`, once for each site.
    package var activation: [PHP] = []
    package var deactivation: [PHP] = []
    package var uninstall: [PHP] = []
    /// What the plugin can do, a sentence each, for the readme.
    package var highlights: [String] = []
    /// Questions and answers for the readme.
    package var questions: [(question: String, answer: String)] = []
    /// The plugin's own post types, for the class that registers them.
    private(set) var postTypes: [PostType] = []
    /// Fields that posts have, for the class that registers them.
    var postMeta: [PostMetaGroup] = []
    /// The settings that there are, for features that go by them.
    var settings: [Field] = []
    /// Screens of the administration that have a field for a picture.
    private(set) var imageScreens: [String] = []
    private(set) var hasImageFields = false
    /// What the plugin's unit tests try, a method each.
    package var tests: [PluginTest] = []
    /// The kinds of records that the plugin keeps, which screens, commands and requests are made for.
    var records: [RecordType] = []
    /// Names of features that are there, by which features find out about each other.
    package var features: Set<String> = []

    package init(_ spec: PluginSpec) { self.spec = spec }

    package var names: PluginNames { spec.names }
    package var domain: Slug { spec.names.slug }
    package var usesNamespace: Bool { spec.structure == .objectOriented }

    /// Asks for the script of fields for pictures on screens of the administration; without a screen for those whose
    /// own code loads it.
    mutating func needImages(on screens: [String]) {
        hasImageFields = true
        imageScreens += screens.filter { !imageScreens.contains($0) }
    }

    package mutating func add(_ newClass: PluginClass) { classes.append(newClass) }

    /// Adds classes before those that there are.
    mutating func addFirst(_ newClasses: [PluginClass]) { classes.insert(contentsOf: newClasses, at: 0) }

    /// Adds post types of the plugin's own.
    mutating func add(_ types: [PostType], at path: String) throws(SpecError) {
        for type in types {
            if postTypes.contains(where: { $0.key == type.key || $0.constant == type.constant }) {
                throw SpecError(path, "is the name of two post types: \(type.noun.name.text)")
            }
            postTypes.append(type)
            if !type.fields.isEmpty { PostMetaClass.add([PostMetaGroup(type, in: self)], to: &self) }
        }
    }

    /// Lets posts of types of the plugin's own have meta data that the REST API and the block editor see.
    mutating func supportMeta(of keys: [String]) {
        for index in postTypes.indices where keys.contains(postTypes[index].key) {
            postTypes[index].addSupportForMeta()
        }
    }

    /// The name of a class of PHP or WordPress, as the plugin's classes write it.
    package func core(_ name: StaticString) -> ClassReference {
        ClassReference(global: name, inNamespace: usesNamespace)
    }

    /// The name of one of the plugin's classes, as its other classes write it. `name` is in WordPress's form: "Post_Types".
    package func own(_ name: Identifier) -> ClassReference { ClassReference(own: declaredName(name)) }

    /// The name of one of the plugin's classes, as the main file writes it.
    package func ownFromOutside(_ name: Identifier) -> ClassReference {
        usesNamespace
            ? ClassReference(own: declaredName(name), namespace: [spec.names.namespace])
            : ClassReference(own: declaredName(name))
    }

    /// The name that a class is declared with: `Post_Types` in the namespace, `Product_Manager_Post_Types` without.
    package func declaredName(_ name: Identifier) -> Identifier {
        usesNamespace ? name : Identifier(names.namespace, name)
    }

    /// Where a class stands.
    package func path(of name: Identifier) -> String {
        usesNamespace
            ? "src/\(name.text).php"
            : "includes/class-\(declaredName(name).text.lowercased().split(separator: "_").joined(separator: "-")).php"
    }
}

/// A class of a plugin: one file.
package struct PluginClass: Sendable {
    /// The role of its file in the answer.
    package var role: String
    /// In WordPress's form, without the plugin's prefix: "Post_Types".
    package var name: Identifier
    /// One sentence on what it is for.
    package var summary: String
    package var parent: ClassReference?
    package var interfaces: [ClassReference] = []
    /// Code before the class, behind the guard: a file of WordPress that declares its parent.
    package var preamble: PHP = ""
    /// Constants, properties and methods.
    package var body: PHP
    /// Whether the plugin makes one of it and calls its `register()` method, which adds its hooks.
    package var isService: Bool
    /// Whether the class is loaded only where it is used, because its parent is not always there.
    package var isLazy: Bool
    /// Whether other classes extend it and nothing is made of it.
    package var isAbstract = false

    package init(
        role: String, name: Identifier, summary: String, parent: ClassReference? = nil, isService: Bool = true,
        isLazy: Bool = false, body: PHP
    ) {
        self.role = role
        self.name = name
        self.summary = summary
        self.parent = parent
        self.body = body
        self.isService = isService
        self.isLazy = isLazy
    }
}

/// A test case of a plugin: one file with a class of methods.
package struct PluginTest: Sendable {
    /// What is tested, in WordPress's form: "Post_Types".
    package var subject: Identifier
    package var summary: String
    /// Test methods.
    package var body: PHP

    package init(subject: Identifier, summary: String, body: PHP) {
        self.subject = subject
        self.summary = summary
        self.body = body
    }
}

/// A thing that a plugin can do: reads its part of the specification and adds what it needs.
package protocol PluginFeature: Sendable {
    /// How it is called in `features`: "rest_api".
    static var name: String { get }

    /// What else it may be called there.
    static var synonyms: [String] { get }

    /// The members of a specification that ask for the feature by being there.
    static var subjects: [String] { get }

    /// Reads the feature's part of the specification; what is not said there is derived from the plugin's name.
    init(_ spec: PluginSpec) throws(SpecError)

    func add(to plugin: inout PluginParts) throws(SpecError)
}

extension PluginFeature {
    package static var synonyms: [String] { [] }
    package static var subjects: [String] { [] }
}
