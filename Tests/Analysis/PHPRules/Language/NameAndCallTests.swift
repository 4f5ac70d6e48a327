import AnalysisModel
import Testing

import PHPRules

/// Names that do not exist, arguments that do not fit, versions.
@Suite struct NameAndCallTests {
    @Test(arguments: [
        ("<?php esc_htm($a, 1);", 1), ("<?php my_unknown_function();", 0), ("<?php get_field('x');", 0),
        ("<?php function_exists('esc_htm') && esc_htm(1);", 0), ("<?php namespace A; strlne(1); array_fliter([]);", 1),
        ("<?php namespace A; function helper_one() {} helper_onee();", 1), ("<?php $f(); $o->esc_htm();", 0),
        ("<?php _setlocale(1); _ngettext(1);", 0),
    ])
    func `A misspelled function is found, a foreign one is not`(code: String, expected: Int) {
        #expect(lines("php.undefined-function", code).count == expected)
    }

    @Test func `A function of a whole plugin that is nowhere is found`() {
        let main = (path: "acme.php", code: "<?php\n/* Plugin Name: Acme */\nrequire __DIR__ . '/a.php';")
        func found(_ code: String) -> Int {
            findings([main, ("a.php", code)]).count { $0.rule == "php.undefined-function" }
        }
        #expect(found("<?php function acme_go() { acme_missing(); }") == 1)
        #expect(found("<?php function acme_go() { other_missing(); wc_get_product(); }") == 0)
        #expect(found("<?php function acme_go() { if (function_exists('acme_missing')) { acme_missing(); } }") == 0)
        #expect(lines("php.undefined-function", "<?php function acme_go() { acme_missing(); }").isEmpty)
    }

    @Test(arguments: [
        ("<?php class A { function f() { $this->g(); } }", 1),
        ("<?php class A extends B { function f() { $this->g(); } }", 0),
        ("<?php class A { use T; function f() { $this->g(); } }", 0),
        ("<?php class A { function __call($n, $a) {} function f() { $this->g(); } }", 0),
        ("<?php class A { function f() { $this->g(); } } class B extends A { function g() {} }", 0),
        ("<?php class A { function f() { $this->G(); } function g() {} }", 0),
        ("<?php trait T { function f() { $this->g(); } }", 0),
        ("<?php class A { function f() { if (method_exists($this, 'g')) { $this->g(); } } }", 0),
        ("<?php class A {} class B extends A { function f() { self::g(); parent::h(); } }", 2),
        ("<?php class A {} (new A)->g(); A::h();", 2), ("<?php class A {} class A { function g() {} } A::g();", 0),
        ("<?php enum E { case A; static function f() { return self::cases(); } }", 0),
    ])
    func `A method that is missing is found`(code: String, expected: Int) {
        #expect(lines("php.undefined-method", code).count == expected)
    }

    @Test(arguments: [
        ("<?php interface I { const X = 1; } class A implements I { function f() { return self::X . self::Y; } }", 1),
        ("<?php class A implements I { function f() { return self::X; } }", 0),
        ("<?php enum E { case A; } echo E::A, E::B, E::class;", 1),
        ("<?php class A { function f() { return static::X; } } class B extends A { const X = 1; }", 0),
    ])
    func `A class constant that is missing is found`(code: String, expected: Int) {
        #expect(lines("php.undefined-class-constant", code).count == expected)
    }

    @Test(arguments: [
        ("<?php update_option('a');", 1, 0), ("<?php strlen();", 1, 0), ("<?php strlen('a', 1);", 0, 1),
        ("<?php function f($a, $b = 1) {} f(); f(1); f(1, 2); f(1, 2, 3);", 1, 1),
        ("<?php function f() { return func_get_args(); } f(1, 2);", 0, 0),
        ("<?php function f(...$a) {} f(1, 2);", 0, 0),
        ("<?php f(...$a); function f($a, $b) {}", 0, 0), ("<?php $c = strlen(...);", 0, 0),
        ("<?php class A { function __construct($a) {} } new A; new A(1); new A(1, 2);", 1, 1),
        ("<?php class A { function __construct($a) {} } class B extends A {} new B();", 1, 0),
        ("<?php if ($x) { function f($a) {} } else { function f() {} } f();", 0, 0),
        ("<?php class A { static function s($a) {} function m() { $this->m(1); self::s(); } }", 1, 1),
    ])
    func `Argument counts are checked`(code: String, few: Int, many: Int) {
        #expect(lines("php.too-few-arguments", code).count == few)
        #expect(lines("php.too-many-arguments", code).count == many)
    }

    @Test(arguments: [
        ("<?php add_action('save_post', function($a, $b) {}); ", 1),
        ("<?php add_action('x', function($a, $b) {}, 10, 2);", 0),
        ("<?php add_action('x', function($a, $b = 1) {});", 0),
        ("<?php add_action('init', function($a) {}, 10, 0);", 0),
        ("<?php class A { function r() { add_filter('x', [$this, 'c']); } function c($a, $b) { return $a; } }", 1),
        ("<?php add_action($x, 'c', 10, $n); function c($a, $b) {}", 0),
    ])
    func `Callbacks that need more than they get are found`(code: String, expected: Int) {
        #expect(lines("php.hook-callback-arguments", code).count == expected)
    }

    @Test(arguments: [
        ("<?php add_filter('the_title', function($t) { echo $t; });", 1),
        ("<?php add_filter('the_title', function($t) { return $t; });", 0),
        ("<?php add_filter('init', function() { f(); });", 0),
        ("<?php add_filter('the_title', fn($t) => $t);", 0),
        ("<?php add_filter('the_title', '__return_empty_string');", 0),
        ("<?php add_filter('the_title', function($t) { if ($t) { return; } return $t; });", 1),
        ("<?php add_filter('the_title', function($t) { if ($t) { return $t; } throw new E; });", 0),
        ("<?php add_action('the_title', function($t) { echo $t; });", 0),
    ])
    func `Filters that do not always return are found`(code: String, expected: Int) {
        #expect(lines("wp.filter-no-return", code).count == expected)
    }

    @Test func `What is newer than the oldest version is found, but for what is checked or provided`() {
        let old = AnalysisOptions(minimumWordPress: [5, 0], minimumPHP: [7, 0])
        func found(_ rule: String, _ code: String) -> Int { lines(rule, code, options: old).count }
        #expect(found("compat.php-newer-syntax", "<?php function f(?int $a) { return fn() => $a; }") == 2)
        #expect(found("compat.php-newer-syntax", "<?php function f() { throw new E; }") == 0)
        #expect(found("compat.php-newer-syntax", "<?php\n#[Pure]\nfunction f() { }") == 0)
        #expect(found("compat.php-newer-syntax", "<?php function f(#[Pure] $a) { }") == 1)
        #expect(found("compat.php-newer", "<?php mb_str_split('a');") == 1)
        #expect(found("compat.php-newer", "<?php if (function_exists('mb_str_split')) { mb_str_split('a'); }") == 0)
        #expect(found("compat.php-newer", "<?php function mb_str_split($a) {} mb_str_split('a');") == 0)
        #expect(found("compat.php-newer", "<?php random_int(1, 2); is_countable([]); hrtime();") == 1)
        #expect(found("compat.php-newer", "<?php if (PHP_VERSION_ID > 80000) { mb_str_split('a'); }") == 0)
        #expect(found("compat.wordpress-newer", "<?php wp_is_serving_rest_request(); get_option('a');") == 1)
        #expect(lines("compat.php-newer", "<?php mb_str_split('a');").isEmpty)
    }

    @Test func `Old constructs are mended`() {
        #expect(
            fixed("compat.php-interpolation", "<?php echo \"${a} {$b['c']} ${d}\";")
                == "<?php echo \"{$a} {$b['c']} {$d}\";")
        let nullable = "<?php function f(A $a = null, ?B $b = null, mixed $c = null, C|null $d = null) {}"
        #expect(
            fixed("compat.php-implicit-nullable", nullable)
                == "<?php function f(?A $a = null, ?B $b = null, mixed $c = null, C|null $d = null) {}")
        let attribute =
            "<?php class A implements ArrayAccess {\n\t#[\\ReturnTypeWillChange]\n\tfunction offsetGet($o) {}\n}"
        #expect(lines("compat.php-return-type", attribute).isEmpty)
    }

    @Test func `The header states the oldest versions`() {
        let header = "<?php\n/*\nPlugin Name: A\nRequires PHP: 7.1\n*/\nmb_str_split('a');"
        #expect(lines("compat.php-newer", header).count == 1)
        let readme = findings([
            ("a.php", "<?php\n/* Plugin Name: A */\nmb_str_split('a');"), ("readme.txt", "Requires PHP: 7.3\n"),
        ])
        #expect(readme.contains { $0.rule == "compat.php-newer" })
    }

    @Test func `Disabled rules and groups are silent, and the order does not depend on threads`() {
        let code = "<?php function f() { return $x; goto a; a: }\nfunction g() { return $y; }"
        #expect(
            lines("php.undefined-variable", code, options: .init(disabledRules: ["php.undefined-variable"])).isEmpty)
        #expect(findings(code, options: .init(disabledRules: ["php"])).allSatisfy { !$0.rule.hasPrefix("php.") })
        let files = (0..<20).map { ("f\($0).php", "<?php function f\($0)() { return $x + $y; }") }
        #expect(findings(files, options: .init(threads: 1)) == findings(files, options: .init(threads: 4)))
    }
}
