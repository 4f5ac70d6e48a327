import JSON
import ScaffoldCore

/// Widgets: https://developer.wordpress.org/themes/functionality/widgets/
struct WidgetFeature: PluginFeature {
    static let name = "widgets"
    static let synonyms = ["widget"]
    static let subjects = ["widgets"]

    static let className = Identifier(words: ["Widgets"])

    private let source: SpecObject

    init(_ spec: PluginSpec) throws(SpecError) { source = spec.source }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        var widgets: [Widget] = []
        for object in source.objects("widgets") ?? [] {
            let widget = try Widget(object, plugin: plugin)
            if widgets.contains(where: { $0.className == widget.className }) {
                throw SpecError(object.member("name"), "is the name of two widgets")
            }
            widgets.append(widget)
        }
        if widgets.isEmpty { widgets = [Widget(list: PostList(in: plugin))] }
        for widget in widgets {
            plugin.add(
                PluginClass(
                    role: "widget", name: widget.className, summary: "The widget “\(widget.title)”.",
                    parent: plugin.core("WP_Widget"), isService: false, body: widget.body(plugin)))
            plugin.tests.append(ShortcodeTests.widget(widget, plugin))
            plugin.highlights.append("The widget “\(widget.title)”.")
        }
        plugin.add(
            PluginClass(
                role: "widgets", name: Self.className, summary: "Registers the widgets.", body: body(widgets, plugin)))
        plugin.uninstall += widgets.map { "delete_option( 'widget_\(plugin.names.prefixed($0.name))' );" }
        if widgets.contains(where: { $0.fields.contains { $0.kind == .image } }) {
            plugin.needImages(on: ["widgets.php", "customize.php"])
        }
    }

    private func body(_ widgets: [Widget], _ plugin: PluginParts) -> PHP {
        """
        /**
         * Adds the hooks.
         *
         * @return void
         */
        public function register() {
            add_action( 'widgets_init', array( $this, 'register_widgets' ) );
        }

        /**
         * Registers all widgets.
         *
         * @return void
         */
        public function register_widgets() {
            \(lines: widgets.map { "register_widget( \(plugin.own($0.className))::class );" })
        }
        """
    }
}

/// A widget of a plugin.
struct Widget {
    var name: Identifier
    var title: String
    var description: String
    /// What is entered in its form, the heading first.
    var fields: [Field]
    /// What it lists; nil for one that shows its fields.
    var list: PostList?

    var className: Identifier { Identifier(name.className, Identifier(words: ["Widget"])) }

    private static let heading = Field(name: Identifier(words: ["title"]), label: "Title")

    init(list: PostList) {
        name = Identifier(Identifier(words: ["recent"]), list.name)
        title = "Recent \(list.label)"
        description = "The latest \(Noun.lowercased(list.label))."
        var count = Field(name: Identifier(words: ["count"]), label: "Number", kind: .integer)
        count.minimum = 1
        count.maximum = 20
        count.initial = .integer(5)
        fields = [Self.heading, count]
        self.list = list
    }

    private init(name: Identifier, fields: [Field]) {
        self.name = name
        title = ""
        description = ""
        self.fields = fields
    }

    /// Reads a member of `widgets`.
    init(_ source: SpecObject, plugin: PluginParts) throws(SpecError) {
        let given = source.string("name") ?? ""
        let words = Words.of(given)
        guard !words.isEmpty else {
            throw SpecError(source.member("name"), "has no letter or digit that a name in code could be made of")
        }
        let own = try Field.list(source.objects("fields") ?? [])
        if let postType = source.string("post_type") {
            guard own.isEmpty else { throw SpecError(source.member("fields"), "are given by a list of posts") }
            self.init(list: try PostList(in: plugin, of: postType, at: source))
        } else {
            let text = Field(name: Identifier(words: ["text"]), label: "Text", kind: .textarea)
            let shown = own.isEmpty ? [text] : own.filter { $0.name != Self.heading.name }
            self.init(name: Identifier(words: words), fields: [Self.heading] + shown)
        }
        name = Identifier(words: words)
        title = source.string("title") ?? Noun.label(given)
        description = source.string("description") ?? description
    }

    func body(_ plugin: PluginParts) -> PHP {
        PHP.joined(
            [constructor(plugin), defaults(plugin), output(plugin), form(plugin), update(plugin)], separator: "\n\n")
    }

    private func constructor(_ plugin: PluginParts) -> PHP {
        let about = description.isEmpty ? title : description
        return """
            /**
             * Names the widget.
             */
            public function __construct() {
                parent::__construct(
                    '\(plugin.names.prefixed(name))',
                    \(translated: title, plugin.domain),
                    array(
                        'description'                 => \(translated: about, plugin.domain),
                        'customize_selective_refresh' => true,
                        'show_instance_in_rest'       => true,
                    )
                );
            }
            """
    }

    private func defaults(_ plugin: PluginParts) -> PHP {
        let values = fields.map { field in
            (
                key: field.name.text,
                value: field == Self.heading ? "\(translated: title, plugin.domain)" : field.start
            )
        }
        return """
            /**
             * What is shown until something is entered.
             *
             * @return array
             */
            private function defaults() {
                return \(PHP.array(values));
            }
            """
    }

    private func output(_ plugin: PluginParts) -> PHP {
        let content: PHP
        if let list {
            content = """
                \(list.query(count: "max( 1, (int) $instance['count'] )"))
                if ( '' === $items ) {
                    return;
                }
                $html = '<ul class="\(attribute: list.cssClass)">' . $items . '</ul>';
                """
        } else {
            let shown = fields.filter { $0 != Self.heading }
            content = """
                $html = '';
                \(lines: shown.map { FieldOutput($0, in: plugin).statement("$instance['\($0.name)']") })
                """
        }
        return """
            \(PHP.comment("Prints the widget.", [
                ("array", "args", "What the sidebar puts around widgets and their titles."),
                ("array", "instance", "What was entered in the form."),
            ], returns: "void"))
            public function widget( $args, $instance ) {
                $instance = array_merge( $this->defaults(), (array) $instance );
                $title    = apply_filters( 'widget_title', $instance['title'], $instance, $this->id_base );

                \(content)

                echo wp_kses_post( $args['before_widget'] );
                if ( '' !== $title ) {
                    echo wp_kses_post( $args['before_title'] . esc_html( $title ) . $args['after_title'] );
                }
                echo wp_kses_post( $html );
                echo wp_kses_post( $args['after_widget'] );
            }
            """
    }

    private func form(_ plugin: PluginParts) -> PHP {
        let rows = fields.map { field in
            let control = FieldControl(
                field, in: plugin, id: "$this->get_field_id( '\(field.name)' )" as PHP,
                name: "$this->get_field_name( '\(field.name)' )" as PHP, value: "$instance['\(field.name)']")
            return row(control)
        }
        return """
            \(PHP.comment("Prints the form.", [
                ("array", "instance", "What was entered before.")
            ], returns: "string"))
            public function form( $instance ) {
                $instance = array_merge( $this->defaults(), (array) $instance );
                ?>
                \(lines: rows)
                <?php
                return '';
            }
            """
    }

    private func row(_ control: FieldControl) -> PHP {
        control.field.kind == .boolean
            ? """
            <p>
                \(control.control)
                \(control.label)
            </p>
            \(control.help)
            """
            : """
            <p>
                \(control.label)<br />
                \(control.control)
            </p>
            \(control.help)
            """
    }

    private func update(_ plugin: PluginParts) -> PHP {
        let values = fields.map { field in
            let sent: PHP = "$new_instance['\(field.name)']"
            if field.kind == .boolean { return "$instance['\(field.name)'] = ! empty( \(sent) );" as PHP }
            return """
                if ( isset( \(sent) ) ) {
                    $instance['\(field.name)'] = \(field.cleaned(sent));
                }
                """
        }
        return """
            \(PHP.comment("Makes what was sent into what is kept.", [
                ("array", "new_instance", "What was sent."), ("array", "old_instance", "What was entered before."),
            ], returns: "array"))
            public function update( $new_instance, $old_instance ) {
                $new_instance = array_filter( (array) $new_instance, 'is_scalar' );
                $instance     = array_merge( $this->defaults(), (array) $old_instance );
                \(lines: values)

                return $instance;
            }
            """
    }
}
