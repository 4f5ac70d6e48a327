import AnalysisModel
import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Hostile programs", .timeLimit(.minutes(5)))
struct HostileTests {
    /// Asks every question about every node.
    private func interrogate(_ program: Program) {
        for (file, tree) in program.trees.enumerated() {
            guard let tree else { continue }
            for index in 1..<max(1, tree.nodeCount) {
                let node = tree.node(at: index)
                _ = program.symbol(node, in: file)
                let function = program.enclosingFunction(of: node, in: file)
                let type = program.enclosingClass(of: node, in: file)
                _ = program.resolvedFunctionNames(node, in: file)
                _ = program.resolvedConstantNames(node, in: file)
                _ = program.resolvedClassName(node, in: file, within: type)
                _ = program.functionID(for: node, in: file)
                _ = program.classID(for: node, in: file)
                _ = program.anonymousClass(for: node, in: file)
                _ = program.constantValue(node, in: file)
                _ = program.stringPattern(node, in: file)
                _ = program.callbackTargets(node, in: file, enclosing: function)
                _ = program.includeTargets(node, in: file)
                _ = program.declaredClass(of: node, in: file, within: type)
                _ = program.objectClass(node, in: file)
                _ = program.arrayElements(node, in: file)
            }
        }
        for call in program.hookCalls { _ = program.registrations(for: call) }
        for function in program.functions { _ = function.displayName }
        for index in program.classes.indices {
            let id = ClassID(rawValue: Int32(index))
            _ = program.ancestors(of: id)
            for function in program.functions { _ = program.method(function.name, in: id) }
        }
    }

    private static let seed = """
        namespace A\\B; use X\\{Y, function z, const Q}; use function M\\n as o;
        define('P', __DIR__ . '/x'); const R = P . Q;
        #[Attr(1)] abstract class Foo extends Bar implements I, J { use T, U { T::a as protected b; T::c insteadof U; }
        const C = self::D . 'x'; public function __construct(private ?Foo $p = null, $q = [1]) { $this->r = new Foo($q); }
        public string $h { get => $this->p; set($v) { $this->h = $v; } } static function s(): static { return new static; } }
        enum E: int { case One = 1; } interface I extends J {} trait T { abstract function a(); }
        $x = function ($a) use (&$x) { return fn() => [$this, 'm']; };
        add_action("wp_ajax_{$x}", [new class($x) extends Foo {}, 'm'], 10, 2); foreach (['a' => 'b'] as $k => $v) add_filter($k, $v);
        register_rest_route('n', '/r', ['methods' => 'GET', 'callback' => $x(...), 'permission_callback' => null]);
        include P . '/a.php'; get_template_part('a', $x); do_action_ref_array('a', [&$x, ...$y]); apply_filters('b', $x);
        """

    @Test func everyPrefixIsAnswered() {
        let bytes = Array("<?php \(Self.seed)".utf8)
        for end in stride(from: 0, through: bytes.count, by: 29) {
            let file = SourceFile(path: "a/b.php", bytes: Array(bytes[..<end]))
            interrogate(Program(files: [file], options: AnalysisOptions()))
        }
    }

    @Test func damagedSourcesAreAnswered() {
        let bytes = Array("<?php \(Self.seed)".utf8)
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % max(bound, 1)
        }
        for _ in 0..<40 {
            var damaged = bytes
            for _ in 0..<(1 + random(8)) {
                let start = random(damaged.count)
                switch random(3) {
                case 0: damaged.removeSubrange(start..<min(damaged.count, start + 1 + random(12)))
                case 1: damaged[start] = UInt8(truncatingIfNeeded: random(256))
                default:
                    let from = random(bytes.count)
                    damaged.insert(contentsOf: bytes[from..<min(bytes.count, from + 20)], at: start)
                }
            }
            let files = [
                SourceFile(path: "a.php", bytes: damaged), SourceFile(path: "", bytes: Array(bytes.prefix(600))),
            ]
            interrogate(Program(files: files, options: AnalysisOptions(threads: 2)))
        }
    }

    private func program(_ text: String) -> Program { makeProgram(["a.php": text]) }

    @Test func deepTreesAreAnswered() {
        let count = 4_000
        let sources = [
            "show(" + Array(repeating: "'a'", count: count).joined(separator: " . ") + ");",
            "$a" + String(repeating: "->b()", count: count) + ";",
            "$a" + String(repeating: "(...)", count: count) + ";",
            "add_action('x', $a" + String(repeating: "['b']", count: count) + ");",
            "include $a" + String(repeating: " ?? $b", count: count) + ";",
            String(repeating: "[", count: count), String(repeating: "function(){", count: count),
            String(repeating: "class A{function f(){return new ", count: count / 10),
        ]
        for source in sources {
            let program = program(source)
            guard let tree = program.trees[0] else { continue }
            let step = max(1, tree.nodeCount / 40)
            for index in stride(from: 1, to: tree.nodeCount, by: step) {
                let node = tree.node(at: index)
                _ = program.constantValue(node, in: 0)
                _ = program.callbackTargets(node, in: 0)
                _ = program.includeTargets(node, in: 0)
                _ = program.objectClass(node, in: 0)
                _ = program.enclosingFunction(of: node, in: 0)
            }
        }
    }

    @Test func manyDeclarationsTakeLinearTime() {
        let count = 20_000
        let functions = program((0..<count).map { "function f\($0)(){}" }.joined())
        #expect(functions.functions.count == count + 1)
        let same = program(String(repeating: "function f(){}", count: count))
        #expect(same.symbols.symbol("f").map { same.functions(named: $0).count } == count)
        let chain = program((0..<count).map { "class C\($0) extends C\($0 + 1) {}" }.joined())
        #expect(chain.classes.count == count)
        #expect(chain.method(KnownNames.missing, in: ClassID(rawValue: 0)) == nil)
        let constants = program(String(repeating: "define('A', A . 'x');", count: count / 10) + "show(A);")
        #expect(constants.nodes(.constant).last.flatMap { constants.constantString($0, in: 0) } == nil)
        let hooks = program(
            "$a = ['x', 'y', 'z'];" + String(repeating: "foreach ($a as $b) add_action($b, 'c');", count: count / 5))
        #expect(hooks.hooks.count >= count / 5 && hooks.hooks.count < count)
        let namespaces = program(
            (0..<(count / 10)).map { "namespace N\($0); use A\\B\($0); new B\($0); f();" }.joined())
        #expect(namespaces.symbols.symbol("n9\\f") != nil)
        let long = String(repeating: "n", count: 100_000)
        let names = program("namespace \(long); use \(long)\\{" + (0..<1000).map { "A\($0)," }.joined() + "}; f();")
        #expect(names.functions.count == 1)
    }

    private enum KnownNames { static let missing = Symbol(rawValue: 1) }

    @Test func sharedLongValuesTakeLinearTime() {
        let long = "'" + String(repeating: "x", count: 1_000_000) + "'"
        let uses = String(repeating: "add_action(BIG . $s, BIG); add_filter($s, [$s, 'm']);", count: 500)
        let text = program("const BIG = \(long); $s = \"" + String(repeating: "$a ", count: 50_000) + "\"; \(uses)")
        #expect(text.hooks.count == 1_000)
        let array = "$s = [" + String(repeating: "'k' => 1,", count: 50_000) + "];"
        let routes = program(array + String(repeating: "register_rest_route('a', 'b', $s);", count: 500))
        #expect(routes.hooks.count == 500)
        let concatenation = "$s = " + Array(repeating: "$a", count: 50_000).joined(separator: ".") + ";"
        let hooks = program(concatenation + String(repeating: "do_action($s . 'x');", count: 500))
        #expect(hooks.hookCalls.count == 500)
    }

    @Test func anyBytesAreAnswered() {
        var state: UInt32 = 7
        let noise = (0..<200_000).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(truncatingIfNeeded: state >> 24)
        }
        let file = SourceFile(path: "a.php", bytes: Array("<?php ".utf8) + noise)
        let program = Program(files: [file, file, SourceFile(path: "e.php", bytes: [])], options: AnalysisOptions())
        #expect(program.trees.count == 3 && program.fileFunction(2) != nil)
        #expect(Program(files: [], options: AnalysisOptions(threads: 8)).functions.isEmpty)
    }

    @Test func cancelledProgramsAreEmpty() {
        let files = [SourceFile(path: "a.php", bytes: Array("<?php function f() { add_action('a', 'f'); }".utf8))]
        let program = Program(files: files, options: AnalysisOptions(isCancelled: { true }))
        #expect(program.trees.count == 1 && program.trees[0] == nil)
        #expect(program.functions.isEmpty && program.hooks.isEmpty)
    }
}
