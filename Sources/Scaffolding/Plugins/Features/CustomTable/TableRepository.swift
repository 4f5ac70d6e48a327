import JSON
import ScaffoldCore

/// The class that reads and writes the records of a table.
struct TableRepository {
    let table: TableSpec
    let plugin: PluginParts

    var record: RecordType { table.record }
    private var names: PluginNames { plugin.names }
    private var domain: Slug { plugin.domain }
    /// Names of tables and columns go into queries through a placeholder where WordPress has one.
    var hasIdentifierPlaceholder: Bool { plugin.requires(6, 2) }

    private var values: RecordValues {
        RecordValues(record: record, plugin: plugin, keys: table.indexes.flatMap(\.columns))
    }

    var definition: PluginClass {
        PluginClass(
            role: "repository", name: record.repository,
            summary: "Reads and writes the table of \(record.noun.lowercasedPlural).", isService: false,
            body: PHP.joined(
                [
                    constants, tableName, defaults, find, RepositoryQueries(repository: self).paginate, insert, update,
                    delete,
                ]
                    + RepositoryQueries(repository: self).others + values.methods + values.tableMethods + [forget],
                separator: "\n\n"))
    }

    private var formats: [(key: String, value: PHP)] {
        record.fields.map { ($0.name.text, "'\(PHP(verbatim: ColumnType($0).placeholder))'") } + [
            ("created_by", "'%d'"), ("created_at", "'%s'"), ("updated_at", "'%s'"),
        ]
    }

    private var constants: PHP {
        """
        /**
         * Group of the object cache.
         */
        const CACHE_GROUP = \(string: table.name);

        /**
         * The most records of a page.
         */
        const MOST_PER_PAGE = 200;

        /**
         * Columns that a list can be sorted by.
         */
        const SORTABLE = \(PHP.strings(["id"] + record.sortable.map(\.text) + ["created_at", "updated_at"]));

        /**
         * Placeholders of the columns.
         */
        const FORMATS = \(PHP.array(formats));
        """
    }

    private var tableName: PHP {
        """
        /**
         * Gives the name of the table on the current site.
         *
         * @return string
         */
        public static function table() {
            global $wpdb;

            return $wpdb->prefix . \(string: table.name);
        }
        """
    }

    private var defaults: PHP {
        let values = record.fields.map { field -> (key: String, value: PHP) in
            if field.kind == .date, field.initial == nil { return (field.name.text, "null") }
            return (field.name.text, "\(value: field.startValue)")
        }
        return """
            /**
             * Gives what each column begins with.
             *
             * @return array<string,mixed>
             */
            public function defaults() {
                return \(PHP.array(values));
            }
            """
    }

    private var find: PHP {
        let query: PHP =
            hasIdentifierPlaceholder
            ? "$wpdb->prepare( 'SELECT * FROM %i WHERE id = %d', self::table(), $id )"
            : "$wpdb->prepare( \"SELECT * FROM {$wpdb->prefix}\(PHP(verbatim: table.name)) WHERE id = %d\", $id )"
        return """
            /**
             * Finds a record.
             *
             * @param int $id Number of the record.
             * @return array<string,mixed>|null
             */
            public function find( $id ) {
                global $wpdb;

                $id     = absint( $id );
                $record = wp_cache_get( $id, self::CACHE_GROUP );
                if ( is_array( $record ) ) {
                    return $record;
                }

                // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- WordPress has no function for a plugin's table.
                $row = $wpdb->get_row( \(query), ARRAY_A );
                if ( ! is_array( $row ) ) {
                    return null;
                }

                $record = $this->typed( $row );
                wp_cache_set( $id, $record, self::CACHE_GROUP );

                return $record;
            }
            """
    }

    /// With a key that is to be unique, the database may refuse; it says so in the answer, not on the page.
    private func quietly(_ statement: PHP) -> PHP {
        guard table.indexes.contains(where: \.isUnique) else { return statement }
        return """
            $were_hidden = $wpdb->suppress_errors();
            \(statement)
            $wpdb->suppress_errors( $were_hidden );
            """
    }

    private var insert: PHP {
        let write: PHP = """
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery -- WordPress has no function for a plugin's table.
            $inserted = $wpdb->insert( self::table(), $record, $this->formats( $record ) );
            """
        return """
            /**
             * Adds a record.
             *
             * @param array<string,mixed> $data Values by the names of columns; what is missing begins as usual.
             * @return int|\(plugin.core("WP_Error")) Number of the record.
             */
            public function insert( array $data ) {
                global $wpdb;

                $record = $this->prepared( array_merge( $this->defaults(), $data ) );
                if ( is_wp_error( $record ) ) {
                    return $record;
                }
                $record['created_by'] = isset( $data['created_by'] ) ? absint( $data['created_by'] ) : get_current_user_id();
                $record['created_at'] = current_time( 'mysql', true );
                $record['updated_at'] = $record['created_at'];

                \(quietly(write))
                if ( ! $inserted ) {
                    return $this->not_saved();
                }

                $id = (int) $wpdb->insert_id;
                $this->forget( $id );

                /**
                 * Fires after a record was added.
                 *
                 * @param int                 $id     Number of the record.
                 * @param array<string,mixed> $record What was stored.
                 */
                do_action( '\(names.prefix)_\(record.singular)_inserted', $id, $record );

                return $id;
            }
            """
    }

    private var update: PHP {
        let write: PHP = """
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery,WordPress.DB.DirectDatabaseQuery.NoCaching -- forget() clears the cache.
            $updated = $wpdb->update( self::table(), $record, array( 'id' => $id ), $this->formats( $record ), array( '%d' ) );
            """
        return """
            /**
             * Changes a record.
             *
             * @param int                 $id   Number of the record.
             * @param array<string,mixed> $data Values by the names of columns; what is missing stays as it is.
             * @return true|\(plugin.core("WP_Error"))
             */
            public function update( $id, array $data ) {
                global $wpdb;

                $id     = absint( $id );
                $record = $this->prepared( $data );
                if ( is_wp_error( $record ) ) {
                    return $record;
                }
                if ( isset( $data['created_by'] ) ) {
                    $record['created_by'] = absint( $data['created_by'] );
                }
                $record['updated_at'] = current_time( 'mysql', true );

                \(quietly(write))
                if ( false === $updated ) {
                    return $this->not_saved();
                }
                $this->forget( $id );

                /**
                 * Fires after a record was changed.
                 *
                 * @param int                 $id     Number of the record.
                 * @param array<string,mixed> $record What was stored.
                 */
                do_action( '\(names.prefix)_\(record.singular)_updated', $id, $record );

                return true;
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
            global $wpdb;

            $id = absint( $id );
            // phpcs:ignore WordPress.DB.DirectDatabaseQuery.DirectQuery,WordPress.DB.DirectDatabaseQuery.NoCaching -- forget() clears the cache.
            $deleted = $wpdb->delete( self::table(), array( 'id' => $id ), array( '%d' ) );
            $this->forget( $id );
            if ( ! $deleted ) {
                return false;
            }

            /**
             * Fires after a record was deleted.
             *
             * @param int $id Number of the record.
             */
            do_action( '\(names.prefix)_\(record.singular)_deleted', $id );

            return true;
        }
        """
    }

    private var forget: PHP {
        """
        /**
         * Says that a record could not be stored.
         *
         * @return \(plugin.core("WP_Error"))
         */
        private function not_saved() {
            return new \(plugin.core("WP_Error"))( '\(names.prefix)_not_saved', \(translated: "The database did not take the values.", domain) );
        }

        /**
         * Clears what is cached of a record and of the pages that it may be on.
         *
         * @param int $id Number of the record.
         * @return void
         */
        private function forget( $id ) {
            wp_cache_delete( $id, self::CACHE_GROUP );
            wp_cache_set( 'last_changed', microtime(), self::CACHE_GROUP );
        }
        """
    }
}
