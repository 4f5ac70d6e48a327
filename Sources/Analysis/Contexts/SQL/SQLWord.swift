/// The words of SQL that decide what is expected next.
enum SQLWord: UInt8, Sendable {
    /// A name, a number, a value, a function.
    case operand
    case select
    /// Another verb that begins a statement.
    case statement
    case with
    /// Changes nothing of what is expected: `DISTINCT`, `IGNORE`, `LEFT`.
    case modifier
    /// A table follows.
    case table
    case column
    case condition
    case and
    case set, values
    case `in`, like, between
    /// A value follows.
    case value
    case name
    case order, group, by, limit, offset
    case union

    private static let words = NameTable<SQLWord>([
        .select: "select", .with: "with",
        .statement: """
        insert update delete replace create alter drop truncate rename load show describe desc explain lock unlock call \
        grant revoke optimize repair analyze check flush kill use start commit rollback begin
        """,
        .modifier: """
        distinct distinctrow all sql_calc_found_rows sql_no_cache high_priority low_priority delayed quick ignore \
        straight_join left right inner outer cross natural if not exists temporary full replication binary
        """,
        .table: "from join into table tables",
        .column: "add change modify column index key using",
        .condition: "where having on when or xor",
        .and: "and",
        .set: "set", .values: "values value",
        .in: "in", .like: "like rlike regexp", .between: "between",
        .value: "is interval then else div mod",
        .name: "as collate",
        .order: "order", .group: "group partition", .by: "by", .limit: "limit", .offset: "offset",
        .union: "union intersect except",
    ])

    init(_ name: PackedName) {
        self = Self.words[name] ?? .operand
    }
}

extension SQLStatement {
    private static let verbs = NameTable<SQLStatement>([
        .select: "select", .insert: "insert", .update: "update", .delete: "delete", .replace: "replace",
        .create: "create", .alter: "alter", .drop: "drop", .truncate: "truncate", .rename: "rename", .load: "load",
        .show: "show", .describe: "describe desc", .explain: "explain",
    ])

    /// The statement that a verb begins.
    init(_ name: PackedName) {
        self = Self.verbs[name] ?? .other
    }
}
