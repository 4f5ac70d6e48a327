import ScaffoldCore

/// The method of a repository that gives a page of records.
struct RepositoryQueries {
    let repository: TableRepository

    private var record: RecordType { repository.record }
    private var searched: [String] { record.searched.map(\.name.text) }

    /// What a record must fulfil. Each condition is true where nothing is asked for, so that one query serves all.
    private var condition: PHP {
        guard !searched.isEmpty else { return "( 0 = %d OR created_by = %d )" }
        let columns = PHP(verbatim: searched.joined(separator: ", "))
        return "( '' = %s OR CONCAT_WS( ' ', \(columns) ) LIKE %s ) AND ( 0 = %d OR created_by = %d )"
    }

    private var values: [PHP] {
        searched.isEmpty ? ["$author", "$author"] : ["$search", "$like", "$author", "$author"]
    }

    private func rows(_ direction: StaticString) -> PHP {
        let direction = PHP(verbatim: "\(direction)")
        return """
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- WordPress has no function for a plugin's table.
            $rows = $wpdb->get_results(
                $wpdb->prepare(
                    \(Self.quoted("SELECT * FROM %i WHERE \(condition) ORDER BY %i \(direction), id \(direction) LIMIT %d OFFSET %d")),
                    self::table(),
                    \(PHP.joined(values + ["$orderby", "$per_page"], separator: ",\n")),
                    $offset
                ),
                ARRAY_A
            );
            """
    }

    private var allRows: PHP {
        guard repository.hasIdentifierPlaceholder else {
            return """
                $sorting = sanitize_sql_orderby( $orderby . ' ' . $order );

                // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- WordPress has no function for a plugin's table.
                $rows = $wpdb->get_results(
                    $wpdb->prepare(
                        // phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- One of SORTABLE and a direction.
                        "SELECT * FROM {$wpdb->prefix}\(PHP(verbatim: repository.table.name)) WHERE \(condition) ORDER BY {$sorting}, id {$order} LIMIT %d OFFSET %d",
                        \(PHP.joined(values + ["$per_page"], separator: ",\n")),
                        $offset
                    ),
                    ARRAY_A
                );
                """
        }
        return """
            if ( 'ASC' === $order ) {
                \(rows("ASC"))
            } else {
                \(rows("DESC"))
            }
            """
    }

    private var count: PHP {
        let hasPlaceholder = repository.hasIdentifierPlaceholder
        let table: PHP = hasPlaceholder ? "%i" : "{$wpdb->prefix}\(PHP(verbatim: repository.table.name))"
        return """
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- WordPress has no function for a plugin's table.
            $total = $wpdb->get_var(
                $wpdb->prepare(
                    \(Self.quoted("SELECT COUNT(*) FROM \(table) WHERE \(condition)")),
                    \(PHP.joined((hasPlaceholder ? ["self::table()"] : []) + values, separator: ",\n"))
                )
            );
            """
    }

    var paginate: PHP {
        let search: PHP =
            searched.isEmpty
            ? ""
            : """
            $search   = (string) $args['search'];
            $like     = '%' . $wpdb->esc_like( $search ) . '%';
            """
        let asked: PHP = searched.isEmpty ? "" : "$search, "
        return """
            /**
             * Gives a page of records.
             *
             * @param array<string,mixed> $args {
             *     What to look for, all of it optional.
             *
             *     @type string $search   Text that a record is to contain.
             *     @type int    $author   User who added the records.
             *     @type string $orderby  Column, one of SORTABLE.
             *     @type string $order    "asc" or "desc".
             *     @type int    $page     Number of the page, from 1.
             *     @type int    $per_page Records of a page.
             * }
             * @return array{items: array<int,array<string,mixed>>, total: int}
             */
            public function paginate( array $args = array() ) {
                global $wpdb;

                $args     = wp_parse_args(
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
                \(search)
                $author   = absint( $args['author'] );
                $orderby  = in_array( $args['orderby'], self::SORTABLE, true ) ? $args['orderby'] : 'id';
                $order    = 'asc' === strtolower( (string) $args['order'] ) ? 'ASC' : 'DESC';
                $per_page = max( 1, min( self::MOST_PER_PAGE, (int) $args['per_page'] ) );
                $offset   = ( max( 1, (int) $args['page'] ) - 1 ) * $per_page;

                $asked = wp_json_encode( array( \(asked)$author, $orderby, $order, $per_page, $offset ) );
                $key   = 'page:' . md5( $asked . wp_cache_get_last_changed( self::CACHE_GROUP ) );
                $page  = wp_cache_get( $key, self::CACHE_GROUP );
                if ( is_array( $page ) ) {
                    return $page;
                }

                \(allRows)
                \(count)

                $page = array(
                    'items' => array_map( array( $this, 'typed' ), (array) $rows ),
                    'total' => (int) $total,
                );
                wp_cache_set( $key, $page, self::CACHE_GROUP, HOUR_IN_SECONDS );

                return $page;
            }
            """
    }

    /// What other features of the plugin need of the table.
    var others: [PHP] {
        var methods: [PHP] = []
        if record.isPruned { methods.append(deleteOlder) }
        if repository.plugin.features.contains("privacy") { methods.append(personal) }
        return methods
    }

    private var deleteOlder: PHP {
        let table: PHP =
            repository.hasIdentifierPlaceholder
            ? "'DELETE FROM %i WHERE created_at < %s LIMIT 1000', self::table()"
            : "\"DELETE FROM {$wpdb->prefix}\(PHP(verbatim: repository.table.name)) WHERE created_at < %s LIMIT 1000\""
        return """
            /**
             * Deletes records that were added long ago, a thousand at a time.
             *
             * @param int $days Days that records are kept.
             * @return int How many were deleted.
             */
            public function delete_older_than( $days ) {
                global $wpdb;

                $limit = gmdate( 'Y-m-d H:i:s', time() - absint( $days ) * DAY_IN_SECONDS );
                // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- WordPress has no function for a plugin's table.
                $deleted = $wpdb->query( $wpdb->prepare( \(table), $limit ) );
                if ( ! $deleted ) {
                    return 0;
                }
                wp_cache_set( 'last_changed', microtime(), self::CACHE_GROUP );

                /**
                 * Fires after old records were deleted.
                 *
                 * @param int $deleted How many.
                 */
                do_action( '\(repository.plugin.names.prefix)_\(record.singular)_pruned', (int) $deleted );

                return (int) $deleted;
            }
            """
    }

    /// A statement of SQL as a string: in double quotes only where it needs them.
    private static func quoted(_ statement: PHP) -> PHP {
        statement.text.contains { $0 == "'" || $0 == "$" } ? "\"\(statement)\"" : "'\(statement)'"
    }

    private var personal: PHP {
        let emails = record.fields.filter { $0.kind == .email }
        let hasPlaceholder = repository.hasIdentifierPlaceholder
        let conditions = ["( 0 < %d AND created_by = %d )"] + emails.map { "\($0.name.text) = %s" }
        let condition = PHP(verbatim: conditions.joined(separator: " OR "))
        let table: PHP = hasPlaceholder ? "%i" : "{$wpdb->prefix}\(PHP(verbatim: repository.table.name))"
        let values: [PHP] =
            (hasPlaceholder ? ["self::table()"] : []) + ["$user_id", "$user_id"] + emails.map { _ in "$email" }
            + ["$per_page"]
        let parameter: PHP = emails.isEmpty ? "" : "$email, "
        return """
            /**
             * Gives records that belong to a person, the first added first.
             *
             \(RecordType.personParameters(hasAddress: !emails.isEmpty))
             * @return array<int,array<string,mixed>>
             */
            public function of_person( $user_id, \(parameter)$page, $per_page ) {
                global $wpdb;

                // phpcs:ignore WordPress.DB.DirectDatabaseQuery -- What was stored last is exported and erased.
                $rows = $wpdb->get_results(
                    $wpdb->prepare(
                        \(Self.quoted("SELECT * FROM \(table) WHERE \(condition) ORDER BY id ASC LIMIT %d OFFSET %d")),
                        \(PHP.joined(values, separator: ",\n")),
                        ( $page - 1 ) * $per_page
                    ),
                    ARRAY_A
                );

                return array_map( array( $this, 'typed' ), (array) $rows );
            }
            """
    }
}
