import OutputContexts
import Testing

@Suite struct PreparedQueryTests {
    private func kinds(_ query: String) -> [PreparedQuery.Kind] {
        PreparedQuery.parse(query.utf8).placeholders.map(\.kind)
    }

    @Test func kindsAndPositions() {
        let query = PreparedQuery.parse("SELECT * FROM %i WHERE a = %d AND b = %s AND c > %f AND d < %F".utf8)
        #expect(query.placeholders.map(\.kind) == [.identifier, .integer, .string, .float, .float])
        #expect(query.placeholders.map(\.argument) == [0, 1, 2, 3, 4])
        #expect(query.placeholders.map(\.isIdentifierPosition) == [true, false, false, false, false])
        #expect(query.placeholders.allSatisfy { $0.quote == .none && !$0.isNumbered && !$0.hasFormat })
        #expect(query.placeholders.map(\.isQuotedByPrepare) == [true, false, true, false, false])
        #expect(query.problems.isEmpty)
        #expect(query.argumentCount == 5)
        #expect(query.end.statement == .select)
    }

    @Test func quotesAroundPlaceholders() {
        let query = PreparedQuery.parse(
            "a = '%s' AND b = \"%s\" AND c = '%d' AND d = '%s%' AND e = `%s` AND f='x%s'".utf8)
        #expect(query.placeholders.map(\.quote) == [.single, .double, .single, .single, .backtick, .single])
        #expect(query.placeholders.map(\.hasOwnQuotes) == [true, true, false, false, false, false])
        #expect(query.placeholders.map(\.hasDoubledQuotes) == [false, false, false, true, true, true])
        #expect(query.problems.map(\.kind) == [.unescapedPercent])
    }

    @Test func numbersAndFormats() {
        let query = PreparedQuery.parse(
            "a = %1$s AND b = '%2$s' AND c = %1$d AND d = %05d AND e = %'#10s AND f = %.2f".utf8)
        #expect(query.placeholders.map(\.argument) == [0, 1, 0, 3, 4, 5])
        #expect(query.placeholders.map(\.isNumbered) == [true, true, true, false, false, false])
        #expect(query.placeholders.map(\.hasFormat) == [false, false, false, true, true, true])
        #expect(query.placeholders.map(\.isUnquotedText) == [true, false, false, false, true, false])
        #expect(query.argumentCount == 6)
        #expect(query.greatestArgument == 6)
    }

    @Test func likeAndIn() {
        let query = PreparedQuery.parse("a LIKE %s AND b LIKE '%%%s%%' AND c IN (%d, %d) AND d = %s".utf8)
        #expect(query.placeholders.map(\.isAfterLike) == [true, true, false, false, false])
        #expect(query.placeholders.map(\.isInsideIn) == [false, false, true, true, false])
        #expect(query.placeholders.map(\.hasDoubledQuotes) == [false, true, false, false, false])
        #expect(query.escapedPercents == 2)
        #expect(query.problems.isEmpty)
    }

    @Test(arguments: [
        ("100%", [PreparedQuery.Problem.Kind.unescapedPercent], 0), ("LIKE '%foo'", [], 1),
        ("LIKE '%bar'", [.unsupported], 0),
        ("LIKE 'a%'", [.unescapedPercent], 0), ("%x %c", [.unsupported, .unsupported], 0), ("%%s", [], 0),
        ("%%%s", [], 1),
        ("%d%d", [.adjacent], 2), ("%d %%", [], 1), ("%i = %1$s", [.dualUse], 2), ("%i = %1$d", [], 2),
        ("%", [.unescapedPercent], 0),
        ("% d", [], 1), ("%1$", [.unescapedPercent], 0), ("%0$s", [.unescapedPercent], 0),
        ("%'", [.unescapedPercent], 0),
        ("%-+5.3s", [], 1), ("%.s", [.unescapedPercent], 0), ("", [], 0), ("%99999999999999999999$s", [], 1),
    ])
    func problems(_ text: String, _ problems: [PreparedQuery.Problem.Kind], _ count: Int) {
        let query = PreparedQuery.parse(text.utf8)
        #expect(query.problems.map(\.kind) == problems)
        #expect(query.placeholders.count == count)
    }

    @Test func holesAmongLiterals() {
        let query = PreparedQuery.parse("SELECT * FROM  WHERE a = %s ORDER BY ".utf8, holes: [14, 37])
        #expect(query.placeholders.map(\.context.position) == [.value])
        #expect(query.placeholders.first?.range == 25..<27)
        // A hole cuts a placeholder into two.
        #expect(PreparedQuery.parse("a = %1s".utf8, holes: [6]).placeholders.isEmpty)
        #expect(PreparedQuery.parse("a = %".utf8, holes: [5]).problems.map(\.kind) == [.unescapedPercent])
        #expect(PreparedQuery.parse("".utf8, holes: [0, 0]).placeholders.isEmpty)
        #expect(PreparedQuery.parse("a".utf8, holes: [1, 7, 9]).placeholders.isEmpty)
    }
}
