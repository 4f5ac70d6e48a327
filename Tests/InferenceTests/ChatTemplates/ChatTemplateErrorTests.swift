import Inference
import JSON
import Testing

@Suite struct ChatTemplateErrorTests {
    private func error(_ source: String, _ variables: [String: TemplateValue] = [:]) -> ChatTemplateError? {
        do {
            _ = try ChatTemplate(source: source).render(variables)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("{{ a }}\n{{ b.c }}", "'b' is undefined", 2, 5), ("x {{ d.e.f }}", "'dict object' has no attribute 'e'", 1, 9),
        ("{% if true %}\n  {{ 1 + 'x' }}\n{% endif %}", "unsupported operand type(s) for +: 'int' and 'str'", 2, 8),
        ("é {{ 1 / 0 }}", "division by zero", 1, 8),
        ("{{ 'x'|int + none }}", "unsupported operand type(s) for +: 'int' and 'NoneType'", 1, 12),
        ("{% for i in 5 %}{% endfor %}", "'int' object is not iterable", 1, 13),
    ])
    func runtimeErrorsNameTheirPlace(_ source: String, _ message: String, _ line: Int, _ column: Int) {
        let error = error(source, ["d": .dictionary([])])
        #expect(error == ChatTemplateError(kind: .runtime, message: message, line: line, column: column))
    }

    @Test(arguments: [
        ("{% if a %}", 1, 11), ("a\n{{ 1 + }}", 2, 8), ("{% endif %}", 1, 4), ("{{ 'a }}", 1, 4), ("{{ (1] }}", 1, 6),
        ("{# never closed", 1, 1), ("{% raw %}", 1, 1), ("{% frobnicate %}", 1, 4), ("x\r\ny {% break %}", 2, 6),
        ("{{ 1", 1, 1),
    ])
    func syntaxErrorsNameTheirPlace(_ source: String, _ line: Int, _ column: Int) {
        let error = error(source)
        #expect(error?.kind == .syntax)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test(arguments: [
        ("{% include 'x' %}", "include"), ("{% block a %}{% endblock %}", "block"), ("{% do x %}", "do"),
        ("{% for a in b recursive %}{% endfor %}", "recursive"), ("{{ 1 | frobnicate }}", "frobnicate"),
        ("{{ 1 is frobnicated }}", "frobnicated"), ("{{ lipsum() }}", "lipsum"), ("{{ 'a'.encode() }}", "encode"),
        ("{{ '\\N{DASH}' }}", "\\N"), ("{{ [1]|map('upper') }}", "generator"), ("{{ namespace() }}", "Namespace"),
        ("{{ a[1:2, 3] }}", "slices"), ("{{ (-8) ** 0.5 }}", "complex"), ("{{ '%*d' % (1, 2) }}", "'*'"),
        ("{% autoescape true %}{% endautoescape %}", "autoescape"),
    ])
    func whatIsNotSupportedIsNamed(_ source: String, _ name: String) {
        let error = error(source)
        #expect(error?.kind == .unsupported)
        #expect(error?.message.contains(name) == true)
        #expect(error?.line == 1)
    }

    @Test func branchesNotTakenMayUseWhatIsNotSupported() throws {
        let template = try ChatTemplate(source: "{% if false %}{{ x | frobnicate }}{{ lipsum() }}{% endif %}ok")
        #expect(try template.render([:]) == "ok")
    }

    @Test func raisedMessagesArePassedOn() {
        let error = error("{{ raise_exception('no ' ~ role) }}", ["role": "robots"])
        #expect(error == ChatTemplateError(kind: .raised, message: "no robots", line: 1, column: 19))
    }

    @Test func theTimeIsOptional() throws {
        let template = try ChatTemplate(
            source: "{{ strftime_now('%Y-%m-%d') if strftime_now is defined else 'no time' }}")
        #expect(try template.render([:]) == "no time")
        #expect(try template.render([:], now: TemplateTime(unixSeconds: 0)) == "1970-01-01")
        #expect(try template.render([:], now: TemplateTime(unixSeconds: -1)) == "1969-12-31")
        #expect(try template.render([:], now: TemplateTime(unixSeconds: 1_709_164_800)) == "2024-02-29")
        #expect(
            try template.render([:], now: TemplateTime(unixSeconds: 1_709_247_600, utcOffsetSeconds: 3600))
                == "2024-03-01")
        #expect(try template.render([:], now: TemplateTime(unixSeconds: .max, utcOffsetSeconds: .max)).count == 10)
        #expect(try template.render([:], now: TemplateTime(unixSeconds: .min, utcOffsetSeconds: .min)).count > 6)
    }

    @Test func valuesComeFromJSON() throws {
        let json = try JSONParser.parse(#"{"a":[1,2.5,null,true,"x"],"b":{"c":{}}}"#)
        let template = try ChatTemplate(source: "{{ v }}{{ v|tojson }}{{ v.b.c.d is defined }}")
        #expect(
            try template.render(["v": TemplateValue(json)])
                == "{'a': [1, 2.5, None, True, 'x'], 'b': {'c': {}}}"
                + #"{"a": [1, 2.5, null, true, "x"], "b": {"c": {}}}False"#)
    }

    @Test func renderingsDoNotAffectEachOther() throws {
        let template = try ChatTemplate(source: "{% set n = (n or 0) + 1 %}{{ n }}{% set m = n %}")
        for _ in 0..<3 { #expect(try template.render([:]) == "1") }
        #expect(try template.render(["n": 4]) == "5")
    }
}
