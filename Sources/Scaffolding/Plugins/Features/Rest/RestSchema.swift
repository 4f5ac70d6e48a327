import ScaffoldCore

/// What an item looks like, and what a list may be asked for.
extension RestController {
    /// Properties that every item has.
    private static let taken: Set<String> = [
        "id", "title", "content", "excerpt", "status", "date", "modified", "link", "parent", "featured_media",
        "context",
        "page", "per_page", "search", "orderby", "order", "force", "_fields", "_embed", "_locale", "_method",
        "_envelope", "_links", "_wpnonce",
    ]

    /// The meta data, each under a name that no other property has.
    var fields: [(property: String, field: Field)] {
        type.fields.map { (Self.taken.contains($0.name.text) ? $0.name.text + "_value" : $0.name.text, $0) }
    }

    /// The taxonomies, as expressions.
    var taxonomies: [(property: String, taxonomy: PHP)] {
        let names = Set(fields.map(\.property)).union(Self.taken)
        return type.taxonomies.map { taxonomy in
            let name = taxonomy.noun.pluralName.text
            return (
                names.contains(name) ? name + "_terms" : name,
                "\(plugin.own(PostTypesClass.taxonomies))::\(taxonomy.constant)"
            )
        }
    }

    private func property(
        _ name: String, _ description: String, _ type: StaticString, context: [String] = ["view", "edit", "embed"],
        more: [(key: String, value: PHP)] = [], isReadOnly: Bool = false
    ) -> (key: String, value: PHP) {
        var members: [(key: String, value: PHP)] = [
            ("description", "\(translated: description, domain)"), ("type", "'\(PHP(verbatim: "\(type)"))'"),
        ]
        members += more
        members.append(("context", PHP.strings(context)))
        if isReadOnly { members.append(("readonly", "true")) }
        return (name, PHP.array(members))
    }

    private var properties: [(key: String, value: PHP)] {
        let statuses = PHP.strings(["publish", "draft", "pending", "private"])
        var result = [property("id", "ID of the \(one).", "integer", isReadOnly: true)]
        if type.supports("title") {
            result.append(
                property(
                    "title", "Title of the \(one).", "string", more: [("required", "true"), ("minLength", "1")]))
        }
        if type.supports("editor") {
            result.append(property("content", "Content of the \(one).", "string", context: ["view", "edit"]))
        }
        if type.supports("excerpt") { result.append(property("excerpt", "Excerpt of the \(one).", "string")) }
        result += [
            property(
                "status", "Status of the \(one).", "string", context: ["view", "edit"], more: [("enum", statuses)]),
            property(
                "date", "When the \(one) was published, in the site's time.", "string",
                more: [("format", "'date-time'")], isReadOnly: true),
            property(
                "modified", "When the \(one) was changed last, in the site's time.", "string",
                context: ["view", "edit"],
                more: [("format", "'date-time'")], isReadOnly: true),
        ]
        if type.isPublic {
            result.append(
                property("link", "Address of the \(one).", "string", more: [("format", "'uri'")], isReadOnly: true))
        }
        if type.isHierarchical {
            result.append(property("parent", "ID of the parent.", "integer", more: [("minimum", "0")]))
        }
        if type.supports("thumbnail") {
            result.append(
                property(
                    "featured_media", "ID of the picture, or 0.", "integer",
                    more: [
                        ("minimum", "0"),
                        ("arg_options", "array( 'validate_callback' => array( $this, 'validate_image' ) )"),
                    ]))
        }
        for (name, field) in fields {
            var members = field.schema(domain: domain)
            if field.isRequired { members.append(("required", "true")) }
            if field.initial != nil, !field.isRequired { members.append(("default", field.start)) }
            members.append(("context", PHP.strings(["view", "edit", "embed"])))
            result.append((name, PHP.array(members)))
        }
        for ((name, _), taxonomy) in zip(taxonomies, type.taxonomies) {
            result.append(
                property(
                    name, "IDs of the \(taxonomy.noun.lowercasedPlural).", "array", context: ["view", "edit"],
                    more: [("items", "array( 'type' => 'integer' )")]))
        }
        return result
    }

    var schema: PHP {
        """
        /**
         * The schema of an item.
         *
         * @return array
         */
        public function get_item_schema() {
            if ( empty( $this->schema ) ) {
                $this->schema = array(
                    '$schema'    => 'http://json-schema.org/draft-04/schema#',
                    'title'      => \(string: type.noun.name.text),
                    'type'       => 'object',
                    'properties' => \(PHP.array(properties)),
                );
            }

            return $this->add_additional_fields_schema( $this->schema );
        }
        """
    }
}

extension RestBase {
    var lists: PHP {
        """
        /**
         * What a list may be asked for.
         *
         * @return array
         */
        public function get_collection_params() {
            $params                       = parent::get_collection_params();
            $params['context']['default'] = 'view';
            $params['status']             = array(
                'description' => \(translated: "Lists items of this status.", domain),
                'type'        => 'string',
                'enum'        => \(PHP.strings(["publish", "future", "draft", "pending", "private", "trash"])),
                'default'     => 'publish',
            );
            $params['orderby']            = array(
                'description' => \(translated: "Sorts by this property.", domain),
                'type'        => 'string',
                'enum'        => \(PHP.strings(["date", "id", "modified", "title"])),
                'default'     => 'date',
            );
            $params['order']              = array(
                'description' => \(translated: "Sorts in this direction.", domain),
                'type'        => 'string',
                'enum'        => array( 'asc', 'desc' ),
                'default'     => 'desc',
            );

            return $params;
        }

        \(PHP.comment(
            "Whether a value is the ID of a picture, or 0.",
            [
                ("mixed", "value", "The value."), ("\(request)", "request", "The request."),
                ("string", "param", "Name of the property."),
            ], returns: "true|\(error)"))
        public function validate_image( $value, $request, $param ) {
            $valid = rest_validate_request_arg( $value, $request, $param );
            if ( is_wp_error( $valid ) || 0 === (int) $value || wp_attachment_is_image( (int) $value ) ) {
                return $valid;
            }

            return \(failure("rest_invalid_image", "There is no such picture.", status: "400"));
        }
        """
    }
}
