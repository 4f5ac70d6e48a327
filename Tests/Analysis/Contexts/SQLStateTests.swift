import OutputContexts
import Testing

extension SQLContext {
    var short: String {
        var words = ["\(place)", "\(position)"]
        if isStart { words.append("start") }
        if continuesWord { words.append("word") }
        return words.joined(separator: " ")
    }
}

@Suite struct SQLStateTests {
    static let rows = [
        Row("¦", "bare statement"),
        Row("SELECT ¦", "bare column"),
        Row("SELECT a, ¦ FROM t", "bare column"),
        Row("SELECT DISTINCT ¦", "bare column"),
        Row("SELECT COUNT(¦) FROM t", "bare value"),
        Row("SELECT COUNT(*) FROM ¦", "bare table"),
        Row("SELECT * FROM ¦", "bare table"),
        Row("SELECT t.* FROM ¦", "bare table"),
        Row("SELECT * FROM wp_¦", "bare table word"),
        Row("SELECT * FROM ¦posts WHERE id = ¦", "bare value"),
        Row("SELECT * FROM ¦ WHERE id=¦", "bare value"),
        Row("SELECT * FROM `¦`", "backticked table start"),
        Row("SELECT * FROM db.¦", "bare table word"),
        Row("SELECT * FROM a ¦", "bare clause"),
        Row("SELECT * FROM a LEFT JOIN ¦", "bare table"),
        Row("SELECT * FROM a JOIN b ON ¦", "bare condition"),
        Row("SELECT * FROM a JOIN b ON a.id = ¦", "bare value"),
        Row("SELECT * FROM a WHERE ¦", "bare condition"),
        Row("SELECT * FROM a WHERE x=1 AND ¦", "bare condition"),
        Row("SELECT * FROM a WHERE x = 1 ¦", "bare clause"),
        Row("SELECT * FROM a WHERE (¦", "bare condition"),
        Row("SELECT * FROM a WHERE x = '¦'", "singleQuoted value start"),
        Row("SELECT * FROM a WHERE x = 'a¦'", "singleQuoted value"),
        Row("SELECT * FROM a WHERE x = \"¦\"", "doubleQuoted value start"),
        Row("SELECT * FROM a WHERE x = 'it''s ¦'", "singleQuoted value"),
        Row("SELECT * FROM a WHERE x = 'it\\'s ¦'", "singleQuoted value"),
        Row("SELECT * FROM a WHERE x = 'it\\\\' AND ¦", "bare condition"),
        Row("SELECT * FROM a WHERE x = ''¦", "bare clause"),
        Row("SELECT * FROM a WHERE x = '' AND y = ¦", "bare value"),
        Row("SELECT * FROM a WHERE x <> ¦", "bare value"),
        Row("SELECT * FROM a WHERE x >= ¦", "bare value"),
        Row("SELECT * FROM a WHERE x BETWEEN ¦ AND 2", "bare value"),
        Row("SELECT * FROM a WHERE x BETWEEN ¦ AND ¦", "bare value"),
        Row("SELECT * FROM a WHERE x BETWEEN 1 AND 2 AND ¦", "bare condition"),
        Row("SELECT * FROM a WHERE x LIKE ¦", "bare likeOperand"),
        Row("SELECT * FROM a WHERE x LIKE '%¦%'", "singleQuoted likeOperand"),
        Row("SELECT * FROM a WHERE x NOT LIKE '¦", "singleQuoted likeOperand start"),
        Row("SELECT * FROM a WHERE x IN (¦)", "bare inList"),
        Row("SELECT * FROM a WHERE x IN(1,¦)", "bare inList"),
        Row("SELECT * FROM a WHERE x NOT IN ('a','¦')", "singleQuoted inList start"),
        Row("SELECT * FROM a WHERE x IN ¦", "bare inList"),
        Row("SELECT * FROM a WHERE x IN (SELECT id FROM ¦)", "bare table"),
        Row("SELECT * FROM a WHERE x IN (SELECT id FROM b WHERE c = 1) AND ¦", "bare condition"),
        Row("SELECT * FROM a WHERE x IN (¦) ORDER BY ¦", "bare orderBy"),
        Row("SELECT * FROM a ORDER BY ¦", "bare orderBy"),
        Row("SELECT * FROM a ORDER BY b, ¦", "bare orderBy"),
        Row("SELECT * FROM a ORDER BY ¦ ¦", "bare orderDirection"),
        Row("SELECT * FROM a ORDER BY b ¦", "bare orderDirection"),
        Row("SELECT * FROM a ORDER BY FIELD(id, ¦)", "bare value"),
        Row("SELECT * FROM a GROUP BY ¦", "bare groupBy"),
        Row("SELECT * FROM a GROUP BY b HAVING ¦", "bare condition"),
        Row("SELECT * FROM a LIMIT ¦", "bare limit"),
        Row("SELECT * FROM a LIMIT 0, ¦", "bare limit"),
        Row("SELECT * FROM a LIMIT 10 OFFSET ¦", "bare limit"),
        Row("SELECT a AS ¦", "bare column"),
        Row("SELECT a AS ¦, ¦", "bare column"),
        Row("SELECT * FROM a WHERE a.¦ = 1", "bare column word"),
        Row("SELECT value FROM ¦", "bare table"),
        Row("SELECT 1 + ¦", "bare value"),
        Row("SELECT * FROM a WHERE d > NOW() - INTERVAL ¦ DAY", "bare value"),
        Row("SELECT * FROM a WHERE REPLACE(b, ¦", "bare value"),
        Row("SELECT CASE WHEN ¦", "bare condition"),
        Row("SELECT CASE WHEN a = 1 THEN ¦", "bare value"),
        Row("SELECT * FROM a WHERE IF(b, ¦, c)", "bare value"),
        Row("SELECT TRIM(LEADING 'x' FROM ¦)", "bare value"),
        Row("SELECT a UNION SELECT ¦", "bare column"),
        Row("(SELECT a FROM b) UNION (SELECT ¦", "bare column"),
        Row("INSERT INTO ¦", "bare table"),
        Row("INSERT INTO ¦ (a, ¦) VALUES (1)", "bare column"),
        Row("INSERT INTO ¦ (a, value) VALUES (¦", "bare value"),
        Row("INSERT INTO t(a) VALUES('¦', '¦')", "singleQuoted value start"),
        Row("INSERT INTO t VALUES (1, ¦", "bare value"),
        Row("INSERT INTO t VALUES (1, 2), (¦", "bare value"),
        Row("INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE a = ¦", "bare value"),
        Row("INSERT INTO t (a) VALUES (1) ON DUPLICATE KEY UPDATE ¦", "bare column"),
        Row("UPDATE ¦ SET a = 1", "bare table"),
        Row("UPDATE t SET ¦", "bare column"),
        Row("UPDATE t SET a = ¦", "bare value"),
        Row("UPDATE t SET a = 1, ¦ = 2", "bare column"),
        Row("UPDATE t SET value = '¦' WHERE b = 1", "singleQuoted value start"),
        Row("UPDATE t SET a = a + 1 WHERE ¦", "bare condition"),
        Row("DELETE FROM ¦ WHERE a = 1", "bare table"),
        Row("DELETE FROM t WHERE a = ¦", "bare value"),
        Row("DROP TABLE IF EXISTS ¦", "bare table"),
        Row("DROP TABLE `¦`", "backticked table start"),
        Row("TRUNCATE TABLE ¦", "bare table"),
        Row("CREATE TABLE IF NOT EXISTS ¦ (id int)", "bare table"),
        Row("CREATE TABLE t (¦", "bare column"),
        Row("ALTER TABLE ¦ ADD COLUMN b int", "bare table"),
        Row("ALTER TABLE t ADD COLUMN ¦", "bare column"),
        Row("ALTER TABLE t DROP COLUMN ¦", "bare column"),
        Row("SHOW TABLES LIKE '¦'", "singleQuoted likeOperand start"),
        Row("SHOW COLUMNS FROM ¦", "bare table"),
        Row("SHOW CREATE TABLE ¦", "bare table"),
        Row("DESCRIBE ¦", "bare table"),
        Row("SELECT 1 -- ¦", "lineComment clause"),
        Row("SELECT 1 # ¦", "lineComment clause"),
        Row("SELECT 1 -- '\n, ¦", "bare column"),
        Row("SELECT 1--¦", "bare value"),
        Row("SELECT 1 /* ' ¦ */", "blockComment clause"),
        Row("SELECT 1 /**/ FROM ¦", "bare table"),
        Row("SELECT /*!40001 SQL_NO_CACHE */ * FROM ¦", "bare table"),
        Row("SELECT * FROM a WHERE b = %s AND c = ¦", "bare value"),
        Row("SELECT * FROM a WHERE b = '%s' AND c = '%1$s' AND d = ¦", "bare value"),
        Row("SELECT * FROM a WHERE b = %d AND ¦", "bare condition"),
        Row("SELECT * FROM a WHERE b = ? AND c = :c AND d LIKE ¦", "bare likeOperand"),
        Row("SELECT 1; DELETE FROM ¦", "bare table"),
        Row("SELECT `a``b¦`", "backticked column"),
        Row("SELECT 'a' 'b¦'", "singleQuoted clause"),
        Row("select * from a where b = '¦'", "singleQuoted value start"),
    ]

    @Test(arguments: rows) func contextOfTheLastHole(_ row: Row) {
        #expect(lastHole(row.text, from: SQLState.start) { $0.context.short } == row.expected)
    }

    static let statements: [(String, SQLStatement)] = [
        ("SELECT 1", .select), ("(SELECT 1)", .select), ("  select a", .select), ("SHOW TABLES ", .show),
        ("SHOW CREATE TABLE x ", .show), ("DESCRIBE x ", .describe), ("DESC x ", .describe),
        ("EXPLAIN SELECT 1 ", .select), ("INSERT INTO a SELECT * FROM b ", .insert), ("UPDATE a SET b=1 ", .update),
        ("DELETE FROM a ", .delete), ("REPLACE INTO a ", .replace), ("CREATE TABLE x ", .create),
        ("CREATE TABLE x AS SELECT * FROM y ", .create), ("ALTER TABLE x ", .alter), ("DROP TABLE x ", .drop),
        ("TRUNCATE x ", .truncate), ("SET NAMES utf8 ", .other), ("SELECT 1; DROP TABLE x ", .drop),
        ("WITH a AS (SELECT 1) SELECT * FROM a ", .select), ("SELECT REPLACE(a, b, c) ", .select), ("", .unknown),
        ("SELECT a FROM b FOR UPDATE ", .select), ("SET @a = 1; SELECT @a ", .select),
    ]

    @Test(arguments: statements) func statementOfAText(_ text: String, _ expected: SQLStatement) {
        var state = SQLState.start
        state.consume(text)
        #expect(state.statement == expected)
        #expect(!(expected.isRead && expected.isWrite))
    }

    @Test(arguments: [
        "SELECT ", "SELECT * FROM ", "select id from wp_posts where ", "SELECT DISTINCT a", "  \n SELECT a FROM b",
        "INSERT INTO t (a) VALUES (", "insert into t values (1)", "UPDATE ", "UPDATE t SET a=", "update t set a = 1",
        "DELETE FROM ", "delete from t where id=", "DROP TABLE IF EXISTS ", "ALTER TABLE ", "CREATE TABLE x (",
        "TRUNCATE TABLE ", "SHOW TABLES LIKE '", "SHOW COLUMNS FROM ", "DESCRIBE x", "(SELECT a", "REPLACE INTO x ",
        "SELECT COUNT(*)", "show tables like 'x'", "WITH a AS (SELECT 1)", "create table if not exists x (id int)",
    ]) func isSQL(_ text: String) {
        #expect(SQLState.looksLikeSQL(text.utf8))
    }

    @Test(arguments: [
        "", "Select a page", "Select an option from the list", "Update available", "Update the settings",
        "Delete this post?",
        "Delete from favourites", "Show more", "Create new user", "Create table of contents", "Drop files here",
        "Describe your problem", "Replace image", "Insert into post", "<p>SELECT * FROM a</p>", "With best regards",
        "Set a new password", "SELECTED", "Show all tables", "Start", "insert", "UPDATED", "Alter ego",
    ]) func isProse(_ text: String) {
        #expect(!SQLState.looksLikeSQL(text.utf8))
    }
}
