import JSON
import ScaffoldCore

/// The class that reads and writes posts of one type as records.
struct PostRepository {
    let type: PostType
    let plugin: PluginParts
    let record: RecordType

    init(type: PostType, plugin: PluginParts) {
        self.type = type
        self.plugin = plugin
        var title = Field(name: Identifier(words: ["title"]), label: "Title")
        title.isRequired = true
        var fields = [title]
        if type.supports("editor") {
            fields.append(Field(name: Identifier(words: ["content"]), label: "Content", kind: .richText))
        }
        let taken = Set(fields.map(\.name.text) + TableSpec.own)
        fields += type.fields.filter { !taken.contains($0.name.text) }
        record = RecordType(
            noun: type.noun, fields: fields, sortable: [Identifier(words: ["title"])], postType: type.key)
    }

    private var postType: PHP { "\(plugin.own(PostTypesClass.name))::\(type.constant)" }
    private var metaFields: [Field] { record.fields.filter { !["title", "content"].contains($0.name.text) } }
    private var hasContent: Bool { record.fields.contains { $0.name.text == "content" } }
    private var domain: Slug { plugin.domain }

    var definition: PluginClass {
        var methods = [constants, defaults, find, paginate, insert, update, delete]
        if plugin.features.contains("privacy") { methods.append(personal) }
        methods += RecordValues(record: record, plugin: plugin).methods + [conversion]
        return PluginClass(
            role: "repository", name: record.repository, summary: "Reads and writes \(record.noun.lowercasedPlural).",
            isService: false, body: PHP.joined(methods, separator: "\n\n"))
    }

    private var constants: PHP {
        let keys = metaFields.map { ($0.name.text, "\(string: PostMetaClass.key($0, plugin.names))" as PHP) }
        return """
            /**
             * The most records of a page.
             */
            const MOST_PER_PAGE = 200;

            /**
             * What a list can be sorted by, as WordPress calls it.
             */
            const SORTABLE = array(
                'id'         => 'ID',
                'title'      => 'title',
                'created_at' => 'date',
                'updated_at' => 'modified',
            );

            /**
             * Keys of the meta data of each field.
             */
            const META_KEYS = \(PHP.array(keys));
            """
    }

    private var defaults: PHP {
        let values = record.fields.map { ($0.name.text, $0.start) }
        return """
            /**
             * Gives what each field begins with.
             *
             * @return array<string,mixed>
             */
            public function defaults() {
                return \(PHP.array(values));
            }
            """
    }

    private var find: PHP {
        """
        /**
         * Finds a record.
         *
         * @param int $id Number of the record.
         * @return array<string,mixed>|null
         */
        public function find( $id ) {
            $post = get_post( absint( $id ) );
            if ( ! $post || \(postType) !== $post->post_type || 'trash' === $post->post_status ) {
                return null;
            }

            return $this->record( $post );
        }
        """
    }

    private var paginate: PHP {
        """
        /**
         * Gives a page of records.
         *
         * @param array<string,mixed> $args {
         *     What to look for, all of it optional.
         *
         *     @type string $search   Text that a record is to contain.
         *     @type int    $author   User who added the records.
         *     @type string $orderby  Key of SORTABLE.
         *     @type string $order    "asc" or "desc".
         *     @type int    $page     Number of the page, from 1.
         *     @type int    $per_page Records of a page.
         * }
         * @return array{items: array<int,array<string,mixed>>, total: int}
         */
        public function paginate( array $args = array() ) {
            $args  = wp_parse_args(
                $args,
                array(
                    'search'   => '',
                    'author'   => 0,
                    'orderby'  => 'id',
                    'order'    => 'desc',
                    'page'     => 1,
                    'per_page' => 20,
                )
            );
            $query = new \(plugin.core("WP_Query"))(
                array(
                    'post_type'      => \(postType),
                    'post_status'    => array( 'publish', 'future', 'draft', 'pending', 'private' ),
                    's'              => (string) $args['search'],
                    'author'         => absint( $args['author'] ),
                    'orderby'        => isset( self::SORTABLE[ $args['orderby'] ] ) ? self::SORTABLE[ $args['orderby'] ] : 'ID',
                    'order'          => 'asc' === strtolower( (string) $args['order'] ) ? 'ASC' : 'DESC',
                    'paged'          => max( 1, (int) $args['page'] ),
                    'posts_per_page' => max( 1, min( self::MOST_PER_PAGE, (int) $args['per_page'] ) ),
                )
            );

            return array(
                'items' => array_map( array( $this, 'record' ), $query->posts ),
                'total' => (int) $query->found_posts,
            );
        }
        """
    }

    private var insert: PHP {
        """
        /**
         * Adds a record.
         *
         * @param array<string,mixed> $data Values by the names of fields; what is missing begins as usual.
         * @return int|\(plugin.core("WP_Error")) Number of the record.
         */
        public function insert( array $data ) {
            $record = $this->prepared( array_merge( $this->defaults(), $data ) );
            if ( is_wp_error( $record ) ) {
                return $record;
            }

            $post                = $this->post( $record );
            $post['post_type']   = \(postType);
            $post['post_status'] = 'publish';
            if ( isset( $data['created_by'] ) ) {
                $post['post_author'] = absint( $data['created_by'] );
            }

            return wp_insert_post( wp_slash( $post ), true );
        }
        """
    }

    private var update: PHP {
        """
        /**
         * Changes a record.
         *
         * @param int                 $id   Number of the record.
         * @param array<string,mixed> $data Values by the names of fields; what is missing stays as it is.
         * @return true|\(plugin.core("WP_Error"))
         */
        public function update( $id, array $data ) {
            $record = $this->prepared( $data );
            if ( is_wp_error( $record ) ) {
                return $record;
            }
            if ( null === $this->find( $id ) ) {
                return new \(plugin.core("WP_Error"))( '\(plugin.names.prefix)_not_found', \(translated: "There is no such entry.", domain) );
            }

            $post       = $this->post( $record );
            $post['ID'] = absint( $id );
            if ( isset( $data['created_by'] ) ) {
                $post['post_author'] = absint( $data['created_by'] );
            }
            $updated = wp_update_post( wp_slash( $post ), true );

            return is_wp_error( $updated ) ? $updated : true;
        }
        """
    }

    private var delete: PHP {
        """
        /**
         * Deletes a record.
         *
         * @param int $id Number of the record.
         * @return bool Whether there was one.
         */
        public function delete( $id ) {
            return null !== $this->find( $id ) && (bool) wp_delete_post( absint( $id ), true );
        }
        """
    }

    private var conversion: PHP {
        let content: PHP =
            hasContent
            ? """
            if ( isset( $record['content'] ) ) {
                $post['post_content'] = $record['content'];
            }
            """ : ""
        var row: [(key: String, value: PHP)] = [("id", "$post->ID"), ("title", "$post->post_title")]
        if hasContent { row.append(("content", "$post->post_content")) }
        row += metaFields.map { field in
            let value: PHP = "get_post_meta( $post->ID, \(string: PostMetaClass.key(field, plugin.names)), true )"
            return (field.name.text, cast(value, field))
        }
        // What is no date is null.
        let hasDates = metaFields.contains { $0.kind == .date }
        let stored: PHP = hasDates ? "null === $record[ $field ] ? '' : $record[ $field ]" : "$record[ $field ]"
        row += [
            ("created_by", "(int) $post->post_author"), ("created_at", "$post->post_date_gmt"),
            ("updated_at", "$post->post_modified_gmt"),
        ]
        return """
            /**
             * Makes a post of a record.
             *
             * @param array<string,mixed> $record Values by the names of fields.
             * @return array<string,mixed>
             */
            private function post( array $record ) {
                $post = array( 'meta_input' => array() );
                if ( isset( $record['title'] ) ) {
                    $post['post_title'] = $record['title'];
                }
                \(content)
                foreach ( array_intersect_key( self::META_KEYS, $record ) as $field => $meta_key ) {
                    $post['meta_input'][ $meta_key ] = \(stored);
                }

                return $post;
            }

            /**
             * Makes a record of a post.
             *
             * @param \(plugin.core("WP_Post")) $post Post.
             * @return array<string,mixed>
             */
            private function record( $post ) {
                return \(PHP.array(row));
            }
            """
    }

    private func cast(_ value: PHP, _ field: Field) -> PHP {
        switch field.kind {
        case .integer, .image: "(int) \(value)"
        case .number: "(float) \(value)"
        case .boolean: "(bool) \(value)"
        default: "(string) \(value)"
        }
    }

    private var personal: PHP {
        let emails = record.fields.filter { $0.kind == .email }
        let parameter: PHP = emails.isEmpty ? "" : "$email, "
        let common: PHP = """
            'post_type'      => \(postType),
            'post_status'    => array( 'publish', 'future', 'draft', 'pending', 'private', 'trash' ),
            'orderby'        => 'ID',
            'order'          => 'ASC',
            'paged'          => $page,
            'posts_per_page' => $per_page,
            """
        let clauses = emails.map { field in
            """
            array(
                'key'   => \(string: PostMetaClass.key(field, plugin.names)),
                'value' => $email,
            ),
            """ as PHP
        }
        let byAddress: PHP =
            emails.isEmpty
            ? ""
            : """
            if ( ! $user_id ) {
                unset( $args['author'] );
                // phpcs:ignore WordPress.DB.SlowDBQuery.slow_db_query_meta_query -- Runs when somebody asks for their data, not on visits.
                $args['meta_query'] = array(
                    'relation' => 'OR',
                    \(lines: clauses)
                );
            }
            """
        let none: PHP = emails.isEmpty ? "if ( ! $user_id ) {\n    return array();\n}\n" : ""
        return """
            /**
             * Gives records that belong to a person, the first added first.
             *
             \(RecordType.personParameters(hasAddress: !emails.isEmpty))
             * @return array<int,array<string,mixed>>
             */
            public function of_person( $user_id, \(parameter)$page, $per_page ) {
                \(none)
                $args  = array(
                    \(common)
                    'author'         => $user_id,
                );
                \(byAddress)
                $query = new \(plugin.core("WP_Query"))( $args );

                return array_map( array( $this, 'record' ), $query->posts );
            }
            """
    }
}
