import PHPSyntax
import Testing

import AnalysisProgram

@Suite("What callables stand for")
struct CallbackTests {
    private static let declarations = """
        function named() {}
        class Foo {
            private Bar $typed;
            /** @var Bar */ private $documented;
            private $assigned;
            const CALLBACK = 'named';
            function __construct(Bar $bar) { $this->assigned = new Bar(); }
            static function make() {}
            function m() {} function __invoke() {}
            /** @return Bar */ function bar() {}
        }
        class Bar extends External { function m() {} static function instance() {} function only_bar() {} }
        trait Shared { function hook() { show([$this, 'm']); } }
        """

    private func targets(_ expression: String, inside body: String = "") throws -> [String] {
        let program = makeProgram(
            Self.declarations + """
                class Scope extends Foo { function f(Bar $param, ?Foo $foo, $plain) { \(body) show(\(expression)); } }
                """)
        let node = try #require(try program.arguments(of: "show").last)
        return program.describe(program.callbackTargets(node, in: 0, enclosing: nil))
    }

    @Test(arguments: [
        ("'named'", ["named()"]), ("'\\\\Named'", ["named()"]), ("'trim'", ["external trim"]),
        ("'Foo::make'", ["Foo::make()"]), ("'Other::go'", ["external other::go"]), ("''", []), ("null", []),
        ("array($this, 'm')", ["Foo::m()"]), ("[__CLASS__, 'M']", ["Foo::m()"]), ("[Foo::class, 'm']", ["Foo::m()"]),
        ("[self::class, 'make']", ["Foo::make()"]), ("['Foo', 'make']", ["Foo::make()"]),
        ("['self', 'm']", ["Foo::m()"]), ("[$this, 'parent::m']", ["Foo::m()"]),
        ("[new Bar, 'm']", ["Bar::m()"]), ("[$param, 'm']", ["Bar::m()"]), ("[$foo, 'bar']", ["Foo::bar()"]),
        ("[$plain, 'only_bar']", ["Bar::only_bar()"]), ("[$plain, 'm']", ["unknown"]),
        ("[$param, 'inherited']", ["external external::inherited"]),
        ("[$param, 'named']", ["external external::named"]),
        ("[Bar::instance(), 'm']", ["Bar::m()"]), ("[$this->bar(), 'm']", ["Bar::m()"]),
        ("function () {}", ["{closure}()"]), ("fn() => 1", ["{closure}()"]), ("named(...)", ["named()"]),
        ("strlen(...)", ["external strlen"]), ("$this->m(...)", ["Foo::m()"]), ("Foo::make(...)", ["Foo::make()"]),
        ("static::make(...)", ["Foo::make()"]), ("new Foo", ["Foo::__invoke()"]), ("$foo", ["Foo::__invoke()"]),
        ("self::CALLBACK", ["named()"]), ("$x ? 'named' : 'trim'", ["named()", "external trim"]),
        ("$plain", ["unknown"]), ("foo($x)", ["unknown"]), ("[1, 2, 3]", ["unknown"]), ("'na' . 'med'", ["named()"]),
    ])
    func callables(_ expression: String, _ expected: [String]) throws {
        #expect(try targets(expression) == expected)
    }

    @Test func variablesAreFollowed() throws {
        #expect(try targets("$c", inside: "$c = 'named';") == ["named()"])
        #expect(try targets("$c", inside: "if ($x) $c = 'named'; else $c = [$this, 'm'];") == ["named()", "Foo::m()"])
        #expect(try targets("[$o, 'm']", inside: "$o = new Bar();") == ["Bar::m()"])
        #expect(try targets("$c", inside: "$c = function () {};") == ["{closure}()"])
        #expect(try targets("$c", inside: "$c = $c;") == ["unknown"])
    }

    @Test func propertiesAreTyped() throws {
        let program = makeProgram(
            Self.declarations + """
                class P { private Bar $typed; /** @var Bar */ private $documented; private $assigned; private $given;
                    function __construct(Bar $bar) { $this->assigned = new Bar(); $this->given = $bar; }
                    function f() { show([$this->typed, 'm']); show([$this->documented, 'm']); show([$this->assigned, 'm']);
                        show([$this->given, 'm']); show([$this->absent, 'm']); } }
                """)
        let found = try program.arguments(of: "show").dropFirst().map {
            program.describe(program.callbackTargets($0, in: 0))
        }
        #expect(found == [["Bar::m()"], ["Bar::m()"], ["Bar::m()"], ["Bar::m()"], ["unknown"]])
    }

    @Test func ancestorsOutsideOfTheProgram() throws {
        let program = makeProgram("class A extends WP_Thing { function f() { show([$this, 'later']); } } $later;")
        let node = try #require(try program.arguments(of: "show").first)
        #expect(program.describe(program.callbackTargets(node, in: 0)) == ["external wp_thing::later"])
    }

    @Test func objectsHaveClasses() throws {
        let program = makeProgram(
            """
            class A { public ?B $b; static function create(): static {} function next(): self {} }
            class B { /** @return $this */ function with() {} }
            function make(): A {}
            global $wpdb;
            show(make()); show((new A)->b); show(A::create()->next()); show(clone (new B)); show($x ?? new B);
            show($wpdb); show($unknown); show(new class extends A {}); show($o = new A);
            """)
        let found = try program.arguments(of: "show").map { program.symbols.text(program.objectClass($0, in: 0)) }
        #expect(found.count == 9)
        #expect(found.prefix(7) == ["a", "b", "a", "b", "b", "wpdb", ""])
        #expect(found[7].hasPrefix("class@anonymous"))
        #expect(found[8] == "a")
    }
}
