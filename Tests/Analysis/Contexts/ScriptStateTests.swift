import OutputContexts
import Testing

@Suite struct ScriptStateTests {
    static let scripts = [
        Row("¦", "code"), Row("var a = ¦;", "code"), Row("var a_¦ = 1", "word"), Row("a = 1¦", "word"),
        Row("'¦'", "singleQuoted start"),
        Row("\"¦\"", "doubleQuoted start"), Row("'a¦'", "singleQuoted"), Row("'\\'¦'", "singleQuoted"),
        Row("'\\\\'¦", "code"),
        Row("'a\n¦", "code"), Row("'a\\\n¦'", "singleQuoted"), Row("'¦'¦", "code"), Row("'\"¦'", "singleQuoted"),
        // Template strings.
        Row("`¦`", "templateText start"), Row("`a ${¦}`", "templateExpression"), Row("`${a}¦`", "templateText"),
        Row("`${{b: '¦'}}`", "singleQuoted start"),
        Row("`${{b: 1}}¦`", "templateText"), Row("`${`${a}¦`}`", "templateText"), Row("`${`${a}`}¦`", "templateText"),
        Row("`a`¦", "code"),
        Row("`\\`¦`", "templateText"), Row("`$¦`", "templateText"), Row("`$`¦", "code"),
        Row("`$$${¦", "templateExpression"), Row("`${a + ¦", "templateExpression"),
        // Comments.
        Row("// ¦", "lineComment"), Row("// '\n¦", "code"), Row("/* ' ¦ */", "blockComment"), Row("/* **/¦", "code"),
        Row("a /* */ + '¦'", "singleQuoted start"),
        Row("<!-- '\n¦", "code"), Row("<!-- ¦", "lineComment"), Row("a <! b; ¦", "code"),
        Row("a < ! -- b '¦'", "singleQuoted start"),
        // Regular expressions and divisions.
        Row("/¦/", "regex"), Row("a = /'¦/", "regex"), Row("a = /[/'¦]/", "regex"), Row("a = /\\/¦/", "regex"),
        Row("a = /x/¦", "code"), Row("a / '¦", "singleQuoted start"),
        Row("1 / '¦", "singleQuoted start"), Row("a[0] / '¦", "singleQuoted start"),
        Row("f(x) / '¦", "singleQuoted start"), Row("if (x) /'¦/", "regex"),
        Row("while (f(x)) /'¦/", "regex"), Row("return /'¦/", "regex"), Row("a.return / '¦", "singleQuoted start"),
        Row("typeof /'¦/", "regex"), Row("(/'¦/)", "regex"),
        Row("a++ / '¦", "singleQuoted start"), Row("a + + /'¦/", "regex"), Row("a-- / '¦", "singleQuoted start"),
        Row("++/'¦/", "regex"), Row("a ? /'¦/", "regex"),
        Row("f(/a/g, '¦", "singleQuoted start"), Row("'a'.replace(/\"/g, '¦", "singleQuoted start"),
        Row("} /'¦/", "regex"), Row("a =/'¦/", "regex"), Row("a /¦ b", "code"),
        Row("x = a / b / '¦", "singleQuoted start"), Row("`a` / '¦", "singleQuoted start"),
        Row("/a/ / '¦", "singleQuoted start"), Row("/a\n'¦", "singleQuoted start"),
        // Addresses.
        Row("location.href = '¦'", "singleQuoted ->url start url:scheme"),
        Row("window.location = \"¦\"", "doubleQuoted ->url start url:scheme"),
        Row("location='/a/¦'", "singleQuoted ->url url:path"), Row("location.href = '?a=' + ¦", "code ->url url:query"),
        Row("location.href = ¦", "code ->url url:scheme"),
        Row("location.href = base + '¦'", "singleQuoted ->url start url:continuation"),
        Row("location.href = base + '?a=¦'", "singleQuoted ->url url:query"),
        Row("location.href = '/a'; b = '¦'", "singleQuoted start"), Row("location.href == '¦'", "singleQuoted start"),
        Row("location.assign('¦')", "singleQuoted ->url start url:scheme"),
        Row("location.replace(\"¦\")", "doubleQuoted ->url start url:scheme"),
        Row("s.replace('¦', '')", "singleQuoted start"), Row("window.open('¦')", "singleQuoted ->url start url:scheme"),
        Row("xhr.open('¦')", "singleQuoted start"), Row("window.open('/a', '¦')", "singleQuoted start"),
        Row("img.src = '¦'", "singleQuoted ->url start url:scheme"),
        Row("img.src = `/a/${b}/¦`", "templateText ->url url:path"),
        Row("{href: '¦'}", "singleQuoted ->url start url:scheme"),
        Row("location.href = a ? '¦' : b", "singleQuoted ->url start url:scheme"),
        Row("location.href = a ? b : '¦'", "singleQuoted ->url start url:scheme"),
        Row("location.href = f('¦')", "singleQuoted start"),
        Row("var href = '¦'", "singleQuoted ->url start url:scheme"),
        // Code and HTML in strings.
        Row("setTimeout('¦', 1)", "singleQuoted ->code start"), Row("setTimeout(¦, 1)", "code ->code"),
        Row("setTimeout(f, '¦')", "singleQuoted start"), Row("setInterval(\"f('¦')\")", "doubleQuoted ->code"),
        Row("eval('a' + ¦)", "code ->code"), Row("new Function('¦')", "singleQuoted ->code start"),
        Row("a.innerHTML = '¦'", "singleQuoted ->html start"), Row("a.innerHTML += '<b>¦'", "singleQuoted ->html"),
        Row("document.write('¦')", "singleQuoted ->html start"), Row("$('#a').html('¦')", "singleQuoted ->html start"),
        Row("a.insertAdjacentHTML('x', '¦')", "singleQuoted ->html start"),
        Row("a.insertAdjacentHTML('¦')", "singleQuoted start"),
        Row("f(g(1), '¦')", "singleQuoted start"), Row("a.textContent = '¦'", "singleQuoted start"),
        Row("eval; '¦'", "singleQuoted start"),
        Row("{\"a\": \"¦\", \"b\": 1}", "doubleQuoted start"), Row("[1, ¦]", "code"),
    ]

    @Test(arguments: scripts) func contextInAScript(_ row: Row) {
        #expect(lastHole(row.text, from: JSState.start) { $0.context.short } == row.expected)
    }

    static let sheets = [
        Row("¦", "selector"), Row("a¦ {}", "selector"), Row("a:¦ {}", "selector"), Row("a { ¦", "property"),
        Row("a { b¦: c", "property"), Row("a { b: ¦", "value"),
        Row("a { b: c; ¦", "property"), Row("a { b: c } ¦", "selector"), Row("a { b: '¦'", "singleQuoted start"),
        Row("a { b: \"x¦\"", "doubleQuoted"), Row("a { b: 'x\\'¦'", "singleQuoted"),
        Row("a { b: 'x' ¦", "value"), Row("/* ¦ */", "comment"), Row("/* * */ ¦", "selector"),
        Row("a { b: c /* ; */ ¦", "value"), Row("a { b: url(¦)", "url ->url start url:scheme"),
        Row("a { b: url( ¦)", "url ->url start url:scheme"),
        Row("a { b: url('¦')", "singleQuoted ->url start url:scheme"),
        Row("a { b: url(\"/x/¦\")", "doubleQuoted ->url url:path"), Row("a { b: url(/x/¦)", "url ->url url:path"),
        Row("a { b: url('x') ¦", "value"), Row("a { b: url(x); ¦", "property"), Row("a { b: f(¦)", "value"),
        Row("a { b: URL(¦)", "url ->url start url:scheme"), Row("@import '¦'", "singleQuoted ->url start url:scheme"),
        Row("@import url(¦)", "url ->url start url:scheme"), Row("@import 'x'; ¦", "selector"),
        Row("@media ¦ {", "atRule"), Row("@media x { ¦", "selector"), Row("@media x { a:¦", "selector"),
        Row("@media x { a { ¦", "property"),
        Row("@media x { a { b: c } ¦", "selector"), Row("@media x { } ¦", "selector"),
        Row("@font-face { ¦", "property"), Row("@font-face { src: url(¦", "url ->url start url:scheme"),
        Row("a { b: '¦\n", "singleQuoted start"), Row("a { b: 'x\n ¦", "value"),
        Row("a { b: ¦ ¦", "value"), Row("} ¦", "selector"), Row("a { --x: ¦", "value"),
        Row("a { &:hover { ¦", "property"), Row("a { b: c\\;¦", "value"),
    ]

    @Test(arguments: sheets) func contextInASheet(_ row: Row) {
        #expect(lastHole(row.text, from: CSSState.sheet) { $0.context.short } == row.expected)
    }

    @Test(arguments: [Row("¦", "property"), Row("a:b;¦", "property"), Row("a: ¦", "value"), Row("a:b} ¦", "property")])
    func contextInAStyleAttribute(_ row: Row) {
        #expect(lastHole(row.text, from: CSSState.declarations) { $0.context.short } == row.expected)
    }
}
