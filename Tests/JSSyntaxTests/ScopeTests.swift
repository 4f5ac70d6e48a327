import JSSyntax
import Testing

@Suite struct ScopeTests {
    /// Every use as "name:line of its declaration", with `?` for none, `=` for a write and `^` for a closure.
    private func uses(_ source: String) -> [String] {
        let tree = JSParser.parse(source)
        #expect(tree.errors.isEmpty, "\(source)")
        let analysis = ScopeAnalysis(tree)
        return analysis.references.sorted { $0.node < $1.node }.map { reference in
            let name = tree.name(reference.node)
            let mark = (reference.access == .read ? "" : "=") + (analysis.isClosure(reference) ? "^" : "")
            guard let variable = reference.variable else { return "\(name):?\(mark)" }
            return "\(name):\(tree.position(analysis.variables[variable].declarations[0]).line)\(mark)"
        }
    }

    @Test func blocksHideNames() {
        #expect(uses("let a;\n{ let a;\na }\na") == ["a:2", "a:1"])
        #expect(uses("var a;\nfunction f(a) { a }\na") == ["a:2", "a:1"])
        #expect(uses("for (let i\n= 0;;) { i }\ni") == ["i:1", "i:?"])
        #expect(uses("try {} catch (e) { e }\ne") == ["e:1", "e:?"])
    }

    @Test func varAndFunctionsAreHoisted() {
        #expect(uses("a;\nf();\nif (1) { var a }\nfunction f() { a = 1 }") == ["a:3", "f:4", "a:3=^"])
        #expect(uses("{\nfunction f() {}\n}\nf") == ["f:2"])
    }

    @Test func patternsDeclareAndAssign() {
        #expect(
            uses("const { a, b: [c = d], ...e } = f;\n[a, c.x, e] = c")
                == ["d:?", "f:?", "a:1=", "c:1", "e:1=", "c:1"])
        #expect(uses("({ a = 1 }, [b], ...c) => a + b + c") == ["a:1", "b:1", "c:1"])
    }

    @Test func ownNamesAndClasses() {
        #expect(uses("(function f() { f })\nf") == ["f:1^", "f:?"])
        #expect(uses("class A { static a = A; [b]() {} }\nnew A") == ["A:1^", "b:?", "A:1"])
    }

    @Test func importsExportsAndJSX() {
        #expect(
            uses("import A, { b as c } from 'd';\nexport { c as d };\nconst e = <A.B f={c}><p/></A.B>")
                == ["c:1", "A:1", "c:1", "A:1"])
    }

    @Test func escapesSpellTheSameName() {
        #expect(uses("var abc;\n\\u0061bc; ab\\u{63}") == ["abc:1", "abc:1"])
    }

    @Test func conflicts() {
        let analysis = ScopeAnalysis(JSParser.parse("let a;\nvar a;\nfunction b(c) { let c }\nlet d; { var d }"))
        #expect(analysis.conflicts.map(\.line) == [2, 3, 4])
        #expect(analysis.conflicts.first?.message == "a is declared already")
    }
}
