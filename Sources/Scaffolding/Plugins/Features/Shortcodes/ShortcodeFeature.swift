import JSON
import ScaffoldCore

/// Shortcodes: https://developer.wordpress.org/plugins/shortcodes/
struct ShortcodeFeature: PluginFeature {
    static let name = "shortcodes"
    static let synonyms = ["shortcode"]
    static let subjects = ["shortcodes"]

    static let className = Identifier(words: ["Shortcodes"])

    private let source: SpecObject
    private let names: PluginNames

    init(_ spec: PluginSpec) throws(SpecError) {
        source = spec.source
        names = spec.names
    }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        var shortcodes: [Shortcode] = []
        for object in source.objects("shortcodes") ?? [] {
            let shortcode = try Shortcode(object, plugin: plugin)
            if shortcodes.contains(where: { $0.tag == shortcode.tag || $0.name == shortcode.name }) {
                throw SpecError(object.member("name"), "is the name of two shortcodes")
            }
            shortcodes.append(shortcode)
        }
        if shortcodes.isEmpty { shortcodes = [Shortcode(list: PostList(in: plugin))] }
        plugin.add(
            PluginClass(
                role: "shortcodes", name: Self.className, summary: "Adds the shortcodes.",
                body: body(shortcodes, plugin)))
        plugin.tests.append(ShortcodeTests.shortcodes(shortcodes, plugin))
        for shortcode in shortcodes {
            plugin.questions.append(
                (
                    "How do I use the shortcode [\(shortcode.tag.text)]?",
                    "Put \(shortcode.example) into the content of a page."
                ))
        }
    }

    private func body(_ shortcodes: [Shortcode], _ plugin: PluginParts) -> PHP {
        let hooks = shortcodes.map { shortcode in
            "add_shortcode( '\(shortcode.tag)', array( $this, 'render_\(shortcode.name)' ) );" as PHP
        }
        let registration: PHP = """
            /**
             * Adds the shortcodes.
             *
             * @return void
             */
            public function register() {
                \(lines: hooks)
            }
            """
        return PHP.joined([registration] + shortcodes.map { $0.method(plugin) }, separator: "\n\n")
    }
}

/// A shortcode of a plugin.
struct Shortcode {
    var name: Identifier
    var tag: Identifier
    var description: String
    var attributes: [Field]
    var takesContent: Bool
    /// What it lists; nil for one that shows its attributes.
    var list: PostList?

    /// One that lists posts.
    init(list: PostList) {
        name = list.name
        tag = list.plugin.names.prefixed(list.name)
        description = "Lists \(Noun.lowercased(list.label))."
        var count = Field(name: Identifier(words: ["count"]), label: "Number", kind: .integer)
        count.minimum = 1
        count.maximum = 100
        count.initial = .integer(10)
        let orderby = Field(
            name: Identifier(words: ["orderby"]), label: "Order by", kind: .select,
            choices: ["date", "title", "modified", "rand"].map { Field.Choice(value: $0, label: $0) })
        let order = Field(
            name: Identifier(words: ["order"]), label: "Order", kind: .select,
            choices: ["desc", "asc"].map { Field.Choice(value: $0, label: $0) })
        attributes = [count, orderby, order]
        takesContent = false
        self.list = list
    }

    private init(name: Identifier, attributes: [Field], takesContent: Bool) {
        self.name = name
        tag = name
        description = ""
        self.attributes = attributes
        self.takesContent = takesContent
    }

    /// Reads a member of `shortcodes`.
    init(_ source: SpecObject, plugin: PluginParts) throws(SpecError) {
        let words = Words.of(source.string("name") ?? "")
        guard !words.isEmpty else {
            throw SpecError(source.member("name"), "has no letter or digit that a name in code could be made of")
        }
        let name = Identifier(words: words)
        let given = try Field.list(source.objects("attributes") ?? [])
        if let postType = source.string("post_type") {
            guard given.isEmpty else {
                throw SpecError(source.member("attributes"), "are given by a list of posts")
            }
            self.init(list: try PostList(in: plugin, of: postType, at: source))
        } else {
            self.init(name: name, attributes: given, takesContent: source.bool("content") ?? given.isEmpty)
        }
        self.name = name
        tag = source.string("tag").flatMap { Identifier($0) } ?? plugin.names.prefixed(name)
        description = source.string("description") ?? description
    }

    /// How it is written, for the readme.
    var example: String {
        let start = tag.text + attributes.prefix(2).map { " \($0.name.text)=\"\(Self.text($0.startValue))\"" }.joined()
        return takesContent ? "[\(start)]…[/\(tag.text)]" : "[\(start)]"
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .bool(let flag): flag ? "1" : "0"
        case .null, .array, .object: ""
        }
    }

    func method(_ plugin: PluginParts) -> PHP {
        let summary = description.isEmpty ? "Renders the shortcode [\(tag.text)]." : description
        var parameters: [PHP.DocumentedParameter] = [
            ("array|string", "atts", "Attributes of the shortcode; an empty string if there are none.")
        ]
        if takesContent {
            parameters.append(("string|null", "content", "What stands between the opening and the closing tag."))
        }
        let defaults = attributes.map { (key: $0.name.text, value: start($0, plugin)) }
        let reading: PHP =
            attributes.isEmpty
            ? ""
            : """
            $atts = shortcode_atts(
                \(PHP.array(defaults)),
                $atts,
                '\(tag)'
            );

            """
        return """
            \(PHP.comment(summary, parameters, returns: "string"))
            public function render_\(name)( $atts\(takesContent ? ", $content = null" : "") ) {
                \(reading)
                \(list.map { listing($0, plugin) } ?? showing(plugin))
            }
            """
    }

    /// The number of items goes by the plugin's settings where there is one for it.
    private func start(_ field: Field, _ plugin: PluginParts) -> PHP {
        let setting = plugin.settings.first { $0.name.text == "items_per_page" && $0.kind == .integer }
        guard list != nil, field.name.text == "count", setting != nil else { return field.start }
        return "\(plugin.own(SettingsFeature.className))::get( 'items_per_page' )"
    }

    private func listing(_ list: PostList, _ plugin: PluginParts) -> PHP {
        let values = attributes.map { field in
            (name: field.name, value: field.cleaned("$atts['\(field.name)']"))
        }
        return """
            \(PHP.assignments(values))

            \(list.query(count: "$count", orderby: "$orderby", order: "strtoupper( $order )"))
            if ( '' === $items ) {
                return '';
            }

            return '<ul class="\(attribute: list.cssClass)">' . $items . '</ul>';
            """
    }

    private func showing(_ plugin: PluginParts) -> PHP {
        var statements: [PHP] = ["$html = '';"]
        let values = attributes.map { field in
            (name: variable(field), value: field.cleaned("$atts['\(field.name)']"))
        }
        if !values.isEmpty { statements.insert("\(PHP.assignments(values))\n", at: 0) }
        for field in attributes { statements.append(FieldOutput(field, in: plugin).statement("$\(variable(field))")) }
        if takesContent {
            statements.append(
                """
                if ( null !== $content && '' !== $content ) {
                    $html .= wp_kses_post( $content );
                }
                """)
        }
        statements.append(
            """

            return '' === $html ? '' : '<div class="\(attribute: tag.slug.text)">' . $html . '</div>';
            """)
        return PHP.joined(statements)
    }

    private func variable(_ field: Field) -> Identifier {
        ["atts", "content", "html", "this"].contains(field.name.text)
            ? Identifier(field.name, Identifier(words: ["value"])) : field.name
    }
}
