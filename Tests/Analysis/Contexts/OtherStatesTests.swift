import OutputContexts
import Testing

@Suite struct OtherStatesTests {
    // MARK: URLs

    @Test(arguments: [
        Row("¦", "scheme none"), Row(" ¦", "scheme none"), Row("http¦", "scheme none"), Row("java¦", "scheme none"),
        Row("http:¦", "host http"), Row("https:/¦", "host https"), Row("https://¦", "host https"),
        Row("HTTPS://¦", "host https"), Row("https://example.com¦", "host https"),
        Row("https://¦.example.com/", "host https"), Row("https://user@¦", "host https"),
        Row("https://example.com:¦", "host https"), Row("https://example.com/¦", "path https"),
        Row("https://example.com\\¦", "path https"), Row("https://example.com/a?b=¦", "query https"),
        Row("https://example.com?b=¦", "query https"), Row("https://example.com#¦", "fragment https"),
        Row("https://example.com/a?b=c#¦", "fragment https"), Row("https://example.com/a?b=/¦", "query https"),
        Row("https://¦/¦", "path https"), Row("//¦", "host none"), Row("//example.com/¦", "path none"),
        Row("/¦", "rootPath none"), Row("/a¦", "path none"), Row("/\\¦", "host none"), Row("\\\\¦", "host none"),
        Row("/?¦", "query none"), Row("a/¦", "path none"), Row("a.php?b=¦", "query none"),
        Row("admin.php¦", "scheme none"),
        Row("?a=¦", "query none"), Row("#¦", "fragment none"), Row("./¦", "path none"), Row("../¦", "path none"),
        Row("a b¦", "path none"), Row("¦/¦", "path hole"), Row("¦?a=¦", "query hole"), Row("¦¦", "continuation hole"),
        Row("¦a¦", "continuation hole"), Row("¦://¦", "host hole"), Row("http¦://¦/", "host hole"),
        Row("http¦://a.b/¦", "path hole"), Row("mailto:¦", "opaque mailto"), Row("tel:¦", "opaque tel"),
        Row("javascript:¦", "opaque javascript"), Row("Java\tScript:¦", "opaque javascript"),
        Row("data:text/html,¦", "opaque data"), Row("vbscript:¦", "opaque vbscript"), Row("ftp://¦", "host ftp"),
        Row("file:///¦", "host file"), Row("foo:¦", "host other"), Row("foo:a¦", "opaque other"),
        Row("foo://¦", "host other"),
        Row("http:¦.com", "host http"), Row("javascripts:a¦", "opaque other"), Row("httpx://¦", "host other"),
        Row("htt://¦", "host other"), Row("1http:¦", "path none"),
    ])
    func partOfAURL(_ row: Row) {
        let short = lastHole(row.text, from: URLState.start) { "\($0.context.part) \($0.context.scheme)" }
        #expect(short == row.expected)
    }

    @Test func whatAPartOfAURLCanDo() {
        let parts: [URLPart] = [.scheme, .host, .rootPath, .continuation, .path, .query, .fragment, .opaque]
        let contexts = parts.map { URLContext(part: $0, scheme: .none) }
        #expect(contexts.map(\.choosesScheme) == [true, false, false, false, false, false, false, false])
        #expect(contexts.map(\.choosesHost) == [true, true, true, true, false, false, false, false])
    }

    // MARK: Shells

    @Test(arguments: [
        Row("¦", "none command start"), Row("ls ¦", "none start"), Row("ls -l¦", "none"), Row("ls '¦'", "single"),
        Row("ls \"¦\"", "double"), Row("ls 'a\\' ¦", "none start"), Row("ls \"a\\\" ¦\"", "double"),
        Row("ls 'a'¦", "none"), Row("ls '\"' ¦", "none start"), Row("ls `¦`", "none command start substitution"),
        Row("ls `a ¦`", "none start substitution"), Row("ls `a` ¦", "none start"),
        Row("ls $(a '¦')", "single substitution"),
        Row("ls \"$(a ¦)\"", "none start substitution"), Row("ls \"$(a)¦\"", "double"),
        Row("ls \"`a \"¦\"`\"", "double substitution"),
        Row("a; ¦", "none command start"), Row("a | ¦", "none command start"), Row("a && ¦", "none command start"),
        Row("a > ¦", "none start"), Row("(cd a; ¦", "none command start substitution"),
        Row("a\n¦", "none command start"),
        Row("a # ' ¦", "none start"), Row("a # '\nb '¦'", "single"), Row("a\\ ¦", "none command"),
        Row("a$¦ b$¦", "none"), Row("  ¦", "none command start"),
    ])
    func contextOfAShell(_ row: Row) {
        let short = lastHole(row.text, from: ShellState.start) { state in
            var words = ["\(state.context.quote)"]
            if state.context.isCommand && state.context.quote == .none { words.append("command") }
            if state.context.isWordStart { words.append("start") }
            if state.context.isInSubstitution { words.append("substitution") }
            return words.joined(separator: " ")
        }
        #expect(short == row.expected)
    }

    // MARK: XPath, LDAP

    @Test(arguments: [
        Row("//a[@b='¦']", "single"), Row("//a[@b=\"¦\"]", "double"), Row("//a[@b=¦]", "none"), Row("//¦", "none"),
        Row("//a[@b='\"¦']", "single"), Row("//a[@b='x'][¦]", "none"),
    ])
    func quoteInXPath(_ row: Row) {
        #expect(lastHole(row.text, from: XPathState.start) { "\($0.quote)" } == row.expected)
    }

    @Test(arguments: [
        Row("¦", "structure"), Row("(¦=a)", "attribute"), Row("(uid=¦)", "value"), Row("(uid=*¦*)", "value"),
        Row("(&(uid=a)¦)", "structure"), Row("(&(uid=a)(b=¦))", "value"), Row("(&¦)", "structure"),
        Row("(uid>=¦)", "value"),
        Row("(uid=a&¦)", "value"), Row("(|(a=¦)(b=¦))", "value"),
    ])
    func placeInLDAP(_ row: Row) {
        #expect(lastHole(row.text, from: LDAPState.start) { "\($0.place)" } == row.expected)
    }

    // MARK: Paths

    @Test func paths() {
        func path(_ text: String) -> PathState {
            var state = PathState.start
            for (index, piece) in text.split(separator: "¦", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { state.consumeHole() }
                state.consume(String(piece))
            }
            return state
        }
        #expect(path("").context == PathContext(isStart: true, isSegmentStart: true, followsHole: false))
        #expect(path("/a/").context == PathContext(isStart: false, isSegmentStart: true, followsHole: false))
        #expect(path("/a/b-").context == PathContext(isStart: false, isSegmentStart: false, followsHole: false))
        #expect(path("¦/").context == PathContext(isStart: false, isSegmentStart: true, followsHole: true))
        #expect(path("¦").isOnlyHole)
        #expect(!path("a¦").isOnlyHole)
        #expect(!path("¦a").isOnlyHole)
        #expect(path("¦.php").literalExtension == "php")
        #expect(path("/a/¦.TAR.GZ").literalExtension == "gz")
        #expect(path("/a.b/c").literalExtension == nil)
        #expect(path("/a.¦").literalExtension == nil)
        #expect(path("/a.").literalExtension == nil)
        #expect(path("/a.abcdefghi").literalExtension == nil)
        #expect(path("/a.abcdefgh").literalExtension == "abcdefgh")
        #expect(path("¦.php").hasLiteralSuffix)
        #expect(!path("/a/¦").hasLiteralSuffix)
        #expect(path("/a/../¦").hasParentSegment)
        #expect(path("..").hasParentSegment)
        #expect(!path("a../b/.../c").hasParentSegment)
        #expect(!path("¦../").hasParentSegment)
    }

    // MARK: Headers

    @Test(arguments: [
        Row("¦", "unknown"), Row("X-¦: a", "unknown"), Row("X-A: ¦", "other value"),
        Row("Location: ¦", "location value scheme"),
        Row("location:/¦", "location value rootPath"), Row("Location: https://a.b/¦", "location value path"),
        Row("Refresh: 5; url=¦", "refresh value scheme"), Row("Refresh: ¦", "refresh value"),
        Row("Content-Type: ¦", "contentType value"),
        Row("Content-Disposition: attachment; filename=\"¦\"", "contentDisposition value quoted"),
        Row("Content-Disposition: attachment; filename=¦", "contentDisposition value"),
        Row("Set-Cookie: a=¦", "setCookie value"),
        Row("Access-Control-Allow-Origin: ¦", "allowOrigin value"),
        Row("Access-Control-Allow-Headers: ¦", "other value"),
        Row("HTTP/1.1 ¦", "status value"), Row("¦: a¦", "other value"), Row("Link: <¦>", "link value"),
        Row("Content-Security-Policy: ¦", "contentSecurityPolicy value"),
    ])
    func contextOfAHeader(_ row: Row) {
        let short = lastHole(row.text, from: HeaderState.start) { state in
            var words = ["\(state.context.name)"]
            if state.context.isInValue { words.append("value") }
            if state.context.isQuoted { words.append("quoted") }
            if let url = state.context.url { words.append("\(url.part)") }
            return words.joined(separator: " ")
        }
        #expect(short == row.expected)
    }
}
