import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Names and functions")
struct SymbolTests {
    @Test func nodesHoldNames() throws {
        let program = makeProgram(
            "$Name = Foo('key', \"other\", 12, 012, 'a b', \"line\\n\") + ${'x'} . \"${label} $a[index]\";")
        let names = try #require(program.trees[0]).nodeCount
        var texts: [String] = []
        for index in 1..<names {
            let symbol = program.symbol(try #require(program.trees[0]).node(at: index), in: 0)
            if symbol != .none { texts.append(program.symbols.text(symbol)) }
        }
        #expect(texts == ["Name", "Foo", "key", "other", "12", "a b", "line\n", "x", "label", "a", "index"])
    }

    @Test func lowerCaseAlwaysExists() throws {
        let program = makeProgram("class FOO_Bar extends \\Ns\\BAZ {}")
        let name = try program.name("FOO_Bar")
        #expect(program.symbols.text(program.symbols.lowercased(name)) == "foo_bar")
        #expect(program.symbols.lowercased(try program.name("foo_bar")) == (try program.name("foo_bar")))
        #expect(program.symbols.symbol("ns\\baz") != nil)
        #expect(program.symbols.symbol("absent") == nil)
        #expect(program.symbols.symbol("") == nil)
        #expect(program.symbols.text(.none) == "")
    }

    @Test func extraNamesAreKnown() throws {
        let program = makeProgram(["a.php": "esc_html();"], extraNames: ["esc_html", "WP_Thing"])
        let name = try program.name("esc_html")
        #expect(program.symbol(program.nodes(.name)[0], in: 0) == name)
        #expect(program.symbols.text(program.symbols.lowercased(try program.name("WP_Thing"))) == "wp_thing")
    }

    @Test func everyKindOfFunctionIsListed() {
        let program = makeProgram(
            """
            namespace App;
            function &outer($a, ?int &$b = 5, string ...$rest) { return function () use ($a) { return fn() => $a; }; }
            abstract class Foo {
                public string $hooked { get => 'x'; }
                public static function make(private int $id) {}
                abstract protected function later();
            }
            """)
        #expect(
            program.functions.map(\.displayName) == [
                "{closure}()", "{closure}()", "App\\outer()", "App\\Foo hook get", "App\\Foo::make()",
                "App\\Foo::later()", "plugin.php",
            ])
        #expect(
            program.functions.map(\.kind) == [
                .arrowFunction, .closure, .function, .propertyHook, .method, .method, .file,
            ])
        let outer = program.functions[2]
        #expect(outer.returnsReference && !outer.isStatic && outer.body != nil)
        #expect(program.symbols.text(outer.name) == "app\\outer")
        #expect(outer.parameters.map { program.symbols.text($0.name) } == ["a", "b", "rest"])
        #expect(outer.parameters.map(\.isReference) == [false, true, false])
        #expect(outer.parameters.map(\.isVariadic) == [false, false, true])
        #expect(outer.parameters[1].type.map { program.source($0) } == "?int")
        #expect(outer.parameters[1].defaultValue.map { program.source($0) } == "5")
        let make = program.functions[4]
        #expect(make.isStatic && make.parameters[0].isPromoted && make.classID != nil)
        #expect(program.functions[5].body == nil && program.functions[5].isAbstract)
        #expect(program.functions[0].enclosing?.index == 1 && program.functions[1].enclosing?.index == 2)
        #expect(program.functions[2].enclosing == nil)
    }

    @Test func nodesKnowTheirFunction() throws {
        let program = makeProgram(
            """
            top();
            function a() { inA(); $f = function ($x = inDefault()) { inClosure(); }; }
            class Foo { function b() { inB(); return new class { function c() { inC(); } }; } }
            last();
            """)
        let tree = try #require(program.trees[0])
        var found: [String: String] = [:]
        for call in program.nodes(.call) {
            guard let callee = tree.child(call, 0) else { continue }
            found[program.source(callee)] = program.functionName(program.enclosingFunction(of: call, in: 0))
        }
        #expect(
            found == [
                "top": "plugin.php", "inA": "a()", "inDefault": "{closure}()", "inClosure": "{closure}()",
                "inB": "Foo::b()", "inC": "class@anonymous::c()", "last": "plugin.php",
            ])
        for kind in [NodeKind.function, .closure, .method] {
            for node in program.nodes(kind) {
                let id = try #require(program.functionID(for: node, in: 0))
                #expect(program.functions[id.index].node == node)
                #expect(program.enclosingFunction(of: node, in: 0) != id)
            }
        }
        #expect(program.functionID(for: program.nodes(.call)[0], in: 0) == nil)
        #expect(program.functionID(for: tree.root, in: 0) == program.fileFunction(0))
        #expect(program.enclosingFunction(of: tree.root, in: 0) == program.fileFunction(0))
    }

    @Test func functionsAreFoundByName() throws {
        let program = makeProgram([
            "a.php": "if (!function_exists('Foo')) { function Foo() {} }",
            "b.php": "function foo() {} function bar() {}",
        ])
        let foo = try program.name("foo")
        #expect(program.function(named: foo)?.index == 0)
        #expect(program.functions(named: foo).map { program.functions[$0.index].file } == [0, 1])
        #expect(program.function(named: try program.name("bar")) != nil)
        #expect(program.function(named: try program.name("function_exists")) == nil)
        #expect(program.function(named: .none) == nil)
        let method = makeProgram("class A { function Run() {} } class B { function run() {} }")
        #expect(method.methods(named: try method.name("run")).count == 2)
        #expect(method.function(named: try method.name("run")) == nil)
    }

    @Test func filesThatAreNotPHPHaveNothing() {
        let program = makeProgram(["a.js": "alert(1)", "b.php": "foo();"])
        #expect(program.trees[0] == nil && program.fileFunction(0) == nil)
        #expect(program.fileFunction(1)?.index == 0)
        #expect(program.functions(in: 0).isEmpty && program.functions(in: 99).isEmpty)
    }
}
