import ScaffoldCore

/// Boxes with controls on the screens where posts are edited.
struct MetaBoxFeature: PluginFeature {
    static let name = "meta_boxes"
    static let synonyms = ["meta_box", "metabox", "metaboxes", "custom_fields"]
    static let subjects = ["meta_boxes"]

    static let className = Identifier(words: ["Meta", "Boxes"])

    private let spec: PluginSpec
    private let content: PluginContent

    init(_ spec: PluginSpec) throws(SpecError) {
        self.spec = spec
        content = try PluginContent(spec)
    }

    func add(to plugin: inout PluginParts) throws(SpecError) {
        let boxes = try MetaBox.list(spec, types: plugin.postTypes, noun: content.noun, plugin: plugin)
        for box in boxes {
            plugin.supportMeta(of: box.targets.map(\.key))
            let groups = box.targets.map { PostMetaGroup(postType: $0.postType, name: $0.name, fields: box.fields) }
            PostMetaClass.add(groups, to: &plugin)
        }
        plugin.add(
            PluginClass(
                role: "meta_boxes", name: Self.className,
                summary: "Shows and saves the data that posts have beside their content.",
                body: body(boxes, plugin)))
        if boxes.contains(where: { $0.fields.contains { $0.kind == .image } }) {
            plugin.needImages(on: ["post.php", "post-new.php"])
        }
        if let test = MetaBoxTests.boxes(boxes, plugin) { plugin.tests.append(test) }
        for box in boxes { plugin.highlights.append("The box “\(box.title)” where content is edited.") }
    }

    private func body(_ boxes: [MetaBox], _ plugin: PluginParts) -> PHP {
        var parts: [PHP] = [registration(boxes), adding(boxes, plugin)]
        for box in boxes { parts += [rendering(box, plugin), saving(box, plugin)] }
        parts.append(Self.check)
        return PHP.joined(parts, separator: "\n\n")
    }

    private func registration(_ boxes: [MetaBox]) -> PHP {
        let hooks = boxes.flatMap { box in
            box.targets.map { target in
                "add_action( \(target.saveHook), array( $this, 'save_\(box.name)' ) );" as PHP
            }
        }
        return """
            /**
             * Adds the hooks.
             *
             * @return void
             */
            public function register() {
                add_action( 'add_meta_boxes', array( $this, 'add_boxes' ) );
                \(lines: hooks)
            }
            """
    }

    private func adding(_ boxes: [MetaBox], _ plugin: PluginParts) -> PHP {
        let calls = boxes.map { box in
            """
            add_meta_box(
                '\(plugin.names.prefixed(box.name))',
                \(translated: box.title, plugin.domain, function: .html),
                array( $this, 'render_\(box.name)' ),
                \(box.targets.count == 1 ? box.targets[0].postType : PHP.list(box.targets.map(\.postType))),
                \(string: box.context),
                \(string: box.priority)
            );
            """ as PHP
        }
        return """
            /**
             * Adds the boxes to the screens of their post types.
             *
             * @return void
             */
            public function add_boxes() {
                \(lines: calls)
            }
            """
    }

    /// The action that a box's nonce is for, and the name of the nonce's field.
    private func nonce(_ box: MetaBox, _ plugin: PluginParts) -> (action: PHP, name: PHP) {
        ("'\(plugin.names.prefix)_save_\(box.name)'", "'\(plugin.names.prefix)_\(box.name)_nonce'")
    }

    private func rendering(_ box: MetaBox, _ plugin: PluginParts) -> PHP {
        let nonce = nonce(box, plugin)
        let values = box.fields.map { field in
            (
                name: variable(field),
                value: "get_post_meta( $post->ID, \(string: PostMetaClass.key(field, plugin.names)), true )" as PHP
            )
        }
        let controls = box.fields.map { field in
            let key = PostMetaClass.key(field, plugin.names)
            return row(
                FieldControl(field, in: plugin, id: key, name: key, value: cast("$\(variable(field))", field)))
        }
        return """
            /**
             * Prints the box \(comment: "“\(box.title)”").
             *
             * @param \(plugin.core("WP_Post")) $post Post that is edited.
             * @return void
             */
            public function render_\(box.name)( $post ) {
                \(PHP.assignments(values))

                wp_nonce_field( \(nonce.action), \(nonce.name) );
                ?>
                \(lines: controls)
                <?php
            }
            """
    }

    /// A variable that is none of those that the method has already.
    private func variable(_ field: Field) -> Identifier {
        ["post", "this", "post_id"].contains(field.name.text)
            ? Identifier(field.name, Identifier(words: ["value"])) : field.name
    }

    /// Meta data comes back as text.
    private func cast(_ value: PHP, _ field: Field) -> PHP {
        switch field.kind {
        case .boolean: "(bool) \(value)"
        case .image: "(int) \(value)"
        default: value
        }
    }

    private func row(_ control: FieldControl) -> PHP {
        switch control.field.kind {
        case .boolean:
            return """
                <p>
                    \(control.control)
                    \(control.label)
                </p>
                \(control.help)
                """
        case .richText:
            return """
                <p>\(control.label)</p>
                \(control.control)
                \(control.help)
                """
        default:
            return """
                <p>
                    \(control.label)<br />
                    \(control.control)
                </p>
                \(control.help)
                """
        }
    }

    private func saving(_ box: MetaBox, _ plugin: PluginParts) -> PHP {
        let nonce = nonce(box, plugin)
        let statements = box.fields.map { field in
            let key = PostMetaClass.key(field, plugin.names)
            let sent: PHP = "$_POST[\(string: key)]"
            if field.kind == .boolean {
                return "update_post_meta( $post_id, \(string: key), isset( \(sent) ) );" as PHP
            }
            let clean = field.sanitized("wp_unslash( \(sent) )")
            let value: PHP = field.jsonType == "string" ? "wp_slash( \(clean) )" : clean
            return """
                if ( isset( \(sent) ) && is_string( \(sent) ) ) {
                    update_post_meta( $post_id, \(string: key), \(value) );
                }
                """
        }
        return """
            /**
             * Saves what was entered in the box \(comment: "“\(box.title)”").
             *
             * @param int $post_id Post that is saved.
             * @return void
             */
            public function save_\(box.name)( $post_id ) {
                if ( ! isset( $_POST[\(nonce.name)] ) || ! wp_verify_nonce( sanitize_key( wp_unslash( $_POST[\(nonce.name)] ) ), \(
                    nonce.action) ) ) {
                    return;
                }
                if ( ! $this->can_save( $post_id ) ) {
                    return;
                }

                \(lines: statements)
            }
            """
    }

    private static let check: PHP = """
        /**
         * Whether what was sent may be saved with a post now.
         *
         * @param int $post_id Post that is saved.
         * @return bool
         */
        private function can_save( $post_id ) {
            if ( wp_is_post_autosave( $post_id ) || wp_is_post_revision( $post_id ) ) {
                return false;
            }
            if ( defined( 'DOING_AUTOSAVE' ) && DOING_AUTOSAVE ) {
                return false;
            }

            return current_user_can( 'edit_post', $post_id );
        }
        """
}
