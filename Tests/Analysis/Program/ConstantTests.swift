import PHPSyntax
import Testing

import AnalysisProgram

@Suite("Values that are known without running the code")
struct ConstantTests {
    /// The value of the argument of `show()` in the first file.
    private func value(_ files: KeyValuePairs<String, String>) throws -> String? {
        let program = makeProgram(files)
        let node = try #require(try program.arguments(of: "show").first)
        return program.constantString(node, in: 0)
    }

    private func value(_ expression: String, with declarations: String = "") throws -> String? {
        try value(["inc/a.php": "\(declarations) show(\(expression));"])
    }

    @Test(arguments: [
        ("'a'", "a"), ("\"a\\tb\"", "a\tb"), ("12", "12"), ("-3", "-3"), ("2 * 3 + 1", "7"), ("true", "1"),
        ("FALSE", ""), ("null", ""), ("'a' . 'b' . 3", "ab3"), ("\"x{$y}\"", nil), ("'a' . foo()", nil),
        ("__DIR__ . '/x.php'", "/inc/x.php"), ("__FILE__", "/inc/a.php"), ("dirname(__FILE__)", "/inc"),
        ("dirname(dirname(__FILE__))", ""), ("dirname(__FILE__, 2) . '/b'", "/b"), ("dirname(__DIR__, 2)", nil),
        ("plugin_dir_path(__FILE__)", "/inc/"), ("plugin_basename(__FILE__)", "inc/a.php"),
        ("trailingslashit(__DIR__)", "/inc/"), ("trailingslashit('a/')", "a/"), ("untrailingslashit('a//')", "a"),
        ("sprintf('%s-%d%%', 'a', 5)", "a-5%"), ("sprintf('%2$s%1$s', 'a', 'b')", "ba"), ("sprintf('%05d', 5)", nil),
        ("$x ? 'a' : 'a'", "a"), ("$x ? 'a' : 'b'", nil), ("true ? 'a' : 'b'", "a"), ("'' ?: 'b'", "b"),
        ("DIRECTORY_SEPARATOR", "/"), ("9223372036854775807 + 1", nil), ("(string) 5", "5"), ("__LINE__", "2"),
        ("!0", "1"), ("null ?? 'd'", "d"), ("Foo::class", "Foo"), ("\\Ns\\Bar::class", "ns\\bar"),
        ("<<<X\nab\nX", "ab"), ("@'q'", "q"), ("1.5", nil), ("array()", nil), ("wp_normalize_path(__DIR__)", "/inc"),
    ])
    func expressions(_ expression: String, _ expected: String?) throws {
        #expect(try value(expression, with: "class Foo {}") == expected)
    }

    @Test func definitionsAreFollowed() throws {
        let other = "define('MY_DIR', plugin_dir_path(__FILE__)); const VERSION = '1.' . MINOR; const MINOR = 2;"
        #expect(try value(["a.php": "show(MY_DIR . 'x');", "sub/b.php": other]) == "/sub/x")
        #expect(try value(["a.php": "show(VERSION);", "b.php": other]) == "1.2")
        #expect(try value(["a.php": "namespace N; show(VERSION);", "b.php": other]) == "1.2")
        #expect(try value(["a.php": "namespace N; const V = 'n'; show(V);", "b.php": "const V = 'g';"]) == "n")
        #expect(try value(["a.php": "show(\\N\\V);", "b.php": "namespace N; const V = 'n';"]) == "n")
        #expect(try value(["a.php": "show(\\N\\V);", "b.php": "define('N\\\\V', 'd');"]) == "d")
        #expect(
            try value(["a.php": "show(X);", "b.php": "class P { function f() { $this->define('X', 'm'); } }"]) == "m")
        #expect(try value("X", with: "define('X', 'a'); if (y) define('X', 'b');") == nil)
        #expect(try value("X", with: "define('X', 'a'); if (y) define('X', 'a');") == "a")
        #expect(try value("constant('X')", with: "const X = 'a';") == "a")
    }

    @Test func classConstantsAndProperties() throws {
        let foo =
            "class Base { const A = 'a'; protected $dir = 'd'; } class Foo extends Base { const B = self::A . 'b'; "
        #expect(try value("Foo::B", with: foo + "}") == "ab")
        #expect(try value("parent::A", with: "") == nil)
        func inside(_ expression: String) throws -> String? {
            try value([
                "a.php": foo + "public $late; function __construct() { $this->late = static::A . '!'; } "
                    + "function f() { show(\(expression)); } }"
            ])
        }
        #expect(try inside("self::B . parent::A") == "aba")
        #expect(try inside("$this->dir") == "d")
        #expect(try inside("$this->late") == "a!")
        #expect(try inside("__CLASS__") == "Foo")
        #expect(try inside("static::class . self::class") == "FooFoo")
    }

    @Test func localVariablesWithOneValue() throws {
        #expect(try value("$a . 'b'", with: "$a = 'a';") == "ab")
        #expect(try value("$a", with: "$a = 'a'; $a = 'b';") == nil)
        #expect(try value("$a", with: "$a = 'a'; $a .= 'b';") == nil)
        #expect(try value("$a", with: "$a = 'a'; foreach (f() as $a) {}") == nil)
        #expect(try value("$a", with: "$a = 'a'; [$a] = f();") == nil)
        #expect(try value("$a", with: "$a = 'a'; $b = &$a;") == nil)
        #expect(try value(["a.php": "function f($a) { $a = 'x'; show($a); }"]) == nil)
        #expect(try value(["a.php": "function f() { $a = 'x'; return function () use ($a) { show($a); }; }"]) == "x")
        #expect(try value(["a.php": "function f() { $a = 'x'; return function () { show($a); }; }"]) == nil)
        #expect(try value(["a.php": "function f() { $a = 'x'; return fn() => show($a); }"]) == "x")
    }

    @Test func patternsKeepWhatIsKnown() throws {
        let program = makeProgram(
            "const A = 'a'; show('x' . $y . A); show(\"{$y}_b\"); show($y); show('wp_' . ($q ? 'a' : 'b')); show(sprintf('%s_%s', 'k', $v));"
        )
        let found = try program.arguments(of: "show").map { program.stringPattern($0, in: 0).text }
        #expect(found == ["x*a", "*_b", "*", "wp_*", "k_*"])
    }

    @Test(.timeLimit(.minutes(1)))
    func cyclesAndExplosionsEnd() throws {
        #expect(try value("A", with: "const A = B; const B = A;") == nil)
        #expect(try value("A", with: "const A = A . 'x';") == nil)
        #expect(try value("$a", with: "$a = $a . $a;") == nil)
        #expect(try value("A::X", with: "class A { const X = B::X; } class B { const X = A::X; }") == nil)
        let doubling = (0..<60).map { "const C\($0) = C\($0 + 1) . C\($0 + 1);" }.joined() + "const C60 = 'x';"
        #expect(try value("C0", with: doubling) == nil)
        let long = (0..<50_000).map { _ in "'a'" }.joined(separator: ".")
        #expect(try value(long) == nil)
    }
}
