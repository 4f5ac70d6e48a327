import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Classes")
struct ClassTests {
    private func type(_ name: String, in program: Program) throws -> ClassID {
        try #require(program.classID(named: try program.name(name)))
    }

    @Test func declarationsAreRead() throws {
        let program = makeProgram(
            """
            namespace N;
            abstract class Foo extends \\WP_Widget implements A, \\B {
                use T;
                const X = 1, Y = 2;
                /** @var Other|null */
                protected static $doc;
                private ?Bar $bar = null;
                public $a = 1, $b;
                function __construct(private readonly Baz $promoted, $plain) {}
                final public static function run() {}
            }
            interface A extends C, D {}
            enum Suit: string { case Hearts = 'h'; case Spades = 's'; const Wild = self::Spades; function label() {} }
            trait T {}
            class Other {}
            """)
        let foo = program[try type("n\\foo", in: program)]
        #expect(foo.displayName == "N\\Foo" && foo.kind == .class && foo.isAbstract)
        #expect(program.symbols.text(foo.parentName) == "wp_widget" && foo.parent == nil)
        #expect(foo.interfaceNames.map { program.symbols.text($0) } == ["n\\a", "b"])
        #expect(foo.traitNames.map { program.symbols.text($0) } == ["n\\t"])
        #expect(Set(foo.methods.keys.map { program.symbols.text($0) }) == ["__construct", "run"])
        #expect(foo.constants[try program.name("Y")].map { program.source($0) } == "2")
        let properties = Dictionary(
            uniqueKeysWithValues: foo.properties.map { (program.symbols.text($0.key), $0.value) })
        #expect(Set(properties.keys) == ["doc", "bar", "a", "b", "promoted"])
        #expect(properties["doc"]?.isStatic == true && properties["doc"]?.visibility == .protected)
        #expect(properties["doc"].map { program.symbols.text($0.docType) } == "n\\other")
        #expect(properties["bar"]?.visibility == .private)
        #expect(properties["bar"]?.type.map { program.source($0) } == "?Bar")
        #expect(properties["a"]?.defaultValue.map { program.source($0) } == "1")
        #expect(properties["promoted"]?.isPromoted == true && properties["promoted"]?.visibility == .private)
        let suit = program[try type("n\\suit", in: program)]
        #expect(suit.kind == .enum)
        #expect(suit.constants[try program.name("Hearts")].map { program.source($0) } == "'h'")
        #expect(program[try type("n\\a", in: program)].interfaceNames.count == 2)
    }

    @Test func methodsComeFromTraitsThenParentsThenInterfaces() throws {
        let program = makeProgram(
            """
            class Base { function base() {} function both() {} }
            trait T { function trait() {} function both() {} function hidden() {} }
            trait U { use T; function deep() {} function hidden() {} }
            interface I { function declared(); }
            class Foo extends Base implements I {
                use T, U { T::trait as renamed; deep as protected; U::hidden insteadof T; }
                function own() {}
            }
            """)
        let foo = try type("foo", in: program)
        func find(_ name: String) throws -> String? {
            program.functionName(program.method(try program.name(name), in: foo))
        }
        #expect(try find("own") == "Foo::own()")
        #expect(try find("both") == "T::both()")
        #expect(try find("base") == "Base::base()")
        #expect(try find("renamed") == "T::trait()")
        #expect(try find("deep") == "U::deep()")
        #expect(try find("hidden") == "U::hidden()")
        #expect(try find("declared") == "I::declared()")
        #expect(program.method(try program.name("foo"), in: foo) == nil)
    }

    @Test func ancestorsOutsideOfTheProgramCount() throws {
        let program = makeProgram(
            "class A extends B {} class B extends WP_Widget implements Countable { const X = 1; public $p; } "
                + "interface Sub extends Base {} class D implements Sub {}")
        let a = try type("a", in: program)
        #expect(program.ancestors(of: a).map { program.symbols.text($0) } == ["a", "b", "wp_widget", "countable"])
        #expect(program.isSubclass(a, of: try program.name("wp_widget")))
        #expect(program.isSubclass(a, of: try program.name("countable")))
        #expect(program.isSubclass(try program.name("d"), of: try program.name("base")))
        #expect(!program.isSubclass(try program.name("b"), of: try program.name("a")))
        #expect(program.externalParent(of: a) == (try program.name("wp_widget")))
        #expect(program.classConstant(try program.name("X"), in: a).map { program.source($0.node) } == "1")
        #expect(program.property(try program.name("p"), in: a)?.classID == (try type("b", in: program)))
    }

    @Test func cyclesEnd() throws {
        let program = makeProgram(
            "class A extends B { use T; } class B extends A {} class C extends C {} trait T { use U; } trait U { use T; } "
                + "interface I extends J {} interface J extends I {} class K implements I {} find(); $missing;")
        let missing = try program.name("missing")
        for name in ["a", "b", "c", "t", "i", "k"] {
            let id = try type(name, in: program)
            #expect(program.method(missing, in: id) == nil)
            #expect(program.property(missing, in: id) == nil)
            #expect(program.classConstant(missing, in: id) == nil)
            #expect(!program.isSubclass(id, of: missing))
            #expect(program.externalParent(of: id) == .none)
        }
        #expect(program.isSubclass(try program.name("a"), of: try program.name("b")))
    }

    @Test func nodesKnowTheirClass() throws {
        let program = makeProgram(
            """
            class Foo { const A = one(); function f() { two(); return new class(three()) { public $p = four(); }; } }
            five();
            """)
        let tree = try #require(program.trees[0])
        var found: [String: String] = [:]
        for call in program.nodes(.call) {
            let type = program.enclosingClass(of: call, in: 0)
            found[program.source(try #require(tree.child(call, 0)))] = type.map { program[$0].displayName } ?? "none"
        }
        #expect(
            found == ["one": "Foo", "two": "Foo", "three": "Foo", "four": "class@anonymous", "five": "none"])
        let new = try #require(program.nodes(.new).first)
        let anonymous = try #require(program.anonymousClass(for: new, in: 0))
        #expect(program.anonymousClass(for: program[anonymous].node, in: 0) == anonymous)
        #expect(program[anonymous].kind == .anonymous && program.classID(named: program[anonymous].name) == anonymous)
    }

    @Test func duplicatesAreKept() throws {
        let program = makeProgram("if (x) { class Foo { function a() {} } } else { class foo { function b() {} } }")
        #expect(program.classes(named: try program.name("foo")).count == 2)
        #expect(program.classID(named: try program.name("foo"))?.index == 0)
    }
}
