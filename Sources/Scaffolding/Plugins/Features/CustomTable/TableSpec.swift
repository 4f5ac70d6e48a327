import ScaffoldCore

/// A table of the plugin's own.
struct TableSpec: Sendable {
    /// A key beside the primary one.
    struct Index: Sendable, Equatable {
        var name: Identifier
        var columns: [Identifier]
        var isUnique: Bool
    }

    var record: RecordType
    var indexes: [Index]
    /// Behind `$wpdb->prefix`: "product_manager_products".
    var name: String

    /// The longest name of a table that leaves room for the prefix of a site in a network; MySQL takes 64 bytes.
    private static let longestName = 48
    private static let longestColumn = 60
    /// The columns that every table has.
    static let own = ["id", "created_by", "created_at", "updated_at"]

    /// The tables of a specification; one with usual columns if none is described.
    static func list(_ spec: PluginSpec) throws(SpecError) -> [TableSpec] {
        guard let sources = spec.source.objects("tables"), !sources.isEmpty else { return [derived(spec.names)] }
        var tables: [TableSpec] = []
        for source in sources {
            let table = try TableSpec(source, spec.names)
            guard !tables.contains(where: { $0.record.singular == table.record.singular || $0.name == table.name })
            else {
                throw SpecError(source.member("name"), "is the name of two tables: \(table.record.plural.text)")
            }
            tables.append(table)
        }
        return tables
    }

    private init(_ source: SpecObject, _ names: PluginNames) throws(SpecError) {
        let words = Words.of(source.string("name") ?? "")
        guard !words.isEmpty else {
            throw SpecError(source.member("name"), "has no letter or digit that a table's name could be made of")
        }
        var columns: [Field] = []
        let given = source.objects("columns") ?? []
        for column in given {
            let field = try Self.column(column)
            guard !columns.contains(where: { $0.name == field.name }) else {
                throw SpecError(column.member("name"), "is the name of two columns: \(field.name.text)")
            }
            columns.append(field)
        }
        if columns.isEmpty { columns = Self.usualColumns }
        record = RecordType(noun: Self.noun(source, words), fields: columns, sortable: [])
        guard record.plural.text.utf8.count <= Self.longestName else {
            throw SpecError(source.member("name"), "has more than \(Self.longestName) characters")
        }
        name = names.key(record.plural, maximum: Self.longestName)
        indexes = try Self.indexes(source, columns)
        setSortable()
    }

    private init(record: RecordType, indexes: [Index], name: String) {
        self.record = record
        self.indexes = indexes
        self.name = name
        setSortable()
    }

    private mutating func setSortable() {
        record.sortable = record.fields.filter { $0.kind != .richText && $0.kind != .textarea && $0.kind != .image }
            .map(\.name)
    }

    /// "order items" is about order items, whatever people call one.
    private static func noun(_ source: SpecObject, _ words: [String]) -> Noun {
        let last = words.last ?? ""
        let one: [String] = words.dropLast() + [EnglishPlural.singular(last)]
        let code = Noun(singular: one.joined(separator: " "), fallback: "record")
        return Noun(
            singular: source.string("singular_label") ?? Field.title(one),
            plural: source.string("plural_label")
                ?? Field.title(Words.of(code.plural)), name: code.name, pluralName: code.pluralName)
    }

    private static func derived(_ names: PluginNames) -> TableSpec {
        let record = RecordType(noun: Noun(title: names.title), fields: usualColumns, sortable: [])
        let status = Identifier(words: ["status"])
        return TableSpec(
            record: record, indexes: [Index(name: status, columns: [status], isUnique: false)],
            name: names.key(record.plural, maximum: longestName))
    }

    /// What is kept of a thing that nothing is known of.
    private static let usualColumns: [Field] = {
        var title = Field(name: Identifier(words: ["title"]), label: "Title")
        title.isRequired = true
        let status = Field(
            name: Identifier(words: ["status"]), label: "Status", kind: .select,
            choices: [
                .init(value: "draft", label: "Draft"), .init(value: "active", label: "Active"),
                .init(value: "archived", label: "Archived"),
            ])
        let notes = Field(name: Identifier(words: ["notes"]), label: "Notes", kind: .textarea)
        return [title, status, notes]
    }()

    private static func column(_ source: SpecObject) throws(SpecError) -> Field {
        var field = try Field(source)
        if own.contains(field.name.text) {
            throw SpecError(source.member("name"), "is a column that every table has: \(field.name.text)")
        }
        if SQLWords.contains(field.name.text) {
            field.name = Identifier(field.name, Identifier(words: ["value"]))
        }
        if field.name.text.utf8.count > longestColumn {
            throw SpecError(source.member("name"), "has more than \(longestColumn) characters")
        }
        return field
    }

    private static func indexes(_ source: SpecObject, _ columns: [Field]) throws(SpecError) -> [Index] {
        var indexes: [Index] = []
        for object in source.objects("indexes") ?? [] {
            // A name alone stands for a key over the column of that name.
            let path = object.member("columns")
            let given = object.strings("columns") ?? object.string("name").map { [$0] } ?? []
            var names: [Identifier] = []
            for text in given {
                let name = Identifier(words: Words.of(text), fallback: "field")
                let candidates = [name, Identifier(name, Identifier(words: ["value"]))]
                guard let column = columns.first(where: { candidates.contains($0.name) }) else {
                    throw SpecError(path, "names a column that the table does not have: \(text.prefix(60))")
                }
                guard !names.contains(column.name) else {
                    throw SpecError(path, "names a column twice: \(column.name.text)")
                }
                names.append(column.name)
            }
            guard !names.isEmpty else { throw SpecError(path, "names no column") }
            let isUnique = object.bool("unique") ?? false
            if isUnique, let long = columns.first(where: { names.contains($0.name) && ColumnType($0).isLong }) {
                throw SpecError(path, "cannot make a long text unique: \(long.name.text)")
            }
            let first = Identifier(words: [names.map { String($0.text.prefix(20)) }.joined(separator: "_")])
            var name = first
            var number = 2
            while indexes.contains(where: { $0.name == name }) {
                name = Identifier(words: [first.text, String(number)])
                number += 1
            }
            indexes.append(Index(name: name, columns: names, isUnique: isUnique))
        }
        return indexes
    }
}

/// How a field is stored.
struct ColumnType: Sendable {
    let field: Field

    init(_ field: Field) { self.field = field }

    /// Whether a key takes only the beginning of the column.
    var isLong: Bool { [.textarea, .richText, .url].contains(field.kind) }

    /// The longest text of a column with a key that every storage engine takes.
    static let longestKey = 191

    /// The type in SQL, in the spelling that `dbDelta()` compares.
    func sql(isKey: Bool) -> String {
        switch field.kind {
        case .text, .email: "varchar(\(isKey ? Self.longestKey : 255)) NOT NULL DEFAULT ''"
        case .select: "varchar(100) NOT NULL DEFAULT ''"
        case .color: "varchar(7) NOT NULL DEFAULT ''"
        case .textarea, .richText, .url: "longtext NOT NULL"
        case .integer: "bigint(20) NOT NULL DEFAULT 0"
        case .image: "bigint(20) unsigned NOT NULL DEFAULT 0"
        case .number: "decimal(19,4) NOT NULL DEFAULT 0"
        case .boolean: "tinyint(1) NOT NULL DEFAULT 0"
        case .date: "date NULL DEFAULT NULL"
        }
    }

    /// The placeholder of `$wpdb->prepare()`.
    var placeholder: String {
        switch field.kind {
        case .integer, .image, .boolean: "%d"
        case .number: "%f"
        default: "%s"
        }
    }
}

/// Words that SQL reserves, which a column cannot be called without quotes.
enum SQLWords {
    static func contains(_ word: String) -> Bool { all.contains(word) }

    /// Reserved words of MySQL 8 and MariaDB 11 that are nouns or adjectives a field may be called by:
    /// https://dev.mysql.com/doc/refman/8.4/en/keywords.html
    private static let all = Set(
        """
        accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change \
        char character check collate column condition constraint continue convert create cross cube cume_dist \
        current_date current_role current_time current_timestamp current_user cursor database databases day_hour \
        day_microsecond day_minute day_second dec decimal declare default delayed delete delete_domain_id dense_rank \
        desc describe deterministic distinct distinctrow div do_domain_ids double drop dual each else elseif empty \
        enclosed escaped except exists exit explain false fetch first_value float float4 float8 for force foreign from \
        fulltext function general generated get grant group grouping groups having high_priority hour_microsecond \
        hour_minute hour_second if ignore ignore_domain_ids ignore_server_ids in index infile inner inout insensitive \
        insert int int1 int2 int3 int4 int8 integer intersect interval into io_after_gtids io_before_gtids is iterate \
        join json_table key keys kill lag last_value lateral lead leading leave left like limit linear lines load \
        localtime localtimestamp lock long longblob longtext loop low_priority manual master_bind \
        master_heartbeat_period master_ssl_verify_server_cert match maxvalue mediumblob mediumint mediumtext middleint \
        minute_microsecond minute_second mod modifies natural not no_write_to_binlog nth_value ntile null numeric of \
        offset on optimize optimizer_costs option optionally or order out outer outfile over page_checksum parallel \
        parse_vcol_expr partition percent_rank position precision primary procedure purge qualify range rank read reads \
        read_write real recursive references ref_system_id regexp release rename repeat replace require resignal \
        restrict return returning revoke right rlike row row_number rows schema schemas second_microsecond select \
        sensitive separator set show signal slow smallint spatial specific sql sqlexception sqlstate sqlwarning \
        sql_big_result sql_calc_found_rows sql_small_result ssl starting stats_auto_recalc stats_persistent \
        stats_sample_pages stored straight_join system table tablesample terminated then tinyblob tinyint tinytext to \
        trailing trigger true undo union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp \
        values varbinary varchar varcharacter varying vector virtual when where while window with write xor year_month \
        zerofill
        """.split(separator: " ").map(String.init))
}
