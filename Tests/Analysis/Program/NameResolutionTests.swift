import PHPSyntax
import Testing

import AnalysisProgram

@Suite("What names stand for")
struct NameResolutionTests {
    /// `qualified|fallback` for each called name.
    private func functions(_ text: String) -> [String] {
        let program = makeProgram(text)
        return program.nodes(.call).compactMap { program.trees[0]?.child($0, 0) }.map { name in
            let names = program.resolvedFunctionNames(name, in: 0)
            return program.symbols.text(names.qualified) + "|" + program.symbols.text(names.fallback)
        }
    }

    @Test func functionsOfTheGlobalNamespace() {
        #expect(functions("Foo(); \\Bar(); A\\B(); namespace\\C();") == ["foo|", "bar|", "a\\b|", "c|"])
    }

    @Test func functionsOfANamespace() {
        let text = """
            namespace Ns\\Sub;
            use function Other\\Imported, Other\\Long as Short;
            use Some\\Thing;
            use function Group\\{one, Two as Deux};
            use Mixed\\{function three, const X, Cls};
            foo(); \\Bar(); Thing\\go(); A\\B(); namespace\\C(); imported(); SHORT(); One(); deux(); three(); Cls\\four();
            """
        #expect(
            functions(text) == [
                "ns\\sub\\foo|foo", "bar|", "some\\thing\\go|", "ns\\sub\\a\\b|", "ns\\sub\\c|", "other\\imported|",
                "other\\long|", "group\\one|", "group\\two|", "mixed\\three|", "mixed\\cls\\four|",
            ])
    }

    @Test func severalNamespaces() {
        let unbraced = "namespace A; use function X\\f; f(); g(); namespace B; f(); class C {}"
        #expect(functions(unbraced) == ["x\\f|", "a\\g|g", "b\\f|f"])
        let braced = "namespace A { use function X\\f; f(); } namespace { f(); } namespace B { f(); }"
        #expect(functions(braced) == ["x\\f|", "f|", "b\\f|f"])
    }

    @Test func constants() {
        let program = makeProgram("namespace Ns; use const Other\\IMPORTED as HERE; A; \\B; HERE; Sub\\C; true;")
        let found = program.nodes(.constant).compactMap { program.trees[0]?.child($0, 0) }.map { name in
            let names = program.resolvedConstantNames(name, in: 0)
            return program.symbols.text(names.qualified) + "|" + program.symbols.text(names.fallback)
        }
        #expect(found == ["ns\\A|A", "B|", "other\\IMPORTED|", "ns\\sub\\C|", "ns\\true|true"])
    }

    @Test func classes() throws {
        let program = makeProgram(
            """
            namespace Ns;
            use Other\\Thing as Alias;
            class Foo extends Alias { function f() {
                new self; new static; new parent; new Alias; new \\Global; new Alias\\Inner; new Plain; new FOO;
            } }
            new self;
            """)
        let type = try #require(program.classID(named: try program.name("ns\\foo")))
        let names = program.nodes(.new).compactMap { program.trees[0]?.child($0, 0) }
        let found = names.dropLast().map {
            program.symbols.text(program.resolvedClassName($0, in: 0, within: type))
        }
        #expect(
            found == [
                "ns\\foo", "ns\\foo", "other\\thing", "other\\thing", "global", "other\\thing\\inner", "ns\\plain",
                "ns\\foo",
            ])
        #expect(program.resolvedClassName(try #require(names.last), in: 0, within: nil) == .none)
    }

    @Test func callsFindFunctions() throws {
        let program = makeProgram([
            "a.php": "namespace N; function here() {} here(); there(); strlen('');", "b.php": "function there() {}",
        ])
        let names = program.nodes(.call).compactMap { program.trees[0]?.child($0, 0) }
        #expect(names.map { program.functionName(program.calledFunction($0, in: 0)) } == ["N\\here()", "there()", nil])
        #expect(
            names.map { program.symbols.text(program.calledFunctionName($0, in: 0)) } == [
                "n\\here", "there", "strlen",
            ])
    }

    @Test func types() throws {
        let program = makeProgram(
            """
            namespace N;
            use Lib\\Db;
            /**
             * @param Db|null $documented The one.
             * @param \\WP_Post $post
             * @param int $number
             */
            function f(?Foo $a, int|Bar|null $b, string $c, Db&Foo $d, $documented, $post, $number, $none) {}
            new \\WP_Post;
            """)
        let id = try #require(program.function(named: try program.name("n\\f")))
        let found = program.functions[id.index].parameters.map {
            program.symbols.text(program.parameterClass($0, of: id))
        }
        #expect(found == ["n\\foo", "n\\bar", "", "lib\\db", "lib\\db", "wp_post", "", ""])
    }
}
