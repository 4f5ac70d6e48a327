import Foundation
import Inference
import Testing

/// Templates that a hostile model file may hold: each ends soon, in text or in an error.
@Suite struct ChatTemplateLimitTests {
    private func kind(_ source: String, _ variables: [String: TemplateValue] = [:]) -> ChatTemplateError.Kind? {
        do {
            _ = try ChatTemplate(source: source).render(variables)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            // time
            "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
            "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
            "{% set s = 'ab' * 1000000 %}{% for i in range(100000) %}{{ s.find('ba' * 1000) }}{% endfor %}",
            "{% set n = namespace(l=range(50000)|list) %}{% for i in range(100000) %}{% set n.l = n.l[::-1] %}{% endfor %}",
            "{% set n = namespace(d={}) %}{% for i in range(100000) %}{% set n.d = dict(n.d, **{'k' ~ i: i}) %}{% endfor %}",
            // memory
            "{{ 'x' * 100000000 }}", "{{ [0] * 100000000 }}", "{{ 'x' * 9223372036854775807 }}",
            "{{ (1,) * 9223372036854775807 }}",
            "{% set n = namespace(s='x' * 1000000) %}{% for i in range(100) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
            "{% set n = namespace(s='xy' * 1000) %}{% for i in range(100) %}{% set n.s = n.s.replace('x', n.s) %}{% endfor %}",
            "{% set n = namespace(s='xy' * 1000) %}{% for i in range(100) %}{% set n.s = n.s|replace('', n.s) %}{% endfor %}",
            "{% set n = namespace(s='x' * 1000) %}{% for i in range(100) %}{% set n.s = n.s.join(n.s) %}{% endfor %}",
            "{% for i in range(100000) %}{{ 'x' * 100000 }}{% endfor %}",
            "{% set n = namespace(l=[]) %}{% for i in range(100000) %}{% set n.l = n.l + ['x' * 1000000] %}{% endfor %}",
            "{% for i in range(100000) %}{% set n = namespace(a='x' * 1000) %}{% endfor %}",
            "{{ '%100000000d' % 1 }}", "{{ '{:>100000000}'.format(1) }}", "{{ 'x'.center(1000000000) }}",
            "{{ 'x'.zfill(9223372036854775807) }}",
            "{{ range(9223372036854775807) }}", "{{ [1]|batch(9223372036854775807, 0)|list }}",
            "{{ [1]|slice(9223372036854775807)|list }}",
            // values that refer to themselves many times
            "{% set n = namespace(v=[1]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v }}",
            "{% set n = namespace(v=[1]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v == n.v }}",
            "{% set n = namespace(v=(1,)) %}{% for i in range(60) %}{% set n.v = (n.v, n.v) %}{% endfor %}{{ {n.v: 1} }}",
            "{% set n = namespace(v=[1]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ n.v|tojson }}",
            "{% set n = namespace(v=[1]) %}{% for i in range(60) %}{% set n.v = [n.v, n.v] %}{% endfor %}{{ [n.v, n.v]|sort }}",
            // depth
            "{% set n = namespace(v=[]) %}{% for i in range(100000) %}{% set n.v = [n.v] %}{% endfor %}",
            "{% set n = namespace(v=[]) %}{% for i in range(100000) %}{% set n.v = {'a': n.v} %}{% endfor %}",
            "{% set n = namespace(v=[]) %}{% for i in range(100000) %}{% set n.v = [n.v].count %}{% endfor %}",
            "{% set n = namespace(v=[]) %}{% for i in range(100000) %}{% set n.v = [n.v]|select('defined') %}{% endfor %}",
            "{% set n = namespace(v=[]) %}{% for i in range(100000) %}{% for x in [n.v] %}{% set n.v = loop %}{% endfor %}{% endfor %}",
            "{% set n = namespace(v=none) %}{% for i in range(100000) %}{% set v = n.v %}{% macro m() %}{{ v }}{% endmacro %}{% set n.v = m %}{% endfor %}",
            "{% macro m(n) %}{{ m(n + 1) }}{% endmacro %}{{ m(0) }}",
            "{% macro m(n, d=m(n)) %}{% endmacro %}{{ m(0) }}",
            "{% macro m() %}{{ caller }}{% call m() %}{% endcall %}{% endmacro %}{{ m() }}",
            "{% set n = namespace(m=none) %}{% macro a() %}{% macro b() %}{{ caller }}{% endmacro %}{% set n.m = b %}{{ a() }}{% endmacro %}{{ a() }}",
        ])
    func hostileTemplatesEnd(_ source: String) {
        let kind = kind(source)
        #expect(kind == .limit)
    }

    @Test func nestingOfTheTextIsLimited() {
        func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        for count in [200, 100_000] {
            #expect(kind("{{ " + repeated("(", count) + "1" + repeated(")", count) + " }}") == .limit)
            #expect(kind("{{ " + repeated("[", count) + repeated("]", count) + " }}") == .limit)
            #expect(kind("{{ " + repeated("not ", count) + "1 }}") == .limit)
            #expect(kind("{{ " + repeated("-", count) + "1 }}") == .limit)
            #expect(kind("{{ " + repeated("1 if 1 else ", count) + "1 }}") == .limit)
            #expect(kind("{{ 1" + repeated(" if 1", count) + " }}") == .limit)
            #expect(kind("{{ " + repeated("a[", count) + "1" + repeated("]", count) + " }}") == .limit)
            #expect(kind("{{ " + repeated("a(", count) + "1" + repeated(")", count) + " }}") == .limit)
            #expect(kind("{% set " + repeated("(", count) + "a" + repeated(")", count) + " = 1 %}") == .limit)
            #expect(kind(repeated("{% if 1 %}", count) + repeated("{% endif %}", count)) == .limit)
            #expect(kind("{{ 1 is eq " + repeated("f(", count) + "1" + repeated(")", count) + " }}") == .limit)
        }
    }

    @Test func longChainsAreNoNesting() throws {
        func rendered(_ source: String) throws -> String { try ChatTemplate(source: source).render(["a": [[1]]]) }
        let many = 5_000
        #expect(try rendered("{{ 1" + String(repeating: " + 1", count: many) + " }}") == "5001")
        #expect(try rendered("{{ 'x'" + String(repeating: " ~ 'x'", count: many) + " }}").count == 5_001)
        #expect(try rendered("{{ 1" + String(repeating: " and 1", count: many) + " }}") == "1")
        #expect(try rendered("{{ 1" + String(repeating: " == 1", count: many) + " }}") == "True")
        #expect(try rendered("{{ 'x'" + String(repeating: "|trim", count: many) + " }}") == "x")
        #expect(try rendered("{% if 0 %}" + String(repeating: "{% elif 0 %}", count: many) + "{% endif %}").isEmpty)
        #expect(try rendered(String(repeating: "{{ 1 }}", count: many)).count == many)
    }

    @Test func longTemplatesAreRefused() {
        #expect(kind(String(repeating: "x", count: 2 << 20)) == .limit)
        #expect(kind(String(repeating: "{{", count: 500_000)) == .syntax)
        #expect(kind(String(repeating: "{%", count: 500_000)) == .syntax)
        #expect(kind(String(repeating: "{#", count: 500_000)) == .syntax)
        #expect(kind("{% raw %}" + String(repeating: "{% ", count: 300_000)) == .syntax)
    }

    @Test func variablesMayNotNestWithoutEnd() {
        var value: TemplateValue = 1
        for _ in 0..<1_000 { value = .list([value]) }
        #expect(kind("{{ v }}", ["v": value]) == .limit)
    }

    @Test func longConversationsRender() throws {
        let source = """
            {% for m in messages %}{% if m.role == 'user' and loop.index0 > 0 and messages[loop.index0 - 1].role != \
            'assistant' %}{{ raise_exception('order') }}{% endif %}<|{{ m['role'] }}|>{{ m['content'] | trim }}\
            {% if not loop.last %}{{ '\\n' }}{% endif %}{% endfor %}
            """
        let messages = (0..<20_000).map { number -> TemplateValue in
            ["role": number % 2 == 0 ? "user" : "assistant", "content": .string("message \(number) ")]
        }
        let text = try ChatTemplate(source: source).render(["messages": .list(messages)])
        #expect(text.split(separator: "\n").count == 20_000)
        let long = String(repeating: "0123456789", count: 1_000_000)
        let one = try ChatTemplate(source: source).render(["messages": [["role": "user", "content": .string(long)]]])
        #expect(one.utf8.count == long.utf8.count + 8)
    }

    /// Workers have small stacks; the deepest recursion that the limits allow must fit.
    @Test func halfAMegabyteOfStackIsEnough() async {
        let nested = String(repeating: "{% if 1 %}{% for x in [1] %}", count: 20)
        let ends = String(repeating: "{% endfor %}{% endif %}", count: 20)
        let expression = String(repeating: "([", count: 20) + "m(n)" + String(repeating: "])[0]", count: 20)
        let sources = [
            "{% macro m(n) %}\(nested){{ \(expression) }}\(ends){% endmacro %}{{ m(0) }}",
            "{% macro m(n) %}{% call m(n) %}{{ caller() }}{% endcall %}{% endmacro %}{{ m(0) }}",
            "{% macro m(n) %}{% set x %}{% filter upper %}{{ [1]|map('default')|list ~ m(n) }}{% endfilter %}{% endset %}"
                + "{% endmacro %}{{ m(0) }}",
            "{{ " + String(repeating: "[", count: 99) + String(repeating: "]", count: 99) + " }}",
            "{% set n = namespace(v=[]) %}{% for i in range(126) %}{% set n.v = {'a': n.v} %}{% endfor %}"
                + "{{ n.v }}{{ n.v|tojson }}{{ n.v == n.v }}",
        ]
        for source in sources {
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let thread = Thread {
                    _ = try? ChatTemplate(source: source).render([:])
                    continuation.resume()
                }
                thread.stackSize = 512 << 10
                thread.start()
            }
        }
    }
}
